"""What stands on the screen: every text that can be read, what of it is cut, and which words nobody could translate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.fix_button import FixButton
from eujc_desktop.ui.components.labels import ElidedLabel
from eujc_desktop.ui.dialogs.roster_model import RosterModel

_SAID = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ROWS, _ROOT = 12, QModelIndex()


class Read(NamedTuple):
    """A text and the widget it stands on."""

    text: str
    widget: QWidget

    def __str__(self) -> str:
        return f"{type(self.widget).__name__} “{self.text}”"


def texts(root: QWidget) -> Iterator[Read]:
    """Every text of the widgets that are shown in `root`."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.width() < 2:
            continue
        for text in _texts_of(widget):
            if text:
                yield Read(text, widget)


def _texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QMenuBar):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells_of(widget)
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    yield widget.accessibleName()
    yield widget.toolTip()


def _cells_of(view: QAbstractItemView) -> Iterator[str]:
    """The headings and the first rows."""
    model = view.model()
    if model is None or isinstance(model, RosterModel):  # a list is shown as it will be saved
        return
    # A list has one column, which Qt does not let one ask for.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(_ROOT)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(_ROWS, model.rowCount(_ROOT))):
            yield str(model.index(row, column).data() or "")


def unsaid(text: str, data: frozenset[str]) -> list[str]:
    """The words of a text that stand outside the brackets of the pseudo-language and are no data."""
    rest = text
    while (shorter := _SAID.sub(" ", rest)) != rest:
        rest = shorter
    return [word for word in _WORD.findall(rest) if word.isascii() and word not in data and not word.isupper()]


def cut(read: Read) -> str:
    """What is wrong with the room of a text, or ""."""
    widget = read.widget
    if isinstance(widget, (ElidedLabel, FixButton, CheckBox)) or read.text not in _shown(widget):
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed, there = widget.heightForWidth(widget.width()), widget.height()
        return f"needs {needed} of height, has {there}" if needed > there + 1 else _covered(widget)
    if isinstance(widget, (QLabel, QCheckBox, QRadioButton, QPushButton, QToolButton)):
        needed, there = widget.sizeHint().width(), widget.width()
        if needed > there + 1 and widget.toolTip().find(read.text.strip()) < 0:
            return f"needs {needed} of width, has {there}"
        return _covered(widget)
    return ""


def _shown(widget: QWidget) -> str:
    """The text that is painted, and not only read out."""
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def _covered(widget: QWidget) -> str:
    """Whether something around it hides its right end."""
    right = widget.width()
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        end = widget.mapTo(around, QPoint(right, 0)).x()
        if end > around.width() + 1 and not isinstance(around, QAbstractScrollArea):
            return f"ends {end - around.width()} beyond {type(around).__name__}"
        around = around.parentWidget()
    return ""
