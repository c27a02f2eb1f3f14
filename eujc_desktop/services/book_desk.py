"""What a leader, and the office, read of the record beside what everybody has: people, hosts, plan B, notes, tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.briefing_book.content import Audience, Listing
from eujc_desktop.fields.field import Privacy
from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import book_visits, desk_cells, grids, itineraries, roll, tasks
from eujc_desktop.services.profiles import GONE
from eujc_desktop.store.work import Work

MOST = {Audience.LEADER: Privacy.OFFICE, Audience.OFFICE: Privacy.SENSITIVE}
"""The most private class each of them may read; others read nothing of this."""
_AGREED = (VisitStage.CONFIRMED, VisitStage.VISITED, VisitStage.THANKED)


@dataclass(frozen=True)
class Spec:
    """A table: what it is called, of which grid, its columns by heading with the fields each joins.

    The first column says whom a row is of: rows and columns with nothing else to say are left out.
    """

    title: Words
    grid: str
    columns: tuple[tuple[Words, tuple[str, ...]], ...]
    whom: tuple[Audience, ...] = (Audience.LEADER, Audience.OFFICE)


_COMPANY = (Words("Company", "企業名"), ("organisation.name",))
_CALL = (Words("Telephone", "電話"), ("contact.mobile", "contact.phone"))
_PERSON = (Words("Name", "氏名"), ("person.given_name", "person.family_name"))

PEOPLE = (
    Spec(
        Words("Who is where", "参加者の連絡先・部屋・便"),
        "participants",
        (
            _PERSON,
            (Words("Group", "グループ"), ("group.letter",)),
            (Words("Telephone", "電話"), ("participation.mobile_there", "person.mobile")),
            (Words("Room", "部屋"), ("participation.hotel", "participation.room_no", "participation.room_mate")),
            (
                Words("Arrival", "到着"),
                ("participation.arrival_day", "participation.arrival_time", "participation.arrival_flight"),
            ),
            (
                Words("Departure", "出発"),
                ("participation.departure_day", "participation.departure_time", "participation.departure_flight"),
            ),
        ),
    ),
    Spec(
        Words("Meals and health", "食事・健康"),
        "participants",
        (
            _PERSON,
            (Words("Diet", "食事"), ("person.diet", "person.allergies")),
            (Words("Access, health", "配慮事項"), ("person.access_needs", "person.health_note")),
            (Words("In an emergency", "緊急連絡先"), ("person.emergency_name", "person.emergency_phone")),
        ),
    ),
    Spec(
        Words("Deposits", "預り金"),
        "participants",
        (
            _PERSON,
            (Words("Invoiced", "請求"), ("participation.deposit_invoiced",)),
            (Words("Due", "期日"), ("participation.deposit_due",)),
            (Words("Paid", "入金"), ("participation.deposit_paid", "participation.deposit_paid_on")),
            (Words("Refunded", "返金"), ("participation.refund", "participation.refund_on")),
            (Words("Note", "備考"), ("participation.deposit_note",)),
        ),
        (Audience.OFFICE,),
    ),
)
HOSTS = Spec(
    Words("Whom to call at our hosts", "訪問先の連絡先"),
    "contacts",
    (
        _COMPANY,
        (Words("Name", "氏名"), ("contact.native_name", "contact.given_name", "contact.family_name")),
        (Words("Function", "役職"), ("contact.job_title",)),
        _CALL,
        (Words("Notes", "備考"), ("contact.notes",)),
    ),
)
RECEPTION = Words("Reception", "代表電話")
PROTOCOL = Spec(
    Words("Protocol", "儀礼"),
    "visits",
    (
        _COMPANY,
        (Words("Our head, speech", "団長・挨拶"), ("visit.our_head", "visit.speech")),
        (Words("Interpreter", "通訳"), ("visit.interpreter",)),
        (Words("Not admitted", "入場不可"), ("visit.competitors",)),
        (Words("Room, notes", "会場・備考"), ("visit.room", "visit.notes")),
    ),
)
PLAN_B = Spec(
    Words("Plan B", "代替案"),
    "visits",
    (
        _COMPANY,
        (Words("Stage", "状況"), ("visit.stage",)),
        (Words("Other dates", "代替日"), ("visit.other_dates",)),
        (Words("City", "都市"), ("organisation.city",)),
        (Words("Telephone", "電話"), ("organisation.phone",)),
    ),
)
STATUS = Spec(
    Words("How the visits stand", "訪問の進捗"),
    "visits",
    (
        _COMPANY,
        (Words("Stage", "状況"), ("visit.stage",)),
        (Words("Who chases", "担当"), ("visit.chased_by",)),
        (Words("Asked", "依頼"), ("visit.asked_on", "visit.dates_asked")),
        (Words("Confirmed", "確認"), ("visit.confirmed_on",)),
        (Words("Visitor list sent", "名簿送付"), ("visit.list_sent_on",)),
    ),
    (Audience.OFFICE,),
)
NOTES = Spec(
    Words("Internal notes", "内部メモ"),
    "items",
    (
        (Words("Item", "予定"), ("day.day", "item.title")),
        (Words("Note", "メモ"), ("item.internal_note",)),
        (Words("Interpreter, who pays", "通訳・支払"), ("item.interpreter", "item.paid_by")),
    ),
)


def listings(work: Work, mission_id: str, audience: Audience, language: str, today: date) -> tuple[Listing, ...]:
    """The tables this audience may read; none for others than a leader and the office."""
    if audience not in MOST:
        return ()
    who = [part.id for part, _, _ in roll.taking_part(roll.members_of(work, mission_id))]
    visits = dict(work.session.execute(select(Visit.id, Visit.stage).where(Visit.mission_id == mission_id)).all())
    ordered = [key for key in grids.ids(work, "visits", mission_id=mission_id) if key in visits]
    open_ = [key for key in ordered if visits[key] not in (*_AGREED, *GONE)]
    plans: tuple[tuple[Spec, Sequence[str]], ...] = (
        *((spec, who) for spec in PEOPLE),
        (HOSTS, ()),
        (PROTOCOL, [key for key in ordered if visits[key] not in GONE]),
        (PLAN_B, open_),
        (STATUS, ordered),
        (NOTES, grids.ids(work, "items", mission_id=mission_id)),
    )
    found = [
        _whom_to_call(work, mission_id, audience, language)
        if spec is HOSTS
        else _listing(work, spec, ids, audience, language)
        for spec, ids in plans
        if audience in spec.whom
    ]
    found += [_trimmed(*listing) for listing in book_visits.listings(work, mission_id, language)]
    found.append(_seats(work, mission_id, language))
    if audience is Audience.OFFICE:
        found.append(_tasks(work, mission_id, language, today))
    return tuple(one for one in found if one.rows)


def _whom_to_call(work: Work, mission_id: str, audience: Audience, language: str) -> Listing:
    """The contacts of each host, in the order of visits; of a house where none of them has a number, its reception."""
    houses = _receptions(work, mission_id, language)
    query = select(Contact.id, Contact.organisation_id).where(Contact.organisation_id.in_(houses))
    contacts: dict[str, list[str]] = {firm: [] for firm in houses}
    for key, firm in work.session.execute(query.order_by(Contact.rank.is_(None), Contact.rank, Contact.id)):
        contacts[firm].append(key)
    ids = [key for keys in contacts.values() for key in keys]
    headings, texts = _cells(work, HOSTS, ids, audience, language)
    line, at = dict(zip(ids, texts, strict=True)), headings.index(_CALL[0])
    rows = []
    for firm, keys in contacts.items():
        rows += [line[key] for key in keys]
        name, phones = houses[firm]
        if phones and not any(line[key][at] for key in keys):
            told = {0: name, 1: RECEPTION.prefer(language), at: ", ".join(phones)}
            rows.append(tuple(told.get(column, "") for column in range(len(headings))))
    return _trimmed(HOSTS.title.prefer(language), [heading.prefer(language) for heading in headings], rows)


def _receptions(work: Work, mission_id: str, language: str) -> dict[str, tuple[str, dict[str, None]]]:
    """Each host with its name and the numbers of the sites we go to, else of the firm; in the order of visits."""
    found = work.session.execute(
        select(Organisation, Site.phone)
        .join(Visit, Visit.organisation_id == Organisation.id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id, Visit.stage.not_in(GONE))
        .order_by(Visit.agreed_day.is_(None), Visit.agreed_day, Visit.agreed_from, Visit.id)
    )
    houses: dict[str, tuple[str, dict[str, None]]] = {}
    for firm, phone in found:
        _name, phones = houses.setdefault(firm.id, (Words(firm.name or "", firm.name_ja or "").prefer(language), {}))
        if number := phone or firm.phone:
            phones[number] = None
    return houses


def _listing(work: Work, spec: Spec, ids: Sequence[str], audience: Audience, language: str) -> Listing:
    """The rows of a grid, without the fields that are too private for this audience."""
    headings, texts = _cells(work, spec, ids, audience, language)
    return _trimmed(spec.title.prefer(language), [heading.prefer(language) for heading in headings], texts)


def _cells(
    work: Work, spec: Spec, ids: Sequence[str], audience: Audience, language: str
) -> tuple[list[Words], list[tuple[str, ...]]]:
    """The columns of which this audience may read something, and what they say of each record."""
    fields = grids.columns(spec.grid)
    allowed = [
        (heading, [key for key in keys if fields[key].privacy <= MOST[audience]]) for heading, keys in spec.columns
    ]
    known = [(heading, keys) for heading, keys in allowed if keys]
    wanted = desk_cells.keys_of([key for _, keys in known for key in keys], fields, language)
    rows = grids.rows(work, spec.grid, list(ids), wanted)

    def cell(row: dict[str, object], keys: Iterable[str]) -> str:
        words = (desk_cells.said(key, row, fields, language) for key in keys)
        between = " " if all(key.endswith("_name") for key in keys) else ", "
        return between.join(dict.fromkeys(filter(None, words)))

    return [heading for heading, _ in known], [tuple(cell(row, keys) for _, keys in known) for row in rows]


def _trimmed(title: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Listing:
    """The table without rows and columns that say nothing."""
    telling = [row for row in rows if any(row[1:])]
    kept = [i for i in range(len(headings)) if any(row[i] for row in telling)]
    return Listing(title, tuple(headings[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in telling))


def _seats(work: Work, mission_id: str, language: str) -> Listing:
    """Everybody with car and seat on each ride where seats are given."""
    plan = itineraries.plan(work, mission_id)
    rides = [item for item in plan.items() if any(one.seat for one in item.people)]
    given = {(item.id, one.key): " ".join(filter(None, (one.car, one.seat))) for item in rides for one in item.people}
    members = roll.on_the_road(roll.members_of(work, mission_id, kana=language == "ja"))
    rows = [
        (roll.name_of(person).full, *(given.get((item.id, part.id), "") for item in rides))
        for part, person, _ in members
    ]
    title, name = Words("Seats", "座席").prefer(language), Words("Name", "氏名").prefer(language)
    return _trimmed(title, [name, *(_ride(item, language) for item in rides)], rows)


def _ride(item: itineraries.ItemRow, language: str) -> str:
    """`21 Mar, Nozomi 947`"""
    name = item.line or Words(item.title or item.type_label, item.title_ja).prefer(language)
    if item.start is None:
        return name
    if language == "ja":
        return f"{item.start.month}月{item.start.day}日 {name}"
    return f"{item.start.day} {item.start:%b}, {name}"


def _tasks(work: Work, mission_id: str, language: str, today: date) -> Listing:
    """What is still to be done."""
    open_ = [task for task in tasks.of_mission(work, work.get(Mission, mission_id), today) if not task.done]
    rows = [
        (
            task.title,
            desk_cells.day_said(task.due, language),
            task.owner,
            task.progress,
        )
        for task in open_
    ]
    headings = (Words("Task", "課題"), Words("Due", "期日"), Words("Owner", "担当"), Words("So far", "進捗"))
    return _trimmed(
        Words("Open tasks", "未了の課題").prefer(language), [heading.prefer(language) for heading in headings], rows
    )
