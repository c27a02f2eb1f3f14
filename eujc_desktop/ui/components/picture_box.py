"""A photo or logo with a way to change it; initials while there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen

from eujc_desktop.ui.components.paint import initials, paint_avatar, paint_focus, tone_of
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme

_BADGE = 18.0


class PictureBox(PaintedButton):
    """A photo fills the disc; a logo, `square`, stands whole on the white it will be printed on.

    A click offers what can be done; the keys of Paste and Delete do it.
    """

    pasted = Signal()
    removed = Signal()

    def __init__(self, name: str, size: int, *, square: bool = False) -> None:
        super().__init__()
        self._name, self._square = name, square
        self._image: QImage | None = None
        self.setFixedSize(size, size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def has_picture(self) -> bool:
        return self._image is not None

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or the initials."""
        self._image = image
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        radius = 7.0 if self._square else rect.width() / 2
        if self._image is None:
            paint_avatar(painter, rect, initials(self._name), tone_of(self._name), square=self._square)
        else:
            self._paint_image(painter, rect, self._image, radius)
        if self.isEnabled() and (self._image is None or self.underMouse() or self.hasFocus()):
            _paint_badge(painter, rect)
        if self.hasFocus():
            paint_focus(painter, rect, radius)

    def _paint_image(self, painter: QPainter, rect: QRectF, image: QImage, radius: float) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawPath(path)
        painter.setClipPath(path)
        painter.drawImage(_placed(rect, QSizeF(image.size()), whole=self._square), image)
        painter.restore()
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def _placed(rect: QRectF, size: QSizeF, *, whole: bool) -> QRectF:
    """Where a picture of this size stands: whole within the box, or filling it, a face above the middle kept."""
    inner = rect.adjusted(4, 4, -4, -4) if whole else rect
    way = Qt.AspectRatioMode.KeepAspectRatio if whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
    fitted = size.scaled(inner.size(), way)
    left = inner.center().x() - fitted.width() / 2
    top = inner.center().y() - fitted.height() / 2 if whole else inner.y() - (fitted.height() - inner.height()) / 3
    return QRectF(QPointF(left, top), fitted)


def _paint_badge(painter: QPainter, rect: QRectF) -> None:
    """The camera in the corner that says the picture can be changed."""
    spot = QRectF(rect.right() - _BADGE, rect.bottom() - _BADGE, _BADGE, _BADGE)
    painter.setPen(QPen(theme.color("border_strong"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawEllipse(spot.adjusted(0.5, 0.5, -0.5, -0.5))
    draw_icon(painter, "camera", "text2", spot.adjusted(4, 4, -4, -4))
