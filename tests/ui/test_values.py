"""Values in the window's language; papers and lists keep theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.said import meant
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import Amount, Country, Day, Moment, Whole, YesNo
from eujc_desktop.models.choices import Stage
from eujc_desktop.planning import snapshot
from eujc_desktop.planning.difference_words import line
from eujc_desktop.planning.differences import differences
from eujc_desktop.ui import days
from eujc_desktop.ui.text import language as spoken
from eujc_desktop.ui.text import percent, speak, tr
from eujc_desktop.ui.values import understood, value_text

FIRST, LAST = date(2027, 3, 1), date(2027, 4, 12)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = spoken()
    yield
    speak(before)


@pytest.mark.parametrize(
    ("language", "day", "moment", "sum_", "country"),
    [
        ("en", "1 Mar 2027", "1 Mar 2027, 09:30 UTC", "1,234.50", "Germany"),
        ("ja", "2027年3月1日", "2027年3月1日, 09:30 UTC", "1,234.50", "ドイツ"),
        ("fr", "1er mars 2027", "1er mars 2027, 09:30 UTC", "1\u202f234,50", "Allemagne"),
    ],
)
def test_values_follow_the_window(language: str, day: str, moment: str, sum_: str, country: str) -> None:
    speak(language)
    at = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
    written = [
        (Day(), FIRST, day),
        (Moment(), at, moment),
        (Amount(), Decimal("1234.5"), sum_),
        (Country(), "DE", country),
    ]
    assert [value_text(kind, value) for kind, value, _ in written] == [text for _, _, text in written]
    assert [Day().parse(day), Amount().parse(sum_), Country().parse(country)] == [FIRST, Decimal("1234.50"), "DE"]
    assert (Day().format(FIRST), Country().format("DE")) == ("1 Mar 2027", "Germany")  # as on papers
    assert value_text(Whole(), 3) == "3"
    assert value_text(Day(), None) == value_text(Country(), None) == ""


def test_numbers_in_sentences_follow_the_window() -> None:
    def told() -> tuple[str, str]:
        return tr("{place} holds more than {most_cells:,} cells.", place="A.B", most_cells=50_000), percent(0.5)

    speak("en")
    assert told() == ("A.B holds more than 50,000 cells.", "50%")
    speak("fr")
    assert told() == ("A.B contient plus de 50\u202f000 cellules.", "50\u00a0%")


def test_a_difference_is_told_in_the_language_of_the_window() -> None:
    before = snapshot.Snapshot(
        days=(snapshot.Day(2, FIRST), snapshot.Day(3)),
        items=(snapshot.Item("lunch", Words("Lunch"), 2, start=datetime(2027, 3, 1, 12, 30)),),
    )
    after = replace(before, items=(replace(before.items[0], day=3, start=None, meeting_point="Gate 3"),))
    found = differences(before, after)
    speak("en")
    assert [tr(line(one)) for one in found] == [
        "Day 3: Lunch now on day 3 (was Mon 1 March, 12:30)",
        "Day 3: Lunch, meeting point: Gate 3 (was nothing yet)",
    ]
    speak("fr")
    assert [tr(line(one, "fr")) for one in found] == [
        "Jour 3\u00a0: Lunch, désormais le jour 3 (avant lun. 1er mars, 12:30)",
        "Jour 3\u00a0: Lunch, point de rendez-vous\u00a0: Gate 3 (avant rien encore)",
    ]


def test_words_of_a_fixed_list_are_understood_in_the_language_on_screen() -> None:
    speak("ja")
    kind = Choice(Stage)
    assert value_text(kind, Stage.SELECTED) != Stage.SELECTED.label == kind.format(Stage.SELECTED)
    assert understood(kind, f" {value_text(kind, Stage.SELECTED)} ") is Stage.SELECTED
    assert understood(kind, "Selected") == "Selected"
    assert value_text(YesNo(), True) != "Yes"


@pytest.mark.parametrize(
    ("language", "long", "over_months", "within"),
    [
        ("en", "Monday 1 March", "1 Mar – 12 Apr 2027", "1–3 Mar 2027"),
        ("ja", "3月1日(月)", "2027年3月1日～4月12日", "2027年3月1日～3日"),
        ("fr", "lundi 1er mars", "1er mars – 12 avr. 2027", "1er–3 mars 2027"),
    ],
)
def test_days_follow_the_window(language: str, long: str, over_months: str, within: str) -> None:
    speak(language)
    assert days.on_day(FIRST, with_year=False, long=True) == long
    assert days.period(FIRST, LAST) == over_months
    assert meant(tr("Due {day}", day=days.on_day(FIRST))) == "Due Mon 1 Mar 2027"  # as it is kept in the history
    assert days.period(FIRST, date(2027, 3, 3)) == within
