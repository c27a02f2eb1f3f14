"""Every command of the window as data; menus, buttons, search and the list of shortcuts follow from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.text import tip as plain_tip
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
    needs: str = ""
    """Why it is grey, when it is: what has to be there first."""


_MISSION = "There is no mission yet"
_READING = "The missions are still being read"
_ROW = "Nothing is selected"
_LIST = "Works in the lists of a tab"
_HERE = "There is none in this tab"
_SERVER = "The data lie on a server"
_GRID = "Works in the grids of participants and visits"
_PLAN = "itineraries"
_PERSON = "Works on participants"
_ITEM = "Works on the items of an itinerary"
_PAGE = "Works in the timetable of an itinerary"
_VISIT = "Works on company visits"
_CARDS = "Works in the directory of company visits"
_FIGURES = "Works in the statistics"

ACTIONS = (
    Action("new", "New…", "File", 0, "Ctrl+N", "plus", tip="New record of this tab", needs=_HERE),
    Action("new_mission", "New mission…", "File", 0, "Ctrl+Shift+N", "plus", tip="From a programme template"),
    Action("open", "Open mission file…", "File", 0, "Ctrl+O", "folder-open"),
    Action("sample", "Open the sample mission", "File", 0, "", "sparkles"),
    Action("import", "Import from Excel…", "File", 1, "Ctrl+I", "upload", needs=_READING),
    Action(
        "import_copied",
        "Import copied cells…",
        "File",
        1,
        "",
        "table-2",
        needs="The missions are still being read",
    ),
    Action("import_companies", "Import companies…", "File", 1, "", "building-2"),
    Action("import_itinerary", "Import an itinerary…", "File", 1, "", "calendar-plus", needs=_MISSION),
    Action("import_attendance", "Import attendance and deposits…", "File", 1, "", "user-check", needs=_MISSION),
    Action(
        "import_activities",
        "Import past activities…",
        "File",
        1,
        "",
        "chart-column",
        tip="Figures of years before this office's records",
    ),
    Action(
        "import_events",
        "Import events of others…",
        "File",
        1,
        "",
        "calendar-range",
        tip="What other organisers hold, from a list or a calendar file",
    ),
    Action("import_photos", "Import photos…", "File", 1, "", "camera", needs=_MISSION, tip="Those of a folder"),
    Action("imports", "Imports…", "File", 1, "", "history", tip="What was taken in, and the way back"),
    Action("export", "Export to Excel…", "File", 1, "Ctrl+E", "download", needs=_MISSION),
    Action("export_shown", "Export what is shown…", "File", 1, "Ctrl+Shift+X", "file-spreadsheet", needs=_GRID),
    Action("export_cards", "Save business cards…", "File", 1, "", "id-card", "visits", needs=_CARDS, tip="As vCard"),
    Action("print", "Print…", "File", 2, "Ctrl+P", "printer", needs=_MISSION),
    Action("backup", "Back up now", "File", 2, "Ctrl+B", "hard-drive", needs=_SERVER),
    Action("quit", "Quit", "File", 3, "Ctrl+Q", "log-out"),
    Action("undo", "Undo", "Edit", 0, "Ctrl+Z", "undo-2", needs="Nothing has been done yet"),
    Action("redo", "Redo", "Edit", 0, "Ctrl+Shift+Z", "redo-2", needs="Nothing has been taken back"),
    Action("history", "History…", "Edit", 0, "", "history"),
    Action(
        "record_history",
        "History of this record",
        "Edit",
        0,
        "Ctrl+Shift+H",
        "history",
        needs=_ROW,
        tip="What happened to it, or to the field with the keyboard",
    ),
    Action("cut", "Cut cells", "Edit", 1, "Ctrl+X", "", own_keys=True, needs=_GRID),
    Action("copy", "Copy", "Edit", 1, "Ctrl+C", "copy", own_keys=True, needs=_LIST),
    Action("copy_headers", "Copy with headers", "Edit", 1, "Ctrl+Shift+C", "table-2", needs=_LIST),
    Action("paste", "Paste", "Edit", 1, "Ctrl+V", "", own_keys=True, needs=_GRID),
    Action("paste_new", "Paste as new lines", "Edit", 1, "Ctrl+Shift+V", "", needs="Works in the lists of people"),
    Action("fill_down", "Fill down", "Edit", 1, "Ctrl+D", "arrow-down", needs=_GRID),
    Action("edit", "Edit", "Edit", 2, "F2", "pencil", own_keys=True, needs=_ROW),
    Action("delete", "Remove", "Edit", 2, "Del", "trash-2", own_keys=True, needs=_ROW),
    Action("find", "Filter this list", "Edit", 3, "Ctrl+F", "list-filter", needs=_GRID),
    Action("search", "Search and commands…", "Edit", 3, "Ctrl+K", "search"),
    Action("duplicate", "Duplicate item", "Edit", 4, "", "", _PLAN, needs=_ITEM),
    Action("earlier", "Move 15 minutes earlier", "Edit", 4, "Ctrl+Up", "", _PLAN, own_keys=True, needs=_ITEM),
    Action("later", "Move 15 minutes later", "Edit", 4, "Ctrl+Down", "", _PLAN, own_keys=True, needs=_ITEM),
    Action("end_earlier", "End 15 minutes earlier", "Edit", 4, "Shift+Up", "", _PLAN, own_keys=True, needs=_ITEM),
    Action("end_later", "End 15 minutes later", "Edit", 4, "Shift+Down", "", _PLAN, own_keys=True, needs=_ITEM),
    Action("day_earlier", "Move one day earlier", "Edit", 4, "Ctrl+Left", "", _PLAN, own_keys=True, needs=_ITEM),
    Action("day_later", "Move one day later", "Edit", 4, "Ctrl+Right", "", _PLAN, own_keys=True, needs=_ITEM),
    Action("shift_following", "Shift what follows…", "Edit", 4, "Ctrl+Shift+F", "", _PLAN, needs=_ITEM),
    Action("swap_in", "Swap in another visit…", "Edit", 4, "Ctrl+Shift+B", "", _PLAN, needs=_ITEM),
    Action("previous_stage", "Previous stage", "Edit", 5, "Ctrl+Left", "", "visits", own_keys=True, needs=_VISIT),
    Action("next_stage", "Next stage", "Edit", 5, "Ctrl+Right", "", "visits", own_keys=True, needs=_VISIT),
    Action("tab_1", "Missions", "View", 0, "Ctrl+1", "flag"),
    Action("tab_2", "Participants", "View", 0, "Ctrl+2", "users"),
    Action("tab_3", "Itineraries", "View", 0, "Ctrl+3", "calendar-days"),
    Action("tab_4", "Company visits", "View", 0, "Ctrl+4", "building-2"),
    Action("tab_5", "Documents", "View", 0, "Ctrl+5", "file-text"),
    Action("tab_6", "People", "View", 0, "Ctrl+6", "contact", tip="Everybody of the office, on a mission or not"),
    Action("tab_7", "Statistics", "View", 0, "Ctrl+7", "chart-column", tip="What the Centre has achieved, in figures"),
    Action("tab_8", "Lists of the activity", "View", 0, "Ctrl+8", "list", tip="Its cases, events, issues, placements"),
    Action(
        "all_tools",
        "Show all tools",
        "View",
        0,
        "",
        "",
        checkable=True,
        needs=_MISSION,
        tip="Also those that an activity of this kind does without",
    ),
    Action("panel", "Detail panel", "View", 1, "F4", "panel-right", checkable=True, needs=_HERE),
    Action("tray", "Tray", "View", 1, "F3", "panel-left", checkable=True, needs=_HERE),
    Action(
        "today",
        "Today",
        "View",
        1,
        "",
        "sun",
        "missions",
        checkable=True,
        needs="Works over the list of missions",
        tip="What is next, over the missions",
    ),
    Action("columns", "Columns…", "View", 1, "Ctrl+L", "columns-3", needs=_GRID, tip="Order, place, width"),
    Action("next_pane", "Next pane", "View", 2, "F6"),
    Action("previous_pane", "Previous pane", "View", 2, "Shift+F6"),
    Action("previous_record", "Previous record", "View", 2, "Alt+Up", "chevron-up", needs=_ROW),
    Action("next_record", "Next record", "View", 2, "Alt+Down", "chevron-down", needs=_ROW),
    Action("previous_page", "Previous week or day", "View", 2, "Alt+Left", "chevron-left", _PLAN, needs=_PAGE),
    Action("next_page", "Next week or day", "View", 2, "Alt+Right", "chevron-right", _PLAN, needs=_PAGE),
    Action("refresh", "Check again", "View", 3, "F5", "refresh-cw", needs=_ROW),
    Action("dark", "Dark colours", "View", 3, "Ctrl+Shift+D", "moon", checkable=True),
    Action("switch_mission", "Switch mission…", "Mission", 0, "Ctrl+Shift+M", "flag", needs=_MISSION),
    Action("edit_mission", "Edit mission…", "Mission", 0, "", "pencil", needs=_MISSION),
    Action("move_dates", "Move the dates…", "Mission", 0, "", "calendar-range", needs=_MISSION),
    Action("clone_mission", "New mission like this one…", "Mission", 0, "", "copy", needs=_MISSION),
    Action(
        "add_event",
        "Add an event of others…",
        "Mission",
        3,
        "",
        "calendar-plus",
        tip="What another organiser holds, to keep ours apart from it",
    ),
    Action("add_person", "Add person…", "Mission", 1, "", "user-plus", needs=_MISSION),
    Action("join_mission", "Take part in a mission…", "Mission", 1, "", "flag", "people", needs=_PERSON),
    Action("add_item", "Add itinerary item…", "Mission", 1, "", "calendar-plus", needs=_MISSION),
    Action("add_visit", "Add visit…", "Mission", 1, "", "plus", needs=_MISSION),
    Action(
        "tick_attendance", "Attendance…", "Mission", 1, "", "user-check", needs=_MISSION, tip="Who was there, by day"
    ),
    Action("approvals", "Approvals…", "Mission", 1, "", "shield-check", needs=_MISSION, tip="Whom which host takes"),
    Action(
        "host_letters",
        "Letters to hosts…",
        "Mission",
        1,
        "",
        "mail",
        needs=_MISSION,
        tip="What is to be written now, in one go",
    ),
    Action(
        "visit_day",
        "Day of the visit…",
        "Mission",
        1,
        "",
        "list-checks",
        "visits",
        needs=_VISIT,
        tip="Programme, host party, seats, questions, gifts",
    ),
    Action("debrief", "Debrief…", "Mission", 1, "", "notebook-pen", "visits", needs=_VISIT, tip="How a visit was"),
    Action("gifts", "Gifts…", "Mission", 1, "", "database", tip="What the office has in stock"),
    Action("selection", "Selection…", "Mission", 1, "", "list-checks", needs=_MISSION, tip="Who is chosen, and why"),
    Action("money", "Money…", "Mission", 1, "", "landmark", needs=_MISSION, tip="Deposits, fees, instalments, budget"),
    Action("evaluation", "Evaluation…", "Mission", 1, "", "list-checks", needs=_MISSION, tip="Forms, means, quotes"),
    Action("follow_up", "Follow-up…", "Mission", 1, "", "send", needs=_MISSION, tip="Surveys and what came of it"),
    Action("programmes", "Programmes…", "Mission", 1, "", "list", tip="Templates: tasks, phases, days, texts, rules"),
    Action("own_fields", "Own fields…", "Mission", 1, "", "list", tip="What a programme asks its applicants besides"),
    Action("rooms", "Rooms…", "Mission", 1, "", "bed", needs=_MISSION, tip="Who sleeps where and with whom"),
    Action("groups", "Groups…", "Mission", 1, "", "users", needs=_MISSION, tip="Who goes with whom, balanced by rule"),
    Action("paste_travel", "Paste a travel mail…", "Mission", 1, "", "plane", needs=_PERSON),
    Action(
        "paste_leg",
        "Paste a confirmation…",
        "Mission",
        1,
        "",
        "train-front",
        _PLAN,
        needs=_ITEM,
        tip="A train, coach or flight fills the item",
    ),
    Action("go_to_date", "Go to date…", "Mission", 2, "Ctrl+G", "calendar-days", needs=_MISSION),
    Action("issues", "Conflicts and warnings", "Mission", 2, "", "triangle-alert", needs=_MISSION),
    Action("first_fix", "Apply the first fix", "Mission", 2, "Ctrl+Return", "wand-sparkles", needs=_MISSION),
    Action(
        "plan_rules",
        "Rules of the itinerary…",
        "Mission",
        2,
        "",
        "settings",
        needs=_MISSION,
        tip="How far each check goes, and which are looked at",
    ),
    Action("briefing_book", "Briefing book…", "Documents", 0, "", "book-open", needs=_MISSION),
    Action("change_slip", "Change slip…", "Documents", 0, "", "refresh-cw", needs=_MISSION),
    Action("programme_sheet", "Programme sheet…", "Documents", 0, "", "calendar-days", needs=_MISSION),
    Action("certificates", "Certificates…", "Documents", 0, "", "award", needs=_MISSION),
    Action("badges", "Badges…", "Documents", 1, "", "id-card", needs=_MISSION),
    Action("table_signs", "Table signs…", "Documents", 1, "", "contact", needs=_MISSION),
    Action("place_cards", "Place cards…", "Documents", 1, "", "utensils", needs=_MISSION),
    Action("luggage_tags", "Luggage tags…", "Documents", 1, "", "tags", needs=_MISSION),
    Action("bus_signs", "Bus signs…", "Documents", 1, "", "bus", needs=_MISSION),
    Action("attendance", "Attendance sheets…", "Documents", 2, "", "list-checks", needs=_MISSION),
    Action("sign_in", "Sign-in sheets…", "Documents", 2, "", "user-check", needs=_MISSION),
    Action("rooming", "Rooming list…", "Documents", 2, "", "bed", needs=_MISSION),
    Action("meals", "Meal sheets…", "Documents", 2, "", "utensils", needs=_MISSION),
    Action("diet_cards", "Diet cards…", "Documents", 2, "", "contact", needs=_MISSION),
    Action("manifest", "Arrivals and departures…", "Documents", 2, "", "plane-landing", needs=_MISSION),
    Action("luggage", "Luggage lists…", "Documents", 2, "", "tags", needs=_MISSION),
    Action("seats", "Seat lists…", "Documents", 2, "", "train-front", needs=_MISSION),
    Action("delegation", "Delegation list…", "Documents", 2, "", "users", needs=_MISSION),
    Action("checklist", "Checklist…", "Documents", 2, "", "list-checks", needs=_MISSION),
    Action("register", "Lists of the activity…", "Documents", 2, "", "list", needs=_MISSION),
    Action("visit_sheets", "Sheets for hosts…", "Documents", 2, "", "list-checks", needs=_MISSION),
    Action("leader_sheets", "Sheets for the leader…", "Documents", 2, "", "notebook-pen", needs=_MISSION),
    Action("bag_lists", "Bag lists…", "Documents", 2, "", "briefcase", needs=_MISSION),
    Action("mission_report", "Mission report…", "Documents", 2, "", "file-text", needs=_MISSION),
    Action("emergency_folder", "Emergency folder…", "Documents", 2, "Ctrl+Shift+E", "phone", needs=_MISSION),
    Action("finance", "Finance list…", "Documents", 2, "", "landmark", needs=_MISSION),
    Action("evaluation_sheet", "Evaluation form…", "Documents", 2, "", "notebook-pen", needs=_MISSION),
    Action("evaluation_report", "Evaluation report…", "Documents", 2, "", "chart-column", needs=_MISSION),
    Action("letters", "Letters to participants…", "Documents", 3, "", "mail", needs=_MISSION),
    Action("letters_to_hosts", "Letters to hosts…", "Documents", 3, "", "send", needs=_MISSION),
    Action("visa_dossier", "Visa dossier…", "Documents", 3, "", "landmark", needs=_MISSION),
    Action("texts", "Texts of papers…", "Documents", 3, "", "pencil", needs=_MISSION),
    Action(
        "disclosures",
        "Who was given what…",
        "Documents",
        5,
        "",
        "eye",
        needs=_MISSION,
        tip="Which fields of whom went to which host, hotel or reader",
    ),
    Action("audit", "Check before printing…", "Documents", 5, "", "list-checks", needs=_MISSION),
    Action(
        "release_edition",
        "Release an edition…",
        "Documents",
        5,
        "",
        "book-open",
        needs=_MISSION,
        tip="Keep the paper shown as it is now",
    ),
    Action(
        "editions",
        "Compare editions…",
        "Documents",
        5,
        "",
        "history",
        needs=_MISSION,
        tip="What was released, and what differs between two editions or today",
    ),
    Action("roster", "Roster to Excel…", "Documents", 4, "", "file-spreadsheet", needs=_MISSION),
    Action("calendar_file", "Calendar file…", "Documents", 4, "", "calendar-range", needs=_MISSION),
    Action(
        "check_certificate",
        "Check a certificate…",
        "Documents",
        5,
        "",
        "shield-check",
        tip="Whether one that is shown is genuine",
    ),
    Action("zone", "Second time zone…", "Tools", 0, "", "globe"),
    Action("file_folder", "Show the folder of the file", "Tools", 0, "", "folder-open", needs=_SERVER),
    Action("deadlines", "Deadlines", "Tools", 0, "", "bell"),
    Action(
        "add_activity",
        "Add an activity…",
        "Tools",
        1,
        "",
        "plus",
        "statistics",
        tip="Counted as a whole: agreements, reports, newsletters",
        needs=_FIGURES,
    ),
    Action(
        "statistics_sheet",
        "Save statistics as Excel…",
        "Tools",
        1,
        "",
        "file-spreadsheet",
        "statistics",
        tip="Deliverables, years, programmes and cuts as a workbook",
        needs=_FIGURES,
    ),
    Action(
        "frozen_reports",
        "Reports…",
        "Tools",
        1,
        "",
        "flag",
        "statistics",
        tip="Figures frozen on a day, to print and to compare",
        needs=_FIGURES,
    ),
    Action("duplicates", "Possible duplicates…", "Tools", 1, "", "users", tip="People and companies"),
    Action("labels", "Labels…", "Tools", 1, "", "tags", tip="Names and colours of the labels that people bear"),
    Action("settings", "Settings…", "Tools", 2, "Ctrl+,", "settings"),
    Action("shortcuts", "Keyboard shortcuts", "Help", 0, "Ctrl+?", "keyboard"),
    Action("check_file", "Check the data file", "Help", 1, "", "shield-check", tip="Every page, link and search word"),
    Action("about", "About EUJC Desktop", "Help", 1, "", "info"),
)

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
