"""The frame of a tab: tools, messages, content, footer, detail panel; pages fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop.planning import kinds
from eujc_desktop.ui.components.layouts import vline
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.tokens import PANEL

FIELD = "field:"
"""What a page is to reveal: this before a key stands for a field of the record, anything else for a filter."""


def field_in(filter_key: str) -> str:
    """The field that is to have the keyboard; "" when something else is asked for."""
    return filter_key.removeprefix(FIELD) if filter_key.startswith(FIELD) else ""


class ShownList(NamedTuple):
    """A list on screen: its name as the services know it, mission, fields, and by which of them it is sorted."""

    name: str
    mission_id: str
    keys: Sequence[str]
    order: Sequence[tuple[str, bool]] = ()


class ToolRow(QWidget):
    """The row over the content: filter, chips, views, the primary action at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolrow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 12, 8)
        self._row.setSpacing(6)
        self.hide()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self._row.addWidget(widget, stretch)
        self.show()

    def add_space(self) -> None:
        self._row.addStretch(1)


class Page(QWidget):
    """One tab. A subclass names key, title and icon, fills itself in `build`, and follows mission and changes."""

    key = ""
    scoped = True
    """Whether the tab shows the mission at hand only."""

    primary_width = PANEL

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.tools, self.messages = ToolRow(), MessageSlot(margins=(12, 10, 12, 0))
        self.panel: QWidget | None = None
        self.tray: QWidget | None = None
        self._footer: QWidget | None = None
        self._shown_for: str | None = None
        self._stack = QStackedWidget()
        self._content, self._empty = QWidget(), QWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self._empty)
        self._thin = _thin_bar()
        left = QWidget()
        left.setObjectName("surface")
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        for part in (self.tools, self._thin, self.messages):
            self._left.addWidget(part)
        self._left.addWidget(self._stack, 1)
        usual = QWidget()
        self._across = QHBoxLayout(usual)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(left, 1)
        self._whole = QStackedLayout(self)
        self._whole.addWidget(usual)
        self.build()

    def build(self) -> None:
        """Make the widgets of the tab."""

    def show_mission(self, mission_id: str) -> None:
        """Read and show the tab for a mission; called when the tab is first shown and when the mission changes."""

    def refresh(self, changes: Changed) -> None:
        """Something was written; read again what is shown of it."""

    def reveal(self, record_id: str, filter_key: str) -> None:
        """Select a record and scroll to it, or set a filter."""

    def fold(self, *, low: bool) -> None:
        """The window is too low for extras such as the year strip."""

    def show_first(self, first: Any) -> None:
        """Show what was on screen at the last start, read before the office is open; called at most once, at first."""

    def follows(self, changes: Changed) -> bool:
        """Whether the tab itself goes to what undo or redo has changed, instead of the window."""
        return False

    @property
    def row_id(self) -> str:
        """The record at hand, on which one stays where undo changes several; "" for none."""
        return ""

    def place(self) -> Any:
        """Where the user is in the tab, for `go_back` when it has been made anew; None while that is nowhere."""
        return None

    def go_back(self, place: Any) -> None:
        """Go where the user was."""

    def shown_list(self) -> ShownList | None:
        """The list to show first at the next start; None for a tab without one."""
        return None

    def bind(self, action_id: str, call: Callable[[], object], when: Callable[[], bool] | None = None) -> None:
        """Do `call` when the command is given while this tab is current."""
        self.desk.actions.bind(action_id, call, self.key, when)

    def set_content(self, content: QWidget) -> None:
        """The list, grid or calendar of the tab."""
        self._content = self._swap(self._content, content)
        self._stack.setCurrentWidget(content)

    def set_panel(self, panel: QWidget, width: int = PANEL) -> None:
        """The detail panel at the right; the window folds it away."""
        self.panel, self.primary_width = panel, width
        panel.setFixedWidth(width)
        if not panel.property("framed"):
            self._across.addWidget(vline())
        self._across.addWidget(panel)

    def set_footer(self, footer: QWidget) -> None:
        """A line under the content: sums, or what can be done with the selection."""
        if self._footer is not None:
            self._left.removeWidget(self._footer)
            self._footer.hide()
        self._footer = footer
        self._left.addWidget(footer)
        footer.show()

    def show_content(self) -> None:
        """Show the tab as `build` made it."""
        self._whole.setCurrentIndex(0)
        self._turn(self._content)

    def show_whole(self, widget: QWidget) -> None:
        """Show this in place of everything, as on the first run; `show_content` ends it."""
        if self._whole.indexOf(widget) < 0:
            self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)

    def show_empty(self, empty: QWidget) -> None:
        """Show this in place of the content."""
        held = self._holds_focus()
        self._empty = self._swap(self._empty, empty)
        self._turn(empty, held=held)

    def busy(self, *, on: bool) -> None:
        """A thin moving bar under the tools while reading takes long."""
        self._thin.setVisible(on)

    def enter(self, mission_id: str) -> None:
        """The tab becomes current: read if that has not been done for this mission."""
        shown = mission_id if self.scoped else ""
        if self._shown_for != shown:
            self._shown_for = shown
            self.messages.clear()
            self.show_mission(mission_id)
            self._say_if_unusual()

    def _say_if_unusual(self) -> None:
        """Say why the tab is here where an activity of the kind does without it."""
        mission = self.desk.mission
        if mission is not None and self.key in mission.holds and kinds.unusual(mission.kind, self.key):
            from eujc_desktop.ui.mission_tools import unusual_words

            self.messages.add(InlineMessage(*unusual_words(tr(mission.kind_label), self.key), "info"))

    def outdate(self) -> None:
        """Read everything again when the tab is next current."""
        self._shown_for = None

    def first_focus(self) -> None:
        """The content has the keyboard when the tab becomes current."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, shown: QWidget, *, held: bool = False) -> None:
        """Show content or empty state; the keyboard goes along when it was in the other."""
        held = held or self._holds_focus()
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
            if held:
                self.first_focus()

    def _holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._stack.isAncestorOf(focus)

    def _swap(self, old: QWidget, new: QWidget) -> QWidget:
        if new is not old:
            self._stack.removeWidget(old)
            old.deleteLater()
            self._stack.addWidget(new)
        return new


def _thin_bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setObjectName("thin")
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(tr("Being read"))
    bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    bar.hide()
    return bar
