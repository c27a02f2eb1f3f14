"""One visit beside the board: the host, what to do next, whom to turn to, letters, memory, every field, the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.dates import span
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import for_action, push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.pages.host_parts import Log, People, due_message, facts, show_memory, tired_message
from eujc_desktop.ui.pages.visit_columns import ASKABLE, LETTERS, SECTIONS, stage_tone, stage_words
from eujc_desktop.ui.pages.visit_dates import Dates
from eujc_desktop.ui.pages.visit_day import Day, debrief_message
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.record_picture import RecordPicture
from eujc_desktop.ui.text import count, language, shown, tr

_THANK_DAYS = 3
_STEPS: dict[str, tuple[str, str, str]] = {
    "idea": (say("Decide whether to go there"), say("Nobody has been asked yet."), "to contact"),
    "to contact": (say("Ask the host"), say("Write or call, then note it here."), "requested"),
    "confirmed": (say("The day has come"), say("Note here whether the visit took place."), "visited"),
    "visited": (say("Thank the host"), say("The visit has taken place."), "thanked"),
    "thanked": (say("Nothing to do"), say("The host has been thanked."), ""),
    "declined": (say("Nothing to do"), say("The host cannot receive us."), "to contact"),
    "cancelled": (say("Nothing to do"), say("The visit will not take place."), "to contact"),
    "replaced": (say("Nothing to do"), say("Another visit has taken its place."), ""),
}
"""By stage: what to do next, what is the case, and the stage that follows."""
_LETTER_OF = {
    "requested": ("visit-request", say("Open the request (日本語)…")),
    "to contact": ("visit-request", say("Write the request (日本語)…")),
    "visited": ("thank-you", say("Write the thank-you letter…")),
}
_COMPANY = ("organisation.name", "organisation.name_ja")
GONE = ("declined", "cancelled", "replaced")
Fixes = list[Fix]


class VisitPanel(DetailPanel):
    """Shows the visit that has the keyboard; `write` opens a letter to its host, by the letter's key."""

    def __init__(self, desk: Desk, write: Callable[[str], object]) -> None:
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
        self._letters = self.section("letters", tr("Letters and lists"))
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

        def read(work: Any) -> Any:
            return services.visits.card(work, visit_id, today), services.visit_sheets.glance(work, visit_id)

        job = self._desk.office.ask(read, lambda found: self._show_card(*found))
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _show_parts(self, *, on: bool) -> None:
        for section in self._parts:
            section.setVisible(on)

    def _show_card(self, card: Any, glance: Any) -> None:
        if card.id != self._wanted:
            return
        self.card = card
        self._show_parts(on=True)
        self._show_head(card)
        done = None if self._desk.read_only else self.log.done
        tired = tired_message(card.memory) if card.stage in ASKABLE else []
        due = due_message(card.log, done)
        wanted = self._writing((tr("Write the debrief…"), self.day.write))
        after = debrief_message(card, glance, wanted)
        self.messages.show_messages([*self._differences(card), *tired, *due, *after, self._next_step(card)])
        self._show_glance(card)
        self.dates.show(card)
        self.day.show(card.id, glance)
        self.people.show(card.organisation_id, card.company, card.contacts)
        self._show_letters(card)
        self.log.show((card.organisation_id, card.company, card.id), card.contacts, card.log)
        self._earlier.set_badge(str(len(card.memory.visits) or ""))
        show_memory(self._earlier, card.memory, self._go)

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
        by = tr("interpreter: {name}", name=card.interpreter) if card.interpreter else ""
        chased = [card.chased_by, on_day(card.chase_on, with_year=False) if card.chase_on else ""]
        self._glance.body.addWidget(facts((
            (tr("When"), _when(card)), (tr("Wished"), card.wish if not card.planned else ""),
            (tr("Stands by for"), shown(card.standing)),
            (tr("Group"), _group(card)), (tr("Language"), ", ".join(filter(None, (card.language, by)))),
            (tr("Rules"), " · ".join(map(shown, card.rules))), (tr("Host's hours"), "\n".join(card.hours)),
            (tr("Who chases"), ", ".join(filter(None, chased))),
            (tr("Why not"), card.reason), (tr("Address"), card.address), (tr("In Japanese"), card.address_ja),
        )))  # fmt: skip

    def _show_letters(self, card: Any) -> None:
        """Which letters and lists went to the host, and a way to each."""
        body = self._letters.body
        empty(body)
        for key, title, title_ja, sent in LETTERS:
            day = getattr(card, sent)
            chip = StatusChip(tr("sent {day}", day=on_day(day, with_weekday=False, with_year=False)), "ok", "check"
                              ) if day else StatusChip(tr("not sent"), "neu")  # fmt: skip
            open_ = push(tr("Open…"), "link", tip=tr("Open: {paper}", paper=tr(title)), on_click=partial(
                self._write, key))  # fmt: skip
            words = label(f"{tr(title)} {title_ja}" if language() != "ja" else title_ja, "body", wrap=True)
            body.addWidget(row((words, 1), chip, open_, spacing=6))

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
        show = partial(self._desk.go, "itineraries", card.planned[0].item_id)
        to_plan = partial(services.agreed_times.to_plan, visit_id=card.id)
        words = tr("Agreed as planned: {company}", company=card.company)
        fixes: Fixes = [(tr("Show in the itinerary"), show)]
        fixes += self._writing((tr("Change the agreement"), lambda: self._desk.office.do(words, to_plan)))
        return [InlineMessage(tr("Not at the time agreed"), told, "err", "calendar-x", fixes)]

    def _next_step(self, card: Any) -> InlineMessage:
        """What to do next, as buttons."""
        if card.stage in ("requested", "pencilled"):
            return self._waiting(card)
        if card.stage == "confirmed" and card.list_sent_on is None:
            sent = partial(self._do, tr("Visitor list sent"), services.visits.note_list_sent)
            make = (tr("Host list to Excel…"), partial(self._desk.actions.run, "roster"))
            fixes: Fixes = [make, *self._writing((tr("It was sent today"), sent))]
            return InlineMessage(tr("Send the visitor list"), tr("The host has confirmed."), "info", "send", fixes)
        if card.stage == "confirmed" and (day := card.day) is not None and day >= date.today():
            left = (day - date.today()).days
            told = tr("Everything is set for {day}.", day=on_day(day))
            return InlineMessage(count("Visit in %n day", "Visit in %n days", left), told, "ok", "calendar-days")
        if card.stage == "visited" and card.day is not None and (date.today() - card.day).days >= _THANK_DAYS:
            days = (date.today() - card.day).days
            told = count("The visit was %n day ago.", "The visit was %n days ago.", days)
            fixes = [self._letter("visited"), *self._writing(self._mark("thanked"))]
            return InlineMessage(tr("Thank the host"), told, "warn", "mail", fixes)
        if card.stage in GONE and card.planned:
            return self._gone(card)
        title, told, following = _STEPS[card.stage]
        letters = [self._letter(card.stage)] if card.stage in ("to contact", "visited") else []
        marks = [self._mark(following)] if following else []
        return InlineMessage(tr(title), tr(told), "info", fixes=[*letters, *self._writing(*marks)])

    def _letter(self, stage: str) -> Fix:
        """The letter that fits a stage."""
        key, words = _LETTER_OF[stage]
        return tr(words), partial(self._write, key)

    def _gone(self, card: Any) -> InlineMessage:
        """A visit that will not take place and still has its slot: another one can have it."""
        show = (tr("Show in the itinerary"), partial(self._desk.go, "itineraries", card.planned[0].item_id))
        told = tr("The visit will not take place. Another one can take its slot.")
        fixes: Fixes = [*self._writing((tr("Swap in another visit…"), partial(self._swap, card))), show]
        return InlineMessage(tr("Still in the itinerary"), told, "err", "calendar-x", fixes)

    def _swap(self, card: Any) -> None:
        from eujc_desktop.ui.pages.plan_asks import open_swap

        open_swap(self._desk, card.planned[0].item_id, card.company, self.window())

    def _waiting(self, card: Any) -> InlineMessage:
        """For how long nobody has answered, and what can be done about it."""
        call = (tr("Log a call…"), self.log.add)
        told = tr("Asked on {day}.", day=on_day(card.asked_on)) if card.asked_on else ""
        if not card.late:
            fixes = self._writing(call, self._mark("confirmed"), self._mark("declined"))
            return InlineMessage(tr("Waiting for the host to confirm"), told, "info", "hourglass", fixes)
        title = tr("Ask the host again today")
        if card.days_waiting is not None:
            title = count("No answer for %n day", "No answer for %n days", card.days_waiting)
            told = tr("Asked on {day}. A call before the reminder usually helps.", day=on_day(card.asked_on))
        fixes = [self._letter("requested"), *self._writing(call, self._mark("confirmed"))]
        return InlineMessage(title, told, "warn", "hourglass", fixes)

    def _writing(self, *fixes: Fix) -> Fixes:
        """Buttons that change something, none where nothing can be changed."""
        return [] if self._desk.read_only else list(fixes)

    def _mark(self, stage: str) -> Fix:
        words = stage_words(stage)
        change = partial(services.visits.change_stage, stage=stage)
        return tr("Mark as “{stage}”", stage=words), partial(self._do, tr("Visit “{stage}”", stage=words), change)

    def _do(self, label_: str, use_case: Callable[..., object]) -> None:
        visit_id, today = self._wanted, date.today()
        title = tr("{what}: {company}", what=label_, company=_company(self.form.values))
        job = self._desk.office.do(title, lambda work: use_case(work, visit_id=visit_id, today=today))
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
