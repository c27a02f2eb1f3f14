"""The photo of a person or the logo of a company in the head of a panel: chosen, dropped, pasted, taken away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QMenu
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.components.picture_box import PictureBox
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.file_drop import FileDrop, copied, picture_of
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import capital, tip, tr

_SHARP = 3  # pixels kept for each of the box, for screens of high resolution
_WORDS = {
    "photo": (say("Photo of {name}"), say("Remove the photo of {name}"), say("Remove the photo")),
    "logo": (say("Logo of {name}"), say("Remove the logo of {name}"), say("Remove the logo")),
}


class RecordPicture(QObject):
    """`box` shows the picture of `owner`, "person" or "organisation"; the whole panel takes what is dropped on it."""

    def __init__(self, desk: Desk, panel: DetailPanel, owner: str, kind: str) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._owner, self._kind = desk, panel, owner, kind
        self._id, self._name, self._size = "", "", 0
        self._image: QImage | None = None
        self._box: PictureBox | None = None
        FileDrop(panel.viewport(), lambda data: picture_of(data) if self._may_change else None).dropped.connect(
            self.take
        )
        desk.office.changed.connect(self._follow)

    def box(self, owner_id: str, name: str, size: int) -> PictureBox:
        """The box for the head of the panel, which shows another owner from now on."""
        if owner_id != self._id:
            self._image = None
        self._id, self._name, self._size = owner_id, name, size
        square = self._kind == "logo"
        made = self._box = PictureBox(name, size, square=square)
        words = tr(_WORDS[self._kind][0], name=name)
        made.setAccessibleName(words)
        made.setToolTip(tip(words))
        made.setEnabled(self._may_change)
        made.show_image(self._image)
        made.clicked.connect(self._offer)
        made.pasted.connect(self.paste)
        made.removed.connect(self.remove)
        self._read()
        return made

    def menu(self) -> QMenu:
        """What can be done with the picture."""
        menu = QMenu(self._panel)
        menu.addAction(tr("Choose a picture…"), self.choose)
        pasted = menu.addAction(tr("Paste the picture"), self.paste)
        pasted.setEnabled(picture_of(copied()) is not None)
        menu.addSeparator()
        gone = menu.addAction(tr(_WORDS[self._kind][2]), self.remove)
        gone.setEnabled(self._image is not None)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def choose(self) -> None:
        """Let the user choose a file."""
        folder = str(self._desk.memory.get("pictures.folder", ""))
        name, _ = QFileDialog.getOpenFileName(
            self._panel, tr("Choose a picture"), folder, tr("Pictures (*.jpg *.jpeg *.png)")
        )
        if name:
            self._desk.memory.put("pictures.folder", str(Path(name).parent))
            self.take(Path(name))

    def paste(self) -> None:
        """Take what lies in the clipboard."""
        found = picture_of(copied())
        if found is not None:
            self.take(found)

    def take(self, picture: Path | QImage) -> None:
        """Keep a picture, out of a file or as it was pasted, in place of the one before."""
        if not self._id:
            return
        owner, owner_id, kind = self._owner, self._id, self._kind

        def keep(work: Any) -> Any:
            if isinstance(picture, Path):
                return services.attachments.add_picture_file(work, owner, owner_id, kind, picture)
            return services.attachments.add_picture(work, owner, owner_id, kind, "pasted.png", _png(picture))

        self._write(tr(_WORDS[kind][0], name=self._name), keep).then(self._tell)

    def remove(self) -> None:
        """Take the picture away, where there is one."""
        if self._image is None:
            return
        gone = partial(services.attachments.remove_picture, owner=self._owner, owner_id=self._id, kind=self._kind)
        self._write(tr(_WORDS[self._kind][1], name=self._name), gone)

    @property
    def _may_change(self) -> bool:
        return bool(self._id) and not self._desk.read_only

    def _write(self, words: str, use_case: Any) -> Job:
        self._panel.messages.clear()
        job = self._desk.office.do(words, use_case)
        return job.otherwise(partial(self._desk.refuse, slot=self._panel.messages))

    def _tell(self, picture: Any) -> None:
        for remark in picture.remarks:
            self._desk.toast(capital(remark))

    def _offer(self) -> None:
        if self._box is not None and isValid(self._box):
            self.menu().popup(self._box.mapToGlobal(self._box.rect().bottomLeft()))

    def _follow(self, changes: Changed) -> None:
        if self._id and any(table == "attachment" for table, _key in changes.touched):
            self._read()

    def _read(self) -> None:
        owner, owner_id, kind = self._owner, self._id, self._kind
        side = _SHARP * self._size

        def read(work: Any) -> QImage | None:
            data = services.attachments.pictures(work, owner, [owner_id], kind).get(owner_id)
            return _small(data, side, fill=kind == "photo") if data else None

        self._desk.office.ask(read, partial(self._show, owner_id))

    def _show(self, owner_id: str, image: QImage | None) -> None:
        if owner_id != self._id:
            return
        self._image = image
        if self._box is not None and isValid(self._box):
            self._box.show_image(image)


def _small(data: bytes, side: int, *, fill: bool) -> QImage:
    """A picture as small as it is shown; a JPEG is not even read larger."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    way = Qt.AspectRatioMode.KeepAspectRatioByExpanding if fill else Qt.AspectRatioMode.KeepAspectRatio
    size = reader.size()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), way))
    return reader.read()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
