"""The main window: frame only. Menus, header, tabs, status bar; the tabs' pages do the rest."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from eujc_desktop.common.settings import Settings
from eujc_desktop.ui import mission_tools, reading_order
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.commands import bind_window_commands
from eujc_desktop.ui.components.messages import MessageSlot, announce
from eujc_desktop.ui.components.tab_bar import CountTabBar
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.following import follow
from eujc_desktop.ui.header import Header
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.menus import fill_menu_bar
from eujc_desktop.ui.missions_at_hand import MissionsAtHand
from eujc_desktop.ui.notices import Notices
from eujc_desktop.ui.office import Changed, Office, SaveState
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.status_bar import StatusBar
from eujc_desktop.ui.tabs import TABS, Tab
from eujc_desktop.ui.text import escape, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import TRAY

FULL, FOLDED, LOW = 1360, 1120, 800
NARROW_PANEL, NARROW_TRAY = 0.84, 176


class Window(QMainWindow):
    """Holds one page a tab, made when first shown; nothing is read before the first frame is painted."""

    painted = Signal()
    closing = Signal()
    furnished = Signal()
    """All but the window itself has been built again."""

    def __init__(
        self, office: Office, memory: Memory, tabs: Sequence[Tab] = TABS, settings: Settings | None = None
    ) -> None:
        super().__init__()
        self.setMinimumSize(940, 560)
        self.office, self.memory = office, memory
        self.settings = settings or Settings()
        self.actions_, self._specs = Actions(self), tuple(tabs)
        self._started, self._saved = False, SaveState("new")
        self.messages, self.notices = MessageSlot(margins=(12, 8, 12, 0)), Notices(self)
        self.desk = Desk(office, self.actions_, memory, self.settings, self.notices, self.messages)
        self.desk.setParent(self)
        self._furnish()
        self._connect()
        self._restore()

    def page(self, key: str) -> Page:
        """The page of a tab, made now if it has not been shown yet."""
        if key not in self._pages:
            index = self._index(key)
            page = self._specs[index].page_class()(self.desk)
            self._pages[key] = page
            if (place := self._places.pop(key, None)) is not None:
                page.go_back(place)
            holder = self.tabs.widget(index)
            layout = holder.layout() if holder is not None else None
            if layout is not None:
                layout.addWidget(page)
            self._fold()
        return self._pages[key]

    @property
    def current(self) -> Page:
        return self.page(self._specs[self.tabs.currentIndex()].key)

    @property
    def on_screen(self) -> Page | None:
        """The page of the tab shown, None while it has not been made."""
        return self._pages.get(self._specs[self.tabs.currentIndex()].key)

    def tabs_shown(self) -> list[str]:
        """The keys of the tabs, in order, with those that the mission at hand does without."""
        return [spec.key for spec in self._specs]

    def offers(self, key: str) -> bool:
        """Whether the mission at hand works with a tab."""
        return key in self.tabs_shown() and self.tabs.isTabVisible(self._index(key))

    def name_tab(self, key: str, title: str, icon: str) -> None:
        """Call a tab otherwise."""
        self.bar.set_tab(self._index(key), tr(title), icon)
        self.tabs.setTabText(self._index(key), escape(tr(title)))

    def go(self, key: str, record_id: str = "", filter_key: str = "") -> None:
        """Show a tab, and there a record or a filter."""
        self.tabs.setTabVisible(self._index(key), True)  # noqa: FBT003 - what is gone to is there to be seen
        self.tabs.setCurrentIndex(self._index(key))
        if record_id or filter_key:
            self.current.reveal(record_id, filter_key)

    def show_panel(self, *, on: bool) -> None:
        """Show or fold the detail panel; remembered for wide and for narrow windows apart."""
        self.memory.put(self._panel_name(), on)
        self._fold()

    def show_tray(self, *, on: bool) -> None:
        self.memory.put(f"tray.{self._breadth()}", on)
        self._fold()

    def next_pane(self, step: int = 1) -> None:
        """Move the keyboard to the next part of the window."""
        page = self.current
        panes = [self.header, self.bar, page.tray, page, page.panel, self.status]
        shown = [pane for pane in panes if pane is not None and pane.isVisible()]
        focus = QApplication.focusWidget()
        here = [at for at, pane in enumerate(shown) if focus and (pane is focus or pane.isAncestorOf(focus))]
        target = shown[((here[-1] if here else 0) + step) % len(shown)]
        if target is page:
            page.first_focus()
        else:
            reading_order.begin(target)

    def show_first(self, first: Any) -> None:
        """Show the list last shown, read before the office is open, if it is still what this tab shows."""
        if first.mission_id == self.desk.mission_id:
            self.at_hand.show_first(first.mission_id, first.mission)
            self.current.show_first(first)
            self.current.first_focus()

    def start(self) -> None:
        """Read what the window shows; the first frame is on screen."""
        if not self._started:
            self._started = True
            # The list on screen is read first.
            self._enter_tab()
            self.painted.emit()
            self._show_standing()
            self.office.read_history()
            self.at_hand.read()

    def start_again(self) -> None:
        """Read everything anew: the office has been opened in another way."""
        self.messages.clear()
        for page in self._pages.values():
            page.outdate()
        self._enter_tab()
        self.at_hand.read()

    def settle(self) -> None:
        """Have written what is being typed, here or in a dialog, and what waits for a pause."""
        for window in (*self.findChildren(QDialog), self):
            if (field := window.focusWidget()) is not None:
                field.clearFocus()  # as by Tab; it has been left already where another program is in front
        self.desk.settling.emit()

    def say_anew(self) -> None:
        """Build all that has words again, in the language that holds from now on; the user stays where he is."""
        key, places = self.current.key, {key: page.place() for key, page in self._pages.items()}
        self._close_dialogs()
        self.messages.setParent(self)  # what was told stays
        self.at_hand.deleteLater()
        self.menuBar().clear()
        self.actions_.say_anew()
        self._furnish(places)
        self.tabs.setCurrentIndex(self._index(key))
        self.tabs.currentChanged.connect(self._enter_tab)
        self._enter_tab()
        if self._started:
            self._show_standing()
            self.office.read_history()
            self.at_hand.read()
        self.furnished.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001 - Qt's shape
        return reading_order.step(self, forward=next) or super().focusNextPrevChild(next)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._started:
            QTimer.singleShot(0, self, self.start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.put(self._geometry_name(), base64.b64encode(self.saveGeometry().data()).decode())
        self.memory.write()
        self.settle()
        # They are windows of their own, which would stay on screen over an office that is closed.
        self._close_dialogs()
        self.closing.emit()
        super().closeEvent(event)

    def _close_dialogs(self) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.close()

    def _furnish(self, places: Mapping[str, Any] = MappingProxyType({})) -> None:
        """Build menus, header, tabs and status bar; `places` are where the user was in pages made before."""
        self._pages: dict[str, Page] = {}
        self._places = dict(places)
        self.setWindowTitle(tr("EUJC Desktop"))
        fill_menu_bar(self.menuBar(), self.actions_)
        self.header, self.tabs, self.bar = Header(self.actions_), QTabWidget(), CountTabBar()
        self.status = StatusBar(self.actions_, self.settings, self)
        self._assemble()
        self.at_hand = MissionsAtHand(self.desk, self.header)
        self.at_hand.counted.connect(self._show_counts)
        for item in (self.status.conflicts, self.status.warnings):
            item.clicked.connect(lambda: self.go("itineraries", "", "issues"))
        bind_window_commands(self)
        mission_tools.follow(self)

    def _assemble(self) -> None:
        self.tabs.setTabBar(self.bar)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Tabs"))
        for spec in self._specs:
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            index = self.tabs.addTab(holder, escape(tr(spec.title)))
            self.bar.set_tab(index, tr(spec.title), spec.icon)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.messages)
        column.addWidget(self.tabs, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._enter_tab)
        self.office.changed.connect(self._refresh)
        self.office.refused.connect(self.desk.refuse)
        self.office.saved.connect(self._show_saved)
        self.office.history_changed.connect(self._name_undo)
        self.desk.mission_changed.connect(self._mission_changed)
        self.desk.go_requested.connect(self.go)
        self.desk.missions_changed.connect(self._missions_read)
        # Bound methods, not lambdas: Qt takes them off when the window is gone, and the theme outlives it.
        theme.changed.connect(self._show_scheme)
        self._name_undo("", "")
        self._show_scheme()

    def _restore(self) -> None:
        self.resize(1440, 900)
        kept = self.memory.get(self._geometry_name())
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray(base64.b64decode(kept, validate=False)))
        keys = [spec.key for spec in self._specs]
        last = self.memory.get("tab", keys[0])
        self.tabs.setCurrentIndex(keys.index(last) if last in keys else 0)
        self.actions_.enter(self.current.key)

    def _enter_tab(self) -> None:
        page = self.current
        self.desk.settling.emit()
        self.memory.put("tab", page.key)
        self.actions_.enter(page.key)
        self._fold()
        if self._started:
            page.enter(self.desk.mission_id)
            page.first_focus()

    def _mission_changed(self, mission_id: str) -> None:
        mission_tools.follow(self)
        if self._started:
            self.current.enter(mission_id)
            self.actions_.refresh()

    def _missions_read(self) -> None:
        mission_tools.follow(self)
        self.actions_.q("all_tools").setChecked(self.desk.all_tools)
        self.actions_.refresh()
        going_on = sum(not row.over for row in self.desk.missions or ())
        self._show_badge("missions", str(going_on or ""))
        if not self.desk.missions and not self.office.can_undo:
            self.status.show_new(tr("New file"))

    def _show_counts(self, counts: Any) -> None:
        """What tabs and status bar say of the mission at hand."""
        self._show_badge("participants", str(counts.confirmed or "") if counts else "")
        self._show_badge("itineraries", str(counts.conflicts or "") if counts else "", "err")
        self._show_badge("visits", f"{counts.firm}/{counts.visits}" if counts and counts.visits else "")
        self.status.show_attention(counts.conflicts if counts else 0, counts.warnings if counts else 0)

    def _show_saved(self, state: SaveState) -> None:
        self._saved = state
        self.status.show_saved(state)

    def _show_standing(self) -> None:
        """What the status bar says before anything happens."""
        self.status.show_saved(self._saved)
        self.status.show_clocks()

    def _show_badge(self, key: str, text: str, tone: str = "neu") -> None:
        if key in self.tabs_shown():
            self.bar.set_badge(self._index(key), text, tone)

    def _refresh(self, changes: Changed) -> None:
        """The tab on screen reads again what changed, the others when they are next shown."""
        for page in self._pages.values():
            if page is self.current:
                page.refresh(changes)
            else:
                page.outdate()
        if changes.kind in ("undo", "redo"):
            self.notices.clear()
            step = tr(changes.label)
            words = tr("Undone: {step}", step=step) if changes.kind == "undo" else tr("Done again: {step}", step=step)
            announce(self, words)
            if not self.current.follows(changes):
                follow(self.desk, changes, self.current.key, self.current.row_id)

    def _name_undo(self, undo: str, redo: str) -> None:
        self.actions_.describe("undo", tr("Undo: {step}", step=tr(undo)) if undo else tr("Undo"))
        self.actions_.describe("redo", tr("Redo: {step}", step=tr(redo)) if redo else tr("Redo"))
        self.actions_.refresh()

    def _show_scheme(self) -> None:
        self.actions_.q("dark").setChecked(theme.scheme == "dark")

    def _fold(self) -> None:
        """Make room: narrower panel and tray, then none, as the width of the window allows."""
        narrow = self.width() < FULL
        panel, tray = bool(self.memory.get(self._panel_name(), self._breadth() != "small")), self._tray_wanted()
        for page in self._pages.values():
            if page.panel is not None:
                width = int(page.primary_width * NARROW_PANEL) if narrow else page.primary_width
                page.panel.setFixedWidth(max(272, width))
                page.panel.setVisible(panel)
            if page.tray is not None:
                page.tray.setFixedWidth(NARROW_TRAY if narrow else TRAY)
                page.tray.setVisible(tray)
            page.fold(low=self.height() < LOW)
        self.actions_.q("panel").setChecked(panel)
        self.actions_.q("tray").setChecked(tray)

    def _breadth(self) -> str:
        return "small" if self.width() < FOLDED else "wide"

    def _panel_name(self) -> str:
        return f"panel.{self._breadth()}"

    def _tray_wanted(self) -> bool:
        return bool(self.memory.get(f"tray.{self._breadth()}", self._breadth() != "small"))

    def _index(self, key: str) -> int:
        return next(index for index, spec in enumerate(self._specs) if spec.key == key)

    def _geometry_name(self) -> str:
        """Sizes are remembered for each set of screens."""
        sizes = (screen.geometry().size() for screen in QApplication.screens())
        return "geometry." + "+".join(f"{size.width()}x{size.height()}" for size in sizes)
