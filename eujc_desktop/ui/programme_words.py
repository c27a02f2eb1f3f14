"""How the programmes' templates are told on cards and in dialogs."""

from __future__ import annotations

from typing import Any

from eujc_desktop.planning.programmes import AN_AUDIENCE, in_words
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.text import count, lowered, tr

USUAL = ("WCM", "GRJ", "BIO", "BIO-B2B", "JIM", "ECP", "VIJ")
"""The programmes on the first page, one of each sort; the others stand in the list of the new mission."""


def facts(programme: Any) -> str:
    """Length, places, and how much is there to begin with."""
    quotas = len(programme.quotas)
    return dotted(about(programme), tasks(programme), count("%n quota", "%n quotas", quotas) if quotas else "")


def about(programme: Any) -> str:
    """“14 days · 24 places · training mission”."""
    places = programme.settings.capacity
    return dotted(
        length(programme.typical_days) if programme.typical_days else "",
        count("%n place", "%n places", places) if places else "",
        lowered(tr(programme.family_title)) if not programme.typical_days or not places else "",
        tr(in_words(AN_AUDIENCE, programme.audience)) if not places else "",
    )


def length(days: int) -> str:
    """In the unit people use: days, weeks or months."""
    if days >= 60:
        return count("%n month", "%n months", round(days / 30.4))
    if days % 7 == 0:
        return count("%n week", "%n weeks", days // 7)
    return count("%n day", "%n days", days)


def tasks(programme: Any) -> str:
    """“28 tasks from T−180”."""
    if not programme.tasks:
        return tr("No tasks")
    first = min((task.offset_days for task in programme.tasks if task.anchor == "first day"), default=0)
    number = count("%n task", "%n tasks", len(programme.tasks))
    return tr("{tasks} from T−{days}", tasks=number, days=-first) if first < 0 else number
