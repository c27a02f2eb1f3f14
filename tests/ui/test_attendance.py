"""Ticking who was there: in the panel of a person, and for everybody in a table."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from eujc_desktop import services
from eujc_desktop.ui.dialogs.attendance import AttendanceDialog
from eujc_desktop.ui.mark_table import MarkTable
from tests.ui.house import CTRL, SHIFT, House, also_in_japanese, nameless, press
from tests.ui.test_form import show

Key = Qt.Key


def codes(house: House) -> list[str]:
    read = partial(services.attendance.of_mission, mission_id=house.window.desk.mission_id)
    marks = house.works.read(read).marks
    return [marks[cell].code for cell in sorted(marks)]


def go(table: MarkTable, row: int, column: int) -> None:
    table.setCurrentIndex(table.marks.index(row, column))


@pytest.fixture
def own(filled: House) -> Any:
    """The weeks of a person in her panel."""
    page = filled.tab("participants")
    show(filled, "BĒRZIŅA")
    table = page.side.attendance.table
    page.side.ensureWidgetVisible(table)
    return table


@pytest.fixture
def dialog(filled: House) -> Any:
    filled.tab("participants")
    filled.run("tick_attendance")
    made = next(each for each in filled.window.findChildren(AttendanceDialog) if each.isVisible())
    yield made
    made.close()
    filled.idle()


def test_the_days_of_a_person_stand_as_weeks(filled: House, own: Any) -> None:
    assert (own.marks.rowCount(), own.marks.columnCount()) == (2, 7)
    assert own.marks.cell(own.marks.index(1, 5)) is None
    assert not own.marks.flags(own.marks.index(1, 6)) & Qt.ItemFlag.ItemIsSelectable
    assert nameless(filled.window.current.side) == []


@also_in_japanese
def test_space_goes_through_the_marks_a_step_each(filled: House, own: Any) -> None:
    go(own, 0, 0)
    for state in ("present", "half day", "absent", "excused", "late", "not known"):
        press(own, Key.Key_Space)
        filled.idle()
        assert filled.undone() == f"BĒRZIŅA Kristīne, Mon 15 Mar: {state}"
    assert codes(filled) == []
    filled.run("undo")
    assert codes(filled) == ["L"]
    assert own.marks.code(own.marks.cell(own.marks.index(0, 0))) == "L"


def test_a_click_ticks_and_the_section_counts(filled: House, own: Any) -> None:
    for column in (0, 1):
        spot = own.visualRect(own.marks.index(0, column)).center()
        QTest.mouseClick(own.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        filled.idle()
    press(own, "h")
    filled.idle()
    assert codes(filled) == ["P", "H"]
    told = filled.window.current.side.sections["attendance"]._badge
    assert told.accessibleName() == "1.5 of 2 days"


def test_another_person_has_other_days(filled: House, own: Any) -> None:
    go(own, 0, 0)
    press(own, "p")
    filled.idle()
    show(filled, "GEORGIEVA")
    assert own.marks.marks == {}
    show(filled, "BĒRZIŅA")
    assert len(own.marks.marks) == 1


def test_the_table_keeps_qts_rules_and_reads_out_its_cells(filled: House, dialog: Any) -> None:
    tester = QAbstractItemModelTester(dialog.table.marks, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.read()
    filled.idle()
    assert tester.model() is dialog.table.marks
    first = dialog.table.marks.index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", Mon 15 Mar: not known")
    assert QAccessible.queryAccessibleInterface(dialog.table).childCount() > 0
    assert nameless(dialog) == []


def test_keys_move_and_mark_a_block_in_one_step(filled: House, dialog: Any) -> None:
    table = dialog.table
    press(table, Key.Key_Down, Key.Key_Right, "a")
    filled.idle()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    assert codes(filled) == ["A"]
    press(table, Key.Key_Down, Key.Key_Right, held=SHIFT)
    press(table, "p")
    filled.idle()
    assert codes(filled) == ["P"] * 4
    assert filled.undone() == "Attendance: 4 marks"
    press(table, Key.Key_Z, held=CTRL)
    filled.idle()
    assert codes(filled) == ["A"]
    assert table.marks.code(table.marks.cell(table.marks.index(1, 1))) == "A"
    press(table, Key.Key_Delete)
    filled.idle()
    assert codes(filled) == []


def test_keys_with_ctrl_are_no_marks(filled: House, dialog: Any) -> None:
    before = codes(filled)
    go(dialog.table, 0, 0)
    for letter in "PHAEL":
        # Some desktops give the letter as the text of such a key.
        event = QKeyEvent(QEvent.Type.KeyPress, Key[f"Key_{letter}"], CTRL, letter.lower())
        QApplication.sendEvent(dialog.table, event)
    filled.idle()
    assert codes(filled) == before
    assert len(dialog.table.selected()) == dialog.table.marks.rowCount() * dialog.table.marks.columnCount()


def test_a_printed_sheet_is_typed_in_by_keys_alone(filled: House, dialog: Any) -> None:
    table, clipboard = dialog.table, QApplication.clipboard()
    rows = table.marks.rowCount()
    press(table, "l", Key.Key_Return, "a", Key.Key_Return)
    press(table, Key.Key_Return, held=SHIFT)
    assert table.currentIndex().row() == 1
    go(table, rows - 1, 0)
    press(table, Key.Key_Return)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 1)
    assert dialog.isVisible()
    filled.idle()
    assert sorted(codes(filled)) == ["A", "L"]

    press(table, "p")
    press(table, Key.Key_Space, held=CTRL)
    press(table, Key.Key_D, held=CTRL)
    filled.idle()
    assert filled.undone() == f"Attendance: {rows - 1} marks"
    assert codes(filled).count("P") == rows

    clipboard.setText("P\tabsent\n–\tE")
    press(table, Key.Key_Right, Key.Key_Right)
    press(table, Key.Key_V, held=CTRL)
    filled.idle()
    assert filled.undone() == "Attendance: 3 marks"
    press(table, Key.Key_Right, Key.Key_Down, held=SHIFT)
    press(table, Key.Key_C, held=CTRL)
    assert clipboard.text() == "P\tA\n\tE"

    clipboard.setText("P\nx")
    press(table, Key.Key_V, held=CTRL)
    assert "“x” for " in dialog.messages.titles()[0]
    clipboard.setText("\n".join("P" * (rows + 1)))
    press(table, Key.Key_V, held=CTRL)
    assert "beyond" in dialog.messages.titles()[0]
    filled.idle()
    assert filled.undone() == "Attendance: 3 marks"
    press(table, Key.Key_H)
    filled.idle()
    assert dialog.messages.titles() == [], "what was refused is past"
    filled.run("undo")

    heads = [table.marks.headerData(row, Qt.Orientation.Vertical) for row in (0, 1)]
    assert [head[:4] for head in heads] == ["1   ", "2   "]
    dialog.order.setCurrentIndex(dialog.order.findData("group"))
    filled.idle()
    assert table.marks.rowCount() == rows
    press(table, Key.Key_Home)  # what is held stays held else


def test_sessions_are_marked_as_on_the_sheet_of_a_day(filled: House, dialog: Any) -> None:
    dialog.day.setCurrentIndex(1)
    filled.idle()
    table = dialog.table
    sessions = table.marks.columnCount()
    assert sessions > 1
    assert table.marks.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    press(table, "a", Key.Key_Return)
    assert table.currentIndex().row() == 1
    filled.idle()
    assert filled.undone().endswith(": absent")
    table.selectColumn(1)
    press(table, "p")
    filled.idle()
    dialog.day.setCurrentIndex(0)
    filled.idle()
    marked = [table.marks.code(table.marks.cell(table.marks.index(row, 0))) for row in range(3)]
    assert marked == ["H", "P", "P"]


def test_a_whole_day_is_marked_by_its_heading(filled: House, dialog: Any) -> None:
    dialog.table.selectColumn(3)
    press(dialog.table, "p")
    filled.idle()
    assert codes(filled) == ["P"] * dialog.table.marks.rowCount()


def test_a_reason_is_kept_and_told(filled: House, dialog: Any) -> None:
    press(dialog.table, "e")
    filled.idle()
    dialog.table.ask_reason()
    ask = next(each for each in dialog.findChildren(QInputDialog) if each.isVisible())
    ask.setTextValue("doctor")
    ask.accept()
    filled.idle()
    told = dialog.table.marks.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert told.endswith(": Excused (doctor)")
    assert filled.undone().startswith("Reason for absence: ")


def test_an_office_to_read_only_is_not_ticked(filled: House, own: Any) -> None:
    filled.window.desk.forbid_writing()
    go(own, 0, 0)
    press(own, Key.Key_Space)
    filled.idle()
    assert codes(filled) == []
