"""The files of items that the book prints as annex, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from eujc_desktop.documents.briefing_book.content import AnnexPage
from eujc_desktop.documents.content import Item
from eujc_desktop.exchange.scans import as_pictures
from eujc_desktop.models.attachment import Attachment, Content
from eujc_desktop.services import gather, itineraries
from eujc_desktop.store.work import Work


def pages(work: Work, mission_id: str, *, inside: bool) -> tuple[AnnexPage, ...]:
    """The pages of what is to be printed, in the order of the programme; what is for few alone only for `inside`."""
    plan = itineraries.plan(work, mission_id)
    plan = plan if inside else plan.shared()
    files: dict[str, list[tuple[str, str, bytes]]] = {}
    query = select(Attachment.item_id, Attachment.file_name, Attachment.media_type, Content.data)
    query = query.join(Content, Content.sha256 == Attachment.sha256)
    found = work.session.execute(query.where(Attachment.annexed.is_(True)).order_by(Attachment.id))
    for item_id, name, media_type, data in found:
        files.setdefault(item_id or "", []).append((name, media_type, data))
    return tuple(page for day in gather.days(plan) if files for item in day.items
                 for file in files.get(item.key, ()) for page in _pages(item, day.date, *file))  # fmt: skip


def _pages(item: Item, day: date | None, name: str, media_type: str, data: bytes) -> Iterator[AnnexPage]:
    pictures, many = as_pictures(data, media_type)
    for number, one in enumerate(pictures, 1):
        yield AnnexPage(item.key, item.title, day, name, number, many, one.picture, one.width, one.height)
