"""The main job from end to end in the real window: lists in, what is marked mended, book and list out.

Then every step is taken back to the empty office and done again, over restarts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from eujc_desktop import services
from eujc_desktop.ui.dialogs.export_dialog import ExportDialog
from eujc_desktop.ui.dialogs.import_dialog import ImportDialog
from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog
from eujc_desktop.ui.grid import DataGrid
from tests.store.office import dump
from tests.ui.heartbeat import Heartbeat
from tests.ui.house import INPUT, House, button, press

Key = Qt.Key
_MENDED = (
    ("KJÆRGAARD", "person.passport_expires", "14 Jan 2037"),
    ("ÕUNAPUU", "person.diet", "No restriction"),
)
"""What is typed into cells."""
_COMPLETED = (
    ("VAN 'T WOUT", "participation.commitment_letter", "Yes"),
    ("ØRUM", "participation.passport_copy", "Yes"),
    ("FERRER I BOIX", "person.insurer", "Kompas"),
    ("FERRER I BOIX", "person.policy_no", "ES-1204"),
    ("TRZCIŃSKI", "person.consent_data", "4 Oct 2026"),
)
"""What is typed into fields of the form."""
_REGISTER = ("paper", "disclosure")


class Walk:
    """Does what a coordinator does, and keeps what the office held after each step."""

    def __init__(self, house: House, folder: Path, choose: Callable[[Path], None]) -> None:
        self.house, self.folder, self.choose = house, folder, choose
        self.heart = Heartbeat()
        self.held: list[dict[str, list[Any]]] = [self.holds()]
        self.names: list[str] = []

    def holds(self) -> dict[str, list[Any]]:
        """Everything in the office but the register: what went out stays there, whatever is undone."""
        return {table: rows for table, rows in dump(self.house.works.engine).items() if table not in _REGISTER}

    def kept(self) -> None:
        """A step is done: remember what it left."""
        self.held.append(self.holds())
        self.names.append(self.house.undone())

    def dialog(self, kind: type[Any]) -> Any:
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())

    def begin(self) -> None:
        """A mission for the lists to go into."""
        with self.heart.during("new mission"):
            self.house.run("new_mission")
            dialog = self.dialog(NewMissionDialog)
            given = {"programme": "WCM", "title": "World Class Manufacturing 2027", "code": "WCM-2027"}
            for name, value in {**given, "capacity": 24}.items():
                dialog.fill(name, value)
            for name, words in (("first_day", "15 Mar 2027"), ("last_day", "26 Mar 2027")):
                dialog.boxes[name].editor.setText(words)
            button(dialog, "Create mission").click()
            self.house.idle()
        self.kept()

    def bring(self, tab: str, command: str, name: str, words: str) -> None:
        """Import a list from the empty tab."""
        with self.heart.during(f"import {name}"):
            page = self.house.tab(tab)
            self.choose(INPUT / name)
            button(page, command).click()
            self.house.idle()
            button(self.dialog(ImportDialog), words).click()
            self.house.idle()
        self.kept()

    def cell(self, grid: DataGrid, name: str, key: str) -> None:
        """Make a cell the current one."""
        names = [grid.model_.cell(row, 0).text for row in range(grid.model_.rowCount())]
        row = next(at for at, text in enumerate(names) if text.startswith(name))
        columns = [column.key for column in grid.model_.columns]
        grid.view.go(grid.model_.index(row, columns.index(key) if key in columns else 0))
        self.house.idle()

    def mend_people(self) -> None:
        """What is marked about people: two cells, and five fields of the form."""
        page = self.house.tab("participants")
        page.grid.view.setFocus()
        for name, key, words in _MENDED:
            with self.heart.during("type into a cell"):
                self.cell(page.grid, name, key)
                press(page.grid.view, words, Key.Key_Return)
                self.house.idle()
            self.kept()
        for name, key, words in _COMPLETED:
            with self.heart.during("type into a field"):
                self.cell(page.grid, name, key)
                form = page.side.form
                form.focus_field(key)
                press(form.editor(key), words, Key.Key_Tab)
                self.house.idle()
            self.kept()

    def mend_plan(self) -> None:
        """What clashes in the itinerary, by the buttons that mend it."""
        page = self.house.tab("itineraries")
        for words in (
            "Start 76 at 17:30",
            "End 57 at 12:00",
            "Start 66 at 16:15",
            "Plan a transfer from Okazaki to",
        ):
            with self.heart.during("mend a clash"):
                found = page.side.found.findChildren(QPushButton)
                next(each for each in found if each.accessibleName().startswith(words)).click()
                self.house.idle()
            self.kept()

    def print_book(self) -> Path:
        """The briefing book as a file."""
        target = self.folder / "book.pdf"
        with self.heart.during("preview the book"):
            self.house.run("briefing_book")
            body = self.house.window.current.body
            self.house.until(lambda: body.preview.pages > 0)
        with self.heart.during("print the book"):
            self.choose(target)
            button(body, "Export PDF…").click()
            self.house.idle()
        assert self.house.entered().startswith("Make ")
        return target

    def export_hosts(self) -> Path:
        """The list for hosts as a workbook."""
        target = self.folder / "visitors.xlsx"
        with self.heart.during("export the host list"):
            self.house.run("roster")
            self.choose(target)
            button(self.dialog(ExportDialog), "Save .xlsx…").click()
            self.house.idle()
        assert self.house.entered().startswith("Make ")
        return target

    def turn(self, command: str) -> None:
        with self.heart.during(command):
            self.house.run(command)

    def restart(self) -> None:
        self.house.close()
        self.house.open()


@pytest.fixture
def walk(tmp_path: Path, light: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    """An empty office, and answers to what file dialogs ask."""

    def choose(path: Path) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_args: (str(path), ""))

    house = House(tmp_path / "office.db", tab="missions")
    yield Walk(house, tmp_path, choose)
    house.close()


def test_the_walk_and_back_and_forth_again(walk: Walk, record_property: Callable[[str, object], None]) -> None:
    house, window = walk.house, partial(lambda: walk.house.window)
    walk.begin()
    walk.bring("participants", "Import from Excel…", "applications-en.xlsx", "Import 41 rows")
    walk.bring("itineraries", "Import an itinerary…", "programme-wcm-2027.xlsx", "Import 80 rows")
    assert window().bar.tabToolTip(2) == "Itineraries (3)"
    walk.mend_people()
    walk.mend_plan()
    assert window().bar.tabToolTip(2) == "Itineraries"
    _nothing_grave_is_left(walk)
    _look_at_the_book(walk.print_book())
    _look_at_the_list(walk.export_hosts())

    register = lambda: dump(house.works.engine)["paper"]  # noqa: E731 - asked again each time
    before = register()
    _there_and_back(walk, range(len(walk.held) - 2, -1, -1), "undo", restart_at=len(walk.held) // 2)
    assert walk.held[0] == {}
    assert house.undone() == ""
    _there_and_back(walk, range(1, len(walk.held)), "redo", restart_at=len(walk.held) // 2)
    assert house.undone() == walk.names[-1]
    assert len(register()) == 2
    assert register() == before
    # Told, not judged: how long the window did not answer says as much of the machine. Shown with -rP.
    for line in walk.heart.told():
        record_property("longest without an answer", line)
        sys.stdout.write(f"longest without an answer, {line}\n")


def _there_and_back(walk: Walk, way: range, command: str, restart_at: int) -> None:
    """Undo or redo step by step, with a restart on the way; after each step the office holds what it held there."""
    for at in way:
        walk.turn(command)
        assert walk.holds() == walk.held[at], f"after {command} to step {at}"
        if at == restart_at:
            walk.restart()
            assert walk.holds() == walk.held[at]


def _nothing_grave_is_left(walk: Walk) -> None:
    page, mission, today = walk.house.tab("participants"), walk.house.window.desk.mission_id, date.today()
    read = partial(services.travellers.findings, mission_id=mission, today=today)
    assert [finding.message for finding in walk.house.works.read(read) if finding.severity == "error"] == []
    marked = {(name, key) for name, key, _words in (*_MENDED, *_COMPLETED)}
    for name, key in marked:
        walk.cell(page.grid, name, "person.family_name")
        assert page.side.form.note(key) == "", (name, key)


def _look_at_the_book(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as book:
        words = "\n".join(page.get_textpage().get_text_range() for page in book)
        assert len(book) > 20
    for known in ("Kjærgaard", "Mühlböck", "白金", "Okazaki Misogura", "World Class Manufacturing 2027"):
        assert known in words


def _look_at_the_list(path: Path) -> None:
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True) for cell in row]
    assert "Kjærgaard" in cells
    # He does not want to be named to hosts.
    assert "Mărgineanu" not in cells
    assert not {"Passport no.", "Diet"} & set(cells)
