"""The groups of a mission: who goes with whom now, what the rules propose, and the groups written as they were seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.group import Group as GroupRecord
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import group_search, group_words
from eujc_desktop.planning.group_words import Group, Told
from eujc_desktop.planning.grouping import Groups, Limit, Member, Rules, interpreted
from eujc_desktop.services import itineraries, travellers, visitors
from eujc_desktop.services.roll import Member as Enrolled
from eujc_desktop.services.roll import going, members_of
from eujc_desktop.store.work import Work

MOST = 8
"""Groups of one mission at most."""
_OFF = (VisitStage.DECLINED, VisitStage.CANCELLED, VisitStage.REPLACED)


@dataclass(frozen=True)
class Sheet:
    """Everybody who goes with what groups are made by, the letters there are, and hosts with their limits.

    `crowded` are hosts to whom everybody goes at once and who take fewer, in sentences.
    """

    mission_id: str
    members: tuple[Member, ...]
    letters: tuple[str, ...]
    limits: Mapping[str, Limit]
    crowded: tuple[str, ...]

    def rules(self, number: int, **more: object) -> Rules:
        """The rules for so many groups: those there are, then further letters."""
        further = (chr(code) for code in range(ord("A"), ord("Z") + 1) if chr(code) not in self.letters)
        letters = [*self.letters[:number], *(next(further) for _ in range(number - len(self.letters)))]
        return replace(Rules(tuple(sorted(letters)), self.limits), **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Look:
    """Groups as they would be: each in words, what is not kept, and why each one who moves does."""

    groups: Groups
    boards: tuple[Group, ...]
    told: tuple[Told, ...]
    reasons: Mapping[str, str]


def sheet(work: Work, mission_id: str) -> Sheet:
    """What is known for making groups."""
    plan = itineraries.plan(work, mission_id)
    names = dict(plan.groups)
    members = tuple(_member(one, names) for one in going(members_of(work, mission_id)))
    letters = tuple(sorted(names.values()))
    limits, crowded = _limits(work, mission_id, plan, len(members))
    return Sheet(mission_id, members, letters, limits, crowded)


def _member(enrolled: Enrolled, letters: Mapping[str, str]) -> Member:
    part, person, firm = enrolled
    return Member(
        travellers.traveller(enrolled),
        company=(firm.name or firm.name_ja or "") if firm else "",
        language=interpreted(person.languages or (), person.english_level or ""),
        sector=(firm.sector or "") if firm else "",
        sex=str(person.sex or ""),
        country=(firm.country if firm else None) or person.nationality or "",
        wishes=part.group_with or "",
        not_with=part.group_not_with or "",
        group=letters.get(part.group_id or "", ""),
        locked=bool(part.group_locked),
    )


def _limits(
    work: Work, mission_id: str, plan: itineraries.Plan, everybody: int
) -> tuple[dict[str, Limit], tuple[str, ...]]:
    """The smallest limit of the visits that each group goes to, and the hosts that everybody is too many for."""
    found: dict[str, Limit] = {}
    crowded = []
    for visit, host, most in _hosts(work, mission_id):
        for letters in visitors.parties(plan, visit):
            if not letters and everybody > most:
                words = say("{host} takes {most}, and all {n} go there together.", host=host, most=most, n=everybody)
                crowded.append(words)
            if len(letters) == 1 and (letters[0] not in found or most < found[letters[0]].most):
                found[letters[0]] = Limit(most, host)
    return found, tuple(dict.fromkeys(crowded))


def _hosts(work: Work, mission_id: str) -> Iterator[tuple[Visit, str, int]]:
    rows = work.session.execute(
        select(Visit, Organisation.name, Organisation.name_ja, Site.max_visitors)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id, Visit.stage.not_in(_OFF))
        .order_by(Visit.id)
    )
    for visit, name, name_ja, limit in rows:
        if most := visit.max_visitors or limit:
            yield visit, name or name_ja or "", most


def begin(work: Work, mission_id: str) -> tuple[Sheet, Look]:
    """What is known, and the groups as they stand."""
    known = sheet(work, mission_id)
    rules = known.rules(max(2, len(known.letters)))
    return known, look(known, rules, {one.key: one.group for one in known.members})


def look(sheet: Sheet, rules: Rules, groups: Groups) -> Look:
    """What some groups are like; who is in none of them, or in one that is not to be, is among no board."""
    held = {key: letter for key, letter in groups.items() if letter in rules.letters}
    inside = [one for one in sheet.members if one.key in held]
    return Look(
        held,
        group_words.described(sheet.members, rules, held),
        group_words.told(inside, rules, held),
        group_words.reasons(inside, rules, held),
    )


def propose(sheet: Sheet, rules: Rules, groups: Groups, locked: Collection[str]) -> Look:
    """The groups that the rules make of those at hand: the locked stay, and with `keep` as many others as can be."""
    pinned = set(locked)
    people = [
        replace(one, group=groups.get(one.key, ""), locked=one.key in pinned and groups.get(one.key) in rules.letters)
        for one in sheet.members
    ]
    return look(sheet, rules, group_search.group(people, rules))


def write(work: Work, seen: Sheet, groups: Groups, locked: Collection[str]) -> int:
    """Write groups and locks; how many people are in another group than before.

    Conflict where somebody's group is no longer the one that was `seen`, or somebody is gone.
    """
    work.get(Mission, seen.mission_id)
    if unknown := {letter for letter in groups.values() if not letter.isalpha() or len(letter) > 1}:
        raise Refused(say("A group is called by one letter, not “{letter}”.", letter=min(unknown)))
    by_letter = {
        one.letter: one.id
        for one in work.session.scalars(select(GroupRecord).where(GroupRecord.mission_id == seen.mission_id))
    }
    was_of = {one.key: one for one in seen.members}
    letters = {key: letter for letter, key in by_letter.items()}
    moved = 0
    for key, letter in groups.items():
        part, was = work.session.get(Participation, key), was_of.get(key)
        if part is None or was is None or letters.get(part.group_id or "", "") != was.group:
            raise Conflict("The groups have been changed meanwhile.", cure="Look at them again.")
        if letter not in by_letter:
            by_letter[letter] = itineraries.add_group(work, seen.mission_id, letter)
            letters[by_letter[letter]] = letter
        moved += letter != was.group
        part.group_id = by_letter[letter]
        if (key in locked) != bool(part.group_locked):
            part.group_locked = key in locked or None
    return moved
