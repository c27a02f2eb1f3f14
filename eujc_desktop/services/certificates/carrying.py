"""Keeps what the register knows of certificates and keys when an older state of the data takes the place of a newer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.person import Person
from eujc_desktop.services.certificates import keys, register
from eujc_desktop.store.work import Work

_TAKEN_BACK = "The print was taken back before a backup was restored."


@dataclass(frozen=True)
class Kept:
    """A line of the register, or a public key, as it stood."""

    values: dict[str, Any]
    key: keys.Known | None = None


def lines(work: Work) -> list[Kept]:
    """Everything that must not be forgotten."""
    names = [column.key for column in Paper.__table__.columns if column.key != "version"]
    papers = work.session.scalars(select(Paper).where(Paper.kind == PaperKind.CERTIFICATE))
    standing = [Kept({name: getattr(paper, name) for name in names}) for paper in papers]
    undone = [Kept(_undone(line)) for line in register.issued(work) if not line.stands]
    return [*standing, *undone, *(Kept({}, key) for key in keys.known(work).values())]


def _undone(line: register.Issued) -> dict[str, Any]:
    """A print that was taken back: its number stays given, but is no longer valid."""
    return {
        "id": line.id,
        "mission_id": line.mission_id,
        "person_id": line.person_id,
        "kind": PaperKind.CERTIFICATE,
        "cut": line.sort,
        "number": line.number,
        "for_whom": line.name,
        "made_at": line.made_at,
        "made_by": line.made_by,
        "sha256": line.sha256,
        "issued_on": line.issued_on,
        "revoked": _TAKEN_BACK,
    }


def enter(work: Work, kept: Sequence[Kept]) -> int:
    """Enter what the data do not know; how many certificates that were."""
    ever = {line.id for line in register.issued(work)}
    count = 0
    for one in kept:
        if one.key is not None:
            keys.take(work, one.key.line())
        elif one.values["id"] not in ever:
            work.session.add(Paper(**_with_links_there_are(work, one.values)))
            count += 1
    return count


def _with_links_there_are(work: Work, values: dict[str, Any]) -> dict[str, Any]:
    """The values without links to missions and people who came after the backup."""
    links = {"mission_id": Mission, "person_id": Person}
    gone = {name: None for name, model in links.items() if work.session.get(model, values[name] or "") is None}
    return values | gone
