"""How an item of an itinerary looks in every view: tone and icon by type, and what is to be said of its state."""

from __future__ import annotations

from typing import Any, NamedTuple

from eujc_desktop.ui.text import tr

_LOOKS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("company visit", "plant tour"), "info", "factory"),
    (("lunch", "dinner", "breakfast"), "warn", "utensils"),
    (("transfer (train)", "transfer (metro)"), "neu", "train-front"),
    (("transfer (flight)", "arrival", "departure"), "neu", "plane"),
    (("transfer (walk)",), "neu", "footprints"),
    (("transfer",), "neu", "bus"),
    (("b2b", "reception", "fair", "pitch"), "teal", "handshake"),
    (("culture",), "pink", "landmark"),
    (("free", "luggage", "check-in"), "ok", "clock"),
    (("meeting point",), "teal", "flag"),
)


class Mark(NamedTuple):
    """What the state column says of an item: words, tone, icon, and the whole story as a tooltip."""

    text: str
    tone: str
    icon: str
    story: str = ""


def look_of(type_: str) -> tuple[str, str]:
    """Tone and icon for a type of item."""
    for names, tone, icon in _LOOKS:
        if any(type_.casefold().startswith(name) for name in names):
            return tone, icon
    return "vio", "presentation"


def status_of(row: Any) -> Mark:
    """What the state column says of an item about which nothing has been found."""
    if row.status == "confirmed":
        return Mark(tr("Confirmed"), "ok", "check")
    if row.status == "cancelled":
        return Mark(tr("Cancelled"), "err", "x")
    return Mark(tr("Pencilled"), "neu", "pencil")
