"""Files kept with a person, which leave in no paper, and with an item, which the book may print as annex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, func, select

from eujc_desktop.common.text import clean
from eujc_desktop.exchange.pictures import bytes_of
from eujc_desktop.exchange.scans import as_pdf, read_scan
from eujc_desktop.models.attachment import Attachment, AttachmentKind, Content
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import attachments
from eujc_desktop.store.work import Work

_PICTURES = (AttachmentKind.PHOTO, AttachmentKind.LOGO)
_OF_ITEMS = (AttachmentKind.CONFIRMATION, AttachmentKind.BROCHURE)
_RECEIVED = {AttachmentKind.PASSPORT: "passport_copy"}
"""What counts as received once it is here, by the field of the participation."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One file kept with a person, without its bytes."""

    id: str
    kind: str
    file_name: str
    media_type: str
    size: int
    shows_passport: bool = False
    annexed: bool = False


def kinds() -> list[tuple[str, str]]:
    """The sorts of files that can be kept with a person, as code and name."""
    wanted = (kind for kind in AttachmentKind if kind not in (*_PICTURES, *_OF_ITEMS))
    return [(str(kind), kind.label) for kind in wanted]


def item_kinds() -> list[tuple[str, str]]:
    """The sorts of files that can be kept with an item of the itinerary, as code and name."""
    return [(str(kind), kind.label) for kind in (*_OF_ITEMS, AttachmentKind.LETTER, AttachmentKind.OTHER)]


def of_person(work: Work, person_id: str) -> list[Scan]:
    """What is kept with a person, oldest first."""
    return list(_scans(work, Attachment.person_id == person_id))


def of_item(work: Work, item_id: str) -> list[Scan]:
    """What is kept with an item, oldest first."""
    return list(_scans(work, Attachment.item_id == item_id))


def _scans(work: Work, owner: ColumnElement[bool]) -> Iterator[Scan]:
    found = (
        select(Attachment, func.length(Content.data))
        .join(Content, Content.sha256 == Attachment.sha256)
        .where(owner, Attachment.kind.not_in(_PICTURES))
        .order_by(Attachment.id)
    )
    for one, size in work.session.execute(found):
        passport, annexed = one.kind is AttachmentKind.PASSPORT, bool(one.annexed)
        yield Scan(one.id, one.kind.label, one.file_name, one.media_type, size, passport, annexed)


def add(work: Work, person_id: str, kind: str, path: Path, participation_id: str = "") -> str:
    """Keep a file with a person; a passport copy counts as received on the mission. Damaged says why it is none."""
    sort = AttachmentKind(kind)
    scan = Attachment(person_id=person_id, kind=sort, **_kept(work, path))
    work.session.add(scan)
    if participation_id and (field := _RECEIVED.get(sort)):
        setattr(work.get(Participation, participation_id), field, True)
    work.session.flush()
    return scan.id


def add_to_item(work: Work, item_id: str, kind: str, path: Path) -> str:
    """Keep a file with an item of the itinerary; Damaged says why it is none."""
    scan = Attachment(item_id=work.get(Item, item_id).id, kind=AttachmentKind(kind), **_kept(work, path))
    work.session.add(scan)
    work.session.flush()
    return scan.id


def replace(work: Work, scan_id: str, path: Path) -> None:
    """Keep another file in the place of one; what it is and whether it is printed stays."""
    one = work.get(Attachment, scan_id)
    for name, value in _kept(work, path).items():
        setattr(one, name, value)


def annex(work: Work, scan_id: str, *, on: bool) -> None:
    """Print a file of an item as annex of the book, or no longer."""
    work.get(Attachment, scan_id).annexed = on or None


def _kept(work: Work, path: Path) -> dict[str, str]:
    """What a record holds of a file, whose bytes are kept."""
    name = clean(path.name)[-200:]
    data, media_type = read_scan(bytes_of(path), name)
    return {"file_name": name, "media_type": media_type, "sha256": attachments.keep_bytes(work, data)}


def to_look_at(work: Work, scan_id: str) -> bytes:
    """A file as a PDF to be shown."""
    one = work.get(Attachment, scan_id)
    return as_pdf(_data(work, one), one.media_type)


def data_of(work: Work, scan_id: str) -> bytes:
    """The bytes of a file as they are kept."""
    return _data(work, work.get(Attachment, scan_id))


def _data(work: Work, one: Attachment) -> bytes:
    return work.session.scalars(select(Content.data).where(Content.sha256 == one.sha256)).one()


def remove(work: Work, scan_id: str) -> None:
    """Take a file away from its person or item."""
    work.session.delete(work.get(Attachment, scan_id))
