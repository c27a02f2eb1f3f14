"""Plates of a seating plan show whole names, in a smaller font or without what somebody is where room is short."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from eujc_desktop.ui.table_board import _WRAPPED, fitting
from eujc_desktop.ui.theme import theme


def test_names_are_whole_on_small_plates(qapp: QApplication) -> None:
    line = QFontMetricsF(theme.font("strong")).height()
    small = QFontMetricsF(theme.font("caption")).height()
    name, about = "Andreas Hadjigeorgiou", "Amathus Bay Packaging Ltd"
    wide = QFontMetricsF(theme.font("strong")).horizontalAdvance("Hadjigeorgiou") + 4
    for height, tells in ((4 * line, True), (2.4 * line, False), (2.4 * small, False)):
        font, told = fitting(name, about, QSizeF(wide, height))
        assert font is not None
        assert told is tells
        taken = QFontMetricsF(font).boundingRect(QRectF(0, 0, wide, 1000), _WRAPPED, name)
        assert taken.width() <= wide
        assert taken.height() <= height - (small if told else 0)
    assert fitting("Wolfeschlegelsteinhausenbergerdorff", about, QSizeF(60, 30)) == (None, False)
