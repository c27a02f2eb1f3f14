"""The bell and what stands over the missions: gone to, ticked, put off; hidden and shown again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.models.follow_up import Survey
from eujc_desktop.models.money import Payment
from eujc_desktop.models.participation import Participation
from eujc_desktop.ui.deadlines_popup import DeadlinesPopup
from eujc_desktop.ui.dialogs.put_off import PutOffDialog
from eujc_desktop.ui.pages.today import five, next_mission
from eujc_desktop.ui.panes.money import MoneyDialog
from eujc_desktop.ui.panes.surveys import FollowUpDialog
from tests.ui.house import House, also_in_japanese, nameless, press
from tests.ui.mission_steps import new, row_of

pytestmark = pytest.mark.opens("missions")
TODAY = date.today()


@pytest.fixture
def page(bare: House) -> Any:
    page = bare.tab("missions")
    for row in page.desk.missions:
        bare.window.office.do("Remove", partial(services.records.remove, table="mission", record_id=row.id))
    mission = new(bare, "SOON", TODAY + timedelta(days=60))
    for title, days in (("Late one", -3), ("Soon one", 10), ("Far one", 40)):
        values = {"title": title, "due": str(TODAY + timedelta(days=days))}
        bare.window.office.do("Add", partial(services.tasks.add, mission_id=mission, values=values))
    bare.idle()
    return page


def popup(house: House) -> Any:
    house.run("deadlines")
    return next(each for each in house.window.findChildren(DeadlinesPopup) if each.isVisible())


def listed(shown: Any) -> list[str]:
    return [shown.list.item(at).text() for at in range(shown.list.count())]


@also_in_japanese
def test_deadlines_are_put_off_with_a_reason_ticked_and_gone_to(page: Any, bare: House, speech: str) -> None:
    assert "1 is late" in bare.window.header.bell.accessibleName()
    shown = popup(bare)
    assert nameless(shown) == []
    own = [text for text in listed(shown) if text.startswith("SOON")]
    assert own == ["SOON · Late one · 3 days late", "SOON · Soon one · in 10 days"]
    press(shown.list, Qt.Key.Key_P)
    bare.idle()
    dialog = next(each for each in bare.window.findChildren(PutOffDialog) if each.isVisible())
    press(dialog.boxes["reason"].editor, "The host is away")
    dialog.send()
    bare.idle()
    assert not dialog.isVisible()
    assert "late" not in bare.window.header.bell.accessibleName()
    shown = popup(bare)
    assert listed(shown)[-1].endswith("The host is away")
    press(shown.list, Qt.Key.Key_Space)
    bare.idle()
    assert [text for text in listed(shown) if "Soon one" in text] == []
    shown.list.go_near(shown.list.count())
    press(shown.list, Qt.Key.Key_P)
    bare.idle()
    assert "SOON · Late one · 3 days late" in " ".join(listed(shown))
    shown.list.go_near(0)
    press(shown.list, Qt.Key.Key_Return)
    bare.idle()
    assert page.view.current_id == row_of(page, "SOON").id
    focused = bare.window.focusWidget()
    assert getattr(focused, "task_id", "") in page.side.panel.checklist.ticks


def test_today_tells_what_is_next_and_can_be_hidden(page: Any, bare: House) -> None:
    assert [thing.text() for thing in page.today.things] == ["Late one", "Soon one"]
    assert page.today.mission.text() == "Mission SOON"
    assert page.today.late.accessibleName() == "1 is late"
    page.today.things[0].click()
    bare.idle()
    assert page.side.panel.checklist.task(bare.window.focusWidget().task_id).title == "Late one"
    press(page.today.things[1], Qt.Key.Key_Return)
    bare.idle()
    assert page.side.panel.checklist.task(bare.window.focusWidget().task_id).title == "Soon one"
    press(page.today.mission, Qt.Key.Key_Enter)
    bare.idle()
    assert row_of(page, "SOON").id == page.side.panel.mission_id
    bare.window.resize(1280, 720)
    bare.idle()
    assert not any(thing.isVisible() for thing in page.today.things)
    assert page.today.whole.accessibleName() == "2 things to do"
    page.today.whole.click()
    assert all(thing.isVisible() for thing in page.today.things)
    assert page.today.mission.isVisible()
    page.today.whole.click()
    assert not any(thing.isVisible() for thing in page.today.things)
    bare.run("today")
    assert not page.today.isVisible()
    bare.close()
    bare.open()
    page = bare.window.current
    assert not page.today.isVisible()
    bare.run("today")
    assert page.today.isVisible()


@pytest.mark.opens("participants")
def test_payments_and_surveys_lead_to_their_windows_and_the_bell_hears_of_them(filled: House) -> None:
    window, desk = filled.window, filled.window.desk

    def owe(work: Any) -> None:
        part = work.session.scalars(select(Participation).where(Participation.mission_id == desk.mission_id)).first()
        plan = services.payments.Schedule("grant", Decimal(900), "EUR", 1, TODAY - timedelta(days=3))
        services.payments.add_instalments(work, desk.mission_id, [part.id], plan)
        work.session.add(Survey(mission_id=desk.mission_id, participation_id=part.id, months=3, due=TODAY))

    def pay(work: Any) -> None:
        for one in work.session.scalars(select(Payment)):
            one.paid = one.amount

    window.office.do("Owe", owe)
    filled.idle()
    filled.tab("missions")
    for kind, window_class, shown in (("payments", MoneyDialog, "payments"), ("surveys", FollowUpDialog, "surveys")):
        desk.open_deadline(next(each for each in desk.deadlines if each.kind == kind))
        filled.idle()
        (dialog,) = (each for each in window.findChildren(window_class) if each.isVisible())
        assert dialog.stack.currentWidget() is dialog.panes[shown]
        dialog.accept()
    window.office.do("Pay", pay)
    filled.idle()
    assert [each.kind for each in desk.deadlines if each.kind in {"payments", "surveys"}] == ["surveys"]


def test_what_is_next_is_of_several_missions() -> None:
    class Each:
        def __init__(self, whose: str) -> None:
            self.whose = whose

    many, other = [Each("A") for _ in range(9)], Each("B")
    assert five([*many, other]) == [*many[:4], other]

    class Row:
        def __init__(self, first: int, last: int, *, over: bool = False) -> None:
            self.first_day, self.last_day = TODAY + timedelta(days=first), TODAY + timedelta(days=last)
            self.over = over

    rows = [Row(-200, 100), Row(5, 9), Row(-30, -20), Row(2, 4, over=True), Row(30, 40)]
    assert next_mission(rows, TODAY) is rows[1]
    assert next_mission(rows[:1], TODAY) is rows[0]
    assert next_mission([], TODAY) is None
