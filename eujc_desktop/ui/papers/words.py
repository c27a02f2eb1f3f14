"""The list of papers, and what it says under each: how many it is about, or when it was made last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.choice_list import Choice
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.papers.offers import PAPERS
from eujc_desktop.ui.text import count, tr

ORDERS = {
    "family": say("Family name"),
    "kana": say("Kana, 五十音順"),
    "room": say("Hotel and room"),
    "group": say("Group"),
}
"""The orders in which lists can have people."""


def listed(offered: Callable[[str], bool] = lambda _key: True) -> Sequence[Choice]:
    """The papers that are offered, under the headings of their groups."""
    found: list[Choice] = []
    wanted = {key: offer for key, offer in PAPERS.items() if offered(key)}
    for group in dict.fromkeys(offer.group for offer in wanted.values()):
        found.append(Choice("", "", tr(group)))
        found += [
            Choice(key, offer.icon, tr(offer.title), tr(offer.detail))
            for key, offer in wanted.items()
            if offer.group == group
        ]
    return found


def details(states: Any, pages: dict[str, int]) -> dict[str, str]:
    """A line for each paper; `pages` of those seen in this window."""
    counted = {
        "programme_sheet": count("%n day", "%n days", states.days),
        "rooming": count("%n hotel", "%n hotels", states.hotels),
        "attendance": count("%n participant", "%n participants", states.going),
        "delegation": count("%n person", "%n people", states.with_team),
        "certificates": tr("{n}, after {day}", n=states.going, day=_short(states.last_day)),
        "badges": count("%n person", "%n people", states.with_team),
        "table_signs": count("%n person", "%n people", states.with_team),
        "place_cards": count("%n person", "%n people", states.with_team),
        "diet_cards": count("%n diet", "%n diets", states.diets),
        "letters_to_hosts": count("%n waiting", "%n waiting", states.to_ask) if states.to_ask else "",
        "visa_dossier": count("%n needs a visa", "%n need a visa", states.visas) if states.visas else "",
    }
    return {key: _line(key, counted.get(key, ""), states, pages) for key in PAPERS}


def _line(key: str, counted: str, states: Any, pages: dict[str, int]) -> str:
    offer = PAPERS[key]
    parts = [counted, count("%n page", "%n pages", pages[key]) if key in pages else ""]
    # Kinds that several papers share are registered as one: told at the first.
    first = next(name for name, other in PAPERS.items() if other.order["kind"] == offer.order["kind"])
    if key == first and (made := states.made.get(offer.order["kind"])):
        edition, at = made
        day = _short(at.astimezone())
        parts.append(tr("edition {n} of {day}", n=edition, day=day) if edition else tr("made {day}", day=day))
    return " · ".join(filter(None, parts)) or tr(offer.detail)


def _short(day: Any) -> str:
    return on_day(day.date() if isinstance(day, datetime) else day, with_weekday=False, with_year=False)
