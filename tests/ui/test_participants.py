"""The Participants tab on a real office: the grid as a spreadsheet, the form, what needs attention."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QToolButton

from eujc_desktop import services
from eujc_desktop.ui import grid_loading
from eujc_desktop.ui.components.empty import NoMatch
from eujc_desktop.ui.components.search_overlay import SearchOverlay
from eujc_desktop.ui.components.toast import Toast
from eujc_desktop.ui.dialogs.add_records import AddPersonDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.dialogs.travel_mail import TravelMailDialog
from tests.ui.house import CTRL, SHIFT, House, also_in_japanese, button, marked_up, nameless, press

Key = Qt.Key


class Sheet:
    """The grid of people by family name and field."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("participants")
        self.grid, self.view, self.model = self.page.grid, self.page.grid.view, self.page.grid.model_
        self.view.setFocus()

    def at(self, name: str, key: str) -> Any:
        names = [self.model.cell(row, 0).text for row in range(self.model.rowCount())]
        row = next(at for at, text in enumerate(names) if text.startswith(name))
        return self.model.index(row, [column.key for column in self.model.columns].index(key))

    def go(self, name: str, key: str) -> None:
        self.view.go(self.at(name, key))

    def cell(self, name: str, key: str) -> Any:
        index = self.at(name, key)
        return self.model.cell(index.row(), index.column())

    def here(self) -> tuple[str, str]:
        index = self.view.currentIndex()
        return self.model.cell(index.row(), 0).text, self.model.columns[index.column()].key

    def type(self, *keys: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.view, *keys, held=held)
        self.house.idle()

    def names(self) -> list[str]:
        return [self.model.cell(row, 0).text for row in range(self.model.rowCount())]


@pytest.fixture
def sheet(filled: House) -> Sheet:
    return Sheet(filled)


