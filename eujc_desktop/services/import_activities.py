"""Writes figures of earlier years, and says how they agree with the published totals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import select

from eujc_desktop.common.said import say, say_many
from eujc_desktop.exchange import activities
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.headings import with_words
from eujc_desktop.exchange.preview import Preview
from eujc_desktop.exchange.preview import Row as SheetRow
from eujc_desktop.exchange.recognise import Known
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.models.activity import Activity, CountsAs
from eujc_desktop.models.columns import fields_of
from eujc_desktop.planning import programmes
from eujc_desktop.services.import_people import parted, targets_of
from eujc_desktop.store import bulk
from eujc_desktop.store.work import Work

_TAG = re.compile(r"\(tag (\w+)(, events)?")


@cache
def targets() -> dict[str, Field]:
    """What the columns can be; which programme of the catalogue it is follows from the name."""
    found = targets_of({"activity": Activity})
    del found["activity.programme"]
    return with_words(found)


def known(work: Work, mission_id: str | None) -> list[Known]:
    """The activities there are; they belong to no mission."""
    names = fields_of(Activity)
    found = []
    for one in work.session.scalars(select(Activity).order_by(Activity.id)):
        values = {f"activity.{name}": getattr(one, name) for name in names}
        found.append(Known(one.id, f"{one.year} {one.name}", {k: v for k, v in values.items() if v is not None}))
    return found


def preview(draft: Draft, known_: Iterable[Known]) -> Preview:
    """What importing the sheet would do, with how its sums agree with what was published."""
    shown = activities.preview(draft, known_)
    return replace(shown, remarks=(*_marked(shown.rows), *_agreement(draft, shown.rows), *shown.remarks))


def _marked(rows: Iterable[SheetRow]) -> list[str]:
    """Each status that figures bear, as `INVENTED`, said once for all rows."""
    marks = Counter(row.values["activity.source"] for row in rows if "activity.source" in row.values)
    return [
        say_many("{n} figure is marked “{mark}”", "{n} figures are marked “{mark}”", n=n, mark=mark)
        for mark, n in marks.items()
    ]


def _agreement(draft: Draft, rows: Sequence[SheetRow]) -> list[str]:
    """How the sums of the rows agree with the totals in the file, or with what the Centre has published."""
    sums = _sums(row.values for row in rows if row.result not in {"problem", "skipped"})
    stated = activities.totals(draft.book)
    lines: list[tuple[_Pair, int, int | None]]
    lines = [(tag, published, own) for words, published, own in stated if (tag := _tag(words))]
    if not lines:
        lines = [(pair, target, None) for pair, target in _published() if pair in sums]
    told = [words for pair, published, own in lines if (words := _difference(pair, sums[pair], published, own))]
    agree = len(lines) - len(told)
    every = say("All {n} totals agree with what was published", n=agree)
    some = say("{n} of {all} totals agree with what was published", n=agree, all=len(lines))
    return [every if not told else some, *told] if lines else []


_Pair = tuple[CountsAs, str]
"""What is counted, and whether as `people` or as `events`."""


def _sums(rows: Iterable[Mapping[str, object]]) -> Counter[_Pair]:
    sums: Counter[_Pair] = Counter()
    for values in rows:
        tag = CountsAs(str(values["activity.counts"]))
        sums[tag, "people"] += int(str(values.get("activity.participants") or 0))
        sums[tag, "events"] += int(str(values.get("activity.events") or 0))
    return sums


def _tag(words: str) -> _Pair | None:
    """What a line of the totals is about, as `Policy seminars (tag SEMINAR, events)`."""
    found = _TAG.search(words)
    try:
        tag = Choice(CountsAs).parse(found[1] if found else words)
    except ValueError:
        return None
    if tag is None:
        return None
    return tag, "events" if (found and found[2]) or programmes.deliverable(tag).unit != "people" else "people"


def _published() -> list[tuple[_Pair, int]]:
    found: list[tuple[_Pair, int]] = []
    for each in programmes.deliverables():
        tag = CountsAs(each.code)
        found.append(((tag, "people" if each.unit == "people" else "events"), each.target))
        found += [((tag, "events"), target) for what, target in each.beside if what == "events"]
    return found


def _difference(pair: _Pair, total: int, published: int, own: int | None) -> str:
    """What does not agree, in words; empty when all does."""
    label = pair[0].label if pair[1] == "people" or pair[0] is not CountsAs.SEMINARS else say("Seminars")
    if own is not None and own != total:
        return say(
            "{label}: the rows make {total:,}, the sheet of totals says {own:,}, published are {published:,}",
            label=label,
            total=total,
            own=own,
            published=published,
        )
    if total == published:
        return ""
    return say(
        "{label}: the rows make {total:,}, published are {published:,}", label=label, total=total, published=published
    )


def apply(work: Work, mission_id: str | None, rows: Sequence[SheetRow]) -> int:
    """Write the rows; how many brought something."""
    fresh = []
    for row in rows:
        values = parted(row.values)["activity"]
        values["programme"] = programmes.code_of(str(values["name"]))
        if row.match is None:
            fresh.append(values)
        elif row.result != "same" or row.fills:
            record = work.get(Activity, row.match.id)
            for name, value in values.items():
                setattr(record, name, value)
    bulk.insert_many(work.session, Activity, fresh)
    return len(rows)
