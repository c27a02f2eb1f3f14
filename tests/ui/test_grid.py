"""A grid by itself over a real store: what it copies, pastes and keeps, without the window around it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QInputMethodEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QWidget

from benchmarks.people import Office as People
from benchmarks.people import office as people_office
from eujc_desktop import services
from eujc_desktop.models.choices import Diet
from eujc_desktop.ui import grid_delegate
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.components.tick_list import TickList
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.editors import TicksEditor
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_block import as_html, as_tsv, from_text
from eujc_desktop.ui.grid_export import begin, save
from eujc_desktop.ui.grid_model import Cell
from eujc_desktop.ui.grid_shown import ColumnSet
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.pages.people_columns import column_sets, columns
from eujc_desktop.ui.text import language, tr
from eujc_desktop.ui.theme import theme
from tests.ui.house import button, in_english, press, until

pytestmark = pytest.mark.usefixtures("light")
CROWD = 5000


class Table:
    """A grid on an office of people, as a page would show it."""

    def __init__(self, people: People, memory: Memory) -> None:
        self.works, self.memory = people.works, memory
        self.office, self.holder = Office(lambda: people.works), QWidget()
        self.messages = MessageSlot()
        desk = Desk(self.office, Actions(self.holder), memory, {}, SimpleNamespace(), self.messages)  # type: ignore[arg-type]
        self.desk = desk
        self.grid = DataGrid(
            desk,
            "participants",
            columns(lambda: 2027),
            messages=self.messages,
            name="People",
            adds="{} new".format,
            sets=column_sets(),
        )
        self.grid.arranging.show_usual("person.family_name")
        self.view, self.model = self.grid.view, self.grid.model_
        self.office.changed.connect(lambda _changes: self.grid.reload())
        self.grid.resize(1100, 700)
        self.grid.load(people.whole)
        self.idle()

    def idle(self) -> None:
        QApplication.processEvents()
        until(lambda: not self.office.is_busy)
        QApplication.processEvents()

    def take_keyboard(self) -> None:
        self.grid.show()
        self.grid.activateWindow()
        self.view.setFocus()
        QApplication.processEvents()

    def paste(self, text: str, *, new: bool = False) -> None:
        QGuiApplication.clipboard().setText(text)
        (self.grid.clipboard.paste_new if new else self.grid.clipboard.paste)()
        self.idle()

    def answer(self, words: str) -> None:
        button(self.messages, words).click()
        self.idle()

    def held(self, key: str) -> list[Any]:
        """What the database has in a column, in the order of the rows."""
        found = self.works.read(lambda work: services.grids.rows(work, "participants", self.model.ids, [key]))
        return [row[key] for row in found]

    def here(self, key: str = "person.family_name") -> str:
        """The words of the current row in a column, once they are read."""
        row = self.view.currentIndex().row()
        self.model.cell(row, 0)
        self.idle()
        return self.model.cell(row, self.place(key)).text

    def place(self, key: str) -> int:
        return [column.key for column in self.model.columns].index(key)

    def close(self) -> None:
        assert self.office.close()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """An office of many; each test takes back what it has written."""
    made = people_office(tmp_path_factory.mktemp("crowd"), CROWD, 0)
    yield made
    made.close()


@pytest.fixture
def table(people: People, app: QApplication) -> Iterator[Table]:
    made = Table(people, Memory())
    made.messages.show()
    yield made
    while people.works.next_undo().label != "Fill":  # type: ignore[union-attr]
        people.works.undo()
    made.close()


def test_a_copy_holds_what_was_never_on_screen(table: Table) -> None:
    table.view.selectAll()
    table.grid.clipboard.copy(headed=True)
    table.idle()
    head, *lines = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["Name", "Company", "Nationality"]
    assert len(lines) == CROWD
    assert all(line.split("\t")[1].endswith("GmbH") for line in lines)
    assert "Missing" not in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().mimeData().html().count("<tr>") == CROWD + 1
    assert table.model.values(table.model.ids[-1]) is None


def test_filling_and_emptying_reach_what_was_never_on_screen(table: Table) -> None:
    diet = table.place("person.diet")
    table.view.go(table.model.index(0, diet))
    table.paste("Vegan")
    table.view.selectColumn(diet)
    table.grid.clipboard.fill_down()
    table.idle()
    assert set(map(str, table.held("person.diet"))) == {"vegan"}
    table.grid.clipboard.empty_cells()
    table.idle()
    assert set(table.held("person.diet")) == {None}


def test_cells_are_cut_and_put_elsewhere(table: Table) -> None:
    table.take_keyboard()
    post = table.place("person.email")
    table.view.go(table.model.index(0, post))
    before = table.held("person.email")[0]
    QTest.keyClick(table.view, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    table.idle()
    assert (table.held("person.email")[0], table.works.next_undo().label) == (None, "Cut cells: 1 cell")
    table.view.go(table.model.index(1, post))
    QTest.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table.idle()
    assert table.held("person.email")[1] == before


def test_lines_under_the_last_row_become_new_people_in_one_step(table: Table) -> None:
    before, last = table.model.rowCount(), table.model.rowCount() - 1
    table.view.go(table.model.index(last, 0))
    table.paste("ZYTA, Ada\tZyta s.r.o.\nZZ-TOP, Bo\tZyta s.r.o.\n\tNobody s.r.o.\n\t\n")
    (told,) = table.messages.titles()
    assert told == "Paste 4×2: 1 new, 4 new values, 0 unchanged, 1 cannot be read"
    assert table.model.rowCount() == before
    table.answer("Write the others")
    assert table.model.rowCount() == before + 1
    assert table.here() == "ZZ-TOP Bo"
    assert table.works.next_undo().label == "Paste: 6 cells"
    table.works.undo()
    table.grid.reload()
    table.idle()
    assert table.model.rowCount() == before


def test_lines_with_headings_are_pasted_under_them(table: Table) -> None:
    before = table.model.rowCount()
    table.paste("Diet\tName\tCompany\nVegan\tÅberg, Ida\tÅberg AB\n", new=True)
    assert table.messages.titles() == ["Paste 1×3: 1 new, 3 new values, 0 unchanged"]
    table.answer("Write all")
    assert table.model.rowCount() == before + 1
    assert (table.here(), table.here("person.diet")) == ("ÅBERG Ida", "Vegan")


def test_headings_name_fields_that_are_not_shown_and_what_names_none_is_told(table: Table) -> None:
    before = table.model.rowCount()
    table.paste(
        "Family name\tGiven name\tShoes he likes\tPassport no.\tMobile\nÅberg\tIda\tred\tSE123\t+46 70\n", new=True
    )
    assert table.messages.titles() == ["Paste 1×4: 1 new, 4 new values, 0 unchanged"]
    assert "“Shoes he likes” is no column here" in [label.text() for label in table.messages.findChildren(QLabel)]
    table.answer("Write the others")
    assert table.model.rowCount() == before + 1
    (row,) = table.works.read(lambda work: services.grids.rows(work, "participants", [table.grid.current_id]))
    assert (row["person.family_name"], row["person.given_name"], row["person.passport_no"]) == ("Åberg", "Ida", "SE123")
    assert row["person.mobile"] == "+46 70"


def test_who_may_be_known_is_told_before_new_people_are_pasted(table: Table) -> None:
    table.model.cell(0, 0)
    [one] = table.works.read(lambda work: services.grids.rows(work, "participants", table.model.ids[:1]))
    family, given, mail = (one[f"person.{name}"] for name in ("family_name", "given_name", "email"))
    asked: list[str] = []
    table.desk.actions.run = asked.append  # type: ignore[method-assign, assignment]
    table.paste(f"Name\tE-mail\n{family}, {given}\t{mail}\nZyta, Ada\tzyta@example.org\n", new=True)
    [told] = [label.text() for label in table.messages.findChildren(QLabel) if " may be " in label.text()]
    assert told.startswith(f"{given} {family} may be {given} {family} (")
    assert "same e-mail" in told
    assert "Zyta" not in told
    before = table.model.rowCount()
    table.answer("Decide for each of them…")
    assert (asked, table.model.rowCount()) == (["import_copied"], before)


def test_what_finds_no_room_is_told_and_names_survive_their_way_round(table: Table) -> None:
    table.view.go(table.model.index(3, 0))
    table.grid.clipboard.copy()
    held = table.held("person.family_name")[3]
    table.grid.clipboard.paste()
    table.idle()
    assert (table.messages.titles(), table.held("person.family_name")[3]) == ([], held)
    table.view.go(table.model.index(0, len(table.model.columns) - 1))
    table.paste("\t\t3")
    assert "2 columns find no room" in [label.text() for label in table.messages.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ('"Blue" team\tb\nc\td', [['"Blue" team', "b"], ["c", "d"]]),
        ('"never closed\tb\nc\td', [['"never closed', "b"], ["c", "d"]]),
        ('"two\nlines ""q"""\t5" pipe\r\n\tx\r\n', [['two\nlines "q"', '5" pipe'], ["", "x"]]),
        ("a\rb\tc", [["a"], ["b", "c"]]),
        ("x" * 200_000, [["x" * 200_000]]),
    ],
)
def test_any_text_is_a_block(text: str, block: list[list[str]]) -> None:
    assert from_text(text) == block


