"""Each component by itself: what it says, how it gives way where there is no room."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction, QFont, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from eujc_desktop.ui.components.attention import AttentionRow
from eujc_desktop.ui.components.buttons import Segments, for_action, push, tool
from eujc_desktop.ui.components.cards import StartCard, TemplateCard
from eujc_desktop.ui.components.chips import ChipRow, FilterChip, StatusChip
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.combo import ElidedCombo
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.fix_button import FixButton
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import flow
from eujc_desktop.ui.components.marks import Avatar, Bar, Figure, Phase, Phases, Ring
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.components.mission_popup import MissionPopup
from eujc_desktop.ui.components.mission_switch import MissionSwitch
from eujc_desktop.ui.components.paint import initials, metrics, tone_of
from eujc_desktop.ui.components.panel import DetailPanel, Field
from eujc_desktop.ui.components.search_overlay import match, pieces
from eujc_desktop.ui.components.status import StatusItem
from eujc_desktop.ui.components.tab_bar import CountTabBar
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.mission_words import MissionEntry
from eujc_desktop.ui.text import count, escape, tip, tr
from tests.ui.house import in_english

pytestmark = pytest.mark.usefixtures("light")


def name(widget: QWidget) -> str:
    return in_english(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


@pytest.fixture
def shown(qtbot: Any) -> Any:
    def show(widget: QWidget, width: int, height: int = 60) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.grab()
        return widget

    return show


def test_what_is_chosen_gives_way_in_a_narrow_box(shown: Any) -> None:
    box = ElidedCombo()
    box.addItems(["Everyone (24)", "Yamada Hanako, interpreter"])
    shown(box, 150, 32)
    assert box.words() == "Everyone (24)"
    box.setCurrentIndex(1)
    assert box.words().startswith("Yamada")
    assert box.words().endswith("…")
    assert "Yamada Hanako, interpreter" in box.toolTip()


def test_nothing_is_painted_of_a_tab_that_is_not_shown(shown: Any) -> None:
    bars = [CountTabBar(), CountTabBar()]
    for bar, tabs in zip(bars, (1, 2), strict=True):
        for at in range(tabs):
            bar.addTab("")
            bar.set_tab(at, "Missions", "list")
        shown(bar, 300)
    bars[1].setTabVisible(1, False)
    assert bars[0].grab().toImage() == bars[1].grab().toImage()


@pytest.mark.in_english_only
def test_words_are_data() -> None:
    assert tr("{name} added", name="{code} & <b>") == "{code} & <b> added"
    assert (count("%n person", "%n people", 1), count("%n person", "%n people", 3)) == ("1 person", "3 people")
    assert escape("R&D") == "R&&D"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("KALLAS Dimitrios", "KD"),
        ("Élodie", "ÉL"),
        ("山田 太郎", "山田"),
        ("", ""),
        ("- - x", "X"),
        ("de Wit, Bram", "DB"),
    ],
)
def test_initials(full: str, short: str) -> None:
    assert initials(full) == short


def test_a_name_keeps_its_tone() -> None:
    assert tone_of("NIEMELÄ Satu") == tone_of("NIEMELÄ Satu")


def test_a_cut_label_tells_the_whole_text(shown: Any) -> None:
    text = "Moravské Strojírny a.s. – a very long name of a company"
    made = shown(ElidedLabel(text), 80)
    assert made.cut
    assert made.toolTip() == text
    made.resize(900, 30)
    made.grab()
    assert (made.cut, made.toolTip()) == (False, "")


def test_labels_show_markup_as_text(shown: Any) -> None:
    made = shown(label("<b>x</b>"), 200)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_chips_say_their_state(shown: Any) -> None:
    chip = shown(StatusChip("Confirmed", "ok", dot=True), 120)
    assert name(chip) == "Confirmed"
    wide = chip.sizeHint().width()
    chip.show_state("Waiting list for the second half", "warn")
    assert chip.sizeHint().width() > wide
    chip.resize(40, 20)
    chip.grab()
    assert chip.toolTip() == "Waiting list for the second half"


def test_a_filter_says_its_count(shown: Any) -> None:
    chip = shown(FilterChip("diet", "Diet", 4, "warn", "utensils"), 100)
    assert name(chip) == "Filter: Diet, 4"
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()


def test_chips_without_room_go_into_the_menu(shown: Any, qtbot: Any) -> None:
    row = ChipRow()
    row.set_chips([FilterChip(str(n), f"Filter number {n}", n) for n in range(6)])
    shown(row, 1200)
    visible = [chip for chip in row.findChildren(FilterChip) if chip.isVisible()]
    assert len(visible) == 6
    assert not row._more.isVisible()
    row.resize(300, 28)
    hidden = [chip for chip in row.findChildren(FilterChip) if not chip.isVisible()]
    assert row._more.text() == str(len(hidden))
    assert all(chip.geometry().right() <= 300 for chip in row.findChildren(FilterChip) if chip.isVisible())
    row._list_hidden()
    with qtbot.waitSignal(row.toggled) as told:
        row._menu.actions()[0].trigger()
    assert told.args == [hidden[0].key, True]
    assert row.checked() == [hidden[0].key]
    assert hidden[0].isVisible(), "what hides rows stays in sight"
    assert hidden[0].geometry().right() <= 300


@pytest.mark.in_english_only
def test_marks_say_their_values(shown: Any) -> None:
    assert name(shown(Bar(22, 24), 80)) == "22 of 24"
    assert name(shown(Bar(0, 0), 80)) == "0 of 0"
    assert name(shown(Ring(0.614), 40)) == "61 per cent"
    assert name(shown(Avatar("KALLAS Dimitrios"), 32)) == "KALLAS Dimitrios"
    shown(Figure("41", "Applicants"), 80)


@pytest.mark.in_english_only
def test_phases_say_where_the_mission_is(shown: Any) -> None:
    strip = Phases()
    strip.show_phases([Phase("Call", "2 Nov", "done"), Phase("Confirm", "15 Jan", "now", 1.2, 0.7)], "Today, T−39")
    assert name(shown(strip, 380, 66)) == "Phases: Call done, Confirm in progress"


@pytest.mark.parametrize("width", [260, 297, 360, 520])
def test_phases_with_long_names_stand_on_two_levels_and_none_is_cut(shown: Any, width: int) -> None:
    strip, bold = Phases(), metrics("caption", QFont.Weight.DemiBold)
    names = ("Appel", "Sélection", "Confirmation", "Préparation", "Au Japon", "Suivi")
    strip.show_phases([Phase(each, "15 janv.", "now" if each == "Sélection" else "next") for each in names])
    shown(strip, width, 66)
    words = strip.words()
    assert len({place.y() for place in words}) == (1 if width > 480 else 2)
    assert all(place.width() >= bold.horizontalAdvance(each) for each, place in zip(names, words, strict=True))
    assert words[-1].right() <= width
    assert words[-1].bottom() <= strip.height()
    taken = [
        QRectF(place.topLeft(), QSizeF(bold.horizontalAdvance(each), 30))
        for each, place in zip(names, words, strict=True)
    ]
    assert not any(one.intersects(other) for at, one in enumerate(taken) for other in taken[:at])


def test_messages_offer_their_fixes(shown: Any) -> None:
    done: list[str] = []
    slot = MessageSlot()
    shown(slot, 300, 200)
    fixes = (("Ask for renewal…", lambda: done.append("asked")),)
    message = InlineMessage("Passport expires too early", "30 Aug 2027", fixes=fixes, closable=True)
    slot.add(message)
    assert slot.isVisible()
    message.findChild(QPushButton).click()
    assert done == ["asked"]
    message.dismiss()
    assert (slot.titles(), slot.isVisible()) == ([], False)


def test_buttons_elide_and_keep_their_name(shown: Any) -> None:
    made = push("Move B2B preparation & dinner to 18:30 on the next day", "fix")
    assert isinstance(made, FixButton)
    shown(made, 90)
    assert made.toolTip() == "Move B2B preparation & dinner to 18:30 on the next day"
    assert made.minimumSizeHint().width() == 56
    assert name(tool("plus", tip="Add person")) == "Add person"


def test_segments_choose_one(shown: Any, qtbot: Any) -> None:
    made = shown(Segments([("list", "List", "list"), ("year", "Year plan", "calendar-range")]), 240)
    assert made.chosen == "list"
    with qtbot.waitSignal(made.changed) as told:
        made._buttons["year"].click()
    assert (told.args, made.chosen) == (["year"], "year")


def test_flow_wraps_instead_of_widening(shown: Any) -> None:
    made = flow(*(push(f"Button number {n}") for n in range(5)))
    one_line = made.layout().heightForWidth(2000)
    assert made.layout().heightForWidth(200) > 3 * one_line
    assert made.minimumSizeHint().width() <= 60


def test_a_long_word_does_not_widen_the_panel(shown: Any) -> None:
    panel = DetailPanel(Memory(), "people")
    panel.head.addWidget(ElidedLabel("x" * 400, "title"))
    panel.section("identity", "Identity").body.addWidget(Field("Family name (as in the passport)" * 3, QLineEdit()))
    shown(panel, 300, 400)
    assert panel.widget().width() <= panel.viewport().width()


def test_a_field_shows_what_is_wrong_and_lets_go(shown: Any) -> None:
    field = Field("Expires", QLineEdit(), "day, month, year")
    shown(field, 200)
    assert name(field.editor) == "Expires"
    field.show_error("31 Feb 2030 is not a date")
    told = QAccessible.queryAccessibleInterface(field.editor)
    assert told.text(QAccessible.Text.Description) == "31 Feb 2030 is not a date"
    assert field.editor.property("state") == "error"
    field.clear_state()
    assert told.text(QAccessible.Text.Description) == "day, month, year"
    assert field.editor.property("state") == ""


def test_empty_lists_say_so_and_offer_a_way(shown: Any) -> None:
    done: list[str] = []
    state = EmptyState(
        "users", "No one has applied yet.", buttons=(("Import from Excel…", "primary", lambda: done.append("import")),)
    )
    shown(state, 500, 400)
    assert name(state) == "No one has applied yet."
    state.findChild(QPushButton).click()
    none = shown(NoMatch("No one matches Diet", lambda: done.append("clear")), 500, 400)
    none.findChild(QPushButton).click()
    assert done == ["import", "clear"]


def test_attention_rows_and_cards_are_buttons(shown: Any) -> None:
    done: list[int] = []
    rows = [
        AttentionRow("triangle-alert", "err", "3 itinerary conflicts", "Wed 17", lambda: done.append(1)),
        StartCard("sparkles", "Look around", "A full mission", "Enter", lambda: done.append(2), accent=True),
        TemplateCard("factory", "info", "World Class Manufacturing", "2 weeks", "28 tasks", lambda: done.append(3)),
    ]
    for row in rows:
        shown(row, 300, 110)
        assert QAccessible.queryAccessibleInterface(row).role() == QAccessible.Role.Button
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert done == [1, 2, 3]
    assert name(rows[0]) == "3 itinerary conflicts. Wed 17"


def test_the_mission_switch_finds_by_title_and_code(shown: Any, qtbot: Any) -> None:
    switch = MissionSwitch()
    entries = [
        MissionEntry("1", "World Class Manufacturing", "", "WCM-2027"),
        MissionEntry("2", "Get Ready", "", "GRJ-2027"),
    ]
    switch.show_missions(entries, "1")
    assert name(shown(switch, 300, 38)) == "Current mission: World Class Manufacturing"
    chosen: list[str] = []
    popup = MissionPopup(entries, "2", chosen.append, lambda: None)
    shown(popup, 300, 300)
    assert popup.list.currentItem().text().startswith("Get Ready")
    popup.box.setText("wcm")
    assert popup.list.count() == 1
    QTest.keyClick(popup.box, Qt.Key.Key_Return)
    assert chosen == ["1"]


@pytest.mark.parametrize(
    ("title", "query", "found"),
    [
        ("DVOŘÁČEK Tomáš", "dvoracek", (0, 8)),
        ("Kallas Foods", "foods", (7, 12)),
        ("天川", "川", (1, 2)),
        ("x", "", (0, 0)),
        ("İx", "x", (1, 2)),
    ],
)
def test_the_letters_searched_for_are_found(title: str, query: str, found: tuple[int, int]) -> None:
    assert match(title, query) == found


def test_each_word_searched_for_is_marked() -> None:
    cut = pieces("KJÆRGAARD Søren", "soren kj")
    assert [text for text, bold in cut if bold] == ["KJ", "Søren"]
    assert "".join(text for text, _bold in cut) == "KJÆRGAARD Søren"


def test_click_targets_are_large_enough(shown: Any) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for widget in (tool("plus", tip="Add"), push("Fix it", "fix"), FilterChip("x", "X"), push("Link", "link")):
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    shown(holder, 300, 200)
    small = [
        child.accessibleName()
        for child in holder.findChildren(QWidget)
        if child.size().expandedTo(QSize(24, 24)) != child.size()
    ]
    assert small == []


def test_a_tooltip_shows_markup_in_data_as_it_is_written(app: object) -> None:
    hostile = 'Anna <img src="/etc/hostname"> Berg\nsecond line'
    shown = tip(hostile)
    assert "<img" not in shown
    assert shown.startswith("<span>Anna &lt;img")
    assert tool("x", tip=hostile).toolTip() == shown
    assert tool("x", tip="Anna & Berg").toolTip() == "Anna & Berg"
    assert tip("plain\nwords") == "plain\nwords"


def test_a_list_with_headings_chooses_its_first_line_where_nothing_is_wished(qtbot: Any) -> None:
    made = ChoiceList("Papers", [Choice("", "", "Books"), Choice("book", "book-open", "Briefing book")])
    qtbot.addWidget(made)
    made.choose("")
    assert made.key == "book"


def test_enter_presses_every_button_that_has_the_keyboard(shown: Any) -> None:
    pressed: list[str] = []
    menu_button, action = tool("ellipsis", tip="More"), QAction("Refresh")
    menu_button.setMenu(QMenu(menu_button))
    menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu_button.menu().aboutToShow.connect(lambda: pressed.append("menu"))
    menu_button.menu().addAction("One")
    action.triggered.connect(lambda: pressed.append("action"))
    sides = Segments((("a", "One", ""), ("b", "Other", "")))
    sides.changed.connect(pressed.append)
    status, chip = StatusItem(), FilterChip("late", "Late", 2)
    for button in (status, chip):
        button.setText("Here")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda *_: pressed.append("own"))
    flat = tool("x", tip="Close", on_click=lambda: pressed.append("flat"))
    words = push("Close", on_click=lambda: pressed.append("words"))
    all_ = [flat, words, for_action(action), status, chip, *sides.findChildren(QToolButton), menu_button]
    host = shown(flow(*(each for each in all_ if each.parentWidget() is not sides), sides), 700, 90)
    for button in all_:
        pressed.clear()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, menu_button.menu().close)
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert len(pressed) == 1, button.accessibleName()
        QApplication.sendEvent(
            button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier, "", True)
        )
        assert len(pressed) == 1, "a key that is held presses once"
    assert host.isVisible()
