"""What about a traveller needs attention before the mission; a fact to raise, never a reason to refuse an import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from eujc_desktop.planning import arrivals, passports, room_mates
from eujc_desktop.planning.finding import Finding, Fix, in_order
from eujc_desktop.planning.traveller import GONE, Traveller, Trip, sets, told

UNASKED = "No consent to data handling yet; ask before a list with the name leaves the office"
"""The rule for every list; those that people have to agree to leave out who has not consented."""


def check(travellers: Iterable[Traveller], trip: Trip) -> tuple[Finding, ...]:
    """What needs attention about travellers, the gravest first; those who no longer travel are left out."""
    staying = [person for person in travellers if person.stage not in GONE]
    found = [finding for person in staying for rule in _RULES for finding in rule(person, trip)]
    return in_order([*found, *room_mates.check(staying, trip)])


def _consents(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.consent_data is None:
        message = f"{UNASKED}: {person.name}. Lists for hosts and fellow participants leave the name out."
        yield told("no data consent", "error", message, person, "person.consent_data", "Enter the day of the consent",
                   _query(person))  # fmt: skip
    if person.consent_hosts is False:
        message = f"{person.name} does not want to be named to hosts and stays off every list for hosts."
        yield told("no host consent", "warning", message, person, "person.consent_hosts", "Look at the consents")
    elif person.consent_hosts is None:
        message = f"{person.name} has not said whether hosts may be told the name."
        yield told("host consent unknown", "hint", message, person, "person.consent_hosts",
                   sets("Hosts may be told", person, person__consent_hosts="yes"),
                   sets("Hosts may not be told", person, person__consent_hosts="no"))  # fmt: skip


_PAPERS = (("commitment letter", "commitment_letter"), ("passport copy", "passport_copy"))


def _file(person: Traveller, trip: Trip) -> Iterator[Finding]:
    late = person.going and trip.within(trip.papers_days)
    unknown = []
    for paper, name in _PAPERS:
        there = getattr(person, name)
        if there is False or (late and there is None):
            message = f"{person.name}: the {paper} is missing, so the file is incomplete."
            yield told(f"missing {paper}", "error" if late else "warning", message, person, f"participation.{name}",
                       sets("It came in", person, **{f"participation__{name}": "yes"}), _query(person))  # fmt: skip
        elif there is None:
            unknown.append((paper, name))
    if unknown:
        message = f"{person.name}: not recorded yet whether {' and '.join(paper for paper, _ in unknown)} came in."
        came = {f"participation__{name}": "yes" for _, name in unknown}
        yield told("file unknown", "hint", message, person, f"participation.{unknown[0][1]}",
                   sets("All came in", person, **came), "Enter what came in")  # fmt: skip
    if person.photo is False and person.going:
        message = f"{person.name}: there is no photo for the book."
        yield told("no photo", "hint", message, person, "participation.photo_file")


def _query(person: Traveller) -> Fix:
    return Fix("Write and ask…", "paper", person=person.id, paper="letters", option="eligibility-query")


def _care(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.diet is None:
        message = f"{person.name}: the diet is unknown; nobody has answered, which is not the same as no restriction."
        yield told("diet unknown", "warning", message, person, "person.diet", "Enter the diet",
                   sets("No restriction", person, person__diet="none"))  # fmt: skip
    if not person.insurer or not person.policy_no:
        field = "person.policy_no" if person.insurer else "person.insurer"
        message = f"{person.name}: insurer or policy number is missing."
        yield told("insurance missing", "warning", message, person, field, "Enter the insurance")
    if not person.emergency_name or not person.emergency_phone:
        field = "person.emergency_phone" if person.emergency_name else "person.emergency_name"
        message = f"{person.name}: nobody is named to call in an emergency."
        yield told("emergency contact missing", "warning", message, person, field, "Enter the contact")


_RULES: tuple[Callable[[Traveller, Trip], Iterator[Finding]], ...] = (
    passports.passport,
    passports.name,
    passports.visa,
    _consents,
    _file,
    _care,
    arrivals.flights,
    arrivals.stay,
    arrivals.nights,
)
