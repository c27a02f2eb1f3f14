"""Papers on their way to the mail program: to whom, what goes along, and whether drafts open or lie in a folder."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, push, rename
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import fill, flow, row
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot, lines_of
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import count, tip, tr

_KEY = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_TOLD = 4
_ROW = QSize(0, 28)


class Way(Enum):
    """What became of drafts: opened, written to a folder, or in one because no program opens them."""

    OPENED, FOLDER, NO_PROGRAM = range(3)


def handed_message(
    handed: Any, way: Way, sent: Callable[[], object], show_folder: Callable[[], object]
) -> InlineMessage:
    """Where drafts are, and that they count as sent only when somebody says so."""
    n = len(handed.paths)
    titles = {
        Way.OPENED: count("%n draft was opened in the mail program", "%n drafts were opened in the mail program", n),
        Way.FOLDER: count("%n draft lies in the folder", "%n drafts lie in the folder", n),
        Way.NO_PROGRAM: tr("No program on this computer opens mail drafts"),
    }
    body = tr("Nothing has been sent yet. Once you have sent them, mark them as sent.")
    if way is Way.NO_PROGRAM:
        body = tr(
            "Choose one for files ending in .eml in the settings of the system, or take the drafts from the folder."
        )
    lines = [(words, None) for words in handed.warnings[:_TOLD]]
    fixes = [(tr("Mark as sent"), lambda: mark()), (tr("Show in folder"), show_folder)]
    tone = "warn" if way is Way.NO_PROGRAM else "info"
    message = InlineMessage(titles[way], body, tone, "mail", fixes, lines=lines, closable=True)

    def mark() -> None:
        message.dismiss()
        sent()

    return message


def where_to() -> Segments:
    """Whether drafts are opened at once or lie in a folder."""
    return Segments([("open", tr("Open drafts"), ""), ("folder", tr("Write to a folder"), "")])


def too_many(where: Segments, n: int) -> str:
    """That so many drafts are not opened at once; "" where they are not, or are few."""
    most = services.mail_drafts.AT_ONCE
    if where.chosen != "open" or n <= most:
        return ""
    return count("At most %n draft is opened at once; write more to a folder.",
                 "At most %n drafts are opened at once; write more to a folder.", most)  # fmt: skip


class HandOverDialog(QDialog):
    """Tells by `asked` what is to be handed over, and the folder, None where drafts are opened at once."""

    asked = Signal(object, object)

    led = Signal(object)
    """The record and field that gives somebody an address are to be shown."""

    def __init__(self, desk: Desk, order: Any, plan: Any, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._order, self._plan = desk, order, plan
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Hand to mail"))
        self.resize(620, min(560, 320 + _ROW.height() * len(plan.recipients)))
        self.messages = MessageSlot()
        self._files: dict[Path, CheckBox] = {}
        self._enclosures: dict[str, CheckBox] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Recipients"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self._note, self._papers = label("", "small", "second", wrap=True), flow()
        self.add_button = push(tr("Attach a file…"), icon="paperclip", on_click=self.choose_files)
        self.where = where_to()
        self.where.changed.connect(lambda _key: self._tell())
        self.ok = push("", "primary", "mail", on_click=self._ask)
        self.ok.setDefault(True)
        along = row((self._papers, 1), self.add_button)
        ask = row(self.where, "stretch", push(tr("Cancel"), on_click=self.reject), self.ok)
        parts = (label(title, "title"), self._note, self.messages, (self.list, 1), along, ask)
        fill(QVBoxLayout(self), parts, margins=(16, 14, 16, 14), spacing=10)
        self._show()

    @property
    def chosen(self) -> list[str]:
        """Those ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(_KEY) for item in items if item.checkState() is _ON]

    def choose_files(self) -> None:
        """Ask for files that go along with every draft."""
        found, _ = QFileDialog.getOpenFileNames(self, tr("Attach a file"), self._desk.paper_folder)
        for path in map(Path, found):
            if path not in self._files:
                self._files[path] = self._box(path.name, ticked=True)

    def _show(self) -> None:
        plan = self._plan
        for one in plan.recipients:
            words = " · ".join(filter(None, (one.name, one.address, one.company)))
            item = QListWidgetItem(words, self.list)
            item.setData(_KEY, one.key)
            item.setSizeHint(_ROW)
            item.setToolTip(tip(tr(one.problem) if one.problem else words))
            item.setCheckState(_OFF if one.problem else _ON)
            if one.problem:
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tr(one.problem))
                item.setFlags(Qt.ItemFlag.NoItemFlags)
        for key, words in plan.enclosures:
            self._enclosures[key] = self._box(tr(words), ticked=key in plan.usual)
        self._tell_problems([one.problem for one in plan.recipients if one.problem])
        many = len(plan.ready) > services.mail_drafts.AT_ONCE and not plan.together
        self.where.choose("folder" if many else "open")
        self._tell()

    def _tell_problems(self, problems: list[Any]) -> None:
        if not problems:
            return
        words = count("%n recipient gets no draft", "%n recipients get no draft", len(problems))
        lines = lines_of(problems, self._lead, _TOLD)
        self.messages.show_messages([InlineMessage(words, tone="warn", lines=lines)])

    def _lead(self, remark: Any) -> None:
        self.reject()
        self.led.emit(remark)

    def _box(self, words: str, *, ticked: bool) -> CheckBox:
        box = CheckBox(words)
        box.setChecked(ticked)
        layout = self._papers.layout()
        if layout is not None:
            layout.addWidget(box)
        return box

    def _tell(self) -> None:
        """Say how many drafts there will be, on the button as well."""
        n, together = len(self.chosen), self._plan.together
        if together:
            words = count("Hand one draft for %n recipient to mail", "Hand one draft for %n recipients to mail", n)
            note = tr("One draft with everybody in Bcc: nobody sees the addresses of the others.")
        else:
            letter = self._order.kind == "letters"
            words = (count("Hand %n letter to mail", "Hand %n letters to mail", n) if letter else
                     count("Hand %n draft to mail", "Hand %n drafts to mail", n))  # fmt: skip
            note = tr(
                "A draft for each, with the paper attached. Nothing is sent: you look at it and send it yourself."
            )
        if not together and (over := too_many(self.where, n)):
            note, n = over, 0
        self._note.setText(note)
        rename(self.ok, f"{words}…" if self.where.chosen == "folder" else words)
        self.ok.setEnabled(n > 0)

    def _ask(self) -> None:
        folder: Path | None = None
        if self.where.chosen == "folder":
            found = QFileDialog.getExistingDirectory(self, tr("Folder for the drafts"), self._desk.paper_folder)
            if not found:
                return
            folder = Path(found)
            self._desk.remember_paper_folder(folder)
        ticked = tuple(key for key, box in self._enclosures.items() if box.isChecked())
        files = tuple(path for path, box in self._files.items() if box.isChecked())
        mail = services.mail_drafts.Mail(self._order, tuple(self.chosen), ticked, files)
        self.accept()
        self.asked.emit(mail, folder)
