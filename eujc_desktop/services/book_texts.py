"""The texts of the briefing book: which there are, and what they say for one mission."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from eujc_desktop.common.said import say
from eujc_desktop.documents.briefing_book import texts as written
from eujc_desktop.documents.briefing_book.content import Advice, PhraseGroup, Topic, Welcome
from eujc_desktop.documents.letters.merging import Filler, Wording
from eujc_desktop.models.choices import Direction, Role
from eujc_desktop.services import mission_words, roll, wordings
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.wordings import Kind
from eujc_desktop.store.work import Work

_TOPICS = "Passages parted by empty lines; the first line of each is its title."
_ADVICE = f"{_TOPICS} Lines that begin with “- ” are steps, lines with “ :: ” sentences to show with their meaning."
_PHRASES = f"{_TOPICS} Lines with “ :: ” are phrases: in one’s own language, that of the country, how to say it."

_FIELDS: Final = mission_words.FIELDS
KINDS: Final[dict[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind("welcome", "Letter of welcome", "book", _FIELDS, may_be_empty=True),
        Kind("practical-japan", "Practical information", "book", _FIELDS, may_be_empty=True, form=_TOPICS),
        Kind("practical-europe", "Practical information", "book", _FIELDS, may_be_empty=True, form=_TOPICS),
        Kind("emergency-japan", "In an emergency", "book", _FIELDS, may_be_empty=True, form=_ADVICE),
        Kind("emergency-europe", "In an emergency", "book", _FIELDS, may_be_empty=True, form=_ADVICE),
        Kind("emergency-within", "In an emergency", "book", _FIELDS, may_be_empty=True, form=_ADVICE),
        Kind("phrases-japan", "Useful phrases", "book", _FIELDS, may_be_empty=True, form=_PHRASES),
        Kind("phrases-europe", "Useful phrases", "book", _FIELDS, may_be_empty=True, form=_PHRASES),
        Kind("privacy", "Sentence on privacy", "book", _FIELDS, may_be_empty=True),
    )
}
SECTIONS: Final = {"privacy": "back-cover"}
"""The section of the book that prints a text, where it is not called as the text is."""


def section(key: str) -> str:
    """The section of the book that prints a text."""
    return SECTIONS.get(key, key.partition("-")[0])


def offered(direction: Direction) -> list[Kind]:
    """The texts of books for where a mission leads."""
    here = {f"{what}-{where}" for what, where in _where(direction).items()}
    return [kind for kind in KINDS.values() if "-" not in kind.key or kind.key in here]


@dataclass(frozen=True)
class Texts:
    """What the book of one mission says; `gaps` are fields it needs that have no value, in words."""

    welcome: Welcome | None
    practical: tuple[Topic, ...]
    emergency: tuple[Advice, ...]
    phrases: tuple[PhraseGroup, ...]
    privacy: str
    gaps: tuple[str, ...]


def read(work: Work, setting: Setting, trial: Mapping[str, Wording] | None = None) -> Texts:
    """The texts that hold for a mission, filled in; those of `trial` stand in for what is kept."""
    filler = Filler(mission_words.of_mission(setting))
    where = _where(setting.mission.direction)

    def body(key: str) -> str:
        wording = (trial or {}).get(key)
        return (wording or wordings.read(work, setting.mission.id, KINDS[key], setting.language).wording).body

    return Texts(
        welcome=_welcome(setting, body("welcome"), filler.fill),
        practical=written.topics(body(f"practical-{where['practical']}"), filler.fill),
        emergency=written.advice(body(f"emergency-{where['emergency']}"), filler.fill),
        phrases=written.phrases(body(f"phrases-{where['phrases']}"), filler.fill),
        privacy=filler.fill(" ".join(body("privacy").split("\n"))),
        gaps=tuple(
            say("{fields}: not known; a line is printed in the book.", fields=_FIELDS.get(name, name))
            for name in filler.gaps
        ),
    )


def _where(direction: Direction) -> dict[str, str]:
    """For whom the texts that depend on it are written: those who travel to Japan or to Europe, or within Europe."""
    if direction is Direction.WITHIN_EU:
        return {"practical": "europe", "emergency": "within", "phrases": "europe"}
    where = "europe" if direction is Direction.JP_TO_EU else "japan"
    return {"practical": where, "emergency": where, "phrases": where}


def _welcome(setting: Setting, body: str, fill: Callable[[str], str]) -> Welcome | None:
    letter = written.welcome(body, fill)
    if not letter.paragraphs:
        return None
    found = setting.member_of(Role.COORDINATOR)
    signed = roll.name_of(found[1]).full if found else setting.mission.coordinator or ""
    function = "ミッション担当" if setting.language == "ja" else "Mission coordinator"
    return Welcome(letter.paragraphs, letter.salutation, signed, function if signed else "")
