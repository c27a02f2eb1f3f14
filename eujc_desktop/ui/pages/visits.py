"""The Company visits tab: the visits of the mission at hand as a table, and the chosen host as a card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QInputDialog, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.components.buttons import for_action, push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.marks import Avatar
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel, Section
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Column, Filter, Loaded
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.text import count, tr

TABLES = frozenset({"visit", "organisation", "site", "contact", "mission_group"})
STAGES: tuple[tuple[str, str, str], ...] = (
    ("idea", "Idea", "neu"),
    ("to contact", "To contact", "neu"),
    ("requested", "Requested", "vio"),
    ("pencilled", "Pencilled", "warn"),
    ("confirmed", "Confirmed", "ok"),
    ("visited", "Visited", "info"),
    ("thanked", "Thanked", "teal"),
    ("declined", "Declined", "err"),
    ("cancelled", "Cancelled", "err"),
    ("replaced", "Replaced", "neu"),
)
TONES = {stage: tone for stage, _words, tone in STAGES}
WAY = ("idea", "to contact", "requested", "pencilled", "confirmed", "visited", "thanked")
COLUMNS = (
    Column("organisation.name", "Company", 230, keys=("organisation.name_ja",)),
    Column("organisation.name_ja", "Name in Japanese", 180),
    Column("visit.stage", "Stage", 116, "chip", tone=lambda stage: TONES.get(stage, "neu")),
    Column("visit.agreed_day", "Agreed day", 112),
    Column("visit.agreed_from", "From", 70),
    Column("visit.agreed_until", "Until", 70),
    Column("organisation.city", "City", 110),
    Column("organisation.sector", "Sector", 150),
    Column("site.max_visitors", "Most visitors", 96),
    Column("visit.asked_on", "Asked on", 112),
    Column("visit.chased_by", "Who chases", 130),
    Column("visit.language", "Language", 110, shown=False),
    Column("visit.notes", "Notes", 200, shown=False),
)
SECTIONS = (
    (
        "This visit",
        ("visit.stage", "visit.theme", "visit.agreed_day", "visit.agreed_from", "visit.agreed_until", "visit.language"),
    ),
    ("Request", ("visit.asked_on", "visit.dates_asked", "visit.chased_by", "visit.list_sent_on", "visit.confirmed_on")),
    (
        "Limits and house rules",
        ("visit.max_visitors", "visit.photos", "visit.dress", "visit.bring", "visit.house_rules"),
    ),
    ("For the briefing book", ("visit.why", "visit.what_we_see", "visit.questions", "organisation.about")),
    ("Afterwards", ("visit.gift", "visit.thanked_on", "visit.rating", "visit.notes")),
)
_LATE_DAYS = 7


class VisitsPage(Page):
    """A table of visits by stage; the card tells what is known of the host and what to do next."""

    key = "visits"

    def build(self) -> None:
        self._mission, self._card_for = "", ""
        self.grid = DataGrid(
            self.desk,
            "visits",
            COLUMNS,
            messages=self.messages,
            name=tr("Company visits"),
            filter_hint=tr("Filter visits"),
        )
        self.tools.add(self.grid.filter_box)
        self.tools.add(self.grid.chips, 1)
        self.tools.add(for_action(self.desk.actions.q("import_companies")))
        self.tools.add(push(tr("Add visit"), "primary", "plus", on_click=self.add))
        self.set_content(self.grid)
        self.panel_ = DetailPanel(self.desk.memory, "visit")
        self._head = QVBoxLayout()
        self.panel_.head.addLayout(self._head)
        self._contacts, self._earlier = (
            self._section("contacts", tr("Contacts")),
            self._section("earlier", tr("Earlier visits")),
        )
        self.form = Form(self.desk, self.panel_, "visits", [(tr(title), keys) for title, keys in SECTIONS])
        self.set_panel(self.panel_)
        self._sums = label("", "small", "muted")
        self.set_footer(row(self._sums, "stretch", margins=(12, 4, 12, 4)))
        self.grid.set_filters([_filter(stage, words, tone) for stage, words, tone in STAGES[:7]])
        self.grid.current_changed.connect(self._choose)
        self.grid.loaded.connect(self._loaded)
        self.grid.bind_commands(self)
        self.bind("new", self.add)
        self.bind("add_visit", self.add)
        self.bind("delete", self.remove, lambda: bool(self.grid.selected_ids()))

    def show_mission(self, mission_id: str) -> None:
        self._mission = mission_id
        if mission_id:
            self.grid.load(mission_id)
        else:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))

    def refresh(self, changes: Changed) -> None:
        if self._mission and any(table in TABLES for table, _key in changes.touched):
            self.grid.reload()
            self._read_card(self.grid.current_id)

    def reveal(self, record_id: str, filter_key: str) -> None:
        if filter_key:
            self.grid.use_filters({filter_key})
        if record_id:
            self.grid.select(record_id)

    def add(self) -> None:
        """Ask for a host, out of those known, and begin a visit to it."""
        self.desk.office.ask(lambda work: services.grids.choices(work, "organisation_id"), self._ask_host)

    def remove(self) -> None:
        """Take the selected visits away, with a way back."""
        ids = self.grid.selected_ids()
        words = count("%n visit removed", "%n visits removed", len(ids))
        job = self.desk.office.do(words, lambda work: services.grids.remove(work, "visits", ids))
        job.then(lambda _n: self.desk.toast_undo(words))

    def _section(self, key: str, title: str) -> Section:
        return self.panel_.section(key, title)

    def _ask_host(self, hosts: list[tuple[str, str]]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Add visit"))
        dialog.setLabelText(tr("Company, one that is known or a new name"))
        dialog.setComboBoxItems([words for _key, words in hosts])
        dialog.setComboBoxEditable(True)
        dialog.accepted.connect(lambda: self._begin(dialog.textValue(), {words: key for key, words in hosts}))
        dialog.open()

    def _begin(self, name: str, hosts: dict[str, str]) -> None:
        mission = self._mission
        if not name.strip():
            return

        def begin(work: Any) -> str:
            host = hosts.get(name) or services.records.create(work, "organisation", {"name": name})
            return str(services.grids.create(work, "visits", {"visit.organisation_id": host}, mission_id=mission))

        job = self.desk.office.do(tr("Add visit to {company}", company=name), begin)
        job.then(lambda visit: self.grid.select(visit))

    def _loaded(self, answer: Loaded) -> None:
        if not self._mission:
            return
        confirmed = sum(answer.counts.get(stage, 0) for stage in ("confirmed", "visited", "thanked"))
        self.set_badge(f"{confirmed}/{answer.total}" if answer.total else "")
        self._sums.setText(
            count("%n visit", "%n visits", answer.total)
            + " · "
            + tr("{n} confirmed", n=confirmed)
            + "    "
            + tr("F2 edit")
        )
        if answer.ids:
            self.show_content()
        elif answer.total:
            self.show_empty(NoMatch(tr("No visit matches."), self.grid.clear_filters))
        else:
            bring = (tr("Import companies…"), "primary", lambda: self.desk.actions.run("import_companies"))
            self.show_empty(EmptyState("building-2", tr("No hosts yet."), "", (bring, (tr("Add visit"), "", self.add))))

    def _choose(self, visit_id: str) -> None:
        if visit_id:
            self.form.show_row(visit_id)
        else:
            self.form.clear()
        self._read_card(visit_id)

    def _read_card(self, visit_id: str) -> None:
        self._card_for = visit_id
        if not visit_id:
            empty(self._head)
            return
        today = date.today()
        job = self.desk.office.ask(lambda work: services.visits.card(work, visit_id, today), self._show_card)
        job.otherwise(lambda error: self.desk.refuse(error, self.panel_.messages))

    def _show_card(self, card: Any) -> None:
        if card.id != self._card_for:
            return
        empty(self._head)
        names = column(
            label(card.company, "title", wrap=True),
            label(card.company_ja, "body", "second", wrap=True),
            label(card.company_kana, "small", "muted", wrap=True),
            spacing=1,
        )
        self._head.addWidget(row(Avatar(card.company, 40, square=True), (names, 1)))
        chips = [StatusChip(card.stage_label, TONES.get(card.stage, "neu"), dot=True)]
        chips += [StatusChip(words, "neu") for words in (card.sector, card.site) if words]
        if card.limit:
            chips.append(StatusChip(tr("at most {n}", n=card.limit), "neu", "users"))
        self._head.addWidget(flow(*chips))
        for words in (card.address, card.address_ja):
            if words:
                self._head.addWidget(label(words, "small", "second", wrap=True, selectable=True))
        self.panel_.messages.show_messages([self._next_step(card)])
        self._show_contacts(card)
        self._show_earlier(card)

    def _next_step(self, card: Any) -> InlineMessage:
        """What to do next, as a button."""
        at = WAY.index(card.stage) if card.stage in WAY else -1
        fixes: list[tuple[str, Callable[[], object]]] = []
        if 0 <= at < len(WAY) - 1:
            following = WAY[at + 1]
            words = next(name for stage, name, _tone in STAGES if stage == following)
            fixes.append((tr("Mark as {stage}", stage=tr(words).lower()), partial(self._set_stage, card.id, following)))
        if card.stage in ("requested", "pencilled"):
            fixes.append((tr("Declined"), partial(self._set_stage, card.id, "declined")))
        if card.days_waiting is not None and card.days_waiting > _LATE_DAYS:
            title = count("No answer for %n day", "No answer for %n days", card.days_waiting)
            return InlineMessage(title, tr("Call or write again."), "warn", "hourglass", fixes)
        title = tr("Next step") if fixes else tr("Nothing to do")
        return InlineMessage(title, tr("The visit is {stage}.", stage=card.stage_label.lower()), "info", fixes=fixes)

    def _set_stage(self, visit_id: str, stage: str) -> None:
        today = date.today()
        words = next(tr(name) for key, name, _tone in STAGES if key == stage)
        title = tr("Visit {stage}", stage=words.lower())
        self.desk.office.do(title, lambda work: services.visits.change_stage(work, visit_id, stage, today))

    def _show_contacts(self, card: Any) -> None:
        empty(self._contacts.body)
        for contact in card.contacts:
            names = " ".join(part for part in (contact.native_name, contact.name) if part)
            role = " · ".join(part for part in (contact.position, contact.position_ja) if part)
            lines: list[QWidget] = [label(names, "strong", wrap=True, selectable=True)]
            lines += [label(words, "small", "second", wrap=True) for words in (contact.reading, role) if words]
            for words in (contact.email, contact.phone):
                if words:
                    copy = tool(
                        "copy", tip=tr("Copy"), name=tr("Copy {text}", text=words), on_click=partial(_copy, words)
                    )
                    lines.append(row((label(words, "small", selectable=True), 1), copy))
            self._contacts.body.addWidget(column(*lines, spacing=1))
        if not card.contacts:
            self._contacts.body.addWidget(label(tr("Nobody is known there yet."), "small", "muted"))

    def _show_earlier(self, card: Any) -> None:
        empty(self._earlier.body)
        for visit in card.earlier:
            day = f"{visit.day.day} {visit.day:%b %Y}" if visit.day else ""
            stars = "★" * (visit.rating or 0)
            words = " · ".join(part for part in (day, visit.mission, visit.stage, stars) if part)
            self._earlier.body.addWidget(label(words, "small", wrap=True))
        if not card.earlier:
            self._earlier.body.addWidget(label(tr("This is the first visit there."), "small", "muted"))


def _filter(stage: str, words: str, tone: str) -> Filter:
    return Filter(stage, tr(words), (Condition("visit.stage", "is", stage),), tone=tone)


def _copy(text: str) -> None:
    QApplication.clipboard().setText(text)
