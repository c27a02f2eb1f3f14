"""One list of an activity: its grid, the panel of an entry or of several, and the line under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.entry_columns import columns
from eujc_desktop.ui.entry_words import LISTS, calls
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Loaded, Named
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.several import Several
from eujc_desktop.ui.text import count, tr


class EntryPanel(DetailPanel):
    """Every field of the entry that has the keyboard, by section, and what happened to it."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(desk.memory, f"entry.{key}")
        self._desk, self._each = desk, services.entries.LISTS[key]
        self._top = QVBoxLayout()
        self.head.addLayout(self._top)
        known, table = services.grids.columns(key), self._each.table
        sections: dict[str, list[str]] = {}
        for name, field in known.items():
            if field.section and (name.startswith(f"{table}.") or name == services.proposals.FIRM):
                sections.setdefault(field.section, []).append(name)
        named = calls(self._each.names)
        whole, also = (services.proposals.FIRM,), self._each.names
        self.form = Form(desk, self, key, list(sections.items()), also=also, whole=whole, named=named)
        self.form.shown.connect(lambda _id: self._show_head(self.form.values))
        self._history: RecordHistory | None = None

    def show_entry(self, entry_id: str) -> None:
        """Show an entry, or that none is chosen."""
        if entry_id:
            self.form.show_row(entry_id)
        else:
            empty(self._top)
            self._top.addWidget(label(tr("Select an entry."), "body", "muted"))
            self.form.clear()

    def show_history(self) -> None:
        """What happened to the entry, or to the field that has the keyboard."""
        if self._history is not None:
            self._history.focus(self.form.focused)

    def _show_head(self, values: Mapping[str, Any]) -> None:
        empty(self._top)
        if not values:
            return
        name = label(calls(self._each.names)(values) or tr("No name"), "title", wrap=True)
        steps = [for_action(self._desk.actions.q(each)) for each in ("previous_record", "next_record")]
        self._top.addWidget(row((name, 1), *steps, spacing=2))
        if self._history is None:
            self._history = RecordHistory(self._desk, self)
        self._history.show_records([(self._each.table, str(values["id"]))])


