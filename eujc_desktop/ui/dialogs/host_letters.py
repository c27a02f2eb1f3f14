"""The letters to hosts that are to be written: looked at, drafted in one go, and marked as sent or thanked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.planning.host_letters import THANKS
from eujc_desktop.ui.components.buttons import Segments, push, rename
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.print_dialog import open_papers
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.host_letter_words import LANGUAGES, in_words, languages_of, named, state_of
from eujc_desktop.ui.mission_words import LATE
from eujc_desktop.ui.papers.hand_over import too_many, where_to
from eujc_desktop.ui.papers.output import Output
from eujc_desktop.ui.text import count, lowered, tip, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tired_hosts import how_to_ask, why_tired

_DUE = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_ROW = QSize(0, 30)
_TABLES = frozenset({"visit", "paper", "organisation", "contact", "itinerary_item", "approval"})
_DAY, _LETTER, _LANGUAGE, _TO, _STATE = range(1, 6)
_WIDTHS = {_DAY: 92, _LETTER: 206, _LANGUAGE: 126, _TO: 220, _STATE: 250}
_BOTH, _CHOICE = "both", "letters.languages"


class HostLettersDialog(WorkDialog):
    """The letters of a mission that are due, those of one sort where `only` names it.

    With `swapped` those that a swap asks for: the visit that came and the one that went.
    """

    def __init__(
        self,
        desk: Desk,
        mission_id: str,
        parent: QWidget | None = None,
        only: str = "",
        swapped: tuple[str, str] | None = None,
    ) -> None:
        title = tr("Hosts to thank") if only == THANKS else tr("Letters to hosts")
        super().__init__(desk, title, 1180, 600, parent)
        self._mission_id, self._only, self._swapped = mission_id, only, swapped
        self._ticked: dict[tuple[str, str], bool] = {}
        """What was ticked and unticked by hand."""
        self.list = _list(tr("Letters to write"))
        self.list.itemChanged.connect(self._tick)
        self.list.itemActivated.connect(lambda _item, _at: self.look())
        self.list.currentItemChanged.connect(lambda _now, _before: self._tell())
        self._note, self._empty = label("", "small", "second", wrap=True), label("", "body", "muted", wrap=True)
        parts = ((_BOTH, in_words(("ja", "en")), ""), ("", tr("As each host"), ""))
        self.language = Segments((*parts, *((key, words, "") for key, words in LANGUAGES.items())))
        self.language.setAccessibleName(tr("Language"))
        self.language.setToolTip(tip(tr("Hosts without a name in Japanese are written to in English alone.")))
        kept = str(desk.memory.get(_CHOICE, _BOTH))
        self.language.choose(kept if kept in ("", *LANGUAGES) else _BOTH)
        self.language.changed.connect(self._choose_languages)
        self.where = where_to()
        self.where.changed.connect(lambda _key: self._tell())
        self.look_button = push(tr("Look at it…"), icon="file-text", on_click=self.look)
        self.thanked_button = push("", icon="check", on_click=self.mark_thanked)
        self.sent_button = push("", icon="check", on_click=self.mark_sent)
        self.ok = push("", "primary", "mail", on_click=self._ask)
        self.ok.setDefault(True)
        self.output = Output(desk, self, self)
        self.output.told.connect(lambda message: self.messages.show_messages([message]))
        self.output.failed.connect(self.refuse)
        self._assemble()
        self.read_again_after(_TABLES)
        self.read()

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say over the dialog what has happened."""
        self.notices.toast(text, action_text, action)

    @property
    def chosen(self) -> list[Any]:
        """The letters ticked."""
        return [item.data(0, _DUE) for item in self._items() if item.checkState(0) is _ON]

    def read(self) -> None:
        """Read what is to be written."""
        now, only = datetime.now(UTC), self._only
        read = partial(services.host_letters.at_hand, mission_id=self._mission_id, now=now, only=only)
        if self._swapped is not None:
            came, went = self._swapped
            read = partial(services.host_letters.reissued, mission_id=self._mission_id, came=came, went=went, now=now)
        self.follow(self.desk.office.ask(read, self._show)).otherwise(self.refuse)

    def look(self) -> None:
        """Show the letter at hand as it will be."""
        item = self.list.currentItem()
        if item is not None:
            due = item.data(0, _DUE)
            language = self.languages(due)[0]
            open_papers(self.desk, "letters_to_hosts", self, person=due.visit_id, letter=due.letter, language=language)

    def languages(self, due: Any) -> tuple[str, ...]:
        """In which languages a letter is written next: those of the choice it is not yet written in, else all."""
        chosen = self.language.chosen
        wanted = languages_of(due.language) if chosen == _BOTH else (chosen or due.language,)
        return tuple(key for key in wanted if key not in due.line.languages) or wanted

    def mark_sent(self) -> None:
        """The letters ticked that are written went out today."""
        papers = [paper for due in self.chosen for paper in due.line.papers]
        n = sum(bool(due.line.papers) for due in self.chosen)
        words = count("Mark %n letter as sent", "Mark %n letters as sent", n)
        done = count("%n letter sent", "%n letters sent", n)
        mark = partial(services.mail_drafts.mark_sent, paper_ids=papers, day=date.today())
        job = self.follow(self.desk.office.do(words, mark)).otherwise(self.refuse)
        job.then(lambda _n: self.toast(done, tr("Undo"), self.desk.office.way_back))

    def mark_thanked(self) -> None:
        """The hosts ticked have been thanked, in whatever way."""
        ids = [due.visit_id for due in self.chosen if due.letter == THANKS]
        words = count("Mark %n host as thanked", "Mark %n hosts as thanked", len(ids))
        done = count("%n host thanked", "%n hosts thanked", len(ids))
        mark = partial(services.host_letters.mark_thanked, visit_ids=ids, today=date.today())
        job = self.follow(self.desk.office.do(words, mark)).otherwise(self.refuse)
        job.then(lambda _n: self.toast(done, tr("Undo"), self.desk.office.way_back))

    def _assemble(self) -> None:
        head = row(label(self.windowTitle(), "title"), "stretch", label(tr("Language"), "small", "second"),
                   self.language, margins=(16, 12, 16, 10))  # fmt: skip
        ask = row(self.look_button, self.sent_button, self.thanked_button, "stretch", self.where,
                  push(tr("Close"), on_click=self.reject), self.ok)  # fmt: skip
        self.column.addWidget(head)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self._nothing = row(self._empty, margins=(16, 16, 16, 16))
        self.column.addWidget(self._nothing, 1)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(hline())
        self.column.addWidget(column(self._note, ask, spacing=8, margins=(16, 10, 16, 12)))

    def _drafts(self) -> int:
        """How many drafts are written: one in each language."""
        return sum(len(self.languages(due)) for due in self.chosen if not due.to.problem)

    def _show(self, found: Sequence[Any]) -> None:
        first = not self._items()
        at_hand = self.list.currentItem()
        kept = at_hand.data(0, _DUE).key if at_hand is not None else None
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        for due in found:
            item = QTreeWidgetItem(self.list, _words(due))
            item.setData(0, _DUE, due)
            item.setSizeHint(0, _ROW)
            item.setToolTip(0, tip(due.company))
            item.setToolTip(_TO, tip(tr(due.to.problem) if due.to.problem else due.to.address))
            if due.to.problem:
                item.setForeground(_TO, theme.color("warn_text"))
                item.setData(_TO, Qt.ItemDataRole.AccessibleDescriptionRole, tr(due.to.problem))
            if why := why_tired(due.tired):
                item.setForeground(_STATE, theme.color(f"{how_to_ask(due.tired)[1]}_text"))
                item.setToolTip(_STATE, tip(why))
                item.setData(_STATE, Qt.ItemDataRole.AccessibleDescriptionRole, why)
            if due.key == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        if self.list.currentItem() is None and (items := self._items()):
            self.list.setCurrentItem(items[0])
        self._empty.setText("" if found else tr("No letter to a host is waiting to be written."))
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._show_languages()
        if first and too_many(self.where, self._drafts()):
            self.where.choose("folder")
            self._tell()

    def _tick(self, item: QTreeWidgetItem, _at: int) -> None:
        self._ticked[item.data(0, _DUE).key] = item.checkState(0) is _ON
        self._tell()

    def _choose_languages(self, key: str) -> None:
        self.desk.memory.put(_CHOICE, key)
        self._show_languages()

    def _show_languages(self) -> None:
        """Which languages each is written in next; what is not written in them yet is ticked, unless done by hand."""
        self.list.blockSignals(True)  # noqa: FBT003
        for item in self._items():
            due = item.data(0, _DUE)
            languages = self.languages(due)
            item.setText(_LANGUAGE, in_words(languages))
            rests = due.tired.level == "rest"
            ready = not (due.to.problem or rests or set(languages) & set(due.line.languages))
            item.setCheckState(0, _ON if self._ticked.get(due.key, ready) else _OFF)
        self.list.blockSignals(False)  # noqa: FBT003
        self._tell()

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _tell(self) -> None:
        """Say how many are written, on the button as well."""
        chosen = self.chosen
        ready = [due for due in chosen if not due.to.problem]
        thanks = [due for due in chosen if due.letter == THANKS]
        n, writes = self._drafts(), not self.desk.read_only
        words = count("Write %n letter", "Write %n letters", n)
        if ready and all(due.letter == THANKS for due in ready):
            words = count("Write %n thank-you", "Write %n thank-yous", n)
        note = tr("A draft for each, with the letter attached. Nothing is sent: you look at it and send it yourself.")
        unreached = sum(bool(due.to.problem) for due in chosen)
        if unreached:
            note = count("%n without an e-mail address: look at it and print it.",
                         "%n without an e-mail address: look at them and print them.", unreached)  # fmt: skip
        over = too_many(self.where, n)
        self._note.setText(over or note)
        rename(self.ok, f"{words}…" if self.where.chosen == "folder" else words)
        self.ok.setEnabled(n > 0 and not over and writes)
        self.look_button.setEnabled(self.list.currentItem() is not None)
        rename(self.thanked_button, count("Mark %n as thanked", "Mark %n as thanked", len(thanks)))
        self.thanked_button.setVisible(bool(thanks))
        self.thanked_button.setEnabled(writes)
        written = sum(bool(due.line.papers) for due in chosen)
        rename(self.sent_button, count("Mark %n as sent", "Mark %n as sent", written))
        self.sent_button.setVisible(bool(written))
        self.sent_button.setEnabled(writes)

    def _ask(self) -> None:
        folder: Path | None = None
        if self.where.chosen == "folder":
            found = QFileDialog.getExistingDirectory(self, tr("Folder for the drafts"), self.desk.paper_folder)
            if not found:
                return
            folder = Path(found)
            self.desk.remember_paper_folder(folder)
        ready = [due for due in self.chosen if not due.to.problem]
        wanted = [(due.visit_id, due.letter, language) for due in ready for language in self.languages(due)]
        self._ticked.clear()
        mails = partial(services.host_letters.mails, mission=self.desk.mission.code, wanted=wanted)
        self.output.hand_over_all(mails, self.windowTitle(), folder)


