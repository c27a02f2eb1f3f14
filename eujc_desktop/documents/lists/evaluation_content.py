"""What the papers of an evaluation print: the questions to fill in, and what was answered together."""

from __future__ import annotations

from dataclasses import dataclass

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked, with the visit or talk it is about; `most` points, 1 for yes or no, 0 in words."""

    text: Words
    most: int
    subject: Words = Words()


@dataclass(frozen=True, slots=True)
class EvaluationSheet:
    """A blank form, to be filled in by hand."""

    mission: Mission
    questions: tuple[Asked, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with how many answered it, their mean, how far they lie apart, and that of editions before."""

    asked: Asked
    n: int
    mean: float | None = None
    spread: float | None = None
    before: float | None = None
    before_n: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has said who may be quoted, and in answer to what."""

    words: str
    question: Words


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What the forms say together; `earlier` are the editions they stand beside."""

    mission: Mission
    forms: int = 0
    people: int = 0
    answers: tuple[Answered, ...] = ()
    quotes: tuple[Said, ...] = ()
    earlier: tuple[str, ...] = ()
    language: str = "en"
