from __future__ import annotations

from pathlib import Path

import pytest

import eujc_desktop

SOURCES = sorted(Path(eujc_desktop.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", ["QtSql", "PySide6.QtWebEngine", "pickle", "QSettings"])
def test_parts_of_libraries_that_the_house_does_not_use(name):
    """QtSql would bring a second SQLite into the process; pickles and QSettings can be planted."""
    users = [path.name for path in SOURCES if any(name in line for line in imports_of(path))]
    assert users == []


def imports_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.lstrip().startswith(("import ", "from "))]
