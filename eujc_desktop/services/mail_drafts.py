"""Papers handed to the mail program as drafts: to whom, with what; sent only when the coordinator says so."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.files import in_words, is_old, replacing
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import said_by, say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.documents.content import OUTLINE
from eujc_desktop.exchange.mail_drafts import SUFFIX, Attached, Draft, written
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import approvals, disclosures, host_log, letters, papers, reminders, visits
from eujc_desktop.services.letters import told
from eujc_desktop.services.letters.kinds import HOST
from eujc_desktop.services.mail_recipients import Plan, Recipient, as_mailed, fits, planned
from eujc_desktop.services.mail_words import about, covering, greeting
from eujc_desktop.services.paper_pieces.order import Build, Of, Order, Piece
from eujc_desktop.store.work import Work, Works

__all__ = [
    "AT_ONCE", "Handed", "Mail", "Plan", "Recipient", "fits", "hand_over", "hand_over_all", "mark_sent", "planned",
    "private_folder",
]  # fmt: skip

AT_ONCE: Final = 5
"""So many drafts are opened beside each other; more go into a folder."""
LARGEST: Final = 10_000_000
"""Bytes that most mail servers still take."""
_FOLDER: Final = "eujc-mail-"


@dataclass(frozen=True)
class Mail:
    """What is wanted: papers, for some recipients of the plan (all where none are named), with what goes along."""

    order: Order
    to: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Handed:
    """The drafts written, the lines in the register, and what to know before they are sent."""

    paths: tuple[Path, ...]
    entered: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def hand_over(
    works: Works, mail: Mail, folder: Path, progress: Progress = silent, *, build: Build = catalogue.build
) -> Handed:
    """Write a draft for each recipient, or one for all, into a folder; the register holds that they were handed over.

    Nothing says that they were sent: `mark_sent` does, when they were.
    """
    order = as_mailed(mail.order)
    plan = works.read(partial(planned, order=order))
    ready = {one.key: one for one in plan.ready if not mail.to or one.key in mail.to}
    if not ready:
        raise Refused("None of these has an e-mail address.", cure="Enter one, or print the letters.")
    files = [_read(path) for path in mail.files]
    is_letter = PaperKind(order.kind) is PaperKind.LETTER
    # Of participants the participation, of letters to hosts the visit.
    wanted = tuple(one.part or one.key for one in ready.values() if one.part or is_letter)
    if order.each and wanted:
        order = replace(order, people=wanted)
    mission, made = papers.built(works, order, progress, build)
    bundles = [
        _Bundle(tuple(ready.values()) if plan.together else (ready[key],), [(order, piece)])
        for piece in made
        if (key := _key(piece) or order.person_id or "") in ready or plan.together
    ]
    if not bundles:
        raise Refused("Nobody of these is to get this paper.")
    for extra in mail.enclosures:
        _enclose(works, order, PaperKind(extra), bundles, progress, build)
    words = works.read(partial(_words, mission=mission, order=order, bundles=bundles))
    drafts = [written(_draft(bundle, said, files)) for bundle, said in zip(bundles, words, strict=True)]
    paths = _paths(folder, bundles)
    entered = _written(works, mission, bundles, list(zip(paths, drafts, strict=True)))
    _note(works, order, [piece for bundle in bundles for _, piece in bundle.pieces])
    absent = () if files else _absent(bundles)
    return Handed(paths, entered, (*absent, *_warnings(bundles, drafts, paths)))


def hand_over_all(
    works: Works, mails: Sequence[Mail], folder: Path, progress: Progress = silent, *, build: Build = catalogue.build
) -> Handed:
    """Write the drafts of several papers into one folder; who has no address is told, and the others get theirs."""
    made: list[Handed] = []
    problems: list[str] = []
    for count, mail in enumerate(mails):
        progress(count, len(mails), mail.order.letter)
        plan = works.read(partial(planned, order=mail.order))
        problems += [one.problem for one in plan.recipients if one.problem and (not mail.to or one.key in mail.to)]
        try:
            made.append(hand_over(works, mail, folder, build=build))
        except Refused as exc:
            if isinstance(exc.__cause__, OSError):
                raise  # the folder takes nothing, whoever it is for
            problems.append(said_by(exc))
    if not made:
        raise Refused("None of these has an e-mail address.", cure="Enter one, or print the letters.")
    return Handed(
        tuple(path for one in made for path in one.paths),
        tuple(paper for one in made for paper in one.entered),
        tuple(dict.fromkeys((*problems, *(words for one in made for words in one.warnings)))),
    )


@dataclass(frozen=True)
class _Bundle:
    """What goes into one draft."""

    recipients: tuple[Recipient, ...]
    pieces: list[tuple[Order, Piece]]
    lacks: list[str] = field(default_factory=list)
    """What could not be enclosed."""


def _key(piece: Piece) -> str:
    return next(iter(piece.visits), "") or piece.person_id or next((one.person_id or "" for one in piece.given), "")


_FORMS: Final = {PaperKind.PROGRAMME: "one-page", PaperKind.CERTIFICATE: "participation"}


def _enclose(
    works: Works, order: Order, kind: PaperKind, bundles: Sequence[_Bundle], progress: Progress, build: Build
) -> None:
    """Put another paper beside the letters: the programme for all, to hosts in outline, else each recipient's own.

    Certificates are made in one go, for that counts their numbers.
    """
    wanted = Order(str(kind), order.mission, language=order.language, form=_FORMS.get(kind, "days"))
    if kind is PaperKind.PROGRAMME and letters.kind(order.letter).to == HOST:
        wanted = replace(wanted, form=OUTLINE)
    if kind is PaperKind.BOOK:
        wanted = replace(wanted, audience=Audience.HOST)
    if kind is PaperKind.CERTIFICATE:
        parts = tuple(one.part for bundle in bundles for one in bundle.recipients)
        wanted = replace(wanted, each=True, people=parts)
    at_once = kind in _FORMS
    made = papers.built(works, wanted, progress, build)[1] if at_once else ()
    for count, bundle in enumerate(bundles):
        key = bundle.recipients[0].key
        if not at_once:
            progress(count, len(bundles), bundle.recipients[0].name)
            made = papers.built(works, replace(wanted, person_id=key), silent, build)[1]
        own = [piece for piece in made if _key(piece) in ("", key)]
        bundle.pieces.extend((wanted, piece) for piece in own)
        if not own:
            bundle.lacks.append(say("{name} gets no {paper}.", name=bundle.recipients[0].name, paper=say(kind.label)))


def _words(work: Work, mission: Of, order: Order, bundles: Sequence[_Bundle]) -> list[tuple[str, str]]:
    """Subject and text of each draft: those of the letter, else a few words that say what is attached."""
    record, label = work.get(Mission, mission.id), PaperKind(order.kind)
    said = []
    for bundle in bundles:
        piece = bundle.pieces[0][1]
        if piece.text:
            said.append((piece.subject, piece.text))
        else:
            whom = bundle.recipients[0] if len(bundle.recipients) == 1 else None
            hail = greeting(order.language, whom.name if whom else "", is_firm=bool(whom and whom.is_firm))
            said.append((about(record, label, order.language), covering(record, label, order.language, hail)))
    return said


def _draft(bundle: _Bundle, said: tuple[str, str], files: Sequence[Attached]) -> Draft:
    attached = [Attached(f"{piece.name}.pdf", piece.whole) for _, piece in bundle.pieces]
    first, *others = bundle.recipients
    to = None if others else (first.name, first.address)
    hidden = tuple(dict.fromkeys(one.address for one in bundle.recipients)) if others else ()
    return Draft(*said, to=to, hidden=hidden, attached=(*attached, *files))


def _read(path: Path) -> Attached:
    try:
        return Attached(path.name, path.read_bytes())
    except OSError as exc:
        raise in_words(exc, path) from exc


def _paths(folder: Path, bundles: Sequence[_Bundle]) -> tuple[Path, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = [entry.name for entry in folder.iterdir()]
    except OSError as exc:
        raise in_words(exc, folder) from exc
    before = len(names)
    for bundle in bundles:
        names.append(safe_file_name(bundle.pieces[0][1].name, extension=SUFFIX, taken=names))
    return tuple(folder / name for name in names[before:])


def _written(
    works: Works, mission: Of, bundles: Sequence[_Bundle], drafts: Sequence[tuple[Path, bytes]]
) -> tuple[str, ...]:
    """Write the files and enter what is in them as one fact: no draft lies there that the register does not hold."""

    def enter(work: Work) -> tuple[str, ...]:
        entered = _entered(work, mission, bundles)
        for bundle in bundles:
            _log(work, bundle, entered)
        return entered

    n = len(drafts)
    label = say("Hand {n} drafts of {code} to mail", n=n, code=mission.code)
    if n == 1:
        label = say("Hand a draft of {code} to mail", code=mission.code)
    with ExitStack() as parts:
        for path, data in drafts:
            parts.enter_context(replacing(path, private=True)).write_bytes(data)
        return works.enter(label, enter).result


def _entered(work: Work, mission: Of, bundles: Sequence[_Bundle]) -> tuple[str, ...]:
    """Lines in the register for all that lies in drafts."""
    by_order: dict[Order, list[Piece]] = {}
    for bundle in bundles:
        for order, piece in bundle.pieces:
            by_order.setdefault(replace(order, person_id=None), []).append(piece)
    entered: list[str] = []
    for order, pieces in by_order.items():
        kept = list(dict.fromkeys(pieces))
        entered += papers.register(work, mission, order, kept, [f"{piece.name}.pdf" for piece in kept])
    now = datetime.now(UTC).replace(microsecond=0)
    for line in entered:
        work.get(Paper, line).handed_at = now
    return tuple(entered)


def _log(work: Work, bundle: _Bundle, entered: Sequence[str]) -> None:
    """Write into the log of a host that a mail was drafted for it, once for the draft."""
    to = bundle.recipients[0]
    own = [paper for paper in map(partial(work.get, Paper), entered) if paper.visit_id == to.key]
    if own:
        host_log.note_mail(work, to.key, own, to.contact or None)


def _note(works: Works, order: Order, pieces: Sequence[Piece]) -> None:
    """Certificates in spite of the rule are decided by making them; days on visits wait until it was sent."""
    decided = tuple(sorted({key for piece in pieces for key in piece.decided}))
    if decided:
        papers.note(works, order, papers.Made((), decided=decided))


def _absent(bundles: Sequence[_Bundle]) -> tuple[str, ...]:
    """That a letter says something lies with it, and nothing does."""
    named = dict.fromkeys(bundle.pieces[0][1].encloses for bundle in bundles if len(bundle.pieces) == 1)
    told = (say("The letter names what is not attached: {what}. Attach it before you send.", what=one)
            for one in named if one)  # fmt: skip
    return tuple(told)


def _warnings(bundles: Sequence[_Bundle], drafts: Sequence[bytes], paths: Sequence[Path]) -> tuple[str, ...]:
    large = [
        say("“{name}” has {n} MB: many mail servers take no more than 10.", name=path.name, n=round(len(data) / 1e6))
        for path, data in zip(paths, drafts, strict=True)
        if len(data) > LARGEST
    ]
    told = (words for bundle in bundles for _, piece in bundle.pieces for words in (*piece.missing, *piece.warnings))
    return (*large, *(words for bundle in bundles for words in bundle.lacks), *dict.fromkeys(told))


def mark_sent(work: Work, paper_ids: Sequence[str], day: date) -> int:
    """Note that drafts, or letters to hosts, were sent: on papers, visits and in the logs of hosts; how many papers."""
    asked = map(partial(work.get, Paper), paper_ids)
    found = [paper for paper in asked if (paper.handed_at or paper.visit_id) and not paper.sent_on]
    if not found:
        raise Refused("These were not handed to mail, or are marked as sent already.")
    for paper in found:
        paper.sent_on = day
        if paper.person_id and paper.kind is PaperKind.LETTER:
            reminders.note_sent(work, paper.mission_id or "", paper.person_id, paper.cut or "", day)
        if paper.visit_id:
            what = paper.cut if paper.kind is PaperKind.LETTER else str(paper.kind)
            visits.note_sent(work, what or "", [paper.visit_id], day)
            host_log.note_sent(work, paper, day)
            if paper.kind in told.LISTS:
                approvals.note_named(work, paper.visit_id, disclosures.people_of(work, paper.id), day)
    return len(found)


def private_folder() -> Path:
    """A folder for drafts that are opened at once, which no other user reads; those of earlier days are taken away."""
    for old in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        if old.is_dir() and not old.is_symlink() and is_old(old):
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=_FOLDER))
