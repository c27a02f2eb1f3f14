"""The pages look as they did when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.documents import golden


@pytest.mark.parametrize("page", golden.PAGES, ids=lambda page: page.name)
def test_the_page_looks_as_it_did(page: golden.Golden, tmp_path: Path) -> None:
    today = golden.drawn(page)
    with Image.open(golden.path_of(page)) as kept:
        found = list(golden.differences(today, kept.convert("L")))
    if found:
        today.save(tmp_path / f"{page.name}.png")
    assert not found, f"see {tmp_path}; if it is meant so: python -m tests.documents.golden"


def test_a_word_that_moved_does_not_pass() -> None:
    with Image.open(golden.path_of(golden.PAGES[3])) as kept:
        page = kept.convert("L")
    other = page.copy()
    word = page.crop((120, 60, 170, 80))
    other.paste(255, (120, 60, 170, 80))
    other.paste(word, (123, 60))
    assert ImageChops.difference(page, other).getbbox() is not None
    assert list(golden.differences(page, other))


def test_smoothed_edges_do_pass() -> None:
    with Image.open(golden.path_of(golden.PAGES[3])) as kept:
        page = kept.convert("L")
    assert not list(golden.differences(page, page.point(lambda value: min(value + 5, 255))))
