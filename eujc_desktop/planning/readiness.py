"""What about a traveller needs attention before the mission; a fact to raise, never a reason to refuse an import."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from eujc_desktop.common.said import say
from eujc_desktop.planning import answers, arrivals, passports, room_mates
from eujc_desktop.planning.finding import Finding, in_order
from eujc_desktop.planning.traveller import GONE, Traveller, Trip, asks, sets, told

UNASKED = say("No consent to data handling yet; ask before a list with the name leaves the office")
"""The rule for every list; those that people have to agree to leave out who has not consented."""


def check(travellers: Iterable[Traveller], trip: Trip) -> tuple[Finding, ...]:
    """What needs attention about travellers, the gravest first; those who no longer travel are left out."""
    staying = [person for person in travellers if person.stage not in GONE]
    found = [finding for person in staying for finding in of_one(person, trip)]
    return in_order([*found, *room_mates.check(staying, trip)])


def of_one(person: Traveller, trip: Trip) -> tuple[Finding, ...]:
    """What needs attention about a traveller, whoever else there is; nothing where she no longer travels."""
    if person.stage in GONE:
        return ()
    return tuple([finding for rule in _RULES for finding in rule(person, trip)])


def _consents(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.consent_data is None:
        message = say("{unasked}: {name}. Lists for hosts and fellow participants leave the name out.", unasked=UNASKED,
                      name=person.name)  # fmt: skip
        yield told("no data consent", "error", message, person, "person.consent_data",
                   say("Enter the day of the consent"), asks(person))  # fmt: skip
    if person.consent_hosts is False:
        message = say("{name} does not want to be named to hosts and stays off every list for hosts.", name=person.name)
        yield told("no host consent", "warning", message, person, "person.consent_hosts", say("Look at the consents"))
    elif person.consent_hosts is None:
        message = say("{name} has not said whether hosts may be told the name.", name=person.name)
        yield told("host consent unknown", "hint", message, person, "person.consent_hosts",
                   sets("Hosts may be told", say("Noted that hosts may be told"), person,
                        person__consent_hosts="yes"),
                   sets("Hosts may not be told", say("Noted that hosts may not be told"), person,
                        person__consent_hosts="no"))  # fmt: skip


_PAPERS = {
    "commitment_letter": (
        "missing commitment letter",
        say("{name}: the commitment letter is missing, so the file is incomplete."),
        say("commitment letter"),
    ),
    "passport_copy": (
        "missing passport copy",
        say("{name}: the passport copy is missing, so the file is incomplete."),
        say("passport copy"),
    ),
    "enrolment_proof": (
        "missing proof of enrolment",
        say("{name}: the proof of enrolment is missing, so the file is incomplete."),
        say("proof of enrolment"),
    ),
}
"""By field: the rule, what it says where the paper is missing, and what the paper is called."""


def _file(person: Traveller, trip: Trip) -> Iterator[Finding]:
    late = person.going and trip.within(trip.papers_days)
    unknown: dict[str, str] = {}
    for name in trip.papers:
        rule, words, paper = _PAPERS[name]
        there = getattr(person, name)
        if there is False or (late and there is None):
            message = say(words, name=person.name)
            yield told(rule, "error" if late else "warning", message, person, f"participation.{name}",
                       sets("It came in", say("Noted that it came in"), person,
                            **{f"participation__{name}": "yes"}), asks(person))  # fmt: skip
        elif there is None:
            unknown[name] = paper
    if unknown:
        papers = tuple(unknown.values())
        message = say("{name}: not recorded yet whether {papers} came in.", name=person.name, papers=papers)
        came = {f"participation__{name}": "yes" for name in unknown}
        yield told("file unknown", "hint", message, person, f"participation.{next(iter(unknown))}",
                   sets("All came in", say("Noted that all came in"), person, **came),
                   say("Enter what came in"))  # fmt: skip
    if person.photo is False and person.going:
        message = say("{name}: there is no photo for the book.", name=person.name)
        yield told("no photo", "hint", message, person, "participation.photo_file")


def _care(person: Traveller, trip: Trip) -> Iterator[Finding]:
    if person.diet is None:
        message = say(
            "{name}: the diet is unknown; nobody has answered, which is not the same as no restriction.",
            name=person.name,
        )
        yield told("diet unknown", "warning", message, person, "person.diet", say("Enter the diet"),
                   sets("No restriction", say("Noted that there is no restriction"), person,
                        person__diet="none"))  # fmt: skip
    if not person.insurer or not person.policy_no:
        field = "person.policy_no" if person.insurer else "person.insurer"
        message = say("{name}: insurer or policy number is missing.", name=person.name)
        yield told("insurance missing", "warning", message, person, field, say("Enter the insurance"))
    if not person.emergency_name or not person.emergency_phone:
        field = "person.emergency_phone" if person.emergency_name else "person.emergency_name"
        message = say("{name}: nobody is named to call in an emergency.", name=person.name)
        yield told("emergency contact missing", "warning", message, person, field, say("Enter the contact"))


_RULES: tuple[Callable[[Traveller, Trip], Iterator[Finding]], ...] = (
    passports.passport,
    passports.name,
    passports.visa,
    _consents,
    _file,
    _care,
    answers.answers,
    arrivals.flights,
    arrivals.stay,
    arrivals.nights,
)
