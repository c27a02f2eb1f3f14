"""The missions in the window: sizes, colours, names, counts of the tabs, commands, bell, dialogs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from eujc_desktop.bootstrap import offices
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.window import Window
from tests.ui.house import House, button, nameless
from tests.ui.mission_steps import codes, go_to

pytestmark = pytest.mark.opens("missions")


@pytest.fixture
def page(sample: House) -> Any:
    return sample.tab("missions")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (960, 600)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_out_of_the_window(page: Any, sample: House, size: tuple[int, int], scheme: str) -> None:
    theme.choose(scheme)
    sample.window.resize(*size)
    go_to(sample, "WCM-2027")
    if not page.side.panel.isVisible():
        sample.run("panel")
    head = page.view.horizontalHeader()
    assert head.length() <= page.view.width()
    assert page.strip.isVisible() == (size[1] >= 800)
    inside = page.side.panel.overview.viewport().width()
    assert page.side.panel._body.width() <= inside
    assert nameless(sample.window) == []
    sample.run("edit")
    sample.idle()
    assert nameless(sample.window) == []


def test_few_widgets_are_alive_on_the_page(page: Any, sample: House) -> None:
    from PySide6.QtWidgets import QWidget

    go_to(sample, "WCM-2027")
    assert sum(widget.isVisible() for widget in page.findChildren(QWidget)) < 190


def test_switching_colours_repaints_the_page(page: Any, sample: House) -> None:
    light = page.grab().toImage()
    theme.choose("dark")
    sample.idle()
    dark = page.grab().toImage()
    assert light.pixelColor(5, 300).lightness() > 200
    assert dark.pixelColor(5, 300).lightness() < 60


# The frame around it


def test_tabs_not_opened_yet_say_their_counts(page: Any, sample: House) -> None:
    sample.until(lambda: sample.window.bar.badge(3))
    assert [sample.window.bar.badge(at) for at in range(4)] == ["2", "24", "3", "16/22"]
    assert sample.window.status.conflicts.accessibleName() == "3 conflicts"
    sample.window.status.conflicts.click()
    sample.idle()
    assert sample.window.current.key == "itineraries"


@pytest.mark.parametrize("tab", ["missions", "participants", "itineraries", "visits"])
def test_a_grey_command_says_what_it_needs(sample: House, tab: str) -> None:
    sample.tab(tab)
    actions = sample.window.actions_
    mute = [
        key
        for key, data in actions.data.items()
        if actions.q(key).isVisible()
        and not actions.q(key).isEnabled()
        and (not data.needs or data.needs not in actions.q(key).toolTip())
    ]
    assert mute == []


@pytest.mark.parametrize(
    ("command", "tab"),
    [("add_item", "itineraries"), ("issues", "itineraries"), ("edit_mission", "missions")],
)
def test_commands_about_the_mission_work_from_any_tab(sample: House, command: str, tab: str) -> None:
    sample.tab("visits")
    sample.run(command)
    sample.idle()
    assert sample.window.current.key == tab
    if command == "edit_mission":
        sample.until(lambda: sample.window.current.side.panel.editing)


def test_the_tabs_have_keys(sample: House) -> None:
    for number, tab in enumerate(("missions", "participants", "itineraries", "visits"), 1):
        sample.run(f"tab_{number}")
        assert sample.window.current.key == tab


def test_the_list_is_there_before_the_office_is_open(page: Any, sample: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = codes(page)
    sample.close()
    shown: list[list[str]] = []
    start = Window.start

    def first_frame(window: Window) -> None:
        if not shown:
            shown.append(codes(window.current))
            assert window.desk.missions is None
            assert window.current.grab().width() > 0
        start(window)

    monkeypatch.setattr(Window, "start", first_frame)
    sample.open()
    assert shown == [before]
    page = sample.window.current
    assert codes(page) == before
    assert page.side.panel.mission_id == page.view.current_id != ""
    assert page.view.model_.rows[0].confirmed == 24


def test_an_office_that_cannot_be_opened_is_tried_again(sample_file: Path, tmp_path: Path, light: None) -> None:
    file = Path(shutil.copy(sample_file, tmp_path / "office.db"))
    other = offices.open_office(str(file), "Tomáš", alone=True)
    house = House(file, tab="missions")
    said = house.window.messages.titles()
    assert len(said) == 1
    assert "Tomáš" in said[0] or "open" in said[0]
    assert house.window.current.view.model_.rows == []
    other.close()
    button(house.window.messages, "Try again").click()
    house.idle()
    house.idle()
    assert len(house.window.current.view.model_.rows) == 7
    assert house.window.messages.titles() == []
    house.close()


def test_no_dialog_is_left_open(page: Any, sample: House) -> None:
    for command in ("new_mission", "move_dates", "history", "shortcuts", "settings"):
        sample.run(command)
        shown = [each for each in sample.window.findChildren(QDialog) if each.isVisible()]
        assert len(shown) == 1, command
        assert nameless(shown[0]) == []
        QTest.keyClick(shown[0], Qt.Key.Key_Escape)
        assert not shown[0].isVisible()
