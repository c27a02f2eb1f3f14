"""What findings of rules are called, and how they look."""

from __future__ import annotations

from collections.abc import Mapping

from eujc_desktop.ui.text import tr

TONES = {"error": "err", "warning": "warn", "hint": "info"}
TITLES = {
    "overlap": "Two items at the same time",
    "travel": "Not enough travel time",
    "transport": "No transport planned",
    "holiday without": "Public holiday",
    "holiday": "Visit on a public holiday",
    "closed": "Visit on a day of rest",
    "capacity": "Group larger than the host allows",
    "unconfirmed": "Visit not confirmed",
    "visit gone": "Visit will not take place",
    "outside": "Outside the mission",
    "lunch": "No lunch planned",
    "seats open": "Seats not given yet",
    "seat twice": "One seat for two people",
    "nobody named": "Nobody is named",
}
ICONS = {"error": "triangle-alert", "warning": "circle-alert", "hint": "info"}


def title_of(rule: str, titles: Mapping[str, str] = TITLES) -> str:
    """A finding's rule in words."""
    return next((tr(words) for key, words in titles.items() if key in rule), rule[:1].upper() + rule[1:])
