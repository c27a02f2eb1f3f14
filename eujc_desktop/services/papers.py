"""Papers, lists and calendars: gathered, built, written whole, and entered in the register."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select

from eujc_desktop.common.errors import Conflict, NotFound, Refused
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import catalogue
from eujc_desktop.documents import content as paper
from eujc_desktop.fields.readings import country_name
from eujc_desktop.models.choices import PaperKind
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.services import calendars, gather, missions, rosters
from eujc_desktop.store.work import Work, Works

SUFFIX = {PaperKind.ROSTER: ".xlsx", PaperKind.CALENDAR: ".ics"}


@dataclass(frozen=True)
class Order:
    """What is wanted: a kind of paper of a mission, for everyone, one person, or each."""

    kind: str
    mission: str | None
    cut: str = "fellows"
    form: str = "days"
    language: str = "en"
    person_id: str | None = None
    each: bool = False


@dataclass(frozen=True)
class Made:
    """The files written, and what the papers could not show."""

    paths: tuple[Path, ...]
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """One finished file before it is written; `name` has no suffix."""

    name: str
    data: bytes
    for_whom: str = ""
    person_id: str | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def make(works: Works, order: Order, target: Path, progress: Progress = silent) -> Made:
    """Build what is ordered and write it to `target`, a file, or a folder for several or for a proposed name."""
    kind = PaperKind(order.kind)
    mission = works.read(partial(_mission, order=order))
    pieces = _pieces(works, kind, mission, order, progress)
    paths = _paths(pieces, target, SUFFIX.get(kind, ".pdf"))
    for path, piece in zip(paths, pieces, strict=True):
        write_atomic(path, piece.data)
    works.run(
        f"Make {kind.label.lower()} of {mission.code}",
        partial(_register, mission=mission, order=order, pieces=pieces, paths=paths),
    )
    return Made(
        paths,
        tuple(dict.fromkeys(words for piece in pieces for words in piece.missing)),
        tuple(dict.fromkeys(words for piece in pieces for words in piece.warnings)),
    )


def preview(works: Works, order: Order, progress: Progress = silent) -> Piece:
    """The paper as it would be made, without writing or registering it."""
    kind = PaperKind(order.kind)
    return _pieces(works, kind, works.read(partial(_mission, order=order)), order, progress)[0]


@dataclass(frozen=True)
class _Named:
    id: str
    code: str
    edition: int


def _mission(work: Work, order: Order) -> _Named:
    found = missions.by_code(work, order.mission)
    return _Named(found.id, found.code, found.edition)


Maker = Callable[[Works, _Named, Order, Progress], Sequence[Piece]]


def _pieces(works: Works, kind: PaperKind, mission: _Named, order: Order, progress: Progress) -> Sequence[Piece]:
    return _MAKERS[kind](works, mission, order, progress)


def _book(works: Works, mission: _Named, order: Order, progress: Progress) -> Sequence[Piece]:
    content = works.read(partial(gather.briefing_book, mission_id=mission.id))
    built = catalogue.PAPERS["briefing-book"].build(content, progress=progress)
    return [_piece(f"{mission.code}_briefing-book", built)]


def _programme(works: Works, mission: _Named, order: Order, progress: Progress) -> Sequence[Piece]:
    wanted = partial(gather.programme_sheet, mission_id=mission.id, form=order.form, language=order.language)
    built = catalogue.PAPERS["programme"].build(works.read(wanted), progress=progress)
    return [_piece(f"{mission.code}_programme_{order.form}-{order.language}", built)]


def _piece(name: str, built: paper.Built, **more: object) -> Piece:
    return Piece(name, built.pdf, missing=built.missing, warnings=built.warnings, **more)  # type: ignore[arg-type]


def _certificates(works: Works, mission: _Named, order: Order, progress: Progress) -> Sequence[Piece]:
    holders = works.read(partial(_holders, mission=mission, order=order))
    if not holders:
        raise Refused("Nobody on this mission can have a certificate yet.", cure="Confirm participants first.")
    if not order.each:
        return [_certificate(works, mission, holders, f"{mission.code}_certificates", progress)]
    pieces = []
    for count, holder in enumerate(holders):
        progress(count, len(holders), holder[1].name.full)
        pieces.append(
            _certificate(works, mission, [holder], f"{mission.code}_certificate_{holder[1].name.full}", silent)
        )
    return pieces


def _certificate(
    works: Works, mission: _Named, holders: Sequence[tuple[str, paper.Holder]], name: str, progress: Progress
) -> Piece:
    content = works.read(partial(gather.certificates, mission_id=mission.id, holders=[holder for _, holder in holders]))
    built = catalogue.PAPERS["certificates"].build(content, progress=progress)
    numbers = tuple((person_id, holder.number) for person_id, holder in holders)
    single = holders[0] if len(holders) == 1 else None
    return _piece(
        name,
        built,
        numbers=numbers,
        for_whom=single[1].name.full if single else "",
        person_id=single[0] if single else None,
    )


def _holders(work: Work, mission: _Named, order: Order) -> list[tuple[str, paper.Holder]]:
    """Who gets a certificate, with the number of the first one made for them or the next free one."""
    members = gather.going(gather.members_of(work, mission.id))
    if order.person_id:
        members = [member for member in members if order.person_id in (member[0].id, member[1].id)]
        if not members:
            raise NotFound(
                "This person is no participant of the mission.", cure="`show` lists the participants with their ids."
            )
    known = certificate_numbers(work, mission.id)
    last = max((int(number.rpartition("-")[2]) for number in known.values()), default=0)
    holders = []
    for _, person, firm in members:
        if (number := known.get(person.id)) is None:
            last += 1
            number = f"{mission.code}-{last:03d}"
        name = gather.name_of(person)
        country = (firm.country if firm else None) or person.nationality
        proof = hashlib.sha256(f"{number}|{name.full}|{mission.code}".encode()).hexdigest()[:24]
        holders.append(
            (
                person.id,
                paper.Holder(
                    number=number,
                    name=name,
                    organisation=(firm.name or "") if firm else "",
                    country=country_name(country) if country else "",
                    qr=f"{number} {proof}",
                ),
            )
        )
    return holders


def certificate_numbers(work: Work, mission_id: str) -> dict[str, str]:
    """The number each person of a mission already has, by the person's id."""
    found = select(Paper.person_id, Paper.number).where(
        Paper.mission_id == mission_id, Paper.kind == PaperKind.CERTIFICATE, Paper.number.is_not(None)
    )
    pairs = work.session.execute(found.order_by(Paper.id.desc()))
    return {person_id: number for person_id, number in pairs if person_id and number}


