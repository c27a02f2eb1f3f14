"""Which organisations may be in the office twice: by their names in three scripts, whatever the form and the width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import select

from eujc_desktop.common import firms, phones, romaji
from eujc_desktop.common.addresses import place
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.folding import fold
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import joined, say
from eujc_desktop.models.distinction import FirmDistinction
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.services.duplicates import Doubt, Who
from eujc_desktop.store.work import Work, Works

_FORMS_IN_KANA = re.compile(
    "^(?:カブシキ|ユウゲン|ゴウドウ|ゴウシ|ゴウメイ)(?:ガイシャ|カイシャ)|(?:カブシキ|ユウゲン|ゴウドウ|ゴウシ|ゴウメイ)(?:ガイシャ|カイシャ)$"
)
_PLAIN = re.compile(r"[\W_]+")
_MANY = 12
"""So many firms under one key tell nothing, as under the web address of a group."""
_NAMES = ("name", "name_ja", "name_kana")


class _Clue(NamedTuple):
    """What two firms may have in common: how much it says, and in words."""

    score: int
    words: str


_CLUES = {
    "name": _Clue(95, say("the same name")),
    "core": _Clue(80, say("the same name but for the corporate form")),
    "kana": _Clue(85, say("the same reading")),
    "latin": _Clue(75, say("the reading of one is the name of the other")),
    "web": _Clue(70, say("the same website")),
    "phone": _Clue(65, say("the same phone number")),
}


def in_office(works: Works, progress: Progress = silent) -> list[Doubt]:
    """Organisations that may be one, each pair once, the likeliest first; those said to be two are left out."""
    return works.read(lambda work: _look(work, progress))


def like(work: Work, names: Mapping[str, Any]) -> list[Doubt]:
    """Organisations of the office that one with these names may be, the likeliest first."""
    sought = set(_name_clues(*(names.get(name) for name in _NAMES)))
    alike: dict[str, set[str]] = {}
    for key, *spellings in work.session.execute(select(Organisation.id, *(getattr(Organisation, n) for n in _NAMES))):
        if common := {clue for clue, words in sought.intersection(_name_clues(*spellings)) if words}:
            alike[key] = common
    hosts = work.session.scalars(select(Organisation).where(Organisation.id.in_(alike)).order_by(Organisation.name))
    new = Who("", "", "", ())
    doubts = [_doubt(new, other, alike[other.id]) for other in _who(work, hosts.all()).values()]
    return sorted(doubts, key=lambda doubt: -doubt.score)


def distinguish(work: Work, one: str, other: str) -> None:
    """Remember that two organisations are not one."""
    if one == other:
        raise Refused("This is one record, so it is one company.", cure="Choose two.")
    low, high = sorted((one, other))
    work.get(Organisation, low), work.get(Organisation, high)
    wanted = select(FirmDistinction).where(FirmDistinction.organisation_id == low, FirmDistinction.other_id == high)
    said = work.session.scalar(wanted) or FirmDistinction(organisation_id=low, other_id=high)
    said.said_by, said.said_at = work.who, datetime.now(UTC).replace(microsecond=0)
    work.session.add(said)


def named(work: Work, words: str) -> list[str]:
    """The ids of the organisations that an id or a name in any form means."""
    if (known := work.session.get(Organisation, words)) is not None:
        return [known.id]
    wanted = firms.key(words)
    hosts = work.session.scalars(select(Organisation).order_by(Organisation.id))
    return [host.id for host in hosts if wanted in {firms.key(name) for name in (host.name, host.name_ja) if name}]


def _look(work: Work, progress: Progress) -> list[Doubt]:
    hosts = {host.id: host for host in work.session.scalars(select(Organisation).order_by(Organisation.id))}
    progress(0, len(hosts), say("Comparing companies"))
    alike: dict[tuple[str, str], set[str]] = {}
    for (clue, _key), ids in _buckets(hosts.values()).items():
        if 1 < len(ids) <= _MANY:
            for pair in combinations(sorted(ids), 2):
                alike.setdefault(pair, set()).add(clue)
    for pair in _distinct(work):
        alike.pop(pair, None)
    who = _who(work, [hosts[key] for key in sorted({key for pair in alike for key in pair})])
    doubts = [_doubt(who[one], who[other], clues) for (one, other), clues in alike.items()]
    return sorted(doubts, key=lambda doubt: (-doubt.score, doubt.one.name, doubt.other.name))


def _buckets(hosts: Iterable[Organisation]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for host in hosts:
        for clue, key in _clues(host):
            if key:
                found.setdefault((clue, key), set()).add(host.id)
    return found


def _clues(host: Organisation) -> Iterator[tuple[str, str]]:
    """By what a firm may be known: each clue with its key."""
    yield from _name_clues(host.name, host.name_ja, host.name_kana)
    yield "web", (urlsplit(host.website or "").hostname or "").removeprefix("www.")
    yield "phone", "".join(re.findall(r"\d", phones.in_japan(host.phone or "")))


def _name_clues(name: str | None, name_ja: str | None, name_kana: str | None) -> Iterator[tuple[str, str]]:
    for spelling in filter(None, (name, name_ja)):
        yield "name", firms.key(spelling)
        yield "core", (core := firms.core_key(spelling))
        yield "latin", romaji.without_length(core) if core.isascii() else ""
    reading = _FORMS_IN_KANA.sub("", _PLAIN.sub("", fold(name_kana or "")))
    yield "kana", reading
    yield "latin", romaji.without_length(romaji.spelled(reading))


def _doubt(one: Who, other: Who, clues: set[str]) -> Doubt:
    for strong, weaker in (("name", {"core", "latin"}), ("core", {"latin"}), ("kana", {"latin"})):
        if strong in clues:
            clues = clues - weaker
    told = sorted((_CLUES[clue] for clue in clues), key=lambda clue: -clue.score)
    score = min(99, told[0].score + 5 * (len(told) - 1))
    return Doubt(one, other, score, joined((clue.words for clue in told), ", "))


def _distinct(work: Work) -> Iterator[tuple[str, str]]:
    for one, other in work.session.execute(select(FirmDistinction.organisation_id, FirmDistinction.other_id)):
        yield min(one, other), max(one, other)


def _who(work: Work, hosts: Sequence[Organisation]) -> dict[str, Who]:
    missions: dict[str, list[str]] = {}
    on = select(Visit.organisation_id, Mission.code).join(Mission, Mission.id == Visit.mission_id)
    for organisation_id, code in work.session.execute(on.order_by(Mission.first_day)):
        missions.setdefault(organisation_id, []).append(code)
    return {host.id: _named(host, tuple(dict.fromkeys(missions.get(host.id, ())))) for host in hosts}


def _named(host: Organisation, missions: tuple[str, ...]) -> Who:
    names = [name for name in (host.name, host.name_ja) if name]
    where = place(host.address or "") or host.city or ""
    return Who(host.id, names[0] if names else "", " · ".join(filter(None, (*names[1:], where))), missions)
