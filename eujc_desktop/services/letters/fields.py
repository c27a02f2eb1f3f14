"""The named fields of letters, with what each stands for."""

from __future__ import annotations

from typing import Final

from eujc_desktop.services.letters.kinds import FORM, HOST, Kind

MISSION: Final = {
    "mission.title": "Title of the mission",
    "mission.code": "Code of the mission",
    "mission.dates": "Dates, as 15–26 March 2027",
    "mission.from_to": "Dates in a sentence, as from 15 to 26 March 2027",
    "mission.first_day": "First day",
    "mission.last_day": "Last day",
    "mission.places": "Cities",
    "mission.themes": "Themes",
    "mission.people": "How many participants go",
    "mission.selection_due": "Selection by",
    "mission.confirmation_due": "Confirmation by",
    "mission.report_due": "Reports due",
    "mission.deposit": "Deposit of the mission",
    "mission.refund_rule": "Refund rule",
    "mission.coordinator": "Coordinator",
    "mission.coordinator_email": "E-mail of the coordinator",
    "mission.coordinator_phone": "Telephone of the coordinator",
    "letter.date": "Date of the letter",
    "letter.reply_by": "Two weeks after the date of the letter",
    "letter.season": "Words on the season (Japanese)",
}
PARTICIPANT: Final = {
    "participant.name": "Name",
    "participant.salutation": "Name as one addresses it",
    "participant.given_name": "Given name",
    "participant.family_name": "Family name",
    "participant.function": "Job title",
    "participant.organisation": "Company",
    "participant.country": "Country of the company",
    "participant.nationality": "Nationality, as a country",
    "participant.applied_on": "Day of the application",
    "participant.application_no": "Number of the application",
    "participant.waiting_rank": "Place on the waiting list",
    "participant.missing_papers": "Papers not received yet",
    "participant.deposit": "Deposit to be paid",
    "participant.deposit_due": "Day by which the deposit is due",
    "participant.deposit_reference": "Reference of the deposit",
    "participant.deposit_paid": "Deposit paid",
    "participant.deposit_paid_on": "Day on which the deposit was paid",
    "participant.refund": "Sum returned",
    "participant.refund_on": "Day of the refund",
    "participant.report_received": "Day on which the report came",
    "participant.days_attended": "Days attended",
    "participant.certificate_no": "Number of the certificate",
}
VISIT: Final = {
    "host.name": "Host",
    "host.person": "Person at the host",
    "host.salutation": "Person at the host as one addresses him or her",
    "host.function": "Position of that person",
    "visit.theme": "Theme of the visit",
    "visit.why": "Why we go there",
    "visit.day": "Agreed day",
    "visit.when": "Agreed day and time",
    "visit.dates": "Agreed day and time, else the dates asked",
    "visit.arrive_at": "Arrival at the gate",
    "visit.place": "Site and address",
    "visit.people": "How many visitors",
    "visit.our_head": "Head of our party",
    "visit.language": "Language",
    "visit.interpreter": "Interpreter",
    "visit.programme": "Programme of the visit",
    "visit.photos": "Photographs",
    "visit.gear": "Safety gear",
    "visit.dress": "Dress",
}


def fields(letter: Kind) -> dict[str, str]:
    """What a letter can name, each with what it stands for."""
    if letter.to == FORM:
        return MISSION
    return MISSION | (VISIT if letter.to == HOST else PARTICIPANT)
