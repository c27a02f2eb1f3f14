"""The change slip: what differs from a released edition, with the pages of the book that take the place of old ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.built import Before, Part
from eujc_desktop.documents.change_slip import content as slip
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning.difference_words import aloud, heading, summary
from eujc_desktop.planning.differences import Difference, on_both_days, told_to
from eujc_desktop.services import gather, released
from eujc_desktop.services.paper_pieces import books, options
from eujc_desktop.services.paper_pieces.order import Order, Piece, Task, piece_of
from eujc_desktop.services.released import Since
from eujc_desktop.store.work import Work

LANGUAGES = ("en", "ja")


def change_slip(task: Task) -> Sequence[Piece]:
    """One slip for everyone."""
    mission, order = task.mission, task.order
    content = task.works.read(partial(content_of, mission_id=mission.id, order=order))
    built = task.build(order.kind, content, task.progress)
    return [piece_of(f"{mission.code}_change-slip_edition-{content.edition}_{order.language}", built)]


def content_of(work: Work, mission_id: str, order: Order) -> slip.ChangeSlip:
    """What the slip prints, for the readers of the edition."""
    since = released.compared(work, released.one(work, mission_id, order.since))
    told = told_to(since.differences, since.edition.audience)
    number = since.edition.number
    day = order.dated or date.today()
    mission = replace(gather.mission(work, mission_id), edition="", edition_date=day)
    book = _book(work, mission_id, since, told)
    notes = (aloud(told, number, language, pages=book is not None) for language in LANGUAGES)
    counts = (summary(told, language) for language in LANGUAGES)
    return slip.ChangeSlip(
        mission=mission,
        edition=number,
        released_on=since.edition.dated,
        summary=Words(*counts),
        aloud=Words(*notes),
        days=_days(on_both_days(told), since),
        language=order.language,
        book=book,
        before=_before(since),
    )


def _book(work: Work, mission_id: str, since: Since, told: Sequence[Difference]) -> BriefingBook | None:
    """The book as it is now, made as the edition was; none where that was another paper, or a booklet."""
    kept = options.read(since.before.order) if since.before.order else {}
    if since.edition.kind != PaperKind.BOOK or kept.get("form") == "booklet":
        return None
    as_then = Order(since.edition.kind, None, **{**kept, "marks": False})
    changed = frozenset(one.item for one in told if one.item)
    return replace(books.wanted(work, mission_id, as_then, attached=False), changed=changed)


def _before(since: Since) -> Before:
    parts = tuple(Part(part.key, part.first, part.last, part.drawn) for part in since.before.parts)
    return Before(parts, since.before.places, since.edition.pages)


def _days(told: Sequence[Difference], since: Since) -> tuple[slip.ChangedDay, ...]:
    """The differences under their days; what belongs to none comes last."""
    cities = {day.number: day.city.en for day in since.after.days}
    return tuple(
        slip.ChangedDay(day, number, cities.get(-1 if number is None else number, ""), _things(list(found)))
        for (day, number), found in groupby(told, lambda one: (one.date, one.day))
    )


def _things(found: Sequence[Difference]) -> tuple[slip.Changed, ...]:
    """What differs of one item or house stands together."""
    return tuple(
        slip.Changed(Words(name.en[:1].upper() + name.en[1:], name.ja), tuple(_change(one) for one in several), whom)
        for (_, name, whom), several in groupby(found, lambda one: (one.item, one.name, one.groups))
    )


def _change(one: Difference) -> slip.Change:
    was, now = zip(*(one.told(language) for language in LANGUAGES), strict=True)
    return slip.Change(heading(one), Words(*was), Words(*now))