def _roster(works: Works, mission: _Named, order: Order, progress: Progress) -> Sequence[Piece]:
    data = works.read(partial(rosters.workbook, mission_id=mission.id, cut=order.cut))
    return [Piece(f"{mission.code}_{order.cut}-list", data)]


def _calendar(works: Works, mission: _Named, order: Order, progress: Progress) -> Sequence[Piece]:
    made = works.read(partial(calendars.calendar, mission_id=mission.id, person_id=order.person_id))
    return [Piece(f"{mission.code}_programme", made.data, warnings=made.remarks)]


_MAKERS: dict[PaperKind, Maker] = {
    PaperKind.BOOK: _book,
    PaperKind.PROGRAMME: _programme,
    PaperKind.CERTIFICATE: _certificates,
    PaperKind.ROSTER: _roster,
    PaperKind.CALENDAR: _calendar,
}


def _paths(pieces: Sequence[Piece], target: Path, suffix: str) -> tuple[Path, ...]:
    """Where each piece goes; names are safe and distinct."""
    if len(pieces) == 1 and target.suffix.lower() == suffix:
        return (target,)
    if target.suffix.lower() in {".pdf", ".xlsx", ".ics"}:
        raise Refused(
            f"{target.name} is one file, but {len(pieces)} file{'s' * (len(pieces) > 1)} ending in {suffix} are made.",
            cure="Name a folder.",
        )
    paths: list[Path] = []
    for piece in pieces:
        name, count = safe_file_name(piece.name), 1
        while (path := target / f"{name}{f'-{count}' * (count > 1)}{suffix}") in paths:
            count += 1
        paths.append(path)
    target.mkdir(parents=True, exist_ok=True)
    return tuple(paths)


def _register(work: Work, mission: _Named, order: Order, pieces: Sequence[Piece], paths: Sequence[Path]) -> None:
    """One line in the register for each file, or for each certificate in it."""
    known = certificate_numbers(work, mission.id)
    for piece, path in zip(pieces, paths, strict=True):
        for person_id, number in piece.numbers or ((piece.person_id, None),):
            taken = {value: key for key, value in known.items()}.get(number or "")
            if taken not in (None, person_id):
                raise Conflict(f"The number {number} has been given to somebody else meanwhile.", cure="Print again.")
            work.session.add(_line(work, mission, order, piece, path, person_id, number))


def _line(
    work: Work, mission: _Named, order: Order, piece: Piece, path: Path, person_id: str | None, number: str | None
) -> Paper:
    kind = PaperKind(order.kind)
    return Paper(
        mission_id=mission.id,
        person_id=person_id,
        kind=kind,
        cut=order.cut if kind is PaperKind.ROSTER else None,
        edition=mission.edition,
        number=number,
        language=order.language,
        for_whom=piece.for_whom or None,
        made_at=datetime.now(UTC),
        made_by=work.who,
        file_name=path.name,
        sha256=hashlib.sha256(piece.data).hexdigest(),
    )


def register(work: Work, mission_id: str) -> list[Paper]:
    """The register of a mission, oldest first."""
    work.get(Mission, mission_id)
    return list(
        work.session.scalars(select(Paper).where(Paper.mission_id == mission_id).order_by(Paper.made_at, Paper.id))
    )
