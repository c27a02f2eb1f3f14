"""The texts of papers: the house's own, and what a programme or a mission has in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Select, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import say
from eujc_desktop.documents.letters import merging
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.wording import Wording as Kept
from eujc_desktop.services import records
from eujc_desktop.store.work import Work

LANGUAGES = ("en", "ja")
HOUSE, PROGRAMME, MISSION = "house", "programme", "mission"


@dataclass(frozen=True)
class Kind:
    """A text by its key: where that of the house lies, and which fields it may name.

    A `whole` letter has subject and enclosures, a `titled` text a subject; one that `may_be_empty` is then left out of
    its paper.
    """

    key: str
    title: str
    folder: str
    fields: Mapping[str, str] = field(hash=False)
    whole: bool = False
    titled: bool = False
    may_be_empty: bool = False
    form: str = ""
    """How it is to be written, in words, where it is more than passages."""


@dataclass(frozen=True)
class Text:
    """A text that holds, and whose it is: the house's, the programme's, or the mission's own."""

    wording: Wording
    whose: str


@cache
def house_text(kind: Kind, language: str) -> Wording:
    """The text that comes with the program."""
    name = f"{kind.key}.{language if language in LANGUAGES else LANGUAGES[0]}.txt"
    return merging.read(resource("documents", kind.folder, name).read_text(encoding="utf-8"))


def read(work: Work, mission_id: str, kind: Kind, language: str) -> Text:
    """The text a mission uses: its own, else that of its programme, else the house's."""
    mission = work.get(Mission, mission_id)
    if (own := work.session.scalar(_kept(kind, language, mission_id=mission_id))) is not None:
        return Text(_wording(own), MISSION)
    return common(work, mission.programme or "", kind, language)


def common(work: Work, programme: str, kind: Kind, language: str) -> Text:
    """The text of all missions of a programme that have none of their own."""
    kept = work.session.scalar(_kept(kind, language, programme=programme)) if programme else None
    return Text(house_text(kind, language), HOUSE) if kept is None else Text(_wording(kept), PROGRAMME)


def change(
    work: Work, kind: Kind, language: str, wording: Wording, *, mission_id: str | None = None, programme: str = ""
) -> None:
    """Keep a text for a mission, or for all missions of a programme that have none of their own.

    What would hold anyway is not kept.
    """
    if problems := problems_of(kind, wording):
        raise Refused(problems[0], cure="Choose the field from the list; its name stands in braces.")
    reset(work, kind, language, mission_id=mission_id, programme=programme)
    above = read(work, mission_id, kind, language) if mission_id else Text(house_text(kind, language), HOUSE)
    if wording == above.wording:
        return
    place = {"mission_id": mission_id} if mission_id else {"programme": programme}
    texts = {"subject": wording.subject, "body": wording.body, "enclosures": wording.enclosures}
    records.create(work, Kept.__tablename__, {"paper": kind.key, "language": language, **place, **texts})


def reset(work: Work, kind: Kind, language: str, *, mission_id: str | None = None, programme: str = "") -> None:
    """Go back from a mission's or a programme's text to what would hold without it."""
    if bool(mission_id) == bool(programme):
        raise Refused("A text is kept for one mission or for one programme.", cure="Choose which.")
    for kept in work.session.scalars(_kept(kind, language, mission_id=mission_id, programme=programme)):
        work.session.delete(kept)
    work.session.flush()


def problems_of(kind: Kind, wording: Wording) -> tuple[str, ...]:
    """What stands in the way of using a text, in words: it is empty, or names fields there are not."""
    empty = not wording.body.strip() and not kind.may_be_empty
    asked = wording.fields()
    return (
        *([say("The text is empty.")] if empty else []),
        *(say("There is no field “{name}” in this text.", name=name) for name in asked if name not in kind.fields),
        *(say("“{words}” is not the name of a field.", words=words) for words in merging.odd_braces(wording)),
    )


def _kept(kind: Kind, language: str, *, mission_id: str | None = None, programme: str = "") -> Select[Kept]:
    place = Kept.mission_id == mission_id if mission_id else Kept.programme == programme
    return select(Kept).where(Kept.paper == kind.key, Kept.language == language, place).order_by(Kept.id)


def _wording(kept: Kept) -> Wording:
    return Wording(kept.subject or "", kept.body or "", kept.enclosures or "")
