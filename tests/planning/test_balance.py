from __future__ import annotations

from eujc_desktop.planning.balance import Quota, bars

ITALY, SPAIN = {"country": "Italy", "gender": "Female", "firm": "A"}, {"country": "Spain", "firm": "B"}
QUOTAS = (
    Quota("1", "country", "italy", most=1),
    Quota("2", "country", "", most=2),
    Quota("3", "gender", "Female", least=2),
    Quota("4", "country", "Latvia", least=1),
)


def told(found):
    return [(bar.value, bar.now, bar.then, bar.state, bar.off) for bar in found]


def test_what_is_wanted_comes_first_and_says_by_how_many_it_is_missed():
    found = bars([ITALY, SPAIN], [ITALY, ITALY, SPAIN, SPAIN, SPAIN], QUOTAS)
    assert told(found["country"]) == [
        ("Italy", 1, 2, "over", 1),
        ("Latvia", 0, 0, "under", 1),
        ("Spain", 1, 3, "over", 1),
    ]
    assert told(found["gender"]) == [("Female", 1, 2, "", 0), ("", 1, 3, "", 0)]


def test_of_companies_only_those_with_several_are_told():
    assert bars([ITALY, SPAIN], [ITALY, SPAIN], ())["firm"] == ()
    assert told(bars([ITALY, ITALY], [ITALY], ())["firm"]) == [("A", 2, 1, "", 0)]
    each = (Quota("1", "firm", most=1),)
    assert told(bars([ITALY], [ITALY, ITALY], each)["firm"]) == [("A", 1, 2, "over", 1)]
