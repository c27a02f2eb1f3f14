"""An office whose folder cannot be written: everything is shown, nothing can be changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from eujc_desktop.store import location
from eujc_desktop.ui.actions import WRITING
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.record_form import RecordForm
from tests.ui.house import House

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def house(filled_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    file = shutil.copy(filled_file, tmp_path / "office.db")
    monkeypatch.setattr(location, "may_write", lambda _path: False)
    made = House(Path(file))
    yield made
    made.close()


@pytest.mark.parametrize("tab", ["participants", "visits"])
def test_r010_a_banner_says_so_and_every_edit_control_is_closed(house: House, tab: str) -> None:
    window = house.window
    window.go(tab)
    house.idle()
    banners = [str(found.accessibleName()) for found in window.findChildren(InlineMessage) if found.isVisible()]
    assert any("read" in words.lower() for words in banners), banners
    assert [name for name in WRITING if window.actions_.q(name).isEnabled()] == []
    grid = window.current.grid
    assert grid.model_.rowCount() > 0
    flags = [grid.model_.flags(grid.model_.index(0, column)) for column in range(grid.model_.columnCount())]
    assert not any(flag & Qt.ItemFlag.ItemIsEditable for flag in flags)
    grid.select(grid.model_.ids[0])
    house.idle()
    form = window.current.findChild(RecordForm)
    assert form.row_id
    assert [key for key in form.fields if key in form._editors and form.editor(key).isEnabled()] == []


def test_the_itinerary_is_closed_too(house: House) -> None:
    window = house.window
    window.go("itineraries")
    house.idle()
    assert not window.actions_.q("add_item").isEnabled()
    assert window.actions_.q("print").isEnabled()
    assert window.actions_.q("export").isEnabled()
