"""Files keep the shape that is asked of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( |$)", re.MULTILINE)
CATALOGUES = sorted((ROOT / "resources" / "languages").glob("*.po"))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_no_catalogue_holds_an_unsettled_conflict(catalogue: Path) -> None:
    assert CONFLICT.findall(catalogue.read_text("utf-8")) == []
