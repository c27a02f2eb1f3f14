"""A second window on a file: the first comes forward, and where it does not answer the second reads beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from eujc_desktop.models.mission import Mission
from eujc_desktop.store.opening import open_store
from eujc_desktop.ui import bell
from eujc_desktop.ui.actions import WRITING
from tests.ui.house import House, button, nameless

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def file(filled_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled_file, tmp_path / "office.db"))


@pytest.fixture
def holder(file: Path) -> Iterator[Any]:
    """The office in another window, which does not answer."""
    store = open_store(file, "Yuki Sato")
    yield store
    store.close()


@pytest.fixture
def second(file: Path, holder: Any) -> Iterator[House]:
    house = House(file)
    yield house
    house.close()


def _rename(work: Any) -> None:
    work.session.query(Mission).one().title = "Lean"


def test_it_says_who_has_the_file_and_offers_to_read(second: House) -> None:
    [told] = second.window.messages.titles()
    assert told.startswith("office.db is already open: Yuki Sato (")
    assert nameless(second.window.messages) == []
    assert second.window.isVisible()
    assert second.window.current.grid.model_.rowCount() == 0


def test_everything_is_read_and_nothing_can_be_changed(second: House, holder: Any) -> None:
    button(second.window.messages, "Open for reading only").click()
    second.idle()
    assert second.window.messages.titles() == ["office.db is open for reading only"]
    assert second.window.current.grid.model_.rowCount() == 41
    assert [name for name in WRITING if second.window.actions_.q(name).isEnabled()] == []
    holder.works.run("Rename", _rename)
    second.tab("missions")
    assert second.window.desk.read_only
    assert holder.works.next_undo().label == "Rename"


def test_the_one_who_has_it_closes_first_and_nothing_is_lost(second: House, holder: Any, file: Path) -> None:
    button(second.window.messages, "Open for reading only").click()
    second.idle()
    holder.works.run("Rename", _rename)
    holder.close()
    second.run("refresh")
    second.close()
    store = open_store(file, "Yuki Sato")
    assert (store.works.next_undo().label, store.set_aside, store.damage()) == ("Rename", (), None)
    store.close()
    second.open()
    assert second.window.messages.titles() == []


def test_it_opens_as_usual_when_the_other_has_gone(second: House, holder: Any) -> None:
    holder.close()
    button(second.window.messages, "Try again").click()
    second.idle()
    assert second.window.messages.titles() == []
    assert second.window.actions_.q("add_person").isEnabled()
    assert second.window.current.grid.model_.rowCount() == 41


def test_it_makes_way_where_the_first_answers(file: Path, holder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[Path] = []
    monkeypatch.setattr(bell, "ring", lambda path: rung.append(path) or True)
    house = House(file)
    assert rung == [file], "once, however many readings meet the other window"
    assert not house.window.isVisible()
    house.close()
