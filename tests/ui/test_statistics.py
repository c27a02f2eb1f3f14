"""The Statistics tab: figures that open who is behind them, cuts, comparison, activities by hand, frozen reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.components.charts import steps
from eujc_desktop.ui.dialogs.behind_dialog import BehindDialog
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from eujc_desktop.ui.dialogs.reports_dialog import ReportsDialog
from eujc_desktop.ui.figure_table import in_words
from tests.ui.house import INPUT, House, button, in_english, nameless, press

Key = Qt.Key


def dialog(house: House, kind: type[Any]) -> Any:
    (found,) = (each for each in house.window.findChildren(kind) if each.isVisible())
    return found


def choose(house: House, box: Any, key: Any) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())
    house.idle()


def behind(house: House, opened: Any) -> list[tuple[str, int]]:
    """Who is listed in the dialog that is open, with the numbers; then it is closed."""
    house.idle()
    found = dialog(house, opened)
    rows = [(row[0], row[-1]) for row in found.table.model_.rows]
    found.reject()
    house.idle()
    return rows


@pytest.fixture
def history(filled: House) -> House:
    """The sample with the figures of earlier years."""
    source = INPUT / "history.xlsx"

    def bring(works: Any, _progress: Any) -> None:
        services.imports.apply(works, services.imports.preview(works, source, "activities"))

    filled.tab("statistics")
    filled.window.office.make("Import", bring, writes=True)
    filled.idle()
    return filled


def test_figures_open_who_is_behind_them(history: House) -> None:
    page = history.window.current
    view = page.figures
    cards = {code: card.accessibleName() for code, card in view.cards.items()}
    assert cards["SEMINARS"] == "Seminar participants: 25,000"
    assert cards["EXECUTIVES"] == "Executives on missions: 1,500"
    told = view.cards["SEMINARS"].accessibleDescription()
    assert told.startswith("published 25,000 · 0 in 2026 · in 300 seminars · Who has come to a policy seminar")
    assert view.cards["LEAN"].toolTip().splitlines() == [
        "Who has taken part in a mission about Lean, Kaizen or World Class Manufacturing, in Japan or Europe",
        "World Class Manufacturing", "Lean visits in Europe",
    ]  # fmt: skip
    assert view._note.text().startswith("Figures of 1987–2021 are marked “INVENTED”")

    press(view.cards["LEAN"], Key.Key_Return)
    rows = behind(history, BehindDialog)
    assert sum(number for _, number in rows) == 1024
    view.chart.setCurrentIndex(view.chart.model_.index(2019 - 1987, 0))
    press(view.chart, Key.Key_Return)
    history.idle()
    shown = dialog(history, BehindDialog)
    assert shown.windowTitle() == "Missions and traineeships, 2019"
    assert shown.told.text() == "215 in all"
    assert nameless(shown) == []
    shown.search.setText("vulcanus in europe")
    assert shown.told.text() == "15 in all"
    shown.reject()

    choose(history, page.whats, "LEAN")
    choose(history, page.years, "2027")
    view.bars.setCurrentIndex(view.bars.model_.index(0, 0))
    bar = view.bars.model_.bars[0]
    press(view.bars, Key.Key_Return)
    history.idle()
    shown = dialog(history, BehindDialog)
    people = [row[0] for row in shown.table.model_.rows]
    assert len(people) == bar.total
    shown.go()
    history.until(lambda: history.window.current.key == "people")
    history.until(lambda: bool(history.window.current.grid.current_id))


def test_a_click_opens_every_card_bar_and_piece_of_a_bar(history: House) -> None:
    """With the mouse: what is listed adds up to the figure that was clicked."""
    view = history.window.current.figures
    left = Qt.MouseButton.LeftButton
    for code, card in view.cards.items():
        figure = int(card.accessibleName().rpartition(": ")[2].replace(",", ""))
        QTest.mouseClick(card, left)
        rows = behind(history, BehindDialog)
        assert sum(number for _, number in rows) == figure or code == "NEWSLETTERS", code
    chart, at = view.chart, view.chart.model_.index(2018 - 1987, 0)
    bar, place = chart.model_.bars[at.row()], chart.visualRect(at)
    for part, piece in zip(bar.parts, chart.heights(QRectF(place), bar), strict=True):
        QTest.mouseClick(chart.viewport(), left, pos=piece.center().toPoint())
        assert sum(number for _, number in behind(history, BehindDialog)) == part.value, part
    bars, first = view.bars, view.bars.model_.index(0, 0)
    QTest.mouseClick(bars.viewport(), left, pos=bars.visualRect(first).center())
    assert sum(number for _, number in behind(history, BehindDialog)) == bars.model_.bars[0].total


def test_where_no_people_are_known_the_chart_says_so(history: House) -> None:
    page = history.window.current
    view = page.figures
    choose(history, page.whats, "AGREEMENTS")
    assert not view.bars.isVisible()
    assert view._nobody.text() == "Partnership agreements are counted one by one; no participants are known of them."
    choose(history, page.whats, "LEAN")
    assert view.bars.isVisible()
    assert not view._nobody.isVisible()
    assert view.bars.height() > view.chart.height() / 2, "the bars have all the room of their box"
    assert view.bars.geometry().bottom() == view.bars.parentWidget().rect().bottom()


@pytest.mark.opens("statistics")
def test_what_is_shown_of_one_programme_and_of_newsletters_says_what_it_counts(sample: House) -> None:
    page = sample.window.current
    view = page.figures
    choose(sample, page.programmes, "HRTP")
    card = view.cards["EXECUTIVES"]
    assert in_english(card.accessibleName()) == "Executives on missions: 8"
    assert in_english(card.accessibleDescription()).startswith("8 in 2026 · Who has"), (
        "what was published is of all programmes"
    )
    card.click()
    assert sum(number for _, number in behind(sample, BehindDialog)) == 8
    choose(sample, page.programmes, "")
    assert in_english(view.cards["NEWSLETTERS"].accessibleName()) == "Newsletters: 1"
    view.cards["NEWSLETTERS"].click()
    sample.idle()
    shown = dialog(sample, BehindDialog)
    assert in_english(shown.told.text()) == "1 newsletter · 4 issues"
    shown.reject()
    choose(sample, page.whats, "NEWSLETTERS")
    assert in_english(view.chart.accessibleName()) == "Newsletter issues per year"


def test_tables_hold_the_numbers_of_the_charts(history: House) -> None:
    page = history.window.current
    view = page.figures
    view.tables.choose("years")
    view.tables.changed.emit("years")
    by_year = {row[0].rstrip("*"): row[-1] for row in view.table.model_.rows}
    assert by_year == {bar.key: bar.total for bar in view.chart.model_.bars}
    view.cut_chosen.emit("sex")
    view._cuts.setCurrentIndex(view._cuts.findData("sex"))
    view._cuts.activated.emit(0)
    history.idle()
    view.tables.choose("cut")
    view.tables.changed.emit("cut")
    assert [(row[0], row[1]) for row in view.table.model_.rows] == [
        (bar.label, bar.total) for bar in view.bars.model_.bars
    ]
    button(view, "Copy table").click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["Gender", "Participants", "Share"]
    total = sum(bar.total for bar in view.bars.model_.bars)
    page.confirmed.click()
    history.idle()
    assert sum(bar.total for bar in view.bars.model_.bars) < total
    page.confirmed.click()
    history.idle()

    page.views.choose("compare")
    page.views.changed.emit("compare")
    history.idle()
    choose(history, page.compare.before, "2018")
    choose(history, page.compare.after, "2019")
    rows = {(in_english(row[0]), in_english(row[1])): row[2:] for row in page.compare.table.model_.rows}
    assert rows["Overall", "Participants"] == (237, 215, -22)
    assert page.compare._note.text() == "Figures of 2018–2019 are marked “INVENTED”"
    page.compare.table.opened.emit(1, 2)
    assert sum(number for _, number in behind(history, BehindDialog)) == 237
    women = list(rows).index(("Gender", "Women"))
    page.compare.table.opened.emit(women, 2)
    history.idle()
    shown = dialog(history, BehindDialog)
    assert (in_english(shown.windowTitle()), in_english(shown.told.text())) == ("2018: Women", "62 in all")
    shown.reject()


def test_an_activity_is_added_changed_and_taken_back(filled: House) -> None:
    page = filled.tab("statistics")
    before = page.figures.cards["AGREEMENTS"].accessibleName()
    assert before == "Partnership agreements: 0"
    filled.run("new")
    adding = dialog(filled, RecordDialog)
    assert nameless(adding) == []
    for name, value in (("year", "2026"), ("name", "EEN agreements"), ("counts", "AGREEMENTS"), ("events", "7")):
        adding.fill(name, adding.fields[name].read(value))
    adding.send()
    filled.idle()
    assert page.figures.cards["AGREEMENTS"].accessibleName() == "Partnership agreements: 7"
    page.figures.cards["AGREEMENTS"].click()
    filled.idle()
    shown = dialog(filled, BehindDialog)
    assert shown.go_button.accessibleName() == "Edit…"
    shown.go()
    filled.until(lambda: any(each.isVisible() for each in filled.window.findChildren(RecordDialog)))
    editing = dialog(filled, RecordDialog)
    editing.fill("events", 9)
    editing.send()
    filled.idle()
    assert page.figures.cards["AGREEMENTS"].accessibleName() == "Partnership agreements: 9"
    assert filled.undone() == "Change activity EEN agreements"
    filled.run("undo")
    assert page.figures.cards["AGREEMENTS"].accessibleName() == "Partnership agreements: 7"


def test_a_report_is_frozen_compared_and_saved(filled: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.tab("statistics")
    filled.run("frozen_reports")
    reports = dialog(filled, ReportsDialog)
    filled.idle()
    assert reports.told.text().startswith("Nothing has been frozen yet.")
    reports.title.setText("Year’s end")
    reports.freeze_button.click()
    filled.idle()
    assert reports.report.title == "Year’s end"
    then, now = ([row[at] for row in reports.table.model_.rows] for at in (1, 2))
    assert then == now
    assert then[1] == 24
    reports.open_behind(1, 1)
    filled.idle()
    shown = dialog(filled, BehindDialog)
    assert shown.told.text() == "24 in all"
    shown.reject()
    for ending, save in ((".xlsx", reports.save_sheet), (".pdf", reports.save_paper)):
        target = tmp_path / f"report{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, target=target, **_n: (str(target), ""))
        save()
        filled.until(target.exists)
    reports.title.setText(" ")
    reports.freeze_button.click()
    filled.idle()
    assert reports.messages.titles() == ["A report needs a title"]
    button(reports, "Remove").click()
    filled.idle()
    assert reports.report is None
    filled.window.actions_.run("undo")
    filled.idle()
    assert reports.report.title == "Year’s end"
    reports.reject()


@pytest.mark.parametrize(("most", "last"), [(0, 1), (3, 3), (237, 300), (25_000, 30_000), (1_000, 1_000)])
def test_the_lines_behind_bars_stand_at_round_numbers(most: int, last: int) -> None:
    found = steps(most)
    assert found[0] == 0
    assert found[-1] >= max(most, 1)
    assert len(found) <= 7
    assert found[-1] == last


def test_values_are_written_as_the_language_does() -> None:
    assert [in_words(None, "share"), in_words(0.614, "share"), in_words(-0.02, "points")] == ["–", "61%", "−2.0"]
    assert [in_words(1532, "number"), in_words(32, "change"), in_words(0, "change")] == ["1,532", "+32", "0"]
    assert in_words(4.66, "rating") == "4.7"
    assert [in_words(share, "share") for share in (0, 0.001, 1 / 200, 0.0051)] == ["0%", "<1%", "<1%", "1%"]
