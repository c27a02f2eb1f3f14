"""A day in the life of whoever looks after hosts: from the workbook with 24 of them to the last thank-you."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.models.disclosure import Disclosure
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact
from eujc_desktop.models.person import Person
from eujc_desktop.models.visit import Visit
from eujc_desktop.ui.dialogs.debrief import DebriefDialog
from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog
from eujc_desktop.ui.dialogs.swap_in import SwapDialog
from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog
from tests.documents.lint import page_texts
from tests.ui.house import House
from tests.ui.test_import_dialog import bring

pytestmark = pytest.mark.opens("visits")
INVITED, REFUSING, HOURS = 8, 2, ((9, 30), (14, 0))
PERMITTED = {"Name", "Function", "Organisation", "Website", "Nationality", "Group"}


class Life:
    """Does what a coordinator does in *Company visits*, and reads what the office holds of it."""

    def __init__(self, house: House, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.house, self.folder, self.patch = house, folder, monkeypatch
        self.page = house.tab("visits")
        self.page.show_view("table")
        self.grid = self.page.grid

    @property
    def mission(self) -> str:
        return str(self.house.window.desk.mission_id)

    def write(self, words: str, use_case: Any) -> None:
        """What comes by other ways than this tab."""
        self.house.window.office.do(words, use_case)
        self.house.idle()

    def visits(self) -> dict[str, str]:
        """The stage of each visit."""
        query = select(Visit.id, Visit.stage).where(Visit.mission_id == self.mission)
        return self.house.works.read(lambda work: {key: str(stage) for key, stage in work.session.execute(query)})

    def at(self, stage: str) -> list[str]:
        return [key for key, now in self.visits().items() if now == stage]

    def select(self, ids: list[str]) -> None:
        """Several visits of the table."""
        view, model = self.grid.view, self.grid.model_
        self.grid.select(ids[0])
        for key in ids[1:]:
            view.selectionModel().select(model.index(model.row_of(key), 0), QItemSelectionModel.SelectionFlag.Select)
        self.house.idle()

    def mark(self, ids: list[str], stage: str) -> None:
        """Move visits to a stage, as one step."""
        self.select(ids)
        self.page.steps.mark(stage)
        self.house.idle()

    def dialog(self, kind: type[Any]) -> Any:
        self.house.idle()
        return next(each for each in self.house.window.findChildren(kind) if each.isVisible())

    def letters(self, language: str, letter: str, ids: list[str]) -> list[Any]:
        """Draft a letter to the hosts of visits into a folder; the drafts."""
        folder = self.folder / f"{letter}-{language}"
        folder.mkdir()
        self.patch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
        self.house.run("host_letters")
        dialog = self.dialog(HostLettersDialog)
        dialog.language._buttons[language].click()
        dialog.where._buttons["folder"].click()
        tick(dialog, letter, ids)
        assert len(dialog.chosen) == len(ids), [due.letter for due in dialog.chosen]
        dialog.ok.click()
        self.house.idle()
        dialog.reject()
        self.house.idle()
        return [message_from_bytes(each.read_bytes(), policy=policy.default) for each in sorted(folder.glob("*.eml"))]

    def paper(self, key: str, visit: str, language: str = "en") -> str:
        """The words of a paper for the host of a visit, as it was written to a file."""
        target = self.folder / f"{key}-{language}.pdf"
        self.house.run(key)
        body = self.house.window.current.body
        body.choose(key, person=visit)
        self.house.idle()
        body.options.language.setCurrentIndex(body.options.language.findData(language))
        body.write(target)
        self.house.idle()
        self.page = self.house.tab("visits")
        return "".join("".join(page.split()) for page in page_texts(target.read_bytes()))


def tick(dialog: HostLettersDialog, letter: str, ids: list[str]) -> None:
    """Choose a letter to the hosts of some visits, and nothing else."""
    for item in dialog._items():
        due = item.data(0, Qt.ItemDataRole.UserRole)
        wanted = due.letter == letter and due.visit_id in ids
        item.setCheckState(0, Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)


def words_of(draft: Any) -> str:
    """What the papers attached to a draft say."""
    pages = [page for part in draft.iter_attachments() for page in page_texts(part.get_content())]
    return "".join("".join(page.split()) for page in pages)


def written(life: Life, letter: str, ids: list[str], words: dict[str, str]) -> None:
    """Half of the hosts are written to in Japanese, the others in English: a draft each, which is not sent."""
    half = len(ids) // 2
    for (language, said), own in zip(words.items(), (ids[:half], ids[half:]), strict=True):
        drafts = life.letters(language, letter, own)
        assert len(drafts) == len(own)
        assert all(draft["X-Unsent"] == "1" for draft in drafts)
        assert all(said in draft["Subject"] + words_of(draft) for draft in drafts)


def begun(life: Life) -> None:
    """24 hosts and the applicants from their workbooks; addresses by card, and one who is not to be named to hosts."""
    bring(life.house, "hosts-ja.xlsx", "companies")
    bring(life.house, "applications-en.xlsx")
    life.page = life.house.tab("visits")

    def complete(work: Any) -> None:
        for contact in work.session.scalars(select(Contact)):
            contact.email = contact.email or "host@example.org"
        for at, person in enumerate(work.session.scalars(select(Person).order_by(Person.family_name))):
            person.consent_hosts, person.consent_data = at != 0, date(2026, 10, 4)
            person.passport_no, person.birth_date = f"PASS{at:04}", date(1980, 1, 1)
        work.get(Mission, life.mission).coordinator = "Anna Berg"

    life.write("Complete", complete)


def invited(life: Life) -> list[str]:
    """Eight hosts are pencilled in and asked; two refuse, six agree."""
    asked = sorted(life.at("to contact"))[:INVITED]
    times = [datetime(2027, 3, 16 + at // 2, *HOURS[at % 2]) for at in range(INVITED)]

    def pencil(work: Any) -> None:
        slots = services.slots
        for key, start in zip(asked, times, strict=True):
            slots.place(work, life.mission, slots.VISIT, key, start, ends=start + timedelta(hours=2))

    life.write("Pencil in", pencil)
    written(life, "visit-request", asked, {"ja": "謹啓", "en": "Dear"})
    life.mark(asked, "requested")
    life.mark(asked[:REFUSING], "declined")

    def agree(work: Any) -> None:
        for key, start in list(zip(asked, times, strict=True))[REFUSING:]:
            visit = work.get(Visit, key)
            visit.agreed_day, visit.agreed_from = start.date(), start.time()
            visit.agreed_until = (start + timedelta(hours=2)).time()

    life.write("Agree", agree)
    life.mark(asked[REFUSING:], "confirmed")
    return asked[REFUSING:]


def test_eight_of_24_hosts_are_asked_and_six_visited_one_from_plan_b_and_all_thanked(
    bare: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = Life(bare, tmp_path, monkeypatch)
    begun(life)
    assert list(life.visits().values()) == ["to contact"] * 24
    agreed = invited(life)
    assert (len(life.at("declined")), len(life.at("confirmed"))) == (REFUSING, 6)
    named(life, agreed[0])
    held = [*agreed[:-1], replaced(life, agreed[-1])]
    prepared(life, held[0])
    life.mark(held, "visited")
    written_up(life, held[0])
    thanked(life, held)
    assert sorted(life.at("thanked")) == sorted(held)
    report = life.paper("mission_report", "", "ja")
    assert "★★★★★" in report
    assert "Weneverbuytwice." in report


def named(life: Life, visit: str) -> None:
    """The list for a host names those who agreed to it, and of them what hosts may know."""
    text, works = life.paper("delegation", visit), life.house.works
    first = works.read(
        lambda work: work.session.scalars(select(Person.family_name).order_by(Person.family_name)).first()
    )
    assert "".join(first.split()) not in text
    assert "PASS" not in text
    assert "1980" not in text
    lines = works.read(lambda work: list(work.session.scalars(select(Disclosure.said))))
    assert {word for said in lines for word in said} <= PERMITTED
    assert works.read(lambda work: work.get(Visit, visit).list_sent_on) is not None


def replaced(life: Life, gone: str) -> str:
    """A host cancels: a visit that waits takes its place at the same hour; that visit, confirmed."""
    page = life.house.tab("itineraries")
    item = next(one for one in page.steps.plan.items() if one.visit_id == gone)
    page.views.select(item.id)
    life.house.idle()
    life.house.run("swap_in")
    swap = life.dialog(SwapDialog)
    plan_b = life.at("to contact")[0]
    swap.list.choose(plan_b)
    life.house.idle()
    swap.stage._buttons["cancelled"].click()
    swap.why.setText("The line stands still")
    swap.swap()
    life.house.idle()
    assert life.visits()[gone] == "cancelled"
    plan = life.house.tab("itineraries").steps.plan
    assert next(one for one in plan.items() if one.visit_id == plan_b).start == item.start
    life.page = life.house.tab("visits")
    life.mark([plan_b], "requested")
    life.mark([plan_b], "confirmed")
    return plan_b


def prepared(life: Life, visit: str) -> None:
    """The day of a visit: a usual programme, the contacts as host party, seats for all; printed for the host."""
    life.grid.select(visit)
    life.house.idle()
    life.house.run("visit_day")
    day = life.dialog(VisitDayDialog)
    day.party._receive([key for key, _ in day.party.sheet.others], "")
    life.house.idle()
    day.programme.usual.click()
    life.house.idle()
    assert day.programme.sheet.programme.over == 0
    assert day.seating.sheet.seating.plan.seats
    day.reject()
    sheet = life.paper("visit_sheets", visit, "ja")
    assert "訪問次第" in sheet
    assert "席次表" in sheet


def written_up(life: Life, visit: str) -> None:
    """The card of the evening."""
    life.grid.select(visit)
    life.house.idle()
    life.house.run("debrief")
    card = life.dialog(DebriefDialog)
    card.fill("rating", 5)
    card.quotes.lines.put(0, 0, [["We never buy twice.", "The president", "Yes"]])
    card.send()
    life.house.idle()


def thanked(life: Life, held: list[str]) -> None:
    """All hosts have their thank-you, and are marked as thanked."""
    written(life, "thank-you", held, {"ja": "御礼", "en": "thank"})
    life.house.run("host_letters")
    dialog = life.dialog(HostLettersDialog)
    tick(dialog, "thank-you", held)
    dialog.mark_thanked()
    life.house.idle()
    dialog.reject()
