"""The tab of an activity's own lists: cases of a helpdesk, issues of a newsletter, placements of a traineeship.

Which lists there are follows from the kind of the mission at hand and from what it holds (`planning.kinds`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, for_action, push, rename
from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.components.layouts import empty
from eujc_desktop.ui.entry_words import LISTS
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, field_in
from eujc_desktop.ui.pages.entry_list import EntryList
from eujc_desktop.ui.text import tr

_KEPT = "entries.list"
_BESIDE = frozenset({"organisation", "person", "participation"})


class EntriesPage(Page):
    """The lists of the kind side by side; each has its grid, panel and footer, made when it is first looked at."""

    key = "entries"

    def build(self) -> None:
        self._lists: dict[str, EntryList] = {}
        self._keys: Sequence[str] = ()
        self._mission, self.what = "", ""
        self.which: Segments | None = None
        self.short: QComboBox | None = None
        self._place, self._boxes, self._chips = QWidget(), QStackedWidget(), QStackedWidget()
        line = QHBoxLayout(self._place)
        line.setContentsMargins(0, 0, 0, 0)
        self.tools.add(self._place)
        self.tools.add(self._boxes)
        self.tools.add(self._chips, 1)
        for name in ("columns", "import", "export_shown"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.more_button = push("", on_click=self._do_more)
        self.more_button.hide()
        self.tools.add(self.more_button)
        self.add_button = push(tr("New…"), "primary", "plus", on_click=self.add)
        self.tools.add(self.add_button)
        self.views, self._panels, self._footers = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self._panels.setProperty("framed", True)  # noqa: FBT003
        self.set_content(self.views)
        self.set_panel(self._panels)
        self.set_footer(self._footers)
        self.tools.installEventFilter(self)
        self.desk.missions_changed.connect(self._follow_tools)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The names of the lists follow the room that the row of tools has."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    @property
    def list(self) -> EntryList:
        """The list that is shown."""
        return self._lists[self.what]

    @property
    def grid(self) -> Any:
        """The grid that is shown; None before there is one."""
        return self._lists[self.what].grid if self.what else None

    def show_mission(self, mission_id: str) -> None:
        self._mission = mission_id
        mission = self.desk.mission
        lists = self.desk.tools.lists if mission is not None else ()
        if not mission_id:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self._show_nothing(EmptyState("flag", tr("Choose a mission first."), "", (go,)))
        elif not lists:
            every = (tr("Show all tools"), "", lambda: self.desk.show_all_tools(on=True))
            self._show_nothing(EmptyState("list", tr("This kind keeps no lists."), "", (every,)))
        else:
            self._offer(lists)
            kept = str(self.desk.memory.get(f"{_KEPT}.{mission.kind}", ""))
            self.turn(self.what if self.what in lists and not kept else kept if kept in lists else lists[0])

    def turn(self, key: str) -> None:
        """Show one of the lists."""
        if key not in self._lists:
            self._lists[key] = self._made(key)
        shown, self.what = self._lists[key], key
        for stack, widget in (
            (self.views, shown),
            (self._panels, shown.panel),
            (self._footers, shown.footer),
            (self._boxes, shown.grid.filter_box),
            (self._chips, shown.grid.chips),
        ):
            stack.setCurrentWidget(widget)
        self.views.setFocusProxy(shown)
        if self.which is not None and self.short is not None:
            self.which.choose(key)
            self.short.setCurrentIndex(self.short.findData(key))
        rename(self.add_button, tr(LISTS[key].add))
        self.more_button.setVisible(shown.more is not None and not self.desk.read_only)
        if shown.more is not None:
            rename(self.more_button, shown.more[0])
        self.show_content()
        self._bind()
        shown.grid.load(self._mission)

    def refresh(self, changes: Changed) -> None:
        tables = {table for table, _key in changes.touched}
        if self.what and tables & (_BESIDE | {services.entries.LISTS[self.what].table}):
            self.list.grid.reload()

    def place(self) -> Any:
        return (self.what, self.grid.place()) if self.what else None

    def go_back(self, place: Any) -> None:
        key, inside = place
        self.what = key
        self._lists[key] = self._made(key)
        self._lists[key].grid.go_back(inside)

    def reveal(self, record_id: str, filter_key: str) -> None:
        """Show a list, or the entry of that id in the list it stands in."""
        if filter_key in LISTS:
            self._choose(filter_key)
        if record_id:
            field = field_in(filter_key)

            def go(found: tuple[str, str]) -> None:
                key, mission_id = found
                if not key:
                    return
                self.desk.choose_mission(mission_id)
                self._choose(key)
                self.list.grid.select(record_id)
                if field:
                    self.list.side.form.seek(record_id, field)

            self.desk.office.ask(lambda work: services.entries.where(work, record_id), go)

    def add(self) -> None:
        """Ask for a new entry of the list that is shown."""
        if self.what and self._mission:
            self.list.add()

    def _do_more(self) -> None:
        if self.what and (more := self.list.more) is not None:
            more[2]()

    def _made(self, key: str) -> EntryList:
        made = EntryList(self.desk, key, self.messages)
        for stack, widget in (
            (self.views, made),
            (self._panels, made.panel),
            (self._footers, made.footer),
            (self._boxes, made.grid.filter_box),
            (self._chips, made.grid.chips),
        ):
            stack.addWidget(widget)
        return made

    def _offer(self, keys: Sequence[str]) -> None:
        """The lists to choose from, side by side where there are several."""
        if keys == self._keys:
            return
        self._keys = keys
        line = self._place.layout()
        if line is None:
            return
        empty(line)
        self.which, self.short = None, None
        if len(keys) > 1:
            named = [(key, tr(LISTS[key].title)) for key in keys]
            self.which, self.short = Segments([(key, words, "") for key, words in named]), QComboBox()
            for key, words in named:
                self.short.addItem(words, key)
            self.which.changed.connect(self._choose)
            self.short.activated.connect(lambda at: self._choose(keys[at]))
            for widget in (self.which, self.short):
                widget.setAccessibleName(tr("List"))
                line.addWidget(widget)
            self.short.hide()
        self._place.setVisible(len(keys) > 1)
        self._fit()

    def _fit(self) -> None:
        """The names side by side where they can be read whole, else one of them with the others under it."""
        if self.which is None or self.short is None:
            return
        others = self.tools.minimumSizeHint().width() - self._place.minimumSizeHint().width()
        narrow = others + self.which.sizeHint().width() > self.tools.width()
        if narrow != self.short.isVisibleTo(self._place):
            self.which.setVisible(not narrow)
            self.short.setVisible(narrow)

    def _choose(self, key: str) -> None:
        """Show a list, and show it first when a mission of the kind is looked at again."""
        if self.desk.mission is not None:
            self.desk.memory.put(f"{_KEPT}.{self.desk.mission.kind}", key)
        if key not in self._keys:
            self._offer((*self._keys, key))
        self.turn(key)
        self.views.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_tools(self) -> None:
        """The mission at hand works with other lists than before: show those."""
        if self._mission and tuple(self.desk.tools.lists) != tuple(self._keys):
            self.outdate()
            if self.isVisible():
                self.enter(self.desk.mission_id)

    def _show_nothing(self, words: QWidget) -> None:
        self._keys, self.what = (), ""
        self.show_empty(words)

    def _bind(self) -> None:
        grid, remove = self.list.grid, self.list.remove
        chosen = lambda: bool(grid.current_id)  # noqa: E731 - asked again each time
        grid.bind_commands(self)
        self.bind("new", self.add)
        self.bind("delete", remove, lambda: bool(grid.selected_ids()))
        self.bind("record_history", self.list.side.show_history, chosen)
        self.bind("refresh", partial(grid.reload))
        self.desk.actions.refresh()
