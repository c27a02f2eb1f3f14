"""The list of missions over real offices: order, chips, year, keys, removal."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.ui.pages.mission_export import save
from eujc_desktop.ui.pages.mission_model import CONFIRMED, DATES, DEADLINE, HEADINGS, READINESS, TITLE
from tests.ui.house import House, also_in_japanese, button, press
from tests.ui.mission_steps import codes, go_to, name, new, row_of

pytestmark = pytest.mark.opens("missions")


@pytest.fixture
def page(sample: House) -> Any:
    return sample.tab("missions")


def test_the_next_deadline_comes_first_and_what_is_over_last(page: Any) -> None:
    rows = page.view.model_.rows
    assert len(rows) == 7
    assert [row.over for row in rows] == [False] * 2 + [True] * 5
    due = [row.next_due for row in rows if row.next_due]
    assert due == sorted(due)
    assert page.view.horizontalHeader().sortIndicatorSection() == DEADLINE


@pytest.mark.parametrize(
    ("column", "key"),
    [
        (TITLE, lambda row: row.title),
        (DATES, lambda row: row.first_day),
        (CONFIRMED, lambda row: row.confirmed),
        (READINESS, lambda row: row.readiness),
    ],
)
def test_a_heading_sorts_and_turns_round_and_the_mission_stays_chosen(
    page: Any, sample: House, column: int, key: Any
) -> None:
    go_to(sample, "WCM-2028")
    tester = QAbstractItemModelTester(page.view.model_, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    upwards = [key(row) for row in page.view.model_.rows]
    assert upwards == sorted(upwards)
    page.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert [key(row) for row in page.view.model_.rows] == sorted(upwards, reverse=True)
    assert page.view.current_id == row_of(page, "WCM-2028").id
    assert tester.model() is page.view.model_


@also_in_japanese
def test_rows_are_two_lines_high_and_told_in_full(page: Any) -> None:
    assert page.view.rowHeight(0) == 48
    model = page.view.model_
    at = model.row_of(row_of(page, "WCM-2027").id)
    told = [name(model.index(at, column)) for column in range(len(HEADINGS))]
    assert told[0].startswith("World Class Manufacturing 2027 · WCM-2027 · Training mission · EU → Japan")
    assert told[1].startswith("15–26 Mar 2027")
    assert told[2:4] == ["Confirmed", "24 / 24"]
    assert "of 40 tasks" in told[4]
    assert QAccessible.queryAccessibleInterface(page.view).text(QAccessible.Text.Name) == "Missions"


def test_chips_count_and_narrow_one_at_a_time(page: Any) -> None:
    chips = page.filters.chips
    assert (chips.chip("active").count, chips.chip("completed").count) == (2, 5)
    chips.chip("active").click()
    assert codes(page) == [code for code in codes(page) if code.startswith("WCM")]
    assert len(codes(page)) == 2
    chips.chip("completed").click()
    assert chips.checked() == ["completed"]
    assert sorted(codes(page)) == ["EPAHD-2026", "HRTP-2026", "LEAN-EU-34", "POLICY-NEWS-2026", "VIJ-2025"]
    chips.chip("completed").click()
    assert len(codes(page)) == 7


def test_the_year_box_leaves_that_years_missions_and_the_strip_follows(page: Any) -> None:
    years = page.filters.years
    assert [years.itemText(at) for at in range(years.count())] == ["All years", "2028", "2027", "2026", "2025"]
    years.setCurrentIndex(1)
    years.activated.emit(1)
    assert (codes(page), page.strip.year) == (["WCM-2028"], 2028)
    assert [span.row.code for span in page.strip.spans()] == ["WCM-2028"]


def test_no_match_says_so_and_offers_the_way_back(page: Any, sample: House) -> None:
    page.filters.years.setCurrentIndex(1)
    page.filters.years.activated.emit(1)
    page.filters.chips.chip("completed").click()
    assert codes(page) == []
    assert page.side.panel.mission_id == ""
    button(page, "Clear filters").click()
    assert len(codes(page)) == 7


@also_in_japanese
def test_late_and_soon_are_told_from_the_rest(bare: House) -> None:
    page, today = bare.tab("missions"), date.today()
    late = new(bare, "LATE", today + timedelta(60))
    new(bare, "EMPTY", today + timedelta(90))
    values = {"title": "Ask hosts", "due": str(today - timedelta(2))}
    bare.window.office.do("Add task", partial(services.tasks.add, mission_id=late, values=values))
    bare.idle()
    bare.idle()
    assert row_of(page, "LATE").late
    model = page.view.model_
    assert name(model.index(model.row_of(late), DEADLINE)).startswith("Ask hosts · 2 days late")
    page.filters.chips.chip("late").click()
    assert "LATE" in codes(page)
    assert "EMPTY" not in codes(page)
    assert "late" in bare.window.header.bell.accessibleName()


def test_a_missions_two_missions_never_share_a_lane_while_they_overlap(bare: House) -> None:
    page = bare.tab("missions")
    for at in range(6):
        new(bare, f"M-{at}", date(2027, 3, 10 + at), 20)
    page.strip.show_year(2027, page.desk.missions)
    spans = page.strip.spans()
    lanes = {span.row.code: span.lane for span in spans if span.row.code.startswith("M-")}
    assert len(set(lanes.values())) == 6
    new(bare, "DECEMBER-2027", date(2027, 12, 28), 3)
    page.strip.show_year(2027, page.desk.missions)
    last = page.strip.spans()[-1]
    assert last.row.code == "DECEMBER-2027"
    assert last.words_at < last.left


# Keys and what they reach


def test_enter_makes_a_mission_the_one_at_hand(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    assert sample.window.header.missions.text() == "World Class Manufacturing 2027"
    press(page.view, Qt.Key.Key_Return)
    sample.idle()
    assert sample.window.header.missions.text() == "World Class Manufacturing 2028"
    assert page.view.model_.at_hand == page.view.current_id
    assert "at hand" in name(page.view.model_.index(page.view.currentIndex().row(), TITLE))


def test_arrows_walk_the_list_and_the_panel_follows(page: Any, sample: House) -> None:
    page.first_focus()
    assert page.view.hasFocus() or not sample.window.isActiveWindow()
    press(page.view, Qt.Key.Key_Home)
    for step in range(3):
        sample.idle()
        assert page.side.panel.mission_id == page.view.model_.rows[step].id
        press(page.view, Qt.Key.Key_Down)


def test_copy_gives_a_table_with_headings(page: Any, sample: House) -> None:
    go_to(sample, "LEAN-EU-34")
    sample.run("copy_headers")
    heads, values = QApplication.clipboard().text().split("\n")
    assert heads.split("\t") == list(HEADINGS)
    assert values.split("\t")[0].startswith("Lean visit in Europe no. 34 · LEAN-EU-34")


def test_the_keys_of_a_list_work_in_this_one(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2028")
    QTest.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("World Class Manufacturing 2028")
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    sample.idle()
    assert page.side.panel.editing
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    sample.idle()
    assert "WCM-2028" not in codes(page)
    page.filters.chips.chip("completed").click()
    assert len(codes(page)) == 5
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert len(codes(page)) == 6


def test_the_list_becomes_a_workbook(page: Any, sample: House, tmp_path: Path) -> None:
    page.filters.chips.chip("active").click()
    save(page.desk, page.view.model_.rows, tmp_path / "missions.xlsx", page.messages)
    sample.idle()
    assert sample.window.notices.shown == "missions.xlsx written"
    sheet = openpyxl.load_workbook(tmp_path / "missions.xlsx").active
    assert sheet.max_row == 3
    save(page.desk, page.view.model_.rows, tmp_path / "none" / "missions.xlsx", page.messages)
    sample.idle()
    assert page.messages.titles() != []


def test_removing_a_mission_comes_back_with_everything(page: Any, sample: House) -> None:
    go_to(sample, "WCM-2027")
    mission = page.view.current_id
    before = page.side.panel.checklist.ring.accessibleName()
    people = partial(services.grids.ids, grid="participants", mission_id=mission)
    taking_part = sample.works.read(people)
    sample.run("delete")
    sample.idle()
    assert "WCM-2027" not in codes(page)
    assert sample.window.notices.shown == "WCM-2027 removed"
    sample.run("undo")
    sample.idle()
    assert page.view.current_id == mission
    assert page.side.panel.checklist.ring.accessibleName() == before
    assert sample.works.read(people) == taking_part != []
