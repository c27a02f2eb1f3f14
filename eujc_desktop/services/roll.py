"""Who is on a mission."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

from sqlalchemy import select

from eujc_desktop.common.names import Name, sort_key
from eujc_desktop.common.order import in_order
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import Role, Stage
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning import passports
from eujc_desktop.planning.finding import Remark
from eujc_desktop.planning.readiness import UNASKED
from eujc_desktop.store.work import Work

if TYPE_CHECKING:
    from eujc_desktop.documents import content as paper

TRAVELLING = (Stage.CONFIRMED, Stage.ATTENDED, Stage.COMPLETED)
OUT = (Stage.REJECTED, Stage.WITHDRAWN, Stage.NOT_ELIGIBLE, Stage.NO_SHOW, Stage.WAITING)
TRAVELLERS = (Role.PARTICIPANT, Role.LEADER)
ALONG = (Role.COORDINATOR, Role.EXPERT, Role.GUIDE, Role.INTERPRETER)
"""Those who eat, sleep and travel with the participants."""
_STAGE = "participation.stage"
NOBODY_CONFIRMED = say("Nobody is confirmed yet: everybody who has applied and was not turned down is named.")
Member = tuple[Participation, Person, Organisation | None]


def members_of(work: Work, mission_id: str, *, kana: bool = False) -> list[Member]:
    """Everybody of a mission with person and firm: who has a protocol rank first, in its order, then by name.

    Names are sorted as European readers sort them, or with `kana` as Japanese ones do.
    """
    return list(work.once(_members_of, mission_id, kana))


def _members_of(work: Work, mission_id: str, kana: bool) -> Sequence[Member]:  # noqa: FBT001 - the end of a key
    found = work.session.execute(
        select(Participation, Person, Organisation)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Participation.mission_id == mission_id)
        .order_by(Person.id)
    )
    key = partial(_place, language="ja" if kana else "en")
    return in_order(((row[0], row[1], row[2]) for row in found), key)


_Part = namedtuple(
    "_Part",
    "id role stage passport_copy commitment_letter enrolment_proof arrival_day arrival_time arrival_flight"
    " departure_day departure_time departure_flight visa_needed visa_received hotel room_type room_mate check_in"
    " check_out travel_note deposit_invoiced deposit_due deposit_paid deposit_paid_on deposit_reference refund"
    " report_received certificate_despite",
)
_Person = namedtuple(
    "_Person",
    "id family_name given_name native_name kana_name honorific nationality passport_no passport_expires diet insurer"
    " policy_no emergency_name emergency_phone consent_data consent_hosts passport_name rank",
)
_Firm = namedtuple("_Firm", "id name name_ja employees turnover balance_sheet part_of_group sme_declared country")


def plain_members(work: Work, mission_id: str, roles: Sequence[Role]) -> list[Member]:
    """As `members_of`, in some roles, to read only, and with no more than checks look at: thousands at once."""
    kinds = ((Participation, _Part), (Person, _Person), (Organisation, _Firm))
    columns = [getattr(model, name) for model, plain in kinds for name in plain._fields]
    found = work.session.execute(
        select(*columns)
        .select_from(Participation)
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Participation.mission_id == mission_id, Participation.role.in_(roles))
        .order_by(Person.id)
    )
    first, second = len(_Part._fields), len(_Part._fields) + len(_Person._fields)
    members = [
        (_Part._make(row[:first]), _Person._make(row[first:second]), _Firm._make(row[second:]) if row[second] else None)
        for row in found
    ]
    return in_order(cast("list[Member]", members), partial(_place, language="en"))


def _place(member: Member, language: Literal["en", "ja"]) -> tuple[bool, int, tuple[int, str, str, str]]:
    person = member[1]
    name = Name(person.family_name or "", person.given_name or "", person.native_name or "", person.kana_name or "")
    return person.rank is None, person.rank or 0, sort_key(name, language)


def needs_visa(member: Member) -> bool:
    """Whether somebody needs a visa for Japan: by what is noted, else by the nationality."""
    part, person, _ = member
    if part.visa_needed is not None:
        return part.visa_needed
    return bool(person.nationality) and passports.needs_visa(person.nationality or "")


def going(members: Iterable[Member]) -> list[Member]:
    """The participants who go, or when nobody is confirmed yet those who may."""
    own = [member for member in members if member[0].role in TRAVELLERS]
    sure = [member for member in own if member[0].stage in TRAVELLING]
    return sure or [member for member in own if member[0].stage not in OUT]


def heads(members: Sequence[Member], places: int | None) -> int:
    """How many of these go: while nobody is confirmed yet, no more than a mission has places."""
    if not places or any(member[0].stage in TRAVELLING for member in members):
        return len(members)
    return min(len(members), places)


def taking_part(members: Sequence[Member]) -> list[Member]:
    """Everybody one meets on the mission, in the same order: the participants who go, and who accompanies them."""
    ids = {part.id for part, _, _ in going(members)}
    return [one for one in members if one[0].id in ids or (one[0].role not in TRAVELLERS and one[0].stage not in OUT)]


def on_the_road(members: Sequence[Member]) -> list[Member]:
    """Everybody who needs a seat, in the same order: the participants who go, and who travels with them."""
    ids = {part.id for part, _, _ in going(members)}
    return [one for one in members if one[0].id in ids or (one[0].role in ALONG and one[0].stage not in OUT)]


def narrowed(members: Iterable[Member], people: Sequence[str]) -> list[Member]:
    """Those of some participations; all where none are named."""
    return [member for member in members if not people or member[0].id in people]


def cautions(who: Sequence[Member], *, one: bool = False) -> tuple[str, ...]:
    """What to know before a paper leaves the office that names all who go, or with `one` a single person."""
    if one:
        found = [
            remark(
                say(
                    "{full} is not confirmed: the stage is “{label}”.",
                    full=name_of(person).full,
                    label=part.stage.label,
                ),
                part.id,
                _STAGE,
            )
            for part, person, _ in who
            if part.stage not in TRAVELLING
        ]
    else:
        found = [remark(NOBODY_CONFIRMED, who[0][0].id, _STAGE)] if undecided(who) else []
    unasked = [member for member in who if not member[1].consent_data]
    return (*found, *named(UNASKED, unasked, "person.consent_data"))


def remark(words: str, participation_id: str, field: str) -> Remark:
    """A sentence that leads to a field of somebody on the mission."""
    return Remark(words, table="participation", record=participation_id, field=field)


def named(words: str, who: Sequence[Member], field: str) -> tuple[Remark, ...]:
    """A sentence that names these people and leads to a field of the first of them; none where there is nobody."""
    names = ", ".join(name_of(person).full for _, person, _ in who)
    return (remark(say("{words}: {names}.", words=words, names=names), who[0][0].id, field),) if who else ()


def undecided(who: Sequence[Member]) -> bool:
    """Whether there are people, but none of them is confirmed."""
    return bool(who) and not any(part.stage in TRAVELLING for part, _, _ in who)


def name_of(person: Person) -> paper.PersonName:
    """A person's name in its parts."""
    from eujc_desktop.documents import content as paper

    return paper.PersonName(
        given=person.given_name or "",
        family=person.family_name or "",
        native=person.native_name or "",
        reading=person.kana_name or "",
        title=person.honorific.label if person.honorific else "",
    )
