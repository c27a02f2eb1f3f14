"""The Participants tab: everybody of the mission at hand in a grid, one person as a form with what to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QInputDialog, QVBoxLayout

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import for_action, push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.marks import Avatar
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Loaded
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.pages.people_columns import (
    COLUMNS,
    MASKED,
    SECTIONS,
    TONES,
    filter_of,
    filters,
    marks,
    notes,
    serious,
    stage_tone,
    title_of,
)
from eujc_desktop.ui.text import count, tr

TABLES = frozenset({"person", "participation", "organisation", "mission_group", "mission", "itinerary_item"})
_MESSAGES = 3


class ParticipantsPage(Page):
    """A grid to work in like a spreadsheet; the panel explains what about the person needs attention."""

    key = "participants"

    def build(self) -> None:
        self._mission, self._findings, self._capacity = "", (), None
        self.grid = DataGrid(
            self.desk,
            "participants",
            COLUMNS,
            messages=self.messages,
            name=tr("Participants"),
            filter_hint=tr("Filter people"),
        )
        self.tools.add(self.grid.filter_box)
        self.tools.add(self.grid.chips, 1)
        for name in ("columns", "import", "export"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.tools.add(push(tr("Add person"), "primary", "user-plus", on_click=self.add))
        self.set_content(self.grid)
        self.set_panel(self._side())
        self._sums, self._hint = label("", "small", "muted"), label("", "small", "muted")
        self._hint.setText(tr("F2 edit   Ctrl+D fill down   Ctrl+Shift+C copy with headers"))
        self.set_footer(row(self._sums, "stretch", self._hint, margins=(12, 4, 12, 4)))
        self.grid.set_filters(filters(()))
        self.grid.current_changed.connect(self._choose)
        self.grid.selection_changed.connect(lambda _ids: self._show_sums())
        self.grid.loaded.connect(self._loaded)
        self.grid.bind_commands(self)
        self.bind("new", self.add)
        self.bind("add_person", self.add)
        self.bind("delete", self.remove, lambda: bool(self.grid.selected_ids()))
        self.bind("refresh", self._check)
        self.bind("issues", lambda: self.grid.use_filters({"passport"}))

    def show_mission(self, mission_id: str) -> None:
        self._mission, self._findings = mission_id, ()
        if mission_id:
            self.grid.load(mission_id)
            self._check()
        else:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))

    def refresh(self, changes: Changed) -> None:
        if self._mission and any(table in TABLES for table, _key in changes.touched):
            self.grid.changed(changes)
            self._check()

    def reveal(self, record_id: str, filter_key: str) -> None:
        if filter_key:
            self.grid.use_filters({filter_key} if self.grid.has_filter(filter_key) else {filter_of(filter_key)})
        if record_id:
            self.grid.select(record_id)

    def add(self) -> None:
        """Ask for the name of a new participant."""
        if not self._mission:
            return
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Add person"))
        dialog.setLabelText(tr("Family name, given name"))
        dialog.accepted.connect(lambda: self._enrol(dialog.textValue()))
        dialog.open()

    def remove(self) -> None:
        """Take the selected people off the mission, with a way back."""
        ids = self.grid.selected_ids()
        words = count("%n person removed", "%n people removed", len(ids))
        job = self.desk.office.do(words, lambda work: services.grids.remove(work, "participants", ids))
        job.then(lambda _n: self.desk.toast_undo(words))

    def _enrol(self, name: str) -> None:
        family, _, given = (part.strip() for part in name.partition(","))
        if not family:
            return
        values = {"person.family_name": family, "person.given_name": given}
        mission = self._mission
        job = self.desk.office.do(
            tr("Add person {name}", name=name), lambda work: services.people.enrol(work, mission, values)
        )
        job.then(self._enrolled).otherwise(partial(self.desk.refuse, slot=self.messages))

    def _enrolled(self, row_id: str) -> None:
        self.show_content()
        self.grid.select(row_id)

    def _side(self) -> DetailPanel:
        self.panel_ = DetailPanel(self.desk.memory, "participant")
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        self.panel_.head.addLayout(self._head)
        sections = [(tr(title), keys) for title, keys in SECTIONS]
        self.form = Form(self.desk, self.panel_, "participants", sections, masked=MASKED)
        self.form.shown.connect(lambda _id: self._show_head(self.form.values))
        return self.panel_

    # What needs attention

    def _check(self) -> None:
        mission_id, today = self._mission, date.today()

        def read(work: Any) -> Any:
            found = services.travellers.findings(work, mission_id, today)
            return found, services.records.values(work, "mission", mission_id)["capacity"]

        job = self.desk.office.ask(read, partial(self._checked, mission_id))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _checked(self, mission_id: str, answer: tuple[Sequence[Any], int | None]) -> None:
        if mission_id != self._mission:
            return
        self._findings, self._capacity = answer
        self.grid.set_marks(marks(self._findings))
        self.grid.set_filters(filters(self._findings))
        self._choose(self.grid.current_id)

    def _choose(self, row_id: str) -> None:
        """Show the person that has the keyboard."""
        self.desk.actions.refresh()
        if row_id:
            self.form.show_row({"id": row_id}, notes(self._findings, row_id))
        else:
            empty(self._head)
            self._head.addWidget(label(tr("Select a person."), "body", "muted"))
            self.form.clear()
        mine = [finding for finding in self._findings if finding.person == row_id and row_id]
        shown = (serious(mine) or mine)[:_MESSAGES]
        self.panel_.messages.show_messages([self._message(finding) for finding in shown])

    def _message(self, finding: Any) -> InlineMessage:
        """A finding whose button leads to the field that mends it."""
        words = finding.fixes[0].words if finding.fixes else tr("Show the field")
        fixes = [(words, partial(self.form.focus_field, finding.field))] if finding.field else []
        return InlineMessage(title_of(finding), finding.message, TONES[finding.severity], fixes=fixes)

    def _show_head(self, values: Mapping[str, Any]) -> None:
        empty(self._head)
        given, family = values.get("person.given_name") or "", values.get("person.family_name") or ""
        name = f"{family.upper()} {given}".strip() or values.get("person.native_name") or tr("No name")
        firm = ", ".join(part for part in (values.get("person.job_title"), values.get("organisation.name")) if part)
        names = column(label(name, "title", wrap=True), label(firm, "small", "muted", wrap=True), spacing=1)
        self._head.addWidget(row(Avatar(f"{given} {family}".strip() or name, 44), (names, 1)))
        stage, role = values["participation.stage"], values["participation.role"]
        chips = [StatusChip(stage.label, stage_tone(str(stage)), dot=True)]
        if str(role) != "participant":
            chips.append(StatusChip(role.label, "info"))
        if letter := self.form.words("participation.group_id"):
            chips.append(StatusChip(tr("Group {letter}", letter=letter), "neu"))
        steps = [for_action(self.desk.actions.q(name)) for name in ("previous_record", "next_record")]
        self._head.addWidget(row((flow(*chips), 1), *steps, spacing=2))

    # Sums

    def _loaded(self, answer: Loaded) -> None:
        self._answer = answer
        self.set_badge(str(answer.counts.get("confirmed", 0)) if answer.total else "")
        self._show_sums()
        if answer.ids:
            self.show_content()
        elif answer.total:
            self.show_empty(NoMatch(tr("No one matches these filters."), self.grid.clear_filters))
        else:
            bring = (tr("Import from Excel…"), "primary", lambda: self.desk.actions.run("import"))
            add = (tr("Add person"), "", self.add)
            self.show_empty(EmptyState("users", tr("No one has applied yet."), "", (bring, add)))

    def _show_sums(self) -> None:
        answer: Loaded | None = getattr(self, "_answer", None)
        chosen = len(self.grid.selected_ids())
        if answer is None:
            return
        confirmed = answer.counts.get("confirmed", 0)
        words = [count("%n person", "%n people", answer.total)]
        if self._capacity:
            words.append(tr("{n} confirmed of {places} places", n=confirmed, places=self._capacity))
        else:
            words.append(tr("{n} confirmed", n=confirmed))
        if self.grid.narrowed:
            words.append(tr("{n} shown", n=len(answer.ids)))
        if chosen > 1:
            words.append(tr("{n} selected", n=chosen))
        self._sums.setText(" · ".join(words))
