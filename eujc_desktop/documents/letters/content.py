"""What letters and visa papers print: plain frozen values, gathered and merged elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission, PersonName


class Sort(StrEnum):
    """What a passage of a letter is: running text, a list, labelled facts, or a word that stands alone."""

    TEXT = "text"
    LIST = "list"
    FACTS = "facts"
    CLOSE = "敬具"
    NOTES = "記"
    END = "以上"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: `texts` are a paragraph or the entries of a list, `facts` its lines of label and value."""

    sort: Sort
    texts: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the house in both languages, its line above the addressee, its lines at the foot."""

    name: Words = Words()
    line: str = ""
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it is sent; `addressee` as on the envelope, `facts` beside it (reference, date, contact)."""

    name: str
    addressee: tuple[str, ...]
    subject: str
    passages: tuple[Passage, ...] = ()
    date: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    signed: str = ""
    function: str = ""
    enclosures: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters one after the other, each on its own pages, in "en" or "ja"."""

    mission: Mission
    title: str = ""
    sender: Sender = Sender()
    letters: tuple[Letter, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks for a visa, as the passport has it."""

    name: PersonName
    nationality: str = ""
    occupation: str = ""
    sex: str = ""
    born: str = ""


@dataclass(frozen=True, slots=True)
class StayDay:
    """A day of the stay: what is done, whom to ring there, where one sleeps."""

    date: str
    activities: tuple[str, ...] = ()
    contact: str = ""
    lodging: str = ""


@dataclass(frozen=True, slots=True)
class Inviter:
    """The inviting body and who signs for it; `facts` are label and value as the forms ask them."""

    facts: tuple[tuple[str, str], ...] = ()
    contact: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The papers of those of one nationality who apply at one place; the first of them stands for all."""

    place: str
    embassy: str
    applicants: tuple[Applicant, ...]
    reasons: tuple[Passage, ...] = ()
    guarantees: tuple[Passage, ...] = ()
    stay: tuple[StayDay, ...] = ()


@dataclass(frozen=True, slots=True)
class VisaDossiers:
    """Four papers a dossier: letter of reason for invitation, letter of guarantee, schedule of stay, applicants."""

    mission: Mission
    sender: Sender = Sender()
    inviter: Inviter = Inviter()
    dossiers: tuple[Dossier, ...] = ()
    date: str = ""
    language: str = "en"
