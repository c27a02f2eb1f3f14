"""One visit beside the board: the host, what to do next, whom to turn to, letters, memory, every field, the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.dates import span
from eujc_desktop.planning.hosts import as_written
from eujc_desktop.ui.components.buttons import for_action, push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.host_letter_words import named
from eujc_desktop.ui.pages.host_parts import Log, People, due_message, facts, show_memory
from eujc_desktop.ui.pages.visit_columns import ASKABLE, SECTIONS, stage_tone, stage_words
from eujc_desktop.ui.pages.visit_dates import Dates
from eujc_desktop.ui.pages.visit_day import Day, debrief_message
from eujc_desktop.ui.pages.visit_letters import LetterRows
from eujc_desktop.ui.pages.visit_next import NextStep
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.record_picture import RecordPicture
from eujc_desktop.ui.text import count, language, shown, tr
from eujc_desktop.ui.tired_hosts import tired_message

_COMPANY = ("organisation.name", "organisation.name_ja")


class VisitPanel(DetailPanel):
    """Shows the visit that has the keyboard; `write` opens a letter to its host, by the letter's key."""

    def __init__(self, desk: Desk, write: Callable[[str, str], object]) -> None:
        super().__init__(desk.memory, "visit")
        self._desk, self._write, self._wanted = desk, write, ""
        self.card: Any = None
        """What is known of the visit shown."""
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self.head.addLayout(self._top)
        self._glance = self.section("glance", tr("This visit"))
        self.dates = Dates(desk, self.section("dates", tr("Dates")))
        self.day = Day(desk, self.section("day", tr("Day of the visit")))
        self.people = People(desk, self.section("contacts", tr("Contacts")))
        letters = self.section("letters", tr("Letters and lists"))
        self._letters, self._next = LetterRows(desk, letters, write, self._mark_sent), NextStep(desk, self)
        self.log = Log(desk, self.section("log", tr("Calls, mails and promises")))
        self._earlier = self.section("earlier", tr("Earlier visits"))
        self._parts = list(self.sections.values())
        rare = [title for title, _keys in SECTIONS[1:]]
        self.form = Form(desk, self, "visits", SECTIONS, rare=rare, also=_COMPANY, named=_company)
        self.form.shown.connect(lambda _id: self._show_history(self.form.values))
        self._history: RecordHistory | None = None
        self.logo = RecordPicture(desk, self, "organisation", "logo")
        self._show_parts(on=False)

    def show_visit(self, visit_id: str) -> None:
        """Read a visit and show it, or that none is chosen."""
        self._wanted = visit_id
        if not visit_id:
            self.form.clear()
            self.messages.clear()
            self._show_parts(on=False)
            empty(self._top)
            self._top.addWidget(label(tr("Select a visit."), "body", "muted"))
            return
        self.form.show_row(visit_id)
        today = date.today()

        def read(work: Any) -> tuple[Any, ...]:
            letters = services.host_letters.of_visit(work, visit_id, datetime.now(UTC))
            return services.visits.card(work, visit_id, today), letters, services.visit_sheets.glance(work, visit_id)

        job = self._desk.office.ask(read, lambda found: self._show_card(*found))
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _show_parts(self, *, on: bool) -> None:
        for section in self._parts:
            section.setVisible(on)

    def _show_card(self, card: Any, letters: Any, glance: Any) -> None:
        if card.id != self._wanted:
            return
        self.card = card
        self._show_parts(on=True)
        self._show_head(card)
        done = None if self._desk.read_only else self.log.done
        tired = tired_message(card.memory.tired) if card.stage in ASKABLE else []
        due = due_message(card.log, done)
        write = () if self._desk.read_only else ((tr("Write the debrief…"), self.day.write),)
        after = debrief_message(card, glance, write)
        step = self._next.message(card, letters)
        self.messages.show_messages([*self._differences(card), *tired, *due, *after, step])
        self._show_glance(card)
        self.dates.show(card)
        self.day.show(card.id, glance)
        self.people.show(card.organisation_id, card.company, card.contacts)
        self._letters.show(letters)
        self.log.show((card.organisation_id, card.company, card.id), card.contacts, card.log)
        self._earlier.set_badge(str(len(card.memory.visits) or ""))
        show_memory(self._earlier, card.memory, self._go)
        # What is known of a visit stands above its fields: those need no editors until one goes there.
        QTimer.singleShot(0, self, self.form.sight.let_go)

    def _go(self, visit: Any) -> None:
        self._desk.choose_mission(visit.mission_id)
        self._desk.go("visits", visit.id)

    def _show_head(self, card: Any) -> None:
        empty(self._top)
        second = card.company_ja if card.company_ja != card.company else ""
        names = column(
            label(card.company, "title", wrap=True),
            *(label(words, role, tone, wrap=True) for words, role, tone in (
                (second, "body", "second"), (card.company_kana, "small", "muted")) if words),
            spacing=1,
        )  # fmt: skip
        steps = [for_action(self._desk.actions.q(name)) for name in ("previous_record", "next_record")]
        firm = " ".join(card.company.split()[:2])
        logo = self.logo.box(card.organisation_id, firm, 52)
        self._top.addWidget(row(logo, (names, 1), *steps, spacing=8))
        self._top.addWidget(flow(*_chips(card)))
        for widget in self._ways_to_edit(card):
            self._top.addWidget(widget)

    def _show_glance(self, card: Any) -> None:
        """When, with how many, in which language, by which rules."""
        empty(self._glance.body)
        spoken = as_written(card.language, language())
        by = tr("interpreter: {name}", name=card.interpreter) if card.interpreter else ""
        chased = [card.chased_by, on_day(card.chase_on, with_year=False) if card.chase_on else ""]
        self._glance.body.addWidget(facts((
            (tr("When"), _when(card)), (tr("Wished"), card.wish if not card.planned else ""),
            (tr("Stands by for"), shown(card.standing)),
            (tr("Group"), _group(card)), (tr("Language"), ", ".join(filter(None, (spoken, by)))),
            (tr("Rules"), " · ".join(map(shown, card.rules))), (tr("Host's hours"), "\n".join(card.hours)),
            (tr("Who chases"), ", ".join(filter(None, chased))),
            (tr("Why not"), card.reason), (tr("Address"), card.address), (tr("In Japanese"), card.address_ja),
        )))  # fmt: skip

    def show_history(self) -> None:
        """What happened to the visit and its company, or to the field that has the keyboard."""
        if self._history is not None:
            self._history.focus(self.form.focused)

    def _show_history(self, values: Mapping[str, Any]) -> None:
        # It comes after the fields, which are known only when the first visit has been read.
        if self._history is None:
            self._history = RecordHistory(self._desk, self)
        self._history.show_records([("visit", values["id"]), ("organisation", values["records"]["organisation"])])

    # What to do next

    def _differences(self, card: Any) -> list[InlineMessage]:
        """What the host agreed to and what the itinerary says, where that is not the same."""
        planned = [at.start for at in card.planned if at.start is not None]
        if card.agreed_day is None or not planned or any(_agrees(card, start) for start in planned):
            return []
        agreed = on_day(card.agreed_day, with_year=False) + (f", {card.agreed_from:%H:%M}" if card.agreed_from else "")
        here = f"{on_day(planned[0].date(), with_year=False)}, {planned[0]:%H:%M}"
        told = tr("The host expects us on {agreed}, the itinerary has {planned}.", agreed=agreed, planned=here)
        if card.why_apart:
            told = tr("{what} {more}", what=told, more=shown(card.why_apart))
        show = partial(self._desk.go, "itineraries", card.planned[0].item_id)
        to_plan = partial(services.agreed_times.to_plan, visit_id=card.id)
        words = tr("Agreed as planned: {company}", company=card.company)
        fixes: list[Fix] = [(tr("Show in the itinerary"), show)]
        if not self._desk.read_only:
            fixes.append((tr("Change the agreement"), lambda: self._desk.office.do(words, to_plan)))
        return [InlineMessage(tr("Not at the time agreed"), told, "err", "calendar-x", fixes)]

    # What the buttons of the next step lead to

    def write(self, letter: str, language: str) -> None:
        """Open a letter to the host."""
        self._write(letter, language)

    def list_to_excel(self, card: Any) -> None:
        """Show who goes there, to be saved as a workbook for the host."""
        from eujc_desktop.ui.dialogs.export_dialog import ExportDialog

        mission = self._desk.mission
        ExportDialog(self._desk, mission.id, mission.code, "host", self.window(), card.id).open()

    def log_call(self) -> None:
        """Ask what was said with the host."""
        self.log.add()

    def swap(self, card: Any) -> None:
        """Another visit in the slot of this one."""
        from eujc_desktop.ui.pages.plan_asks import open_swap

        open_swap(self._desk, card.planned[0].item_id, card.company, self.window())

    def do(self, label: str, use_case: Callable[..., object]) -> None:
        """Change the visit, as a step of that name."""
        visit_id, today = self._wanted, date.today()
        title = tr("{what}: {company}", what=label, company=_company(self.form.values))
        job = self._desk.office.do(title, lambda work: use_case(work, visit_id=visit_id, today=today))
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _mark_sent(self, line: Any) -> None:
        """Drafts or printed letters went out today."""
        letter = named(line.letter)
        words, done = tr("Mark the letter as sent: {letter}", letter=letter), tr("Letter sent: {letter}", letter=letter)
        mark = partial(services.mail_drafts.mark_sent, paper_ids=line.papers, day=date.today())
        job = self._desk.office.do(words, mark).then(lambda _n: self._desk.toast_undo(done))
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _ways_to_edit(self, card: Any) -> list[QWidget]:
        """Buttons to every field of the company and of the site."""
        if self._desk.read_only:
            return []
        company = push(tr("Edit company…"), "link", "pencil", on_click=partial(self._edit_company, card))
        site = push(
            tr("Edit site…") if card.site_id else tr("Add a site…"), "link", "pencil" if card.site_id else "plus",
            on_click=partial(self._edit_site, card),
        )  # fmt: skip
        return [row(company, site, "stretch", spacing=4)]

    def _edit_company(self, card: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        edit_record(self._desk, "organisation", card.organisation_id, card.company, self.window())

    def _edit_site(self, card: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import add_site, edit_record

        if card.site_id:
            name = tr("{site} of {company}", site=card.site or tr("site"), company=card.company)
            edit_record(self._desk, "site", card.site_id, name, self.window(), removable=True)
        else:
            add_site(self._desk, card.id, card.company, self.window())


def _company(values: Mapping[str, Any]) -> str:
    """The host as undo steps call it."""
    return next((str(values[key]) for key in _COMPANY if values.get(key)), "")


def _agrees(card: Any, start: Any) -> bool:
    same_time = card.agreed_from is None or start.time() == card.agreed_from
    return bool(start.date() == card.agreed_day and same_time)


def _when(card: Any) -> str:
    """As the itinerary has it, else as agreed."""
    planned = [f"{on_day(at.start.date())}, {span(at.start, at.end)}" for at in card.planned if at.start is not None]
    if planned:
        return "\n".join(planned)
    if card.agreed_day is None:
        return ""
    clocks = "–".join(f"{clock:%H:%M}" for clock in (card.agreed_from, card.agreed_until) if clock)
    return ", ".join(filter(None, (on_day(card.agreed_day), clocks)))


def _group(card: Any) -> str:
    """How many of us, and how many the host allows."""
    people = count("%n person", "%n people", card.heads)
    return tr("{people}, host allows {n}", people=people, n=card.limit) if card.limit else people


def _chips(card: Any) -> list[StatusChip]:
    words = stage_words(card.stage)
    since = {"requested": card.asked_on, "thanked": card.thanked_on}.get(card.stage)
    if since is not None:
        words = f"{words} {on_day(since, with_weekday=False, with_year=False)}"
    chips = [StatusChip(words, stage_tone(card.stage), dot=True)]
    chips += [StatusChip(words, "neu") for words in (card.sector, card.site) if words]
    if card.place:
        chips.append(StatusChip(card.place, "neu", "map-pin"))
    if card.limit and card.heads > card.limit:
        chips.append(StatusChip(tr("{heads} people, at most {n}", heads=card.heads, n=card.limit), "warn", "users"))
    return chips
