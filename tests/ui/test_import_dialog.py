"""Lists brought in through the dialog: columns matched, rows decided, one step written, or nothing at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QInputDialog, QLabel, QPushButton
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.ui.dialogs.import_dialog import ImportDialog, open_import
from eujc_desktop.ui.dialogs.import_rows import CELL
from eujc_desktop.ui.dialogs.imports_dialog import ImportsDialog
from eujc_desktop.ui.text import tr
from tests.ui.house import INPUT, House, also_in_japanese, button, in_english, marked_up, nameless, press


class Bringing:
    """The dialog on a file."""

    def __init__(self, house: House, name: str | Path, what: str = "participants") -> None:
        self.house = house
        path = name if isinstance(name, Path) else INPUT / name
        self.dialog = open_import(house.window.desk, what, path, "WCM-2027", house.window)
        house.idle()

    @property
    def counts(self) -> dict[str, int]:
        return {result: n for result, n in self.dialog.incoming.preview.counts.items() if n}

    def told(self) -> list[str]:
        return self.dialog.review.messages.titles()

    def select(self, number: int) -> None:
        self.dialog.review.select_row(number)
        self.house.idle()

    def press(self, words: str) -> None:
        button(self.dialog, words).click()
        self.house.idle()

    def result(self, number: int) -> str:
        return next(row.result for row in self.dialog.incoming.preview.rows if row.number == number)

    def cell(self, number: int, key: str) -> Any:
        model = self.dialog.review.model
        column = next(at for at in range(model.columnCount()) if model.key(at) == key)
        return model.index(model.find(number), column).data(CELL)

    def write(self, words: str) -> None:
        self.press(words)
        assert not isValid(self.dialog)


def people(house: House) -> int:
    mission = house.window.desk.mission_id
    return len(house.works.read(lambda work: services.grids.ids(work, "participants", mission_id=mission)))


def bring(house: House, name: str, what: str = "participants") -> None:
    """Bring in what is good of a file."""
    bringing = Bringing(house, name, what)
    bringing.dialog.write(only_good=True)
    house.idle()


def test_a_clean_list_comes_in_as_one_step(bare: House) -> None:
    bringing = Bringing(bare, "applications-en.xlsx")
    assert bringing.counts == {"new": 41}
    assert bringing.dialog.review.table.hasFocus()
    bringing.write("Import 41 rows")
    assert people(bare) == 41
    assert bare.undone() == "Import 41 participants from applications-en.xlsx"
    assert bare.window.notices.shown == "41 added"
    button(bare.window, "Undo").click()
    bare.idle()
    assert people(bare) == 0
    assert button(bare.window.current, "Import from Excel…").isVisible()


def test_a_messy_list_is_decided_row_by_row(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    assert bringing.counts == {"new": 17, "changed": 9, "same": 2, "duplicate": 1, "problem": 2}
    assert bringing.dialog.sheets.currentText() == "Inscriptions"
    assert not bringing.dialog.import_button.isEnabled()
    assert bringing.dialog.import_button.text() == "Import 31 rows"
    assert bringing.dialog.good_button.text() == "Import only the 28 good rows"
    assert bringing.told() == ["Row 23: Rehacek Zdenek may be Řeháček Zdeněk"]
    assert bringing.dialog.columns.remarked.isVisible()
    assert any("38 (a total)" in each.text() for each in bringing.dialog.columns.findChildren(QLabel))
    bringing.press("The same")
    assert bringing.told()[0] == "Row 26, Bērziņa Kristīne, “Expire le”: 31/02/2030"
    assert bringing.cell(26, "person.passport_expires").tone == "err"
    bringing.press("Import without this value")
    assert bringing.told()[0].startswith("Row 36")
    bringing.press("Skip row 36")
    assert bringing.counts.get("problem") is None
    assert bringing.dialog.import_button.isEnabled()
    bringing.write("Import 30 rows")
    assert people(bare) == 41 + 17
    bare.run("undo")
    assert people(bare) == 41


def type_into(bringing: Bringing, words: str) -> None:
    """What is typed into the editor that is open, and Enter."""
    table = bringing.dialog.review.table
    press(table, words, Qt.Key.Key_Return)
    bringing.house.idle()


@also_in_japanese
def test_cells_are_corrected_where_they_stand(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    review = bringing.dialog.review
    bringing.select(26)
    button(bringing.dialog, "Correct here").click()
    type_into(bringing, "28/02/2030")
    assert bringing.result(26) == "changed"
    assert in_english(bringing.cell(26, "person.passport_expires").text) == "28 Feb 2030"
    model, table = review.model, review.table
    table.setCurrentIndex(model.index(model.find(9), model.column_of("person.diet")))
    press(table, Qt.Key.Key_F2)
    type_into(bringing, "no such diet")
    assert bringing.told()[0] == "Row 9, Le Bihan Gwenaëlle, “Régime”: no such diet"
    press(table, Qt.Key.Key_Delete)
    bare.idle()
    assert bringing.told()[0].startswith("Row 23"), "the next to decide"
    assert bringing.result(9) == "changed"
    bringing.select(9)
    table.setCurrentIndex(model.index(model.find(9), model.column_of("person.diet")))
    bare.idle()
    assert bringing.told() == ["Row 9, “Diet”: left out"]


def test_each_changed_cell_is_taken_or_refused_and_a_row_skipped_and_brought_back(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    review = bringing.dialog.review
    bringing.select(19)
    assert bringing.told() == ["Row 19, “Family name” of Žnidaršič Špela"]
    bringing.press("Keep “Žnidaršič”")
    cell = bringing.cell(19, "person.family_name")
    assert (cell.text, cell.before) == ("", "ŽNIDARŠIČ-KOČEVAR")
    assert bringing.told() == ["Row 19, “Family name”: left out"]
    press(review.table, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    bare.idle()
    assert bringing.cell(19, "person.family_name").text == "Žnidaršič-Kočevar"
    bringing.select(23)
    bringing.press("The same")
    bringing.select(23)
    assert bringing.told()[-1] == "Row 23 is Řeháček Zdeněk, as you said"
    bringing.press("Decide anew")
    assert (bringing.result(23), bringing.counts["duplicate"]) == ("duplicate", 1)
    bringing.select(19)
    bringing.press("Skip row 19")
    assert bringing.counts["skipped"] == 1
    review.chips.chip("skipped").click()
    bare.idle()
    assert review.model.rowCount() == 1
    bringing.press("Bring row 19 back")
    assert (bringing.result(19), bringing.counts.get("skipped")) == ("changed", None)
    assert bringing.dialog.good_button.text() == "Import only the 28 good rows"
    bringing.dialog.update_switch.click()
    assert bringing.dialog.good_button.text() == "Import only the 17 good rows"
    bringing.write("Import only the 17 good rows")
    assert bare.window.notices.shown == "17 added, 14 left out"


def test_the_steps_are_ways_to_columns_sheet_and_rows(bare: House, monkeypatch: Any) -> None:
    bringing = Bringing(bare, "hosts-ja.xlsx", "companies")
    dialog = bringing.dialog
    assert dialog.steps.now == 3
    bringing.press("Back")
    assert dialog.steps.now == 2
    assert dialog.columns.isAncestorOf(QApplication.focusWidget())
    dialog.steps.buttons[3].click()
    assert dialog.review.table.hasFocus()
    dialog.go(2)
    bringing.press("Back")
    assert dialog.sheets.hasFocus()
    target = INPUT / "applications-en.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(target), ""))
    bringing.press("Back")
    assert dialog.incoming.preview.file == "applications-en.xlsx"


def test_matches_are_saved_used_renamed_and_forgotten(bare: House) -> None:
    bringing = Bringing(bare, "applications-en.xlsx")
    button_, saved = bringing.dialog.matches, bringing.dialog.matches.saved
    button_.fill()
    next(each for each in button_.menu.actions() if each.text() == "Save these matches…").trigger()
    dialog = button_.findChild(QInputDialog)
    dialog.setTextValue("Web form")
    dialog.accept()
    assert saved.kept("Web form")["Phone"] == "person.phone"
    saved.keep("Web form", {**saved.kept("Web form"), "Phone": "participation.remark"})
    saved.rename("Web form", "Web form 2027")
    button_.fill()
    menu = next(each.menu() for each in button_.menu.actions() if each.text() == "Web form 2027")
    menu.actions()[0].trigger()
    bare.idle()
    phone = next(each for each in bringing.dialog.incoming.preview.columns if each.heading == "Phone")
    assert phone.key == "participation.remark"
    menu.actions()[-1].trigger()
    assert saved.names == []


def test_an_import_is_taken_back_from_the_list_of_imports(bare: House, tmp_path: Path, monkeypatch: Any) -> None:
    bring(bare, "applications-en.xlsx")
    bring(bare, "hosts-ja.xlsx", "companies")
    bare.run("imports")
    dialog = bare.window.findChildren(ImportsDialog)[-1]
    bare.idle()
    lines = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert [line.text(0) for line in lines] == [
        "Import 24 companies from hosts-ja.xlsx",
        "Import 41 participants from applications-en.xlsx",
    ]
    assert nameless(dialog) == []
    dialog.list.setCurrentItem(lines[1])
    copy, headed, save = dialog.list.actions()
    copy.trigger()
    assert QApplication.clipboard().text().split("\t")[0] == lines[1].text(0)
    headed.trigger()
    assert QApplication.clipboard().text().startswith("What was taken in\tWhen\tDone by\t")
    assert "<th>Done by</th>" in QApplication.clipboard().mimeData().html()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "imports.xlsx"), ""))
    save.trigger()
    bare.idle()
    sheet = openpyxl.load_workbook(tmp_path / "imports.xlsx").active
    assert [row[0].value for row in sheet.iter_rows()] == [tr("What was taken in"), *(line.text(0) for line in lines)]
    dialog.back_button.click()
    bare.idle()
    assert people(bare) == 0
    assert dialog.list.topLevelItem(1).text(5) == "Taken back"
    assert not dialog.back_button.isEnabled()
    dialog.reject()


def test_what_may_be_meant_is_one_button_away(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-update.csv")
    assert bringing.told() == ["Row 9, Ferrer i Boix Gal·la, “Diet”: WITHDRAWN"]
    bringing.press("Set the status to withdrawn")
    assert bringing.result(9) == "changed"


def test_only_good_rows_leave_the_others_for_later(bare: House, tmp_path: Path, monkeypatch: Any) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    target = tmp_path / "to check.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    bringing.press("Save problem rows to Excel…")
    assert bringing.dialog.notices.shown == "to check.xlsx written"
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(target).active.iter_rows()]
    assert [row[0] for row in rows[1:]] == ["23", "26", "36"]
    assert "31/02/2030" in rows[2][-2]
    bringing.write("Import only the 28 good rows")
    assert people(bare) == 41 + 17
    assert bare.window.notices.shown == "17 added, 9 changed, 2 completed, 3 left out"


def test_columns_are_matched_anew_and_remembered(bare: House) -> None:
    bringing = Bringing(bare, "applications-en.xlsx")
    box = next(each for each in bringing.dialog.columns.findChildren(QComboBox)
               if each.accessibleName() == "Field for “Phone”")  # fmt: skip
    assert box.currentText() == "Phone"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    bare.idle()
    assert all(column.key != "person.phone" for column in bringing.dialog.incoming.preview.columns)
    other = next(each for each in bringing.dialog.columns.findChildren(QComboBox)
                 if each.accessibleName() == "Field for “Phone”" and each.isVisible())  # fmt: skip
    other.setCurrentIndex(other.findText("Remark"))
    other.activated.emit(other.currentIndex())
    bare.idle()
    written = bringing.dialog.columns.written
    assert (written.days.currentText(), written.decimals.isVisible()) == ("Day/month/year", True)
    written.days.setCurrentIndex(1)
    written.days.activated.emit(1)
    bare.idle()
    assert bringing.dialog.incoming.preview.day_first is False
    bringing.write("Import 41 rows")
    again = Bringing(bare, "applications-en.xlsx")
    phone = next(each for each in again.dialog.incoming.preview.columns if each.heading == "Phone")
    assert (phone.key, phone.score) == ("participation.remark", 100)


def test_flights_and_programmes_go_through_the_window_too(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    flights = Bringing(bare, "flights-unicode.txt")
    assert len(flights.dialog.incoming.preview.rows) == 6
    samples = [line.names.accessibleDescription() for line in flights.dialog.columns._lines]
    assert "Late check-in; keep room" in samples, "in one line, as there is room for"
    flights.write("Import 6 rows")
    programme = Bringing(bare, "programme-wcm-2027.xlsx", "itinerary")
    assert programme.counts == {"new": 80}
    assert not programme.dialog.update_switch.isVisible()
    programme.write("Import 80 rows")
    assert bare.undone() == "Import 80 itinerary items from programme-wcm-2027.xlsx"


def test_another_sheet_is_chosen(bare: House) -> None:
    bringing = Bringing(bare, "hosts-ja.xlsx", "companies")
    assert bringing.counts == {"new": 24}
    review = bringing.dialog.review
    assert bringing.told()[0].startswith("Row 20, "), "what is to be checked stands first"
    review.chips.chip("to check").click()
    assert [review.model.row(at).number for at in range(review.model.rowCount())] == [20, 22]
    sheets = bringing.dialog.sheets
    sheets.setCurrentText("担当者")
    sheets.activated.emit(sheets.currentIndex())
    bare.idle()
    assert bringing.dialog.incoming.preview.sheet == "担当者"
    bringing.dialog.write(only_good=True)
    bare.idle()
    assert bare.window.notices.shown == "5 added; sheets left aside: 受入企業"


def test_rows_are_narrowed_to_one_result(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    review = bringing.dialog.review
    review.chips.chip("changed").click()
    assert review.model.rowCount() == 9
    before, after = (lambda cell: (cell.before, cell.text))(bringing.cell(19, "person.family_name"))
    assert (before, after) == ("Žnidaršič", "Žnidaršič-Kočevar")
    review.chips.chip("changed").click()
    assert review.model.rowCount() == 31


def test_without_what_a_row_needs_it_is_not_offered_to_come_in(bare: House, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text("主催者,行事,初日\n日本貿易会,ロボット展,2027/3/16\n,食品展,2027/3/17\n", encoding="cp932")
    bringing = Bringing(bare, file, "events")
    assert bringing.counts == {"new": 1, "problem": 1}
    names = [each.accessibleName() for each in bringing.dialog.findChildren(QPushButton) if each.isVisible()]
    assert "Correct here" in names
    assert "Import without this value" not in names


@pytest.mark.parametrize(
    ("name", "what", "told"),
    [
        ("history.xlsx", "participants", "figures of past activities"),
        ("b2b-wishes.xlsx", "participants", "partnering day"),
        ("attendance-wcm.xlsx", "participants", "attendance of people by day"),
        ("photos/durdevic_zeljko.jpg", "participants", "not a list this program can read"),
        ("no-such-file.xlsx", "participants", "no-such-file.xlsx"),
    ],
)
def test_a_wrong_file_is_told_and_another_offered(bare: House, name: str, what: str, told: str) -> None:
    bringing = Bringing(bare, name, what)
    assert told in bringing.dialog.messages.titles()[0]
    assert button(bringing.dialog, "Choose another file…").isVisible()
    assert not bringing.dialog.import_button.isEnabled()
    assert nameless(bringing.dialog) == []


def test_another_file_is_taken_instead(bare: House, monkeypatch: Any) -> None:
    bringing = Bringing(bare, "history.xlsx")
    assert bringing.dialog.sheets.isVisible()
    target = INPUT / "applications-en.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(target), ""))
    bringing.press("Choose another file…")
    assert bringing.counts == {"new": 41}


def test_leaving_writes_nothing(bare: House) -> None:
    bringing = Bringing(bare, "applications-en.xlsx")
    bringing.press("Cancel")
    assert people(bare) == 0
    assert not isValid(bringing.dialog)


def test_what_was_answered_is_there_again_after_leaving(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    bringing.press("The same")
    bringing.dialog.update_switch.click()
    bringing.press("Skip row 26")
    before, incoming = bringing.counts, bringing.dialog.incoming
    press(bringing.dialog.review.table, Qt.Key.Key_Escape)
    bare.idle()
    assert not isValid(bringing.dialog)
    assert bare.window.notices.shown == "Nothing was imported"
    button(bare.window, "Go on").click()
    bare.idle()
    bringing.dialog = next(each for each in bare.window.findChildren(ImportDialog) if each.isVisible())
    assert bringing.counts == before
    assert bringing.dialog.incoming == incoming
    assert not bringing.dialog.update_switch.isChecked()
    bringing.dialog.write(only_good=True)
    bare.idle()
    assert people(bare) == 41 + 17


def test_leaving_while_it_reads_ends_the_reading(bare: House) -> None:
    path = INPUT / "applications-en.xlsx"
    dialog = open_import(bare.window.desk, "participants", path, "WCM-2027", bare.window)
    dialog.reject()
    bare.idle()
    assert not isValid(dialog)


def test_leaving_while_it_writes_leaves_nothing_behind(bare: House) -> None:
    bringing = Bringing(bare, "applications-en.xlsx")
    before = bare.undone()
    bringing.dialog.write()
    bringing.dialog.reject()
    bare.idle()
    # It was stopped, or it came too late and is told and can be taken back.
    written = people(bare)
    assert (written, bare.undone()) in ((0, before), (41, "Import 41 participants from applications-en.xlsx"))


def test_an_office_changed_meanwhile_is_not_written_over(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "flights-unicode.txt")
    mission = bare.window.desk.mission_id

    def change(work: Any) -> None:
        first = services.grids.ids(work, "participants", mission_id=mission)[0]
        services.grids.change(work, "participants", first, {"person.diet": "Halal"})

    bare.works.run("Elsewhere", change)
    bringing.dialog.write()
    bare.idle()
    assert bringing.dialog.messages.titles() == ["The office has changed since the list was read."]
    assert bringing.dialog.isVisible()


def test_a_sheet_dropped_on_the_window_is_brought_in(bare: House) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(INPUT / "applications-en.xlsx"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 500), copy, data, left, none)
    QApplication.sendEvent(bare.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(bare.window, QDropEvent(QPointF(500, 500), copy, data, left, none))
    bare.idle()
    dialog = bare.window.findChild(ImportDialog)
    assert dialog.incoming.preview.counts["new"] == 41


def test_cells_pasted_into_an_empty_table_are_brought_in(bare: House) -> None:
    QApplication.clipboard().setText("Family name\tGiven name\tE-mail\nBerg\tAnna\ta.berg@example.org\n")
    bare.window.go("participants")
    bare.idle()
    grid = bare.window.page("participants").grid
    grid.view.setFocus()
    press(grid.view, Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    bare.idle()
    dialog = bare.window.findChild(ImportDialog)
    assert dialog.incoming.preview.counts["new"] == 1
    dialog.write()
    bare.idle()
    assert people(bare) == 1
    assert bare.undone() == "Import 1 participant from copied cells"


def test_the_model_keeps_qts_rules_and_everything_has_a_name(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "applications-fr-messy.xlsx")
    tester = QAbstractItemModelTester(bringing.dialog.review.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    bringing.dialog.review.chips.chip("problem").click()
    assert tester.model() is bringing.dialog.review.model
    assert nameless(bringing.dialog) == []


def test_hostile_cells_stay_what_they_are(bare: House, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Family name", "Given name", "E-mail", "Date of birth"])
    book.active.append(["<b>Bold</b> & {name}", "=1+1", "nowhere", "31/02/2030"])
    path = tmp_path / "<i>list & {x}.xlsx"
    book.save(path)
    bringing = Bringing(bare, path)
    assert bringing.result(2) == "problem"
    assert marked_up(bringing.dialog) == []


def choose(box: QComboBox, words: str) -> None:
    """Choose by keyboard, as a user does."""
    box.setFocus()
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_letters_found_out_wrongly_are_read_again_at_once(bare: House, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Family name;Given name;E-mail\r\nKőszegi;Łukasz;k@example.eu\r\n".encode("cp1250"))
    bringing = Bringing(bare, path)
    form = bringing.dialog.form
    assert form.isVisible()
    assert (form.letters.currentText(), form.columns.currentText()) == ("Western Windows", "Semicolon")
    assert nameless(bringing.dialog) == []
    choose(form.letters, "Central European Windows")
    bare.idle()
    [row] = bringing.dialog.incoming.preview.rows
    assert (row.values["person.family_name"], row.values["person.given_name"]) == ("Kőszegi", "Łukasz")
    assert form.letters.currentText() == "Central European Windows"
    bringing.write("Import 1 row")
    assert people(bare) == 1


def test_a_list_parted_in_another_way_can_be_put_right_even_when_it_was_refused(bare: House, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    lines = ["Family name,Given name,Note", "Ørum,Freja,a;b;c;d", "Hoffmann,Jan,a;b;c;d", "Rossi,Ada,a;b;c;d"]
    path.write_text("\r\n".join(lines), encoding="utf-8")
    bringing = Bringing(bare, path)
    form = bringing.dialog.form
    assert bringing.dialog.incoming is None, "the semicolons of the notes are more"
    assert form.isVisible()
    choose(form.columns, "Comma")
    bare.idle()
    assert bringing.counts == {"new": 3}
    assert bringing.dialog.messages.titles() == []
    choose(form.columns, "Tab")
    bare.idle()
    assert bringing.dialog.messages.titles() != []
    assert not bringing.dialog.import_button.isEnabled()
    choose(form.columns, "Comma")
    bare.idle()
    assert bringing.counts == {"new": 3}
    assert bringing.dialog.import_button.isEnabled()


def test_a_workbook_has_no_such_lists(bare: House) -> None:
    bringing = Bringing(bare, "applications-en.xlsx")
    assert not bringing.dialog.form.isVisible()


def test_attendance_comes_in_once_an_unknown_mark_is_answered(bare: House) -> None:
    bring(bare, "applications-en.xlsx")
    bringing = Bringing(bare, "attendance-wcm.xlsx", "attendance")
    assert bringing.counts == {"changed": 23, "problem": 1}
    bringing.select(25)
    assert bringing.told() == ["Row 25, Krishnamurthy Ananya, “2027-03-19”: x"]
    bringing.press("Half day")
    assert bringing.counts == {"changed": 24}
    bringing.write("Import 24 rows")
    assert bare.undone() == "Import 24 people's attendance and deposits from attendance-wcm.xlsx"
