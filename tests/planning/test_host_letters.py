"""Which letter a host is to get next, stage by stage."""

from __future__ import annotations

from datetime import date

import pytest

from eujc_desktop.planning.host_letters import Standing, following, is_urgent

TODAY, DAY = date(2027, 3, 1), date(2027, 3, 16)
CONFIRMED = frozenset({"visit-confirmation"})


@pytest.mark.parametrize(
    ("standing", "letter"),
    [
        (Standing("to contact"), ""),
        (Standing("to contact", DAY, dated=True), "visit-request"),
        (Standing("to contact", DAY, dated=True, written=frozenset({"visit-request"})), ""),
        (Standing("requested"), ""),
        (Standing("requested", late=True), "visit-reminder"),
        (Standing("pencilled", DAY, changed=True), "visit-change"),
        (Standing("pencilled", DAY, agreed=True, asked=True), "visit-confirmation"),
        (Standing("pencilled", DAY, agreed=True, asked=True, late=True, written=CONFIRMED), ""),
        (Standing("pencilled", DAY, agreed=True, asked=True, changed=True, written=CONFIRMED), "visit-change"),
        (Standing("pencilled", DAY, dated=True), "visit-request"),
        (Standing("pencilled", DAY, dated=True, asked=True), ""),
        (Standing("pencilled", DAY, dated=True, asked=True, late=True), "visit-reminder"),
        (Standing("pencilled", DAY, agreed=True, asked=True, over=True), ""),
        (Standing("confirmed", DAY), "visit-confirmation"),
        (Standing("confirmed", DAY, changed=True, written=CONFIRMED), "visit-change"),
        (Standing("confirmed", DAY, written=CONFIRMED), ""),
        (Standing("confirmed", date(2027, 3, 15), written=CONFIRMED), "visitor-list"),
        (Standing("confirmed", date(2027, 5, 1), names_due=date(2027, 3, 10), written=CONFIRMED), "visitor-list"),
        (Standing("confirmed", DAY, written=CONFIRMED | {"visitor-list"}), ""),
        (Standing("confirmed", TODAY, over=True), "thank-you"),
        (Standing("visited", TODAY, over=True), "thank-you"),
        (Standing("visited", TODAY, over=True, thanked=True), ""),
        (Standing("thanked", TODAY), ""),
        (Standing("declined", asked=True), ""),
        (Standing("replaced"), ""),
        (Standing("cancelled", asked=True), "visit-cancellation"),
        (Standing("replaced", asked=True, written=frozenset({"visit-cancellation"})), ""),
    ],
)
def test_each_stage_has_its_letter(standing, letter):
    assert following(standing, TODAY) == letter


def test_thanks_wait_no_longer_after_three_days():
    assert not is_urgent("thank-you", Standing("visited", date(2027, 2, 27)), TODAY)
    assert is_urgent("thank-you", Standing("visited", date(2027, 2, 26)), TODAY)
    assert is_urgent("visit-change", Standing("confirmed", DAY), TODAY)
