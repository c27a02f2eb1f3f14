"""Words, times, colours and the thumb index, before anything is drawn."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime

import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import certificate_words, recognise, timeline, wording
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.thumbs import key_of_day, thumbs
from eujc_desktop.documents.content import City, Day, Item, ItemKind
from eujc_desktop.documents.palette import KINDS, KNOWN, NAVY_HUE, CityHues, item_icon, mode_icon
from tests.documents import fixtures

DAY = date(2027, 3, 18)


def _item(key: str, start: str, end: str = "", later: int = 0) -> Item:
    begins = datetime.fromisoformat(f"2027-03-18T{start}")
    ends = datetime.fromisoformat(f"2027-03-{18 + later}T{end}") if end else None
    return Item(key, ItemKind.SEMINAR, Words(key), begins, ends)


@pytest.mark.parametrize(
    ("first", "last", "en", "ja"),
    [
        (date(2026, 10, 4), date(2026, 10, 10), "4–10 October 2026", "2026年10月4日（日）〜10日（土）"),
        (date(2026, 9, 28), date(2026, 10, 4), "28 September – 4 October 2026", "2026年9月28日（月）〜10月4日（日）"),
        (
            date(2026, 12, 30),
            date(2027, 1, 2),
            "30 December 2026 – 2 January 2027",
            "2026年12月30日（水）〜2027年1月2日（土）",
        ),
        (date(2026, 10, 4), date(2026, 10, 4), "4 October 2026", "2026年10月4日（日）"),
    ],
)
def test_a_range_of_dates_says_nothing_twice(first: date, last: date, en: str, ja: str) -> None:
    assert wording.date_range(first, last) == en
    assert wording.date_range_ja(first, last) == ja


def test_reiwa_begins_in_may_2019() -> None:
    assert wording.reiwa(date(2019, 4, 30)) == "2019年4月30日"
    assert wording.reiwa(date(2019, 5, 1)) == "令和元年5月1日"
    assert wording.reiwa(date(2027, 3, 26)) == "令和9年3月26日"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 3, 15), date(2027, 3, 26), "令和9年3月15日から26日まで"),
        (date(2027, 3, 15), date(2027, 4, 2), "令和9年3月15日から4月2日まで"),
        (date(2026, 12, 28), date(2027, 1, 4), "令和8年12月28日から令和9年1月4日まで"),
        (date(2027, 3, 15), date(2027, 3, 15), "令和9年3月15日に"),
    ],
)
def test_every_japanese_date_of_a_certificate_is_of_the_era_where_that_is_wanted(
    first: date, last: date, words: str
) -> None:
    plain = fixtures.certificates(1)
    content = replace(plain, mission=replace(plain.mission, first_day=first, last_day=last), reiwa=True)
    told = certificate_words.sentences(content, content.holders[0])
    assert words in told.ja
    assert "2027" in told.en


def test_hours_of_an_item_leave_out_what_is_not_known() -> None:
    full = _item("a", "09:00", "10:30")
    assert wording.hours(full) == "09:00–10:30"
    assert wording.hours(replace(full, end=None)) == "09:00"
    assert wording.hours(replace(full, start=None)) == "until 10:30"
    assert wording.hours(replace(full, start=None, end=None)) == ""


def test_an_item_across_midnight_ends_with_its_day() -> None:
    (lane,) = timeline.spans([_item("night", "23:20", "00:40", later=1)], DAY)
    assert (lane.start, lane.end) == (pytest.approx(23 + 1 / 3), 24.0)
    assert timeline.shown_hours([[lane]]) == (6.5, 24)


def test_parallel_items_get_lanes_and_later_ones_the_whole_width() -> None:
    items = [
        _item("a", "09:00", "12:00"),
        _item("b", "09:30", "10:00"),
        _item("c", "10:00", "11:00"),
        _item("d", "12:00", "13:00"),
    ]
    placed = {lane.item.key: (lane.lane, lane.lanes) for lane in timeline.side_by_side(timeline.spans(items, DAY))}
    assert placed == {"a": (0, 2), "b": (1, 2), "c": (1, 2), "d": (0, 1)}


def test_a_long_item_keeps_its_cluster_open() -> None:
    items = [_item("long", "09:00", "18:00"), _item("b", "10:00", "11:00"), _item("c", "16:00", "17:00")]
    placed = timeline.side_by_side(timeline.spans(items, DAY))
    assert {lane.lanes for lane in placed} == {2}


def test_an_item_without_end_or_ending_before_its_start_is_still_seen() -> None:
    for item in (_item("open", "20:30"), _item("wrong", "20:30", "19:00")):
        (lane,) = timeline.spans([item], DAY)
        assert lane.end > lane.start


def test_known_cities_keep_their_colour_and_others_get_free_ones() -> None:
    cities = [City(Words(name)) for name in ("Sapporo", "Osaka", "Fukuoka", "Sendai", "Kyoto")]
    hues = CityHues(cities)
    assert hues["Osaka"] == KNOWN["Osaka"]
    strong = [hues[city.name.en].strong for city in cities]
    assert len(set(strong)) == 5
    assert hues["nowhere"] == NAVY_HUE


def test_every_sort_of_item_has_a_look() -> None:
    assert set(KINDS) == set(ItemKind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("plant tour", ItemKind.VISIT),
        ("transfer (train)", ItemKind.TRANSFER),
        ("meeting point", ItemKind.MEETING_POINT),
        ("networking lunch", ItemKind.NETWORKING),
        ("lunch", ItemKind.MEAL),
        ("own time", ItemKind.OWN_TIME),
        ("culture", ItemKind.CULTURE),
        ("debrief", ItemKind.SEMINAR),
    ],
)
def test_the_offices_words_for_items_are_understood(words: str, kind: ItemKind) -> None:
    assert recognise.kind_for(words) is kind


def test_a_rule_finds_its_icon() -> None:
    assert recognise.rule_icon("No photographs in the plant") == "camera-off"
    assert recognise.rule_icon("Photographs welcome") == "camera"
    assert recognise.rule_icon("Something else") == "info"


def test_a_transfer_shows_what_one_travels_in() -> None:
    item = Item("t", ItemKind.TRANSFER, Words("Shinkansen to Nagoya"))
    assert item_icon(item) == "train-front"
    assert item_icon(replace(item, transport="coach")) == "bus"
    assert mode_icon("on foot") == "footprints"


@pytest.mark.parametrize("count", [0, 1, 7, 12, 13, 28])
def test_the_thumb_index_keeps_to_its_stretch_of_the_edge(count: int) -> None:
    days = tuple(Day(DAY, n) for n in range(1, count + 1))
    places = thumbs(Setting(BriefingBook(fixtures.MISSION, days, fixtures.companies(), fixtures.book().participants)))
    assert [a.top < b.top for a, b in itertools.pairwise(places)] == [True] * (len(places) - 1)
    assert places[-1].top + places[-1].height <= 214.1
    if count:
        assert key_of_day(days, days[-1]) in {place.key for place in places}


def test_the_fixture_is_as_rich_as_it_claims() -> None:
    book = fixtures.book()
    assert (len(book.days), len(book.companies), len(book.participants)) == (12, 18, 24)
    assert sum(len(day.items) for day in book.days) == 80
