"""What findings of rules are called, and how they look."""

from __future__ import annotations

from collections.abc import Mapping

from eujc_desktop.common.said import say
from eujc_desktop.ui.text import tr

TONES = {"error": "err", "warning": "warn", "hint": "info"}
TITLES = {
    "overlap": say("Two items at the same time"),
    "travel": say("Not enough travel time"),
    "transport": say("No transport planned"),
    "holiday without": say("Public holiday"),
    "holiday": say("Visit on a public holiday"),
    "closed": say("Visit on a day of rest"),
    "capacity": say("Group larger than the host allows"),
    "unconfirmed": say("Visit not confirmed"),
    "visit gone": say("Visit will not take place"),
    "outside": say("Outside the mission"),
    "lunch": say("No lunch planned"),
    "seats open": say("Seats not given yet"),
    "seat twice": say("One seat for two people"),
    "nobody named": say("Nobody is named"),
}
ICONS = {"error": "triangle-alert", "warning": "circle-alert", "hint": "info"}


def title_of(rule: str, titles: Mapping[str, str] = TITLES) -> str:
    """A finding's rule in words."""
    return next((tr(words) for key, words in titles.items() if key in rule), rule[:1].upper() + rule[1:])
