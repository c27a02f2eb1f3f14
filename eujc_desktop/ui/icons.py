"""Icons by name, drawn in the colours of the theme; the drawings lie in resources/icons."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QRectF, QSize, QStandardPaths
from PySide6.QtGui import QIcon, QPainter
from shiboken6 import isValid

from eujc_desktop.common.resources import resource
from eujc_desktop.ui.theme import theme

_COMMENT = re.compile(r"<!--.*?-->", re.S)
VERSION = "lucide-1.62.0-1"
"""Of the drawings; another one has them coloured anew."""


class Wearer(Protocol):
    """What can show an icon: buttons, actions, menus."""

    def setIcon(self, icon: QIcon, /) -> None: ...


@cache
def drawing(name: str) -> str:
    """The SVG text of an icon, its stroke in `currentColor`."""
    return _COMMENT.sub("", resource("icons", f"{name}.svg").read_text(encoding="utf-8"))


_icons: dict[tuple[str, str, str], QIcon] = {}
_worn: list[tuple[ref[Wearer], str, str, str]] = []


@cache
def _folder() -> Path:
    """Where coloured drawings are kept from one start to the next."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / f"icons-{VERSION}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = _passing_folder()
    return folder


def _passing_folder() -> Path:
    """Where nothing can be kept: a folder for this run."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="eujc-icons-"))


@cache
def coloured(name: str, colour: str) -> str:
    """Path of the icon as an SVG file in `colour`, for Qt's own engine, which keeps it sharp at each scale."""
    return keep(f"{name}-{colour.lstrip('#')}", lambda: drawing(name).replace("currentColor", colour))


def keep(name: str, draw: Callable[[], str]) -> str:
    """Path of a picture; drawn when it is not there yet, and put there whole or not at all."""
    path = _folder() / f"{name}.svg"
    if not path.exists():
        import tempfile

        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8") as file:
            file.write(draw())
        Path(file.name).replace(path)
    return path.as_posix()


def icon(name: str, token: str = "text2", on: str = "") -> QIcon:
    """The icon in a token's colour, grey when disabled, in the colour `on` when its button is checked."""
    key = (name, theme.hex(token), theme.hex(on or token))
    made = _icons.get(key)
    if made is None:
        made = _icons[key] = QIcon()
        made.addFile(coloured(name, key[1]))
        if on:
            made.addFile(coloured(name, key[2]), QSize(), QIcon.Mode.Normal, QIcon.State.On)
        made.addFile(coloured(name, theme.hex("disabled")), QSize(), QIcon.Mode.Disabled)
    return made


@cache
def _painted(name: str, colour: str) -> QIcon:
    """The icon in one colour only, for painting."""
    made = QIcon()
    made.addFile(coloured(name, colour))
    return made


def draw_icon(painter: QPainter, name: str, token: str, rect: QRectF) -> None:
    """Paint the icon in a token's colour."""
    _painted(name, theme.hex(token)).paint(painter, rect.toAlignedRect() if rect.x() % 1 else rect.toRect())


def wear(wearer: Wearer, name: str, token: str = "text2", on: str = "") -> None:
    """Give `wearer` the icon, now and again after each switch of colours."""
    wearer.setIcon(icon(name, token, on))
    _worn.append((ref(wearer), name, token, on))


def _dress_again() -> None:
    alive = []
    for entry in _worn:
        wearer = entry[0]()
        if wearer is not None and isValid(wearer):
            wearer.setIcon(icon(*entry[1:]))
            alive.append(entry)
    _worn[:] = alive


theme.changed.connect(_dress_again)
