"""The statistics as a workbook: deliverables, years, programmes and every cut, a sheet each, without any name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from eujc_desktop.common.catalogues import said_in
from eujc_desktop.common.figures import per_cent, rounded
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.said import say, say_as
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.exchange.roster import workbook as made_of
from eujc_desktop.fields.kinds import Amount, Text, Whole
from eujc_desktop.planning import stated
from eujc_desktop.planning.programmes import deliverable
from eujc_desktop.planning.stated import Stated
from eujc_desktop.services.statistics.overview import CUT_WORDS, SERIES
from eujc_desktop.services.statistics.words import mark_words, value_words

_TEXT, _NUMBER, _AMOUNT = Text(), Whole(), Amount()
_REMARK = Heading("remark", "Remark", _TEXT, width=40)
TITLE = "Statistics 統計"
_UNITS = {
    "people": say("people"), "events": say("events"), "publications": say("publications"),
    "newsletters": say("newsletters"), "agreements": say("agreements"),
}  # fmt: skip
"""What the figures count."""


def save(report: Stated, path: Path, language: str = "en") -> Path:
    """Write a report to a workbook; gives its path."""
    return write_atomic(path, made_of(sheets(report, language), report.dated))


def sheets(report: Stated, language: str = "en") -> list[Roster]:
    """The sheets of a report; in each row stands what is to be known of its figures, as that they are invented."""
    found = [
        (say("Deliverables"), *_deliverables(report)),
        (say("Years"), *_years(report)),
        (say("Programmes"), *_programmes(report, language)),
        *((CUT_WORDS[cut], *_cut(cut, values, report.people)) for cut, values in report.cuts),
    ]
    return [_sheet(report, name, headings, rows, partial(said_in, language)) for name, headings, rows in found]


def _sheet(
    report: Stated, title: str, headings: Sequence[Heading], rows: Sequence[Mapping[str, Any]], in_words: _InWords
) -> Roster:
    """One sheet, whatever is said in it by `in_words`."""
    name, mark = in_words(title), "; ".join(in_words(mark_words(each)) for each in report.marks)
    what = say("with those confirmed") if report.confirmed else say("completed only")
    line = f"{report.dated:%Y-%m-%d}, {in_words(what)}"
    told = []
    for row in rows:
        said = {key: in_words(value) if isinstance(value, str) else value for key, value in row.items()}
        told.append({**said, "remark": "; ".join(filter(None, (said.get("remark"), mark))) or None})
    shown = [*headings, _REMARK] if any(row["remark"] for row in told) else headings
    heads = tuple(replace(each, label=in_words(say(each.label))) for each in shown)
    return Roster(f"{TITLE} – {name}", name, heads, tuple(told), line, mark, numbered=False)


_InWords = Callable[[str], str]
_Part = tuple[tuple[Heading, ...], list[dict[str, Any]]]


def _deliverables(report: Stated) -> _Part:
    headings = (
        Heading("name", "Deliverable", _TEXT),
        Heading("unit", "Unit", _TEXT),
        Heading("figure", "Figure", _NUMBER),
        Heading("expected", "Of which confirmed, to come", _NUMBER),
        Heading("year", say("In {year}", year=report.dated.year), _NUMBER),
        Heading("beside", "Beside it", _TEXT),
        Heading("target", "Published", _NUMBER),
        Heading("difference", "Difference", _NUMBER),
    )
    rows = []
    for one in report.reached:
        figure, unit = stated.figure(one, report), _UNITS[deliverable(one.code).unit]
        year = one.year_done + (one.year_expected if report.confirmed else 0)
        rows.append({
            "name": SERIES[one.code], "unit": unit, "figure": figure,
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
        until = say("Until {day}", day=report.dated.isoformat())
        so_far = until if year >= report.dated.year else ""
        rows.append({"year": year, **numbers, "total": sum(numbers.values()), "remark": so_far})
    return headings, rows


def _programmes(report: Stated, language: str) -> _Part:
    """By their names in one language, and beside them in the other."""
    other = "Name in English" if language == "ja" else "Name in Japanese"
    headings = (
        Heading("name", "Programme", _TEXT, width=44),
        Heading("other", other, _TEXT, width=44),
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
            **_names(one, language), "events": one.events, "applied": one.applied,
            "people": one.people, "fill": _percent(one.fill), "smes": _percent(one.smes), "visits": one.visits,
            "rating": None if one.rating is None else rounded(one.rating, 2), "results": one.results,
        }
        for one in report.programmes
    ]  # fmt: skip
    return headings, rows


def _names(one: stated.OfProgramme, language: str) -> dict[str, str | None]:
    english, japanese = str(one.name), one.name_ja
    if language == "ja" and japanese:
        return {"name": japanese, "other": english}
    return {"name": english, "other": japanese or None}


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
