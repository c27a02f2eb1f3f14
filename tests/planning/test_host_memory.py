"""How tired a host may be: each limit just kept and just passed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from eujc_desktop.planning.host_memory import USUAL, Past, tiredness

WANTED = date(2027, 3, 16)


def ago(days: int, stage: str = "thanked", **more: object) -> Past:
    return Past(WANTED - timedelta(days), stage, **{"thanked": True, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("past", "level"),
    [
        ([], "fresh"),
        ([ago(USUAL.rest_days)], "fresh"),
        ([ago(USUAL.rest_days - 1)], "rest"),
        ([ago(400), ago(700)], "fresh"),
        ([ago(400), ago(700), ago(1000)], "care"),
        ([ago(300), ago(500), ago(700), ago(1000)], "rest"),
        ([ago(400), ago(700), ago(2000)], "fresh"),
        ([ago(USUAL.refused_days - 1, "declined")], "care"),
        ([ago(USUAL.refused_days, "declined")], "fresh"),
        ([ago(2000, "declined"), ago(1500, "declined")], "rest"),
        ([ago(300, "declined"), ago(USUAL.rest_days, "requested")], "fresh"),
        ([ago(USUAL.rest_days - 1, "requested")], "care"),
        ([ago(1 - USUAL.rest_days, "confirmed")], "care"),
        ([ago(-USUAL.rest_days, "confirmed")], "fresh"),
        ([ago(800, thanked=False)], "care"),
        ([ago(800, rating=2)], "care"),
        ([ago(800, rating=3)], "fresh"),
        ([ago(800, invite_again=False)], "rest"),
        ([Past(None, "thanked", thanked=True)], "fresh"),
        ([Past(WANTED + timedelta(30), "thanked", thanked=False)], "fresh"),
    ],
)
def test_a_host_is_as_tired_as_the_limits_say(past: list[Past], level: str) -> None:
    found = tiredness(past, WANTED)
    assert found.level == level
    assert bool(found.reasons) == (level != "fresh")
