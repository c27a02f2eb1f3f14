"""Bringing lists in: a preview of what would happen, then all of it in one step, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from eujc_desktop.common.errors import Conflict, Refused
from eujc_desktop.common.garbage import uncollected
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say, say_many
from eujc_desktop.exchange import activities, attendance, companies, events, itinerary, participants, sorts
from eujc_desktop.exchange import sheets as reading
from eujc_desktop.exchange.draft import Draft, draft
from eujc_desktop.exchange.pasted import Pasted, headed, pasted_book
from eujc_desktop.exchange.preview import Preview, Row
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.exchange.returning import saved_at
from eujc_desktop.exchange.sheets import TextForm, read_book
from eujc_desktop.fields.field import Field
from eujc_desktop.services import (
    import_activities,
    import_attendance,
    import_entries,
    import_events,
    import_hosts,
    import_people,
    import_plan,
    missions,
    own_fields,
)
from eujc_desktop.services.entry_lists import LISTS
from eujc_desktop.store.work import Work, Works

STEP = "Import "
"""With this the names of the steps begin by which lists come in."""
Dates = tuple[date, date] | None
"""First and last day of the mission a list is for."""
Targets = Callable[[Dates], dict[str, Field]]


@dataclass(frozen=True)
class Way:
    """How one sort of list comes in: its fields, what makes a row, who is known, and how rows are written.

    `besides` writes what the file says apart from its rows, `asked` gives the fields that a mission has besides.
    `mission` tells whether a list of the sort needs one, may go without, or belongs to none.
    """

    targets: Targets
    needed: tuple[str, ...]
    known: Callable[[Work, str | None], list[Known]]
    preview: Callable[[Draft, Sequence[Known]], Preview]
    apply: Callable[[Work, str | None, Sequence[Row]], int]
    nouns: tuple[str, str]
    kind: str
    besides: Callable[[Work, str | None, Draft], None] = lambda work, mission_id, draft_: None
    asked: Callable[[Work, str | None], dict[str, Field]] = lambda work, mission_id: {}
    mission: Literal["needed", "allowed", "none"] = "needed"


WAYS: dict[str, Way] = {
    "participants": Way(
        lambda _dates: import_people.targets(),
        participants.NEEDED,
        import_people.known,
        participants.preview,
        import_people.apply,
        (say("participant"), say("participants")),
        say("a list of participants"),
        asked=own_fields.of_mission,
    ),
    "companies": Way(
        lambda _dates: import_hosts.targets(),
        companies.NEEDED,
        import_hosts.known,
        companies.preview,
        import_hosts.apply,
        (say("company"), say("companies")),
        say("a list of companies"),
        mission="allowed",
    ),
    "itinerary": Way(
        lambda _dates: import_plan.targets(),
        itinerary.NEEDED,
        import_plan.known,
        import_plan.preview,
        import_plan.apply,
        (say("itinerary item"), say("itinerary items")),
        say("an itinerary"),
        import_plan.keep_minutes,
    ),
    "attendance": Way(
        import_attendance.targets,
        attendance.NEEDED,
        import_attendance.known,
        import_attendance.preview,
        import_attendance.apply,
        (say("person's attendance and deposit"), say("people's attendance and deposits")),
        sorts.ATTENDANCE,
    ),
    "activities": Way(
        lambda _dates: import_activities.targets(),
        activities.NEEDED,
        import_activities.known,
        import_activities.preview,
        import_activities.apply,
        (say("past activity"), say("past activities")),
        sorts.ACTIVITIES,
        mission="none",
    ),
    "events": Way(
        lambda _dates: import_events.targets(),
        events.NEEDED,
        import_events.known,
        events.preview,
        import_events.apply,
        (say("event of others"), say("events of others")),
        say("events of other organisers"),
        mission="none",
    ),
}

_PARTNERING = ("partnering", "wishes", "tables", "slots")
"""The lists of a partnering day stand beside each other in one file."""
WAYS.update({
    key: Way(
        **import_entries.of_list(key),
        nouns=(say("entry"), say("entries")),
        kind=sorts.WISHES if key in _PARTNERING else say("a list of entries"),
    )
    for key in LISTS
})  # fmt: skip


@dataclass(frozen=True)
class Incoming:
    """A list on its way in: what would happen, and the ways to correct it; each correction gives a new one."""

    what: str
    mission_id: str | None
    draft: Draft
    known: tuple[Known, ...]
    preview: Preview
    updating: bool = True
    """Whether people who are known already are changed, or only new ones come in."""

    def rows(self) -> tuple[Row, ...]:
        """The rows that would be written now."""
        return tuple(row for row in self.preview.good() if self.updating or row.match is None)

    @property
    def bringing(self) -> int:
        """How many of those rows bring anything that is not there yet."""
        return sum(row.result != "same" or row.completes for row in self.rows())

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields columns of the list can go to, by key."""
        return self.draft.targets

    @property
    def needs_a_decision(self) -> bool:
        """Whether a row has a problem or is a probable duplicate."""
        return self.preview.needs_a_decision

    def corrected(self, row: int, key: str, raw: Any) -> Incoming:
        """Read another value for one cell."""
        return self._again(self.draft.corrected(row, key, raw))

    def without(self, row: int, key: str) -> Incoming:
        """Import a row without one of its values."""
        return self._again(self.draft.without(row, key))

    def skipping(self, row: int) -> Incoming:
        """Leave a row out."""
        return self._again(self.draft.skipping(row))

    def bringing_back(self, row: int) -> Incoming:
        """Take a row in again that was left out."""
        return self._again(self.draft.bringing_back(row))

    def emptied(self, *cells: tuple[int, str]) -> Incoming:
        """Take away what is known, as cells of a list that has come back are empty; each by row and field."""
        draft_ = self.draft
        for row, key in cells:
            draft_ = draft_.emptied(row, key)
        return self._again(draft_)

    def restored(self, row: int, key: str) -> Incoming:
        """Read a cell again as it stands in the sheet."""
        return self._again(self.draft.restored(row, key))

    def with_matches(self, keys: Mapping[str, str]) -> Incoming:
        """Send columns to fields by their headings."""
        return self._again(self.draft.with_matches(keys))

    def written(self, *, day_first: bool, decimal_comma: bool) -> Incoming:
        """Read days and decimals so, whatever the cells seem to show."""
        return self._again(self.draft.written(day_first=day_first, decimal_comma=decimal_comma))

    def deciding(self, row: int, *, same: bool) -> Incoming:
        """Say whether a probable duplicate is the known record, or another one."""
        return self._again(self.draft.deciding(row, same=same))

    def undecided(self, row: int) -> Incoming:
        """Take back what was said of a probable duplicate."""
        return self._again(self.draft.undecided(row))

    def with_column(self, index: int, key: str) -> Incoming:
        """Send a column to another field, or to none."""
        return self._again(self.draft.with_column(index, key))

    def _again(self, draft_: Draft) -> Incoming:
        return replace(self, draft=draft_, preview=WAYS[self.what].preview(draft_, self.known))


