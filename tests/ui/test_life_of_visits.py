"""A day in the life of whoever looks after hosts, all through the window: from the workbook to the last thanks."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from sqlalchemy import select

from eujc_desktop.models.organisation import Contact, Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.ui.dialogs.approvals import ApprovalsDialog
from eujc_desktop.ui.dialogs.debrief import DebriefDialog
from eujc_desktop.ui.dialogs.disclosures import DisclosuresDialog
from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog
from eujc_desktop.ui.dialogs.print_dialog import PrintDialog
from eujc_desktop.ui.dialogs.swap_in import SwapDialog
from eujc_desktop.ui.dialogs.visit_date import DateDialog
from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog
from eujc_desktop.ui.text import tr
from tests.documents.lint import page_texts
from tests.ui.hand import Hand
from tests.ui.house import ALT, CTRL, INPUT, House, press

pytestmark = pytest.mark.opens("visits")
Key = Qt.Key
STATE = 5
INVITED, REFUSING = 8, 2
HOURS = (("09:30", "11:30"), ("14:00", "16:00"))
PERMITTED = {"Name", "Function", "Organisation", "Website", "Nationality", "Group"}


class Life(Hand):
    """The table of *Company visits*, and what the office holds of it."""

    def __init__(self, house: House, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(house, folder, patch)
        self.page = house.tab("visits")
        self.push(self.page.switch, "Table")
        self.grid = self.page.grid

    def read(self, query: Any) -> list[Any]:
        return self.house.works.read(lambda work: [tuple(each) for each in work.session.execute(query)])

    def at(self, stage: str) -> list[str]:
        """The visits of a stage, as the table has them."""
        there = {key for key, now in self.read(select(Visit.id, Visit.stage)) if now == stage}
        return [key for key in self.grid.model_.ids if key in there]

    def mark(self, ids: list[str], stage: str) -> None:
        """Move visits to a stage, as one step: by the bar under several, by the menu of one."""
        self.select(self.grid, ids)
        if len(ids) > 1:
            bar = self.page.several.bar
            self.house.until(lambda: str(len(ids)) in bar._count.text())
            self.push(bar, "Stage")
            self.choose(stage)
        else:
            self.open_menu(self.grid)
            self.choose("Mark as", stage)

    def letters(self, dialog: Any, letter: str, ids: list[str]) -> list[Any]:
        """Draft a letter to the hosts of visits into a folder, in Japanese and in English; the drafts."""
        self.chosen = self.folder / f"{len(list(self.folder.iterdir()))}-{letter}"
        self.chosen.mkdir()
        self.push(dialog.language, "日本語 + English")
        self.push(dialog.where, "Write to a folder")
        dialog.list.setFocus()
        for item in dialog._items():
            due = item.data(0, Qt.ItemDataRole.UserRole)
            tick(dialog, item, on=due.letter == letter and due.visit_id in ids)
        assert str(2 * len(ids)) in dialog.ok.text()
        self.click(dialog.ok)
        return [message_from_bytes(each.read_bytes(), policy=policy.default) for each in self.chosen.glob("*.eml")]

    def both(self, dialog: Any, letter: str, ids: list[str], *words: str) -> None:
        """All hosts are written to in Japanese and in English: a draft each, which is not sent."""
        drafts = self.letters(dialog, letter, ids)
        assert all(draft["X-Unsent"] == "1" for draft in drafts)
        assert [sum(said in words_of(draft) for draft in drafts) for said in words] == [len(ids)] * 2
        stands = [
            item.text(STATE) for item in dialog._items() if item.data(0, Qt.ItemDataRole.UserRole).visit_id in ids
        ]
        assert all("日本語 + English" in told for told in stands)

    def saved(self, body: Any, name: str, language: str) -> str:
        """The words of the paper on screen, exported in a language."""
        body.options.language.setFocus()
        press(body.options.language, Key.Key_Down if language == "ja" else Key.Key_Up)
        self.house.idle()
        self.chosen = self.folder / f"{name}-{language}.pdf"
        self.push(body, "Export PDF…")
        return "".join("".join(page.split()) for page in page_texts(self.chosen.read_bytes()))


def tick(dialog: Any, item: Any, *, on: bool) -> None:
    """Have a letter ticked, or not."""
    if (item.checkState(0) is Qt.CheckState.Checked) != on:
        dialog.list.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        press(dialog.list, Key.Key_Space)


def words_of(draft: Any) -> str:
    """What a draft says, and the papers attached to it."""
    pages = [page for part in draft.iter_attachments() for page in page_texts(part.get_content())]
    assert pages
    return "".join("".join(page.split()) for page in (draft["Subject"], draft.get_body().get_content(), *pages))


def test_eight_of_24_hosts_are_asked_and_six_visited_one_from_plan_b_and_all_thanked(
    bare: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = Life(bare, tmp_path, monkeypatch)
    begun(life)
    assert len(life.at("to contact")) == 24
    agreed = invited(life)
    assert (len(life.at("declined")), len(life.at("confirmed"))) == (REFUSING, 6)
    named(life, agreed[0])
    held = [*agreed[:-1], replaced(life, agreed[-1])]
    prepared(life, held[0])
    life.mark(held, "Visited")
    written_up(life, held[0])
    thanked(life, held)
    reported(life)


def begun(life: Life) -> None:
    """24 hosts and their people from two sheets, addresses from their cards, and the applicants."""
    life.bring(INPUT / "hosts-ja.xlsx")
    life.bring(INPUT / "hosts-ja.xlsx", sheets_down=1)
    life.bring(cards(life))
    life.house.tab("participants")
    life.bring(INPUT / "applications-en.xlsx")
    life.page = life.house.tab("visits")


def cards(life: Life) -> Path:
    """The cards of those at hosts who have no address yet."""
    query = select(Organisation.name_ja, Contact.native_name, Contact.id).join(
        Contact, Contact.organisation_id == Organisation.id
    )
    made = ""
    for house, who, key in life.read(query.where(Contact.email.is_(None))):
        family, _, given = who.partition(" ")
        lines = (f"N:{family};{given};;;", f"FN:{who}", f"ORG:{house}", f"EMAIL:{key[-8:]}@example.org")
        made += "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))
    path = life.folder / "cards.vcf"
    path.write_bytes(made.encode())
    return path


def invited(life: Life) -> list[str]:
    """Eight hosts are asked for a day each; two refuse, six agree."""
    asked = life.at("to contact")[:INVITED]
    for at, visit in enumerate(asked):
        life.select(life.grid, [visit])
        life.push(life.page.side, "Add a date")
        dialog = life.top(DateDialog)
        day, hours = date(2027, 3, 16) + timedelta(at // 2), HOURS[at % 2]
        for name, words in zip(("day", "since", "until"), (f"{day:%d %b %Y}", *hours), strict=True):
            life.type(dialog.boxes[name].editor, words)
        life.key(Key.Key_Return)
    life.house.run("host_letters")
    dialog = life.top(HostLettersDialog)
    life.both(dialog, "visit-request", asked, "希望日時：2027年3月1", "Proposeddate:")
    life.push(dialog, "Close")
    life.select(life.grid, asked)
    life.key(Key.Key_Right, CTRL)
    assert sorted(life.at("requested")) == sorted(asked)
    life.mark(asked[:REFUSING], "Declined")
    for visit in asked[REFUSING:]:
        life.select(life.grid, [visit])
        life.push(life.page.side, "Agree on…")
    life.mark(asked[REFUSING:], "Confirmed")
    return asked[REFUSING:]


def named(life: Life, visit: str) -> None:
    """A host accepts one of us and refuses another; its list names the others who agreed, and what hosts may know."""
    life.select(life.grid, [visit])
    life.house.run("approvals")
    dialog = life.top(ApprovalsDialog)
    assert dialog.table.marks.cell(dialog.table.currentIndex())[1] == visit
    for letter in "yn":
        out = dialog._name(dialog.table.marks.cell(dialog.table.currentIndex()))
        press(dialog.table, letter, Key.Key_Return)
        life.house.idle()
    life.push(dialog, "Name list for the host…")
    papers = life.top(PrintDialog)
    lists = [life.saved(papers.body, "names", language) for language in ("ja", "en")]
    life.push(papers, "Close")
    life.push(dialog, "Close")
    assert all(out.split()[-1] not in text for text in lists)
    assert all(hidden not in text for text in lists for hidden in ("XAT193630", "1978", "+43", "Sesame"))
    assert "訪問団名簿" in lists[0]
    life.house.run("disclosures")
    ledger = life.top(DisclosuresDialog)
    lines = [ledger.list.topLevelItem(at) for at in range(ledger.list.topLevelItemCount())]
    assert lines
    assert {word for line in lines for word in line.text(2).split(", ")} <= PERMITTED
    assert not any(line.text(1) == out for line in lines)
    life.push(ledger, "Close")


def replaced(life: Life, gone: str) -> str:
    """A visit is cancelled: one that waits takes its place, and both hosts are written to; that visit, confirmed."""
    life.mark([gone], "Cancelled")
    life.push(life.page.side.messages, "Swap in another visit…")
    swap = life.top(SwapDialog)
    swap.list.setFocus()
    press(swap.list, Key.Key_Down)
    life.house.idle()
    plan_b = str(swap.list.key)
    life.type(swap.why, "No train goes there")
    life.push(swap, "Swap in")
    life.push(life.house.window, "Write the letters…")
    dialog = life.top(HostLettersDialog)
    sorry, asked = (life.letters(dialog, letter, [visit])
                    for letter, visit in (("visit-cancellation", gone), ("visit-request", plan_b)))  # fmt: skip
    assert "ご訪問中止のお詫び" in [draft["Subject"] for draft in sorry]
    assert any("19 March 2027" in draft.get_body().get_content() for draft in asked)
    assert len(sorry) == len(asked) == 2
    life.push(dialog, "Close")
    life.select(life.grid, [plan_b])
    while plan_b not in life.at("confirmed"):
        life.key(Key.Key_Right, CTRL)
    assert life.at("cancelled") == [gone]
    return plan_b


def prepared(life: Life, visit: str) -> None:
    """The day of a visit: a usual programme, the contacts as host party, a question, seats; printed for the host."""
    life.select(life.grid, [visit])
    life.house.run("visit_day")
    day = life.top(VisitDayDialog)
    life.push(day, "Typical programme")
    life.type_line(day.programme.table, 0, "title", "Words of the president")
    life.key(Key.Key_Z, CTRL)
    assert day.programme.table.lines.lines[0].values["title"] is None
    life.push(day.switch, "Host party")
    life.push(day, "From the contacts…")
    life.choose("All of them")
    life.push(day.switch, "Questions")
    life.type_line(day.questions.table, 0, "words", "How much is scrapped?")
    life.push(day.switch, "Seating")
    assert day.seating.sheet.seating.plan.seats
    life.push(day, "Sheets for the host…")
    papers = life.top(PrintDialog)
    sheet = life.saved(papers.body, "sheets", "ja")
    assert all(words in sheet for words in ("訪問次第", "席次表", "Howmuchisscrapped?"))
    life.push(papers, "Close")
    life.push(day, "Close")


def written_up(life: Life, visit: str) -> None:
    """The card of the evening, by keys."""
    life.select(life.grid, [visit])
    life.house.run("debrief")
    card = life.top(DebriefDialog)
    life.key(Key.Key_5, ALT)
    for key, words in (("words", "We never buy twice."), ("who", "The president"), ("may_quote", tr("Yes"))):
        life.type_line(card.quotes, 0, key, words)
    life.key(Key.Key_Return, CTRL)
    assert not card.isVisible()


def thanked(life: Life, held: list[str]) -> None:
    """All hosts have their thank-you, and are marked as thanked."""
    life.push(life.page.thanks, "Write 6 thank-yous…")
    dialog = life.top(HostLettersDialog)
    life.both(dialog, "thank-you", held, "ご訪問の御礼", "Yours")
    for item in dialog._items():
        if (due := item.data(0, Qt.ItemDataRole.UserRole)).letter == "thank-you":
            assert due.visit_id in held
            tick(dialog, item, on=True)
    life.push(dialog, "Mark 6 as thanked")
    life.push(dialog, "Close")
    assert sorted(life.at("thanked")) == sorted(held)


def reported(life: Life) -> None:
    """What was noted in the evening stands in the report of the mission."""
    body = life.house.tab("documents").body
    item = next(at for at in range(body.papers.count()) if body.papers._keys[at] == "mission_report")
    body.papers.scrollToItem(body.papers.item(item))
    life.click(body.papers.viewport(), at=body.papers.visualItemRect(body.papers.item(item)).center())
    report = life.saved(body, "report", "ja")
    assert "★★★★★" in report
    assert "Weneverbuytwice." in report
