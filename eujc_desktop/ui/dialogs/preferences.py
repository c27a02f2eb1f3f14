"""The preferences: a form made from the declared settings; each holds as soon as it is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import available_timezones

from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.said import Said
from eujc_desktop.common.settings import Option, Settings
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.components.panel import Field
from eujc_desktop.ui.text import tr

Changed = Callable[[str], object]


class Preferences(QDialog):
    """One row an option under the heading of its section; `changed` hears the key of what was set."""

    def __init__(self, settings: Settings, changed: Changed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._changed = settings, changed
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(440)
        self.fields: dict[str, Field] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        section = ""
        for option in settings.options():
            if option.section != section:
                section = option.section
                layout.addSpacing(4)
                layout.addWidget(label(tr(section), "strong"))
            field = self.fields[option.key] = Field(tr(option.label), self._editor(option), tr(option.note))
            layout.addWidget(self._with_button(option, field))
        layout.addStretch(1)
        layout.addWidget(row("stretch", push(tr("Close"), "primary", on_click=self.accept)))

    def set(self, option: Option, value: object) -> None:
        """Keep a value; what does not fit stays in its field, marked."""
        try:
            self._settings.set(option.key, value)
        except Invalid:
            self.fields[option.key].show_error(tr("This does not fit here."))
            return
        self.fields[option.key].clear_state()
        self._changed(option.key)

    def _editor(self, option: Option) -> QWidget:
        value, keep = self._settings.get(option.key), partial(self.set, option)
        match option.kind:
            case "whole":
                return _spin(option, value, keep)
            case "choice":
                return _combo(
                    [(code, tr(words) if isinstance(words, Said) else words) for code, words in option.choices],
                    value,
                    keep,
                )
            case "zone":
                zones = sorted(zone for zone in available_timezones() if zone.startswith(("Europe/", "Asia/")))
                return _combo([(zone, zone.replace("_", " ")) for zone in zones], value, keep)
            case _:
                return _line(value, keep)

    def _with_button(self, option: Option, field: Field) -> QWidget:
        if option.kind != "folder":
            return field
        button = push(tr("Choose…"), on_click=partial(self._choose_folder, option, field))
        button.setAccessibleName(tr("Choose: {label}", label=tr(option.label)))
        return row((field, 1), button)

    def _choose_folder(self, option: Option, field: Field) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr(option.label), self._settings.get(option.key))
        if folder and isinstance(field.editor, QLineEdit):
            field.editor.setText(folder)
            self.set(option, folder)


def _spin(option: Option, value: int, keep: Callable[[int], None]) -> NumberBox:
    box = NumberBox()
    box.setRange(option.least, option.most)
    box.setValue(value)
    box.valueChanged.connect(keep)
    return box


def _combo(choices: list[tuple[str, str]], value: str, keep: Callable[[str], None]) -> QComboBox:
    box = QComboBox()
    for code, words in choices:
        box.addItem(words, code)
    box.setCurrentIndex(box.findData(value))
    box.activated.connect(lambda at: keep(box.itemData(at)))
    return box


def _line(value: str, keep: Callable[[str], None]) -> QLineEdit:
    line = QLineEdit(value)
    line.editingFinished.connect(lambda: keep(line.text()))
    return line