@dataclass(frozen=True)
class Imported:
    """What an import has written."""

    added: int
    changed: int
    completed: int
    unchanged: int
    left_out: int
    words: str
    step: int


def get_ready() -> None:
    """Have the process started that will read a file, while the file is being chosen or the office opened."""
    reading.get_ready()


def copied(name: str, text: str, html: str = "", headings: Sequence[str] = ()) -> Pasted:
    """Cells that were copied, to be previewed like a file; `headings` hold where they bring none."""
    return Pasted(name, text, html, tuple(headings))


def preview(
    works: Works,
    source: Path | Pasted,
    what: str,
    *,
    mission: str | None = None,
    sheet: str | None = None,
    remembered: Mapping[str, str] | None = None,
    progress: Progress = silent,
    encoding: str = "",
    delimiter: str = "",
) -> Incoming:
    """Read a file or what was copied, and say what importing it would do; nothing is written.

    Encoding and delimiter of a text file are found out unless they are told.
    """
    way = WAYS[what]
    mission_id, dates, zone = works.read(partial(_mission, way=way, code=mission))
    year = dates[0].year if dates else None
    with uncollected():
        targets = {**way.targets(dates), **works.read(lambda work: way.asked(work, mission_id))}
        if isinstance(source, Pasted):
            book = headed(pasted_book(source), source.headings, targets, remembered or {})
        else:
            book = read_book(source, progress, TextForm(encoding, delimiter))
        begun = draft(
            book,
            targets,
            way.needed,
            what=way.kind,
            sheet=sheet,
            remembered=remembered,
            year=year,
            zone=zone,
        )
        begun = replace(begun, within=dates)
        step = saved_at(begun)
        known = works.read(partial(_known, way=way, mission_id=mission_id, step=step))
        return Incoming(what, mission_id, begun, tuple(known), way.preview(begun, known))


