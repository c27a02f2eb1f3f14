"""The briefing book, whole or for its readers, and the programme alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import sections
from eujc_desktop.documents.briefing_book.content import Audience, BriefingBook
from eujc_desktop.documents.content import Company, Day, ItemStatus
from eujc_desktop.models.choices import Role
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import annexes, audit, book_desk, disclosures, gather, own_copies, released, roll
from eujc_desktop.services.book_texts import Texts
from eujc_desktop.services.paper_pieces import book_cautions, file_names
from eujc_desktop.services.paper_pieces.order import Of, Order, Piece, Task, piece_of
from eujc_desktop.services.paper_pieces.readers import Reader, readers
from eujc_desktop.services.paper_register import Given
from eujc_desktop.store.work import Work


def books(task: Task) -> Sequence[Piece]:
    """The book for everyone, or a copy for each reader."""
    _refuse_own_copies(task.order)
    works, mission, order = task.works, task.mission, task.order
    trial = dict(order.trial)
    texts = works.read(partial(gather.book_texts_of, mission_id=mission.id, language=order.language, trial=trial))
    read = partial(wanted, mission_id=mission.id, order=order, texts=texts, attached=not task.sample)
    content = works.read(read)
    members = works.read(partial(roll.members_of, mission_id=mission.id))
    cautions = (*book_cautions.cautions(content, members), *texts.gaps)
    name = _name(mission, order)
    for_host = order.audience is Audience.HOST and order.personal
    host = content.companies[0].name.prefer("en") if for_host else ""
    told = disclosures.of_book(content, {part.id: person.id for part, person, _ in members}, host)
    if order.audience is Audience.HOST or not order.personal:
        name = "_".join(filter(None, (name, safe_file_name(host) if host else "")))
        built = task.build("briefing-book", content, task.progress)
        return [piece_of(name, built, cautions, disclosed=told, for_whom=host)]
    whose = works.read(partial(readers, mission=mission, order=order))[: 1 if task.sample else None]
    _refuse_what_is_the_leaders(order, whose)
    made = _copies(task, replace(content, together=order.one_file and order.each), whose, cautions)
    # Every copy tells the same: the ledger has it once.
    return [replace(piece, disclosed=() if number else told) for number, piece in enumerate(made)]


def _copies(task: Task, content: BriefingBook, whose: Sequence[Reader], cautions: Sequence[str]) -> Sequence[Piece]:
    """A copy for each reader, in a file of its own or all in one."""
    mission, order = task.mission, task.order
    if not whose:
        raise Refused("Nobody has a copy yet.", cure="Confirm participants first.")
    if content.together and content.booklet:
        raise Refused("Booklets are folded one by one.", cure="Make a file for each, or leave out the booklet.")
    usual = f"{_name(mission, order)}_{{family}}_{{given}}"
    names = [file_names.named(order.names or usual, mission, reader) for reader in whose]
    own = task.works.read(
        lambda work: tuple(own_copies.reader(work, reader.participation_id, order.language) for reader in whose)
    )
    built = task.build("briefing-book", replace(content, readers=own), task.progress)
    if content.together:
        given = tuple(Given(reader.person_id, name=reader.name) for reader in whose)
        return [piece_of(f"{_name(mission, order)}_copies", built, cautions, given=given)]
    return [
        replace(
            piece_of(name, built, cautions, for_whom=reader.name, person_id=reader.person_id),
            begins=built.pdf,
            data=ending,
        )
        for name, reader, ending in zip(names, whose, built.copies, strict=True)
    ]


def _refuse_own_copies(order: Order) -> None:
    """No participant is handed what is for others: only a leader may have an own copy beside them."""
    if order.personal and order.audience is Audience.OFFICE:
        raise Refused("An edition for the office is nobody’s own copy.", cure="Make it for everyone.")
    if order.each and order.audience is not Audience.PARTICIPANT:
        words = say("An edition for the {audience} is not for each participant.", audience=order.audience)
        raise Refused(words, cure="Name the one it is for, or make it without a name.")


def _refuse_what_is_the_leaders(order: Order, whose: Sequence[Reader]) -> None:
    """The edition with everybody's numbers, rooms and notes is for who leads, or goes along for the Centre."""
    for reader in whose:
        if order.audience is Audience.LEADER and reader.role in (Role.PARTICIPANT, Role.SPEAKER):
            words = say(
                "{name} is “{label}”: the edition for the leader tells of everybody.",
                name=reader.name,
                label=reader.role.label,
            )
            raise Refused(words, cure="Make the copy for participants, or change the role first.")


