"""Labels that show text as it is: never as markup, cut with an ellipsis where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from eujc_desktop.ui.components.paint import elided
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tip
from eujc_desktop.ui.theme import theme


def label(
    text: str = "",
    role: str = "body",
    colour: str = "",
    *,
    wrap: bool = False,
    selectable: bool = False,
    tabular: bool = False,
    weight: QFont.Weight | None = None,
    of: QWidget | None = None,
) -> QLabel:
    """A label in a role's font; `colour` is muted, second, link, err, warn or ok. It names the editor it is `of`."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(theme.font(role, weight, tabular=tabular))
    made.setWordWrap(wrap)
    if colour:
        made.setProperty("role", colour)
    if of is not None:
        made.setBuddy(of)
        if not of.accessibleName():
            of.setAccessibleName(text)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


class ElidedLabel(QLabel):
    """A label that is cut with an ellipsis instead of making its parent wider; the tooltip has the whole text."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "",
        *,
        tabular: bool = False,
        weight: QFont.Weight | None = None,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role, weight, tabular=tabular))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(20)
        if colour:
            self.setProperty("role", colour)
        self.setText(text)

    @property
    def cut(self) -> bool:
        """Whether part of the text is not shown."""
        return elided(self.text(), self.font(), self.width()) != self.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = elided(self.text(), self.font(), self.width())
        whole = tip(self.text()) if shown != self.text() else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class IconLabel(QWidget):
    """An icon in a token's colour beside text that says the same; silent for screen readers."""

    def __init__(self, name: str, token: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        self.setFixedSize(size, size)

    def show_icon(self, name: str, token: str) -> None:
        """Show another one."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._name, self._token, QRectF(self.rect()))
