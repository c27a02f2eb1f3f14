"""What counts for what, without an office: units, series, years without anything, newsletters, agreements, themes."""

from __future__ import annotations

import pytest

from eujc_desktop.planning import counting, programmes
from eujc_desktop.planning.counting import MISSIONS, OTHER, Edition, Sum, Whole


def edition(programme: str, year: int, *, over: bool = True, **more: object) -> Edition:
    given = {"done": 4, "expected": 1, **more}
    return Edition(f"{programme}{year}", f"{programme}-{year}", programme, programme, year, over, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("programme", "series", "mission"),
    [("WCM", "LEAN", True), ("IMJ", "EXECUTIVES", True), ("VIE", "VULCANUS", True), ("BIO-B2B", OTHER, True),
     ("ECP", "SEMINARS", False), ("CCW", "CULTURE", False), ("EEN", "AGREEMENTS", False), ("NOT-OURS", OTHER, True)],
)  # fmt: skip
def test_an_activity_stands_once_in_the_years(programme: str, series: str, *, mission: bool) -> None:
    counts = counting.counts_of(programme)
    assert counting.series_of(counts) == series
    assert counting.is_mission(counts) is mission
    found = counting.by_year([edition(programme, 2025)], MISSIONS if mission else "")
    assert found == {2025: {series: Sum(4, 1)}}


def test_no_year_is_missing_and_events_are_held_or_to_come() -> None:
    found = counting.by_year([edition("CCW", 2020), edition("CCW", 2023, over=False)], "CULTURE")
    assert list(found) == [2020, 2021, 2022, 2023]
    assert (found[2020], found[2021], found[2023]) == ({"CULTURE": Sum(1, 0)}, {}, {"CULTURE": Sum(0, 1)})
    assert counting.by_year([], "") == {}
    planned = [edition("WCM", year)._replace(done=done, expected=0) for year, done in ((2025, 4), (2026, 0), (2028, 0))]
    assert list(counting.by_year(planned, MISSIONS)) == [2025], "a mission without people is no year yet"


def test_newsletters_are_counted_by_name_with_their_last_readers() -> None:
    letters = [Whole(f"{at}", "e-News", "ABOUT-NEWS", 2019 + at, "NEWSLETTERS", 12, 9000 + at) for at in range(3)]
    other = Whole("x", "Policy news", "POLICY-NEWS", 2021, "NEWSLETTERS", 12, 11_000)
    (tile,) = (each for each in counting.tiles([*letters, other], 2020) if each.code == "NEWSLETTERS")
    assert (tile.whole, tile.of_year, tile.beside) == (Sum(2), Sum(1), Sum(20_002))


def test_an_edition_of_a_network_is_no_agreement() -> None:
    signed = Whole("a", "EEN", "EEN", 2025, "AGREEMENTS", 7)
    assert counting.figure(edition("EEN", 2025), "AGREEMENTS") == Sum()
    assert counting.figure(signed, "AGREEMENTS") == Sum(7)


def test_two_themes_count_for_both_and_none_is_not_known() -> None:
    own = [edition("WCM", 2025, themes=("Lean", "Kaizen")), edition("NOT-OURS", 2025)]
    assert counting.by_trait(own, MISSIONS, counting.themes) == {"Lean": Sum(4, 1), "Kaizen": Sum(4, 1), "": Sum(4, 1)}
    whole = Whole("a", "WCM", "WCM", 2001, "LEAN", 1, 8)
    assert counting.themes(whole) == programmes.programme("WCM").themes
    assert counting.directions(whole) == ("EU->JP",)


def test_parts_that_are_more_than_the_whole_leave_no_rest() -> None:
    odd = Whole("a", "WCM", "WCM", 2001, "LEAN", 1, 8, eu=6, japan=4, women=3)
    assert counting.of_wholes([odd], "origin") == {"EU": Sum(6), "JP": Sum(4)}
    assert counting.of_wholes([odd], "sex") == {"F": Sum(3), "not F": Sum(5)}
    assert counting.of_wholes([odd], "size") == {"": Sum(8)}
    assert counting.of_wholes([odd], "sector") == {"": Sum(8)}


@pytest.mark.parametrize(
    ("written", "code"),
    [("wcm", "WCM"), ("JEUPISTE (BILAT)", "JEUPISTE"), ("Food & Drinks mission (organic), FOODEX JAPAN", "FOOD"),
     ("Enterprise Europe Network-Japan: partnership agreements", "EEN"), ("Vulcanus", None), ("", None),
     ("About Japan webinars and reports; EPA webinar series", None)],
)  # fmt: skip
def test_a_programme_is_known_by_how_lists_write_it(written: str, code: str | None) -> None:
    assert programmes.code_of(written) == code
