"""What the table and the form of visits show, and how a stage looks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from eujc_desktop.common.dates import span
from eujc_desktop.common.said import say
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.grid_columns import Column, Filter, Named, Row
from eujc_desktop.ui.text import count, tr

STAGES: tuple[tuple[str, str, str], ...] = (
    ("idea", say("Idea"), "neu"),
    ("to contact", say("To contact"), "neu"),
    ("requested", say("Requested"), "vio"),
    ("pencilled", say("Pencilled"), "warn"),
    ("confirmed", say("Confirmed"), "ok"),
    ("visited", say("Visited"), "info"),
    ("thanked", say("Thanked"), "teal"),
    ("declined", say("Declined"), "err"),
    ("cancelled", say("Cancelled"), "err"),
    ("replaced", say("Replaced"), "neu"),
)
TONES = {stage: tone for stage, _words, tone in STAGES}
WAY = ("idea", "to contact", "requested", "pencilled", "confirmed", "visited", "thanked")
"""The stages of a visit that takes place, in order."""
ASKABLE = frozenset({"idea", "to contact"})
"""While a host has not been asked, it matters whether it is tired of us."""
_NOT_FIRM = WAY[:4]
GONE = ("declined", "cancelled", "replaced")
_AGREED = ("visit.agreed_day", "visit.agreed_from", "visit.agreed_until")
_CLOCK = re.compile(r"\b\d{1,2}[:h]\d{2}\b")


def stage_tone(stage: str) -> str:
    return TONES.get(stage, "neu")


def stage_words(stage: str) -> str:
    """A stage as the window calls it."""
    return next((tr(words) for key, words, _tone in STAGES if key == stage), stage)


def filters(concerns: Mapping[str, frozenset[str]]) -> list[Filter]:
    """What has to be looked at, by the ids of the visits, and one for each stage."""
    late, full = (concerns.get(name, frozenset()) for name in ("waiting", "too many"))
    return [
        Filter("waiting", tr("Waiting > 7 days"), (), late, "warn", "hourglass"),
        Filter("letters", tr("Letter to write"), (), concerns.get("letters", frozenset()), "info", "mail"),
        Filter("too many", tr("Group too big"), (), full, "warn", "users"),
        Filter("not firm", tr("Not confirmed yet"), (Condition("visit.stage", "any of", _NOT_FIRM),), tone="warn"),
        *(Filter(stage, tr(words), (Condition("visit.stage", "is", stage),), tone=tone)
          for stage, words, tone in STAGES),
    ]  # fmt: skip


def show_agreed(row: Row, year: int | None = None) -> str:
    """`Tue 16 Mar, 09:30–12:00`; the year goes without saying where it is that of the mission."""
    day = row.get(_AGREED[0])
    return _agreed(row, on_day(day, with_year=day.year != year) if day else "")


def type_agreed(row: Row) -> str:
    """What the editor begins with."""
    day = row.get(_AGREED[0])
    return _agreed(row, on_day(day, with_weekday=False) if day else "")


def _agreed(row: Row, when: str) -> str:
    start, end = row.get(_AGREED[1]), row.get(_AGREED[2])
    clocks = "–".join(f"{clock:%H:%M}" for clock in (start, end) if clock)
    return ", ".join(part for part in (when, clocks) if part)


def read_agreed(text: str) -> dict[str, object]:
    """Day and clock times out of `16 Mar 2027, 9:30–12:00`; any part may be missing."""
    clocks = _CLOCK.findall(text)
    day = _CLOCK.sub("", text).strip(" ,–-")
    return dict(zip(_AGREED, (day, *clocks[:2], "", ""), strict=False))


def show_planned(row: Row) -> str:
    """When the itinerary has the visit, in the time of its place."""
    zone = row.get("item.zone")
    start, end = (_local(row.get(key), zone) for key in ("item.starts_at", "item.ends_at"))
    return f"{on_day(start.date(), with_year=False)}, {span(start, end)}" if start else ""


def _local(moment: Any, zone: Any) -> datetime | None:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment and zone else None


def columns() -> tuple[Column, ...]:
    """The usual columns."""
    return (
        Column("organisation.name", tr("Company"), 216, keys=("organisation.name_ja",)),
        Column("organisation.name_ja", tr("Name in Japanese"), 176),
        Column("visit.stage", tr("Stage"), 112, "chip", stage_tone),
        Column("item.starts_at", tr("In the itinerary"), 192, keys=("item.ends_at", "item.zone"), show=show_planned,
               fixed=True),
        Column(_AGREED[0], tr("Agreed with the host"), 192, keys=_AGREED[1:], dated=show_agreed,
               typed=type_agreed, take=read_agreed),
        Column("site.name", tr("Site"), 130, shown=False),
        Column("organisation.sector", tr("Sector"), 150),
        Column("site.max_visitors", tr("Most visitors"), 96),
        Column("visit.asked_on", tr("Asked on"), 112),
        Column("visit.chased_by", tr("Who chases"), 120),
        Column("visit.chase_on", tr("Chase on"), 112, shown=False),
        Column("organisation.city", tr("City"), 110, shown=False),
        Column("visit.language", tr("Language"), 110, shown=False),
        Column("visit.notes", tr("Notes"), 200, shown=False),
    )  # fmt: skip


NAMED = Named(
    ("organisation.name", "organisation.name_ja", "organisation.city"),
    lambda row: str(row.get("organisation.name") or row.get("organisation.name_ja") or ""),
    lambda _row: "",
    "organisation.city",
    lambda n: count("%n visit", "%n visits", n),
    lambda n: count("%n visit selected", "%n visits selected", n),
)
TOGETHER = (
    ("visit.stage",),
    ("visit.agreed_day", "visit.language"),
    ("visit.group_id", "visit.interpreter"),
    ("visit.asked_on", "visit.chased_by"),
    ("visit.our_head",),
)
"""What is changed for several visits most."""
SECTIONS: Sequence[tuple[str, Sequence[str]]] = (
    (say("Stage and dates"), ("visit.stage", "visit.theme", "visit.agreed_day", "visit.theme_ja", "visit.agreed_from",
                         "visit.agreed_until", "visit.arrive_at", "visit.leave_at", "visit.language",
                         "visit.interpreter", "visit.site_id", "visit.group_id", "visit.chased_by", "visit.chase_on")),
    (say("Request"), ("visit.asked_on", "visit.dates_asked", "visit.other_dates", "visit.confirmed_on",
                      "visit.letter_sent_on", "visit.confirmation_sent_on", "visit.list_sent_on",
                      "visit.decline_reason")),
    (say("Heads, lunch and room"), ("visit.host_leader_id", "visit.our_head", "visit.speech", "visit.lunch",
                                    "visit.room", "visit.table_form", "visit.door")),
    (say("Limits and house rules"), ("visit.max_visitors", "visit.min_visitors", "visit.photos", "visit.dress",
                                     "visit.gear", "visit.bring", "visit.prohibited", "visit.house_rules",
                                     "visit.pledge_needed", "visit.competitors", "visit.names_due")),
    (say("For the briefing book"), ("visit.why", "visit.what_we_see", "organisation.about",
                                    "organisation.about_ja")),
    (say("Afterwards"), ("visit.thanked_on", "visit.debriefed_on", "visit.rating", "visit.invite_again",
                         "visit.invite_why", "visit.notes")),
)  # fmt: skip