def test_no_mask_is_taken_for_a_passport_number_and_none_is_filled_down(table: Table) -> None:
    table.grid.arranging.show_column("person.passport_no", on=True)
    table.idle()
    number = table.place("person.passport_no")
    before = table.held("person.passport_no")
    table.view.go(table.model.index(0, number))
    table.grid.clipboard.copy()
    assert "•" in QGuiApplication.clipboard().text()
    table.view.go(table.model.index(1, number))
    table.grid.clipboard.paste()
    table.idle()
    assert table.messages.titles() == ["Paste 1×1: 0 new values, 0 unchanged, 1 cannot be read"]
    table.view.selectColumn(number)
    table.grid.clipboard.fill_down()
    table.idle()
    assert table.held("person.passport_no") == before


def test_keys_go_to_the_edges_as_in_a_spreadsheet(table: Table) -> None:
    def went(key: Qt.Key, *, extend: bool = False) -> tuple[int, int, int, int]:
        held = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(table.view, key, held | Qt.KeyboardModifier.ShiftModifier if extend else held)
        rows, seen = table.grid.clipboard._span()
        return rows.start, rows.stop, seen.start, seen.stop

    wide = len(table.model.columns)
    table.view.header.moveSection(2, 4)
    table.view.go(table.model.index(3, 2))
    assert went(Qt.Key.Key_Down) == (CROWD - 1, CROWD, 4, 5)
    assert went(Qt.Key.Key_Up, extend=True) == (0, CROWD, 4, 5)
    assert went(Qt.Key.Key_Right, extend=True) == (0, CROWD, 4, wide)
    assert went(Qt.Key.Key_Home) == (0, 1, 0, 1)
    assert went(Qt.Key.Key_End, extend=True) == (0, CROWD, 0, wide)
    assert went(Qt.Key.Key_Left) == (CROWD - 1, CROWD, 0, 1)


