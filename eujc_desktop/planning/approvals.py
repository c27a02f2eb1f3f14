"""Whether a host takes each of us: its conditions held against the group, its answers, and what is to be signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from eujc_desktop.common import firms
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.finding import Finding, Fix, Severity, in_order
from eujc_desktop.planning.hosts import named

OUT = frozenset({"refused", "replaced"})
"""Answers of a host after which somebody does not come."""
PERSONAL = frozenset({"competitor", "not to be named", "nationality unknown", "shoe size", "language of the host"})
"""Rules that find something in people themselves, not in what has been done for them."""
SOON_DAYS = 14
"""So many days before names are due, or before a visit, what is missing is a warning."""
_OFFERED, _NAMED = 3, 5
_SHORT = 3
"""Words of so few letters, as AI or IT, begin too many others: only the whole word is meant."""
_DUE = say("{host} wants the names by {day:short}; not asked yet about {names}.")
_WAS_DUE = say("{host} was to have the names by {day:short}; not asked yet about {names}.")
_CHECKED = say("{host} checks nationalities, and has to be asked by {day:short} about {names}.")
_WAS_CHECKED = say("{host} checks nationalities, and was to be asked by {day:short} about {names}.")


class Guest(NamedTuple):
    """One of us as a host sees her; None means that nobody has answered. `sectors` are words and codes of the firm's,
    `languages` codes where they are known.

    `agrees` tells whether she may be named to hosts, `state` and `nda` what the matrix holds.
    """

    id: str
    name: str
    firms: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    nationality: str | None = None
    languages: frozenset[str] = frozenset()
    shoes: bool = False
    passport: bool = False
    agrees: bool = False
    state: str = ""
    answer_by: date | None = None
    nda: str = ""


class Host(NamedTuple):
    """What a host asks before a visit, by the id of the visit; `names_due` is the day by which it wants the names.

    People of `nationalities`, all where none is named, have to be asked about `export_days` before the visit.
    """

    id: str
    name: str
    day: date | None = None
    least: int | None = None
    most: int | None = None
    competitors: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    names_due: date | None = None
    nationalities: frozenset[str] = frozenset()
    export_days: int | None = None
    languages: frozenset[str] = frozenset()
    interpreter: bool = False
    id_needed: bool = False
    shoes: bool = False
    pledge: bool = False


def check(host: Host, guests: Sequence[Guest], others: Sequence[Guest], today: date) -> tuple[Finding, ...]:
    """What stands against a visit as it is, the gravest first; nothing once its day is over.

    `others` are those who could take somebody's place, the likeliest first.
    """
    if host.day is not None and host.day < today:
        return ()
    coming = [guest for guest in guests if guest.state not in OUT]
    found = [finding for rule in _RULES for finding in rule(host, coming, today)]
    return in_order([*_refused(host, guests, others), *_numbers(host, coming), *found])


def barred(host: Host, guest: Guest) -> str:
    """The company or sector on the host's list that keeps somebody out; empty where none does."""
    names = (listed for listed in host.competitors if any(_is_firm(listed, name) for name in guest.firms))
    sectors = (listed for listed in host.sectors if any(_is_sector(listed, sector) for sector in guest.sectors))
    return next(chain(names, sectors), "")


def _is_firm(listed: str, name: str) -> bool:
    """Whether a firm is the one listed, in any form, or one whose name begins with it, as of its branch."""
    if firms.same_firm(listed, name) != "no":
        return True
    wanted, words = fold(firms.parts(listed).core).split(), fold(name).split()
    return bool(wanted) and words[: len(wanted)] == wanted


def _is_sector(listed: str, sector: str) -> bool:
    """Whether a sector is the one listed: the same code, or a sector that has its words, or words that begin so."""
    wanted, words = fold(listed).strip(), fold(sector)
    if wanted.isdigit() or len(wanted) < 2:
        return wanted == words
    if not wanted.isascii():
        return wanted in words
    ends = r"(?!\w)" if len(wanted) <= _SHORT else ""
    return re.search(rf"(?<!\w){re.escape(wanted)}{ends}", words) is not None


def stand_ins(host: Host, out: Guest, others: Iterable[Guest]) -> list[Guest]:
    """Who could take somebody's place: may be named and is not barred; colleagues first."""
    fit = [other for other in others if other.agrees and not other.state and not barred(host, other)]
    return sorted(fit, key=lambda other: not set(other.firms) & set(out.firms))


