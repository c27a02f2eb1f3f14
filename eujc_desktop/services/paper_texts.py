"""Every text that papers print, by its key: of letters, of visa papers, of certificates, and of the briefing book."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eujc_desktop.common.errors import NotFound
from eujc_desktop.common.said import say
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import book_texts, certificates, letters, wordings
from eujc_desktop.services.letters.fields import text_of
from eujc_desktop.services.letters.kinds import HOST, VISA_TEXTS
from eujc_desktop.services.paper_pieces.order import Order
from eujc_desktop.services.wordings import HOUSE, LANGUAGES, MISSION, PROGRAMME, Kind, Text
from eujc_desktop.store.work import Work

__all__ = [
    "HOUSE", "LANGUAGES", "MISSION", "PROGRAMME", "Group", "Kind", "Opened", "Text", "Wording", "change", "house_text",
    "kind", "offered", "opened", "problems_of", "read", "reset",
]  # fmt: skip


@dataclass(frozen=True)
class Group:
    """Texts that belong together."""

    title: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Opened:
    """A text as it is edited for a mission, or for its programme: what holds, what would hold without it, and the
    paper that shows it."""

    kind: Kind
    text: Text
    below: Text
    shown_on: Order

    @property
    def is_own(self) -> bool:
        """Whether there is a text of its own to go back from."""
        return self.text.whose != self.below.whose

    def trial(self, wording: Wording) -> Order:
        """The paper with another text in place of the one that holds."""
        return replace(self.shown_on, trial=((self.kind.key, wording),))


def opened(work: Work, mission_id: str, key: str, language: str, *, of_programme: bool = False) -> Opened:
    """A text of a mission, or of all missions of its programme."""
    found, programme = kind(key), work.get(Mission, mission_id).programme or ""
    house = Text(wordings.house_text(found, language), HOUSE)
    common = wordings.common(work, programme, found, language)
    shown_on = _shown_on(work, mission_id, key, language)
    if of_programme:
        return Opened(found, common, house, shown_on)
    return Opened(found, wordings.read(work, mission_id, found, language), common, shown_on)


def kind(key: str) -> Kind:
    """A text by its key."""
    if key in book_texts.KINDS:
        return book_texts.KINDS[key]
    if key in certificates.texts.KINDS:
        return certificates.texts.KINDS[key]
    if key in letters.KINDS or key in VISA_TEXTS:
        return text_of(key)
    raise NotFound(
        say("There is no text called “{key}”.", key=key), cure=say("Choose one of: {keys}.", keys=", ".join(_keys()))
    )


def _keys() -> tuple[str, ...]:
    return (*book_texts.KINDS, *certificates.texts.KINDS, *letters.KINDS, *VISA_TEXTS)


def offered(work: Work, mission_id: str) -> list[Group]:
    """The texts of a mission's papers."""
    book = book_texts.offered(work.get(Mission, mission_id).direction)
    to_hosts = [key for key, letter in letters.KINDS.items() if letter.to == HOST]
    to_people = [key for key in letters.KINDS if key not in to_hosts]
    return [
        Group("Briefing book", tuple(book)),
        Group("Certificates", tuple(certificates.texts.KINDS.values())),
        Group("Letters to participants", tuple(map(text_of, to_people))),
        Group("Letters to hosts", tuple(map(text_of, to_hosts))),
        Group("Visa papers", tuple(map(text_of, VISA_TEXTS))),
    ]


def house_text(key: str, language: str) -> Wording:
    """The text that comes with the program."""
    return wordings.house_text(kind(key), language)


def read(work: Work, mission_id: str, key: str, language: str) -> Text:
    """The text a mission uses: its own, else that of its programme, else the house's."""
    return wordings.read(work, mission_id, kind(key), language)


def change(
    work: Work, key: str, language: str, wording: Wording, *, mission_id: str | None = None, programme: str = ""
) -> None:
    """Keep a text for a mission, or for all missions of a programme that have none of their own."""
    wordings.change(work, kind(key), language, wording, mission_id=mission_id, programme=programme)


def reset(work: Work, key: str, language: str, *, mission_id: str | None = None, programme: str = "") -> None:
    """Go back from a mission's or a programme's text to what would hold without it."""
    wordings.reset(work, kind(key), language, mission_id=mission_id, programme=programme)


def problems_of(key: str, wording: Wording) -> tuple[str, ...]:
    """What stands in the way of using a text, in words."""
    return wordings.problems_of(kind(key), wording)


def _shown_on(work: Work, mission_id: str, key: str, language: str) -> Order:
    """A page of the book, a certificate, one letter, or the dossiers."""
    code = work.get(Mission, mission_id).code
    if key in book_texts.KINDS:
        return Order(PaperKind.BOOK, code, language=language, sections=(book_texts.section(key),))
    if key in certificates.texts.KINDS:
        return _certificate(work, mission_id, certificates.texts.sort_of(key), language)
    if key in VISA_TEXTS:
        return Order(PaperKind.VISA, code, language=language)
    whose = letters.hosts if letters.KINDS[key].to == HOST else letters.people
    one = next((one for one, _ in whose(work, mission_id)), None)
    return Order(PaperKind.LETTER, code, language=language, letter=key, person_id=one)


def _certificate(work: Work, mission_id: str, sort: str, language: str) -> Order:
    """The first certificate of a sort that can be made, else the one that says why there is none."""
    who = certificates.rule.by_sort(work, mission_id)[sort]
    one = next((one for one in who if one.may), None)
    code = work.get(Mission, mission_id).code
    return Order(PaperKind.CERTIFICATE, code, form=sort, language=language, person_id=one.id if one else None)
