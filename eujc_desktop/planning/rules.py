"""The rules a timetable is held to: what each is called, how far it goes, and which of them a mission has switched off.

A limit holds by the mission's own setting, else by that of its programme, else by the usual one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from eujc_desktop.common.said import say


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `key` is that of its findings, `usual` its limit in `unit`, None where it has none to set."""

    key: str
    title: str
    usual: int | None = None
    unit: str = ""
    least: int = 0
    most: int = 0


MINUTES, HOURS, DAYS, CENTIMETRES = "min", "h", "days", "cm"

RULES: tuple[Rule, ...] = (
    Rule("overlap", say("The same people at two items at once")),
    Rule("impossible travel", say("Travel takes longer than the time between")),
    Rule("tight travel", say("Time to spare on each way, at least"), 10, MINUTES, 1, 240),
    Rule("missing transport", say("No transport planned to another region")),
    Rule("same coach", say("One coach in two places")),
    Rule("same interpreter", say("One interpreter in two places")),
    Rule("same room", say("One room for two groups")),
    Rule("plant buffer", say("Arrival before a plant tour, at least"), 15, MINUTES, 1, 240),
    Rule("office buffer", say("Arrival before another visit, at least"), 5, MINUTES, 1, 240),
    Rule("host hours", say("Visits outside the hours of the host")),
    Rule("agreed time", say("Visits outside the time agreed")),
    Rule("public holiday", say("Visits on a public holiday")),
    Rule("holiday without host", say("Public holidays without a visit")),
    Rule("closed day", say("Visits at a weekend, in a closed week, on a closing day")),
    Rule("capacity", say("Groups larger than the host allows")),
    Rule("too few", say("Groups smaller than the host wants")),
    Rule("no interpreter", say("Languages of the host without an interpreter")),
    Rule("visit gone", say("Visits that will not take place")),
    Rule("unconfirmed visit", say("Visits not confirmed so many days before"), 30, DAYS, 1, 365),
    Rule("outside mission", say("Items outside the dates of the mission")),
    Rule("no lunch", say("Days without lunch")),
    Rule("no meal", say("Longest time without a meal or a break"), 6, HOURS, 2, 24),
    Rule("long day", say("Longest day"), 12, HOURS, 4, 24),
    Rule("short rest", say("Shortest night's rest"), 9, HOURS, 1, 16),
    Rule("no free evening", say("So many evenings booked without a free one"), 5, DAYS, 2, 60),
    Rule("last train", say("The last train is gone, hours after midnight"), 0, HOURS, -3, 2),
    Rule("not landed", say("People who have not landed yet")),
    Rule("already gone", say("People who have left already")),
    Rule("luggage", say("Luggage on a train needs a seat with room for it from"), 160, CENTIMETRES, 50, 250),
    Rule("seat twice", say("One seat for two people")),
    Rule("seats open", say("Seats not given so many days before"), 7, DAYS, 1, 365),
    Rule("nobody named", say("Items for people who are not named")),
)


@cache
def by_key() -> Mapping[str, Rule]:
    """The rules by their keys."""
    return {rule.key: rule for rule in RULES}


_USUAL = {rule.key: rule.usual or 0 for rule in RULES}


@dataclass(frozen=True, slots=True)
class Limits:
    """Which rules are off, and the limits that are not the usual ones."""

    off: frozenset[str] = frozenset()
    own: Mapping[str, int] = field(default_factory=dict)

    def on(self, key: str) -> bool:
        """Whether a rule is looked at."""
        return key not in self.off

    def of(self, key: str) -> int:
        """The limit of a rule that has one."""
        return self.own[key] if key in self.own else _USUAL[key]

    def with_settings(self, settings: Iterable[tuple[str, int | None, bool]]) -> Limits:
        """These, but for (key, limit, on) that say otherwise; no limit leaves the one there is."""
        off, own = set(self.off), dict(self.own)
        for key, limit, on in settings:
            (off.discard if on else off.add)(key)
            if limit is not None:
                own[key] = limit
        return Limits(frozenset(off), own)


USUAL = Limits()