def _refused(host: Host, guests: Sequence[Guest], others: Sequence[Guest]) -> Iterator[Finding]:
    for guest in guests:
        if guest.state != "refused":
            continue
        fit = stand_ins(host, guest, others)[:_OFFERED]
        fixes = [Fix(say("{name} instead", name=other.name), "replace", along=(guest.id, other.id),
                     done=say("{name} put in the place", name=other.name)) for other in fit]  # fmt: skip
        words = say("{host} does not take {name}; who takes the place?", host=host.name, name=guest.name)
        alone = say("{host} does not take {name}, and nobody is free for the place.", host=host.name, name=guest.name)
        yield _told("refused visitor", "warning", words if fit else alone, host, [guest], *fixes)


def _numbers(host: Host, coming: Sequence[Guest]) -> Iterator[Finding]:
    number = len(coming)
    if host.most is not None and number > host.most:
        words = say("{number} of us go to {host}, which takes {most} at most: {over} too many.", number=number,
                    host=host.name, most=host.most, over=number - host.most)  # fmt: skip
        yield _told("too many visitors", "error", words, host, (), Fix(say("Split the group"), "split"))
    if host.least is not None and 0 < number < host.least:
        words = say("{number} of us go to {host}, which takes no fewer than {least}.", number=number, host=host.name,
                    least=host.least)  # fmt: skip
        yield _told("too few visitors", "warning", words, host, ())


def _barred(host: Host, coming: Sequence[Guest], _today: date) -> Iterator[Finding]:
    by_reason: dict[str, list[Guest]] = {}
    for guest in coming:
        if guest.state != "accepted" and (reason := barred(host, guest)):
            by_reason.setdefault(reason, []).append(guest)
    for reason, own in by_reason.items():
        words = say("{host} admits nobody of “{reason}”: {names}.", host=host.name, reason=reason, names=_names(own))
        keys = tuple(guest.id for guest in own)
        fix = Fix(say("Mark as refused"), "mark", option="refused", along=keys, done=say("Marked as refused"))
        yield _told("competitor", "error", words, host, own, fix)


def _consent(host: Host, coming: Sequence[Guest], _today: date) -> Iterator[Finding]:
    if own := [guest for guest in coming if not guest.agrees and not guest.state]:
        words = say("{host} cannot be asked about people who may not be named to hosts: {names}.", host=host.name,
                    names=_names(own))  # fmt: skip
        yield _told(
            "not to be named",
            "warning",
            words,
            host,
            own,
            _enter(say("Look at the consents"), own, "person.consent_hosts"),
        )


def _due(host: Host, coming: Sequence[Guest], today: date) -> Iterator[Finding]:
    unasked = [guest for guest in coming if not guest.state and guest.agrees]
    if unasked and host.names_due is not None and today >= host.names_due - timedelta(SOON_DAYS):
        late = today > host.names_due
        words = _WAS_DUE if late else _DUE
        words = say(words, host=host.name, day=host.names_due, names=_names(unasked))
        yield _told("names due", "error" if late else "warning", words, host, unasked, *_asks(host, unasked))


def _export(host: Host, coming: Sequence[Guest], today: date) -> Iterator[Finding]:
    """Those whose nationality has to be checked, and those of whom nobody knows whether it has."""
    if host.export_days is None and not host.nationalities:
        return
    unknown = [guest for guest in coming if guest.nationality is None and guest.state != "accepted"]
    if unknown:
        words = say("{host} asks for nationalities, and these are not known: {names}.", host=host.name,
                    names=_names(unknown))  # fmt: skip
        fix = _enter(say("Enter the nationality"), unknown, "person.nationality")
        yield _told("nationality unknown", "warning", words, host, unknown, fix)
    wanted = [guest for guest in coming if not guest.state and guest.agrees and guest.nationality is not None
              and (not host.nationalities or guest.nationality in host.nationalities)]  # fmt: skip
    if not wanted or host.day is None:
        return
    due = host.day - timedelta(host.export_days or 0)
    if today >= due - timedelta(SOON_DAYS):
        late = today > due
        words = say(_WAS_CHECKED if late else _CHECKED, host=host.name, day=due, names=_names(wanted))
        yield _told("export control", "error" if late else "warning", words, host, wanted, *_asks(host, wanted))


