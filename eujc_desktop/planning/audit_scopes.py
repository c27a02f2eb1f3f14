"""What each paper prints, and so what has to be right before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

Needs = Mapping[str, tuple[str, ...]]

PROGRAMME = frozenset({"mission", "day", "item", "host", "hotel"})
PEOPLE = frozenset({"mission", "person"})
CONSENT = frozenset({"no data consent"})
HOSTS = frozenset({"no host consent", "host consent unknown"})
PASSPORTS = frozenset({"passport unknown", "passport expired", "passport expires", "passport refused",
                       "passport short", "nationality unknown"})  # fmt: skip
VISAS = frozenset({"visa needed", "missing passport copy", "file unknown", "missing commitment letter"})
JOURNEYS = frozenset({"arrives late", "leaves early"})
CARE = frozenset({"diet unknown", "insurance missing", "emergency contact missing"})


@dataclass(frozen=True, slots=True)
class Scope:
    """`subjects`: whose texts it prints; `needs`: by subject the fields that must not be empty.

    `people` are the rules about travellers that matter on it. `timetable`, `deadlines`, `signatures`, `visits`: whether
    clashes, missed days, missing signatories and visits that are not confirmed do; `approvals`: whether whom hosts take
    does. `both`: it prints two languages, whatever was chosen; `translated` are the subjects of which it prints them.
    """

    subjects: frozenset[str]
    needs: Needs = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    timetable: bool = False
    deadlines: bool = False
    signatures: bool = False
    visits: bool = False
    approvals: bool = False
    both: bool = False
    translated: frozenset[str] = frozenset()


_NIGHTS: Needs = {
    "day": ("day.day", "day.city"),
    "night": ("day.hotel_id",),
    "item": ("item.start",),
    "hotel": ("organisation.name", "site.address", "site.phone"),
}
_BOOK: Needs = {
    **_NIGHTS,
    "text": ("text.welcome",),
    "host": ("organisation.name", "organisation.about", "visit.why", "site.address"),
    "team": ("person.mobile",),
    "person": ("person.job_title", "person.consent_book"),
}
_STAYS: Needs = {"person": ("participation.hotel", "participation.check_in", "participation.check_out",
                            "participation.room_type"), "hotel": ("organisation.name",)}  # fmt: skip
_FLIGHTS: Needs = {"person": ("participation.arrival_day", "participation.arrival_flight",
                              "participation.departure_day", "participation.departure_flight")}  # fmt: skip
_KANA: Needs = {"person": ("person.kana_name",)}
_CARDS = Scope(PEOPLE, _KANA, CONSENT, both=True)
_SHEETS = Scope(PEOPLE | {"day", "item"}, people=CONSENT, timetable=True, both=True)
_MEALS = Scope(PEOPLE | {"day", "item"}, people=CONSENT | {"diet unknown"}, both=True)

SCOPES: Final[Mapping[str, Scope]] = {
    "briefing-book": Scope(
        PROGRAMME | PEOPLE | {"contact", "team", "text"}, _BOOK, CONSENT | JOURNEYS | {"no photo"},
        timetable=True, deadlines=True, visits=True, both=True, translated=PROGRAMME | {"contact"},
    ),
    "programme": Scope(PROGRAMME, _NIGHTS, timetable=True, visits=True, translated=PROGRAMME),
    "change-slip": Scope(PROGRAMME, timetable=True, visits=True),
    "certificates": Scope(PEOPLE, _KANA, signatures=True, both=True),
    "badges": _CARDS,
    "table-signs": _CARDS,
    "place-cards": _CARDS,
    "luggage-tags": Scope(PEOPLE, {"person": ("participation.luggage_pieces",)}, both=True),
    "bus-signs": Scope(frozenset({"mission", "item"}), both=True),
    "attendance": _SHEETS,
    "sign-in": _SHEETS,
    "rooming": Scope(PEOPLE | {"hotel"}, _STAYS, CONSENT | {"nationality unknown"}, both=True,
                     translated=frozenset({"hotel"})),
    "meals": _MEALS,
    "diet-cards": _MEALS,
    "manifest": Scope(PEOPLE, _FLIGHTS, CONSENT | JOURNEYS, both=True),
    "luggage": Scope(
        PEOPLE | {"hotel"}, {"person": ("participation.luggage_pieces",)}, CONSENT, both=True,
        translated=frozenset({"hotel"}),
    ),
    "seats": _SHEETS,
    "delegation": Scope(
        PEOPLE | {"host"},
        {"person": ("person.kana_name", "person.job_title"), "host": ("organisation.name",)},
        CONSENT | HOSTS | {"nationality unknown"}, visits=True, approvals=True, both=True,
        translated=PEOPLE | {"host"},
    ),
    "finance": Scope(PEOPLE, both=True),
    "checklist": Scope(frozenset({"mission"})),
    "register": Scope(frozenset({"mission"})),
    "evaluation-sheet": Scope(frozenset({"mission"}), both=True),
    "evaluation-report": Scope(frozenset({"mission"}), both=True),
    "visit-sheets": Scope(
        PEOPLE | {"host"}, {"host": ("organisation.name",)}, HOSTS, visits=True, both=True, translated=PEOPLE | {"host"}
    ),
    "bag-lists": Scope(frozenset({"mission"})),
    "mission-report": Scope(frozenset({"mission"})),
    "letters": Scope(
        PROGRAMME | PEOPLE | {"contact"}, {"mission": ("mission.coordinator",)}, translated=PROGRAMME | {"contact"}
    ),
    "visa-dossier": Scope(PEOPLE | {"day", "hotel"}, {**_NIGHTS, **_STAYS, "item": ()}, PASSPORTS | VISAS, both=True),
    "emergency-folder": Scope(
        PEOPLE | {"host", "hotel", "team"},
        {"hotel": ("site.address", "site.phone"), "host": ("site.address",), "team": ("person.mobile",),
         "person": ("participation.room_no",)},
        PASSPORTS | CARE, both=True,
    ),
}  # fmt: skip


def _united() -> Scope:
    """What matters for the papers all together."""
    needs: dict[str, tuple[str, ...]] = {}
    for scope in SCOPES.values():
        for subject, fields in scope.needs.items():
            needs[subject] = tuple(dict.fromkeys((*needs.get(subject, ()), *fields)))
    every = SCOPES.values()
    return Scope(
        frozenset().union(*(scope.subjects for scope in every)), needs,
        frozenset().union(*(scope.people for scope in every)),
        timetable=True, deadlines=True, signatures=True, visits=True, approvals=True, both=True,
        translated=frozenset().union(*(scope.translated for scope in every)),
    )  # fmt: skip


ALL: Final = _united()


def scope_of(paper: str) -> Scope:
    """What matters for a paper; "" stands for all, and a paper unknown here for nothing."""
    return SCOPES.get(paper, Scope(frozenset())) if paper else ALL
