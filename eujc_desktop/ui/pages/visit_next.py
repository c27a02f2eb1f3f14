"""What to do next about a visit: one message with its buttons, from its stage and from the letter that is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Protocol

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.planning.host_letters import THANK_DAYS
from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.host_letter_words import LANGUAGES
from eujc_desktop.ui.pages.visit_columns import GONE, stage_words
from eujc_desktop.ui.text import count, shown, tr

Fixes = list[Fix]
_STEPS: dict[str, tuple[str, str, str]] = {
    "idea": (say("Decide whether to go there"), say("Nobody has been asked yet."), "to contact"),
    "to contact": (say("Ask the host"), say("Write or call, then note it here."), "requested"),
    "visited": (say("Thank the host"), say("The visit has taken place."), "thanked"),
    "thanked": (say("Nothing to do"), say("The host has been thanked."), ""),
    "declined": (say("Nothing to do"), say("The host cannot receive us."), "to contact"),
    "cancelled": (say("Nothing to do"), say("The visit will not take place."), "to contact"),
    "replaced": (say("Nothing to do"), say("Another visit has taken its place."), ""),
}
"""By stage: what to do next, what is the case, and the stage that follows."""
_WRITE = {
    "visit-request": say("Write the request"),
    "visit-reminder": say("Write the reminder"),
    "visit-confirmation": say("Write the confirmation"),
    "visitor-list": say("Write the cover of the list"),
    "visit-change": say("Write the notice of changes"),
    "visit-cancellation": say("Write the cancellation"),
    "thank-you": say("Write the thank-you letter"),
}
_DUE = {
    "visit-confirmation": (say("Confirm the visit in writing"), say("The host has agreed."), "info", "mail"),
    "visitor-list": (say("Send the visitor list"), say("The host has confirmed."), "info", "send"),
    "visit-change": (say("Tell the host what has changed"), "", "warn", "refresh-cw"),
    "visit-cancellation": (say("Tell the host that we do not come"), say("It still expects us."), "warn", "mail"),
}
"""By the letter that is due: what to do, why, how it looks."""


class Ways(Protocol):
    """What the buttons lead to."""

    def write(self, letter: str, language: str) -> object: ...
    def do(self, label: str, use_case: Callable[..., object]) -> object: ...
    def log_call(self) -> object: ...
    def swap(self, card: Any) -> object: ...
    def list_to_excel(self, card: Any) -> object: ...


class NextStep:
    """Makes the message for the panel of a visit."""

    def __init__(self, desk: Desk, ways: Ways) -> None:
        self._desk, self._ways = desk, ways

    def message(self, card: Any, letters: Any) -> InlineMessage:
        """What to do next, as buttons; `letters` are those of the visit."""
        due = letters.following
        if card.stage in GONE and card.planned:
            return self._gone(card, letters)
        if card.stage in ("requested", "pencilled") and due not in ("visit-change", "visit-confirmation"):
            return self._unanswered(card, letters)
        if due in _DUE:
            return self._due(card, letters)
        if due == "thank-you":
            return self._thank(card, letters)
        if card.stage == "confirmed" and (day := card.day) is not None and day >= date.today():
            left = (day - date.today()).days
            told = tr("Everything is set for {day}.", day=on_day(day))
            return InlineMessage(count("Visit in %n day", "Visit in %n days", left), told, "ok", "calendar-days")
        if card.stage == "confirmed":
            return self._over()
        title, told, following = _STEPS[card.stage]
        written = [self._letter("visit-request", letters)] if card.stage == "to contact" else []
        marks = [self._mark(following)] if following else []
        return InlineMessage(tr(title), tr(told), "info", fixes=[*written, *self._writing(*marks)])

    def _letter(self, key: str, letters: Any) -> Fix:
        """The letter that is due, in the language of the host."""
        return write_words(key, letters.language), partial(self._ways.write, key, letters.language)

    def _unanswered(self, card: Any, letters: Any) -> InlineMessage:
        """The host has not confirmed yet: it was asked, or it is still to be, or the day is over already."""
        if card.stage == "pencilled" and card.day is not None and card.day < date.today():
            return self._over()
        if letters.following == "visit-request":
            return self._asking(letters)
        return self._waiting(card, letters)

    def _over(self) -> InlineMessage:
        """The day is there or over, and nobody has noted whether we went."""
        told = tr("Note here whether the visit took place.")
        marks = self._writing(self._mark("visited"), self._mark("cancelled"))
        return InlineMessage(tr("The day has come"), told, "info", fixes=marks)

    def _asking(self, letters: Any) -> InlineMessage:
        """A visit stands in the itinerary and its host has not been asked."""
        title, told, _following = _STEPS["to contact"]
        log = (tr("Log a call…"), self._ways.log_call)
        fixes = [self._letter("visit-request", letters), *self._writing(log, self._mark("confirmed"))]
        return InlineMessage(tr(title), tr(told), "info", fixes=fixes)

    def _due(self, card: Any, letters: Any) -> InlineMessage:
        key = letters.following
        title, told, tone, icon = _DUE[key]
        if key == "visit-change":
            changed = dict.fromkeys(words for line in letters.lines if line.state == "stale" for words in line.why)
            days = [line.day for line in letters.lines if line.state == "stale" and line.day]
            what = tr(", ").join(map(shown, changed))
            told = tr("Otherwise than the host was told: {what}.", what=what)
            if days:
                day = on_day(max(days), with_year=False)
                told = tr("Otherwise than the host was told on {day}: {what}.", day=day, what=what)
        sent = partial(services.visits.note_paper_sent, paper=key)
        fixes: Fixes = [self._letter(key, letters)]
        if key == "visitor-list":
            fixes.append((tr("Host list to Excel…"), partial(self._ways.list_to_excel, card)))
        if key == "visit-cancellation":
            fixes += self._writing(self._called_off())
        if key in ("visitor-list", "visit-confirmation"):
            fixes += self._writing((tr("It was sent today"), partial(self._ways.do, tr("Letter sent"), sent)))
        if card.stage == "pencilled":
            fixes += self._writing(self._mark("confirmed"))
        return InlineMessage(tr(title), tr(told), tone, icon, fixes)

    def _thank(self, card: Any, letters: Any) -> InlineMessage:
        days = (date.today() - card.day).days if card.day else 0
        told = tr("The visit has taken place.")
        if days:
            told = count("The visit was %n day ago.", "The visit was %n days ago.", days)
        late = days >= THANK_DAYS
        fixes = [self._letter("thank-you", letters), *self._writing(self._mark("thanked"))]
        return InlineMessage(tr("Thank the host"), told, "warn" if late else "info", "mail", fixes)

    def _gone(self, card: Any, letters: Any) -> InlineMessage:
        """A visit that will not take place and still has its slot: another one can have it."""
        show = (tr("Show in the itinerary"), partial(self._desk.go, "itineraries", card.planned[0].item_id))
        told = tr("The visit will not take place. Another one can take its slot.")
        fixes: Fixes = [*self._writing((tr("Swap in another visit…"), partial(self._ways.swap, card))), show]
        if letters.following:
            fixes += [self._letter(letters.following, letters), *self._writing(self._called_off())]
        return InlineMessage(tr("Still in the itinerary"), told, "err", "calendar-x", fixes)

    def _waiting(self, card: Any, letters: Any) -> InlineMessage:
        """For how long nobody has answered, and what can be done about it."""
        call = (tr("Log a call…"), self._ways.log_call)
        told = tr("Asked on {day}.", day=on_day(card.asked_on)) if card.asked_on else ""
        if card.stage == "pencilled" and card.agreed_day and card.confirmation_sent_on:
            told = tr("The confirmation went out on {day}.", day=on_day(card.confirmation_sent_on))
        if not card.late:
            fixes = self._writing(call, self._mark("confirmed"), self._mark("declined"))
            return InlineMessage(tr("Waiting for the host to confirm"), told, "info", "hourglass", fixes)
        title = tr("Ask the host again today")
        if card.days_waiting is not None:
            title = count("No answer for %n day", "No answer for %n days", card.days_waiting)
            if letters.following:
                told = tr("Asked on {day}. A call before the reminder usually helps.", day=on_day(card.asked_on))
        fixes = [self._letter(letters.following, letters)] if letters.following else []
        fixes += self._writing(call, self._mark("confirmed"))
        return InlineMessage(title, told, "warn", "hourglass", fixes)

    def _writing(self, *fixes: Fix) -> Fixes:
        """Buttons that change something, none where nothing can be changed."""
        return [] if self._desk.read_only else list(fixes)

    def _called_off(self) -> Fix:
        """It was the host that cancelled: then nobody writes to it that we do not come."""
        return tr("The host called it off"), self._mark("declined")[1]

    def _mark(self, stage: str) -> Fix:
        words = stage_words(stage)
        change = partial(services.visits.change_stage, stage=stage)
        return tr("Mark as “{stage}”", stage=words), partial(self._ways.do, tr("Visit “{stage}”", stage=words), change)


def write_words(key: str, language: str) -> str:
    """`Write the reminder (日本語)`, as a button says it."""
    return tr("{write} ({language})", write=tr(_WRITE[key]), language=LANGUAGES[language])
