"""What a page can reach of the application: the office, the commands, the mission at hand, ways to tell the user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from eujc_desktop import services
from eujc_desktop.common.errors import Busy, UserError
from eujc_desktop.planning import kinds
from eujc_desktop.planning.kinds import Tools
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.common.settings import Settings
    from eujc_desktop.planning.programmes import Programme
    from eujc_desktop.ui.actions import Actions
    from eujc_desktop.ui.components.messages import MessageSlot
    from eujc_desktop.ui.jobs import Job
    from eujc_desktop.ui.memory import Memory
    from eujc_desktop.ui.notices import Notices
    from eujc_desktop.ui.office import Office


_KIND, _HOLDS, _ALL = "tools.kind", "tools.holds", "tools.all"
_WINDOWS = frozenset({"money", "follow_up"})
"""Where something due is done in a window of its own, by its command."""


def pane_of(window: str) -> str:
    """The name under which is remembered what a window of several panes shows."""
    return f"{window}.pane"


class Desk(QObject):
    """Handed to each page; the window answers the signals."""

    mission_changed = Signal(str)
    go_requested = Signal(str, str, str)
    missions_changed = Signal()
    settling = Signal()
    """The user goes elsewhere: what is shown and waits for a pause is to be written now."""
    read_only_found = Signal()
    read_only = False
    """Whether the office can only be read; known once it is open."""
    backup_folder = ""
    """Where backups of the data file go, "" while that is not known."""
    back_up: Callable[[str], object] = staticmethod(lambda _reason: None)
    """Makes a verified backup of the data file, on the database's thread; what hinders it is a UserError."""

    when_busy: Callable[[UserError], object] | None = None
    """Makes way for the window that has the data open, instead of a message."""

    def __init__(
        self,
        office: Office,
        actions: Actions,
        memory: Memory,
        settings: Settings,
        notices: Notices,
        messages: MessageSlot,
    ) -> None:
        super().__init__()
        self.office, self.actions, self.memory, self.settings = office, actions, memory, settings
        self._notices, self._messages = notices, messages
        self._mission_id = str(memory.get("mission", ""))
        self._missions: Sequence[Any] | None = None
        self._deadlines: Sequence[Any] = ()
        self._programmes: Sequence[Programme] = ()

    @property
    def mission_id(self) -> str:
        """The mission at hand, "" while there is none."""
        return self._mission_id

    def choose_mission(self, mission_id: str) -> None:
        """Make another mission the one at hand; every tab but the list of missions follows."""
        if mission_id != self._mission_id:
            self.settling.emit()
            self._mission_id = mission_id
            self.memory.put("mission", mission_id)
            self.mission_changed.emit(mission_id)

    @property
    def programmes(self) -> Sequence[Programme]:
        """The programmes as they hold in the office; those of the Centre while they have not been read."""
        return self._programmes or services.programmes.of_the_centre()

    def show_programmes(self, found: Sequence[Programme]) -> None:
        """The programmes have been read again."""
        self._programmes = found

    @property
    def missions(self) -> Sequence[Any] | None:
        """All missions as `services.missions.listing` gave them last; None while they have not been read."""
        return self._missions

    @property
    def deadlines(self) -> Sequence[Any]:
        """What is due in all missions as `services.deadlines.of_office` gave it last."""
        return self._deadlines

    def show_missions(self, rows: Sequence[Any], deadlines: Sequence[Any] = ()) -> None:
        """The missions have been read again, with what is due in them; whoever shows some of them follows."""
        self._missions, self._deadlines = rows, deadlines
        self.missions_changed.emit()

    @property
    def mission(self) -> Any:
        """The mission at hand as the list has it, None without one."""
        return next((row for row in self._missions or () if row.id == self._mission_id), None)

    @property
    def kind(self) -> str:
        """The kind of the mission at hand; while the missions have not been read, of the one at hand last."""
        mission = self.mission
        return str(mission.kind if mission is not None else self.memory.get(_KIND, "") if self._mission_id else "")

    @property
    def tools(self) -> Tools:
        """What the mission at hand works with: its kind's tools, and whatever it holds besides, or all there are."""
        mission = self.mission
        if mission is not None:
            self.memory.put(_KIND, mission.kind)
            self.memory.put(_HOLDS, sorted(mission.holds))
        if self.mission_id in self.memory.get(_ALL, []):
            return kinds.ALL
        found = kinds.tools(self.kind or kinds.USUAL, self.memory.get(_HOLDS, []) if self.kind else ())
        return found.with_papers(mission.papers) if mission is not None and mission.papers else found

    def show_all_tools(self, *, on: bool) -> None:
        """Show every tool there is for the mission at hand, or those of its kind again."""
        others = [each for each in self.memory.get(_ALL, []) if each != self.mission_id]
        self.memory.put(_ALL, [*others, self.mission_id] if on else others)
        self.missions_changed.emit()

    @property
    def all_tools(self) -> bool:
        """Whether every tool is shown for the mission at hand."""
        return self.mission_id in self.memory.get(_ALL, [])

    @property
    def paper_folder(self) -> str:
        """The folder to propose for papers and lists: the one of the settings, else the one used last."""
        return str(self.settings.get("paper_folder") or self.memory.get("papers.folder", ""))

    def remember_paper_folder(self, folder: Path) -> None:
        """Papers have been written there."""
        self.memory.put("papers.folder", str(folder))

    def forbid_writing(self) -> None:
        """The office can only be read: commands, cells and fields that write are closed."""
        self.read_only = True
        self.actions.forbid_writing()
        self.read_only_found.emit()

    def toast(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say briefly what has happened, with at most one thing to do about it."""
        self._notices.toast(text, action_text, action)

    def toast_choice(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say briefly what has happened, and ask which of two things to do about it."""
        self._notices.ask(text, *actions)

    def toast_undo(self, text: str, step: int | None = None) -> None:
        """Say what has happened and offer to take it back: the step of that number, else the newest by now."""
        self.toast(text, tr("Undo"), self.office.way_back if step is None else lambda: self.office.undo(step))

    def task(self, job: Job, title: str, icon: str = "loader", done_text: str = "") -> Job:
        """Show a job that takes longer than half a second, with its advance and Cancel."""
        self._notices.task(job, title, icon, done_text)
        return job

    def open_deadline(self, each: Any) -> None:
        """Go to where something due is done, in its mission."""
        if each.mission_id and each.tab not in ("missions", "entries") and each.field != "directory":
            self.choose_mission(each.mission_id)
        if each.tab in _WINDOWS:
            self.memory.put(pane_of(each.tab), each.field)
            self.actions.run(each.tab)
            return
        task = each.key if each.kind == "task" and each.tab == "missions" else ""
        self.go(each.tab, each.record, task or ("" if each.tab == "entries" else each.field))

    def refuse(
        self, error: Exception, slot: MessageSlot | None = None, again: Callable[[], object] | None = None
    ) -> None:
        """Tell of an error in place, with a way to try again; one nobody foresaw goes to the crash dialog."""
        if isinstance(error, Busy) and self.when_busy is not None:
            self.when_busy(error)
            return
        from eujc_desktop.ui.errors import tell

        tell(error, slot or self._messages, again)

    def go(self, tab: str, record_id: str = "", filter_key: str = "") -> None:
        """Show a tab, and there a record or the records a filter finds."""
        self.go_requested.emit(tab, record_id, filter_key)
