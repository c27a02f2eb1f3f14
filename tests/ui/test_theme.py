"""Switching colours at run time, fonts, icons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolButton

from eujc_desktop.common.resources import resource
from eujc_desktop.ui import tokens
from eujc_desktop.ui.icons import drawing, icon, wear
from eujc_desktop.ui.theme import Theme, theme

pytestmark = pytest.mark.usefixtures("light")


def test_switching_changes_palette_and_tells(app: QApplication, qtbot: Any) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.scheme == "dark"
    assert app.palette().color(QPalette.ColorRole.Base).name().upper() == tokens.DARK["surface"]
    theme.choose("light")
    assert app.palette().color(QPalette.ColorRole.Base).name().upper() == tokens.LIGHT["surface"]


def test_the_sheet_is_worn_when_asked_for_and_through_every_switch(app: QApplication) -> None:
    other = Theme()
    other.start(app, lambda asked: f"QLabel {{ color: {asked.hex('text')}; }}", "light")
    assert app.styleSheet() == ""
    other.wear_sheet()
    light = app.styleSheet()
    other.choose("dark")
    assert light.startswith("QLabel")
    assert app.styleSheet().startswith("QLabel")
    assert app.styleSheet() != light


def test_selection_does_not_go_grey_in_inactive_windows(app: QApplication) -> None:
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    active, inactive = (app.palette().color(group, QPalette.ColorRole.Highlight) for group in groups)
    assert active == inactive


def test_following_the_system_is_the_default_for_unknown_choices(app: QApplication) -> None:
    theme.choose("purple")
    assert theme.choice == "system"


def test_icons_follow_the_colours(app: QApplication, qtbot: Any) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    wear(button, "plus", "text")
    light = button.icon().pixmap(QSize(16, 16)).toImage()
    theme.choose("dark")
    assert button.icon().pixmap(QSize(16, 16)).toImage() != light


def test_an_icon_that_is_checked_has_another_colour(app: QApplication) -> None:
    made = icon("plus", "text2", "accent_text")
    normal = made.pixmap(QSize(16, 16), made.Mode.Normal, made.State.Off).toImage()
    assert made.pixmap(QSize(16, 16), made.Mode.Normal, made.State.On).toImage() != normal


def test_fonts_are_kept_and_scaled(app: QApplication) -> None:
    assert theme.font("body") is theme.font("body")
    assert theme.font("title").pointSizeF() > theme.font("body").pointSizeF() > theme.font("caption").pointSizeF()
    assert any("JP" in family or "Gothic" in family or "Hiragino" in family for family in theme.font().families())


def test_a_family_named_before_it_came_has_everything_measured_again(app: QApplication, qtbot: Any) -> None:
    before = theme.font()
    with qtbot.waitSignal(theme.changed):
        theme.add_family(before.families()[-1])
    assert theme.font() is not before


def test_widths_grow_with_the_text_of_the_system(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert theme.wide(100) == 100
    large = Theme()
    font = QFont(app.font())
    font.setPointSizeF(theme.font().pointSizeF() * 1.3)
    monkeypatch.setattr(app, "font", lambda: font, raising=False)
    monkeypatch.setattr(large, "choose", lambda _choice: None)
    large.start(app, lambda _: "", "light")
    assert 125 <= large.wide(100) <= 135


def test_every_drawing_is_listed_and_takes_its_colour_from_us() -> None:
    folder = resource("icons")
    names = {path.stem for path in folder.glob("*.svg")}
    listed = set(re.findall(r"^- (\S+)$", (folder / "README.md").read_text(encoding="utf-8"), re.M))
    assert names == listed
    assert (folder / "LICENSE-lucide.txt").is_file()
    assert all("currentColor" in drawing(name) for name in names)