def _words(due: Any) -> list[str]:
    """A row: the host, the letter, the language, to whom, and how far it is."""
    day = on_day(due.day, with_year=False) if due.day else ""
    to = " · ".join(filter(None, (due.to.name, due.to.address))) if not due.to.problem else tr("no e-mail address")
    return [due.company, day, named(due.letter), "", to, _state(due)]


def _state(due: Any) -> str:
    line = due.line
    if line.state == "none" and due.tired.level != "fresh":
        return how_to_ask(due.tired)[0]
    if line.state == "none" and due.urgent and due.letter == THANKS:
        return str(lowered(tr(LATE)))
    return state_of(line)[2]


def _list(name: str) -> QTreeWidget:
    shown = QTreeWidget()
    shown.setAccessibleName(name)
    shown.setFrameShape(QFrame.Shape.NoFrame)
    shown.setRootIsDecorated(False)
    shown.setUniformRowHeights(True)
    shown.setHeaderLabels([tr("Host"), tr("Day"), tr("Letter"), tr("Language"), tr("To"), tr("State")])
    header = shown.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for at, width in _WIDTHS.items():
        shown.setColumnWidth(at, theme.wide(width))
    return shown


def thanks_message(found: Sequence[Any], write: Callable[[], object]) -> InlineMessage:
    """That hosts wait to be thanked, with the one button that drafts it for all."""
    n = len(found)
    late = any(due.urgent for due in found)
    title = count("%n host to thank", "%n hosts to thank", n)
    names = tr(", ").join(due.company for due in found[:4])
    names = tr("{names} and {n} more", names=names, n=n - 4) if n > 4 else names
    words = count("Write %n thank-you…", "Write %n thank-yous…", n)
    return InlineMessage(title, names, "warn" if late else "info", "mail", [(words, write)])
