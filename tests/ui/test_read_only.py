"""An office whose folder cannot be written: everything is shown, nothing can be changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from eujc_desktop.store import location
from eujc_desktop.ui.actions import WRITING
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.record_form import RecordForm
from tests.store.office import dump, spoil
from tests.ui.house import CTRL, House, press

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
    if tab == "participants":
        # Who sees the number could not be written down.
        form.editor("person.passport_no")
        form.masks.turn("person.passport_no")
        house.idle()
        assert form.masks.is_closed("person.passport_no")
        assert any("read" in words for words in window.messages.titles())


def test_the_itinerary_is_closed_too(house: House) -> None:
    window = house.window
    window.go("itineraries")
    house.idle()
    assert not window.actions_.q("add_item").isEnabled()
    assert window.actions_.q("print").isEnabled()
    assert window.actions_.q("export").isEnabled()
    page, held = window.current, dump(house.works.engine)
    page.views.select(next(item.id for item in page.steps.plan.items()))
    press(page.views.view, Qt.Key.Key_Down, held=CTRL)
    press(page.views.view, Qt.Key.Key_Delete, Qt.Key.Key_N)
    house.idle()
    assert dump(house.works.engine) == held
    assert page.messages.titles() == []
    assert page.side.found.cards
    assert not any(card.ways for card in page.side.found.cards.values())


def test_a_visit_offers_no_step_that_would_change_it(house: House) -> None:
    page = house.tab("visits")
    for visit_id in page.grid.model_.ids:
        page.grid.select(visit_id)
        house.idle()
        offered = {each.accessibleName() for each in page.side.messages.findChildren(QPushButton)}
        # A letter can be made as any paper can: that changes nothing of the visit.
        offered = {words for words in offered if not words.startswith("Write the ")}
        assert offered <= {"Host list to Excel…", "Show in the itinerary"}


def test_damage_found_after_the_start_closes_writing(filled_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(filled_file, tmp_path / "office.db"))
    House(file, "visits").close()
    spoil(file)
    house = House(file, "visits")
    [told] = [words for words in house.window.messages.titles() if "damaged" in words]
    assert "office.db is damaged" in told
    assert "nothing is written to it any more" in told
    assert house.window.current.grid.model_.rowCount() > 0
    assert [name for name in WRITING if house.window.actions_.q(name).isEnabled()] == []
    house.close()
