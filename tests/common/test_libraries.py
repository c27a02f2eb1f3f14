from __future__ import annotations

from pathlib import Path

import pytest

import eujc_desktop

DOCUMENTS = Path(eujc_desktop.__file__).parent / "documents"
SOURCES = sorted(Path(eujc_desktop.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("name", ["QtSql", "PySide6.QtWebEngine", "QSettings"])
def test_parts_of_libraries_that_the_house_does_not_use(name):
    """QtSql would bring a second SQLite into the process; QSettings can be planted."""
    assert users_of(name) == []


def test_pickles_pass_only_between_a_process_and_its_own_child():
    """A pickle that lies in a file could have been planted there; the pipe to one's own child could not."""
    assert users_of("pickle") == ["press.py", "press_process.py"]
    assert not any(".open(" in (DOCUMENTS / name).read_text("utf-8") for name in users_of("pickle"))


def users_of(name: str) -> list[str]:
    return [path.name for path in SOURCES if any(name in line for line in imports_of(path))]


def imports_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.lstrip().startswith(("import ", "from "))]
