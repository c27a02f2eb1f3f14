"""The People tab: everybody of the office in one grid, whether on a mission or not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Filter, Loaded
from eujc_desktop.ui.label_tones import label_tones
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, field_in
from eujc_desktop.ui.pages.office_person import OfficePersonPanel
from eujc_desktop.ui.pages.people_columns import NAMED, label_column, person_columns
from eujc_desktop.ui.record_labels import offer_labels
from eujc_desktop.ui.several import Several
from eujc_desktop.ui.text import count, tr

_TABLES = frozenset({"person", "organisation"})
_TOGETHER = (("organisation.name",), ("person.nationality", "person.job_title"))


class PeoplePage(Page):
    """A grid of people; the panel has the fields and the timeline of one."""

    key = "people"
    scoped = False

    def build(self) -> None:
        tones = label_tones(self.desk)
        tones.changed.connect(self._colour)
        known = person_columns()
        columns = (*known[:3], label_column(tones.of), *known[3:])
        self.grid = DataGrid(
            self.desk,
            "people",
            columns,
            messages=self.messages,
            name=tr("People of the office"),
            filter_hint=tr("Name, kana, company, label"),
            adds=lambda n: count("%n new person", "%n new people", n),
        )
        self.grid.arranging.show_usual("person.family_name")
        self.tools.add(self.grid.filter_box)
        self.tools.add(self.grid.chips, 1)
        for name in ("columns", "duplicates"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.tools.add(for_action(self.desk.actions.q("add_person"), primary=True))
        self.set_content(self.grid)
        self.side = OfficePersonPanel(self.desk)
        self._sums = label("", "small", "muted")
        usual = row(self._sums, "stretch", margins=(12, 4, 12, 4))
        actions = [
            BarAction(tr("Copy"), "copy", self.grid.clipboard.copy, writes=False),
            BarAction(tr("Labels"), "tags", self._label),
            BarAction(tr("Take part in a mission…"), "flag", self.join),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]
        self.several = Several(self, self.grid, self.side, usual, NAMED, _TOGETHER, actions)
        self.grid.set_filters(self._filters(()))
        self.grid.current_changed.connect(self._choose)
        self.grid.loaded.connect(self._loaded)
        self._bind()

    def show_mission(self, mission_id: str) -> None:
        label_tones(self.desk).names()  # read from here on: the first frame does not wait for them
        self.grid.load(None)

    def refresh(self, changes: Changed) -> None:
        if any(table in _TABLES for table, _key in changes.touched):
            self.grid.reload()

    @property
    def row_id(self) -> str:
        return self.grid.current_id

    def place(self) -> Any:
        return self.grid.place()

    def go_back(self, place: Any) -> None:
        self.grid.go_back(place)

    def reveal(self, record_id: str, filter_key: str) -> None:
        if field := field_in(filter_key):
            self.side.form.seek(record_id, field)
        if record_id:
            self.grid.select(record_id)

    def add(self) -> None:
        """Ask who the new person is."""
        from eujc_desktop.ui.dialogs.add_records import AddPersonDialog

        AddPersonDialog(self.desk, "", self._added, self.window()).open()

    def join(self) -> None:
        """Ask on which mission those selected take part, and as what."""
        from eujc_desktop.ui.dialogs.join_mission import JoinMissionDialog

        ids = self.grid.selected_ids() or [self.grid.current_id]
        JoinMissionDialog(self.desk, ids, self.window()).open()

    def remove(self) -> None:
        """Take the selected people out of the office with all that hangs on them, with a way back."""
        ids = self.grid.selected_ids()
        words = count("Remove %n person from the office", "Remove %n people from the office", len(ids))
        done = count("%n person removed from the office", "%n people removed from the office", len(ids))
        job = self.desk.office.do(words, lambda work: services.grids.remove(work, "people", ids))
        job.then(lambda _n: self.desk.toast_undo(done)).otherwise(partial(self.desk.refuse, slot=self.messages))

    def _filters(self, names: Sequence[str]) -> list[Filter]:
        """Who has any label, and who has each of those that are coloured."""
        labelled = Filter("labelled", tr("With a label"), (Condition("person.labels", "not empty"),), None, "", "tags")
        tones = label_tones(self.desk)
        return [labelled] + [
            Filter(f"label {name}", name, (Condition("person.labels", "contains", name),), None, tones.of(name), "tags")
            for name in names
        ]

    def _label(self) -> None:
        """Offer labels for all selected people."""
        offer_labels(self.desk, self.grid.selected_ids(), (), self)

    def _colour(self) -> None:
        """Labels have got other names or colours."""
        self.grid.set_filters(self._filters(label_tones(self.desk).names()))
        self._choose(self.grid.current_id)

    def _bind(self) -> None:
        chosen = lambda: bool(self.grid.current_id)  # noqa: E731 - asked again each time
        self.grid.bind_commands(self)
        self.bind("new", self.add)
        self.bind("add_person", self.add)
        self.bind("delete", self.remove, lambda: bool(self.grid.selected_ids()))
        self.bind("join_mission", self.join, lambda: bool(self.grid.current_id and self.desk.missions))
        self.bind("record_history", self.side.show_history, chosen)
        self.bind("refresh", self.grid.reload)

    def _added(self, person_id: str) -> None:
        self.show_content()
        self.grid.select(person_id)

    def _choose(self, person_id: str) -> None:
        self.desk.actions.refresh()
        self.side.show_person(person_id)

    def _loaded(self, answer: Loaded) -> None:
        words = [count("%n person", "%n people", answer.total)]
        if self.grid.narrowed:
            words.append(tr("{n} shown", n=len(answer.ids)))
        self._sums.setText(" · ".join(words))
        if answer.ids:
            self.show_content()
        elif answer.total:
            nobody = tr("No one matches {filters}.", filters=self.grid.filters.told)
            self.show_empty(NoMatch(nobody, self.grid.clear_filters))
        else:
            add = (tr("Add person"), "primary", self.add)
            self.show_empty(EmptyState("contact", tr("There is nobody in the office yet."), "", (add,)))
