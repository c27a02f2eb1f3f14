"""The commands of the window at run time, and which of them write."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.action_list import ACTIONS, WINDOW, Action
from eujc_desktop.ui.text import tip as plain_tip
from eujc_desktop.ui.text import tr

WRITING = frozenset(
    [
        "new",
        "new_mission",
        "import",
        "import_copied",
        "import_companies",
        "import_events",
        "import_itinerary",
        "import_attendance",
        "import_activities",
        "add_activity",
        "add_event",
        "import_photos",
        "paste_travel",
        "paste_leg",
        "undo",
        "redo",
        "cut",
        "paste",
        "fill_down",
        "edit",
        "delete",
        "duplicate",
        "earlier",
        "later",
        "end_earlier",
        "end_later",
        "day_earlier",
        "day_later",
        "shift_following",
        "swap_in",
        "previous_stage",
        "next_stage",
        "edit_mission",
        "move_dates",
        "clone_mission",
        "add_person",
        "join_mission",
        "add_item",
        "add_visit",
        "release_edition",
    ]
)
"""What cannot be done in an office that can only be read."""

Handler = tuple[Callable[[], object], Callable[[], bool] | None]


class Actions(QObject):
    """The commands at run time: one QAction each, doing what the current tab or the window binds to it."""

    used = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._context = WINDOW
        self._read_only = False
        self._hidden: frozenset[str] = frozenset()
        self._handlers: dict[tuple[str, str], Handler] = {}
        self.data = {action.id: action for action in ACTIONS}
        self._tips: dict[str, str] = {}
        self._shown: dict[str, tuple[bool, str, str]] = {}
        self._actions = {action.id: self._made(action, window) for action in ACTIONS}
        for each in ACTIONS:
            self._name(each)

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

    def hide(self, action_ids: frozenset[str]) -> None:
        """Take exactly these out of menus and search: the activity at hand has no use for them."""
        if action_ids != self._hidden:
            changed, self._hidden = action_ids ^ self._hidden, action_ids
            for action_id in changed & self.data.keys():
                self._actions[action_id].setVisible(action_id not in action_ids)
                self._refresh(action_id)

    def forbid_writing(self) -> None:
        """The office can only be read: what writes is grey from now on."""
        self._read_only = True
        self.refresh()

    def available(self) -> list[Action]:
        """The commands that can run now, in the order of the menus."""
        return [action for action in ACTIONS if self._actions[action.id].isEnabled()]

    def run(self, action_id: str) -> None:
        """Give the command as if it were chosen in the menu."""
        self._actions[action_id].trigger()

    def describe(self, action_id: str, text: str) -> None:
        """Name more exactly what the command would do now, as in “Undo: add person”."""
        self._actions[action_id].setText(text.replace("&", "&&"))
        self._tips[action_id] = with_shortcut(text, self.data[action_id].shortcut)
        self._refresh(action_id)

    def say_anew(self) -> None:
        """Name the commands in the language that holds now; those of tabs are bound again when these are made."""
        self._handlers = {place: handler for place, handler in self._handlers.items() if place[1] == WINDOW}
        for data in ACTIONS:
            self._name(data)
        self.refresh()

    def _name(self, data: Action) -> None:
        action, text = self._actions[data.id], tr(data.text)
        # Behind a tab a menu shows the key of a command whose widget handles it.
        action.setText(f"{text}\t{_native(data.shortcut)}" if data.own_keys else text)
        action.setIconText(text.rstrip("…"))
        self._tips[data.id] = _tip(data)
        self._shown.pop(data.id, None)
        action.setToolTip(self._tips[data.id])

    def _made(self, data: Action, window: QWidget) -> QAction:
        action = QAction(window)
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
        """Whether it can run now; a grey one says in its tooltip what it needs."""
        handler, action, tip = self._handler(action_id), self._actions[action_id], self._tips[action_id]
        closed = self._read_only and action_id in WRITING
        closed = closed or action_id in self._hidden
        can_run = not closed and handler is not None and (handler[1] is None or handler[1]())
        told = "This office can only be read" if self._read_only and closed else self.data[action_id].needs
        needs = "" if can_run else told
        if self._shown.get(action_id) != (can_run, tip, needs):  # all are asked again after every step
            self._shown[action_id] = (can_run, tip, needs)
            action.setEnabled(can_run)
            action.setToolTip(plain_tip(f"{tip}\n{tr(needs)}" if needs else tip))

    def _run(self, action_id: str) -> None:
        handler = self._handler(action_id)
        if handler is not None:
            handler[0]()
            self.used.emit(action_id)


def _tip(data: Action) -> str:
    return with_shortcut(tr(data.tip) if data.tip else tr(data.text).rstrip("…"), data.shortcut)


def with_shortcut(text: str, shortcut: str) -> str:
    """`text` with its key in brackets, as the platform writes it."""
    if not shortcut:
        return text
    return f"{text} ({_native(shortcut)})"


def _native(shortcut: str) -> str:
    """A key as the platform writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
