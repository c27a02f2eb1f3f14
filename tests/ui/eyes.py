"""Tests read the screen in English, whatever the window speaks: what it has said is remembered with what it means.

In another language than English every text of the window keeps its English meaning as it is made (`common.said.Shown`).
Here these are heard, and only what a test asks of a widget comes back in English, so that the same tests hold in every
language; a text that two English ones are translated by equals both.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleInterface, QAction, QClipboard
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QTabBar,
    QTabWidget,
    QTreeWidgetItem,
    QWidget,
)

from eujc_desktop import ui
from eujc_desktop.common.said import Said, Shown
from eujc_desktop.fields.readings import countries
from eujc_desktop.ui.grid_columns import Mark
from eujc_desktop.ui.grid_model import Cell
from eujc_desktop.ui.languages import begin
from eujc_desktop.ui.text import language

_TESTS = str(Path(__file__).parent)
_PARTS = tuple(
    re.compile(f"({marks})")
    for marks in (
        "<[^>]*>",
        r"\n",
        r"\t",
        " · ",
        r" \+ ",
        r"\. ",
        "、|，|, ",
        "; ",
        ": |：|。",
        r" \(|\)|（|）|「|」",
        "…",
        " ",
    )
)
_MARKS = str.maketrans({"、": ", ", "：": ": ", "「": "“", "」": "”", "（": " (", "）": ")"})
_QT = {
    QLabel: ("text",), QAbstractButton: ("text",), QAction: ("text", "iconText", "toolTip"), QMenu: ("title",),
    QWidget: ("accessibleName", "accessibleDescription", "toolTip", "windowTitle"),
    QTabBar: ("tabText", "tabToolTip"), QTabWidget: ("tabText",),
    QComboBox: ("currentText", "itemText"), QLineEdit: ("text", "placeholderText"), QGroupBox: ("title",),
    QModelIndex: ("data",), QListWidgetItem: ("text", "toolTip", "data"), QTreeWidgetItem: ("text", "toolTip"),
    QClipboard: ("text",), QMimeData: ("text", "html"),
    QAccessibleInterface: ("text",), QAccessibleWidget: ("text",), QAccessibleAnnouncementEvent: ("message",),
}  # fmt: skip
_MOST_WAYS = 16
"""In which a line is read whose parts each mean several things."""
_TEXTS = {"str", "list[str]", "tuple[str, ...]", "Sequence[str]", "Cell",
          "list[tuple[str, list[tuple[str, str]]]]"}  # fmt: skip
"""What is answered in words, as the window's own classes declare it."""

_read = {"language": "en"}
"""What is read in English: a language to which a test switches by itself it sees as it is."""

_heard: dict[str, dict[str, None]] = {}
"""By what was shown what it means, mostly one text, else that which was said last at the end."""


