"""What waits to be placed, as cards of the tray."""

from __future__ import annotations

from typing import Any

from eujc_desktop.ui.days import numbered
from eujc_desktop.ui.pages.tray import ITEM, VISIT, Card
from eujc_desktop.ui.text import shown, tr

_TONES = {VISIT: "info", ITEM: "vio"}
_SHOWN = 3
"""So many of the days that fit are named on a card."""


def card_for(waiting: Any) -> Card:
    """A card with the days that fit, or for what it stands by."""
    return Card(
        waiting.kind,
        waiting.id,
        shown(waiting.title),
        shown(waiting.detail),
        _TONES.get(waiting.kind, "vio"),
        waiting.minutes,
        _days(waiting.days),
        tr("Stands by for {what}", what=shown(waiting.standing)) if waiting.standing else "",
    )


def _days(days: Any) -> str:
    """`Fits Tue 16, Wed 17, Fri 19 …`."""
    if not days:
        return tr("Fits no day as it is")
    named = tr(", ").join(numbered(day) for day in days[:_SHOWN])
    return tr("Fits {days}", days=named) + (" …" if len(days) > _SHOWN else "")
