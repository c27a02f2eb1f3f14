"""What an activity keeps on paper: its lists with the columns they show at first, and its checklist."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from eujc_desktop.common import dates
from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.catalogues import words_in
from eujc_desktop.documents import wording
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.exchange import headings
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref, Text
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning import kinds
from eujc_desktop.services import entries, gather, grids, tasks
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.store.work import Work

TITLES = {
    "cases": Words("Cases", "相談案件"),
    "sessions": Words("Events", "行事"),
    "publications": Words("Publications", "刊行物"),
    "issues": Words("Newsletter issues", "ニュースレター各号"),
    "agreements": Words("Agreements", "協定"),
    "partners": Words("Partners", "参加機関"),
    "packages": Words("Work packages", "作業項目"),
    "offers": Words("Host offers", "受入希望"),
    "placements": Words("Placements", "受入先"),
    "reports": Words("Reports due", "報告書"),
    "partnering": Words("Partnering companies", "商談会参加企業"),
    "wishes": Words("Wishes", "商談希望"),
    "tables": Words("Tables", "テーブル"),
    "slots": Words("Slots", "時間枠"),
    "shifts": Words("Stand rota", "ブース当番"),
}
_WIDE, _LONG = 3.0, 300
_NUMBERS = {"whole", "hundredths"}


def register(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """The lists of an activity that have anything in them, those of its kind first."""
    mission = work.get(Mission, mission_id)
    held = entries.holds(work, mission_id).get(mission_id, frozenset())
    keys = [key for key in kinds.tools(str(mission.kind), held).lists if key in held]
    tables = tuple(_table(work, key, mission_id) for key in keys)
    return lists.Register(gather.mission(work, mission_id), tables, wanted.language), ()


def _table(work: Work, key: str, mission_id: str) -> lists.PlainTable:
    known, shown = grids.columns(key), entries.LISTS[key].keys
    ids = grids.ids(work, key, mission_id=mission_id)
    names = {name: dict(grids.choices(work, name, mission_id)) for name in shown if isinstance(known[name].kind, Ref)}
    rows = [_row(row, known, shown, names) for row in grids.rows(work, key, ids, shown)]
    filled = [at for at in range(len(shown)) if any(row[at] for row in rows)]
    columns = tuple(_heading(shown[at], known[shown[at]]) for at in filled)
    return lists.PlainTable(
        TITLES[key], str(len(rows)), columns, tuple(tuple(row[at] for at in filled) for row in rows)
    )


def _row(
    row: dict[str, Any], known: dict[str, Field], shown: Sequence[str], names: dict[str, dict[str, str]]
) -> list[str]:
    return [names[key].get(row[key], "") if key in names else known[key].kind.format(row[key]) for key in shown]


def _heading(key: str, field: Field) -> lists.Heading:
    wide = isinstance(field.kind, Text) and field.kind.longest >= _LONG
    words = Words(str(field.label), headings.japanese(key))
    return lists.Heading(words, _WIDE if wide else 1.0, field.kind.storage in _NUMBERS)


def checklist(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Every task of a mission, in the order in which they fall due, those that are done with their day."""
    mission = work.get(Mission, mission_id)
    found = tasks.of_mission(work, mission, date.today())
    said = wording.whole_date_ja if wanted.language == "ja" else dates.european
    words = partial(words_in, wanted.language)
    rows = tuple(
        (said(task.due), words(task.title), words(task.phase), words(task.owner), task.progress, _done(task, said))
        for task in found
    )
    columns = (
        lists.Heading(Words("Due", "期限"), 1.2),
        lists.Heading(Words("Task", "業務"), 4.0),
        lists.Heading(Words("Phase", "段階"), 1.2),
        lists.Heading(Words("Owner", "担当"), 1.6),
        lists.Heading(Words("So far", "進捗"), 1.0),
        lists.Heading(Words("Done", "完了"), 1.0),
    )
    fact = f"{sum(task.done for task in found)} / {len(found)}"
    table = lists.PlainTable(Words("Checklist", "業務チェックリスト"), fact, columns, rows)
    return lists.Checklist(gather.mission(work, mission_id), table, wanted.language), ()


def _done(task: tasks.TaskRow, said: Callable[[date], str]) -> str:
    """The day on which a task was done; of one that ticks itself only that it is."""
    return said(task.done_on) if task.done_on else "●" if task.done else ""