class Read(str):
    """A text as the program has it; where several are translated alike, equal to each."""

    others: tuple[str, ...] = ()

    @classmethod
    def any_of(cls, texts: Iterable[str]) -> Read:
        first, *others = texts
        made = cls(first)
        made.others = tuple(others)
        return made

    @property
    def ways(self) -> tuple[str, ...]:
        return (str(self), *self.others)

    def __eq__(self, other: object) -> bool:
        return any(str.__eq__(each, other) is True for each in self.ways) or (
            isinstance(other, Read) and any(self == way for way in other.ways)
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __contains__(self, part: str) -> bool:
        return any(str.__contains__(each, way) for each in self.ways for way in _ways(part))

    def startswith(self, *parts: Any) -> bool:
        return any(each.startswith(*parts) for each in self.ways)

    def endswith(self, *parts: Any) -> bool:
        return any(each.endswith(*parts) for each in self.ways)

    def strip(self, *marks: Any) -> Read:
        return Read.any_of(each.strip(*marks) for each in self.ways)

    __hash__ = str.__hash__


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """The window speaks a language meanwhile, and tests read it in English."""
    before, read_before = language(), _read["language"]
    if code != "en":
        _open()
    if code != before:
        begin(code)
    _read["language"] = code
    yield
    _read["language"] = read_before
    if code != before:
        begin(before)


def read(text: str) -> str:
    """What a text on screen is in the program; it may as well be data, and then is what stands there."""
    meant = _meant(text)
    return Read.any_of([*meant.ways, text]) if isinstance(meant, Read) else text


def _meant(text: str) -> str:
    if found := _heard.get(text):
        return Read.any_of(_in_english(meant, text) for meant in reversed(found))
    if (found := _heard.get(core := text.strip())) and core:
        before, _, after = text.partition(core)
        return Read.any_of(f"{before}{_in_english(meant, core)}{after}" for meant in reversed(found))
    if "&&" in text and isinstance(plain := _meant(text.replace("&&", "&")), Read):
        return Read.any_of(way.replace("&", "&&") for way in plain.ways)
    if land := _lands(language()).get(text):
        return Read(land)
    for parting in _PARTS:
        if len(parts := parting.split(text)) > 1:
            english = [part if parting.fullmatch(part) else _meant(part) for part in parts]
            if any(isinstance(each, Read) for each in english):
                ways = [(each.translate(_MARKS),) if parting.fullmatch(each) else _ways(each) for each in english]
                return Read.any_of(map("".join, islice(product(*ways), _MOST_WAYS)))
    return text


def _ways(text: str) -> tuple[str, ...]:
    return text.ways if isinstance(text, Read) else (text,)


@cache
def _open() -> None:
    """Once for all, and with nothing to do in English: Qt's classes do not stand to be given their own methods back."""
    Shown.__new__ = _hear(Shown.__new__)  # type: ignore[method-assign]
    for kind, names in {**_QT, **_own()}.items():
        for name in names:
            original = vars(kind).get(name, getattr(kind, name))
            is_property = isinstance(original, property)
            seen = _eye(original.fget if is_property else original)
            setattr(kind, name, property(seen) if is_property else seen)
    QComboBox.findText = _search(QComboBox.findText)  # a list asks its items itself, and so is answered in English


def _search(original: Any) -> Callable[..., Any]:
    """What is found by English words, where a test looks for them."""

    def look(self: Any, words: str, *more: Any) -> Any:
        if _is_a_test():
            words = next((text for text, meant in _heard.items() if words in meant), words)
        return original(self, words, *more)

    return look


def _hear(make: Any) -> Any:
    def heard(cls: type[Shown], text: str, meant: str) -> Shown:
        if language() != "en":
            meanings = _heard.setdefault(str(text), {})
            meanings.pop(meant, None)
            meanings[meant] = None
        made: Shown = make(cls, text, meant)
        return made

    return heard


def _in_english(meant: str, shown: str) -> str:
    """A sentence whose values may be texts of the window that were put together, and so do not know what they mean."""
    if not isinstance(meant, Said) or not meant.values:
        return str(meant)
    return Said(meant.template, {name: _known(value, shown) for name, value in meant.values.items()}, meant.many)


def _known(value: Any, shown: str) -> Any:
    if isinstance(value, Said):
        return _in_english(value, shown)
    return _meant(value) if type(value) is str and value != shown else value


@cache
def _own() -> Mapping[type, list[str]]:
    """By class of the window what it answers in words when it is asked."""
    modules = [import_module(each.name) for each in walk_packages(ui.__path__, f"{ui.__name__}.")]
    kinds = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    ours = [kind for kind in kinds if kind.__module__.startswith(ui.__name__) and issubclass(kind, QObject)]
    return {kind: [name for name, what in vars(kind).items() if _is_told(name, what)] for kind in ours}


def _is_told(name: str, what: object) -> bool:
    asked = what.fget if isinstance(what, property) else what
    return not name.startswith("_") and getattr(asked, "__annotations__", {}).get("return") in _TEXTS


def _eye(original: Any) -> Callable[..., Any]:
    def look(self: Any, *args: Any, **named: Any) -> Any:
        found = original(self, *args, **named)
        return _each(found) if _is_a_test() else found

    return look


def _is_a_test() -> bool:
    """Whether a test has asked, and not the window itself; in English it reads what stands there."""
    return "en" != language() == _read["language"] and str(sys._getframe(2).f_globals.get("__file__", "")).startswith(
        _TESTS
    )


def _each(found: Any) -> Any:
    """The text, those of a list, or those of a cell, in English."""
    if isinstance(found, str):
        return read(found)
    if isinstance(found, (Cell, Mark)):
        return type(found)(*map(_each, found))
    return type(found)(map(_each, found)) if type(found) in {list, tuple} else found


@cache
def _lands(code: str) -> dict[str, str]:
    pairs = zip(sorted(countries()), sorted(countries(code)), strict=True)
    return {own: english for (_, english), (_, own) in pairs}
