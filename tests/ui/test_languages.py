"""The window in other languages: switched at run time, at the same place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eujc_desktop.ui import languages
from eujc_desktop.ui.commands import open_preferences
from tests.ui.house import House


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    languages.begin("en")


def test_the_language_is_switched_where_one_is(sample: House) -> None:
    window, grid = sample.window, sample.window.current.grid  # type: ignore[attr-defined]
    grid.filter_box.setText("a")
    sample.until(lambda: grid.narrowed)
    sample.idle()
    ids = list(grid.model_.ids)
    grid.select(ids[3])
    sample.idle()
    preferences = open_preferences(window)
    box = preferences.fields["language"].editor
    box.setCurrentIndex(box.findData("fr"))
    box.activated.emit(box.currentIndex())
    sample.until(lambda: window.current.grid is not grid)
    sample.idle()
    now = window.current.grid
    assert window.current.key == "participants"
    assert (now.filter_box.text(), list(now.model_.ids), now.current_id) == ("a", ids, ids[3])
    assert languages.language() == "fr"
