"""The editions that were released: what they were, what has changed since, and their files to open or save again."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHeaderView, QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import language, tr


class EditionsDialog(WorkDialog):
    """A list; of the edition selected it says what differs today."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Released editions"), 860, 560, parent)
        self._mission_id = mission_id
        self._editions: Sequence[Any] = ()
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(tr("Released editions"))
        self.list.setHeaderLabels([tr("Edition"), tr("Paper"), tr("For"), tr("Released"), tr("Pages"), tr("Note")])
        self.offer_copies(self.list)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.list.itemActivated.connect(lambda *_: self.open_file())
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName(tr("Changed since"))
        self.changes.setMaximumHeight(180)
        self.told = label("", "strong", wrap=True)
        self.open_button = push(tr("Open"), "primary", "file-text", on_click=self.open_file)
        self.save_button = push(tr("Save a copy…"), icon="download", on_click=self.save_copy)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        for part in (self.messages, self.list, self.told, self.changes):
            self.column.addWidget(part)
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
            read = partial(services.editions.changes_since, mission_id=self._mission_id, edition=edition.number)
            self.follow(self.desk.office.ask(read)).then(self._tell).otherwise(self.refuse)

    def _tell(self, since: Any) -> None:
        if since.edition != self.edition:
            return
        number, words = since.edition.number, since.summary(language())
        same = tr("Nothing has changed since edition {n}", n=number)
        self.told.setText(tr("Since edition {n}: {summary}", n=number, summary=words) if words else same)
        self.changes.setPlainText("\n".join(since.lines(language())))


def _cells(edition: Any) -> list[str]:
    moment = edition.at.astimezone()
    when = f"{on_day(moment.date(), with_weekday=False)}, {moment:%H:%M} · {edition.by}"
    return [str(edition.number), tr(edition.title), edition.for_whom, when, str(edition.pages), edition.note]