def test_the_model_keeps_qts_rules(sheet: Sheet) -> None:
    tester = QAbstractItemModelTester(sheet.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    sheet.grid.use_filters({"confirmed"})
    sheet.house.idle()
    sheet.grid.clear_filters()
    sheet.house.idle()
    assert tester.model() is sheet.model


def test_names_are_sorted_as_people_read_them(sheet: Sheet) -> None:
    names = sheet.names()
    assert names[0] == "ÅKERSTRÖM Björn"
    assert names.index("HÄMÄLÄINEN Väinö") < names.index("HOFFMANN Joëlle")


def test_typing_replaces_enter_goes_down(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.diet")
    sheet.type("Halal", Key.Key_Return)
    assert sheet.cell("BĒRZIŅA", "person.diet").text == "Halal"
    assert sheet.here() == ("CŒURDEVEY Clémence", "person.diet")
    assert sheet.house.undone() == "Change diet of BĒRZIŅA Kristīne"


def test_tab_goes_right_and_shift_tab_back(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "organisation.name")
    sheet.type(Key.Key_F2, "Rīgas Precīzija", Key.Key_Tab)
    assert sheet.cell("BĒRZIŅA", "organisation.name").text == "Rīgas Precīzija"
    assert sheet.here() == ("BĒRZIŅA Kristīne", "person.nationality")
    assert not sheet.view.editing
    sheet.type(Key.Key_Backtab, held=SHIFT)
    assert sheet.here() == ("BĒRZIŅA Kristīne", "organisation.name")


def test_escape_leaves_the_value(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.email")
    before = sheet.house.undone()
    sheet.type(Key.Key_F2, "nobody", Key.Key_Escape)
    assert sheet.house.undone() == before
    assert sheet.view.hasFocus()


def test_the_search_gives_the_keyboard_back_to_the_table_of_an_editor(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.email")
    sheet.type(Key.Key_F2)
    sheet.house.run("search")
    (overlay,) = sheet.house.window.findChildren(SearchOverlay)
    press(overlay.box, Key.Key_Escape)
    sheet.house.idle()
    assert sheet.view.hasFocus()
    assert not sheet.house.window.findChildren(SearchOverlay)


def test_the_name_is_edited_where_it_stays_in_sight(sheet: Sheet) -> None:
    sheet.view.horizontalScrollBar().setValue(300)
    sheet.go("BĒRZIŅA", "person.family_name")
    press(sheet.view, Key.Key_F2)
    assert sheet.view.editing
    press(sheet.view, "Bērziņa-Liepa, Kristīne", Key.Key_Return)
    sheet.house.idle()
    assert "BĒRZIŅA-LIEPA Kristīne" in sheet.names()
    assert sheet.view.hasFocus()


def test_a_name_is_not_taken_away(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.family_name")
    sheet.type(Key.Key_Delete)
    assert "BĒRZIŅA Kristīne" in sheet.names()
    assert sheet.page.messages.titles()


def test_a_value_that_cannot_be_stored_stays_marked_in_its_cell(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.passport_expires")
    sheet.type("31/02/2030", Key.Key_Return)
    cell = sheet.cell("BĒRZIŅA", "person.passport_expires")
    assert (cell.text, cell.mark.tone) == ("31/02/2030", "err")
    index = sheet.at("BĒRZIŅA", "person.passport_expires")
    assert "no day of the calendar" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "no day of the calendar" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    sheet.go("BĒRZIŅA", "person.passport_expires")
    sheet.type("28/02/2030", Key.Key_Return)
    assert sheet.cell("BĒRZIŅA", "person.passport_expires").mark is None


def test_arrival_takes_day_and_time(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "participation.arrival_day")
    sheet.type("15 Mar 17:20", Key.Key_Return)
    cell = sheet.cell("BĒRZIŅA", "participation.arrival_day")
    assert cell.text == "15 Mar, 17:20"
    assert "after the opening" in cell.mark.text


def test_fast_typing_is_no_conflict(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.diet")
    press(sheet.view, "Halal", Key.Key_Return)
    sheet.go("BĒRZIŅA", "person.diet")
    press(sheet.view, "Vegan", Key.Key_Return)
    sheet.go("BĒRZIŅA", "person.email")
    press(sheet.view, "k@example.org", Key.Key_Return)
    sheet.house.idle()
    assert sheet.cell("BĒRZIŅA", "person.diet").text == "Vegan"
    assert sheet.cell("BĒRZIŅA", "person.email").text == "k@example.org"
    assert sheet.page.messages.titles() == []


@also_in_japanese
def test_blocks_are_copied_and_pasted(sheet: Sheet) -> None:
    first, last = sheet.at("BĒRZIŅA", "person.passport_expires"), sheet.at("CŒURDEVEY", "person.diet")
    sheet.view.go(first)
    for row in range(first.row(), last.row() + 1):
        for column in range(first.column(), last.column() + 1):
            sheet.view.selectionModel().select(
                sheet.model.index(row, column), sheet.view.selectionModel().SelectionFlag.Select
            )
    sheet.type(Key.Key_C, held=CTRL)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "26 Sep 2032\tVegan"
    assert "<td>Vegan</td>" in QGuiApplication.clipboard().mimeData().html()
    sheet.house.run("copy_headers")
    labels = services.grids.columns("participants")
    called = [labels[key].label for key in ("person.passport_expires", "person.diet")]
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == called, "as in filters and forms"
    QGuiApplication.clipboard().setText("1 Jan 2031\tVegan\n2 Jan 2031\tHalal\n")
    sheet.go("GEORGIEVA", "person.passport_expires")
    sheet.type(Key.Key_V, held=CTRL)
    assert sheet.cell("GEORGIEVA", "person.diet").text == "Vegan"
    assert sheet.cell("HADJIGEORGIOU", "person.passport_expires").text == "2 Jan 2031"
    assert sheet.house.undone() == "Paste: 4 cells"


def test_one_value_goes_into_many_cells(sheet: Sheet) -> None:
    QGuiApplication.clipboard().setText("Halal")
    sheet.go("BĒRZIŅA", "person.diet")
    below = sheet.view.currentIndex().siblingAtRow(sheet.view.currentIndex().row() + 2)
    flags = sheet.view.selectionModel().SelectionFlag
    sheet.view.selectionModel().select(below, flags.Select)
    sheet.type(Key.Key_V, held=CTRL)
    assert [sheet.cell(name, "person.diet").text for name in ("BĒRZIŅA", "CŒURDEVEY", "D'AGOSTINO")] == ["Halal"] * 3


@also_in_japanese
def test_a_paste_with_a_wrong_cell_asks_before_it_writes(sheet: Sheet) -> None:
    before = sheet.house.undone()
    QGuiApplication.clipboard().setText("1 Jan 2031\n31/02/2031\n")
    sheet.go("GEORGIEVA", "person.passport_expires")
    sheet.type(Key.Key_V, held=CTRL)
    assert sheet.page.messages.titles() == ["Paste 2×1: 1 new value, 0 unchanged, 1 cannot be read"]
    sheet.type(Key.Key_Escape)
    assert sheet.page.messages.titles() == []
    sheet.type(Key.Key_V, held=CTRL)
    assert sheet.house.undone() == before
    button(sheet.page.messages, "Write the others").click()
    sheet.house.idle()
    assert sheet.cell("GEORGIEVA", "person.passport_expires").text == "1 Jan 2031"
    assert sheet.page.messages.titles() == []


def test_fill_down_and_emptying_are_one_step_each(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.diet")
    below = sheet.view.currentIndex().siblingAtRow(sheet.view.currentIndex().row() + 2)
    flags = sheet.view.selectionModel().SelectionFlag
    sheet.view.selectionModel().select(below, flags.Select)
    sheet.house.run("fill_down")
    assert sheet.cell("CŒURDEVEY", "person.diet").text == "Vegan"
    assert sheet.house.undone() == "Fill down: 2 cells"
    sheet.type(Key.Key_Delete)
    assert sheet.cell("BĒRZIŅA", "person.diet").text == "Missing"
    assert sheet.house.undone() == "Empty cells: 3 cells"
    sheet.house.run("undo")
    sheet.house.run("undo")
    assert sheet.cell("CŒURDEVEY", "person.diet").text == "No raw fish"


def test_undo_goes_to_what_it_changed(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.diet")
    sheet.type("Halal", Key.Key_Return)
    sheet.house.tab("visits")
    sheet.house.run("undo")
    assert sheet.house.window.current.key == "participants"
    assert sheet.here()[0] == "BĒRZIŅA Kristīne"
    assert sheet.cell("BĒRZIŅA", "person.diet").text == "Vegan"


def test_undo_shows_a_row_that_a_filter_hides(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.email")
    sheet.type("k@example.org", Key.Key_Return)
    sheet.grid.set_search("kjaergaard")
    sheet.house.idle()
    assert sheet.names() == ["KJÆRGAARD Søren"]
    sheet.house.run("undo")
    assert sheet.here()[0] == "BĒRZIŅA Kristīne"


@also_in_japanese
def test_filters_search_and_sorting(sheet: Sheet) -> None:
    sheet.grid.use_filters({"passport"})
    sheet.house.idle()
    assert sheet.names() == ["KJÆRGAARD Søren", "ØRUM Freja"]
    assert sheet.grid.chips.chip("passport").accessibleName() == "Filter: Passport, 2"
    sheet.grid.filter_box.setText("zzz")
    sheet.house.until(lambda: sheet.model.rowCount() == 0)
    sheet.house.idle()
    button(sheet.page, "Clear filters").click()
    sheet.house.idle()
    assert len(sheet.names()) == 41
    sheet.view.header.sectionClicked.emit(sheet.at("BĒRZIŅA", "person.nationality").column())
    sheet.house.idle()
    assert sheet.cell(sheet.names()[0].split()[0], "person.nationality").text == "Austria"


def test_escape_goes_one_step_back(sheet: Sheet) -> None:
    box, filters = sheet.grid.filter_box, sheet.grid.filters
    sheet.grid.use_filters({"confirmed"})
    box.setFocus()
    press(box, "zzz")
    filters.set_search(box.text())
    sheet.house.idle()
    assert sheet.model.rowCount() == 0
    seen = []
    for _ in range(3):
        press(box, Key.Key_Escape)
        sheet.house.idle()
        seen.append((box.text(), len(filters.used), sheet.view.hasFocus()))
    assert seen == [("", 1, False), ("", 0, False), ("", 0, True)]
    sheet.view.selectAll()
    sheet.type(Key.Key_Escape)
    assert len(sheet.grid.selected_ids()) == 1
    sheet.grid.use_filters({"visa"})
    sheet.house.idle()
    sheet.type(Key.Key_Escape)
    assert not sheet.grid.narrowed


def test_columns_are_chosen_and_remembered(sheet: Sheet) -> None:
    sheet.grid.arranging.show_column("person.passport_issued", on=True)
    sheet.house.idle()
    assert sheet.model.columns[-1].key == "person.passport_issued"
    assert sheet.model.title(sheet.model.columns[-1])
    sheet.house.close()
    sheet.house.open()
    keys = [column.key for column in sheet.house.window.current.grid.model_.columns]
    assert keys[-1] == "person.passport_issued"


def test_the_form_writes_each_field(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.email")
    sheet.house.idle()
    form = sheet.page.side.form
    form.focus_field("person.allergies")
    press(form.editor("person.allergies"), "Peanuts", Key.Key_Tab)
    sheet.house.idle()
    assert sheet.house.undone() == "Change allergies of BĒRZIŅA Kristīne"
    assert form.values["person.allergies"] == "Peanuts"


def test_a_wrong_value_stays_in_its_field_with_the_reason(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.email")
    sheet.house.idle()
    form, before = sheet.page.side.form, sheet.house.undone()
    form.focus_field("person.email")
    editor = form.editor("person.email")
    editor.selectAll()
    press(editor, "nowhere", Key.Key_Tab)
    sheet.house.idle()
    assert editor.text() == "nowhere"
    assert "not an e-mail address" in form.note("person.email")
    assert QAccessible.queryAccessibleInterface(editor).text(QAccessible.Text.Description) == form.note("person.email")
    assert sheet.house.undone() == before


def test_passport_numbers_are_masked_until_asked_for(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.email")
    sheet.house.idle()
    editor = sheet.page.side.form.editor("person.passport_no")
    assert editor.displayText() != editor.text()
    eye = editor.parentWidget().findChild(QToolButton)
    eye.click()
    sheet.house.idle()
    assert editor.displayText() == editor.text()
    person = sheet.page.side.form.values["records"]["person"]
    (look,) = sheet.house.works.read(partial(services.showings.of_person, person_id=person))
    assert (look.who, look.label, look.where) == ("Anna Berg", "Passport no.", "In the form")
    eye.click()
    assert editor.displayText() != editor.text()
    eye.click()
    sheet.house.idle()
    sheet.go("CŒURDEVEY", "person.email")
    sheet.house.idle()
    assert editor.displayText() != editor.text()


def test_a_finding_leads_to_its_field(sheet: Sheet) -> None:
    sheet.go("KJÆRGAARD", "person.email")
    sheet.house.idle()
    assert sheet.page.side.messages.titles() == ["Passport expires"]
    button(sheet.page.side.messages, "Enter the new passport").click()
    assert sheet.page.side.form.editor("person.passport_expires").hasFocus()


def test_a_fix_mends_what_was_found_and_is_one_step(sheet: Sheet) -> None:
    sheet.go("ØRUM", "participation.stage")
    sheet.house.idle()
    assert sheet.page.side.messages.titles() == ["Missing passport copy"]
    button(sheet.page.side, "It came in").click()
    sheet.house.idle()
    assert sheet.page.side.messages.titles() == []
    assert sheet.house.undone() == "Missing passport copy: it came in"
    sheet.house.run("undo")
    button(sheet.page.side, "Write and ask…").click()
    sheet.house.idle()
    (papers,) = sheet.house.window.findChildren(PrintDialog)
    assert papers.body.options.letter.currentData() == "eligibility-query"
    assert papers.body.whom.person == sheet.grid.current_id
    papers.reject()


def test_what_a_check_finds_is_counted_without_reading_the_list_again(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, shown, load, show = [], [], grid_loading.load, sheet.page.side.show_person
    monkeypatch.setattr(grid_loading, "load", lambda *asked, **how: read.append(asked) or load(*asked, **how))
    monkeypatch.setattr(sheet.page.side, "show_person", lambda *told: shown.append(told) or show(*told))
    sheet.house.run("refresh")
    assert (len(read), len(shown)) == (1, 1)

    def counts() -> dict[str, int | None]:
        return {kept.key: sheet.grid.chips.chip(kept.key).count for kept in sheet.grid.filters.all}

    before = counts()
    sheet.go("ØRUM", "participation.stage")
    button(sheet.page.side, "It came in").click()
    read.clear()
    sheet.house.idle()
    mended = counts()
    assert len(read) == 1
    assert mended["attention"] == before["attention"] - 1
    sheet.grid.reload()
    sheet.house.idle()
    assert counts() == mended
    sheet.grid.use_filters({"attention"})
    sheet.house.idle()
    read.clear()
    sheet.house.run("undo")
    assert len(read) == 2, "the list shows whom the check has found"
    assert counts() == before


def test_a_travel_mail_is_pasted_and_taken_over(sheet: Sheet) -> None:
    sheet.go("ØRUM", "participation.stage")
    QGuiApplication.clipboard().setText("13 March 2027\nLH 716 FRA - HND 12:05 08:45+1\n")
    sheet.house.run("paste_travel")
    (dialog,) = sheet.house.window.findChildren(TravelMailDialog)
    assert dialog.legs.topLevelItem(0).text(2) == "HND · Sun 14 Mar, 08:45"
    assert dialog.messages.titles() == ["No flight home was found."]
    assert nameless(dialog) == []
    dialog.text.setPlainText("13 March 2027\nLH 716 FRA - Tokyo 12:05 08:45+1\n")
    dialog.read()
    sheet.house.idle()
    button(dialog, "NRT Narita").click()
    sheet.house.idle()
    assert dialog.messages.titles() == ["No flight home was found."]
    assert dialog.legs.topLevelItem(0).text(2) == "NRT · Sun 14 Mar, 08:45"
    dialog.button.click()
    sheet.house.idle()
    assert sheet.cell("ØRUM", "participation.arrival_flight").text == "LH716"
    assert sheet.house.undone() == "Take over the journey of Freja Ørum"


def test_somebody_is_added_and_removed(sheet: Sheet) -> None:
    sheet.page.add()
    dialog = sheet.house.window.findChild(AddPersonDialog)
    assert nameless(dialog) == []
    dialog.fill("person.given_name", "Åsa")
    dialog.fill("person.email", "nowhere")
    dialog.send()
    assert dialog.boxes["person.family_name"].editor.accessibleDescription() == "Family name is needed"
    assert "not an e-mail address" in dialog.boxes["person.email"].editor.accessibleDescription()
    dialog.fill("person.family_name", "Gyllenhaal")
    dialog.fill("person.email", "asa@example.org")
    dialog.send()
    sheet.house.idle()
    assert sheet.here()[0] == "GYLLENHAAL Åsa"
    assert sheet.page.side.form.values["person.family_name"] == "Gyllenhaal"
    sheet.house.run("delete")
    assert "GYLLENHAAL Åsa" not in sheet.names()
    assert sheet.house.window.notices.shown == "1 person removed"
    button(sheet.house.window, "Undo").click()
    sheet.house.idle()
    assert sheet.here()[0] == "GYLLENHAAL Åsa"


def test_the_history_tells_who_did_what(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "person.diet")
    sheet.type("Halal", Key.Key_Return)
    sheet.go("BĒRZIŅA", "person.diet")
    sheet.house.idle()
    section = sheet.page.side.sections["history"]
    section.head.setChecked(True)
    sheet.house.idle()
    told = [label.text() for label in section.findChildren(QLabel) if not label.isHidden()]
    assert "Change diet of BĒRZIŅA Kristīne" in told
    assert "Diet: Vegan → Halal" in told
    sheet.house.run("record_history")
    shown = section.mapTo(sheet.page.side.viewport(), section.rect().topLeft()).y()
    assert shown < 40 or section.visibleRegion().boundingRect().height() == section.height(), "it is in view"
    sheet.page.side.form.focus_field("person.diet")
    sheet.house.run("record_history")
    back = QApplication.focusWidget()
    while back.toolTip() != "Put “Vegan” back into diet":
        back = back.nextInFocusChain()
    press(back, Key.Key_Space)
    sheet.house.idle()
    assert sheet.cell("BĒRZIŅA", "person.diet").text == "Vegan"
    assert sheet.house.undone() == "Put diet back"


def test_only_participants_count_for_the_places(sheet: Sheet) -> None:
    assert sheet.house.window.bar.tabToolTip(1) == "Participants (24)"
    assert "24 confirmed of 24 places" in sheet.page._sums.text()
    sheet.go("BĒRZIŅA", "participation.stage")
    sheet.type("waiting list", Key.Key_Return)
    assert sheet.page._sums.text().endswith("23 confirmed of 24 places · 1 waiting")
    sheet.grid.use_filters({"visa", "duplicates"})
    sheet.grid.set_search("nobody")
    sheet.house.idle()
    assert sheet.house.window.findChild(NoMatch).accessibleName() == "No one matches Visa + Duplicates + “nobody”."


def test_another_status_offers_its_letter(sheet: Sheet) -> None:
    sheet.go("BĒRZIŅA", "participation.stage")
    sheet.type("waiting list", Key.Key_Return)
    (toast,) = sheet.house.window.findChildren(Toast)
    assert toast.text == "The status of Kristīne Bērziņa has changed"
    next(each for each in toast.findChildren(QPushButton) if "Waiting list" in each.text()).click()
    sheet.house.idle()
    (papers,) = sheet.house.window.findChildren(PrintDialog)
    assert papers.body.options.letter.currentData() == "waiting-list"
    papers.reject()


def test_too_many_confirmed_are_told_above_the_list(sheet: Sheet) -> None:
    sheet.go("ÅKERSTRÖM", "participation.stage")
    sheet.type("Confirmed", Key.Key_Return)
    assert sheet.page._alarms.titles() == ["25 people are confirmed for 24 places: 1 too many."]
    button(sheet.page._alarms, "Show the confirmed").click()
    sheet.house.idle()
    assert len(sheet.names()) == 25
    sheet.house.run("undo")
    assert sheet.page._alarms.titles() == []


def test_an_empty_mission_says_how_to_fill_it(bare: House) -> None:
    page = bare.tab("participants")
    assert [button(page, words).isVisible() for words in ("Import from Excel…", "Add person")]


HOSTILE = "<b>Bold</b> R&D {name} %n"


def test_r082_hostile_words_stay_what_they_are_on_every_screen(sheet: Sheet) -> None:
    house = sheet.house
    sheet.go("BĒRZIŅA", "organisation.name")
    sheet.type(f"{HOSTILE}\u202e", Key.Key_Return)
    assert sheet.cell("BĒRZIŅA", "organisation.name").text == HOSTILE
    mission, person = house.window.desk.mission_id, sheet.grid.selected_ids()[0]
    named = ("person.family_name", "participation.hotel", "participation.room_mate", "participation.remark")

    def name_all(work: Any) -> None:
        services.grids.change(work, "participants", person, dict.fromkeys(named, HOSTILE))
        services.records.change(work, "mission", mission, {"title": HOSTILE, "coordinator": HOSTILE})
        item = services.itineraries.plan(work, mission).items()[3]
        services.itineraries.change(work, item.id, {"title": HOSTILE, "place": HOSTILE})
        visit = services.grids.ids(work, "visits", mission_id=mission)[0]
        services.grids.change(work, "visits", visit, {"organisation.name": HOSTILE, "visit.theme": HOSTILE})

    house.window.office.do(HOSTILE, name_all)
    house.idle()
    for key in ("missions", "itineraries", "visits", "people", "participants"):
        house.tab(key)
        house.run("next_record")
        assert marked_up(house.window) == [], key
    for action in ("rooms", "selection", "tick_attendance", "history", "duplicates"):
        house.run(action)
        dialog = next(each for each in house.window.findChildren(QDialog) if each.isVisible())
        assert marked_up(house.window) == [], action
        dialog.reject()
        house.idle()


def test_everything_that_takes_the_keyboard_has_a_name(sheet: Sheet) -> None:
    sheet.go("KJÆRGAARD", "person.email")
    sheet.house.idle()
    assert nameless(sheet.house.window) == []
