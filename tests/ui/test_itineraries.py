"""The Itineraries tab on a real office: the agenda walked, filled, moved and mended by keys, menus and buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from eujc_desktop.ui.dialogs.place_card import OPEN, PlaceDialog
from eujc_desktop.ui.item_looks import status_of
from eujc_desktop.ui.pages.agenda_menu import agenda_menu
from eujc_desktop.ui.pages.plan_forms import meant_times
from eujc_desktop.ui.pages.shown_for import Whom
from tests.ui.house import CTRL, SHIFT, House, also_in_japanese, button, in_english, marked_up, nameless, press

pytestmark = pytest.mark.opens("itineraries")

Key = Qt.Key


class Book:
    """The itinerary by titles."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("itineraries")
        self.agenda, self.side, self.steps = self.page.agenda, self.page.side, self.page.steps
        self.page.views.turn("agenda")
        self.agenda.setFocus()

    def item(self, title: str) -> Any:
        return next(item for item in self.steps.plan.items() if item.title.startswith(title))

    def go(self, title: str) -> None:
        self.agenda.select(self.item(title).id)
        self.house.idle()

    def line(self, title: str) -> list[str]:
        line = self.agenda._by_id[self.item(title).id]
        return [line.text(at) for at in range(6)]

    def type(self, *keys: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
        press(self.agenda, *keys, held=held)
        self.steps.flush()
        self.house.idle()

    def write(self, field: str, words: str) -> Any:
        self.side.form.focus_field(field)
        editor = self.side.form.editor(field)
        editor.selectAll()
        press(editor, words, Key.Key_Tab)
        self.house.idle()
        return editor

    def titles(self, day: int) -> list[str]:
        return [item.title for item in self.steps.plan.days[day - 1].items]

    def issues(self) -> list[str]:
        return [card.text() for card in self.side.found.cards.values()]


@pytest.fixture
def book(filled: House) -> Book:
    return Book(filled)


def test_days_and_items_stand_in_order_of_time(book: Book) -> None:
    assert book.line("Opening") == ["09:30–10:30", "01:30–02:30", "Opening and introduction",
                                    "EU-Japan Centre, Tokyo office", "Everyone", "Pencilled"]  # fmt: skip
    assert in_english(status_of(replace(book.item("Opening"), status="confirmed")).text) == "Confirmed"
    assert book.line("Night-shift")[0] == "23:20–00:40 +1"
    assert book.line("Coach 2 to Hachioji")[1].endswith("−1")


def test_the_list_has_the_keyboard_first(book: Book) -> None:
    assert book.agenda.hasFocus()
    assert book.agenda.current_id == book.item("Meet in the lobby").id
    book.type(Key.Key_Down)
    assert book.agenda.current_id == book.item("Walk to the Centre").id


def test_arrows_move_in_time_and_a_row_of_them_is_one_step(book: Book) -> None:
    book.go("Opening")
    press(book.agenda, Key.Key_Down, Key.Key_Down, held=CTRL)
    assert book.line("Opening")[0] == "10:00–11:00"
    book.type(Key.Key_Up, held=CTRL)
    assert book.house.undone() == "Move “Opening and introduction” to 09:45"
    book.house.run("undo")
    assert book.line("Opening")[0] == "09:30–10:30"
    assert book.agenda.current_id == book.item("Opening").id


def test_undo_takes_back_a_move_that_is_still_being_made(book: Book) -> None:
    book.go("Opening")
    press(book.agenda, Key.Key_Down, held=CTRL)
    book.house.run("undo")
    assert book.line("Opening")[0] == "09:30–10:30"


def test_the_end_is_moved_and_never_before_the_start(book: Book) -> None:
    book.go("Opening")
    book.type(Key.Key_Down, held=SHIFT)
    assert book.line("Opening")[0] == "09:30–10:45"
    assert book.house.undone() == "End “Opening and introduction” at 10:45"
    book.type(*[Key.Key_Up] * 6, held=SHIFT)  # as a key that is held
    assert book.line("Opening")[0] == "09:30–09:45"
    assert book.page.messages.titles() == ["An item cannot end before it starts."]


def test_items_go_to_other_days(book: Book) -> None:
    book.go("Opening")
    book.type(Key.Key_Right, held=CTRL)
    assert "Opening and introduction" in book.titles(2)
    assert book.house.undone() == "Move “Opening and introduction” to Tue 16 Mar"
    book.type(Key.Key_Left, held=CTRL)
    assert "Opening and introduction" in book.titles(1)
    book.type(Key.Key_Left, held=CTRL)
    assert book.page.messages.titles() == ["There is no such day."]


def test_several_items_move_together(book: Book) -> None:
    book.agenda.select_many([book.item("Opening").id, book.item("Bento").id])
    book.house.idle()
    book.type(Key.Key_Down, held=CTRL)
    assert (book.line("Opening")[0], book.line("Bento")[0]) == ("09:45–10:45", "12:30–13:30")
    assert book.house.undone() == "Move 2 items"


@also_in_japanese
def test_the_menu_does_what_the_keys_do_and_knows_every_day(book: Book) -> None:
    book.go("Opening")
    menu = agenda_menu(book.agenda, book.house.window.actions_, book.steps.move_to, book.steps.plan.days, print)
    words = {action.text().partition("\t")[0]: action for action in menu.actions()}
    words["Move 15 minutes later"].trigger()
    book.steps.flush()
    book.house.idle()
    assert book.line("Opening")[0] == "09:45–10:45"
    days = next(each for each in menu.findChildren(QMenu) if each.title() == "Move to")
    next(action for action in days.actions() if action.text().startswith("Fri 26 Mar")).trigger()
    book.house.idle()
    assert "Opening and introduction" in book.titles(12)
    next(action for action in days.actions() if action.text().startswith("To be placed")).trigger()
    book.house.idle()
    assert [item.title for item in book.steps.plan.unplaced] == ["Opening and introduction"]
    assert book.page.tray_.cards.findItems("Opening and introduction", Qt.MatchFlag.MatchExactly)


def test_an_item_is_added_named_and_timed(book: Book) -> None:
    book.go("Bento")
    book.type(Key.Key_N)
    assert book.side.form.editor("title").hasFocus()
    book.write("title", "Group photo")
    book.write("start", "13:15")
    book.write("end", "13:25")
    book.write("groups", "b, A")
    assert book.line("Group photo")[0] == "13:15–13:25"
    assert book.line("Group photo")[4] == "Group A, B"
    assert book.house.undone() == "Change groups of “Group photo”"
    book.write("groups", "A, not the others")
    assert book.side.form.note("groups") == "“not the others” is too long for a group: at most 8 characters"
    assert book.line("Group photo")[4] == "Group A, B"


def test_a_wrong_time_stays_in_its_field(book: Book) -> None:
    book.go("Bento")
    book.side.edit()
    editor = book.write("start", "25:99")
    assert editor.text() == "25:99"
    assert "not a time of day" in book.side.form.note("start")
    assert book.line("Bento")[0] == "12:15–13:15"
    book.write("start", "12:20")
    assert book.line("Bento")[0] == "12:20–13:15"


def test_an_end_on_the_next_day_says_so_and_offers_what_was_meant(book: Book) -> None:
    book.go("Night-shift")
    book.side.edit()
    assert book.side.form.note("end") == "Ends on Fri 19 Mar, 1 h 20 min after the start"
    book.go("Opening")
    assert book.side.form.note("end") == ""
    book.write("end", "08:00")
    assert book.line("Opening")[0] == "09:30–08:00 +1"
    assert book.side.form.note("end") == "Ends on Tue 16 Mar, 22 h 30 min after the start"
    assert "now ends on the next day" in book.house.window.notices.shown
    button(book.house.window, "From 08:00 to 09:30").click()
    book.house.idle()
    assert book.line("Opening")[0] == "08:00–09:30"
    assert book.side.form.note("end") == ""
    book.write("start", "10:00")
    button(book.house.window, "End at 11:30").click()
    book.house.idle()
    assert book.line("Opening")[0] == "10:00–11:30"
    assert book.house.undone() == "End “Opening and introduction” at 11:30"
    book.write("end", "09:00")
    button(book.house.window, "Undo").click()
    book.house.idle()
    assert book.line("Opening")[0] == "10:00–11:30"


@pytest.mark.parametrize(
    ("before", "typed", "meant"),
    [
        (("09:30", "10:30"), ("end", "08:00"), ("08:00", "09:30")),
        (("09:30", "10:30"), ("start", "14:00"), ("14:00", "15:00")),
        (("08:00", "22:00"), ("start", "23:00"), ("22:00", "23:00")),
        (("18:00", "20:00"), ("end", "02:00"), None),
        (("18:00", None), ("end", "09:00"), ("09:00", "18:00")),
        (("09:30", "10:30"), ("end", None), None),
    ],
)
def test_times_that_were_perhaps_meant(before, typed, meant) -> None:
    start, end, value = (time.fromisoformat(each) if each else None for each in (*before, typed[1]))
    values = {"start": start, "end": end, "start_day": date(2027, 3, 15), "zone": "Asia/Tokyo", "end_zone": None}
    found = meant_times(values, typed[0], value)
    assert (found and tuple(f"{each:%H:%M}" for each in found)) == meant
    assert meant_times({**values, "end_zone": "Europe/Rome"}, typed[0], value) is None


def test_an_item_is_doubled_removed_and_brought_back(book: Book) -> None:
    book.go("Bento")
    book.type(Key.Key_D, held=CTRL)
    assert book.titles(1).count("Bento lunch") == 2
    book.type(Key.Key_Delete)
    assert book.titles(1).count("Bento lunch") == 1
    button(book.house.window, "Undo").click()
    book.house.idle()
    assert book.titles(1).count("Bento lunch") == 2


def test_a_day_has_a_form_of_its_own(book: Book) -> None:
    book.agenda.select(book.steps.plan.days[1].id)
    book.house.idle()
    book.side.edit()
    press(book.side.day_form.editor("theme"), "Small lots", Key.Key_Tab)
    book.house.idle()
    assert book.steps.plan.days[1].theme == "Small lots"
    assert book.house.undone() == "Change theme of Tue 16 Mar"


@also_in_japanese
def test_clashes_are_marked_counted_and_mended(book: Book) -> None:
    window = book.house.window
    assert window.bar.tabToolTip(2) == "Itineraries (3)"
    assert "3 conflicts" in window.status.conflicts.text()
    shown = button(book.side.found, "Start 76 at 17:30")
    book.page._read()
    book.house.idle()
    assert button(book.side.found, "Start 76 at 17:30") is shown
    assert book.line("Owari Dandori: kiln")[5] == "Overlaps 30 min"
    assert book.line("Higashi-Osaka Neji")[5] == "2 h 5 min short"
    button(book.side.found, "Start 76 at 17:30").click()
    book.house.idle()
    assert book.house.undone() == "Start “Preparation of the group presentations” at 17:30"
    assert book.item("Preparation of the group").start == datetime(2027, 3, 25, 17, 30)
    button(book.side.found, "End 57 at 12:00").click()
    book.house.idle()
    button(book.side.found, "Start 66 at 16:15, after a transfer to Higashi-Osaka").click()
    book.house.idle()
    assert "Two items at the same time" not in book.issues()
    assert "Not enough travel time" not in book.issues()


def test_the_undo_of_a_toast_takes_its_own_step_back(book: Book) -> None:
    button(book.side.found, "Start 76 at 17:30").click()
    book.house.idle()
    book.go("Opening")
    book.side.edit()
    book.write("note", "Bring 30 cards each")
    button(book.house.window, "Undo").click()
    book.house.idle()
    assert book.item("Preparation of the group").start == datetime(2027, 3, 25, 17, 25)
    book.go("Opening")
    book.side.edit()
    assert book.side.form.editor("note").toPlainText() == "Bring 30 cards each"
    book.go("Bento")
    book.type(Key.Key_Delete)
    assert book.house.window.notices.shown == "1 item put aside"
    book.house.run("undo")
    assert book.house.window.notices.shown == "", "what it told of is no longer so"


def test_a_missing_journey_is_planned(book: Book) -> None:
    while left := len(book.page._findings) - len(book.side.found.cards):
        button(book.side.found, f"Show {left} more").click()
        book.house.idle()
    button(book.side.found, "Plan a transfer from Okazaki to Nagoya").click()
    book.house.idle()
    made = book.item("Okazaki – Nagoya")
    assert (made.start, made.end, made.groups) == (
        datetime(2027, 3, 24, 13, 15), datetime(2027, 3, 24, 14, 10), ("B",),
    )  # fmt: skip
    assert book.agenda.current_id == made.id
    assert "No transport planned" not in book.issues()


def test_a_full_host_leads_to_its_visit(book: Book) -> None:
    fix = next(fix for finding in book.page._findings for fix in finding.fixes if fix.action == "ask host")
    book.page.mending.use(None, fix)
    book.house.idle()
    assert book.house.window.current.key == "visits"


def test_a_visit_waits_in_the_tray_until_it_is_placed(book: Book) -> None:
    cards = book.page.tray_.cards
    name = cards.item(0).text()
    book.agenda.select(book.steps.plan.days[4].id)
    cards.setCurrentRow(0)
    press(cards, Key.Key_Return)
    book.house.idle()
    shown = next(each for each in book.house.window.findChildren(PlaceDialog) if each.isVisible())
    shown.list.choose(OPEN)
    press(shown.list, Key.Key_Return)
    book.house.idle()
    assert name in book.titles(5)
    assert book.item(name).visit_id
    assert cards.item(0).text() != name


def test_the_agenda_is_shown_for_one_group(book: Book) -> None:
    whom = book.page._who
    whom.choose(Whom("group", "B"))
    whom.activated.emit(whom.currentIndex())
    book.house.idle()
    shown = [line.text(4) for line in book.agenda._by_id.values() if line.parent() is not None]
    assert sorted(set(shown)) == ["Everyone", "Group B"]


@also_in_japanese
def test_lines_are_copied_with_their_day(book: Book) -> None:
    book.go("Bento")
    book.type(Key.Key_C, held=CTRL)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[:4] == ["Monday 15 March", "12:15–13:15", "04:15–05:15", "Bento lunch"]
    book.house.run("copy_headers")
    assert QGuiApplication.clipboard().text().startswith("Day\tTokyo\tBrussels\tItem\t")


def test_an_empty_itinerary_says_how_to_fill_it(bare: House) -> None:
    page = bare.tab("itineraries")
    assert [button(page, words).isVisible() for words in ("Import an itinerary…", "Add item")] == [True, True]
    page.steps.add()
    bare.idle()
    assert [in_english(item.title) for item in page.steps.plan.items()] == ["New item"]
    assert page.side.form.editor("title").hasFocus()


def test_an_empty_itinerary_begins_with_what_is_usual(bare: House) -> None:
    page = bare.tab("itineraries")
    button(page, "Pencil in the usual items").click()
    bare.idle()
    assert page.steps.plan.items()[-1].title == "Farewell lunch"
    assert bare.undone() == "Pencil in the usual items"


def test_hostile_titles_stay_what_they_are(book: Book) -> None:
    book.go("Bento")
    book.side.edit()
    book.write("title", "<img src=x> {title} & %n")
    assert book.line("<img")[2] == "<img src=x> {title} & %n"
    book.agenda.setFocus()
    book.type(Key.Key_Down, held=CTRL)
    assert book.house.undone() == "Move “<img src=x> {title} & %n” to 12:30"
    assert marked_up(book.house.window) == []


def test_everything_that_takes_the_keyboard_has_a_name(book: Book) -> None:
    book.go("Bento")
    assert nameless(book.house.window) == []
    book.side.edit()
    assert nameless(book.house.window) == []
    book.agenda.select(book.steps.plan.days[1].id)
    book.house.idle()
    assert nameless(book.house.window) == []


def test_what_belongs_to_a_visit_comes_along_to_another_day_when_that_is_wanted(book: Book) -> None:
    house, steps = book.house, book.page.steps

    def day(title: str) -> str:
        return f"{book.item(title).start:%d}"

    assert (day("Aone"), day("Coach 1 to Ota ward"), day("Lunch near Haneda")) == ("16", "16", "16")
    book.page.views.select(book.item("Aone").id)
    house.run("day_later")
    steps.flush()
    house.until(lambda: "stay behind" in house.window.notices.shown)
    assert (day("Aone"), day("Coach 1 to Ota ward")) == ("17", "16")
    button(house.window, "Bring along").click()
    house.idle()
    assert (day("Coach 1 to Ota ward"), day("Lunch near Haneda")) == ("17", "17")
    assert house.undone().startswith("Bring along what belongs to “Aone")
    house.run("undo")
    assert (day("Aone"), day("Coach 1 to Ota ward")) == ("17", "16")
