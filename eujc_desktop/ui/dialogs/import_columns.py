"""The columns of a list on its way in: heading and sample, how sure the match is, the field it goes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.labels import ElidedLabel, IconLabel, label
from eujc_desktop.ui.components.layouts import empty, row
from eujc_desktop.ui.components.paint import draw_text, metrics
from eujc_desktop.ui.dialogs.import_form import WrittenBoxes
from eujc_desktop.ui.dialogs.import_matches import MatchesButton
from eujc_desktop.ui.text import count, tip, tr

SURE, LIKELY = 100, 90


class ImportColumns(QScrollArea):
    """One line a column; `chosen` tells its index and the field it shall go to, empty for none."""

    chosen = Signal(int, str)

    def __init__(self, saved: MatchesButton) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Columns in the file"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._listed: Sequence[Any] = ()
        self._lines: list[_Line] = []
        self._last: QComboBox | None = None
        inside = QWidget()
        inside.setObjectName("surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 12, 12)
        self._column.addWidget(row((ElidedLabel(tr("Columns in the file"), "strong"), 1), saved))
        self._told = label("", "small", "second", wrap=True)
        self._column.addWidget(self._told)
        self.remarked = push("", "link", "info", on_click=self._show_remarks)
        self._column.addWidget(self.remarked, 0, Qt.AlignmentFlag.AlignLeft)
        self.written = WrittenBoxes()
        self._column.addWidget(self.written)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, 84)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(2, 3)
        self._column.addLayout(self._grid)
        self._remarks = label("", "small", "second", wrap=True)
        self._column.addSpacing(8)
        self._column.addWidget(self._remarks)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_columns(self, columns: tuple[Any, ...], fields: Mapping[str, Any], remarks: Sequence[str] = ()) -> None:
        """List the columns with their fields, and below what holds for the whole sheet."""
        self._remarks.setText("\n".join(map(tr, remarks)))
        rename(self.remarked, count("%n remark on the whole sheet", "%n remarks on the whole sheet", len(remarks)))
        self.remarked.setVisible(bool(remarks))
        known = sum(bool(each.key) for each in columns)
        unsure = sum(bool(each.key) and each.score < LIKELY for each in columns)
        told = tr("{known} of {all} columns were recognised.", known=known, all=len(columns))
        check = count("Check the marked one.", "Check the %n marked ones.", unsure) if unsure else ""
        self._told.setText(f"{told} {check}".strip())
        listed = [(each.index, each.heading, each.sample) for each in columns]
        if listed != self._listed:
            self._listed = listed
            self._list(columns, fields)
        for line, each in zip(self._lines, columns, strict=True):
            line.show_match(each)

    def _show_remarks(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def take_keyboard(self) -> None:
        """Put the keyboard into the first column, or the first that wants a look."""
        unsure = [line.box for line in self._lines if line.unsure]
        for box in (unsure or [line.box for line in self._lines])[:1]:
            box.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(box)

    def changeEvent(self, event: QEvent) -> None:
        """After an answer the keyboard is again where it was given."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self.isEnabled() and self._last is not None:
            self._last.setFocus()
            self._last = None

    def _list(self, columns: Sequence[Any], fields: Mapping[str, Any]) -> None:
        empty(self._grid)
        self._last = None
        choices = _choices(fields, self)
        self._lines = [_Line(each, choices) for each in columns]
        for at, line in enumerate(self._lines):
            for across, widget in enumerate((line.names, line.mark, line.box)):
                self._grid.addWidget(widget, at, across)
            line.box.activated.connect(partial(self._choose, line.box, columns[at].index))

    def _choose(self, box: QComboBox, index: int, _at: int) -> None:
        self._last = box
        self.chosen.emit(index, box.currentData())


class _Line:
    """A column of the file: its heading over a sample, how sure its match is, the fields it may go to."""

    def __init__(self, each: Any, choices: QStandardItemModel) -> None:
        self.names = _Heading(each.heading, each.sample)
        self.mark, self.box, self.unsure = IconLabel("circle-dashed"), QComboBox(), False
        self.names.setBuddy(self.box)
        self.box.setAccessibleName(tr("Field for “{heading}”", heading=each.heading))
        self.box.setMaxVisibleItems(20)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setModel(choices)

    def show_match(self, each: Any) -> None:
        """The field it goes to, and how sure that is."""
        self.box.setCurrentIndex(max(0, self.box.findData(each.key)))
        icon, token, words = _sure(each)
        self.unsure = bool(each.key) and each.score < LIKELY
        self.mark.show_icon(icon, token)
        self.mark.setToolTip(tip(words))
        self.box.setAccessibleDescription(words)


class _Heading(ElidedLabel):
    """The heading of a column, and under it a sample of what stands there."""

    def __init__(self, heading: str, sample: str) -> None:
        super().__init__(" ".join(heading.split()), "strong")
        self._sample = " ".join(sample.split())
        self.setFixedHeight(metrics("strong").height() + metrics("small").height())
        self.setAccessibleDescription(self._sample)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, upper = QPainter(self), metrics("strong").height()
        draw_text(painter, QRectF(0, 0, self.width(), upper), self.text(), "strong", "text")
        draw_text(painter, QRectF(0, upper, self.width(), self.height() - upper), self._sample, "small", "text2")
        self.setToolTip(tip(f"{self.text()}\n{self._sample}".strip()) if self.cut else tip(self._sample))


def _choices(fields: Mapping[str, Any], parent: QObject) -> QStandardItemModel:
    """The fields a column may go to, for all boxes together."""
    model = QStandardItemModel(parent)
    for key, words in (("", tr("Do not import")), *((key, tr(field.label)) for key, field in fields.items())):
        item = QStandardItem(words)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model


def _sure(each: Any) -> tuple[str, str, str]:
    """Icon, colour and words for how sure a match is."""
    if not each.key:
        return "circle-dashed", "text3", tr("Not imported")
    if each.score >= LIKELY:
        return "circle-check", "ok_text", tr("Recognised")
    return "circle-alert", "warn_text", tr("Check this match, {score} % sure", score=each.score)
