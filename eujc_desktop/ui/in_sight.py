"""Which sections of a panel are in sight: only those need editors, a few dozen widgets instead of hundreds.

Screen readers on Windows grow slow with more than some hundred and fifty, and each that is made is waited for.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from eujc_desktop.ui.components.panel import DetailPanel

_MARGIN = 40


class InSight(QObject):
    """`came` tells the section that has come into sight, `left` one scrolled far out of it, or whose panel went."""

    came = Signal(str)
    left = Signal(str)

    def __init__(self, panel: DetailPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        bar = panel.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, _most: self._soon.start())
        bar.valueChanged.connect(self._scrolled)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._soon.start()
        elif event.type() == QEvent.Type.Hide and self._panel.isHidden():
            # Another panel has taken its place; with a whole tab it stays as it is, to be there at once.
            for title in list(self._panel.sections):
                self.left.emit(title)
        return super().eventFilter(watched, event)

    def _scrolled(self) -> None:
        """Only who scrolls away leaves: what comes above a section may push it out of sight for a moment."""
        self._look()
        self.let_go()

    def let_go(self) -> None:
        """Tell which sections are far out of sight, as after something has come above them to stay."""
        height = self._panel.viewport().height()
        for title in [title for title, above, below in self._places() if above < -height or below < -height]:
            self.left.emit(title)

    def _look(self) -> None:
        """Tell what is in sight; where that made something above taller or lower, what one looks at stays in place."""
        places, kept = self._places(), self._looked_at()
        before = self._top(kept) if kept is not None else 0
        for title in [title for title, above, below in places if above > -_MARGIN and below > -_MARGIN]:
            self.came.emit(title)
        if kept is not None:
            self._panel.settle()
            bar = self._panel.verticalScrollBar()
            bar.setValue(bar.value() + self._top(kept) - before)

    def _looked_at(self) -> QWidget | None:
        """What has the keyboard, if that is in sight, else the first section that begins in sight."""
        focus, sections = QApplication.focusWidget(), self._panel.sections.values()
        held = focus is not None and self._panel.isAncestorOf(focus) and not focus.visibleRegion().isEmpty()
        return focus if held else next((each for each in sections if each.isVisible() and self._top(each) >= 0), None)

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self._panel.viewport(), QPoint(0, 0)).y()

    def _places(self) -> list[tuple[str, int, int]]:
        """How far each opened section reaches into the view, from its upper edge and from its lower one."""
        self._panel.settle()
        view = self._panel.viewport()
        found = []
        for title, section in self._panel.sections.items():
            if section.opened and section.isVisible():
                top = self._top(section)
                found.append((title, top + section.height(), view.height() - top))
        return found
