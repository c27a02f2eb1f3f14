"""Every command of the window as data; menus, buttons, search and the list of shortcuts follow from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.text import tr

MENUS = ("File", "Edit", "View", "Mission", "Documents", "Tools", "Help")
WINDOW = ""


class Action(NamedTuple):
    """One command: its place in the menus, its key, and the tab it belongs to (`context`, "" for all)."""

    id: str
    text: str
    menu: str
    group: int = 0
    shortcut: str = ""
    icon: str = ""
    context: str = WINDOW
    tip: str = ""
    checkable: bool = False
    own_keys: bool = False
    """The widget that has the focus handles the shortcut itself; the action only shows it."""


ACTIONS = (
    Action("new", "New…", "File", 0, "Ctrl+N", "plus", tip="New record of this tab"),
    Action("new_mission", "New mission…", "File", 0, "Ctrl+Shift+N", "flag", tip="From a programme template"),
    Action("open", "Open mission file…", "File", 0, "Ctrl+O", "folder-open"),
    Action("sample", "Open the sample mission", "File", 0, "", "sparkles"),
    Action("import", "Import from Excel…", "File", 1, "Ctrl+I", "upload"),
    Action("import_companies", "Import companies…", "File", 1, "", "building-2"),
    Action("import_itinerary", "Import an itinerary…", "File", 1, "", "calendar-plus"),
    Action("export", "Export to Excel…", "File", 1, "Ctrl+E", "download"),
    Action("print", "Print…", "File", 2, "Ctrl+P", "printer"),
    Action("backup", "Back up now", "File", 2, "Ctrl+B", "hard-drive"),
    Action("quit", "Quit", "File", 3, "Ctrl+Q", "log-out"),
    Action("undo", "Undo", "Edit", 0, "Ctrl+Z", "undo-2"),
    Action("redo", "Redo", "Edit", 0, "Ctrl+Shift+Z", "redo-2"),
    Action("history", "History…", "Edit", 0, "", "history"),
    Action("copy", "Copy", "Edit", 1, "Ctrl+C", "copy", own_keys=True),
    Action("copy_headers", "Copy with headers", "Edit", 1, "Ctrl+Shift+C", "table-2"),
    Action("paste", "Paste", "Edit", 1, "Ctrl+V", "", own_keys=True),
    Action("fill_down", "Fill down", "Edit", 1, "Ctrl+D", "arrow-down"),
    Action("edit", "Edit", "Edit", 2, "F2", "pencil", own_keys=True),
    Action("delete", "Remove", "Edit", 2, "Del", "trash-2", own_keys=True),
    Action("find", "Filter this list", "Edit", 3, "Ctrl+F", "list-filter"),
    Action("search", "Search and commands…", "Edit", 3, "Ctrl+K", "search"),
    Action("panel", "Detail panel", "View", 0, "F4", "panel-right", checkable=True),
    Action("tray", "Tray", "View", 0, "F3", "panel-left", checkable=True),
    Action("columns", "Columns…", "View", 0, "", "columns-3"),
    Action("next_pane", "Next pane", "View", 1, "F6"),
    Action("previous_pane", "Previous pane", "View", 1, "Shift+F6"),
    Action("previous_record", "Previous record", "View", 1, "Alt+Up", "chevron-up"),
    Action("next_record", "Next record", "View", 1, "Alt+Down", "chevron-down"),
    Action("refresh", "Check again", "View", 2, "F5", "refresh-cw"),
    Action("dark", "Dark colours", "View", 2, "Ctrl+Shift+D", "moon", checkable=True),
    Action("switch_mission", "Switch mission…", "Mission", 0, "Ctrl+Shift+M", "flag"),
    Action("edit_mission", "Edit mission…", "Mission", 0, "", "pencil"),
    Action("move_dates", "Move the dates…", "Mission", 0, "", "calendar-range"),
    Action("add_person", "Add person…", "Mission", 1, "", "user-plus"),
    Action("add_item", "Add itinerary item…", "Mission", 1, "", "calendar-plus"),
    Action("add_visit", "Add visit…", "Mission", 1, "", "building-2"),
    Action("go_to_date", "Go to date…", "Mission", 2, "Ctrl+G", "calendar-days"),
    Action("issues", "Conflicts and warnings", "Mission", 2, "", "triangle-alert"),
    Action("briefing_book", "Briefing book…", "Documents", 0, "", "book-open"),
    Action("programme_sheet", "Programme sheet…", "Documents", 0, "", "calendar-days"),
    Action("certificates", "Certificates…", "Documents", 0, "", "award"),
    Action("roster", "Roster to Excel…", "Documents", 1, "", "file-spreadsheet"),
    Action("calendar_file", "Calendar file…", "Documents", 1, "", "calendar-range"),
    Action("zone", "Second time zone…", "Tools", 0, "", "globe"),
    Action("file_folder", "Show the folder of the file", "Tools", 0, "", "folder-open"),
    Action("deadlines", "Deadlines", "Tools", 0, "", "bell"),
    Action("settings", "Settings…", "Tools", 1, "Ctrl+,", "settings"),
    Action("shortcuts", "Keyboard shortcuts", "Help", 0, "Ctrl+?", "keyboard"),
    Action("about", "About EUJC Desktop", "Help", 1, "", "info"),
)

Handler = tuple[Callable[[], object], Callable[[], bool] | None]


class Actions(QObject):
    """The commands at run time: one QAction each, doing what the current tab or the window binds to it."""

    used = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._context = WINDOW
        self._handlers: dict[tuple[str, str], Handler] = {}
        self.data = {action.id: action for action in ACTIONS}
        self._actions = {action.id: self._made(action, window) for action in ACTIONS}

    def q(self, action_id: str) -> QAction:
        """The QAction to put on a button or menu."""
        return self._actions[action_id]

    def bind(
        self, action_id: str, call: Callable[[], object], context: str = WINDOW, when: Callable[[], bool] | None = None
    ) -> None:
        """Do `call` when the command is given in `context` (a tab's key, or everywhere), as long as `when` is true."""
        if action_id not in self.data:
            raise KeyError(action_id)
        self._handlers[action_id, context] = (call, when)
        self._refresh(action_id)

    def enter(self, context: str) -> None:
        """Another tab is current: its commands are the ones that run."""
        self._context = context
        self.refresh()

    def refresh(self) -> None:
        """Ask again which commands can run now."""
        for action_id in self._actions:
            self._refresh(action_id)

    def available(self) -> list[Action]:
        """The commands that can run now, in the order of the menus."""
        return [action for action in ACTIONS if self._actions[action.id].isEnabled()]

    def run(self, action_id: str) -> None:
        """Give the command as if it were chosen in the menu."""
        self._actions[action_id].trigger()

    def describe(self, action_id: str, text: str) -> None:
        """Name more exactly what the command would do now, as in “Undo: add person”."""
        action = self._actions[action_id]
        action.setText(text.replace("&", "&&"))
        action.setToolTip(with_shortcut(text, self.data[action_id].shortcut))

    def _made(self, data: Action, window: QWidget) -> QAction:
        text = tr(data.text)
        action = QAction(text, window)
        action.setIconText(text.rstrip("…"))
        action.setToolTip(with_shortcut(tr(data.tip) if data.tip else text.rstrip("…"), data.shortcut))
        action.setCheckable(data.checkable)
        action.setProperty("icon_name", data.icon)
        action.setIconVisibleInMenu(False)
        if data.shortcut and not data.own_keys:
            action.setShortcut(QKeySequence(data.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self._run(data.id))
        action.setEnabled(False)
        window.addAction(action)
        return action

    def _handler(self, action_id: str) -> Handler | None:
        return self._handlers.get((action_id, self._context)) or self._handlers.get((action_id, WINDOW))

    def _refresh(self, action_id: str) -> None:
        handler = self._handler(action_id)
        self._actions[action_id].setEnabled(handler is not None and (handler[1] is None or handler[1]()))

    def _run(self, action_id: str) -> None:
        handler = self._handler(action_id)
        if handler is not None:
            handler[0]()
            self.used.emit(action_id)


def with_shortcut(text: str, shortcut: str) -> str:
    """`text` with its key in brackets, as the platform writes it."""
    if not shortcut:
        return text
    return f"{text} ({QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)})"
