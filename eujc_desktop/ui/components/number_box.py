"""A whole number to type or to step through."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox


class NumberBox(QSpinBox):
    """Its number stands as far from the edge as the words of other fields, which the style sheet cannot say."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(7, 0, 0, 0)
