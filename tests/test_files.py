"""Files keep the shape that is asked of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINES = 400
CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( |$)", re.MULTILINE)
CATALOGUES = sorted((ROOT / "resources" / "languages").glob("*.po"))


def test_no_file_of_the_program_is_too_long() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "eujc_desktop").rglob("*.py")}
    assert {path.relative_to(ROOT).as_posix(): n for path, n in lines.items() if n > LINES} == {}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_no_catalogue_holds_an_unsettled_conflict(catalogue: Path) -> None:
    assert CONFLICT.findall(catalogue.read_text("utf-8")) == []
