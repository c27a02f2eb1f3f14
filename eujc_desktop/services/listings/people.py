"""Who stands on a list, in which order, and what the list says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import NotFound, Refused, UserError
from eujc_desktop.common.said import say
from eujc_desktop.documents.content import Mission
from eujc_desktop.documents.lists.content import Listed
from eujc_desktop.models.choices import Role
from eujc_desktop.models.group import Group
from eujc_desktop.services import gather, itineraries, roll, visitors
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

SORTS = ("family", "kana", "room", "group")
ACCOMPANY = {
    Role.COORDINATOR: Words("Coordinator", "事務局"),
    Role.EXPERT: Words("Expert", "専門家"),
    Role.GUIDE: Words("Guide", "添乗員"),
    Role.INTERPRETER: Words("Interpreter", "通訳"),
}
"""What those do who travel with the participants."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a list: order of people, language, headings of further columns, one day, one person or some."""

    sort: str = "family"
    language: str = "en"
    columns: tuple[str, ...] = ()
    day: int | None = None
    person_id: str | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Party:
    """A mission with its itinerary and the people of a list; `letters` are the groups by their ids."""

    mission: Mission
    plan: itineraries.Plan
    members: tuple[Member, ...]
    letters: dict[str, str]

    def group(self, member: Member) -> str:
        """The letter of somebody's group."""
        return self.letters.get(member[0].group_id or "", "")

    def of(self, item: itineraries.ItemRow) -> list[Member]:
        """Those who take part in an item; who has no group yet goes with each."""
        return visitors.of_item(self.plan, item, self.members)

    def listed(self, member: Member, *, nationality: bool = False) -> Listed:
        """What any list says of a person; the country is that of the firm, or of the passport."""
        part, person, firm = member
        of_firm = (firm.country if firm else None) or person.nationality
        return Listed(
            name=roll.name_of(person),
            organisation=Words(firm.name or "", firm.name_ja or "") if firm else Words(),
            country_code=(person.nationality if nationality else of_firm) or "",
            group=self.group(member),
            task=ACCOMPANY.get(part.role, Words()),
            key=person.id,
        )

    def cautions(self) -> tuple[str, ...]:
        """What to know before a list of these people leaves the office."""
        return roll.cautions([one for one in self.members if one[0].role in roll.TRAVELLERS])

    def without_group(self, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
        """A sentence about those who are counted with every group, where groups go separate ways."""
        without, field = [one for one in self.members if not self.group(one)], "participation.group_id"
        if not without or not any(groups):
            return ()
        if len(without) == len(self.members):
            words = say("Nobody has a group yet, so everyone is on the list of each group.")
            return (roll.remark(words, without[0][0].id, field),)
        return roll.named(say("Without a group, so on the list of each"), without, field)

    def days(self, wanted: Wanted) -> tuple[itineraries.DayRow, ...]:
        """The days a list is of: all, or the one that is asked for."""
        found = [day for day in self.plan.days if wanted.day is None or day.number == wanted.day]
        if not found and wanted.day is not None:
            known = ", ".join(str(day.number) for day in self.plan.days) or "none"
            raise NotFound(
                say("This mission has no day {day}.", day=wanted.day), cure=say("Its days are: {known}.", known=known)
            )
        return tuple(found)


def party(work: Work, mission_id: str, wanted: Wanted, *, team: bool = False) -> Party:
    """Those who go, with `team` also those who accompany them, in the order that is asked for."""
    members = in_order(work, mission_id, wanted.sort)
    ids = {part.id for part, _, _ in (roll.on_the_road(members) if team else roll.going(members))}
    plan = itineraries.plan(work, mission_id)
    chosen = [one for one in roll.narrowed(members, wanted.people) if one[0].id in ids and _asked(one, wanted)]
    if not chosen:
        raise _nobody([one for one in members if _asked(one, wanted)], wanted)
    return Party(gather.mission(work, mission_id), plan, tuple(chosen), dict(plan.groups))


def in_order(work: Work, mission_id: str, sort: str) -> list[Member]:
    """Everybody of a mission in the order of a list."""
    members = roll.members_of(work, mission_id, kana=sort == "kana")
    if sort == "room":
        members.sort(key=_room)
    elif sort == "group":
        letters = dict(work.session.execute(select(Group.id, Group.letter).where(Group.mission_id == mission_id)).all())
        members.sort(key=lambda one: (not one[0].group_id, letters.get(one[0].group_id or "", "")))
    return members


def _nobody(members: Sequence[Member], wanted: Wanted) -> UserError:
    """Why a list would be empty: nobody goes, or not the one who is asked for, one of the mission or a stranger."""
    if wanted.person_id is None:
        return Refused("Nobody takes part in this mission yet.", cure="Add participants first.")
    if not members:
        return NotFound("This person is not on the mission.", cure="`show` lists the participants with their ids.")
    part, person, _ = members[0]
    name = roll.name_of(person).full
    if part.role in roll.TRAVELLERS or part.role in ACCOMPANY:
        return Refused(
            say("{name} does not go: the stage is “{label}”.", name=name, label=part.stage.label),
            cure="Change the stage first.",
        )
    return Refused(
        say("{name} does not go along: the role is “{label}”.", name=name, label=part.role.label),
        cure="Change the role first.",
    )


def _asked(member: Member, wanted: Wanted) -> bool:
    return wanted.person_id is None or wanted.person_id in (member[0].id, member[1].id)


def _room(member: Member) -> tuple[bool, str, list[tuple[int, str]]]:
    """By hotel, then by number: 602 before 1101; whoever has no room comes last."""
    part = member[0]
    runs = re.findall(r"\d+|\D+", part.room_no or "")
    return (not part.room_no, part.hotel or "", [(int(run), "") if run.isdecimal() else (0, run) for run in runs])
