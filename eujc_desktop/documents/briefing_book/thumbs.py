"""The thumb index at the outer edge: which places there are and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import Day
from eujc_desktop.documents.palette import NAVY_HUE, CityHues
from eujc_desktop.documents.sections import SECTIONS

FIRST_TOP, LAST_BOTTOM = 34.0, 214.0
"""Millimetres below the top edge between which the index stands."""

PLACE, PITCH, BREAK = 16.2, 17.6, 4.0
DAYS_ONE_BY_ONE = 12


@dataclass(frozen=True, slots=True)
class Thumb:
    """One place of the index: a figure or an icon, where it leads, its colour; `top` in mm below the page's top."""

    key: str
    label: str
    icon: str
    anchor: str
    colour: str
    spoken: str
    top: float = 0.0
    height: float = PLACE


def _day_places(tongue: Tongue, days: Sequence[Day], hues: CityHues) -> list[Thumb]:
    if len(days) <= DAYS_ONE_BY_ONE:
        return [
            Thumb(
                f"day{d.number}",
                str(d.number),
                "",
                f"day{d.number}",
                hues[d.city].strong,
                tongue.say("Day {number}", number=d.number),
            )
            for d in days
        ]
    weeks = [days[i : i + 7] for i in range(0, len(days), 7)]
    return [
        Thumb(
            f"day{week[0].number}",
            f"{week[0].number}–{week[-1].number}",
            "",
            f"day{week[0].number}",
            hues[week[0].city].strong,
            tongue.say("Days {first} to {last}", first=week[0].number, last=week[-1].number),
        )
        for week in weeks
    ]


INFORMATION = ("practical", "emergency", "drivers", "phrases")
"""Sections that share a place of the index, which leads to the first that is there."""


def thumbs(setting: Setting) -> tuple[Thumb, ...]:
    """The places of the index for the sections that the book holds; the pitch shrinks with many days."""
    tongue, held = setting.tongue, setting.held
    days_part = _day_places(tongue, setting.book.days, setting.hues) if "days" in held else []
    about = [SECTIONS[key].anchor for key in held if key in INFORMATION]
    chapters = (
        ("companies" in held, Thumb("companies", "", "factory", "companies", NAVY_HUE.strong, tongue.say("Companies"))),
        ("participants" in held, Thumb("people", "", "users", "people", NAVY_HUE.strong, tongue.say("Participants"))),
        (bool(about), Thumb("information", "", "info", "".join(about[:1]), NAVY_HUE.strong, tongue.say("Information"))),
    )
    rest = [thumb for wanted, thumb in chapters if wanted]
    count = len(days_part) + len(rest)
    gap = BREAK if days_part and rest else 0.0
    pitch = min(PITCH, (LAST_BOTTOM - FIRST_TOP - gap) / max(count, 1))
    height = pitch * PLACE / PITCH
    return tuple(
        Thumb(
            thumb.key,
            thumb.label,
            thumb.icon,
            thumb.anchor,
            thumb.colour,
            thumb.spoken,
            FIRST_TOP + i * pitch + (gap if i >= len(days_part) else 0.0),
            height,
        )
        for i, thumb in enumerate([*days_part, *rest])
    )


def key_of_day(days: Sequence[Day], day: Day) -> str:
    """The place of the index that a day belongs to."""
    if len(days) <= DAYS_ONE_BY_ONE:
        return f"day{day.number}"
    first = days[(list(days).index(day) // 7) * 7]
    return f"day{first.number}"
