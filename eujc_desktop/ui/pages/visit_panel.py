"""One visit beside the table: the host, what to do next, whom to turn to, every field, the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QInputDialog, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.dates import span
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import for_action, push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.marks import Avatar
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.components.panel import DetailPanel, Section
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.pages.visit_columns import SECTIONS, stage_tone, stage_words
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.record_picture import RecordPicture
from eujc_desktop.ui.text import count, shown, tr

_LATE_DAYS = 7
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
_COMPANY = ("organisation.name", "organisation.name_ja")
Fixes = list[Fix]


class VisitPanel(DetailPanel):
    """Shows the visit that has the keyboard."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.memory, "visit")
        self._desk, self._wanted = desk, ""
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self.head.addLayout(self._top)
        parts = [(tr(title), keys) for title, keys in SECTIONS]
        self.form = Form(desk, self, "visits", parts, also=_COMPANY, named=_company)
        self.form.shown.connect(lambda _id: self._show_history(self.form.values))
        self._contacts: Section | None = None
        self._earlier: Section | None = None
        self._history: RecordHistory | None = None
        self._card: Any = None
        self.logo = RecordPicture(desk, self, "organisation", "logo")

    def show_visit(self, visit_id: str) -> None:
        """Read a visit and show it, or that none is chosen."""
        self._wanted = visit_id
        if not visit_id:
            self.form.clear()
            self.messages.clear()
            empty(self._top)
            self._top.addWidget(label(tr("Select a visit."), "body", "muted"))
            return
        self.form.show_row(visit_id)
        today = date.today()
        job = self._desk.office.ask(lambda work: services.visits.card(work, visit_id, today), self._show_card)
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _show_card(self, card: Any) -> None:
        if card.id != self._wanted:
            return
        empty(self._top)
        names = column(
            label(card.company, "title", wrap=True),
            *(label(words, role, tone, wrap=True) for words, role, tone in (
                (card.company_ja, "body", "second"), (card.company_kana, "small", "muted")) if words),
            spacing=1,
        )  # fmt: skip
        steps = [for_action(self._desk.actions.q(name)) for name in ("previous_record", "next_record")]
        firm = " ".join(card.company.split()[:2])
        logo = self.logo.box(card.organisation_id, firm, 52)
        self._top.addWidget(row(logo, (names, 1), *steps, spacing=8))
        self._top.addWidget(flow(*_chips(card)))
        for words in (card.address, card.address_ja):
            if words:
                self._top.addWidget(label(words, "small", "second", wrap=True, selectable=True))
        for widget in self._ways_to_edit(card):
            self._top.addWidget(widget)
        self.messages.show_messages([*self._differences(card), self._next_step(card)])
        self._card = card
        self._show_host(card)

    def show_history(self) -> None:
        """What happened to the visit and its company, or to the field that has the keyboard."""
        if self._history is not None:
            self._history.focus(self.form.focused)

    def _show_history(self, values: Mapping[str, Any]) -> None:
        # These sections come after the fields, which are known only when the first visit has been read.
        if self._history is None:
            self._contacts, self._earlier = (
                self.section("contacts", tr("Contacts")), self.section("earlier", tr("Earlier visits")),
            )  # fmt: skip
            self._history = RecordHistory(self._desk, self)
            if self._card is not None and self._card.id == self._wanted:
                self._show_host(self._card)
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
        fixes = ((tr("Show in the itinerary"), show),)
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
        if card.stage == "confirmed" and (day := _day(card)) is not None and day >= date.today():
            left = (day - date.today()).days
            told = tr("Everything is set for {day}.", day=on_day(day))
            return InlineMessage(count("Visit in %n day", "Visit in %n days", left), told, "ok", "calendar-days")
        title, told, following = _STEPS[card.stage]
        marks = [self._mark(following)] if following else []
        return InlineMessage(tr(title), tr(told), "info", fixes=self._writing(*marks))

    def _waiting(self, card: Any) -> InlineMessage:
        """For how long nobody has answered, and what can be done about it."""
        call = (tr("Log a call…"), self._log_call)
        fixes = self._writing(call, self._mark("confirmed"), self._mark("declined"))
        if card.days_waiting is not None and card.days_waiting > _LATE_DAYS:
            title = count("No answer for %n day", "No answer for %n days", card.days_waiting)
            told = tr("Asked on {day}. A call before the reminder usually helps.", day=on_day(card.asked_on))
            return InlineMessage(title, told, "warn", "hourglass", fixes)
        told = tr("Asked on {day}.", day=on_day(card.asked_on)) if card.asked_on else ""
        return InlineMessage(tr("Waiting for the host to confirm"), told, "info", "hourglass", fixes)

    def _writing(self, *fixes: Fix) -> Fixes:
        """Buttons that change something, none where nothing can be changed."""
        return [] if self._desk.read_only else list(fixes)

    def _mark(self, stage: str) -> Fix:
        words = stage_words(stage).lower()
        change = partial(services.visits.change_stage, stage=stage)
        return tr("Mark as {stage}", stage=words), partial(self._do, tr("Visit {stage}", stage=words), change)

    def _do(self, label_: str, use_case: Callable[..., object]) -> None:
        visit_id, today = self._wanted, date.today()
        title = tr("{what}: {company}", what=label_, company=_company(self.form.values))
        job = self._desk.office.do(title, lambda work: use_case(work, visit_id=visit_id, today=today))
        job.otherwise(partial(self._desk.refuse, slot=self.messages))

    def _log_call(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Log a call"))
        dialog.setLabelText(tr("What was said; it goes to the notes with today's date"))
        dialog.accepted.connect(lambda: self._note_call(dialog.textValue().strip()))
        dialog.open()

    def _note_call(self, words: str) -> None:
        if words:
            self._do(tr("Log a call"), partial(services.visits.note_call, words=words))

    # Host

    def _show_host(self, card: Any) -> None:
        """Who is there and when we were; at the first visit the card may be here before the sections for it."""
        self._show_contacts(card)
        self._show_earlier(card)

    def _show_contacts(self, card: Any) -> None:
        if self._contacts is None:
            return
        empty(self._contacts.body)
        for contact in card.contacts:
            self._contacts.body.addWidget(_contact(contact, None if self._desk.read_only else self._edit_contact))
        if not card.contacts:
            self._contacts.body.addWidget(label(tr("Nobody is known there yet."), "small", "muted"))
        if self._desk.read_only:
            return
        add = tool("plus", tr("Add"), tr("Add a contact"), name=tr("Add a contact"), on_click=partial(self._add, card))
        self._contacts.body.addWidget(row(add, "stretch"))

    def _add(self, card: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import add_contact

        add_contact(self._desk, card.organisation_id, card.company, self.window())

    def _edit_contact(self, contact: Any) -> None:
        from eujc_desktop.ui.dialogs.record_dialog import edit_record

        name = contact.name or contact.native_name
        edit_record(self._desk, "contact", contact.id, name, self.window(), removable=True)

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

    def _show_earlier(self, card: Any) -> None:
        if self._earlier is None:
            return
        empty(self._earlier.body)
        for visit in card.earlier:
            day = on_day(visit.day, with_weekday=False) if visit.day else ""
            stars = tr("{n} of 5", n=visit.rating) if visit.rating else ""
            words = " · ".join(part for part in (day, visit.mission, shown(visit.stage), stars) if part)
            self._earlier.body.addWidget(label(words, "small", wrap=True))
        if not card.earlier:
            self._earlier.body.addWidget(label(tr("This is the first visit there."), "small", "muted"))


def _company(values: Mapping[str, Any]) -> str:
    """The host as undo steps call it."""
    return next((str(values[key]) for key in _COMPANY if values.get(key)), "")


def _day(card: Any) -> date | None:
    """The day of the visit: as agreed, else as planned."""
    planned = [at.start.date() for at in card.planned if at.start is not None]
    return card.agreed_day or (planned[0] if planned else None)


def _agrees(card: Any, start: Any) -> bool:
    same_time = card.agreed_from is None or start.time() == card.agreed_from
    return bool(start.date() == card.agreed_day and same_time)


def _chips(card: Any) -> list[StatusChip]:
    chips = [StatusChip(stage_words(card.stage), stage_tone(card.stage), dot=True)]
    for at in card.planned:
        if at.start is not None:
            when = f"{on_day(at.start.date(), with_year=False)}, {span(at.start, at.end)}"
            chips.append(StatusChip(when, "info", "calendar-days"))
    chips += [StatusChip(words, "neu") for words in (card.sector, card.site) if words]
    if card.limit:
        words = tr("{heads} people, at most {n}", heads=card.heads, n=card.limit)
        chips.append(StatusChip(words, "warn" if card.heads > card.limit else "neu", "users"))
    return chips


def _contact(contact: Any, edit: Callable[[Any], object] | None) -> QWidget:
    """A person at the host, with buttons that copy what is needed, and one to change what is known."""
    name = " ".join(part for part in (contact.name, contact.native_name) if part)
    role = " · ".join(part for part in (contact.position, contact.position_ja) if part)
    lines: list[QWidget] = [label(name, "strong", wrap=True, selectable=True)]
    lines += [label(words, "small", "second", wrap=True) for words in (contact.reading, role) if words]
    buttons = [
        tool(icon, tip=tr("Copy {text}", text=words), on_click=partial(QApplication.clipboard().setText, words))
        for icon, words in (("mail", contact.email), ("phone", contact.phone), ("copy", name)) if words
    ]  # fmt: skip
    if edit is not None:
        buttons.append(tool("pencil", tip=tr("Edit {text}…", text=name), on_click=partial(edit, contact)))
    avatar = Avatar(contact.name or contact.native_name, 32)
    return row(avatar, (column(*lines, spacing=1), 1), *buttons, spacing=6)