def test_headings_are_no_cells_of_a_block_that_is_repeated(table: Table) -> None:
    corner = QItemSelection(table.model.index(0, 1), table.model.index(3, 2))
    table.view.go(corner.indexes()[0])
    table.view.selectionModel().select(corner, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.paste("Company\tNationality\nÅberg AB\tSweden\n")
    assert table.held("organisation.name")[:4] == ["Åberg AB"] * 4


def test_columns_and_their_sets_are_kept(table: Table, people: People) -> None:
    arranging = table.grid.arranging
    arranging.choose_set(next(kept for kept in arranging.sets if kept.name == tr("Visa")))
    assert [column.key for column in arranging.shown[:3]] == [
        "person.family_name",
        "person.nationality",
        "person.birth_date",
    ]
    header = table.view.header
    header.moveSection(3, 1)
    header.resizeSection(3, 222)
    arranging.show_column("person.email", on=True)
    arranging.show_column("person.nationality", on=False)
    keys = [column.key for column in arranging.shown]
    assert keys[:3] == ["person.family_name", "person.passport_no", "person.birth_date"]
    assert keys[-1] == "person.email"
    arranging._memory.save_set("Embassy", arranging.shown)
    arranging._memory.rename_set("Embassy", "For the embassy")
    arranging.sort("person.birth_date", down=True)
    arranging.sort("person.family_name", down=False, add=True)
    table.idle()
    again = Table(people, table.memory)
    assert [column.key for column in again.model.columns] == keys
    assert (again.model.ids, again.model.order_of(0)) == (table.model.ids, (2, False))
    assert again.grid.shown_list().order[0] == ("person.birth_date", True)  # type: ignore[union-attr]
    assert again.view.columnWidth(1) == 222
    own = again.grid.arranging.sets[-1]
    assert (own.name, own.own, again.grid.arranging.is_set(own)) == ("For the embassy", True, True)
    again.grid.arranging.choose_set(again.grid.arranging.sets[0])
    assert again.model.columns[1].key == "organisation.name"
    again.grid.arranging.remove_set("For the embassy")
    assert [kept.name for kept in again.grid.arranging.sets if kept.own] == []
    again.idle()
    again.close()


def test_the_chooser_finds_every_field_and_shows_what_is_ticked(table: Table) -> None:
    table.grid.arranging.choose()
    (ticks,) = table.view.findChildren(TickList)
    ticks.box.setText("passport")
    found = [item for item in map(ticks.list.item, range(ticks.list.count())) if not item.isHidden()]
    assert len(found) > 3
    issued = next(item for item in found if item.text().startswith("Passport issued"))
    issued.setCheckState(Qt.CheckState.Checked)
    assert table.model.columns[-1].key == "person.passport_issued"
    ticks.window().close()
    table.idle()


def test_several_columns_are_sorted_by_and_say_so(table: Table) -> None:
    def heading(key: str) -> str:
        role = Qt.ItemDataRole.AccessibleTextRole
        return in_english(str(table.model.headerData(table.place(key), Qt.Orientation.Horizontal, role)))

    asked = table.view.header.sort_asked
    assert heading("person.family_name") == "Name, sorted upwards"
    asked.emit(table.place("person.nationality"), False)
    asked.emit(table.place("person.passport_expires"), True)
    asked.emit(table.place("person.passport_expires"), True)
    table.idle()
    format_ = table.model.fields["person.nationality"].kind.format
    lands, until = list(map(format_, table.held("person.nationality"))), table.held("person.passport_expires")
    assert lands == sorted(lands)
    first = [day for land, day in zip(lands, until, strict=True) if land == lands[0]]
    assert first == sorted(first, reverse=True)
    assert heading("person.passport_expires").endswith(", sorted downwards, 2")
    table.grid.resize(1101, 700)
    assert not table.view.header.grab().isNull()
    asked.emit(table.place("person.passport_expires"), True)
    assert heading("person.nationality").endswith(", sorted upwards")
    table.grid.arranging.offer(table.view.mapToGlobal(table.view.rect().topLeft()), table.place("person.diet"))
    menu = table.view.findChildren(QMenu)[-1]
    words = [action.text() for action in menu.actions()]
    assert {"Sort upwards", "Then sort by this, upwards", "Hide this column", "Rooming", "Choose columns…"} <= set(
        words
    )
    menu.close()
    table.idle()


def test_what_is_shown_goes_out_as_it_stands(table: Table, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    table.grid.arranging.choose_set(ColumnSet("Few", ("person.nationality", "person.birth_date")))
    table.grid.arranging.sort("person.birth_date", down=True)
    table.grid.set_search("sorensen")
    table.idle()
    told: list[str] = []
    table.desk.toast = told.append  # type: ignore[method-assign, assignment]
    save(table.desk, table.grid, tmp_path / "shown.xlsx")
    table.idle()
    head, *lines = load_workbook(tmp_path / "shown.xlsx").active.values
    assert [word for word in head if word][:5] == [
        "Family name",
        "Given name",
        "Name in own script",
        "Nationality",
        "Date of birth",
    ]
    at = head.index("Date of birth")
    assert [line[at].date() for line in lines] == table.held("person.birth_date")
    assert [*map(in_english, told)] == ["shown.xlsx written"]


def test_what_is_masked_goes_out_once_it_is_written_down(table: Table, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    def headings() -> list[Any]:
        return [cell.value for cell in load_workbook(tmp_path / "out.xlsx").active[1]]

    table.desk.toast = lambda *_words: None  # type: ignore[method-assign, assignment]
    table.grid.arranging.choose_set(next(kept for kept in table.grid.arranging.sets if kept.name == tr("Visa")))
    ids = table.model.ids[:2]
    begin(table.desk, table.grid, tmp_path / "out.xlsx", ids)
    table.idle()
    assert table.messages.titles() == ["The list has a column with “passport no.”, which is masked here"]
    table.answer("Write without them")
    assert "Passport no." not in headings()
    begin(table.desk, table.grid, tmp_path / "out.xlsx", ids)
    table.idle()
    table.answer("Write with them")
    assert "Passport no." in headings()
    entered = table.works.steps(1)[0]
    assert (entered.kind, entered.label) == ("fact", "Passport no. of 2 people shown")


def compose(preedit: str = "", commit: str = "") -> None:
    """What an input method sends to whoever has the keyboard."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget(), event)
    QApplication.processEvents()


@pytest.mark.parametrize("key", ["person.family_name", "organisation.name", "person.diet", "person.passport_expires"])
def test_a_composition_opens_the_editor_and_keeps_its_keys(table: Table, key: str) -> None:
    table.take_keyboard()
    here = table.model.index(1, table.place(key))
    table.view.go(here)
    before = table.works.version()
    compose("さ")
    assert table.view.editing
    compose("さと")
    for name in ("Return", "Tab", "Escape", "Down", "Right"):
        QTest.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{name}"))
    assert table.view.editing
    assert (table.view.currentIndex(), table.works.version()) == (here, before)
    table.grid.reload()
    table.idle()
    compose(commit="佐藤")
    assert table.view.editing
    (editor,) = (each for each in table.view.findChildren(QWidget) if hasattr(each, "raw"))
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert line.text() == "佐藤"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not table.view.editing
    table.idle()
    assert table.works.version() == before


def test_half_a_composition_is_never_stored(table: Table) -> None:
    table.take_keyboard()
    table.view.go(table.model.index(1, table.place("organisation.name")))
    compose("あお")
    compose(commit="青")
    compose("ぞ")
    table.view.go(table.model.index(4, 0))
    table.grid.filter_box.setFocus()
    table.idle()
    assert table.held("organisation.name")[1] == "青"


def test_days_are_read_as_people_write_them_in_the_year_of_the_mission(table: Table) -> None:
    expires = table.place("person.passport_expires")
    for words in ("30/8/27", "30 Aug", "令和9年8月30日", "2027-08-30"):
        assert table.model.words.read(table.model.columns[expires], words) == {
            "person.passport_expires": date(2027, 8, 30)
        }


def test_several_values_are_typed_or_ticked(table: Table) -> None:
    table.take_keyboard()
    table.grid.arranging.show_column("person.languages", on=True)
    column = table.place("person.languages")
    for row, words in enumerate(("English; Català", "Français")):
        table.view.go(table.model.index(row, column))
        table.paste(words)
    table.view.go(table.model.index(0, column))
    QTest.keyClick(table.view, Qt.Key.Key_F2)
    (editor,) = table.view.findChildren(TicksEditor)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    (ticks,) = editor.findChildren(TickList)
    offered = [ticks.list.item(at).text() for at in range(ticks.list.count())]
    assert offered == ["Català", "English", "Français"]
    ticks.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    ticks.list.item(2).setCheckState(Qt.CheckState.Checked)
    ticks.window().close()
    assert table.view.editing
    QTest.keyClick(editor, Qt.Key.Key_Return)
    table.idle()
    assert table.held("person.languages")[0] == ("English", "Français")
    assert table.view.currentIndex().row() == 1


def by_keyboard(table: Table, words: str, *keys: Qt.Key) -> None:
    """Type as on a keyboard: a list that is open gets the keys, as it does on a screen."""
    for key in (*words, *keys):
        to = QApplication.activePopupWidget() or QApplication.focusWidget()
        press(to, key)
        table.idle()


@pytest.mark.parametrize(
    ("key", "words", "typed", "keys", "stored", "goes"),
    [
        ("person.diet", "halal", -1, [Qt.Key.Key_Return], Diet.HALAL, (1, 0)),
        ("person.diet", "vegetarian", 3, [Qt.Key.Key_Down, Qt.Key.Key_Return], Diet.VEGETARIAN, (1, 0)),
        ("person.diet", "Vegan", None, [Qt.Key.Key_Tab], Diet.VEGAN, (0, 1)),
        ("organisation.name", " 9 GmbH", None, [Qt.Key.Key_Down, Qt.Key.Key_Return], None, (1, 0)),
        ("organisation.name", "Brand new", None, [Qt.Key.Key_Return], "Brand new", (1, 0)),
    ],
)
def test_one_enter_takes_what_is_typed_or_chosen_from_the_list_and_goes_down(
    table: Table, key: str, words: str, typed: int | None, keys: list[Qt.Key], stored: Any, goes: tuple[int, int]
) -> None:
    table.take_keyboard()
    row, column = 3, table.place(key)
    table.view.go(table.model.index(row, column))
    firms = table.works.read(lambda work: services.proposals.of(work, "organisation.name", ""))
    said = tr(Diet(stored).label) if isinstance(stored, Diet) else words
    by_keyboard(table, (words if language() == "en" else said)[:typed], *keys)
    held = table.held(key)[row]
    assert held == stored if stored else held in firms and words in held
    here = table.view.currentIndex()
    assert (here.row() - row, here.column() - column) == goes
    assert not table.view.editing


def test_r084_planted_memory_means_the_usual_grid(people: People, tmp_path: Path, caplog: Any) -> None:
    file = tmp_path / "window.json"
    planted = {
        "grid.participants.columns": ["person.family_name", 5, "person.gone"],
        "grid.participants.widths": {"person.family_name": "wide", "5": -3},
        "grid.participants.sets": ["x"],
        "grid.participants.filters": [{"key": 1, "where": 7}, "x"],
    }
    file.write_text(json.dumps(planted), encoding="utf-8")
    table = Table(people, Memory(file))
    assert table.model.rowCount() == CROWD
    assert table.view.columnWidth(0) > 100
    assert [kept.name for kept in table.grid.arranging.sets if kept.own] == []
    assert [record.getMessage() for record in caplog.records] == [
        "what the window remembers of grid.participants.sets does not fit and is left out"
    ]
    table.grid.arranging.choose_set(table.grid.arranging.sets[0])
    table.idle()
    table.close()


def test_a_number_below_nothing_leaves_as_spreadsheets_read_it() -> None:
    assert as_tsv([["−1,234.50", "A−B"]]) == "-1,234.50\tA−B"
    assert as_html([["−5", "-A1", "+49"]]).count("mso-number-format") == 2


def test_a_given_name_for_which_there_is_no_room_leaves_dots(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(grid_delegate, "_draw", lambda _painter, _room, line, **_how: drawn.append(line[0].text()))
    name = Cell("ŻÓŁKIEWSKA-ŚLĘZAK Małgorzata", "name", "info", False, False, None, "ŻÓŁKIEWSKA-ŚLĘZAK", "MŻ")
    canvas = QPixmap(600, 30)
    painter = QPainter(canvas)
    family = theme.font("strong")
    needed = QFontMetrics(family).horizontalAdvance("ŻÓŁKIEWSKA-ŚLĘZAK") + 40
    for width in (500, needed):
        grid_delegate._paint_name(painter, (0, 0, width, 30), name)
    painter.end()
    assert drawn[:2] == ["ŻÓŁKIEWSKA-ŚLĘZAK", "Małgorzata"]
    assert drawn[2].endswith("…")
