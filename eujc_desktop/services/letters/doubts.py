"""What a letter says that the records do not bear out; told before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eujc_desktop.common.names import is_japanese
from eujc_desktop.common.said import say
from eujc_desktop.documents.letters.merging import Wording
from eujc_desktop.models.choices import Stage, VisitStage
from eujc_desktop.planning.certificates import Attended
from eujc_desktop.services import phrases
from eujc_desktop.services.letters import courtesy, told, values
from eujc_desktop.services.letters.fields import OPEN
from eujc_desktop.services.letters.kinds import Kind
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.roll import Member

_BEEN = (Stage.ATTENDED, Stage.COMPLETED)
_SEEN = (VisitStage.VISITED, VisitStage.THANKED)


def of_participant(
    setting: Setting, letter: Kind, asked: Sequence[str], member: Member, attended: Attended, certificate_no: str
) -> Iterator[str]:
    """The doubts about a letter on one participant; `asked` are the fields that its text names."""
    last = setting.mission.last_day
    if letter.past and setting.day < last:
        yield say("Dated before {phrases}, the last day of the mission it tells of", phrases=phrases.full(last, "en"))
    if letter.past and member[0].stage not in _BEEN and not attended.days:
        yield say("No attendance is recorded")
    if letter.key == "certificate" and not certificate_no:
        yield "No certificate has been made yet, and the letter encloses one"


def of_answers(setting: Setting, asked: Sequence[str], member: Member, owed: values.Owed) -> Iterator[str]:
    """The doubts about a letter that asks a participant for what is there already."""
    if "participant.missing_papers" in asked and not values.missing(setting, member, owed):
        yield say("No paper is missing, and the letter says so")
    if OPEN in asked and not owed.after_selection:
        yield say("Everything is answered, and the letter says so")


def of_visit(
    setting: Setting, letter: Kind, wording: Wording, hosted: values.Hosted, changed: told.Changes
) -> Iterator[str]:
    """The doubts about a letter on one visit; a visit without a day is over with the mission, or when noted so."""
    visit = hosted.visit
    if setting.language != "ja" and is_japanese(hosted.addressed(setting.language)):
        yield say("The name of whom it is addressed to is not known in Latin letters")
    if odd := courtesy.odd_close(wording):
        yield odd
    if letter.key == told.CHANGE and not changed.known:
        yield say("What the host was told before is not on record; only what holds now is printed")
    elif letter.key == told.CHANGE and not changed:
        yield say("Nothing has changed since the host was last written to")
    over = visit.agreed_day or (None if visit.stage in _SEEN else setting.mission.last_day)
    if letter.past and over and setting.day < over:
        yield say("Dated before the day of the visit it thanks for")
