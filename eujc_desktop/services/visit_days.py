"""The day of a visit: its programme with times, who receives us and who comes, questions; what is usual by one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.models.choices import Role
from eujc_desktop.models.itinerary import Item, ItemStatus
from eujc_desktop.models.organisation import Contact, Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.models.visit_line import HostPerson, HostQuestion, PartKind, VisitPart
from eujc_desktop.planning import visit_programme
from eujc_desktop.planning.items import AT_A_HOST
from eujc_desktop.services import approvals, itineraries, roll, visit_lines
from eujc_desktop.services.roll import Member
from eujc_desktop.store.work import Work

PARTS, HOSTS, QUESTIONS = (model.__tablename__ for model in (VisitPart, HostPerson, HostQuestion))


@dataclass(frozen=True)
class Part:
    """A part of the programme; `begins` and `ends` are None while nobody knows when the visit begins."""

    id: str
    kind: str
    kind_label: str
    title: str
    title_ja: str
    minutes: int | None
    speaker: str
    place: str
    interpreted: bool | None
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True)
class Receiver:
    """Somebody of the host party, with what the directory knows where the line itself says nothing."""

    id: str
    contact_id: str | None
    name: str
    name_ja: str
    reading: str
    job_title: str
    job_title_ja: str

    @property
    def called(self) -> str:
        """The name as lists show it."""
        return self.name or self.name_ja


@dataclass(frozen=True)
class Programme:
    """The parts of a visit in order, and by how many minutes they are longer than it; None where that is open."""

    parts: tuple[Part, ...]
    begins: datetime | None
    ends: datetime | None
    total: int
    over: int | None


def programme(work: Work, visit_id: str) -> Programme:
    """The parts of a visit with their times, which follow from when it begins."""
    visit = work.get(Visit, visit_id)
    begins, ends = times(work, visit)
    length = int((ends - begins).total_seconds() // 60) if begins and ends and ends > begins else None
    lines = visit_lines.of_visit(work, PARTS, visit_id)
    found = visit_programme.timed([line.minutes for line in lines], begins.time() if begins else None, length)
    parts = (_part(line, at) for line, at in zip(lines, found.parts, strict=True))
    return Programme(tuple(parts), begins, ends, found.total, found.over)


def times(work: Work, visit: Visit) -> tuple[datetime | None, datetime | None]:
    """From when to when a visit lasts: as agreed, else as the itinerary has it."""
    day, begin, end = visit.agreed_day, visit.agreed_from, visit.agreed_until
    if day and begin and end:
        return datetime.combine(day, begin), datetime.combine(day, end)
    found = work.session.scalars(
        select(Item)
        .where(Item.visit_id == visit.id, Item.starts_at.is_not(None), Item.status != ItemStatus.CANCELLED)
        .order_by(Item.starts_at, Item.id)
    )
    item = next((one for one in found if one.type in AT_A_HOST), None)
    if item is not None:
        return _local(item.starts_at, item.zone), _local(item.ends_at, item.zone)
    return datetime.combine(day, begin) if day and begin else None, None


def _local(moment: datetime | None, zone: str | None) -> datetime | None:
    return moment.astimezone(ZoneInfo(zone or "Asia/Tokyo")).replace(tzinfo=None) if moment else None


def _part(line: VisitPart, at: tuple[time, time] | None) -> Part:
    return Part(
        line.id, str(line.kind), line.kind.label, line.title or "", line.title_ja or "", line.minutes,
        line.speaker or "", line.place or "", line.interpreted, *(at or (None, None)),
    )  # fmt: skip


def part_words(part: Part) -> Words:
    """What a part is called: by its titles, else by its kind."""
    kind = PartKind(part.kind)
    japanese = next((word for word in kind.words if not word.isascii()), "")
    title = Words(part.title, part.title_ja)
    return title if part.title or part.title_ja else Words(kind.label, japanese)


def with_programme(work: Work, visit_ids: Collection[str]) -> set[str]:
    """Those of some visits whose programme has parts."""
    return set(work.session.scalars(select(VisitPart.visit_id).where(VisitPart.visit_id.in_(visit_ids)).distinct()))


def programme_words(work: Work, visit_id: str) -> Words:
    """The programme as lines of a letter, in both languages."""
    lines = []
    for part in programme(work, visit_id).parts:
        clock = f"{part.begins:%H:%M}–{part.ends:%H:%M}  " if part.begins and part.ends else ""
        words = part_words(part)
        lines.append((f"{clock}{words.prefer('en')}", f"{clock}{words.prefer('ja')}"))
    return Words("\n".join(en for en, _ in lines), "\n".join(ja for _, ja in lines))


def receivers(work: Work, visit_id: str) -> tuple[Receiver, ...]:
    """Who receives us, the highest in rank first."""
    found = work.session.execute(
        select(HostPerson, Contact)
        .outerjoin(Contact, Contact.id == HostPerson.contact_id)
        .where(HostPerson.visit_id == visit_id)
        .order_by(HostPerson.position, HostPerson.id)
    )
    return tuple(_receiver(line, contact) for line, contact in found)


def speakers(work: Work, visit_id: str) -> dict[str, Words]:
    """The host party in both scripts, by each form in which a part of the programme may name one of them."""
    found: dict[str, Words] = {}
    for one in receivers(work, visit_id):
        words = Words(one.name or one.name_ja, one.name_ja)
        found |= dict.fromkeys(filter(None, (one.name, one.name_ja, one.called)), words)
    return found


def _receiver(line: HostPerson, contact: Contact | None) -> Receiver:
    values = {name: getattr(line, name) or "" for name in ("name", "name_ja", "reading", "job_title", "job_title_ja")}
    if contact is not None:
        known = {
            "name": " ".join(filter(None, (contact.given_name, contact.family_name))),
            "name_ja": contact.native_name,
            "reading": contact.kana_name,
            "job_title": contact.job_title,
            "job_title_ja": " ".join(filter(None, (contact.department_ja, contact.job_title_ja))),
        }
        values = {name: words or known[name] or "" for name, words in values.items()}
    return Receiver(line.id, line.contact_id, **values)


def others_there(work: Work, visit_id: str) -> tuple[tuple[str, str], ...]:
    """The contacts of the host who are not in its party yet, by rank: id and name."""
    visit = work.get(Visit, visit_id)
    named = select(HostPerson.contact_id).where(HostPerson.visit_id == visit_id, HostPerson.contact_id.is_not(None))
    found = work.session.scalars(
        select(Contact)
        .where(Contact.organisation_id == visit.organisation_id, Contact.id.not_in(named))
        .order_by(Contact.rank.is_(None), Contact.rank, Contact.id)
    )
    return tuple((one.id, _called(one)) for one in found)


def _called(contact: Contact) -> str:
    latin = " ".join(filter(None, (contact.given_name, contact.family_name)))
    return " ".join(filter(None, (latin, contact.native_name))) or contact.job_title or ""


def receive(work: Work, visit_id: str, contacts: Sequence[str]) -> int:
    """Have contacts of the host receive us, each where the rank of the directory puts them; how many."""
    visit_lines.add(work, HOSTS, visit_id, [{"contact_id": contact} for contact in contacts])
    lines = visit_lines.of_visit(work, HOSTS, visit_id)
    ranks = dict(work.session.execute(select(Contact.id, Contact.rank)).all()) if contacts else {}
    added = [line for line in lines if line.contact_id in contacts]
    ordered = [line for line in lines if line not in added]
    for line in added:
        rank = ranks.get(line.contact_id)
        above = [at for at, one in enumerate(ordered) if rank is not None and _lower(ranks.get(one.contact_id), rank)]
        ordered.insert(above[0] if above else len(ordered), line)
    for position, line in enumerate(ordered):
        line.position = position
    return len(contacts)


def _lower(other: int | None, rank: int) -> bool:
    return other is None or other > rank


def propose_programme(work: Work, visit_id: str) -> int:
    """Add what a visit usually consists of, with a tour as long as there is time; how many parts."""
    visit = work.get(Visit, visit_id)
    begins, ends = times(work, visit)
    length = int((ends - begins).total_seconds() // 60) if begins and ends and ends > begins else None
    party = receivers(work, visit_id)
    speaks = {"host": party[0].called if party else "", "us": visit.our_head or visit.speech or ""}
    interpreted = bool(visit.interpreter) or None
    lines = [
        {"kind": kind, "minutes": minutes, "speaker": speaks.get(side) or None,
         "interpreted": interpreted if kind not in ("photo", "cards") else None}
        for kind, minutes, side in visit_programme.usual(length)
    ]  # fmt: skip
    return len(visit_lines.add(work, PARTS, visit_id, lines))


def coming(work: Work, visit: Visit) -> list[Member]:
    """Those of us who go to a visit, in order of protocol: the leader first, then by rank; nobody its host refused."""
    plan = itineraries.plan(work, visit.mission_id)
    members = roll.members_of(work, visit.mission_id)
    going = roll.on_the_road(members)
    return sorted(
        approvals.coming(work, plan, visit, going), key=lambda member: _ORDER.get(member[0].role, len(_ORDER))
    )


_ORDER = {Role.LEADER: 0, Role.PARTICIPANT: 1, Role.EXPERT: 2, Role.COORDINATOR: 3, Role.GUIDE: 4, Role.INTERPRETER: 5}


@dataclass(frozen=True)
class Asked:
    """A question with who wants to ask it."""

    id: str
    topic: str
    words: str
    words_ja: str
    participation_id: str | None
    by: str


def questions(work: Work, visit_id: str) -> tuple[Asked, ...]:
    """Our questions in order, those of one topic together where the first of them stands."""
    visit = work.get(Visit, visit_id)
    names = {part.id: roll.name_of(person).full for part, person, _ in roll.members_of(work, visit.mission_id)}
    lines = visit_lines.of_visit(work, QUESTIONS, visit_id)
    first = {line.topic or "": at for at, line in reversed(list(enumerate(lines)))}
    lines.sort(key=lambda line: first[line.topic or ""])
    return tuple(
        Asked(line.id, line.topic or "", line.words or "", line.words_ja or "", line.participation_id,
              names.get(line.participation_id or "", ""))
        for line in lines
    )  # fmt: skip


def host_of(work: Work, visit: Visit) -> Words:
    """What the host of a visit is called."""
    host = work.get(Organisation, visit.organisation_id)
    return Words(host.name or host.name_ja or "", host.name_ja or "")


def day_of(work: Work, visit: Visit) -> date | None:
    """The day of a visit: as agreed, else as the itinerary has it."""
    begins, _ = times(work, visit)
    return visit.agreed_day or (begins.date() if begins else None)
