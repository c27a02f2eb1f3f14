"""R036: after a clean end the window looks at every page while its user already reads; damage closes writing."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import select

from eujc_desktop.common.errors import Cancelled, Damaged
from eujc_desktop.models.mission import Mission
from eujc_desktop.store import inspection
from eujc_desktop.store.inspection import Inspection
from eujc_desktop.store.opening import Store, open_store
from tests.store.office import add_person, enrol_many, spoil

Open = Callable[..., Store]


@pytest.fixture
def spoilt(opened: Open, path: Path) -> Path:
    """An office closed in good order, a page of which has gone bad since; opening it does not meet that page."""
    store = opened()
    store.works.run("Import", lambda work: enrol_many(work, 300))
    store.close()
    spoil(path)
    return path


def test_damage_is_told_and_nothing_is_written(opened: Open, spoilt: Path) -> None:
    store = opened()
    with pytest.raises(Damaged, match="nothing is written to it any more") as caught:
        add_person(store.works)
    assert "Restore" in caught.value.cure
    assert store.damage() is caught.value
    assert store.works.read(lambda work: work.session.scalars(select(Mission.code)).all()) == ["M-300"]
    assert store.works.next_undo().label == "Import"
    for step in (store.works.undo, store.works.redo):
        with pytest.raises(Damaged):
            step()


def test_a_command_is_refused_a_damaged_file_at_once(spoilt: Path) -> None:
    with pytest.raises(Damaged, match="it was not opened"):
        open_store(spoilt, "Anna Berg", alone=False)


def test_the_first_change_waits_until_the_file_is_known_to_be_sound(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened().close()
    order: list[str] = []
    store_is_open = Event()
    inspect = Inspection._inspect

    def slowly(self: Inspection) -> None:
        store_is_open.wait()
        inspect(self)
        order.append("inspected")

    monkeypatch.setattr(Inspection, "_inspect", slowly)
    store = opened()
    order.append("open")
    Timer(0.1, store_is_open.set).start()
    add_person(store.works)
    order.append("written")
    assert order == ["open", "inspected", "written"]
    assert store.damage() is None


def test_an_office_closed_meanwhile_is_left_without_a_log(opened: Open, path: Path) -> None:
    store = opened()
    store.works.run("Import", lambda work: enrol_many(work, 3000))
    store.close()
    opened().close()
    assert not path.with_name(f"{path.name}-wal").exists()
    connection = sqlcipher3.dbapi2.connect(str(path))
    assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()


def test_a_look_that_was_not_finished_allows_nothing(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    opened().close()
    monkeypatch.setattr(Inspection, "_inspect", lambda self: self._connection.close())
    with pytest.raises(Damaged, match="could not be checked"):
        add_person(opened().works)


def test_a_look_that_was_stopped_is_no_damage(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    opened().close()
    look = inspection.refuse_damaged

    def slowly(driver: Any, *given: Any, **more: Any) -> None:
        driver.set_progress_handler(lambda: time.sleep(0.02), 1)
        look(driver, *given, **more)

    monkeypatch.setattr(inspection, "refuse_damaged", slowly)
    store = opened()
    with pytest.raises(Cancelled):
        store.inspection.damage(_stop)
    store.close()
    assert store.damage() is None
    with pytest.raises(Damaged, match="could not be checked"):
        store.inspection.allow_writing()


def _stop(_done: int, _total: int, _label: str) -> None:
    raise Cancelled


def test_a_look_that_has_not_begun_is_stopped_too(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite forgets an interruption while no statement runs; on a busy machine the thread comes to it later."""
    opened().close()
    asked, endless = Event(), "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def late(driver: Any, *_given: Any, **_more: Any) -> None:
        asked.wait()
        time.sleep(0.1)
        with suppress(sqlcipher3.dbapi2.OperationalError):
            driver.execute(endless).fetchone()

    monkeypatch.setattr(inspection, "refuse_damaged", late)
    store = opened()
    Timer(0.1, asked.set).start()
    store.close()
