"""Scans and files kept with a person: passport copies, CVs, letters; they leave in no list and no paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from eujc_desktop.common.text import clean
from eujc_desktop.exchange.pictures import bytes_of
from eujc_desktop.exchange.scans import as_pdf, read_scan
from eujc_desktop.models.attachment import Attachment, Content
from eujc_desktop.models.choices import AttachmentKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import attachments
from eujc_desktop.store.work import Work

_PICTURES = (AttachmentKind.PHOTO, AttachmentKind.LOGO)
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


def kinds() -> list[tuple[str, str]]:
    """The sorts of files that can be kept with a person, as code and name."""
    wanted = (kind for kind in AttachmentKind if kind not in (*_PICTURES, AttachmentKind.BROCHURE))
    return [(str(kind), kind.label) for kind in wanted]


def of_person(work: Work, person_id: str) -> list[Scan]:
    """What is kept with a person, oldest first."""
    return list(_scans(work, person_id))


def _scans(work: Work, person_id: str) -> Iterator[Scan]:
    found = (
        select(Attachment, func.length(Content.data))
        .join(Content, Content.sha256 == Attachment.sha256)
        .where(Attachment.person_id == person_id, Attachment.kind.not_in(_PICTURES))
        .order_by(Attachment.id)
    )
    for one, size in work.session.execute(found):
        yield Scan(one.id, one.kind.label, one.file_name, one.media_type, size, one.kind is AttachmentKind.PASSPORT)


def add(work: Work, person_id: str, kind: str, path: Path, participation_id: str = "") -> str:
    """Keep a file with a person; a passport copy counts as received on the mission. Damaged says why it is none."""
    name = clean(path.name)[-200:]
    data, media_type = read_scan(bytes_of(path), name)
    sort = AttachmentKind(kind)
    scan = Attachment(
        person_id=person_id,
        kind=sort,
        file_name=name,
        media_type=media_type,
        sha256=attachments.keep_bytes(work, data),
    )
    work.session.add(scan)
    if participation_id and (field := _RECEIVED.get(sort)):
        setattr(work.get(Participation, participation_id), field, True)
    work.session.flush()
    return scan.id


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
    """Take a file away from its person."""
    work.session.delete(work.get(Attachment, scan_id))
