"""Something larger than a line that hangs under a field for as long as it is needed."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction


def drop_down(content: QWidget, owner: QWidget, at: QPoint | None = None) -> QMenu:
    """Show `content` under `owner`, or at a point of it; the menu that holds it takes it along when it closes."""
    menu = QMenu(owner)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(content)
    menu.addAction(holder)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(owner.mapToGlobal(at or QPoint(0, owner.height())))
    return menu
