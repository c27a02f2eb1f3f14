"""The lists of a visit as tables: programme, host party, questions and gifts, each with what else can be done there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.line_model import Line, LineColumn
from eujc_desktop.ui.line_table import LineTable
from eujc_desktop.ui.text import count, shown, tr
from eujc_desktop.ui.theme import theme

Do = Callable[[str, Callable[[Any], object]], object]
"""Takes a step of that name."""


def columns_of(table: str, widths: Sequence[tuple[str, int, int]], pairs: Mapping[str, Any]) -> list[LineColumn]:
    """The columns of a list by field, each so wide and with its share; a name in brackets is a column to read alone."""
    fields = services.visit_lines.entity(table).fields
    found = []
    for key, width, share in widths:
        field = fields.get(key)
        title = tr(field.label) if field else ""
        found.append(LineColumn(key, title, width, share, field, pairs.get(key, ())))
    return found


class VisitList(QObject):
    """One list of a visit: its table, words above it, and buttons; `do` takes steps."""

    table_name = ""
    widths: Sequence[tuple[str, int, int]] = ()

    def __init__(self, parent: QWidget, do: Do, refuse: Callable[[str], object], *, writes: bool) -> None:
        super().__init__(parent)
        self._do, self._writes = do, writes
        self.sheet: Any = None
        self.table = LineTable(self.title, self._columns({}), writes=writes)
        self.told = label("", "small", "second", wrap=True)
        self.page = column(
            row((self.told, 1), *self.more(), self.table.tools(), spacing=8),
            (self.table, 1),
            margins=(16, 10, 16, 10),
            spacing=8,
        )
        self.table.lines.changed.connect(self._change)
        self.table.lines.added.connect(self._add)
        self.table.lines.refused.connect(refuse)
        self.table.moved.connect(self._move)
        self.table.removed.connect(self._remove)

    @property
    def title(self) -> str:
        """What the list is called."""
        raise NotImplementedError

    def more(self) -> Sequence[QWidget]:
        """Further buttons."""
        return ()

    def lines(self, sheet: Any) -> Sequence[Line]:
        """The lines out of what was read."""
        raise NotImplementedError

    def words(self, sheet: Any) -> tuple[str, str]:
        """What is said above the list, and in which tone."""
        return "", ""

    def pairs(self, sheet: Any) -> Mapping[str, Any]:
        """What links can point to, by field."""
        return {}

    def show(self, sheet: Any) -> None:
        """Show the list of a visit."""
        self.sheet = sheet
        self.table.lines.show_columns(self._columns(self.pairs(sheet)))
        self.table.show_lines(self.lines(sheet))
        words, tone = self.words(sheet)
        self.told.setText(words)
        theme.restyle(self.told, "role", tone or "second")

    def _columns(self, pairs: Mapping[str, Any]) -> list[LineColumn]:
        return columns_of(self.table_name, self.widths, pairs)

    def step(self, words: str, use_case: Callable[[Any], object]) -> None:
        """Take a step that says the company in its name."""
        if self.sheet is not None:
            self._do(tr("{what}: {company}", what=words, company=self.sheet.company), use_case)

    def _change(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        change = partial(services.visit_lines.change, table=self.table_name, changes=changes)
        self.step(tr("Change {list}", list=self.title), change)

    def _add(self, new: Sequence[Mapping[str, object]]) -> None:
        if self.sheet is not None:
            add = partial(services.visit_lines.add, table=self.table_name, visit_id=self.sheet.visit_id, lines=new)
            self.step(tr("Add to {list}", list=self.title), add)

    def _move(self, line_id: str, by: int) -> None:
        move = partial(services.visit_lines.move, table=self.table_name, line_id=line_id, step=by)
        self.step(tr("Move in {list}", list=self.title), move)

    def _remove(self, ids: Sequence[str]) -> None:
        remove = partial(services.visit_lines.remove, table=self.table_name, line_ids=ids)
        self.step(tr("Remove from {list}", list=self.title), remove)


class Programme(VisitList):
    """The parts of the visit with the times that follow from its start."""

    table_name = "visit_part"
    widths = (("time", 100, 0), ("kind", 130, 1), ("title", 110, 2), ("title_ja", 110, 2), ("minutes", 64, 0),
              ("speaker", 110, 2), ("place", 90, 1), ("interpreted", 86, 0))  # fmt: skip

    @property
    def title(self) -> str:
        return tr("Programme of the visit")

    def more(self) -> Sequence[QWidget]:
        self.usual = push(tr("Typical programme"), icon="sparkles", on_click=self._propose)
        self.usual.setEnabled(self._writes)
        return (self.usual,)

    def _columns(self, pairs: Mapping[str, Any]) -> list[LineColumn]:
        return [each._replace(title=tr("Time")) if each.key == "time" else each for each in super()._columns(pairs)]

    def lines(self, sheet: Any) -> Sequence[Line]:
        return [_part(part) for part in sheet.programme.parts]

    def words(self, sheet: Any) -> tuple[str, str]:
        found = sheet.programme
        self.usual.setVisible(not found.parts)
        if found.begins is None:
            return tr("When the visit begins is not agreed yet."), ""
        when = f"{short_day(found.begins.date())}, {found.begins:%H:%M}"
        when += f"–{found.ends:%H:%M}" if found.ends else ""
        total = count("%n minute in all", "%n minutes in all", found.total)
        if found.over is None or not found.parts:
            return f"{when} · {total}", ""
        if found.over > 0:
            over = count("%n minute longer than the visit", "%n minutes longer than the visit", found.over)
            return f"{when} · {total} · {over}", "warn"
        left = count("%n minute left", "%n minutes left", -found.over) if found.over else tr("fills the visit")
        return f"{when} · {total} · {left}", ""

    def _propose(self) -> None:
        propose = partial(services.visit_days.propose_programme, visit_id=self.sheet.visit_id)
        self.step(tr("Typical programme"), propose)


def _part(part: Any) -> Line:
    clock = f"{part.begins:%H:%M}–{part.ends:%H:%M}" if part.begins and part.ends else ""
    keys = ("kind", "title", "title_ja", "minutes", "speaker", "place", "interpreted")
    return Line(part.id, {"time": clock, **{key: _held(getattr(part, key)) for key in keys}})


def _held(value: Any) -> Any:
    return None if value == "" else value


class HostParty(VisitList):
    """Who receives us, the first in rank on top; contacts of the host come in where their rank puts them."""

    table_name = "visit_host"
    widths = (("name", 110, 2), ("name_ja", 110, 2), ("reading", 110, 2), ("job_title", 110, 3),
              ("job_title_ja", 110, 3))  # fmt: skip

    @property
    def title(self) -> str:
        return tr("Host party")

    def more(self) -> Sequence[QWidget]:
        self.from_contacts = push(tr("From the contacts…"), icon="users", on_click=self._offer)
        return (self.from_contacts,)

    def lines(self, sheet: Any) -> Sequence[Line]:
        keys = ("name", "name_ja", "reading", "job_title", "job_title_ja")
        return [Line(one.id, {key: _held(getattr(one, key)) for key in keys}) for one in sheet.party]

    def words(self, sheet: Any) -> tuple[str, str]:
        self.from_contacts.setEnabled(self._writes and bool(sheet.others))
        if not sheet.party:
            return tr("Who receives us is not known yet."), ""
        people = count("%n person receives us", "%n people receive us", len(sheet.party))
        return tr("{people}, the highest in rank first", people=people), ""

    def _offer(self) -> None:
        menu = QMenu(self.from_contacts)
        for key, name in self.sheet.others:
            menu.addAction(name, partial(self._receive, [key], name))
        if len(self.sheet.others) > 1:
            menu.addSeparator()
            menu.addAction(tr("All of them"), partial(self._receive, [key for key, _ in self.sheet.others], ""))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.from_contacts.mapToGlobal(self.from_contacts.rect().bottomLeft()))

    def _receive(self, contacts: Sequence[str], name: str) -> None:
        receive = partial(services.visit_days.receive, visit_id=self.sheet.visit_id, contacts=contacts)
        words = tr("{name} receives us", name=name) if name else tr("The contacts receive us")
        self.step(words, receive)


class Questions(VisitList):
    """What we want to ask, and who."""

    table_name = "visit_question"
    widths = (("topic", 100, 1), ("words", 160, 4), ("words_ja", 140, 3), ("participation_id", 130, 1))

    @property
    def title(self) -> str:
        return tr("Questions")

    def lines(self, sheet: Any) -> Sequence[Line]:
        keys = ("topic", "words", "words_ja", "participation_id")
        return [Line(one.id, {key: _held(getattr(one, key)) for key in keys}) for one in sheet.questions]

    def words(self, sheet: Any) -> tuple[str, str]:
        if not sheet.questions:
            return tr("Type questions, or paste them from Excel or a mail: topic, question, Japanese, who asks."), ""
        without = sum(not one.words_ja for one in sheet.questions)
        told = [count("%n question", "%n questions", len(sheet.questions))]
        told += [count("%n without Japanese", "%n without Japanese", without)] if without else []
        return " · ".join(told), ""

    def pairs(self, sheet: Any) -> Mapping[str, Any]:
        return {"participation_id": sheet.people}


class Gifts(VisitList):
    """What we give and what we got; a gift that was given before is marked."""

    table_name = "gift_entry"
    widths = (("way", 100, 0), ("gift_id", 130, 2), ("what", 120, 2), ("host_id", 120, 2), ("number", 96, 0),
              ("handed_on", 120, 0), ("note", 100, 2))  # fmt: skip

    def __init__(self, parent: QWidget, do: Do, refuse: Callable[[str], object], stock: Callable[[], object], *,
                 writes: bool) -> None:  # fmt: skip
        self._stock = stock
        super().__init__(parent, do, refuse, writes=writes)

    @property
    def title(self) -> str:
        return tr("Gifts")

    def more(self) -> Sequence[QWidget]:
        self.given = push(tr("Handed over today"), icon="check", on_click=self._hand_over)
        return (self.given, push(tr("Stock of gifts…"), icon="database", on_click=self._stock))

    def lines(self, sheet: Any) -> Sequence[Line]:
        return [_entry(one) for one in sheet.entries]

    def words(self, sheet: Any) -> tuple[str, str]:
        open_ = [one for one in sheet.entries if one.way == "given" and one.handed_on is None]
        self.given.setEnabled(self._writes and bool(open_))
        told = [f"{one.what}: {words}" for one in sheet.entries for words in _warnings(one).values()]
        if told:
            return "\n".join(told), "warn"
        if not sheet.entries:
            return tr("No gift has been chosen yet."), ""
        bring = count("%n gift to bring", "%n gifts to bring", sum(one.number for one in open_))
        return (bring if open_ else tr("All gifts were handed over.")), ""

    def pairs(self, sheet: Any) -> Mapping[str, Any]:
        party = [(one.id, one.called) for one in sheet.party]
        return {"gift_id": [(key, shown(words)) for key, words in sheet.stock], "host_id": party}

    def _hand_over(self) -> None:
        from datetime import date

        ids = [one.id for one in self.sheet.entries if one.way == "given"]
        self.step(tr("Gifts handed over"), partial(services.gifts.hand_over, entry_ids=ids, day=date.today()))


def _entry(one: Any) -> Line:
    keys = ("way", "gift_id", "host_id", "number", "handed_on", "note")
    what = None if one.gift_id else _held(one.what)
    return Line(one.id, {**{key: _held(getattr(one, key)) for key in keys}, "what": what}, _warnings(one))


def _warnings(one: Any) -> dict[str, str]:
    """What is to be minded of a gift, by the cell it is about."""
    told = {"gift_id" if one.gift_id else "what": shown(one.before)} if one.before else {}
    if one.lacking:
        told["number"] = count("%n more than in stock", "%n more than in stock", one.lacking)
    return told