class EntryList(QWidget):
    """The grid of a list with its panel and footer, which the page shows at their places."""

    def __init__(self, desk: Desk, key: str, messages: MessageSlot) -> None:
        super().__init__()
        self.desk, self.key, self._words = desk, key, LISTS[key]
        self.messages = messages
        self.panel, self.footer = QWidget(), QWidget()
        self.grid = DataGrid(
            desk,
            key,
            columns(key),
            messages=messages,
            name=tr(self._words.title),
            adds=lambda n: count(*self._words.things, n),
        )
        self.grid.arranging.show_usual(services.grids.GRIDS[key].order[0])
        self.side = EntryPanel(desk, key)
        self._sums = label("", "small", "muted")
        hint = label(tr("F2 edit   Ctrl+D fill down   Ctrl+Shift+V paste as new lines"), "small", "muted")
        usual = row(self._sums, "stretch", hint, margins=(12, 4, 12, 4))
        actions = [
            BarAction(tr("Copy"), "copy", self.grid.clipboard.copy, writes=False),
            BarAction(tr("Export"), "download", lambda: self.grid.export(self.grid.selected_ids()), writes=False),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]
        self.several = Several(self, self.grid, self.side, usual, self._named(), (), actions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget = self.grid
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self.grid.current_changed.connect(self._choose)
        self.grid.loaded.connect(self._loaded)

    def set_panel(self, panel: QWidget) -> None:
        """What stands at the right while the list is shown."""
        self.panel = panel

    def set_footer(self, footer: QWidget) -> None:
        """What stands under the list."""
        self.footer = footer

    def add(self) -> None:
        """Ask for a new entry."""
        from eujc_desktop.ui.dialogs.add_entry import ask_and_add

        ask_and_add(self.desk, self.key, self.grid.select, self.window())

    def remove(self) -> None:
        """Take the selected entries away, with a way back."""
        ids, key = self.grid.selected_ids(), self.key
        things = count(*self._words.things, len(ids))
        words, done = tr("Remove {things}", things=things), tr("{things} removed", things=things)
        job = self.desk.office.do(words, lambda work: services.grids.remove(work, key, ids))
        job.then(lambda _n: self.desk.toast_undo(done)).otherwise(partial(self.desk.refuse, slot=self.messages))

    @property
    def more(self) -> tuple[str, str, Callable[[], object]] | None:
        """What else can be done with the list: words, icon, what it does."""
        return {
            "placements": (tr("Place here"), "circle-check", self._place),
            "reports": (tr("Plan monthly reports"), "calendar-plus", self._plan_reports),
        }.get(self.key)

    def _place(self) -> None:
        """Decide that the person at hand goes to the host of the row."""
        entry_id, name = self.grid.current_id, calls(services.entries.LISTS[self.key].names)(self.side.form.values)
        if entry_id:
            step, done = tr("Place {name}", name=name), tr("{name} placed", name=name)
            job = self.desk.office.do(step, lambda work: services.placements.place(work, entry_id))
            job.then(lambda _n: self.desk.toast_undo(done)).otherwise(partial(self.desk.refuse, slot=self.messages))

    def _plan_reports(self) -> None:
        """Have a report due for each month of everybody who is placed."""
        mission_id, step = self.grid.mission_id or "", tr("Plan monthly reports")
        job = self.desk.office.do(step, lambda work: services.placements.plan_reports(work, mission_id))
        job.then(lambda n: self.desk.toast_undo(count("%n report planned", "%n reports planned", n)))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _named(self) -> Named:
        names = services.entries.LISTS[self.key].names
        things = partial(count, *self._words.things)
        selected = lambda n: tr("{n} selected", n=n)  # noqa: E731 - as the others of its kind
        return Named(names, calls(names), lambda _row: "", names[-1], things, selected)

    def _choose(self, entry_id: str) -> None:
        self.desk.actions.refresh()
        self.side.show_entry(entry_id)

    def _loaded(self, answer: Loaded) -> None:
        """Say how many there are; where there are none, why, and what to do."""
        self._turn(self.grid if answer.ids else self._nothing(any_at_all=bool(answer.total)))
        key, mission_id, today = self.key, self.grid.mission_id or "", date.today()
        shown_words = [tr("{n} shown", n=len(answer.ids))] if self.grid.narrowed else []

        def told(sums: Any) -> None:
            self._sums.setText(" · ".join([*self._told(sums), *shown_words]))

        self.desk.office.ask(lambda work: services.entries.sums(work, key, mission_id, today), told)

    def _told(self, sums: Any) -> list[str]:
        parts = [count(*self._words.things, sums.total)]
        if sums.done is not None:
            parts.append(tr("{n} done", n=sums.done))
        if sums.late:
            parts.append(count("%n is late", "%n are late", sums.late))
        if sums.heads:
            parts.append(count("%n person reached", "%n people reached", sums.heads))
        return parts

    def _nothing(self, *, any_at_all: bool) -> QWidget:
        if any_at_all:
            nothing = tr("Nothing matches {filters}.", filters=self.grid.filters.told)
            return NoMatch(nothing, self.grid.clear_filters)
        bring = partial(self.desk.actions.run, "import")
        ways = ((tr(self._words.add), "primary", self.add), (tr("Import from Excel…"), "", bring))
        return EmptyState(self._words.icon, tr(self._words.nothing), "", () if self.desk.read_only else ways)

    def _turn(self, widget: QWidget) -> None:
        """Show the grid, or what says why it is empty, in the place of the other."""
        layout = self.layout()
        if layout is None or widget is self._shown:
            return
        before, self._shown = self._shown, widget
        had_keyboard = before.isAncestorOf(self.window().focusWidget())
        layout.addWidget(widget)
        widget.show()
        if before is self.grid:
            before.hide()
        else:
            layout.removeWidget(before)
            before.deleteLater()
        self.setFocusProxy(widget)
        if had_keyboard:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