def wanted(
    work: Work, mission_id: str, order: Order, texts: Texts | None = None, *, attached: bool = True
) -> BriefingBook:
    """The book in the sections that are wanted, with or without marks on what is not confirmed or has changed."""
    texts = texts or gather.book_texts_of(work, mission_id, order.language)
    book = gather.briefing_book(
        work,
        mission_id,
        texts=texts,
        phones=order.private_phones,
        audience=order.audience,
        language=order.language,
        visit_id=order.person_id or "" if order.audience is Audience.HOST else "",
        attached=attached,
    )
    days = book.days if order.unconfirmed else tuple(_unmarked(day) for day in book.days)
    today = order.dated or date.today()
    since = released.changes_since(work, mission_id) if order.marks else None
    if order.audience is Audience.HOST and order.person_id is not None:
        book = replace(book, companies=_own_profile(work, mission_id, book, order.person_id))
    annexed = "annex" in order.sections and order.audience is not Audience.HOST
    return replace(
        book,
        annex=annexes.pages(work, mission_id, inside=order.audience is not Audience.PARTICIPANT) if annexed else (),
        days=days,
        sections=_sections(order),
        booklet=order.form == "booklet",
        changed=since.items if since else frozenset(),
        desk=book_desk.listings(work, mission_id, order.audience, order.language, today),
        audit=_audit(work, mission_id, order, today),
    )


def _own_profile(work: Work, mission_id: str, book: BriefingBook, visit_id: str) -> tuple[Company, ...]:
    """The one host an edition is for; of the others it reads only what the programme says."""
    visit = work.session.get(Visit, visit_id)
    host = visit.organisation_id if visit is not None and visit.mission_id == mission_id else ""
    if own := tuple(company for company in book.companies if company.key == host):
        return own
    raise Refused("An edition for hosts is no participant’s own copy.", cure="Name a visit, or make it for all hosts.")


def _audit(work: Work, mission_id: str, order: Order, today: date) -> tuple[str, ...] | None:
    """What the look before printing finds, for the copy of the office."""
    if order.audience is not Audience.OFFICE:
        return None
    return tuple(one.message for one in audit.of_mission(work, mission_id, today, order.kind, order.language))


def _sections(order: Order) -> tuple[str, ...]:
    """The sections that are wanted; hosts get no advice to travellers unless somebody chose it for them."""
    usual = order.audience is Audience.HOST and order.sections in (sections.ALL, sections.FOR_HOSTS)
    if usual and order.person_id is not None:
        return tuple(key for key in sections.ALL if key in (*sections.FOR_HOSTS, "companies"))
    return sections.FOR_HOSTS if usual else sections.chosen(order.sections)


def _name(mission: Of, order: Order) -> str:
    """What the file is called; what sets it apart from the usual book is in its name."""
    parts = [f"{mission.code}_briefing-book", "booklet" if order.form == "booklet" else ""]
    if order.audience is not Audience.PARTICIPANT or order.language != "en":
        parts.append(f"{order.audience}-{order.language}")
    return "_".join(filter(None, parts))


def _unmarked(day: Day) -> Day:
    sure = (
        replace(item, status=ItemStatus.CONFIRMED) if item.status is ItemStatus.PENCILLED else item
        for item in day.items
    )
    return replace(day, items=tuple(sure))


def programme(task: Task) -> Sequence[Piece]:
    """Day sheets, or the Japanese table."""
    mission, order = task.mission, task.order
    wanted = partial(gather.programme_sheet, mission_id=mission.id, form=order.form, language=order.language)
    built = task.build("programme", task.works.read(wanted), task.progress)
    return [piece_of(f"{mission.code}_programme_{order.form}-{order.language}", built)]
