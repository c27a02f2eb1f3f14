"""Certificates in the Documents tab: who gets one, decisions against the rule, sorts and dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from sqlalchemy import select

from eujc_desktop.models.choices import AttendanceCode, Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_setting import PaperSetting
from eujc_desktop.models.participation import Attendance
from eujc_desktop.services import missions, roll
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.papers.key_files import KeyFilesDialog
from tests.documents.test_signing import key_file
from tests.ui.house import House, button, nameless
from tests.ui.test_print_dialog import per_person


@pytest.fixture
def papers(filled: House) -> PapersBody:
    """The certificates of a mission on which the first has attended 3 of 10 days, and everybody else 9."""

    def record(work):
        mission = work.get(Mission, missions.by_code(work, "WCM-2027").id)
        mission.min_attendance = 80
        for at, (part, _, _) in enumerate(roll.going(roll.members_of(work, mission.id))):
            for day in range(10):
                code = AttendanceCode.PRESENT if day < (9 if at else 3) else AttendanceCode.ABSENT
                work.session.add(Attendance(participation_id=part.id, day=date(2027, 3, 15 + day), code=code))

    filled.works.run("Record", record)
    filled.works.run("Appoint", appoint)
    filled.run("certificates")
    return filled.window.current.body


def appoint(work):
    """Have a General Manager of either side on the mission."""
    mission = missions.by_code(work, "WCM-2027").id
    others = [part for part, _, _ in roll.members_of(work, mission) if part.stage not in roll.TRAVELLING]
    for part, role in zip(others, (Role.MANAGER_EU, Role.MANAGER_JP), strict=False):
        part.role = role


def ticked(papers: PapersBody) -> list[bool]:
    people = papers.options.people.list
    return [people.item(at).checkState() is Qt.CheckState.Checked for at in range(people.count())]


def press_space(house: House, papers: PapersBody, *rows: int) -> None:
    people = papers.options.people.list
    for at in rows:
        people.setCurrentRow(at)
        QTest.keyClick(people, Qt.Key.Key_Space)
    house.idle()


def reason(papers: PapersBody) -> QInputDialog:
    return papers.options.people.findChildren(QInputDialog)[-1]


def test_who_is_under_the_rule_stands_without_a_tick_and_with_what_they_lack(filled: House, papers: PapersBody) -> None:
    people = papers.options.people
    assert people.told.text() == "23 of 24"
    assert ticked(papers) == [False] + [True] * 23
    assert people.list.item(0).toolTip() == "attended 3 of 10 days, 8 needed"
    assert papers.preview.pages == 23
    assert papers.messages.titles() == ["Before you print"]
    assert nameless(papers.options) == []


def test_only_those_ticked_are_printed_and_one_stays(filled: House, papers: PapersBody, tmp_path: Path) -> None:
    press_space(filled, papers, *range(1, 24))
    assert papers.options.people.told.text() == "1 of 24"
    assert papers.preview.pages == 1
    papers.write(tmp_path / "one.pdf")
    filled.idle()
    assert filled.works.read(lambda work: len(list(work.session.scalars(select(Paper))))) == 1
    press_space(filled, papers, 1)
    assert papers.options.people.told.text() == "2 of 24"


def test_a_tick_against_the_rule_asks_for_a_reason_that_is_kept(filled: House, papers: PapersBody) -> None:
    press_space(filled, papers, 0)
    ask = reason(papers)
    assert "attended 3 of 10 days, 8 needed" in ask.labelText()
    ask.setTextValue("Ill for a week, and made up for it")
    ask.accept()
    filled.idle()
    assert papers.options.people.told.text() == "24 of 24"
    assert papers.preview.pages == 24
    assert "because: Ill for a week" in papers.options.people.list.item(0).toolTip()
    people = papers.options.people.list
    people.setCurrentRow(0)
    (withdraw,) = (action for action in people.actions() if isinstance(action, QAction))
    withdraw.trigger()
    filled.idle()
    assert papers.options.people.told.text() == "23 of 24"
    filled.run("undo")
    assert papers.options.people.told.text() == "24 of 24"


def test_a_tick_without_a_reason_is_refused(filled: House, papers: PapersBody) -> None:
    press_space(filled, papers, 0)
    reason(papers).accept()
    filled.idle()
    assert "in spite of the rule" in " ".join(papers.messages.titles())
    assert papers.options.people.told.text() == "23 of 24"


def test_attendance_with_the_days_asks_for_nothing_else(filled: House, papers: PapersBody) -> None:
    form = papers.options.form
    form.setCurrentIndex(form.findData("attendance"))
    form.activated.emit(form.currentIndex())
    filled.idle()
    assert papers.options.people.told.text() == "24 of 24"
    papers.options.reiwa.click()
    filled.idle()
    assert papers.options.text == "certificate-attendance"
    chosen = papers.order()
    assert (chosen.form, chosen.reiwa, chosen.people) == ("attendance", True, ())
    papers.choose("badges")
    filled.idle()
    papers.choose("certificates")
    filled.idle()
    assert (papers.order().form, papers.order().reiwa) == ("attendance", True)


def test_key_files_are_opened_before_they_are_taken(filled: House, papers: PapersBody, tmp_path: Path) -> None:
    key = key_file(tmp_path / "eu.p12", "Ingeborg Castellane")
    button(papers.options.keys, "Key files…").click()
    (dialog,) = papers.options.keys.findChildren(KeyFilesDialog)
    assert nameless(dialog) == []
    dialog.paths[0].setText(str(key.path))
    dialog.passwords[0].setText("wrong")
    button(dialog, "Use").click()
    filled.idle()
    assert "the password is wrong" in " ".join(dialog.messages.titles())
    dialog.passwords[0].setText(key.password)
    button(dialog, "Use").click()
    filled.idle()
    assert papers.order().sign == (key,)
    assert "signed for one person" in " ".join(papers.messages.titles())
    per_person(filled, papers)
    assert papers.preview.pages == 1
    papers.write(tmp_path / "each", each=True)
    filled.idle()
    first = sorted((tmp_path / "each").iterdir())[0]
    assert b"/ETSI.CAdES.detached" in first.read_bytes()
    kept = filled.works.read(lambda work: [one.options for one in work.session.scalars(select(PaperSetting))])
    assert not any("eu.p12" in words or key.password in words for words in kept)
