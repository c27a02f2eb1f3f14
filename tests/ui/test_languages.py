"""The window in other languages: switched at run time, at the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.dates import MONTHS, weekday
from eujc_desktop.documents.cards.stocks import chosen
from eujc_desktop.documents.typesetting.report import Report
from eujc_desktop.fields.readings import countries
from eujc_desktop.models.base import Base
from eujc_desktop.services.rosters import NOTE
from eujc_desktop.ui import languages
from eujc_desktop.ui.commands import open_preferences
from eujc_desktop.ui.text import tr
from tests.ui.house import House
from tests.ui.reading import cut, texts, unsaid
from tools.pseudo import Pseudo


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = languages.language()
    yield
    languages.begin(before)


def test_the_language_is_switched_where_one_is(sample: House) -> None:
    window, grid = sample.window, sample.window.current.grid  # type: ignore[attr-defined]
    grid.filter_box.setText("a")
    sample.until(lambda: grid.narrowed)
    sample.idle()
    ids = list(grid.model_.ids)
    grid.select(ids[3])
    sample.idle()
    passport = window.current.side.sections["Passport"]  # type: ignore[attr-defined]
    passport.head.click()
    folded = not passport.opened
    preferences = open_preferences(window)
    box = preferences.fields["language"].editor
    box.setCurrentIndex(box.findData("fr"))
    box.activated.emit(box.currentIndex())
    sample.until(lambda: window.current.grid is not grid)
    sample.idle()
    now = window.current.grid
    assert window.current.key == "participants"
    assert (now.filter_box.text(), list(now.model_.ids), now.current_id) == ("a", ids, ids[3])
    assert languages.language() == "fr"
    again = window.current.side.sections["Passport"]  # type: ignore[attr-defined]
    assert (again.head.text(), not again.opened) == ("Passeport", folded)
    for key in ("missions", "itineraries"):  # what was built before is gone, and does not hear of commands
        window.go(key)
        sample.idle()
    assert window.actions_.q("undo").text() != ""


DIALOGS = ("settings", "shortcuts", "history", "imports", "new_mission", "edit_mission", "move_dates",
           "clone_mission", "go_to_date", "add_person", "add_visit", "labels", "disclosures", "editions", "audit",
           "export", "roster", "selection", "money", "evaluation", "follow_up", "tick_attendance", "approvals", "rooms",
           "texts", "programmes", "own_fields", "groups", "host_letters", "gifts",
           "about", "check_certificate")  # fmt: skip
WEEKDAYS = [weekday(date(2027, 3, day), short=short) for day in range(1, 8) for short in (True, False)]
KEYS = ["Ctrl", "Shift", "Alt", "Del", "Ins", "Tab", "Enter", "Esc", "Up", "Down", "Left", "Right"]
PLACES = [*" ".join(name for _, name in countries()).split(), "Tokyo", "Brussels", "Europe", "Asia"]
NO_WORDS = frozenset(
    [*KEYS, *PLACES, *WEEKDAYS, *MONTHS, *(month[:3] for month in MONTHS), *NOTE.split(), "Qt", "Cancel", "min"]
)
"""What is no text of the window: keys, days, zones, countries, what a list says of itself, Qt's own."""


class Reader:
    """Goes through the window and keeps what is wrong with its texts."""

    def __init__(self, house: House) -> None:
        self.house, self.window = house, house.window
        self.data = _data_of(house) | NO_WORDS
        self.wrong: dict[str, str] = {}

    def look(self, where: str, root: QWidget) -> None:
        self.house.idle()
        for read in texts(root):
            if words := unsaid(read.text, self.data):
                self.wrong[f"{read}"] = f"{where}: not said: {words[:4]}"
            if read.text.startswith("[") and (lack := cut(read)):
                self.wrong[f"{read} cut"] = f"{where}: {lack}"

    def tabs(self) -> None:
        for key in self.window.tabs_shown():
            self.window.go(key)
            self.house.idle()
            self.window.actions_.run("next_record")
            self.look(f"{key}, {self.window.width()} wide", self.window)

    def dialog(self, action: str) -> None:
        self.window.actions_.run(action)
        self.house.idle()
        for dialog in self._dialogs():
            self.look(action, dialog)
            dialog.close()

    def _dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]


def _data_of(house: House) -> frozenset[str]:
    """Every word that stands in the office's records, or in the name of a programme."""

    def read(work: Any) -> frozenset[str]:
        rows = [row for table in Base.metadata.sorted_tables for row in work.session.execute(select(table))]
        rows += [(each.name,) for each in services.programmes.listing(work)]
        return frozenset(
            re.findall(r"[^\W\d_]+", " ".join([str(house.file), *(str(value) for row in rows for value in row)]))
        )

    return house.works.read(read)


def test_what_must_be_known_of_a_paper_is_said_in_the_language_of_the_window() -> None:
    report = Report()
    report.note_cut(2, "Rindfleischetikettierung")
    report.note_missing(("🍣",), 9, "More 🍣")
    languages.begin("ja")
    assert tr(report.cut_messages()[0]) == "2ページに収まらず省略：Rindfleischetikettierung"
    assert tr(report.messages()[0]).endswith("：9ページ（「More 🍣」）")
    assert tr(chosen("badges", "90x55").title) == "90 × 55 mm、A4に10枚、トンボ付き"
    assert tr(chosen("table-signs", "a5-tent").title) == "A5、二つ折り、A4に2枚"


def test_every_text_is_said_and_none_is_cut(sample: House) -> None:
    languages.begin("en", Pseudo())
    sample.window.say_anew()
    reader = Reader(sample)
    for size in ((1280, 720), (1440, 900)):
        sample.window.resize(*size)
        reader.tabs()
    for action in DIALOGS:
        reader.dialog(action)
    assert not reader.wrong, "\n".join(f"{text} – {lack}" for text, lack in reader.wrong.items())
