"""Files and pictures dropped on a widget or pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

ENDINGS = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".vcf", ".ics"})
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".svg", ".pdf"})
"""What is meant as a picture; those that cannot be kept are refused in words."""


class FileDrop(QObject):
    """Tells what is dropped on a widget, as far as `wanted` finds something in it."""

    dropped = Signal(object)

    def __init__(self, on: QWidget, wanted: Callable[[QMimeData], Any]) -> None:
        super().__init__(on)
        self._wanted = wanted
        on.setAcceptDrops(True)
        on.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            found = self._wanted(event.mimeData())
            if found is not None:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self.dropped.emit(found)
                return True
        return super().eventFilter(watched, event)


def sheet_of(data: QMimeData) -> Path | None:
    """The one sheet that is dragged, None for anything else."""
    return _one_file(data, ENDINGS)


def copied() -> QMimeData:
    """What the clipboard holds; of an empty one Qt gives nothing at all, whatever its stubs say."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def picture_of(data: QMimeData) -> Any:
    """The one picture that is dragged or copied: the path of a file, or the image itself; None for anything else."""
    return _one_file(data, PICTURES) or (data.imageData() if data.hasImage() and not data.hasUrls() else None)


def scan_of(data: QMimeData) -> Path | None:
    """The one scan that is dragged: a PDF or a picture."""
    return _one_file(data, PICTURES)


def _one_file(data: QMimeData, endings: frozenset[str]) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in endings else None
