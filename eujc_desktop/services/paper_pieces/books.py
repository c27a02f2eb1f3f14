"""The briefing book, whole or for its readers, and the programme alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import silent
from eujc_desktop.documents import sections
from eujc_desktop.documents.content import Audience, BriefingBook, Day, ItemStatus
from eujc_desktop.services import audit, book_desk, disclosures, gather, released, roll
from eujc_desktop.services.book_texts import Texts
from eujc_desktop.services.paper_pieces import book_cautions
from eujc_desktop.services.paper_pieces.order import Of, Order, Piece, Task, piece_of
from eujc_desktop.services.paper_pieces.readers import readers
from eujc_desktop.store.work import Work


def books(task: Task) -> Sequence[Piece]:
    """The book for everyone, or a copy for each reader."""
    _refuse_own_copies(task.order)
    works, mission, order = task.works, task.mission, task.order
    trial = dict(order.trial)
    texts = works.read(partial(gather.book_texts_of, mission_id=mission.id, language=order.language, trial=trial))
    content = works.read(partial(wanted, mission_id=mission.id, order=order, texts=texts))
    members = works.read(partial(roll.members_of, mission_id=mission.id))
    cautions = (*book_cautions.cautions(content, members), *texts.gaps)
    name = _name(mission, order)
    told = disclosures.of_book(content, {part.id: person.id for part, person, _ in members})
    if not task.order.personal:
        return [piece_of(name, task.build("briefing-book", content, task.progress), cautions, disclosed=told)]
    made: list[Piece] = []
    whose = works.read(partial(readers, mission=mission, order=task.order))
    for count, reader in enumerate(whose):
        task.progress(count, len(whose), reader.name)
        own = works.read(partial(gather.reader, participation_id=reader.participation_id))
        built = task.build("briefing-book", replace(content, reader=own), silent)
        own_name = f"{name}_{reader.file_name}"
        # Every copy tells the same: the ledger has it once.
        more = {"for_whom": reader.name, "person_id": reader.person_id, "disclosed": () if made else told}
        made.append(piece_of(own_name, built, cautions, **more))
    return made


def _refuse_own_copies(order: Order) -> None:
    """No participant is handed what is for others: only a leader may have an own copy beside them."""
    if order.personal and order.audience in (Audience.HOST, Audience.OFFICE):
        whom = "hosts" if order.audience is Audience.HOST else "the office"
        raise Refused(f"An edition for {whom} is nobody’s own copy.", cure="Make it for everyone.")
    if order.each and order.audience is Audience.LEADER:
        words = "An edition for the leader is not for each participant."
        raise Refused(words, cure="Name the one person it is for, or make it without a name.")


def wanted(work: Work, mission_id: str, order: Order, texts: Texts | None = None) -> BriefingBook:
    """The book in the sections that are wanted, with or without marks on what is not confirmed or has changed."""
    texts = texts or gather.book_texts_of(work, mission_id, order.language)
    book = gather.briefing_book(
        work, mission_id, texts=texts, phones=order.private_phones, audience=order.audience, language=order.language
    )
    days = book.days if order.unconfirmed else tuple(_unmarked(day) for day in book.days)
    today = order.dated or date.today()
    since = released.changes_since(work, mission_id) if order.marks else None
    return replace(
        book,
        days=days,
        sections=_sections(order),
        booklet=order.form == "booklet",
        changed=since.items if since else frozenset(),
        desk=book_desk.listings(work, mission_id, order.audience, order.language, today),
        audit=_audit(work, mission_id, order, today),
    )


def _audit(work: Work, mission_id: str, order: Order, today: date) -> tuple[str, ...] | None:
    """What the look before printing finds, for the copy of the office."""
    if order.audience is not Audience.OFFICE:
        return None
    return tuple(one.message for one in audit.of_mission(work, mission_id, today, order.kind, order.language))


def _sections(order: Order) -> tuple[str, ...]:
    """The sections that are wanted; hosts get no advice to travellers unless somebody chose it for them."""
    to_hosts = order.audience is Audience.HOST and order.sections == sections.ALL
    return sections.FOR_HOSTS if to_hosts else sections.chosen(order.sections)


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
