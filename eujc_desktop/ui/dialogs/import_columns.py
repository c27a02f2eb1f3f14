"""The columns of a list on its way in: heading and sample, how sure the match is, the field it goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from eujc_desktop.ui.components.labels import ElidedLabel, IconLabel, label
from eujc_desktop.ui.components.layouts import column, empty
from eujc_desktop.ui.text import tr

SURE, LIKELY = 100, 90


class ImportColumns(QScrollArea):
    """One line a column; `chosen` tells its index and the field it shall go to, empty for none."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Columns in the file"))
        inside = QWidget()
        inside.setObjectName("surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.addWidget(label(tr("Columns in the file"), "strong"))
        self._told = label("", "small", "second", wrap=True)
        self._column.addWidget(self._told)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, 132)
        self._grid.setColumnStretch(2, 1)
        self._column.addLayout(self._grid)
        self._remarks = label("", "small", "second", wrap=True)
        self._column.addSpacing(8)
        self._column.addWidget(self._remarks)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_columns(self, columns: tuple[Any, ...], fields: Mapping[str, Any], remarks: Sequence[str] = ()) -> None:
        """List the columns with their fields, and below what holds for the whole sheet."""
        self._remarks.setText("\n".join(remarks))
        empty(self._grid)
        known = sum(bool(each.key) for each in columns)
        self._told.setText(tr("{known} of {all} columns were recognised.", known=known, all=len(columns)))
        for at, each in enumerate(columns):
            names = column(ElidedLabel(each.heading, "strong"), ElidedLabel(each.sample, "small", "second"), spacing=0)
            self._grid.addWidget(names, at, 0)
            self._grid.addWidget(_mark(each), at, 1)
            self._grid.addWidget(self._box(each, fields), at, 2)

    def _box(self, each: Any, fields: Mapping[str, Any]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("Field for “{heading}”", heading=each.heading))
        box.setMaxVisibleItems(20)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.addItem(tr("Do not import"), "")
        for key, field in fields.items():
            box.addItem(field.label, key)
        box.setCurrentIndex(max(0, box.findData(each.key)))
        box.activated.connect(lambda _at, box=box, index=each.index: self.chosen.emit(index, box.currentData()))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return box


def _mark(each: Any) -> QWidget:
    """How sure the match is."""
    if not each.key:
        icon, token, words = "circle-dashed", "text3", tr("Not imported")
    elif each.score >= LIKELY:
        icon, token, words = "circle-check", "ok_text", tr("Recognised")
    else:
        icon, token, words = "circle-alert", "warn_text", tr("Check this match, {score} % sure", score=each.score)
    mark = IconLabel(icon, token, 16)
    mark.setToolTip(words)
    mark.setAccessibleName(words)
    return mark
