"""What a timetable shows, laid out: days, items, where they stand, how they look; without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eujc_desktop.planning.clashes import Way
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.item_looks import Mark, look_of, status_of
from eujc_desktop.ui.item_words import elsewhere, place_of, times_of, title_of, who_of
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.timetable.cards import ERROR, WARNING, Face
from eujc_desktop.ui.timetable.days import Day
from eujc_desktop.ui.timetable.pieces import Entry, Piece, Place, all_day, arrange, clashes, in_columns


@dataclass(frozen=True)
class Shown:
    """The itinerary as it is shown now: for some people or all, with what has been found and what has changed."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    rows: Mapping[str, Any] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    zones: tuple[str, str] = ("Asia/Tokyo", "Europe/Brussels")
    ways: Sequence[Way] = ()
    narrowed: bool = False


@dataclass(frozen=True)
class Board:
    """Some days of it side by side; `lanes` are the groups of a day that is shown alone."""

    shown: Shown = field(default_factory=Shown)
    days: Sequence[Day] = ()
    lanes: Sequence[str] = ()
    detailed: bool = False
    pieces: Sequence[Piece] = ()
    over: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """The items without a time, or that take the whole day, by column."""
    clashing: Mapping[Piece, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """The items in order of time, those over a day before what happens in it."""
        found: dict[str, None] = {}
        for at, column in enumerate(self.columns):
            found.update(dict.fromkeys(self.over.get(at, ())))
            found.update(dict.fromkeys(piece.id for piece in column))
        return list(found)

    @property
    def columns(self) -> list[list[Piece]]:
        """The pieces of each column, in order of time."""
        return by_column(self.pieces, len(self.days))

    @property
    def first_minute(self) -> int:
        """When the first item of the days begins, but for those of the night; the morning where there is none."""
        starts = [piece.start for piece in self.pieces if piece.begins]
        return min((start for start in starts if start >= _DAWN), default=min(starts, default=8 * 60))

    @property
    def rows_over(self) -> int:
        """How many lines the items over the days need."""
        return max((len(found) for found in self.over.values()), default=0)

    def places(self, least: int) -> dict[Piece, Place]:
        """Where the pieces stand; one is painted over at least so many minutes."""
        who = {key: entry.who for key, entry in self.shown.entries.items()}
        found: dict[Piece, Place] = {}
        for column in self.columns:
            found.update(arrange(column, who, least, self.lanes))
        return found

    def face(self, piece: Piece, scale: float) -> Face:
        """How a piece looks, with an hour so many pixels high."""
        hatches = tuple(
            ((start - piece.start) / 60 * scale, (end - piece.start) / 60 * scale)
            for start, end in self.clashing.get(piece, ())
        )
        return self.face_of(piece.id)._replace(begins=piece.begins, ends=piece.ends, hatches=hatches)

    def face_of(self, item_id: str) -> Face:
        """How an item looks wherever it is."""
        row, mark = self.shown.rows[item_id], self.shown.marks.get(item_id)
        tone, icon = look_of(row.type)
        wrong = {"err": ERROR, "warn": WARNING}.get(mark.tone, "") if mark is not None else ""
        return Face(
            title_of(row),
            self._lines(row),
            tone,
            icon,
            wrong,
            pencilled=row.status == "pencilled",
            cancelled=row.status == "cancelled",
            changed=item_id in self.shown.changed,
        )

    def _lines(self, row: Any) -> tuple[str, ...]:
        group = ", ".join(row.groups) if row.groups and not row.for_named else ""
        if not self.detailed:
            times = " · ".join(filter(None, (times_of(row), group)))
            return tuple(filter(None, (times, place_of(row), who_of(row) if row.for_named else "")))
        there = elsewhere(row, self.shown.zones[1])
        met = tr("Meet: {where}", where=row.meeting_point) if row.meeting_point else ""
        times = " · ".join(filter(None, (times_of(row), there and f"({there})", who_of(row))))
        where = " · ".join(filter(None, (place_of(row), row.address)))
        what = " · ".join(filter(None, (row.title_ja if row.title else "", row.line, row.seats, row.speaker)))
        return tuple(filter(None, (times, where, what, met, row.dress, row.note)))

    def told(self, item_id: str) -> str:
        """An item for a screen reader: what it is, when, where, for whom, and what is wrong with it."""
        row, entry = self.shown.rows[item_id], self.shown.entries[item_id]
        mark = self.shown.marks.get(item_id) or status_of(row)
        day = entry.start.date() if entry.start else entry.day
        parts = (
            tr("{type}: {title}", type=tr(row.type_label), title=title_of(row)),
            on_day(day, long=True) if day else "",
            times_of(row),
            place_of(row),
            who_of(row),
            mark.text,
            mark.story,
            self.shown.changed.get(item_id, ""),
        )
        return ". ".join(part.rstrip(".") for part in parts if part)


def board_of(shown: Shown, days: Sequence[Day], *, detailed: bool = False) -> Board:
    """Some days of an itinerary, laid out; a single one has a lane for each group that does something of its own."""
    dates = [day.date for day in days]
    entries = list(shown.entries.values())
    pieces = in_columns(entries, dates)
    who = {entry.id: entry.who for entry in entries if not entry.loose}
    found: dict[Piece, tuple[tuple[int, int], ...]] = {}
    for column in by_column([piece for piece in pieces if piece.id in who], len(dates)):
        found.update(clashes(column, who))
    lanes = lanes_of(shown, pieces) if detailed else ()
    return Board(shown, days, lanes, detailed, pieces, all_day(entries, dates), found)


def by_column(pieces: Sequence[Piece], number: int) -> list[list[Piece]]:
    """Pieces parted by their columns."""
    found: list[list[Piece]] = [[] for _ in range(number)]
    for piece in pieces:
        found[piece.column].append(piece)
    return found


def lanes_of(shown: Shown, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The groups that do something of their own, and a last lane for single people."""
    rows = [shown.rows[piece.id] for piece in pieces]
    letters = sorted({letter for row in rows if not row.for_named for letter in row.groups})
    alone = [PEOPLE] if any(row.for_named for row in rows) else []
    return (*letters, *alone) if letters else ()


_DAWN = 5 * 60

PEOPLE = "\0people"
"""The lane of those who are somewhere by name."""


def day_of(shown: Shown, item_id: str) -> date | None:
    """The first day of an item in the timetable."""
    entry = shown.entries.get(item_id)
    if entry is None:
        return None
    return entry.start.date() if entry.start else entry.day
