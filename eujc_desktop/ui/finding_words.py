"""What findings of rules are called, and how they look."""

from __future__ import annotations

from collections.abc import Mapping

from eujc_desktop.common.said import say
from eujc_desktop.ui.text import tr

TONES = {"error": "err", "warning": "warn", "hint": "info"}
TITLES = {
    "overlap": say("Two items at the same time"),
    "tight travel": say("Hardly time for the way"),
    "travel": say("Not enough travel time"),
    "buffer": say("Arrives at the last minute"),
    "same coach": say("One coach in two places"),
    "same interpreter": say("One interpreter in two places"),
    "same room": say("One room for two groups"),
    "host hours": say("Outside the hours of the host"),
    "agreed time": say("Not at the time agreed"),
    "too few": say("Group smaller than the host wants"),
    "no interpreter": say("No interpreter"),
    "no meal": say("Nothing to eat for long"),
    "long day": say("A long day"),
    "short rest": say("A short night"),
    "evening": say("No free evening"),
    "last train": say("After the last train"),
    "not landed": say("Not landed yet"),
    "already gone": say("Left already"),
    "luggage": say("Luggage without a place"),
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
_OF_PEOPLE = (
    say("Arrives late"), say("Declared size"), say("Deposit late"), say("Deposit missing"), say("Deposit odd"),
    say("Deposit short"), say("Deposit twice"), say("Diet unknown"), say("Emergency contact missing"),
    say("File unknown"), say("Host consent unknown"), say("Insurance missing"), say("Leaves before landing"),
    say("Leaves early"), say("Missing commitment letter"), say("Missing passport copy"),
    say("Name differs from the passport"), say("Nationality unknown"), say("Nights without a room"),
    say("No data consent"), say("No flight"), say("No host consent"), say("No nights"), say("No photo"),
    say("Over capacity"), say("Partner enterprise"), say("Passport expired"), say("Passport expires"),
    say("Passport refused"), say("Passport short"), say("Passport unknown"), say("Reference odd"),
    say("Refund in part"), say("Report late"),
    say("Report missing"), say("Rooms released"), say("Rooms short"), say("Seat"), say("Visa doubtful"),
    say("Visa missing"), say("Visa needed"),
)  # fmt: skip
"""Rules that are called as they are, with a capital."""
ICONS = {"error": "triangle-alert", "warning": "circle-alert", "hint": "info"}


def title_of(rule: str, titles: Mapping[str, str] = TITLES) -> str:
    """A finding's rule in words."""
    return tr(next((words for key, words in titles.items() if key in rule), rule[:1].upper() + rule[1:]))
