"""The named fields of letters, with what each stands for."""

from __future__ import annotations

from functools import cache
from typing import Final

from eujc_desktop.common.said import say
from eujc_desktop.services import wordings
from eujc_desktop.services.letters.kinds import FORM, HOST, Kind, kind
from eujc_desktop.services.mission_words import FIELDS as MISSION

LETTER: Final = MISSION | {
    "letter.date": say("Date of the letter"),
    "letter.reply_by": say("Two weeks after the date of the letter"),
    "letter.season": say("Words on the season (Japanese)"),
}
OPEN: Final = "participant.open_answers"
PARTICIPANT: Final = {
    "participant.name": say("Name"),
    "participant.salutation": say("Name as one addresses it"),
    "participant.given_name": say("Given name"),
    "participant.family_name": say("Family name"),
    "participant.function": say("Job title"),
    "participant.organisation": say("Company"),
    "participant.country": say("Country of the company"),
    "participant.nationality": say("Nationality, as a country"),
    "participant.applied_on": say("Day of the application"),
    "participant.application_no": say("Number of the application"),
    "participant.waiting_rank": say("Place on the waiting list"),
    "participant.missing_papers": say("Papers not received yet"),
    OPEN: say("What is asked after selection and not answered yet"),
    "participant.deposit": say("Deposit to be paid"),
    "participant.deposit_due": say("Day by which the deposit is due"),
    "participant.deposit_reference": say("Reference of the deposit"),
    "participant.deposit_paid": say("Deposit paid"),
    "participant.deposit_paid_on": say("Day on which the deposit was paid"),
    "participant.refund": say("Sum returned"),
    "participant.refund_on": say("Day of the refund"),
    "participant.report_received": say("Day on which the report came"),
    "participant.days_attended": say("Days attended"),
    "participant.certificate_no": say("Number of the certificate"),
}
OF_THE_NAME: Final = {f"participant.{name}" for name in ("name", "salutation", "given_name", "family_name")}
VISIT: Final = {
    "host.name": say("Host"),
    "host.you": say("Word of respect for the host (貴社, 貴学 …)"),
    "host.person": say("Person at the host"),
    "host.salutation": say("Person at the host as one addresses him or her"),
    "host.function": say("Position of that person"),
    "host.close": say("How a letter in English ends: Yours sincerely, to nobody by name Yours faithfully"),
    "visit.theme": say("Theme of the visit"),
    "visit.why": say("Why we go there"),
    "visit.asked_on": say("Day on which the host was asked"),
    "visit.day": say("Agreed day"),
    "visit.when": say("Agreed day and time"),
    "visit.dates": say("Agreed day and time, else the dates asked"),
    "visit.arrive_at": say("Arrival at the gate"),
    "visit.place": say("Site and address"),
    "visit.people": say("How many visitors"),
    "visit.our_head": say("Head of our party"),
    "visit.language": say("Language"),
    "visit.interpreter": say("Interpreter"),
    "visit.programme": say("Programme of the visit"),
    "visit.photos": say("Photographs"),
    "visit.gear": say("Safety gear"),
    "visit.dress": say("Dress"),
    "change.when_before": say("Day and time, as the host was told before"),
    "change.when_now": say("Day and time now, where they have changed"),
    "change.arrival_before": say("Arrival at the gate, as the host was told before"),
    "change.arrival_now": say("Arrival at the gate now, where it has changed"),
    "change.place_before": say("Site and address, as the host was told before"),
    "change.place_now": say("Site and address now, where they have changed"),
    "change.people_before": say("How many visitors, as the host was told before"),
    "change.people_now": say("How many visitors now, where that has changed"),
    "change.not_coming": say("Who of those named to the host does not come"),
    "change.coming": say("Who comes that was not named to the host"),
}


_PERSON: Final = ("given_name", "family_name", "nationality")
_PART: Final = ("applied_on", "application_no", "waiting_rank", "deposit_due", "deposit_reference", "deposit_paid",
                "deposit_paid_on", "refund", "refund_on", "report_received")  # fmt: skip
_MENDED: Final = {
    **{f"participant.{name}": f"person.{name}" for name in _PERSON},
    **{f"participant.{name}": f"participation.{name}" for name in _PART},
    "participant.name": "person.family_name",
    "participant.salutation": "person.family_name",
    "participant.function": "person.job_title",
    "participant.organisation": "organisation.name",
    "participant.country": "organisation.country",
    "participant.deposit": "participation.deposit_invoiced",
    "host.name": "organisation.name",
    "visit.day": "visit.agreed_day",
    "visit.when": "visit.agreed_day",
    "visit.dates": "visit.dates_asked",
    "visit.place": "",
    "visit.people": "",
}


_IN_ONE: Final = ("visit.dates_asked", "visit.gear")
"""Fields that take either language."""


def mended_by(name: str) -> str:
    """The field of the record that a letter's field is filled from, "" where there is no single one."""
    return _MENDED.get(name, name if name.startswith("visit.") else "")


def mended_in_japanese(name: str) -> str:
    """The same for a field that is known in English alone: the one beside it in Japanese, where there is one."""
    field = mended_by(name)
    return field if not field or field in _IN_ONE or field.endswith("_ja") else f"{field}_ja"


def fields(letter: Kind) -> dict[str, str]:
    """What a letter can name, each with what it stands for."""
    if letter.to == FORM:
        return LETTER
    return LETTER | (VISIT if letter.to == HOST else PARTICIPANT)


@cache
def text_of(key: str) -> wordings.Kind:
    """The text of a letter, or of the visa papers, by its key."""
    letter = kind(key)
    return wordings.Kind(letter.key, letter.title, "letters", fields(letter), whole=letter.to != FORM)
