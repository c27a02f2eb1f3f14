"""Whom which host takes, by keys: answers, signatures, what stands against a visit and the buttons that mend it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton

from eujc_desktop import services
from eujc_desktop.ui.dialogs.approvals import ApprovalsDialog
from eujc_desktop.ui.dialogs.groups import GroupsDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from tests.ui.house import CTRL, House, nameless, press

Key = Qt.Key


def opened(house: House) -> ApprovalsDialog:
    house.tab("visits")
    house.run("approvals")
    house.idle()
    return next(each for each in house.window.findChildren(ApprovalsDialog) if each.isVisible())


def cell_at_hand(dialog: ApprovalsDialog) -> Any:
    return dialog.table.marks.cell(dialog.table.currentIndex())


def codes(dialog: ApprovalsDialog) -> list[str]:
    return [mark.code for mark in dialog._sheet.answers.values()]


def press_fix(house: House, dialog: ApprovalsDialog, words: str) -> None:
    next(one for one in dialog.concerns.findChildren(QPushButton) if one.text() == words).click()
    house.idle()


def test_answers_go_in_by_keys_and_what_they_bring_is_mended(sample: House) -> None:
    dialog = opened(sample)
    table, marks = dialog.table, dialog.table.marks
    QAbstractItemModelTester(marks, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert nameless(dialog) == []
    cell = cell_at_hand(dialog)
    name, visit = dialog._name(cell), cell[1]

    press(table, Key.Key_Space)
    sample.idle()
    assert codes(dialog) == ["asked"]
    assert marks.words(cell).startswith("by ")
    press(table, Key.Key_Y)
    sample.idle()
    assert codes(dialog) == ["accepted"]
    assert sample.undone() == f"{marks.named(cell) if name in marks.named(cell) else name}: accepted"
    sample.idle()

    press(table, Key.Key_N)
    sample.idle()
    instead = next(one for one in dialog._sheet.findings if one.rule == "refused visitor").fixes[0]
    press_fix(sample, dialog, str(instead.words))
    assert codes(dialog) == ["replaced"]
    assert (instead.along[1], visit) in dialog._sheet.asked
    press(table, Key.Key_Z, held=CTRL)
    sample.idle()
    assert codes(dialog) == ["refused"]
    dialog.close()
    sample.idle()


def test_signatures_notes_and_pasted_answers(sample: House) -> None:
    dialog = opened(sample)
    table, cell = dialog.table, cell_at_hand(dialog)
    press(table, Key.Key_N)
    sample.idle()
    table.explained.emit([cell], "Works for a rival")
    sample.idle()
    told = table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("Refused (Works for a rival)")
    dialog.details_button.click()
    sample.idle()
    (record,) = dialog.findChildren(RecordDialog)
    assert {"asked_on", "answer_by", "note"} <= set(record.fields)
    record.reject()

    dialog.what._buttons["signatures"].click()
    sample.idle()
    press(table, Key.Key_Y)
    sample.idle()
    assert dialog._sheet.signatures[cell].code == "signed"
    assert codes(dialog) == ["refused"]
    press(table, Key.Key_Delete)
    sample.idle()
    assert dialog._sheet.signatures == {}

    dialog.what._buttons["answers"].click()
    sample.idle()
    QApplication.clipboard().setText("nonsense")
    table.paste()
    assert "is no mark known here" in " ".join(dialog.messages.titles())
    QApplication.clipboard().setText("Accepted")
    table.paste()
    sample.idle()
    assert codes(dialog) == ["accepted"]

    dialog.list_button.click()
    sample.idle()
    (papers,) = dialog.findChildren(PrintDialog)
    papers.reject()
    dialog.close()
    sample.idle()


def test_what_stands_against_a_visit_follows_the_fields_of_the_host(sample: House) -> None:
    look = partial(services.approvals.of_mission, mission_id=sample.window.desk.mission_id, today=date.today())
    wanted = sample.works.read(look).visits[2].id
    sample.window.desk.go("visits", wanted, "approvals")  # as the bell and what needs attention do
    sample.idle()
    (dialog,) = sample.window.findChildren(ApprovalsDialog)
    cell = cell_at_hand(dialog)
    part, visit = cell
    assert visit == wanted
    row = sample.works.read(partial(services.grids.rows, grid="participants", wanted=[part]))[0]
    values = {"visit.competitors": row["organisation.name"], "visit.max_visitors": 1}
    sample.works.run("Rule", partial(services.grids.change, grid="visits", row_id=visit, values=values))
    dialog.read()
    sample.idle()
    assert any(row["organisation.name"] in title for title in dialog.concerns.titles())
    assert row["organisation.name"] in dialog.table.marks.data(dialog.table.currentIndex(), Qt.ItemDataRole.ToolTipRole)
    press_fix(sample, dialog, "Mark as refused")
    assert "refused" in codes(dialog)
    press_fix(sample, dialog, "Split the group")
    assert any(each.isVisible() for each in sample.window.findChildren(GroupsDialog))
