"""What is ordered, and what comes of it: finished pieces, not yet written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eujc_desktop.common.progress import Progress
from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.documents.sections import ALL
from eujc_desktop.documents.signing import Box, KeyFile
from eujc_desktop.services import missions
from eujc_desktop.services.disclosures import Disclosed
from eujc_desktop.services.paper_register import Given
from eujc_desktop.store.work import Work, Works


@dataclass(frozen=True)
class Order:
    """What is wanted: a kind of paper of a mission, for everyone, one person, or each."""

    kind: str
    mission: str | None
    cut: str = "fellows"
    form: str = "days"
    """Which programme or bus signs; for certificates their sort."""
    language: str = "en"
    person_id: str | None = None
    each: bool = False
    group: str = ""
    """The letter of the group that a calendar is for; empty for everyone."""
    one_file: bool = False
    """Whether copies of a book stand in one file, one after the other, for a print shop."""
    names: str = ""
    """The pattern for the files of copies, of `file_names.FIELDS`; empty for the usual one."""
    sort: str = "family"
    """In which order people stand: by family name or kana; on lists also by room or group."""
    labels: Labels = Labels()
    move: int = 0
    """Which move from hotel to hotel luggage is sent on; 0 for the whole journey."""
    columns: tuple[str, ...] = ()
    """Further columns of a list, to be filled in by hand."""
    day: int | None = None
    """The number of the day a list is of; None for all."""
    letter: str = ""
    """Which letter, by its key."""
    dated: date | None = None
    """The date of a letter; none for today."""
    sections: tuple[str, ...] = ALL
    """The sections of a book, in order."""
    unconfirmed: bool = True
    """Whether a book marks what is not confirmed yet."""
    trial: tuple[tuple[str, Wording], ...] = ()
    """Texts by key to try in place of those that hold."""
    private_phones: bool = False
    """Whether a book gives the telephone numbers of the participants who agreed to stand in it."""
    people: tuple[str, ...] = ()
    """The participations that certificates, cards and lists are for; none for everybody."""
    despite: str = ""
    """Why those under the rule for certificates have one all the same; empty leaves them out."""
    reiwa: bool = False
    """Whether a certificate has its Japanese dates by the era."""
    sign: tuple[KeyFile, ...] = ()
    """The key files with which those on a certificate sign it, in their order."""
    password: str = field(default="", repr=False)
    """What opens a file that tells of passports; kept nowhere."""
    audience: Audience = Audience.PARTICIPANT
    """Which edition of a book: whom it is for."""

    marks: bool = False
    """Whether a book marks in the margin what has changed since the last edition."""
    since: int | None = None
    """The number of the edition a change slip begins with; None for the last one."""

    @property
    def in_folder(self) -> bool:
        """Whether it comes to a file for each, which want a folder."""
        return self.each and not self.one_file

    @property
    def personal(self) -> bool:
        """Whether papers are made for single people."""
        return self.each or self.person_id is not None


@dataclass(frozen=True)
class Piece:
    """One finished file before it is written; `name` has no suffix. It is `begins` and then `data`.

    Copies share the same `begins`, so that many of them take little memory.
    """

    name: str
    data: bytes
    begins: bytes = b""
    for_whom: str = ""
    person_id: str | None = None
    given: tuple[Given, ...] = ()
    """The certificates or copies in it, as the register enters them."""
    sign_at: tuple[Box, ...] = ()
    """Where on it there are signatures, when it is to be signed."""
    disclosed: tuple[Disclosed, ...] = ()
    """What it tells of whom to others."""
    said: str = ""
    """What a list said, to tell later what has changed since."""
    visits: tuple[str, ...] = ()
    """The visits whose hosts it is for."""
    decided: tuple[str, ...] = ()
    """The participants who have one in spite of the rule, by this order."""
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    passports: tuple[str, ...] = ()
    """The people whose passport numbers it shows."""
    sections: tuple[tuple[str, int], ...] = ()
    """Of a book: the key of each section and how many pages it takes."""
    subject: str = ""
    text: str = ""
    """Of a letter for one: what it is about, and its words, as a mail has them."""
    encloses: str = ""
    """Of a letter for one: what it says lies with it."""

    @property
    def whole(self) -> bytes:
        """The file."""
        return self.begins + self.data


@dataclass(frozen=True)
class Of:
    """The mission that papers are made of."""

    id: str
    code: str
    edition: int


def mission_of(work: Work, order: Order) -> Of:
    """The mission an order names."""
    found = missions.by_code(work, order.mission)
    return Of(found.id, found.code, found.edition)


Build = Callable[[str, Any, Progress], Built]
"""Makes a paper of the catalogue by its key."""


@dataclass(frozen=True)
class Task:
    """An order with what it takes to fulfil it; of a `sample` only the first piece is looked at."""

    works: Works
    mission: Of
    order: Order
    progress: Progress
    build: Build
    sample: bool = False


def piece_of(name: str, built: Built, cautions: Sequence[str] = (), **more: object) -> Piece:
    """A built paper under its name, with what to know before it goes out."""
    warnings = (*cautions, *built.warnings)
    known = {"missing": built.missing, "warnings": warnings, "sections": built.sections}
    return Piece(name, built.pdf, **known, **more)  # type: ignore[arg-type]