def _waiting(host: Host, coming: Sequence[Guest], today: date) -> Iterator[Finding]:
    own = [guest for guest in coming if guest.state == "asked" and guest.answer_by and guest.answer_by < today]
    if own:
        words = say("{host} has not answered about {names}.", host=host.name, names=_names(own))
        write = Fix(say("Write to the host…"), "paper", paper="letters_to_hosts", option=host.id)
        accepted = Fix(say("Mark as accepted"), "mark", option="accepted", along=tuple(guest.id for guest in own),
                       done=say("Marked as accepted"))  # fmt: skip
        yield _told("answer overdue", "warning", words, host, own, write, accepted)


def _gate(host: Host, coming: Sequence[Guest], today: date) -> Iterator[Finding]:
    near = host.day is not None and today >= host.day - timedelta(SOON_DAYS)
    if host.id_needed and (own := [guest for guest in coming if not guest.passport]):
        words = say("{host} asks for passports at the gate, and these have none on record: {names}.", host=host.name,
                    names=_names(own))  # fmt: skip
        yield _told(
            "passport at the gate",
            "warning" if near else "hint",
            words,
            host,
            own,
            _enter(say("Enter the passport"), own, "person.passport_no"),
        )
    if host.shoes and (own := [guest for guest in coming if not guest.shoes]):
        words = say("{host} lends safety shoes, and these sizes are not known: {names}.", host=host.name,
                    names=_names(own))  # fmt: skip
        yield _told("shoe size", "warning", words, host, own, _enter(say("Enter the shoe size"), own, "shoe_size"))


def _languages(host: Host, coming: Sequence[Guest], _today: date) -> Iterator[Finding]:
    if not host.languages or host.interpreter:
        return
    if own := [guest for guest in coming if guest.languages and not host.languages & guest.languages]:
        words = say("{host} speaks {languages}, there is no interpreter, and these do not: {names}.", host=host.name,
                    languages=named(host.languages), names=_names(own))  # fmt: skip
        fix = Fix(say("Name an interpreter"), "enter", field="visit.interpreter", option=host.id)
        yield _told("language of the host", "warning", words, host, own, fix)


def _pledges(host: Host, coming: Sequence[Guest], today: date) -> Iterator[Finding]:
    own = [guest for guest in coming if guest.nda not in ("signed", "not needed")]
    if not host.pledge or not own:
        return
    near = host.day is not None and today >= host.day - timedelta(SOON_DAYS)
    words = say("{host} wants a signature, which is missing of {names}.", host=host.name, names=_names(own))
    fix = Fix(say("Mark as signed"), "sign", option="signed", along=tuple(guest.id for guest in own),
              done=say("Marked as signed"))  # fmt: skip
    yield _told("signature missing", "warning" if near else "hint", words, host, own, fix)


_RULES: tuple[Callable[[Host, Sequence[Guest], date], Iterator[Finding]], ...] = (
    _barred, _due, _export, _waiting, _consent, _pledges, _gate, _languages,
)  # fmt: skip


def _names(guests: Sequence[Guest]) -> tuple[str, ...]:
    """The first names, and how many more there are."""
    if len(guests) <= _NAMED:
        return tuple(guest.name for guest in guests)
    rest = len(guests) - _NAMED + 1
    first = [guest.name for guest in guests[: _NAMED - 1]]
    return (*first, say_many("{n} other", "{n} others", n=rest))


def _asks(host: Host, guests: Iterable[Guest]) -> tuple[Fix, Fix]:
    """The list that asks, and the mark where it has been done otherwise."""
    return (
        Fix(say("Make the name list…"), "paper", paper="delegation", option=host.id),
        Fix(say("Mark as asked"), "mark", option="asked", along=tuple(guest.id for guest in guests),
            done=say("Marked as asked")),
    )  # fmt: skip


def _enter(words: str, guests: Sequence[Guest], field: str) -> Fix:
    return Fix(words, "enter", person=guests[0].id, field=field)


def _told(rule: str, severity: Severity, words: str, host: Host, guests: Iterable[Guest], *fixes: Fix) -> Finding:
    who = tuple(guest.id for guest in guests)
    return Finding(rule, severity, words, who=who, fixes=fixes, table="visit", record=host.id)
