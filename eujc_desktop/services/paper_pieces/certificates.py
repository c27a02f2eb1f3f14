"""Certificates, with the number each holder keeps and a code that proves them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say, say_many
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import certificate_words
from eujc_desktop.documents import content as paper
from eujc_desktop.documents.certificate_content import Certificates, CertificateSort, Holder
from eujc_desktop.documents.signing import Box
from eujc_desktop.exchange.certificate_code import Claim, key_id_of, sealed
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.certificates import Attended
from eujc_desktop.planning.finding import Remark
from eujc_desktop.services import gather, itineraries, phrases, roll
from eujc_desktop.services.certificates import keys, rule, seen, texts
from eujc_desktop.services.certificates.register import Numbers
from eujc_desktop.services.certificates.rule import Candidate
from eujc_desktop.services.itineraries import Plan
from eujc_desktop.services.paper_pieces.order import Order, Piece, Task, piece_of
from eujc_desktop.services.paper_pieces.readers import chosen, going
from eujc_desktop.services.paper_register import Given
from eujc_desktop.store.work import Work

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


_GENERAL_MANAGERS = 2
"""Of the European and of the Japanese side: both sign."""


@dataclass(frozen=True)
class _Batch:
    """The certificates of one order: what they share, the holders with their lines for the register, and remarks."""

    shared: Certificates
    given: tuple[tuple[Holder, Given], ...]
    decided: tuple[str, ...]
    """Who is included in spite of the rule by this order."""
    remarks: tuple[str, ...]
    sign_at: tuple[Box, ...] = ()

    def piece(self, task: Task, name: str, given: Sequence[tuple[Holder, Given]], progress: Progress) -> Piece:
        """The certificates of some of the holders in one file."""
        content = replace(self.shared, holders=tuple(holder for holder, _ in given))
        lines = tuple(line for _, line in given)
        single = lines[0] if len(lines) == 1 else None
        return piece_of(
            name,
            task.build("certificates", content, progress),
            self.remarks,
            given=lines,
            decided=self.decided,
            sign_at=self.sign_at,
            for_whom=single.name if single else "",
            person_id=single.person_id if single else None,
        )


def certificates(task: Task) -> Sequence[Piece]:
    """All in one file, or one file for each holder."""
    order = task.order
    if order.sign and not order.personal:
        words = say("What is signed electronically is signed for one person.")
        raise Refused(words, cure="Make one file each (“Per person”, or --each).")
    key = keys.own()
    batch = task.works.read(partial(_gathered, task=task, key=key))
    if not task.order.personal:
        name = f"{task.mission.code}_certificates"
        return [batch.piece(task, name, batch.given, task.progress)]
    made = []
    for count, (holder, line) in enumerate(batch.given):
        task.progress(count, len(batch.given), holder.name.full)
        name = f"{line.number}_certificate_{safe_file_name(line.name)}"
        made.append(batch.piece(task, name, [(holder, line)], silent))
    return made


def _gathered(work: Work, task: Task, key: Ed25519PrivateKey) -> _Batch:
    mission, order = task.mission, task.order
    sort = sort_of(order)
    members = _members(work, task)
    found = rule.candidates(work, mission.id, sort, members)
    included, left_out = _parted(found, order.despite)
    if not included:
        why = _why_nobody(left_out) or say("Nobody on this mission can have a certificate yet")
        raise Refused(say("{what}.", what=why), cure=_cure(sort, left_out))
    plan = itineraries.plan(work, mission.id)
    shared = _shared(work, task, sort, plan)
    boxes = _places(shared)[: len(order.sign)]
    if len(boxes) < len(order.sign):
        told = say(
            "There are more key files ({n}) than people who sign ({people}).", n=len(order.sign), people=len(boxes)
        )
        raise Refused(told, cure="Add the General Managers to the mission, or leave a key file out.")
    visited = seen.companies(work, plan)
    numbers = Numbers(work, mission.id, mission.code, sort)
    given = []
    for (part, person, firm), one in zip(members, found, strict=True):
        if one in included:
            holder = _holder((part, person, firm), one.attended, visited(part) or 0, order.language)
            given.append(_numbered(holder, one, numbers, shared, key))
    return _Batch(
        shared,
        tuple(given),
        tuple(one.id for one in included if not one.may),
        (
            *_remarks(work, mission.id, sort, found, left_out),
            *_doubts(work, mission.id, members, included, visited),
            *_unsigned(shared),
            *_gaps(shared, [holder for holder, _ in given]),
            *_first_of_key(work, key),
        ),
        boxes,
    )


def _shared(work: Work, task: Task, sort: CertificateSort, plan: Plan) -> Certificates:
    """What all certificates of an order have in common."""
    mission, order = task.mission, task.order
    title, sentence = texts.read(work, mission.id, sort, order.language, dict(order.trial))
    return replace(
        gather.certificates(work, mission.id, plan),
        sort=sort,
        language=order.language,
        reiwa=order.reiwa,
        keys=len(order.sign),
        title=title,
        sentence=sentence,
    )


def _places(shared: Certificates) -> tuple[Box, ...]:
    from eujc_desktop.documents.certificate_page import signature_boxes

    return signature_boxes(shared)


def _unsigned(shared: Certificates) -> Iterator[str]:
    """Where fewer than the two General Managers sign, who is missing shows on every page."""
    signing = [one.name.full for one in shared.signatories]
    if len(signing) < _GENERAL_MANAGERS:
        who = (
            say("Only {signing} has a line to sign on", signing=signing[0])
            if signing
            else say("There is no line to sign on")
        )
        yield say("{who}: add both General Managers to the mission, with that role.", who=who)


def _gaps(shared: Certificates, holders: Sequence[Holder]) -> Iterator[str]:
    """Fields that the text asks for and that are not known of some."""
    found: dict[str, list[str]] = {}
    for holder in holders:
        for name in certificate_words.gaps(shared, holder):
            found.setdefault(name, []).append(holder.name.full)
    for name, whose in found.items():
        yield say(
            "{fields}: not known for {whose}; a line is printed.",
            fields=texts.FIELDS.get(name, name),
            whose=", ".join(whose),
        )


def _first_of_key(work: Work, key: Ed25519PrivateKey) -> Iterator[str]:
    """That a key begins its work, while it can still be kept safe."""
    if key_id_of(key.public_key().public_bytes_raw()) not in keys.known(work):
        path = keys.place()
        yield say(
            "The first certificates with the key of this computer: keep a copy of {path} in a safe place.", path=path
        )


def _cure(sort: str, left_out: Sequence[Candidate]) -> str:
    """What to do where nobody has a certificate."""
    if not left_out:
        return say("Confirm participants first.")
    if sort == CertificateSort.ATTENDANCE:
        return say("Record who was there first: Mission ▸ Attendance.")
    return say("Include them with a reason, or make certificates of attendance, which state the days.")


def sort_of(order: Order) -> CertificateSort:
    """The sort an order names; of participation when it names none."""
    return CertificateSort(order.form) if order.form in set(CertificateSort) else CertificateSort.PARTICIPATION


def _members(work: Work, task: Task) -> list[roll.Member]:
    """Whom the order names; Refused for one who does not take part."""
    mission, order = task.mission, task.order
    members = chosen(work, mission, order)
    if order.person_id is None:
        return members
    able = {part.id for part, _, _ in going(work, mission.id)}
    for part, person, _ in members:
        if part.id not in able:
            words = say("{full} can have no certificate of participation yet.", full=roll.name_of(person).full)
            raise Refused(words, cure="Confirm the participation first.")
    return members


def _parted(found: Sequence[Candidate], despite: str) -> tuple[list[Candidate], list[Candidate]]:
    """Those who get one, and those who do not."""
    included = [one for one in found if one.may or (one.can_decide and despite.strip())]
    return included, [one for one in found if one not in included]


def _left_out(who: Sequence[Candidate]) -> Iterator[Remark]:
    return (roll.remark(say("{name} is left out: {lacks}", name=one.name, lacks=one.lacks), one.id, "") for one in who)


def _why_nobody(left_out: Sequence[Candidate]) -> str:
    """What all lack, once for those who lack the same."""
    whose: dict[str, list[str]] = {}
    for one in left_out:
        whose.setdefault(one.lacks, []).append(one.name)
    told = [
        say("{name} is left out: {lacks}", name=names[0], lacks=lacks)
        if len(names) == 1
        else say("{count} people are left out: {lacks}", count=len(names), lacks=lacks)
        for lacks, names in whose.items()
    ]
    return told[0] if len(told) == 1 else "; ".join(told)


def _remarks(
    work: Work, mission_id: str, sort: str, found: Sequence[Candidate], left_out: Sequence[Candidate]
) -> Iterator[str]:
    """What to know before the certificates go out."""
    yield from (roll.remark(say("{what}.", what=words), words.record, "") for words in _left_out(left_out))
    if roll.undecided(who := going(work, mission_id)):
        yield roll.remark(roll.NOBODY_CONFIRMED, who[0][0].id, "participation.stage")
    needed = rule.rule_of(work.get(Mission, mission_id))
    asks = needed.percent or needed.days
    if asks and sort != CertificateSort.ATTENDANCE and not any(one.attended.of for one in found):
        yield say("No attendance is recorded, so nobody was judged by it.")


def _doubts(
    work: Work, mission_id: str, members: Sequence[roll.Member], included: Sequence[Candidate], visited: seen.Seen
) -> Iterator[str]:
    """What the certificates say that the records do not bear out."""
    last = work.get(Mission, mission_id).last_day
    if date.today() < last:
        words = say("The mission ends on {day}: the certificates state what has not happened yet.", day=last)
        yield Remark(words, table="mission", record=mission_id, field="mission.last_day")
    for one in included:
        if one.attended.recorded and not one.attended.days:
            yield roll.remark(say("{name} was not there on any day that is recorded.", name=one.name), one.id, "")
    chosen_ids = {one.id for one in included}
    without = [part.id for part, _, _ in members if part.id in chosen_ids and visited(part) is None]
    if without:
        words = say_many(
            "{n} of them is in no group, so the companies visited are not counted there.",
            "{n} of them are in no group, so the companies visited are not counted there.",
            n=len(without),
        )
        yield roll.remark(words, without[0], "participation.group_id")


def _holder(member: roll.Member, attended: Attended, visited: int, language: str) -> Holder:
    part, person, firm = member
    country = (firm.country if firm else None) or person.nationality
    return Holder(
        number="",
        name=_name(part, person),
        organisation=(firm.name or "") if firm else "",
        country=country_name(country, language) if country else "",
        days_attended=_days(attended),
        visited=visited,
    )


def _name(part: Participation, person: Person) -> paper.PersonName:
    """The name as the holder wishes it, else as it is."""
    name = roll.name_of(person)
    if part.certificate_name:
        return paper.PersonName(family=part.certificate_name, reading=name.reading)
    return name


def _days(attended: Attended) -> Words:
    if not attended.recorded:
        return Words()
    return Words(phrases.days_attended(attended, "en"), phrases.days_attended(attended, "ja"))


def _numbered(
    holder: Holder, one: Candidate, numbers: Numbers, shared: Certificates, key: Ed25519PrivateKey
) -> tuple[Holder, Given]:
    """The holder with number and code, and the line for the register; a reissue keeps number and day of the first."""
    number = numbers.of(one.person_id)
    first = numbers.first_issue(number)
    day = (first and first.issued_on) or shared.issued_on or shared.mission.last_day
    code = sealed(Claim(number, one.name, shared.sort, day), key)
    line = Given(one.person_id, number, one.name, day, duplicate=first is not None)
    return replace(holder, number=number, qr=code, issued_on=day, duplicate=line.duplicate), line