def _known(work: Work, way: Way, mission_id: str | None, step: int) -> list[Known]:
    """Who is known; of a list saved here at a step with what was changed since."""
    found = way.known(work, mission_id)
    return import_people.with_earlier(work, mission_id, found, step) if step else found


def _mission(work: Work, way: Way, code: str | None) -> tuple[str | None, Dates, str]:
    """The mission a list is for, its first and last day and its zone, if it is for one."""
    if way.mission == "none" or (code is None and way.mission == "allowed"):
        return None, None, ""
    found = missions.by_code(work, code)
    return found.id, (found.first_day, found.last_day), found.zone


def sheets(path: Path, progress: Progress = silent) -> list[str]:
    """The names of the sheets of a file that are not hidden."""
    return [sheet.name for sheet in read_book(path, progress).sheets if not sheet.hidden]


def apply(works: Works, incoming: Incoming, *, only_good: bool = False, progress: Progress = silent) -> Imported:
    """Write a list as previewed, as one step; refused whole while a row needs a decision, unless only good rows go."""
    shown = incoming.preview
    if shown.needs_a_decision and not only_good:
        raise Refused(_in_the_way(shown), cure=_WAYS_OUT)
    rows = incoming.rows()
    if not rows:
        raise Refused(say("“{file}” has no row to import.", file=shown.file), cure="Choose another sheet or file.")
    counts = Counter(row.result for row in rows)
    completed = sum(row.completes for row in rows)
    unchanged = counts["same"] - completed
    brought = len(rows) - unchanged
    nouns = say(WAYS[incoming.what].nouns[brought != 1])
    label = say("Import {n} {nouns} from {file}", n=brought, nouns=nouns, file=shown.file)
    step = works.run(label, partial(_write, incoming=incoming, rows=rows, progress=progress)).changes.number
    left = len(shown.rows) - len(rows)
    numbers = (counts["new"], counts["changed"], completed, unchanged, left)
    told = zip(numbers, ("added", "changed", "completed", say("as they were"), say("left out")), strict=True)
    return Imported(*numbers, ", ".join(f"{number} {what}" for number, what in told if number), step)


_WAYS_OUT = say("Correct or skip them, or import only the good rows.")


def _in_the_way(shown: Preview) -> str:
    problems, doubles = shown.counts["problem"], shown.counts["duplicate"]
    some = []
    if problems:
        some.append(say_many("{n} row has problems", "{n} rows have problems", n=problems))
    if doubles:
        some.append(say_many("{n} row may be known already", "{n} rows may be known already", n=doubles))
    return say("{what}: nothing is imported.", what=tuple(some))


def refusal(incoming: Incoming) -> str:
    """Why a list as it stands is not imported, and what to do."""
    return say("{why} {cure}", why=_in_the_way(incoming.preview), cure=_WAYS_OUT)


def _write(work: Work, incoming: Incoming, rows: Sequence[Row], progress: Progress) -> int:
    """Write the rows, unless the office has changed since the preview in a way that makes it untrue.

    Whoever stops waiting before the end leaves nothing behind.
    """
    way = WAYS[incoming.what]
    now = way.known(work, incoming.mission_id)
    if list(incoming.known) != now:
        raise Conflict(
            "The office has changed since the list was read.", cure="Open the list again and look at the rows."
        )
    progress(0, len(rows), incoming.preview.file)
    written = way.apply(work, incoming.mission_id, rows)
    way.besides(work, incoming.mission_id, incoming.draft)
    progress(len(rows), len(rows), incoming.preview.file)
    return written
