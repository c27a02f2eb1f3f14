"""The files of the program are found wherever it runs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eujc_desktop.common import resources


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def test_fonts_and_their_licences_are_there() -> None:
    fonts = {path.stem for path in resources.resource("fonts").glob("*.ttf")}
    assert len(fonts) == 10
    families = {font.split("-")[0] for font in fonts}
    assert families == {path.stem.removeprefix("OFL-") for path in resources.resource("fonts").glob("OFL-*.txt")}


def test_a_frozen_program_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource("fonts") == tmp_path / "resources" / "fonts"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"fonts/Comic\.ttf"):
        resources.resource("fonts", "Comic.ttf")
