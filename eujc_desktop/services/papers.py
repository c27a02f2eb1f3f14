"""Papers, lists and calendars: built, entered in the register, and written, all of them or none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from eujc_desktop.common.dates import european
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.files import in_words, replacing
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import catalogue, locking, sections, signing
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.documents.cards.stocks import offered
from eujc_desktop.documents.press import Press
from eujc_desktop.documents.signing import KeyFile
from eujc_desktop.exchange.cuts import CUTS
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import (
    approvals,
    certificates,
    gather_cards,
    itineraries,
    letters,
    paper_register,
    showings,
    visits,
)
from eujc_desktop.services.paper_pieces.drafts import as_draft
from eujc_desktop.services.paper_pieces.makers import pieces, sort_of
from eujc_desktop.services.paper_pieces.order import Build, Of, Order, Piece, Task, mission_of
from eujc_desktop.services.paper_register import Entry
from eujc_desktop.store.work import Work, Works

__all__ = [
    "Audience",
    "KeyFile",
    "Labels",
    "Made",
    "Order",
    "Piece",
    "Press",
    "check_password",
    "days",
    "make",
    "moves",
    "needs_password",
    "note",
    "preview",
    "sections_of",
    "stocks",
]

SUFFIX = {PaperKind.ROSTER: ".xlsx", PaperKind.CALENDAR: ".ics"}
_ENDING = re.compile(r"\.[A-Za-z]{1,5}")


@dataclass(frozen=True)
class Made:
    """The files written, and what the papers could not show."""

    paths: tuple[Path, ...]
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    visits_noted: int = 0
    """On how many visits the day of the letter or list was noted."""
    entered: tuple[str, ...] = ()
    """The lines in the register."""
    hosts: tuple[str, ...] = ()
    """The visits to whose hosts it goes."""
    named: tuple[tuple[str, str], ...] = ()
    """Visits with the people whom a list names to their hosts."""
    decided: tuple[str, ...] = ()
    """The participations that have a certificate in spite of the rule by this order."""


def make(
    works: Works,
    order: Order,
    target: Path,
    progress: Progress = silent,
    *,
    build: Build = catalogue.build,
    printed: bool = False,
) -> Made:
    """Build what is ordered and write it to `target`, a file, or a folder for several or for a proposed name.

    `build` is who makes the papers: this process, or a `Press` where a window must not stand still. What tells of
    passports is locked, unless it is to be `printed`; then `note` is called when the printer has taken it.
    """
    mission, made = built(works, order, progress, build)
    if not printed:
        made = [_locked(piece, order.password) for piece in made]
    paths = _paths(made, target, SUFFIX.get(PaperKind(order.kind), ".pdf"))
    enter = partial(register, mission=mission, order=order, made=made, names=[path.name for path in paths])
    entered: tuple[str, ...] = ()
    with ExitStack() as parts:
        for path, piece in zip(paths, made, strict=True):
            parts.enter_context(replacing(path)).write_bytes(piece.whole)
        # Before the files get their names: no paper goes out that the register does not hold.
        if not order.labels.outlines:
            entered = works.enter(say("Make {what} of {code}", what=called(order), code=mission.code), enter).result
    done = Made(
        paths,
        tuple(dict.fromkeys(words for piece in made for words in piece.missing)),
        tuple(dict.fromkeys(words for piece in made for words in piece.warnings)),
        entered=entered,
        hosts=tuple(visit for piece in made for visit in piece.visits),
        named=named(order, made),
        decided=tuple(sorted({key for piece in made for key in piece.decided})),
    )
    return replace(done, visits_noted=note(works, order, done)) if not printed else done


def built(works: Works, order: Order, progress: Progress, build: Build) -> tuple[Of, Sequence[Piece]]:
    """What is ordered, signed where it is to be, and the mission it is of; neither written nor registered yet."""
    mission = works.read(partial(mission_of, order=order))
    # The keys first: one that does not open is told before a long list is made.
    signers = signing.opened(order.sign) if order.sign else []
    made = pieces(Task(works, mission, order, progress, as_draft(works, mission, order, build)))
    if signers:
        made = [replace(piece, data=signing.signed(piece.data, signers, piece.sign_at)) for piece in made]
    return mission, made


def register(work: Work, mission: Of, order: Order, made: Sequence[Piece], names: Sequence[str]) -> tuple[str, ...]:
    """Enter papers in the register under the names of their files, with all they tell; the ids of the lines."""
    kind = PaperKind(order.kind)
    if kind is PaperKind.CERTIFICATE:
        certificates.keys.enter_own(work)
    showings.enter_printed(work, (key for piece in made for key in piece.passports))
    entries = [
        Entry(
            name,
            hashlib.sha256(piece.whole).hexdigest(),
            piece.for_whom,
            piece.person_id,
            piece.given,
            piece.disclosed,
            piece.said,
            next(iter(piece.visits), None) if len(piece.visits) == 1 else None,
        )
        for name, piece in zip(names, made, strict=True)
    ]
    edition, language = mission.edition, order.language
    return paper_register.enter(work, mission.id, kind, entries, edition=edition, language=language, cut=sort_of(order))


def named(order: Order, made: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
    """Each visit with the people whom the list for its host names; a letter asks about nobody."""
    if order.kind not in (PaperKind.DELEGATION, PaperKind.ROSTER):
        return ()
    return tuple((visit, one.person_id) for piece in made for visit in piece.visits for one in piece.disclosed)


def _locked(piece: Piece, password: str) -> Piece:
    """The file with its lock where it tells of passports."""
    if not piece.passports:
        return piece
    if not password:
        words = say("This paper names passports: its file is locked, and needs a password.")
        raise Refused(words, cure=say("Give a password, or print the paper."))
    return replace(piece, begins=b"", data=locking.locked(piece.whole, password))


def note(works: Works, order: Order, made: Made) -> int:
    """Note on other records what went out: steps that can be taken back. On how many visits its day was noted."""
    if made.decided:
        decide = partial(certificates.rule.decide, ids=made.decided, reason=order.despite)
        works.run(say("Certificates in spite of the rule"), decide)
    if not made.hosts:
        return 0
    what, day = called(order), order.dated or date.today()

    def sent(work: Work) -> int:
        for visit, people in groupby(made.named, itemgetter(0)):
            approvals.note_named(work, visit, [person for _, person in people], day)
        return visits.note_sent(work, order.letter or order.kind, made.hosts, day)

    return works.run(say("Note the day of {what} on visits", what=what), sent).result


def called(order: Order) -> str:
    """What the history calls it."""
    kind = PaperKind(order.kind)
    what = f"“{CUTS[order.cut].title}”" if kind is PaperKind.ROSTER else kind.label.lower()
    return f"letters “{letters.kind(order.letter).title}”" if kind is PaperKind.LETTER else what


def preview(works: Works, order: Order, progress: Progress = silent, *, build: Build = catalogue.build) -> Piece:
    """The paper as it would be made, without writing or registering it; of several the first."""
    mission = works.read(partial(mission_of, order=order))
    first = pieces(Task(works, mission, order, progress, as_draft(works, mission, order, build), sample=True))[0]
    return replace(first, data=first.whole, begins=b"")


def needs_password(order: Order) -> bool:
    """Whether the file of a paper may tell of passports, and then opens with a password alone."""
    return order.kind == PaperKind.EMERGENCY


def check_password(word: str) -> None:
    """Refused where a password is too short to lock a file."""
    locking.checked(word)


def signers_of(files: Sequence[KeyFile]) -> list[str]:
    """Who signs with these key files, by the names on their certificates; Refused for one that does not open."""
    return [signer.name for signer in signing.opened(files)] if files else []


def stocks(kind: str) -> list[tuple[str, str, int]]:
    """What a kind of paper can be printed on: key, title, and how many there are on a sheet."""
    return [(stock.key, stock.title, stock.count) for stock in offered(kind)]


def sections_of(wanted: str | None = None, without: str | None = None) -> tuple[str, ...]:
    """The sections of a book, from lists of keys parted by commas: those wanted, or all, less those left out."""
    left_out = sections.chosen(_keys(without)) if without is not None else ()
    return sections.chosen(key for key in sections.chosen(_keys(wanted, sections.ALL)) if key not in left_out)


def _keys(words: str | None, usual: tuple[str, ...] = ()) -> tuple[str, ...]:
    return usual if words is None else tuple(key.strip() for key in words.split(",") if key.strip())


def moves(work: Work, mission_id: str) -> list[tuple[int, str]]:
    """The moves from hotel to hotel on which luggage can be sent ahead, by number and in words."""
    return [
        (number, f"{european(here.day, with_year=False) if here.day else '?'}: {here.city} → {there.city}")
        for number, here, there in gather_cards.moves(work, mission_id)
    ]


def days(work: Work, mission_id: str) -> list[tuple[int, str]]:
    """The days of a mission, by number and in words."""
    found = itineraries.plan(work, mission_id).days
    when = [(day.number, european(day.day, with_year=False) if day.day else "", day.city) for day in found]
    return [(number, " · ".join(filter(None, (str(number), date, city)))) for number, date, city in when]


def _paths(made: Sequence[Piece], target: Path, suffix: str) -> tuple[Path, ...]:
    """Where each piece goes; names are safe and distinct, and of no file that is in the folder already."""
    if len(made) == 1 and target.suffix.lower() == suffix and not target.is_dir():
        return (target,)
    if not target.is_dir() and (target.exists() or _ENDING.fullmatch(target.suffix)):
        if len(made) > 1:
            raise Refused(
                say("“{name}” is one file, but {n} files are made.", name=target.name, n=len(made)),
                cure="Name a folder.",
            )
        words = say("“{name}” does not end in {suffix}, and is no folder.", name=target.name, suffix=suffix)
        raise Refused(words, cure=say("Name a folder, or a file ending in {suffix}.", suffix=suffix))
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise in_words(exc, target) from exc
    # What was made before may have gone out: it stays, and the new file gets a number.
    names = [entry.name for entry in target.iterdir()]
    before = len(names)
    for piece in made:
        names.append(safe_file_name(piece.name, extension=suffix, taken=names, longest=200))
    return tuple(target / name for name in names[before:])
