"""The settings as a form, and what obeys them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QSpinBox

from eujc_desktop.common.settings import OPTIONS, Settings
from eujc_desktop.ui.commands import open_preferences
from eujc_desktop.ui.dialogs.preferences import Preferences
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.window import Window

pytestmark = pytest.mark.usefixtures("light")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def dialog(qtbot: Any, settings: Settings, heard: list[str]) -> Preferences:
    made = Preferences(settings, heard.append)
    qtbot.addWidget(made)
    made.show()
    return made


def editor(dialog: Preferences, key: str) -> Any:
    return dialog.fields[key].editor


def test_every_declared_option_has_its_field(dialog: Preferences) -> None:
    assert list(dialog.fields) == [option.key for option in OPTIONS]
    assert all(editor(dialog, option.key).accessibleName() == option.label for option in OPTIONS)


def test_each_kind_is_kept_at_once(dialog: Preferences, settings: Settings, heard: list[str]) -> None:
    theme_box, zone_box = editor(dialog, "theme"), editor(dialog, "second_zone")
    assert isinstance(theme_box, QComboBox)
    theme_box.activated.emit(theme_box.findData("dark"))
    zone_box.activated.emit(zone_box.findData("Europe/Lisbon"))
    minutes, name = editor(dialog, "backup_minutes"), editor(dialog, "user_name")
    assert isinstance(minutes, QSpinBox)
    assert isinstance(name, QLineEdit)
    minutes.setValue(45)
    name.setText("Aiko Mori")
    name.editingFinished.emit()
    again = Settings(settings.path)
    kept = {key: again.get(key) for key in ("theme", "second_zone", "backup_minutes", "user_name")}
    assert kept == {
        "theme": "dark",
        "second_zone": "Europe/Lisbon",
        "backup_minutes": 45,
        "user_name": "Aiko Mori",
    }
    assert heard == ["theme", "second_zone", "backup_minutes", "user_name"]


def test_what_does_not_fit_is_marked_and_not_kept(dialog: Preferences, settings: Settings, heard: list[str]) -> None:
    name = editor(dialog, "user_name")
    name.setText("x" * 5000)
    name.editingFinished.emit()
    assert settings.get("user_name") == ""
    assert name.property("state") == "error"
    assert heard == []


def test_a_folder_is_chosen(
    dialog: Preferences, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    names = {button.accessibleName(): button for button in dialog.findChildren(QPushButton)}
    names["Choose: Second folder for backups"].click()
    assert settings.get("backup_folder") == str(tmp_path)
    assert editor(dialog, "backup_folder").text() == str(tmp_path)


def test_the_window_obeys(window: Window, qtbot: Any) -> None:
    dialog = open_preferences(window, "second_zone")
    qtbot.addWidget(dialog)
    box, zone = editor(dialog, "theme"), editor(dialog, "second_zone")
    box.activated.emit(box.findData("dark"))
    assert theme.scheme == "dark"
    zone.activated.emit(zone.findData("Europe/Lisbon"))
    assert "Lisbon" in window.status.clocks.text()
    window.desk.remember_paper_folder(Path("last"))
    assert window.desk.paper_folder == "last"
    window.settings.set("paper_folder", "chosen")
    assert window.desk.paper_folder == "chosen"
