"""Icons by name, drawn in the colours of the theme; the drawings lie in resources/icons."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QRectF, QSize, QTemporaryDir
from PySide6.QtGui import QIcon, QPainter
from shiboken6 import isValid

from eujc_desktop.common.resources import resource
from eujc_desktop.ui.theme import theme

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ON, _OFF = QIcon.State.On, QIcon.State.Off


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
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@cache
def coloured(name: str, colour: str) -> str:
    """Path of the icon as an SVG file in `colour`, for Qt's own engine, which keeps it sharp at each scale."""
    return write(f"{name}-{colour.lstrip('#')}", drawing(name).replace("currentColor", colour))


def write(name: str, svg: str) -> str:
    """Path of a picture made while the program runs; gone when it ends."""
    path = _folder().filePath(f"{name}.svg")
    Path(path).write_text(svg, encoding="utf-8")
    return path


def icon(name: str, token: str = "text2", on: str = "") -> QIcon:
    """The icon in a token's colour, grey when disabled, in the colour `on` when its button is checked."""
    key = (name, theme.hex(token), theme.hex(on or token))
    made = _icons.get(key)
    if made is None:
        made = _icons[key] = QIcon()
        normal = QIcon.Mode.Normal
        made.addFile(coloured(name, key[1]), QSize(), normal, _OFF)
        if on:
            made.addFile(coloured(name, key[2]), QSize(), normal, _ON)
        made.addFile(coloured(name, theme.hex("disabled")), QSize(), QIcon.Mode.Disabled, _OFF)
    return made


def draw_icon(painter: QPainter, name: str, token: str, rect: QRectF) -> None:
    """Paint the icon in a token's colour."""
    icon(name, token).paint(painter, rect.toAlignedRect() if rect.x() % 1 else rect.toRect())


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
