"""Photographs, logos and scans kept with records."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from eujc_desktop.exchange.pictures import Picture, bytes_of, read_picture
from eujc_desktop.models.attachment import Attachment, AttachmentKind, Content
from eujc_desktop.store.work import Work


def add_picture(
    work: Work, owner: str, owner_id: str, kind: AttachmentKind | str, file_name: str, data: bytes
) -> Picture:
    """Keep a photograph or logo with a person or an organisation, in place of the one before; what was kept."""
    picture = read_picture(data, file_name, logo=kind == AttachmentKind.LOGO)
    keep_picture(work, owner, owner_id, kind, file_name, picture)
    return picture


def add_picture_file(work: Work, owner: str, owner_id: str, kind: AttachmentKind | str, path: Path) -> Picture:
    """As `add_picture`, out of a file."""
    return add_picture(work, owner, owner_id, kind, path.name, bytes_of(path))


def keep_picture(
    work: Work, owner: str, owner_id: str, kind: AttachmentKind | str, file_name: str, picture: Picture
) -> None:
    """As `add_picture`, of a picture that has been read."""
    sha256 = keep_bytes(work, picture.data)
    remove_picture(work, owner, owner_id, kind)
    work.session.add(
        Attachment(
            **{f"{owner}_id": owner_id},
            kind=AttachmentKind(kind),
            file_name=file_name,
            media_type=picture.media_type,
            sha256=sha256,
            width=picture.width,
            height=picture.height,
            note="; ".join(picture.remarks) or None,
        )
    )


def remove_picture(work: Work, owner: str, owner_id: str, kind: AttachmentKind | str) -> None:
    """Take the picture of one kind away from its owner."""
    link = getattr(Attachment, f"{owner}_id")
    for before in work.session.scalars(select(Attachment).where(link == owner_id, Attachment.kind == kind)):
        work.session.delete(before)
    work.session.flush()


def keep_bytes(work: Work, data: bytes) -> str:
    """The hash under which bytes lie in the data file from now on, once however often they are kept."""
    sha256 = hashlib.sha256(data).hexdigest()
    if work.session.get(Content, sha256) is None:
        work.session.add(Content(sha256=sha256, data=data))
    return sha256


def pictures(work: Work, owner: str, owner_ids: Sequence[str], kind: AttachmentKind | str) -> dict[str, bytes]:
    """The bytes of each owner's picture of one kind, by the owner's id."""
    link = getattr(Attachment, f"{owner}_id")
    statement = (
        select(link, Content.data)
        .join(Content, Content.sha256 == Attachment.sha256)
        .where(link.in_(list(owner_ids)), Attachment.kind == kind)
        .order_by(Attachment.id)
    )
    return dict(work.session.execute(statement).all())


def owners(work: Work, owner: str, kind: AttachmentKind) -> set[str]:
    """The ids of those who have a picture of one kind."""
    link = getattr(Attachment, f"{owner}_id")
    return set(work.session.scalars(select(link).where(link.is_not(None), Attachment.kind == kind)))
