"""The tray, plan B and what follows, walked through on the sample: by keys, and one undo for each."""

from __future__ import annotations

from datetime import time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog
from eujc_desktop.ui.dialogs.place_card import PlaceDialog
from eujc_desktop.ui.dialogs.shift_following import ShiftDialog
from eujc_desktop.ui.dialogs.swap_in import SwapDialog
from eujc_desktop.ui.pages.tray import CARD
from tests.ui.house import CTRL, House, also_in_japanese, button, in_english, press

Key = Qt.Key


class Desk:
    """The plan of the sample, and the dialogs over it."""

    def __init__(self, house: House) -> None:
        self.house, self.page = house, house.tab("itineraries")
        self.page.views.turn("agenda")
        house.idle()
        self.steps, self.cards = self.page.steps, self.page.tray_.cards

    def item(self, title: str) -> Any:
        return next(item for item in self.steps.plan.items() if item.title.startswith(title))

    def go(self, title: str) -> None:
        self.page.views.select(self.item(title).id)
        self.house.idle()

    def card(self, title: str) -> Any:
        at = next(at for at in range(self.cards.count()) if self.cards.item(at).text().startswith(title))
        self.cards.setCurrentRow(at)
        return self.cards.item(at).data(CARD)

    def titles(self) -> list[str]:
        return [self.cards.item(at).text() for at in range(self.cards.count())]

    def dialog(self, kind: type) -> Any:
        self.house.idle()
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())

    def undo(self) -> None:
        self.house.run("undo")
        self.house.idle()
        self.house.idle()

    def menu(self, card: Any, words: str) -> None:
        self.page.asks.open_menu(card, self.cards.mapToGlobal(self.cards.rect().center()))
        menu = self.page.findChildren(QMenu)[-1]
        next(action for action in menu.actions() if action.text().startswith(words)).trigger()
        menu.close()
        self.house.idle()
        self.house.idle()


@also_in_japanese
def test_a_card_goes_where_it_fits(sample: House) -> None:
    desk = Desk(sample)
    desk.go("Suppliers as partners")
    press(desk.page.agenda, Key.Key_D, held=CTRL)
    sample.idle()
    desk.steps.move_to("")
    sample.idle()
    sample.idle()
    card = desk.card("Suppliers as partners")
    assert in_english(card.days).startswith("Fits Thu 18")
    press(desk.cards, Key.Key_Return)
    shown = desk.dialog(PlaceDialog)
    assert [shown.list.item(at).text() for at in range(2)] == ["Thu 18 Mar, 16:00–17:30", "Fri 19 Mar, 09:00–10:30"]
    assert "everybody is free" in shown.told.text()
    press(shown.list, Key.Key_Down, Key.Key_Return)
    sample.idle()
    sample.idle()
    placed = [item for item in desk.steps.plan.days[4].items if item.title == "Suppliers as partners"]
    assert [f"{item.start:%H:%M}" for item in placed] == ["09:00", "10:30"]
    assert "Suppliers as partners" not in desk.titles()
    desk.undo()
    assert "Suppliers as partners" in desk.titles()


def test_what_follows_a_moved_item_comes_along_when_asked(sample: House) -> None:
    desk = Desk(sample)
    desk.go("Bento lunch")
    press(desk.page.agenda, Key.Key_Down, Key.Key_Down, held=CTRL)
    desk.steps.flush()
    sample.idle()
    sample.idle()
    button(sample.window, "Shift what follows…").click()
    shown = desk.dialog(ShiftDialog)
    assert dict(shown.outline.lines())["What moves"][0] == ("5 “Bento lunch”", "12:15–13:15 → 12:45–13:45")
    assert shown.accept_button.text() == "Move 3 items"
    shown.way._buttons["squeeze"].click()
    sample.idle()
    assert shown.accept_button.text() == "Move 1 item"
    shown.send()
    sample.idle()
    sample.idle()
    assert f"{desk.item('Business').start:%H:%M}" == "13:45"
    assert f"{desk.item('Quality').start:%H:%M}" == "15:15"
    desk.undo()
    assert f"{desk.item('Business').start:%H:%M}" == "13:30"
    desk.go("Bento lunch")
    desk.page.side.edit("end")
    end = desk.page.side.form.editor("end")
    end.selectAll()
    press(end, "14:00", Key.Key_Tab)
    sample.idle()
    sample.idle()
    button(sample.window, "Shift what follows…").click()
    shown = desk.dialog(ShiftDialog)
    assert shown.accept_button.text() == "Move 3 items"
    shown.reject()
    sample.run("shift_following")
    shown = desk.dialog(ShiftDialog)
    shown.boxes["start"].editor.setText("29:00")
    shown.boxes["start"].editor.editingFinished.emit()
    shown.send()
    sample.idle()
    assert shown.isVisible()
    shown.fill("start", time(12, 45))
    shown.fill("end", time(14, 30))
    shown.send()
    sample.idle()
    assert sample.undone() == "End “Bento lunch” at 14:30"
    desk.undo()
    assert f"{desk.item('Quality').start:%H:%M}" == "15:15"
    assert desk.page.chosen.current_id == desk.item("Bento").id, "of all that came back, it was the one at hand"


def test_a_standby_comes_in_from_the_plan_and_from_the_cancelled_visit(sample: House) -> None:
    desk = Desk(sample)
    desk.go("Musashino Forge")
    desk.menu(desk.card("Kyoto Chudoji"), "Stand by for")
    assert in_english(desk.card("Kyoto Chudoji").standing).startswith("Stands by for Musashino")
    desk.menu(desk.card("Yodogawa"), "Stand by on Tue 16 Mar")
    press(desk.cards, Key.Key_Delete)
    sample.idle()
    sample.idle()
    assert not desk.card("Yodogawa").standing
    desk.go("Musashino Forge")
    gone = desk.item("Musashino Forge").visit_id
    sample.run("swap_in")
    shown = desk.dialog(SwapDialog)
    sample.idle()
    assert shown.list.title == "Kyoto Chudoji Optics Co., Ltd."
    assert "What moves" in dict(shown.outline.lines())
    shown.reject()
    visits = sample.tab("visits")
    visits.show_view("table")
    sample.window.go("visits", gone)
    sample.until(lambda: visits.grid.current_id == gone)
    visits.steps.mark("cancelled", [gone])
    sample.idle()
    sample.idle()
    button(visits, "Swap in another visit…").click()
    shown = desk.dialog(SwapDialog)
    sample.idle()
    shown.stage._buttons["cancelled"].click()
    shown.why.setText("Fire in the press shop " * 50)
    shown.swap()
    sample.idle()
    assert shown.isVisible()
    assert "at most 500 fit" in shown.messages.titles()[0]
    shown.why.setText("Fire in the press shop")
    shown.swap()
    sample.idle()
    sample.idle()
    assert (
        sample.window.notices.shown
        == "Kyoto Chudoji Optics Co., Ltd. has taken the place of Musashino Forge & Press Co., Ltd."
    )
    button(sample.window, "Write the letters…").click()
    letters = desk.dialog(HostLettersDialog)
    sample.idle()
    due = {item.data(0, Qt.ItemDataRole.UserRole).letter: item.text(0) for item in letters._items()}
    assert due == {
        "visit-cancellation": "Musashino Forge & Press Co., Ltd.",
        "visit-request": "Kyoto Chudoji Optics Co., Ltd.",
    }
    letters.reject()
    sample.tab("itineraries")
    sample.idle()
    assert "Kyoto Chudoji Optics Co., Ltd." not in desk.titles()
    desk.undo()
    assert desk.card("Kyoto Chudoji").standing
