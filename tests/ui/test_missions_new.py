"""New missions, from the button, the keyboard and any tab."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog
from eujc_desktop.ui.pages.mission_model import CONFIRMED
from eujc_desktop.ui.text import language, tr
from tests.ui.house import House, also_in_japanese, press
from tests.ui.mission_steps import codes, dialog, fill, name, row_of

pytestmark = pytest.mark.opens("missions")
TITLES = {"en": "World Class Manufacturing 2027", "ja": "ワールドクラス・マニュファクチャリング研修 2027"}


@pytest.fixture
def page(sample: House) -> Any:
    return sample.tab("missions")


@also_in_japanese
def test_a_new_mission_is_filled_in_from_its_programme(page: Any, sample: House) -> None:
    sample.run("new")
    shown = dialog(sample, NewMissionDialog)
    fill(sample, shown, programme="world class", first_day="15 Mar 2027")
    assert shown.raw("title") == "World Class Manufacturing 2027"
    assert shown.raw("code") == "WCM-2027-2"
    fill(sample, shown, code="WCM-27-B", places="Sendai", last_day="20 Mar 2027")
    fill(sample, shown, first_day="16 Mar 2027")
    assert (shown.raw("code"), shown.value("last_day")) == ("WCM-27-B", date(2027, 3, 20))
    shown.send()
    sample.idle()
    sample.idle()
    assert not shown.isVisible()
    row = row_of(page, "WCM-27-B")
    assert tr(row.title) == TITLES[language()]
    assert (row.places, row.tasks_total, row.first_day) == ("Sendai", 40, date(2027, 3, 16))
    assert page.view.current_id == sample.window.desk.mission_id == row.id
    assert page.side.panel.mission_id == row.id
    sample.run("undo")
    sample.idle()
    sample.idle()
    assert "WCM-27-B" not in codes(page)
    assert sample.window.desk.mission_id in [row.id for row in page.desk.missions]


def test_an_edition_of_any_kind_is_a_programme_and_a_day_typed(page: Any, sample: House) -> None:
    for code, first, last in (("TAXPP", "1/1/27", date(2027, 12, 31)), ("VIE", "1/4/27", date(2028, 3, 31))):
        sample.run("new_mission")
        shown = dialog(sample, NewMissionDialog)
        press(shown, code, *[Qt.Key.Key_Tab] * 4, first, Qt.Key.Key_Return)
        sample.idle()
        sample.idle()
        assert not shown.isVisible()
        row = row_of(page, f"{code}-2027")
        assert (row.programme, row.last_day, row.id) == (code, last, sample.window.desk.mission_id)
        assert row.tasks_total
    helpdesk, trainees = (
        page.view.model_.index(codes(page).index(code), CONFIRMED) for code in ("TAXPP-2027", "VIE-2027")
    )
    assert ("0 / 20" in name(trainees), "0" in name(helpdesk)) == (True, False)


def test_what_is_missing_or_taken_is_said_at_its_field(page: Any, sample: House) -> None:
    sample.run("new_mission")
    shown = dialog(sample, NewMissionDialog)
    shown.send()
    said = {key: box.editor.accessibleDescription() for key, box in shown.boxes.items()}
    assert (said["title"], said["first_day"]) == ("Title is needed", "First day is needed")
    fill(sample, shown, title="Again", code="WCM-2027", first_day="1 May 2027", last_day="30 Apr 2027")
    shown.send()
    sample.idle()
    assert shown.boxes["last_day"].editor.accessibleDescription() == "The last day lies before the first day"
    fill(sample, shown, last_day="2 May 2027")
    shown.send()
    sample.idle()
    assert shown.boxes["code"].editor.accessibleDescription() == "There is already a mission WCM-2027"
    assert shown.isVisible()
    fill(sample, shown, code="AGAIN")
    shown.send()
    sample.idle()
    sample.idle()
    assert "AGAIN" in codes(page)


def test_a_day_in_a_far_century_is_refused_in_its_field(page: Any, sample: House) -> None:
    sample.run("new_mission")
    shown = dialog(sample, NewMissionDialog)
    fill(sample, shown, programme="World Class Manufacturing (WCM)", first_day="31 Dec 9999", last_day="31 Dec 9999")
    shown.send()
    sample.idle()
    assert shown.boxes["first_day"].editor.accessibleDescription() == "9999 cannot be the year of a mission"


def test_a_new_mission_from_another_tab_leads_to_the_missions(sample: House) -> None:
    sample.tab("visits")
    sample.run("new_mission")
    shown = dialog(sample, NewMissionDialog)
    fill(sample, shown, title="Seminar", code="SEM-1", first_day="1 Jun 2027", last_day="1 Jun 2027")
    shown.send()
    sample.idle()
    sample.idle()
    page = sample.window.current
    assert page.key == "missions"
    assert page.view.current_id == row_of(page, "SEM-1").id
