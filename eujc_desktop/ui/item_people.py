"""Who takes part in an item and who sits where, in a section of its panel that is read when it is unfolded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import flow
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.seat_table import SeatTable
from eujc_desktop.ui.text import count, tr

ALL, NAMED = "all", "named"
_ROLE = "interpreter"


class ItemPeople(QObject):
    """Shows everybody of an item; each change is one step."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._id = desk, panel, ""
        self._sheet: Any = None
        self._wish = False
        self.section = panel.section("people", tr("People and seats"))
        self.which = Segments([(ALL, tr("Everyone"), ""), (NAMED, tr("Only those named"), "")])
        self.which.setAccessibleName(tr("Whom the item is for"))
        self._told = label("", "small", "second", wrap=True)
        self.messages = MessageSlot()
        self.table = SeatTable()
        self.propose = push(tr("Propose seats"), "", "sparkles", on_click=self._propose)
        self.propose.setToolTip(tr("Those of one company side by side, the leader at the door; given seats stay"))
        self.by_group = push(tr("By groups"), "", on_click=partial(self._propose, "group"))
        self.by_group.setToolTip(tr("Propose seats so that groups sit together"))
        self.look = push(tr("Seat plan…"), "", "train-front", on_click=self.open_plan)
        self.clear = push(tr("Clear seats"), "", on_click=self._clear)
        self.all = push(tr("Name all"), "", on_click=partial(self._name_all, here=True))
        self.none = push(tr("Name none"), "", on_click=partial(self._name_all, here=False))
        self.add = push(tr("Add somebody…"), "", "user-plus", on_click=self.ask_whom)
        self.add.setToolTip(tr("An interpreter, expert or speaker of the office, or somebody new"))
        self.add.setEnabled(not desk.read_only)
        self._buttons = (self.add, self.look, self.propose, self.by_group, self.clear, self.all, self.none)
        for widget in (self.which, self._told, flow(*self._buttons), self.messages, self.table):
            self.section.body.addWidget(widget)
        self.section.folded.connect(self._read)
        self.which.changed.connect(self._turn)
        self.table.seats.typed.connect(self._put)
        self.table.seats.ticked.connect(self._name)

    def show_item(self, item_id: str) -> None:
        """Follow another item, or the same after a change."""
        if item_id != self._id:
            self.messages.clear()
        self._id = item_id
        self._read()

    def open_plan(self) -> None:
        """Show the cars from above."""
        from eujc_desktop.ui.dialogs.seat_plan import SeatPlanDialog

        if self._sheet is not None:
            SeatPlanDialog(self._desk, self._sheet.item_id, self._panel.window()).open()

    def ask_whom(self) -> None:
        """Bring somebody onto the mission, and to the item where it is for those named."""
        from eujc_desktop.ui.dialogs.add_records import AddPersonDialog

        AddPersonDialog(self._desk, self._desk.mission_id, self._added, self._panel.window(), role=_ROLE).open()

    def _added(self, key: str) -> None:
        if self._sheet is not None and self._sheet.for_named:
            words = tr("“{title}”: somebody named", title=self._sheet.title)
            self._do(words, services.seats.name, keys=[key], here=True)
        else:
            self._read()

    def focus(self) -> None:
        """Put the keyboard into the first seat that is not given, at once or when the item has been read."""
        self._wish = self._sheet is None or self._sheet.item_id != self._id
        if not self.section.opened:
            self.section.head.setChecked(True)
        if not self._wish:
            self._go()

    def _go(self) -> None:
        lines = self.table.seats.lines
        self.table.go(next((row for row, line in enumerate(lines) if not line.seat), 0), "seat")
        self._panel.ensureWidgetVisible(self.table)

    def _read(self) -> None:
        wanted = self._id
        if self.section.opened and wanted:
            job = self._desk.office.ask(partial(services.seats.of_item, item_id=wanted))
            job.then(lambda sheet: self._show(sheet) if wanted == self._id else None).otherwise(self._refuse)

    def _show(self, sheet: Any) -> None:
        self._sheet = sheet
        may_write = not self._desk.read_only
        self.which.name(ALL, tr("Group {letters}", letters=", ".join(sheet.groups)) if sheet.groups else tr("Everyone"))
        self.which.choose(NAMED if sheet.for_named else ALL)
        self.which.setEnabled(may_write)
        self.table.seats.may_write = may_write
        self.table.show_sheet(sheet)
        self._told.setText(_told(sheet))
        seated = any(line.car or line.seat for line in sheet.here)
        self.section.set_badge(f"{sheet.seated}/{len(sheet.here)}" if seated or sheet.places else str(len(sheet.here)))
        for button in (self.propose, self.by_group):
            button.setVisible(bool(sheet.places) and sheet.seated < len(sheet.here))
            button.setEnabled(may_write)
        self.clear.setVisible(seated)
        self.look.setVisible(bool(sheet.places) or any(line.seat for line in sheet.here))
        self.clear.setEnabled(may_write)
        for button, here in ((self.all, True), (self.none, False)):
            button.setVisible(sheet.for_named)
            button.setEnabled(may_write and any(line.here is not here for line in sheet.lines))
        if self._wish:
            self._wish = False
            self._go()

    def _turn(self, which: str) -> None:
        title = self._sheet.title
        if which == ALL:
            self._do(tr("“{title}” for everyone again", title=title), services.seats.only_for, keys=None)
            return
        keys = [line.key for line in self._sheet.here if line.car or line.seat or line.note]
        self._do(tr("“{title}” only for those named", title=title), services.seats.only_for, keys=keys)

    def _put(self, cells: Mapping[tuple[str, str], str]) -> None:
        (key, field), text = next(iter(cells.items()))
        name = next(line.name for line in self._sheet.lines if line.key == key)
        what = tr(services.records.entity("item_person").fields[field].label)
        words = tr("{field} of {name}: {text}", field=what, name=name, text=text or tr("empty"))
        if len(cells) > 1:
            cells_told = count("%n cell", "%n cells", len(cells))
            words = tr("Seats of “{title}”: {cells}", title=self._sheet.title, cells=cells_told)
        self._do(words, services.seats.put, cells=cells)

    def _name(self, keys: Sequence[str], here: bool) -> None:  # noqa: FBT001 - a signal
        names = [line.name for line in self._sheet.lines if line.key in keys]
        who = names[0] if len(names) == 1 else count("%n person", "%n people", len(names))
        given = {"title": self._sheet.title, "who": who}
        words = tr("“{title}”: {who} named", **given) if here else tr("“{title}”: {who} no longer named", **given)
        self._do(words, services.seats.name, keys=keys, here=here)

    def _name_all(self, *, here: bool) -> None:
        self._name([line.key for line in self._sheet.lines if line.here is not here], here)

    def _propose(self, together: str = "company") -> None:
        words = tr("Propose seats for “{title}”", title=self._sheet.title)
        self._do(words, services.seats.propose, together=together).then(self._remark)

    def _remark(self, remarks: Sequence[str]) -> None:
        if remarks:
            title = tr("Seats are proposed, but look at this")
            self.messages.show_messages([InlineMessage(title, "\n".join(remarks), "warn", closable=True)])

    def _clear(self) -> None:
        self._do(tr("Clear the seats of “{title}”", title=self._sheet.title), services.seats.clear)

    def _do(self, words: str, use_case: Callable[..., Any], **named: Any) -> Job:
        """Change what is shown: another item may be on its way already."""
        self.messages.clear()
        change = partial(use_case, item_id=self._sheet.item_id, **named)
        return self._desk.office.do(words, change).otherwise(self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._desk.refuse(error, self.messages)
        if self._sheet is not None:
            self._show(self._sheet)


def _told(sheet: Any) -> str:
    """What is reserved, and what to do next."""
    if sheet.told:
        return str(tr("Car / seats: {problem}", problem=sheet.told))
    if sheet.for_named and not sheet.here:
        return tr("Tick those it is for.")
    reserved = count("%n seat reserved", "%n seats reserved", sheet.places) if sheet.places else ""
    people = count("%n person", "%n people", len(sheet.here))
    return " · ".join(part for part in (people, reserved) if part)
