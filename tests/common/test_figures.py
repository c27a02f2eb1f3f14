"""Figures as people round them."""

from __future__ import annotations

import pytest

from eujc_desktop.common.figures import per_cent, rounded


@pytest.mark.parametrize(
    ("number", "places", "told"),
    [(4.25, 1, "4.3"), (4.35, 1, "4.4"), (87 / 20, 1, "4.4"), (-0.25, 1, "-0.3"), (2.5, 0, "3"), (3, 1, "3.0")],
)
def test_halves_go_up_as_in_a_spreadsheet(number: float, places: int, told: str) -> None:
    assert str(rounded(number, places)) == told


@pytest.mark.parametrize(("share", "told"), [(1 / 8, "13"), (0.285, "29"), (0.005, "1"), (2 / 3, "67"), (1, "100")])
def test_shares_are_rounded_as_figures_are(share: float, told: str) -> None:
    assert str(per_cent(share)) == told
