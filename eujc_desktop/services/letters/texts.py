"""The texts of letters: the house's own, and what a programme or a mission has in their place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.resources import resource
from eujc_desktop.documents.letters import merging
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.wording import Wording as Kept
from eujc_desktop.services import records
from eujc_desktop.services.letters.fields import fields
from eujc_desktop.services.letters.kinds import kind
from eujc_desktop.store.work import Work

LANGUAGES = ("en", "ja")
HOUSE, PROGRAMME, MISSION = "house", "programme", "mission"


@dataclass(frozen=True)
class Text:
    """A text that holds, and whose it is: the house's, the programme's, or the mission's own."""

    wording: Wording
    whose: str


@cache
def house_text(letter: str, language: str) -> Wording:
    """The text that comes with the program."""
    name = f"{kind(letter).key}.{language if language in LANGUAGES else LANGUAGES[0]}.txt"
    return merging.read(resource("documents", "letters", name).read_text(encoding="utf-8"))


def read(work: Work, mission_id: str, letter: str, language: str) -> Text:
    """The text a mission uses: its own, else that of its programme, else the house's."""
    mission = work.get(Mission, mission_id)
    if (own := work.session.scalar(_kept(letter, language, mission_id=mission_id))) is not None:
        return Text(_wording(own), MISSION)
    if mission.programme and (common := _of_programme(work, letter, language, mission.programme)) is not None:
        return Text(_wording(common), PROGRAMME)
    return Text(house_text(letter, language), HOUSE)


def change(
    work: Work, letter: str, language: str, wording: Wording, *, mission_id: str | None = None, programme: str = ""
) -> None:
    """Keep a text for a mission, or for all missions of a programme that have none of their own.

    The house's own text is not kept: it then holds again.
    """
    if problems := problems_of(letter, wording):
        raise Refused(problems[0], cure="Choose the field from the list; its name stands in braces.")
    reset(work, letter, language, mission_id=mission_id, programme=programme)
    if wording == house_text(letter, language):
        return
    place = {"mission_id": mission_id} if mission_id else {"programme": programme}
    texts = {"subject": wording.subject, "body": wording.body, "enclosures": wording.enclosures}
    records.create(work, Kept.__tablename__, {"paper": letter, "language": language, **place, **texts})


def reset(work: Work, letter: str, language: str, *, mission_id: str | None = None, programme: str = "") -> None:
    """Go back from a mission's or a programme's text to what would hold without it."""
    if bool(mission_id) == bool(programme):
        raise Refused("A text is kept for one mission or for one programme.", cure="Choose which.")
    for kept in work.session.scalars(_kept(letter, language, mission_id=mission_id, programme=programme)):
        work.session.delete(kept)
    work.session.flush()


def problems_of(letter: str, wording: Wording) -> tuple[str, ...]:
    """What stands in the way of using a text, in words: it is empty, or names fields there are not."""
    known, words = fields(kind(letter)), [] if wording.body.strip() else ["The letter has no text."]
    unknown = [f"There is no field “{name}” in this letter." for name in wording.fields() if name not in known]
    return (*words, *unknown)


def _kept(letter: str, language: str, *, mission_id: str | None = None, programme: str = "") -> Select[Kept]:
    place = Kept.mission_id == mission_id if mission_id else Kept.programme == programme
    statement = select(Kept).where(Kept.paper == kind(letter).key, Kept.language == language, place)
    return statement.order_by(Kept.id)


def _of_programme(work: Work, letter: str, language: str, programme: str) -> Kept | None:
    return work.session.scalar(_kept(letter, language, programme=programme))


def _wording(kept: Kept) -> Wording:
    return Wording(kept.subject or "", kept.body or "", kept.enclosures or "")
