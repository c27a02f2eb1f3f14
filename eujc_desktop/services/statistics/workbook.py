"""The statistics as a workbook: deliverables, years, programmes and every cut, a sheet each, without any name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from eujc_desktop.common.figures import per_cent, rounded
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.said import say, say_as
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.exchange.roster import workbook as made_of
from eujc_desktop.fields.kinds import Amount, Text, Whole
from eujc_desktop.models.activity import CountsAs
from eujc_desktop.planning import stated
from eujc_desktop.planning.programmes import deliverable
from eujc_desktop.planning.stated import Stated
from eujc_desktop.services.statistics.overview import CUT_WORDS, SERIES
from eujc_desktop.services.statistics.words import mark_words, value_words

_TEXT, _NUMBER, _AMOUNT = Text(), Whole(), Amount()
_REMARK = Heading("remark", "Remark", _TEXT, width=40)
TITLE = "Statistics 統計"


def save(report: Stated, path: Path) -> Path:
    """Write a report to a workbook; gives its path."""
    return write_atomic(path, made_of(sheets(report), report.dated))


def sheets(report: Stated) -> list[Roster]:
    """The sheets of a report; in each row stands what is to be known of its figures, as that they are invented."""
    found = [
        ("Deliverables", *_deliverables(report)),
        ("Years", *_years(report)),
        ("Programmes", *_programmes(report)),
        *((CUT_WORDS[cut], *_cut(cut, values, report.people)) for cut, values in report.cuts),
    ]
    return [_sheet(report, str(name), headings, rows) for name, headings, rows in found]


def _sheet(report: Stated, name: str, headings: Sequence[Heading], rows: Sequence[Mapping[str, Any]]) -> Roster:
    mark = "; ".join(map(mark_words, report.marks))
    what = "with those confirmed" if report.confirmed else "completed only"
    line = f"{report.dated:%Y-%m-%d}, {what}"
    told = [{**row, "remark": "; ".join(filter(None, (row.get("remark"), mark))) or None} for row in rows]
    shown = (*headings, _REMARK) if any(row["remark"] for row in told) else tuple(headings)
    return Roster(f"{TITLE} – {name}", name, shown, tuple(told), line, mark, numbered=False)


_Part = tuple[tuple[Heading, ...], list[dict[str, Any]]]


def _deliverables(report: Stated) -> _Part:
    headings = (
        Heading("name", "Deliverable", _TEXT),
        Heading("unit", "Unit", _TEXT),
        Heading("figure", "Figure", _NUMBER),
        Heading("expected", "Of which confirmed, to come", _NUMBER),
        Heading("year", f"In {report.dated.year}", _NUMBER),
        Heading("beside", "Beside it", _TEXT),
        Heading("target", "Published", _NUMBER),
        Heading("difference", "Difference", _NUMBER),
    )
    rows = []
    for one in report.reached:
        figure, unit = stated.figure(one, report), deliverable(one.code).unit
        year = one.year_done + (one.year_expected if report.confirmed else 0)
        rows.append({
            "name": CountsAs(one.code).label, "unit": unit, "figure": figure,
            "expected": one.expected if report.confirmed else 0, "year": year, "beside": _beside(one),
            "target": one.target, "difference": figure - one.target,
        })  # fmt: skip
    return headings, rows


def _beside(one: stated.Reached) -> str | None:
    if one.beside is None:
        return None
    return say("in {n} seminars", n=one.beside) if one.code == "SEMINARS" else say("{n} recipients", n=one.beside)


def _years(report: Stated) -> _Part:
    keys = [key for key in SERIES if any(dict(parts).get(key) for _, parts in report.years)]
    headings = (
        Heading("year", "Year", _NUMBER),
        *(Heading(key, SERIES[key], _NUMBER) for key in keys),
        Heading("total", "Total", _NUMBER),
    )
    rows = []
    for year, parts in report.years:
        numbers = {key: dict(parts).get(key, 0) for key in keys}
        so_far = f"Until {report.dated:%Y-%m-%d}" if year >= report.dated.year else ""
        rows.append({"year": year, **numbers, "total": sum(numbers.values()), "remark": so_far})
    return headings, rows


def _programmes(report: Stated) -> _Part:
    headings = (
        Heading("name", "Programme", _TEXT, width=44),
        Heading("name_ja", "Name in Japanese", _TEXT, width=44),
        Heading("events", say_as("how many", "Events"), _NUMBER),
        Heading("applied", "Applicants", _NUMBER),
        Heading("people", "Participants", _NUMBER),
        Heading("fill", "Places filled in %", _AMOUNT),
        Heading("smes", "From SMEs in %", _AMOUNT),
        Heading("visits", "Company visits", _NUMBER),
        Heading("rating", "Rating of visits", _AMOUNT),
        Heading("results", "Results reported", _NUMBER),
    )
    rows = [
        {
            "name": one.name, "name_ja": one.name_ja or None, "events": one.events, "applied": one.applied,
            "people": one.people, "fill": _percent(one.fill), "smes": _percent(one.smes), "visits": one.visits,
            "rating": None if one.rating is None else rounded(one.rating, 2), "results": one.results,
        }
        for one in report.programmes
    ]  # fmt: skip
    return headings, rows


def _cut(cut: str, values: Sequence[tuple[str, int]], people: int) -> _Part:
    headings = (
        Heading("value", CUT_WORDS[cut], _TEXT, width=36),
        Heading("people", "Participants", _NUMBER),
        Heading("share", "Share in %", _AMOUNT),
    )
    return headings, [
        {"value": value_words(cut, value), "people": number, "share": _percent(number / people)}
        for value, number in values
    ]


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else per_cent(share, 2)
