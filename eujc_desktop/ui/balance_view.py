"""How those selected are balanced, as bars: what it is, what it would be with the cards at hand, and what is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from eujc_desktop.common.said import say
from eujc_desktop.planning.eligibility import SIZES
from eujc_desktop.ui.components.paint import draw_text, metrics, paint_focus
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import count, shown, tip, tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_BAR, _TRAIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_HEAD_HEIGHT, _HEIGHT, _MORE_HEIGHT, _MOST = 30, 36, 22, 7
TRAITS = {
    "country": say("Country"),
    "sector": say("Sector"),
    "size": say("Size of the company"),
    "gender": say("Gender"),
    "firm": say("Several of one company"),
}

_SAID = (*SIZES.values(), "Female", "Male")
"""Values by which people are balanced that the window says in its own words."""


class BalanceView(QListWidget):
    """Painted as one list, so that it is read line by line; `full` says that all places are taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Balance of those selected"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self.most, self.full = 1, False
        self._found: Mapping[str, Sequence[Any]] = {}
        self._whole: set[str] = set()
        self.itemClicked.connect(self._turn)

    def _turn(self, item: QListWidgetItem) -> None:
        """Show all of a trait, or the first of it again; the keyboard stays at that line."""
        if not (trait := item.data(_TRAIT)):
            return
        self._whole ^= {trait}
        self.show_bars(self._found, full=self.full)
        at = next((at for at in range(self.count()) if self.item(at).data(_TRAIT) == trait), 0)
        self.setCurrentRow(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._turn(item)
        else:
            super().keyPressEvent(event)

    def show_bars(self, found: Mapping[str, Sequence[Any]], *, full: bool) -> None:
        """Show the bars of each trait; the place in the list stays."""
        at = self.verticalScrollBar().value()
        self.full, self._found = full, found
        every = [bar for bars in found.values() for bar in bars]
        self.most = max((max(bar.now, bar.then, bar.least or 0) for bar in every), default=1) or 1
        self.clear()
        for trait, bars in found.items():
            if bars:
                self._add(tr(TRAITS[trait]), None, _HEAD_HEIGHT)
            few = [bar for at, bar in enumerate(bars) if at < _MOST or bar.state or bar.now != bar.then]
            whole = trait in self._whole
            for bar in bars if whole else few:
                self._add(told_of(bar), bar, _HEIGHT)
            if (more := len(bars) - len(few)) > 0:
                self._add(tr("Fewer") if whole else tr("and {n} more", n=more), None, _MORE_HEIGHT, trait)
        self.verticalScrollBar().setValue(at)

    def token(self, bar: Any) -> str:
        """Red where there are too many, or too few and no place left; amber while some are missing."""
        if bar.state == "over" or (bar.state == "under" and self.full):
            return "err"
        return "warn" if bar.state == "under" else "accent"

    def _add(self, words: str, bar: Any, height: int, trait: str = "") -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setSizeHint(QSize(80, height))
        item.setData(_BAR, bar)
        item.setData(_TRAIT, trait)
        if bar is not None:
            item.setToolTip(tip(words))
        self.addItem(item)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: BalanceView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar, rect = index.data(_BAR), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bar is None:
            words = index.data(Qt.ItemDataRole.DisplayRole)
            if rect.height() > _MORE_HEIGHT:
                draw_text(painter, rect.adjusted(12, 8, -12, 0), words, "small", "text2", QFont.Weight.DemiBold)
            else:
                draw_text(painter, rect.adjusted(12, 0, -12, 0), words, "caption", "accent_text")
        else:
            self._paint_bar(painter, rect.adjusted(12, 0, -12, 0), bar)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(4, 0, -4, 0))
        painter.restore()

    def _paint_bar(self, painter: QPainter, rect: QRectF, bar: Any) -> None:
        token = self._view.token(bar)
        ink = f"{token}_text" if bar.state else "text"
        said = dotted(off_text(bar), number_text(bar))
        width = metrics("small", tabular=True).horizontalAdvance(said) + 4
        right = QRectF(rect.right() - width, rect.y() + 3, width, 18)
        draw_text(painter, right, said, "small", ink, tabular=True, right=True)
        if bar.state:
            draw_icon(painter, "triangle-alert", f"{token}_text", QRectF(right.x() - 16, rect.y() + 6, 12, 12))
        room = QRectF(rect.x(), rect.y() + 3, rect.width() - width - (22 if bar.state else 6), 18)
        draw_text(painter, room, value_text(bar.trait, bar.value), "small", "text" if bar.value else "text3")
        scale = rect.width() / self._view.most
        top, both = rect.y() + 24, min(bar.now, bar.then) * scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("neu_soft"))
        painter.drawRoundedRect(QRectF(rect.x(), top, rect.width(), 6), 3, 3)
        if both:
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(QRectF(rect.x(), top, both, 6), 3, 3)
        if bar.now != bar.then:
            painter.setPen(
                QPen(theme.color(token), 1, Qt.PenStyle.DashLine if bar.then < bar.now else Qt.PenStyle.SolidLine)
            )
            painter.setBrush(theme.color("surface") if bar.then < bar.now else theme.color("info_soft"))
            wide = abs(bar.then - bar.now) * scale
            painter.drawRoundedRect(QRectF(rect.x() + both + 0.5, top + 0.5, wide - 1, 5), 2, 2)
        painter.setPen(QPen(theme.color("text"), 1.5))
        for limit in (bar.least, bar.most):
            if limit and limit <= self._view.most:
                x = rect.x() + limit * scale
                painter.drawLine(int(x), int(top) - 2, int(x), int(top) + 8)


def value_text(trait: str, value: str) -> str:
    """A value by which people are balanced, in the user's language where the program says it."""
    if not value:
        return tr("Not known")
    if trait == "country":
        return land(value)
    return shown(value) if trait in ("sector", "firm") else tr(value)


def value_meant(words: str) -> str:
    """The value that somebody means by words of the window; words of her own as they are."""
    return {tr(word): word for word in _SAID}.get(words, words)


def quota_text(quota: Any) -> str:
    """What a quota is about, “each” without a value."""
    return value_text(quota.trait, quota.value) if quota.value else tr("each")


def land(code: str) -> str:
    """The country of a code, "" without one."""
    return tr(say("{land:country}", land=code)) if code else ""


def number_text(bar: Any) -> str:
    """“4”, or “4 → 5”, with what is wanted."""
    number = str(bar.now) if bar.now == bar.then else f"{bar.now} → {bar.then}"
    if bar.least is not None and bar.most is not None:
        return tr("{n} of {least} to {most}", n=number, least=bar.least, most=bar.most)
    if bar.most is not None:
        return tr("{n} of at most {most}", n=number, most=bar.most)
    return tr("{n} of at least {least}", n=number, least=bar.least) if bar.least is not None else number


def off_text(bar: Any) -> str:
    """“2 too many”, “1 missing”, or nothing."""
    if not bar.state:
        return ""
    return (
        count("%n too many", "%n too many", bar.off)
        if bar.state == "over"
        else count("%n missing", "%n missing", bar.off)
    )


def told_of(bar: Any) -> str:
    """A bar in words."""
    return dotted(tr("{what}: {n}", what=value_text(bar.trait, bar.value), n=number_text(bar)), off_text(bar))
