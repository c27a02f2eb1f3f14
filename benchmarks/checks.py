"""G13: all rules of a timetable over a whole mission, one step of a drag, and a fix that is tried, against a frame."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.timing import Result, Scale, in_turn, timed
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.hits import ground
from eujc_desktop.planning.items import Coming, Frame, Item
from eujc_desktop.planning.mends import mended
from eujc_desktop.planning.trial import Trial

ABOUT = (
    "What is wrong with an itinerary",
    """
**What is measured.** A mission of 28 days and 60 people in two groups with 400 items, 64 of them for a few people
each: every rule over all of it, from plain items to sentences, against a frame of the screen, and against a program
that only compares every pair of items for overlaps; one item moved a quarter of an hour in a mission of 140 items, as
at each step of a drag; and the ways out of one finding, each tried.

**What dominates.** People with items of their own: each has days of her own besides those of the group, and only those
days are looked at. Sentences are made last, for what is told. Of a change only the days and items it touches are
looked at again, and what it brings is compared before any words are made.
""",
)
FRAME = 0.0167
_TOKYO, _FIRST = ZoneInfo("Asia/Tokyo"), date(2027, 3, 1)
_DAY = (
    ("08:15", 60, "transfer (coach)", ""), ("09:30", 150, "company visit", "Host"), ("12:15", 60, "lunch", ""),
    ("13:30", 45, "transfer (coach)", ""), ("14:30", 120, "plant tour", "Works"), ("16:45", 75, "transfer (coach)", ""),
)  # fmt: skip
_AREAS = {"A": ("TYO", "YOK", "KWS"), "B": ("TYO", "HND", "FUC")}


def measure(scale: Scale, _folder: Path) -> list[Result]:
    """All rules, a step, and ways out."""
    frame = _frame()
    few, many = mission(10, 20), mission(28, 64)
    whole = in_turn(lambda: _all(many, frame), lambda: _pairs(many), scale.rounds, repeat=3)
    trial = Trial(few, ground(frame))
    item = next(item for item in few if item.type == "company visit")
    later = {item.id: replace(item, starts=_later(item.starts), ends=_later(item.ends))}
    step = min(timed(lambda: trial.after(later).new, 20) for _ in range(scale.rounds))
    found = next(finding for finding in Trial(_worse(few), ground(frame)).findings() if finding.rule == "overlap")
    mess = Trial(_worse(few), ground(frame))
    ways = min(timed(lambda: mended(found, mess), 5) for _ in range(scale.rounds))
    frame_words = "a frame of 16.7 ms"
    return [
        Result(
            "G13", f"all rules over {len(many)} items and 60 people", frame_words, 1, whole.ours / FRAME, whole.ours
        ),
        Result("G13", "the same", "every pair compared for overlaps alone", None, whole.ratio, whole.ours),
        Result("G13", f"a step of a drag among {len(few)} items judged", frame_words, 1, step / FRAME, step),
        Result("G13", "the ways out of one finding, each tried", frame_words, None, ways / FRAME, ways),
    ]


def mission(days: int, own: int) -> list[Item]:
    """Both groups from hotel to hotel each day, and some items for a few people."""
    items = [*_groups(days)]
    chance = random.Random(1)
    for number in range(own):
        day = _FIRST + timedelta(days=chance.randrange(days))
        people = frozenset(f"p{chance.randrange(60)}" for _ in range(chance.choice((1, 2, 5))))
        items.append(_item(f"own {number}", day, "19:30", 45, type="meeting", area="TYO", people=people))
    return items


def _groups(days: int) -> Iterator[Item]:
    for number in range(days):
        for letter, areas in _AREAS.items():
            day = _FIRST + timedelta(days=number)
            for at, (clock, minutes, kind, host) in enumerate(_DAY):
                area = areas[(1, 1, 1, 2, 2, 0)[at]]
                yield _item(f"{number} {letter} {at}", day, clock, minutes, type=kind, area=area, company=host,
                            leaves_area=areas[(0, 0, 0, 1, 0, 2)[at]], groups=frozenset(letter),
                            visit=host and f"{number} {letter} {host}", visit_stage=host and "confirmed",
                            coaches=frozenset({letter} if not host else ()), capacity=40 if host else None)  # fmt: skip


def _item(key: str, day: date, clock: str, minutes: int, **more: object) -> Item:
    starts = datetime.combine(day, time.fromisoformat(clock), _TOKYO)
    return Item(key, None, day, starts, starts + timedelta(minutes=minutes), key, **more)  # type: ignore[arg-type]


def _frame() -> Frame:
    people = [f"p{number}" for number in range(60)]
    return Frame(
        _FIRST, _FIRST + timedelta(days=27), {"A": 30, "B": 30}, 4,
        {key: "AB"[at % 2] for at, key in enumerate(people)}, {key: f"Person {key}" for key in people},
        today=date(2027, 1, 4), interpreters=2,
        comings={key: Coming(datetime(2027, 2, 28, 15), datetime(2027, 3, 29, 10)) for key in people},
    )  # fmt: skip


def _all(items: Sequence[Item], frame: Frame) -> tuple[Finding, ...]:
    return Trial(items, ground(frame)).findings()


def _pairs(items: Sequence[Item]) -> list[tuple[str, str]]:
    """What many do: each item with each other one."""
    return [
        (one.id, other.id)
        for at, one in enumerate(items)
        for other in items[at + 1 :]
        if one.starts and one.ends and other.starts and other.ends
        and one.starts < other.ends and other.starts < one.ends
        and (one.groups & other.groups or one.people & other.people)
    ]  # fmt: skip


def _later(moment: datetime | None) -> datetime | None:
    return moment + timedelta(minutes=15) if moment else None


def _worse(items: Sequence[Item]) -> list[Item]:
    """The same with a lunch that begins before a visit is over."""
    early = timedelta(minutes=30)
    return [replace(item, starts=item.starts - early) if item.id == "1 A 2" and item.starts else item for item in items]
