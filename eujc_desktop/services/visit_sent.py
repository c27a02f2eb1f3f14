"""What is noted on visits once a letter or list went to their hosts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from eujc_desktop.models.choices import VisitStage
from eujc_desktop.models.visit import Visit
from eujc_desktop.store.work import Work

SENT: Final = {
    "visit-request": ("letter_sent_on", "asked_on"),
    "visitor-list": ("list_sent_on",),
    "visit-confirmation": ("confirmation_sent_on",),
    "thank-you": ("thanked_on",),
    "delegation": ("list_sent_on",),
    "roster": ("list_sent_on",),
}
"""The days a visit keeps of a letter or list for its host."""
_PATIENCE: Final = timedelta(days=7)
_BEFORE: Final = (VisitStage.IDEA, VisitStage.TO_CONTACT)


def note_paper_sent(work: Work, visit_id: str, paper: str, today: date) -> None:
    """The host of a visit has a letter or list, however it was sent."""
    note_sent(work, paper, [visit_id], today)


def note_sent(work: Work, paper: str, visit_ids: Sequence[str], day: date) -> int:
    """Note on visits that a letter or list went to their hosts; a day noted before stays. How many changed.

    A host that was written to counts as requested, one that was thanked as thanked; after a reminder it has a week.
    """
    changed = 0
    for visit in (work.get(Visit, visit_id) for visit_id in visit_ids):
        wanted: dict[str, object] = {name: day for name in SENT.get(paper, ()) if getattr(visit, name) is None}
        wanted |= _moved(paper, visit, day)
        for name, value in wanted.items():
            setattr(visit, name, value)
        changed += bool(wanted)
    return changed


def _moved(paper: str, visit: Visit, day: date) -> dict[str, object]:
    """The stage that follows from a letter, or the day on which the host is asked again."""
    if paper == "visit-request" and visit.stage in _BEFORE:
        return {"stage": VisitStage.REQUESTED}
    over = visit.stage is VisitStage.CONFIRMED and visit.agreed_day is not None and visit.agreed_day <= day
    if paper == "thank-you" and (visit.stage is VisitStage.VISITED or over):
        return {"stage": VisitStage.THANKED}
    if paper == "visit-reminder" and visit.stage is VisitStage.REQUESTED:
        return {"chase_on": day + _PATIENCE} if visit.chase_on is None or visit.chase_on <= day else {}
    return {}
