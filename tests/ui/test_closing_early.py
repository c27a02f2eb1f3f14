"""A window closed while the file is still being checked: it goes at once, leaves nothing, and tells of no damage."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from eujc_desktop.models.mission import Mission
from eujc_desktop.store import inspection
from eujc_desktop.store.opening import open_store
from tests.ui.house import House

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Holds the check among the pages, as a large file on a slow disk would; the answer lets it go on."""
    go_on, look = threading.Event(), inspection.refuse_damaged

    def slowly(driver: Any, *given: Any, **more: Any) -> None:
        driver.set_progress_handler(lambda: go_on.wait(0.05) and 0, 1)
        look(driver, *given, **more)

    monkeypatch.setattr(inspection, "refuse_damaged", slowly)
    yield go_on.set
    go_on.set()


class Checking(House):
    """A window that shows its people while the file is still being checked."""

    def idle(self) -> None:
        self.until(lambda: self.window.current.grid.model_.rowCount() > 0)
        # The page waits for the rows; the look at the file has begun and does not end.
        self.until(lambda: _threads() == ["inspection"])


@pytest.fixture
def checking(filled_file: Path, tmp_path: Path, held: Callable[[], None]) -> House:
    return Checking(Path(shutil.copy(filled_file, tmp_path / "office.db")))


def _threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "inspection"]


def test_it_closes_at_once_and_tells_of_no_damage(checking: House) -> None:
    told: list[Any] = []
    checking.window.office.refused.connect(told.append)
    checking.leave()  # would take hours if it waited for the look at the file
    assert _threads() == []
    assert told == []
    assert checking.window.messages.titles() == []
    assert not checking.file.with_name("office.db-wal").exists()
    checking.close()


def test_a_change_made_just_before_is_kept(checking: House, held: Callable[[], None]) -> None:
    job = checking.window.office.do("Rename", _rename)
    threading.Timer(0.3, held).start()
    checking.close()
    assert not job.cancelled
    store = open_store(checking.file, "Anna Berg")
    assert store.works.next_undo().label == "Rename"
    store.close()


def _rename(work: Any) -> None:
    work.session.query(Mission).one().code = "WCM-2027-B"
