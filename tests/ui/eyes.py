"""Tests read the screen in English, whatever the window speaks: what Qt's widgets say is read back by its catalogue.

Under `EUJC_LANGUAGE=ja` the window is wholly Japanese. Only what a test asks of a widget comes back in the English of
the program, so that the same tests hold in every language; a text that two English ones are translated by equals both.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction, QClipboard
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QTabBar,
    QTreeWidgetItem,
    QWidget,
)

from eujc_desktop.common.dates import european, written_range
from eujc_desktop.common.said import lowered
from eujc_desktop.fields.readings import countries
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.choice_list import ChoiceList
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.components.toast import Toast
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_model import Cell, GridModel
from eujc_desktop.ui.notices import Notices
from eujc_desktop.ui.record_form import RecordForm
from tools import texts

_TESTS = str(Path(__file__).parent)
_FIELD = re.compile(r"\\{(\w+)(?::[\w.%\\:-]*)?\\}")
_MARKS = re.compile(r"%n|[\x00-\x7f·–—→↑↓“”…、。：；（）「」]")
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(\([月火水木金土日]\))?")
_QUOTED = re.compile("「([^「」]+)」")
_COUNTED = re.compile(r"(.+)（([\d/]+)）")
_PERIOD = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日～(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日")
_PARTS = tuple(map(re.compile, (r"(\n)", r"( · )", r"( \+ )", r"(\. )", r"(\t| \([^()]*\)$)", r"(、|; |: |：|。)")))
_READ = {
    QLabel: ("text",), QAbstractButton: ("text",), QAction: ("text", "iconText", "toolTip"), QMenu: ("title",),
    QWidget: ("accessibleName", "accessibleDescription", "toolTip", "windowTitle"), QTabBar: ("tabText", "tabToolTip"),
    QComboBox: ("currentText", "itemText"), QLineEdit: ("placeholderText",), QGroupBox: ("title",),
    QModelIndex: ("data",), QListWidgetItem: ("text", "toolTip"), QTreeWidgetItem: ("text", "toolTip"),
    QClipboard: ("text",),
}  # fmt: skip

_OURS = {
    MessageSlot: ("titles",), StatusChip: ("text",), Notices: ("shown",), ChoiceList: ("title",), Toast: ("text",),
    GridModel: ("cell", "title"), RecordForm: ("words",), DataGrid: ("titles",),
}  # fmt: skip


class Read(str):
    """A text as the program has it; where several are translated alike, equal to each."""

    others: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True or other in self.others

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __contains__(self, part: str) -> bool:
        return any(str.__contains__(each, part) for each in (str(self), *self.others))

    def startswith(self, *parts: Any) -> bool:
        return any(each.startswith(*parts) for each in (str(self), *self.others))

    __hash__ = str.__hash__


def open_eyes(language: str) -> Callable[[], None]:
    """Let tests read in English from now on; what is given back ends it."""
    english = partial(read, language)
    kept = []
    for kind, names in {**_READ, **_OURS}.items():
        for name in names:
            original = vars(kind).get(name, getattr(kind, name))
            kept.append((kind, name, original))
            is_property = isinstance(original, property)
            seen = _eye(original.fget if is_property else original, english)
            setattr(kind, name, property(seen) if is_property else seen)

    def close() -> None:
        for kind, name, original in kept:
            setattr(kind, name, original)

    return close


def _eye(original: Any, english: Callable[[str], str]) -> Callable[..., Any]:
    def look(self: Any, *args: Any, **named: Any) -> Any:
        found = original(self, *args, **named)
        asks = sys._getframe(1).f_globals.get("__file__", "")
        return _each(found, english) if asks.startswith(_TESTS) else found

    return look


def _each(found: Any, english: Callable[[str], str]) -> Any:
    """The text, those of a list, or that of a cell, in English."""
    if isinstance(found, str):
        return english(found)
    if isinstance(found, list):
        return [_each(each, english) for each in found]
    return found._replace(text=english(found.text)) if isinstance(found, Cell) else found


@lru_cache(maxsize=20_000)
def read(language: str, text: str) -> str:
    """What a text on screen is in the program."""
    words = _dictionary(language)
    if found := words.get(text.strip("\u2009 ")):
        made = Read(found[0])
        made.others = tuple(found[1:])
        return made
    if (found_one := _by_template(language, text)) is not None:
        return found_one
    if (counted := _COUNTED.fullmatch(text)) is not None:
        return f"{read(language, counted[1])} ({counted[2]})"
    if (quoted := _QUOTED.fullmatch(text)) is not None:
        return f"“{read(language, quoted[1])}”"
    for parting in _PARTS:
        if len(parts := parting.split(text)) > 1:
            joined = "".join(part if parting.fullmatch(part) else read(language, part) for part in parts)
            return joined.replace("、", ", ").replace("：", ": ")
    return _days(text)


def _by_template(language: str, text: str) -> str | None:
    for pattern, one, many in _templates(language):
        if (found := pattern.fullmatch(text)) is not None:
            values = {name: read(language, value) for name, value in found.groupdict().items()}
            if "field" in values:  # in English a field begins small within a sentence
                values["field"] = lowered(values["field"])
            english = one if not many or values.get("n") == "1" else many
            return re.sub(r"\{(\w+)(?::[^{}]*)?\}|%n", lambda field: values.get(field[1] or "n", field[0]), english)
    return None


def _days(text: str) -> str:
    def period(found: re.Match[str]) -> str:
        year, month, day = (int(found[at]) for at in (1, 2, 3))
        last = date(int(found[4] or year), int(found[5] or month), int(found[6]))
        return written_range(date(year, month, day), last, "en")

    text = _PERIOD.sub(period, text)

    def english(found: re.Match[str]) -> str:
        year, month, number, weekday = found.groups()
        day = date(int(year or 2028), int(month), int(number))
        if weekday and not year:  # a day of the mission, whose weekday tells the year
            day = next(d for y in (2026, 2027, 2028) for d in [date(y, int(month), int(number))]
                       if "月火水木金土日"[d.weekday()] == weekday[1])  # fmt: skip
        return european(day, with_weekday=bool(weekday), with_year=bool(year))

    return _DAY.sub(english, text)


@cache
def _dictionary(language: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, many, said in _messages(language):
        if "{" not in one and not many and said:
            found[said].append(one)
            if said.endswith("…"):
                found[said.rstrip("…")].append(one.rstrip("…"))
    for (code, english), (_, own) in zip(sorted(countries()), sorted(countries(language)), strict=True):
        if code:
            found[own].append(english)
    return found


@cache
def _templates(language: str) -> list[tuple[re.Pattern[str], str, str]]:
    """Those with fields, the ones with most words of their own first."""
    found = []
    for one, many, said in _messages(language):
        if said and ("{" in one or many):
            names: set[str] = set()

            def group(field: re.Match[str], names: set[str] = names) -> str:
                name = field[1]
                again = name in names
                names.add(name)
                return f"(?P={name})" if again else rf"(?P<{name}>[\d.,]+)" if name == "n" else f"(?P<{name}>.+?)"

            pattern = _FIELD.sub(group, re.escape(said)).replace("%n", r"(?P<n>\d+)", 1)
            own = len(_MARKS.sub("", _FIELD.sub("", re.escape(said))))
            if own:  # marks alone would be found in everything
                found.append((own, re.compile(pattern, re.DOTALL), one, many))
    return [(pattern, one, many) for _, pattern, one, many in sorted(found, key=lambda each: -each[0])]


def _messages(language: str) -> Iterable[tuple[str, str, str]]:
    for message in texts.read(language):
        if message.id:
            one, many = message.id if isinstance(message.id, tuple) else (message.id, "")
            said = message.string[-1] if isinstance(message.string, (tuple, list)) else message.string
            yield one, many, said or ""
