"""Releasing an edition: the paper that goes out is kept with what it said, and the mission's edition goes on by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.built import Built
from eujc_desktop.models.edition import Edition
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning import snapshot as kept
from eujc_desktop.services import attachments, edition_snapshot, missions, paper_register, showings
from eujc_desktop.services.paper_pieces import options
from eujc_desktop.services.paper_pieces.makers import pieces, sort_of
from eujc_desktop.services.paper_pieces.order import Build, Of, Order, Piece, Task, mission_of
from eujc_desktop.services.paper_register import Entry
from eujc_desktop.services.released import Released, Since, between, changes_since, compared, file_of, one, released
from eujc_desktop.store.work import Work, Works

__all__ = [
    "Made", "Released", "Since", "between", "by_code", "changes_since", "file_of", "listing", "one", "release",
    "released", "save", "since",
]  # fmt: skip

NO_EDITION = (PaperKind.ROSTER, PaperKind.CALENDAR, PaperKind.CHANGE_SLIP, PaperKind.EMERGENCY)


@dataclass(frozen=True)
class Made:
    """The edition that was released, and what its paper could not show."""

    edition: Released
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def release(
    works: Works,
    order: Order,
    *,
    for_whom: str = "",
    note: str = "",
    today: date | None = None,
    progress: Progress = silent,
    build: Build = catalogue.build,
) -> Made:
    """Make the next edition of a paper for everyone, and keep it: file, content, and a line in the register."""
    kind = PaperKind(order.kind)
    if kind in NO_EDITION or order.personal:
        words = say("An edition is a paper on pages that everyone gets.")
        raise Refused(words, cure="Choose the briefing book, the programme or another PDF, for everyone.")
    mission = works.read(partial(mission_of, order=order))
    number, day = mission.edition + 1, today or date.today()
    # What is kept as the content is read before the paper is made: what comes in between then counts as a change.
    said = works.read(partial(edition_snapshot.now, mission_id=mission.id))
    press = _Press(build, number, day)
    made = pieces(Task(works, replace(mission, edition=number), order, progress, press.build))
    if len(made) != 1:
        raise Refused("An edition is one file.", cure="Leave out the options that make several.")
    said = replace(said, parts=press.parts(), places=press.places, order=options.written(_options(order)))
    keep = partial(_keep, mission=mission, order=order, piece=made[0], said=kept.written(said), day=day)
    label = say("Release edition {number} of {code}", number=number, code=mission.code)
    found = works.enter(label, partial(keep, for_whom=for_whom, note=note, pages=press.pages)).result
    return Made(found, made[0].missing, made[0].warnings)


def _options(order: Order) -> dict[str, Any]:
    return {name: getattr(order, name) for name in asdict(order)}


class _Press:
    """Makes papers that bear the number and date of an edition, and remembers what came of it."""

    def __init__(self, build: Callable[..., Built], number: int, day: date) -> None:
        self._build, self._number, self._day = build, number, day
        self._built: Built | None = None

    def build(self, key: str, content: Any, progress: Progress) -> Built:
        about = replace(content.mission, edition=f"Edition {self._number}", edition_date=self._day)
        self._built = self._build(key, replace(content, mission=about), progress)
        return self._built

    @property
    def pages(self) -> int:
        return self._built.pages if self._built else 0

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        return self._built.places if self._built else ()

    def parts(self) -> tuple[kept.Part, ...]:
        found = self._built.parts if self._built else ()
        return tuple(kept.Part(part.key, part.first, part.last, part.drawn) for part in found)


def _keep(
    work: Work, *, mission: Of, order: Order, piece: Piece, said: bytes, day: date, for_whom: str, note: str, pages: int
) -> Released:
    record = work.get(Mission, mission.id)
    if record.edition != mission.edition:
        raise Conflict(
            say("Edition {edition} has been made meanwhile.", edition=record.edition),
            cure="Release again for the next one.",
        )
    record.edition, record.edition_date = mission.edition + 1, day
    file_name = safe_file_name(f"{piece.name}_edition-{record.edition}", extension=".pdf")
    kind = PaperKind(order.kind)
    sha256 = attachments.keep_bytes(work, piece.data)
    work.session.add(
        Edition(
            mission_id=mission.id,
            number=record.edition,
            kind=kind,
            language=order.language,
            audience=order.audience if kind is PaperKind.BOOK else None,
            for_whom=for_whom or None,
            note=note or None,
            dated=day,
            released_at=datetime.now(UTC),
            released_by=work.who,
            pages=pages,
            file_name=file_name,
            sha256=sha256,
            said_sha256=attachments.keep_bytes(work, said),
        )
    )
    entry = Entry(file_name, sha256, for_whom, disclosed=piece.disclosed, said=piece.said)
    cut = sort_of(order)
    showings.enter_printed(work, piece.passports)
    paper_register.enter(work, mission.id, kind, [entry], edition=record.edition, language=order.language, cut=cut)
    work.session.flush()
    return one(work, mission.id, record.edition)


def save(works: Works, edition: Released, target: Path) -> Path:
    """The file of an edition, written again to a path or into a folder; where it lies."""
    data = works.read(partial(file_of, edition=edition))
    return write_atomic(target / edition.file_name if target.is_dir() else target, data)


def by_code(work: Work, code: str, number: int | None = None) -> Released:
    """An edition of a mission by its code: that of a number, or the last; NotFound where there is none."""
    return one(work, missions.by_code(work, code).id, number)


def listing(work: Work, code: str) -> list[Released]:
    """The editions of a mission by its code, newest first."""
    return released(work, missions.by_code(work, code).id)


def since(work: Work, code: str, number: int | None = None) -> Since:
    """What has changed since an edition of a mission by its code; NotFound while there is none."""
    return compared(work, by_code(work, code, number))
