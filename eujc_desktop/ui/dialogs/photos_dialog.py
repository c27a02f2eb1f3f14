"""A folder of photos before it is brought in: who gets which, and what is in the way."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import capital, count, tip, tr

_RESULTS = {
    "new": ("check", say("New")),
    "replaces": ("refresh-cw", say("Replaces the photo of before")),
    "same": ("circle", say("The same as before")),
    "nobody": ("triangle-alert", say("Fits nobody of the mission")),
    "several": ("triangle-alert", say("Fits more than one")),
    "refused": ("triangle-alert", say("Cannot be kept")),
}
_ROW = QSize(0, 28)
_WHY = Qt.ItemDataRole.UserRole


def ask_and_bring(desk: Desk, mission: str, parent: QWidget) -> None:
    """Let the user choose a folder, then open the dialog on it."""
    folder = str(desk.memory.get("photos.folder", ""))
    name = QFileDialog.getExistingDirectory(parent, tr("Choose the folder with the photos"), folder)
    if name:
        desk.memory.put("photos.folder", name)
        PhotosDialog(desk, Path(name), mission, parent).open()


class PhotosDialog(WorkDialog):
    """Nothing is written until it is asked for; then all of it, or what is good, as one step."""

    def __init__(self, desk: Desk, path: Path, mission: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Import photos"), 860, 600, parent)
        self._path, self._mission = path, mission
        self.folder: Any = None
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Photos"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([tr("File"), tr("Person"), tr("What happens")])
        self.offer_copies(self.list)
        for at, width in enumerate((230, 190)):
            self.list.setColumnWidth(at, width)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._why = label("", "body", "second", wrap=True, selectable=True)
        self._told = label("", "small", "second")
        self.import_button = push(tr("Import"), "primary", on_click=self.write)
        self.good_button = push(tr("Import only the good ones"), on_click=partial(self.write, only_good=True))
        name = ElidedLabel(path.name, "body", "second")
        self.column.addWidget(row(label(tr("Import photos"), "title"), (name, 1), margins=(16, 12, 16, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(row((self._why, 1), margins=(16, 8, 16, 10)))
        self.column.addWidget(hline())
        buttons = (push(tr("Cancel"), on_click=self.reject), self.good_button, self.import_button)
        self.column.addWidget(row((self._told, 1), *buttons, margins=(16, 10, 16, 12)))
        self.list.currentItemChanged.connect(lambda item, _before: self._explain(item))
        self._set_ready(on=False)
        self.read()

    def read(self) -> None:
        """Look at the files and at whom they fit."""
        title = tr("Look at {folder}", folder=self._path.name)
        look = partial(services.photos.preview, path=self._path, mission=self._mission)
        job = self.desk.office.make(title, lambda works, progress: look(works, progress=progress))
        self.follow(job, title, "camera").then(self._show).otherwise(self.refuse)

    def write(self, *, only_good: bool = False) -> None:
        """Back up, then keep the photos as one step."""
        folder, back_up = self.folder, self.desk.back_up

        def bring_in(works: Any, _progress: Any) -> int:
            back_up("before import")
            return services.photos.apply(works, folder, only_good=only_good)

        self._set_ready(on=False)
        title = tr("Import photos")
        job = self.follow(self.desk.office.write_with(title, bring_in), title, "camera")
        job.then(self._written).otherwise(self.refuse)
        job.at_last(lambda: self._set_ready(on=True))

    def _show(self, folder: Any) -> None:
        self.folder = folder
        self.list.clear()
        # What needs a decision stands first.
        for photo in sorted(folder.photos, key=lambda photo: not photo.reason):
            self.list.addTopLevelItem(_line(photo))
        told = [count("%n photo", "%n photos", len(folder.photos))]
        if folder.problems:
            told.append(count("%n needs a decision", "%n need a decision", len(folder.problems)))
        if folder.aside:
            told.append(count("%n other file left alone", "%n other files left alone", folder.aside))
        self._told.setText(" · ".join(told))
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._set_ready(on=True)
        self.list.setFocus()

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        """Why the file at hand is not good, and what to do; by what it was found to fit."""
        self._why.setText(str(item.data(0, _WHY)) if item is not None else "")

    def _set_ready(self, *, on: bool) -> None:
        good = len(self.folder.good) if self.folder else 0
        wrong = bool(self.folder and self.folder.problems)
        rename(self.import_button, count("Import %n photo", "Import %n photos", good))
        self.import_button.setEnabled(on and good > 0 and not wrong)
        self.good_button.setVisible(wrong)
        rename(self.good_button, count("Import only the good photo", "Import only the %n good photos", good))
        self.good_button.setEnabled(on and good > 0)
        self.import_button.setToolTip(tr("Rename or move the marked files first") if wrong else "")

    def _written(self, kept: int) -> None:
        self.desk.toast_undo(count("%n photo imported", "%n photos imported", kept))
        self.accept()


def _line(photo: Any) -> QTreeWidgetItem:
    name, words = _RESULTS[photo.result]
    remarks = [capital(remark) for remark in photo.remarks]
    item = QTreeWidgetItem([photo.file, photo.name, ". ".join([tr(words), *remarks])])
    item.setIcon(0, icon(name, "warn_text" if photo.reason else "text2"))
    found = tr("Found by the {sign}.", sign=photo.by) if photo.by else ""
    item.setData(0, _WHY, f"{tr(photo.reason)} {tr(photo.cure)}" if photo.reason else found)
    item.setSizeHint(0, _ROW)
    for at in range(item.columnCount()):
        item.setToolTip(at, tip(item.text(at)))
    return item
