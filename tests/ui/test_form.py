"""The form of a record: what is typed is never lost, and never stands in the way."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget

from eujc_desktop import services
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.editors import as_editor
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.pages.people_columns import SECTIONS
from eujc_desktop.ui.text import tip, tr
from eujc_desktop.ui.theme import theme
from tests.ui.house import House, also_in_japanese, press

Key = Qt.Key


@pytest.fixture
def form(filled: House) -> Any:
    page = filled.tab("participants")
    show(filled, "BĒRZIŅA")
    return page.side.form


def show(house: House, name: str) -> None:
    """Make a person the current one."""
    grid = house.window.current.grid
    names = [grid.model_.cell(row, 0).text for row in range(grid.model_.rowCount())]
    grid.view.go(grid.model_.index(next(at for at, text in enumerate(names) if text.startswith(name)), 1))
    house.idle()


def type_into(form: Any, key: str, words: str, *ending: Any) -> Any:
    form.focus_field(key)
    editor = form.editor(key)
    press(editor, words, *ending)
    return editor


def test_a_pause_writes(filled: House, form: Any) -> None:
    type_into(form, "person.department", "Logistics")
    filled.until(lambda: filled.undone() == "Change department of BĒRZIŅA Kristīne")


def test_half_the_name_of_a_company_makes_none(filled: House, form: Any) -> None:
    editor = type_into(form, "organisation.name", "kjær")
    filled.idle()
    assert not form._pause.isActive()
    completer = editor.completer()
    assert completer.currentCompletion() == "Kjær Køleteknik A/S"
    press(editor, Key.Key_Tab)
    filled.idle()
    assert filled.undone() == "Change company of BĒRZIŅA Kristīne"


def test_a_day_chosen_in_the_calendar_is_written(filled: House, form: Any) -> None:
    form.focus_field("person.birth_date")
    editor = form.editor("person.birth_date")
    press(editor, Qt.Key.Key_Down)
    calendar = editor.findChild(QCalendarWidget)
    calendar.clicked.emit(QDate(1970, 5, 17))
    assert editor.text() == "17 May 1970"
    filled.until(lambda: filled.undone() == "Change date of birth of BĒRZIŅA Kristīne")


def test_going_to_another_person_writes_first(filled: House, form: Any) -> None:
    type_into(form, "person.department", "Logistics")
    show(filled, "GEORGIEVA")
    assert filled.undone() == "Change department of BĒRZIŅA Kristīne"
    assert form.editor("person.department").text() != "Logistics"
    form.focus_field("person.diet")
    show(filled, "BĒRZIŅA")
    line = form.editor("person.diet").lineEdit()
    assert line.text()
    assert line.selectedText() == line.text(), "what is typed replaces what the next person has"


def test_what_is_typed_stays_when_something_else_changes(filled: House, form: Any) -> None:
    editor = type_into(form, "person.department", "Qual")
    row_id = form.row_id
    change = partial(services.grids.change, grid="participants", row_id=row_id, values={"person.diet": "Halal"})
    form._pause.stop()
    filled.window.office.do("Change diet", change)
    filled.idle()
    assert editor.text() == "Qual"
    assert form.words("person.diet") == "Halal"


@also_in_japanese
def test_a_refused_value_waits_for_its_person(filled: House, form: Any) -> None:
    editor = type_into(form, "person.birth_date", "31/02/1971", Key.Key_Tab)
    show(filled, "GEORGIEVA")
    assert editor.text() != "31/02/1971"
    assert form.note("person.birth_date") == ""
    show(filled, "BĒRZIŅA")
    assert editor.text() == "31/02/1971"
    assert "no day of the calendar" in form.note("person.birth_date")
    type_into(form, "person.birth_date", "28/02/1971", Key.Key_Tab)
    filled.idle()
    assert form.note("person.birth_date") == ""
    assert editor.text() == "28 Feb 1971"


def test_somebody_faster_is_told_in_the_field_and_can_be_overruled(filled: House, form: Any) -> None:
    change = partial(services.grids.change, grid="participants", row_id=form.row_id)
    filled.works.run("Elsewhere", partial(change, values={"person.department": "Sales"}))
    type_into(form, "person.department", "Logistics", Key.Key_Tab)
    filled.idle()
    assert "to “Sales” in the meantime" in form.note("person.department")
    assert form.editor("person.department").text() == "Logistics"
    type_into(form, "person.department", "Logistics", Key.Key_Tab)
    filled.idle()
    assert form.note("person.department") == ""
    assert form.values["person.department"] == "Logistics"


@also_in_japanese
def test_choices_are_found_by_part_of_their_words(filled: House, form: Any) -> None:
    form.focus_field("person.diet")
    line = form.editor("person.diet").lineEdit()
    line.selectAll()
    press(form.editor("person.diet"), tr("Coeliac (gluten-free)")[2:7], Key.Key_Tab)
    filled.idle()
    assert form.words("person.diet") == "Coeliac (gluten-free)"


def test_every_value_of_the_sample_shows_and_reads_back_the_same(filled: House, form: Any) -> None:
    for name in ("BĒRZIŅA", "KJÆRGAARD", "DE VRIES", "KRISHNAMURTHY"):
        show(filled, name)
        for key in (key for _title, keys in SECTIONS for key in keys):
            assert form.fields[key].read(as_editor(form.editor(key)).raw()) == form.values[key], (name, key)


@also_in_japanese
def test_a_folded_section_has_its_editors_when_it_is_unfolded(filled: House, form: Any) -> None:
    section = form._panel.sections["Deposit"]
    assert not section.opened
    assert "participation.deposit_paid" not in form._editors
    section.head.click()
    type_into(form, "participation.deposit_paid", "1250.50", Key.Key_Tab)
    filled.idle()
    assert filled.undone() == "Change paid of BĒRZIŅA Kristīne"
    show(filled, "GEORGIEVA")
    assert form.editor("participation.deposit_paid").text() == ""
    show(filled, "BĒRZIŅA")
    assert form.editor("participation.deposit_paid").text() == "1,250.50"


def test_a_finding_leads_into_a_folded_section(filled: House, form: Any) -> None:
    form.focus_field("organisation.employees")
    assert form._panel.sections["Company size and seat"].opened
    type_into(form, "organisation.employees", "240", Key.Key_Tab)
    filled.idle()
    assert form.values["organisation.employees"] == 240


def test_the_window_goes_on_while_editors_are_made(filled: House) -> None:
    page = filled.tab("participants")
    panel = DetailPanel(filled.memory, "another")
    form = Form(page.desk, panel, "participants", SECTIONS)
    seen: set[int] = set()
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: seen.add(len(panel.sections)))
    beat.start()
    first, second = page.grid.model_.ids[:2]
    form.show_row(first)
    form.show_row(second)
    filled.until(lambda: form.row_id and not form.is_making)
    filled.idle()
    assert len(seen) > len(SECTIONS) / 2
    assert form.row_id == second
    assert panel.updatesEnabled()
    assert as_editor(form.editor("person.family_name")).raw() == form.values["person.family_name"]
    panel.deleteLater()


def test_only_sections_in_sight_have_editors(filled: House, form: Any) -> None:
    panel = form._panel
    first, last = form.parts[0], next(part for part in form.parts if part[0] == "Notes")
    assert {first[1][0]} <= set(form._editors)
    assert last[1][0] not in form._editors
    few = len(form._editors)
    bar = panel.verticalScrollBar()
    tall = bar.maximum()
    middle = panel.sections[form.parts[len(form.parts) // 2][0]]
    bar.setValue(middle.y())
    place = middle.mapTo(panel, middle.rect().topLeft())
    filled.idle()
    assert middle.mapTo(panel, middle.rect().topLeft()) == place, "nothing moves under the eyes"
    for _turn in range(3):  # what comes into sight may be taller than it was taken for
        bar.setValue(bar.maximum())
        filled.idle()
    assert last[1][0] in form._editors
    assert first[1][0] not in form._editors
    assert as_editor(form.editor(last[1][0])).raw() == form.fields[last[1][0]].kind.format(form.values[last[1][0]])
    assert len(form._editors) < 2 * few
    assert abs(bar.maximum() - tall) < panel.height()
    bar.setValue(0)
    filled.idle()
    assert as_editor(form.editor(first[1][0])).raw() == form.values[first[1][0]]


def test_a_refused_value_comes_back_with_its_section(filled: House, form: Any) -> None:
    type_into(form, "person.birth_date", "31 June 1980", Key.Key_Tab)
    form.focus_field("participation.hotel")
    bar = form._panel.verticalScrollBar()
    bar.setValue(bar.maximum())
    filled.idle()
    assert "person.birth_date" not in form._editors
    form.focus_field("person.birth_date")
    assert form.editor("person.birth_date").text() == "31 June 1980"
    assert "no day of the calendar" in form.note("person.birth_date")
    editor = form.editor("person.birth_date")
    assert editor.hasFocus()
    assert editor.visibleRegion().boundingRect() == editor.rect()


def test_a_sentence_has_a_line_of_its_own_and_what_is_cut_stands_under_the_pointer(filled: House, form: Any) -> None:
    box, short = form.box("participation.refund_reason"), form.box("person.family_name")
    filled.idle()
    assert box.width() > 1.8 * short.width()
    line = form.editor("person.family_name")
    for words, told in (("A" * 200, tip("A" * 200)), ("Ae", "")):
        line.setText(words)
        QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
        assert line.toolTip() == told


def test_large_text_in_a_narrow_panel_has_one_field_in_a_line(filled: House, form: Any, monkeypatch: Any) -> None:
    def heights() -> list[int]:
        boxes = [form.box(f"person.{name}") for name in ("family_name", "given_name")]
        filled.idle()
        return [box.mapTo(form._panel, QPoint()).y() for box in boxes]

    one, other = heights()
    assert one == other
    monkeypatch.setattr(theme, "wide", lambda pixels: pixels * 2)
    form._drop(form._part_of("person.family_name"))
    one, other = heights()
    assert one < other
