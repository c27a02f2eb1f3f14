"""The editions that were released: what differs between any two or today, and their files to open or save again."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import language, shown, tip, tr


class EditionsDialog(WorkDialog):
    """A list; of the edition selected it says what differs today."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Released editions"), 920, 680, parent)
        self._mission_id = mission_id
        self._editions: Sequence[Any] = ()
        self._since: Any = None
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(tr("Released editions"))
        self.list.setHeaderLabels([tr("Edition"), tr("Paper"), tr("For"), tr("Released"), tr("Pages"), tr("Note")])
        self.offer_copies(self.list)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.list.itemActivated.connect(lambda *_: self.open_file())
        self.changes = QTreeWidget()
        self.changes.setAccessibleName(tr("Changed since"))
        self.changes.setHeaderLabels([tr("What differs")])
        self.offer_copies(self.changes)
        self.told = label("", "strong", wrap=True)
        self.other, self.whom = QComboBox(), QComboBox()
        for box, words in ((self.other, tr("Compared with")), (self.whom, tr("Shown for"))):
            box.setAccessibleName(words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.other.activated.connect(lambda _at: self._chosen())
        self.whom.activated.connect(lambda _at: self._show_changes())
        self.open_button = push(tr("Open"), "primary", "file-text", on_click=self.open_file)
        self.save_button = push(tr("Save a copy…"), icon="download", on_click=self.save_copy)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        compared = label(tr("Compared with"), "small", "second", of=self.other)
        whom = label(tr("Shown for"), "small", "second", of=self.whom)
        self.column.addWidget(self.messages)
        self.column.addWidget(self.list, 2)
        self.column.addWidget(row(compared, self.other, whom, self.whom, "stretch", spacing=8))
        self.column.addWidget(self.told)
        self.column.addWidget(self.changes, 3)
        close = push(tr("Close"), on_click=self.reject)
        self.column.addWidget(row("stretch", close, self.save_button, self.open_button))
        self._chosen()
        read = partial(services.editions.released, mission_id=mission_id)
        self.follow(desk.office.ask(read)).then(self._show).otherwise(self.refuse)

    @property
    def edition(self) -> Any:
        """The edition selected; None without one."""
        at = self.list.currentIndex().row()
        return self._editions[at] if at >= 0 else None

    def open_file(self) -> None:
        """Open the file as it was released in the system's PDF program."""
        if self.edition is not None:
            folder = Path(tempfile.mkdtemp(prefix="eujc-edition-"))
            self._write(folder, lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def save_copy(self) -> None:
        """Ask where to, and write the file as it was released."""
        if self.edition is None:
            return
        proposed = str(Path(self.desk.paper_folder) / self.edition.file_name)
        target, _ = QFileDialog.getSaveFileName(self, tr("Save a copy"), proposed, tr("PDF (*.pdf)"))
        if target:
            self.desk.remember_paper_folder(Path(target).parent)
            self._write(Path(target), lambda path: self.notices.toast(tr("{file} written", file=path.name)))

    def _write(self, target: Path, then: Any) -> None:
        edition = self.edition
        job = self.desk.office.make(
            tr("Save edition {n}", n=edition.number),
            lambda works, _progress: services.editions.save(works, edition, target),
        )
        self.follow(job).then(then).otherwise(self.refuse)

    def _show(self, editions: Sequence[Any]) -> None:
        self._editions = editions
        self.list.addTopLevelItems([QTreeWidgetItem(_cells(edition)) for edition in editions])
        if editions:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        else:
            self.told.setText(tr("No edition of this mission has been released yet."))

    def _chosen(self) -> None:
        edition = self.edition
        self.open_button.setEnabled(edition is not None)
        self.save_button.setEnabled(edition is not None)
        if edition is not None:
            self._offer_others(edition.number)
            other = self.other.currentData()
            read = partial(
                services.editions.between, mission_id=self._mission_id, number=edition.number, other=other
            )  # fmt: skip
            told = partial(self._tell, (edition.number, other))
            self.follow(self.desk.office.ask(read)).then(told).otherwise(self.refuse)

    def _offer_others(self, number: int) -> None:
        """The editions that the one selected can be compared with, and what is planned now."""
        kept = self.other.currentData()
        self.other.clear()
        self.other.addItem(tr("What is planned now"), None)
        for edition in self._editions:
            if edition.number != number:
                self.other.addItem(tr("Edition {n}", n=edition.number), edition.number)
        self.other.setCurrentIndex(max(0, self.other.findData(kept)))

    def _tell(self, asked: tuple[int, int | None], since: Any) -> None:
        if self.edition is None or asked != (self.edition.number, self.other.currentData()):
            return
        self._since, kept = since, self.whom.currentData()
        self.whom.clear()
        self.whom.addItem(tr("Everyone"), None)
        for letter in since.groups:
            self.whom.addItem(tr("Group {letter}", letter=letter), ("group", letter))
        for key, name in since.people.items():
            self.whom.addItem(name, ("person", key))
        at = next((at for at in range(self.whom.count()) if self.whom.itemData(at) == kept), 0)
        self.whom.setCurrentIndex(at)
        self._show_changes()

    def _show_changes(self) -> None:
        """What differs for everyone, for a group, or for one person, day by day."""
        whom = self.whom.currentData()
        if self._since is None:
            return
        since = self._since
        if whom:
            since = since.for_group(whom[1]) if whom[0] == "group" else since.for_person(whom[1])
        self.told.setText(_summary(since))
        self.changes.clear()
        for day, lines in since.by_day(language()):
            head = QTreeWidgetItem(self.changes, [shown(day) or tr("On no day in particular")])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for words in map(shown, lines):
                QTreeWidgetItem(head, [words]).setToolTip(0, tip(words))
        self.changes.expandAll()


def _summary(since: Any) -> str:
    number, words = since.edition.number, shown(since.summary(language()))
    if since.until is not None:
        both = {"n": number, "other": since.until.number}
        if words:
            return tr("From edition {n} to edition {other}: {summary}", **both, summary=words)
        return tr("Nothing is otherwise in edition {other} than in edition {n}", **both)
    same = tr("Nothing has changed since edition {n}", n=number)
    return tr("Since edition {n}: {summary}", n=number, summary=words) if words else same


def _cells(edition: Any) -> list[str]:
    moment = edition.at.astimezone()
    when = f"{on_day(moment.date(), with_weekday=False)}, {moment:%H:%M} · {edition.by}"
    return [str(edition.number), tr(edition.title), edition.for_whom, when, str(edition.pages), edition.note]
