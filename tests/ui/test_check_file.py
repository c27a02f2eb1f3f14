"""R035 in the window: a look through the whole file, told in place, with the way to mend it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import text

from eujc_desktop.store import backup, examination
from eujc_desktop.store.engine import connect
from eujc_desktop.ui.components.task_box import TaskBox
from tests.store.office import remove_past_the_journal
from tests.ui.house import House, button, nameless

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def strayed(filled_file: Path, tmp_path: Path) -> Iterator[House]:
    """An office a company of which was taken out past the program."""
    file = Path(shutil.copy(filled_file, tmp_path / "office.db"))
    remove_past_the_journal(file, "organisation", "name LIKE '%a%'")
    house = House(file)
    yield house
    house.close()


def test_a_sound_file_is_told_in_place(bare: House) -> None:
    bare.run("check_file")
    assert bare.window.messages.titles() == ["office.db is in order"]
    assert nameless(bare.window.messages) == []


def test_what_was_found_is_mended_when_asked_and_can_be_seen_at_once(bare: House) -> None:
    with connect(bare.works.engine, writes=True) as connection:
        connection.execute(text("UPDATE search_text SET words = 'rubbish'"))
    bare.run("check_file")
    assert bare.window.messages.titles() == ["office.db can be mended"]
    button(bare.window.messages, "Mend it").click()
    bare.idle()
    assert bare.window.messages.titles() == []
    assert bare.window.notices.shown == "The data file is mended"
    bare.run("check_file")
    assert bare.window.messages.titles() == ["office.db is in order"]


def test_it_can_be_cancelled_and_the_window_closed_meanwhile(bare: House, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on = Event(), Event()
    read_pages = examination._read_pages

    def slowly(*given) -> None:
        reached.set()
        go_on.wait(60)
        read_pages(*given)

    monkeypatch.setattr(examination, "_read_pages", slowly)
    bare.window.actions_.run("check_file")
    bare.until(lambda: reached.is_set() and bare.window.findChildren(TaskBox))
    [box] = bare.window.findChildren(TaskBox)
    [cancel] = box.findChildren(QPushButton)
    cancel.click()
    go_on.set()
    bare.idle()
    assert bare.window.messages.titles() == []
    reached.clear()
    go_on.clear()
    bare.window.actions_.run("check_file")
    bare.until(reached.is_set)
    bare.window.close()
    go_on.set()
    assert bare.window.office.close()
    bare.open()


def test_links_to_nowhere_are_mended_after_a_copy_of_the_file(strayed: House) -> None:
    strayed.run("check_file")
    assert strayed.window.messages.titles() == ["office.db can be mended"]
    button(strayed.window.messages, "Mend it").click()
    strayed.idle()
    assert strayed.undone() == "Mend the data file"
    [kept] = backup.home(strayed.file).glob("before-mending-*.db")
    assert kept.stat().st_size > 0
