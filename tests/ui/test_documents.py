"""The Documents tab: options that are remembered and taken back, pages that follow changes, and printing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QScrollArea
from sqlalchemy import text

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import silent
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.sections import ALL, FOR_HOSTS
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.papers.offers import PAPERS
from eujc_desktop.ui.papers.printer_dialog import PrinterDialog
from eujc_desktop.ui.papers.printing import Wish, print_paper, print_pdf
from eujc_desktop.ui.papers.who import TickPeople
from tests.ui.house import CTRL, House, also_in_japanese, marked_up, nameless, press


@pytest.fixture
def body(filled: House) -> PapersBody:
    filled.run("briefing_book")
    return filled.window.current.body


def kept(house: House, paper: str) -> dict[str, Any]:
    mission = house.window.desk.mission_id
    return house.works.read(lambda work: services.paper_settings.kept(work, mission, paper))


def test_sections_are_switched_moved_and_taken_back(filled: House, body: PapersBody) -> None:
    sections, whole = body.options.sections, body.preview.pages
    before = filled.undone()
    sections.setCurrentRow(0)
    press(sections, Qt.Key.Key_Space)
    filled.idle()
    assert body.preview.pages == whole - 1
    assert sections.sections == ALL[1:]
    press(sections, Qt.Key.Key_Down, held=CTRL)
    filled.idle()
    sections.setCurrentRow(sections.count() - 1)
    press(sections, Qt.Key.Key_Up, held=CTRL)
    filled.idle()
    assert sections.sections[-2:] == ("back-cover", "notes")
    assert kept(filled, "briefing_book")["sections"] == sections.sections
    assert filled.undone() == "Choose options of “Briefing book”"
    for _ in range(2):
        filled.run("undo")
    assert filled.undone() == before
    assert sections.sections == ALL
    assert body.preview.pages == whole
    assert filled.window.current.key == "documents"


def test_an_edition_for_hosts_is_japanese_and_has_nothing_for_travellers(filled: House, body: PapersBody) -> None:
    audience, whole = body.options.audience, body.preview.pages
    team = body.options.sections.findItems("For the team", Qt.MatchFlag.MatchExactly)[0]
    assert body.options.chosen()["audience"] == "participant"
    assert team.isHidden()
    audience.setCurrentIndex(audience.findData("host"))
    audience.activated.emit(audience.currentIndex())
    filled.idle()
    chosen = body.options.chosen()
    assert (chosen["audience"], chosen["language"], chosen["sections"]) == ("host", "ja", FOR_HOSTS)
    assert body.preview.pages < whole
    body.whom.way._buttons["person"].click()
    filled.idle()
    assert body.order().person_id in dict(body.whom._lists["host"])
    assert body.export_button.isEnabled()
    body.whom.way._buttons["everyone"].click()
    filled.idle()
    assert kept(filled, "briefing_book") == {"audience": "host", "language": "ja", "sections": FOR_HOSTS}
    body.choose("badges")
    filled.idle()
    body.choose("briefing_book")
    filled.idle()
    assert body.options.chosen() == chosen
    audience.setCurrentIndex(audience.findData("leader"))
    audience.activated.emit(audience.currentIndex())
    filled.idle()
    assert (body.options.chosen()["language"], body.options.sections.sections) == ("en", ALL)
    assert not body.options.sections.findItems("For the team", Qt.MatchFlag.MatchExactly)[0].isHidden()
    assert body.preview.pages > whole


def test_options_are_there_again_for_another_day(filled: House, body: PapersBody) -> None:
    body.choose("badges")
    filled.idle()
    sort = body.options.sort
    sort.setCurrentIndex(sort.findData("kana"))
    sort.activated.emit(sort.currentIndex())
    filled.idle()
    body.choose("rooming")
    filled.idle()
    assert sort.currentData() == "family"
    body.choose("badges")
    filled.idle()
    assert sort.currentData() == "kana"
    filled.window.close()
    filled.close()
    filled.open()
    filled.tab("documents")
    again = filled.window.current.body
    assert again.papers.key == "badges"
    assert again.options.sort.currentData() == "kana"


def test_what_changes_on_another_tab_is_shown_when_the_tab_is_seen_again(filled: House, body: PapersBody) -> None:
    body.choose("certificates")
    filled.idle()
    body.preview.go(5)
    filled.idle()
    pages = body.preview.pages
    filled.tab("participants")
    mission = filled.window.desk.mission_id

    def withdraw(work: Any) -> None:
        row = services.grids.ids(work, "participants", mission_id=mission, search="berzina")[0]
        services.grids.change(work, "participants", row, {"participation.stage": "withdrawn"})

    filled.window.office.do("Withdraw", withdraw)
    filled.idle()
    assert body.preview.pages == pages
    filled.tab("documents")
    assert body.preview.pages == pages - 1
    assert body.preview.page == 5


@also_in_japanese
def test_the_list_says_how_many_each_paper_is_about(filled: House, body: PapersBody, tmp_path: Path) -> None:
    lines = {body.papers.item(at).text(): body.papers.item(at) for at in range(body.papers.count())}
    told = lines["Certificates"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Certificates. 24, after 26 Mar"
    assert f"{body.preview.pages} pages" in lines["Briefing book"].data(Qt.ItemDataRole.AccessibleTextRole)
    body.write(tmp_path / "book.pdf")
    filled.idle()
    assert "made" in lines["Briefing book"].data(Qt.ItemDataRole.AccessibleTextRole)


def test_pages_are_chosen_for_the_printer(filled: House, body: PapersBody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    filled.run("print")
    dialog = filled.window.findChild(PrinterDialog)
    wishes: list[Wish] = []
    dialog.asked.disconnect()
    dialog.asked.connect(wishes.append)
    dialog.pages.setText("6-4")
    dialog.pages.textEdited.emit("6-4")
    assert not dialog.ok.isEnabled()
    dialog.pages.setText("4-6")
    dialog.pages.textEdited.emit("4-6")
    dialog.copies.setValue(2)
    assert nameless(dialog) == []
    dialog.ok.click()
    assert wishes == [Wish("Office", "4-6", 2, "one")]


def test_three_pages_are_printed_and_entered_in_the_register(filled: House, body: PapersBody, tmp_path: Path) -> None:
    body.choose("certificates")
    filled.idle()
    target = tmp_path / "printed.pdf"
    body.output.print_on(body.order(), "Certificates", "certificates.pdf", Wish(pages="4-6", file=target))
    filled.idle()
    assert filled.entered() == "Make certificates of WCM-2027"
    assert filled.window.notices.shown == "3 pages sent to printed.pdf"
    made = pypdfium2.PdfDocument(target)
    assert len(made) == 3
    assert made[0].get_size() == pytest.approx((841.9, 595.3), abs=1)
    shades = set(made[0].render(scale=0.5).to_numpy().reshape(-1).tolist())
    assert len(shades) > 20
    made.close()


def test_an_edition_made_earlier_is_opened_as_it_was_kept(
    filled: House, body: PapersBody, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    order = services.papers.Order(kind="programme", mission="WCM-2027")
    filled.window.office.make("Release", lambda works, _p: services.editions.release(works, order), writes=True)
    filled.idle()
    line = body.earlier.item(1)
    assert line.text() == "Programme sheet, edition 1"
    body.earlier.itemClicked.emit(line)
    filled.idle()
    file = Path(opened[0].toLocalFile())
    kept_edition = filled.works.read(lambda work: services.editions.by_code(work, "WCM-2027"))
    assert hashlib.sha256(file.read_bytes()).hexdigest() == kept_edition.sha256


def test_pages_that_are_not_there_are_refused(filled: House, body: PapersBody, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not among the pages"):
        print_pdf(body.preview.pdf, Wish(pages="900", file=tmp_path / "x.pdf"), lambda *_args: None)


def test_what_the_printer_refused_is_not_in_the_register(filled: House, tmp_path: Path) -> None:
    lines = (
        "SELECT (SELECT count(*) FROM paper) + (SELECT count(*) FROM disclosure)"
        " + (SELECT count(*) FROM visit WHERE thanked_on IS NOT NULL)"
    )

    def held() -> int:
        return int(filled.works.read(lambda work: work.session.execute(text(lines)).scalar_one()))

    wish, before = Wish(pages="900", file=tmp_path / "x.pdf"), held()
    for more in ({"kind": "delegation"}, {"kind": "letters", "letter": "thank-you"}):
        order = services.papers.Order(mission="WCM-2027", **more)
        with pytest.raises(Refused, match="not among the pages"):
            print_paper(filled.works, order, "list.pdf", wish, silent, catalogue.build)
        assert held() == before
    print_paper(filled.works, order, "list.pdf", Wish(file=tmp_path / "x.pdf"), silent, catalogue.build)
    hosts = 3
    assert held() == before + 2 * hosts


def test_the_keyboard_reaches_everything(filled: House, body: PapersBody) -> None:
    assert nameless(body) == []
    assert marked_up(body) == []
    filled.window.activateWindow()
    body.papers.setFocus()
    press(body.papers, Qt.Key.Key_Down)
    filled.idle()
    assert body.papers.key == "booklet"
    press(body.papers, Qt.Key.Key_Up)
    filled.idle()
    order = []
    widget = body.papers
    while len(order) < 40 and (widget := widget.nextInFocusChain()) is not body.papers:
        if widget.isVisible() and body.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget)
    places = [order.index(each) for each in (body.earlier, body.options.sections, body.print_button)]
    assert places == sorted(places)
    view = body.preview._view
    view.setFocus()
    QApplication.processEvents()
    press(view, Qt.Key.Key_PageDown)
    assert body.preview.page == 2


def test_a_list_is_narrowed_to_a_group_or_to_people_ticked(filled: House, body: PapersBody) -> None:
    mission = filled.window.desk.mission_id

    def group(work: Any) -> None:
        letters = dict(map(reversed, services.itineraries.plan(work, mission).groups))
        rows = [key for key, _, _ in services.paper_states.people(work, mission)][:5]
        services.grids.change_many(work, "participants", rows, {"participation.group_id": letters["B"]})

    filled.window.office.do("Group", group)
    body.choose("badges")
    filled.idle()
    who, all_of_them = body.whom.who, len(body.whom.who._known)
    grouped = [key for key, _, letter in who._known if letter == "B"]
    assert grouped
    who.setCurrentIndex(who.findText("Group B"))
    who.activated.emit(who.currentIndex())
    filled.idle()
    assert body.order().people == tuple(grouped)
    assert body.preview.pages == -(-len(grouped) // 4)
    who.setCurrentIndex(who.findText("People to tick…"))
    who.activated.emit(who.currentIndex())
    dialog = body.findChild(TickPeople)
    assert nameless(dialog) == []
    dialog.filter.setText("berzina")
    shown = [at for at in range(dialog.list.count()) if not dialog.list.item(at).isHidden()]
    assert len(shown) == 1
    dialog.list.item(shown[0]).setCheckState(Qt.CheckState.Checked)
    dialog.ok.click()
    filled.idle()
    assert len(body.order().people) == 1
    assert body.preview.pages == 1
    body.choose("attendance")
    filled.idle()
    assert len(body.order().people) == 1
    assert all_of_them > 20
    assert "people" not in kept(filled, "badges")


def test_the_first_paper_of_the_list_has_its_own_options_at_once(filled: House) -> None:
    filled.run("briefing_book")
    filled.idle()
    body = filled.window.current.body
    assert body._title.text() == body.papers.title == "Briefing book"
    assert body.options.sections.isVisible()


def test_the_page_looked_at_comes_first_where_all_of_them_will_stand(
    filled: House, body: PapersBody, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = body.preview
    preview.go(6)
    filled.idle()
    early, glimpsed = PdfPreview.show_early, []

    def watch(self: PdfPreview, *given: Any) -> None:
        early(self, *given)
        glimpsed.append((given[2], self._glimpse.isVisible(), self.grab().toImage()))

    monkeypatch.setattr(PdfPreview, "show_early", watch)
    body.options.private_phones.click()
    filled.idle()
    assert [(page, shown) for page, shown, _image in glimpsed] == [(6, True)]
    assert not preview._glimpse.isVisible()
    assert preview.page == 6
    seen = _lines(glimpsed[0][2])
    assert seen
    filled.until(lambda: _lines(preview.grab().toImage()) == seen)


def test_pages_made_again_and_still_the_same_are_not_covered_by_the_early_one(
    filled: House, body: PapersBody, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = body.preview
    early, glimpsed = PdfPreview.show_early, []

    def watch(self: PdfPreview, *given: Any) -> None:
        early(self, *given)
        glimpsed.append(self._glimpse.isVisible())

    monkeypatch.setattr(PdfPreview, "show_early", watch)
    before = preview.pdf
    body._live.outdate(at_once=True)
    filled.until(lambda: bool(glimpsed) and not body._live.is_waiting)
    assert glimpsed == [True]
    assert preview.pdf == before
    assert not preview._glimpse.isVisible()


def _lines(image: QImage) -> list[int]:
    """The rows with ink, below the tools."""
    return [y for y in range(100, image.height() - 20) if _is_line(image, y)]


def _is_line(image: QImage, y: int) -> bool:
    """Whether there is ink in a row of the middle of the page."""
    left, right = image.width() // 2 - 150, image.width() // 2 + 150
    return any(image.pixelColor(x, y).lightness() < 150 for x in range(left, right, 2))


def test_a_change_gives_up_the_pages_being_made(filled: House, body: PapersBody) -> None:
    shown: list[str] = []
    body._live.made.connect(lambda paper, _seen: shown.append(paper))
    body.options.private_phones.click()
    filled.until(lambda: body._live._job is not None)
    body.choose("certificates")
    filled.idle()
    assert shown == ["certificates"]
    assert body.preview.paper == "certificates"


def test_nothing_about_a_paper_is_cut_in_a_small_window(filled: House, body: PapersBody) -> None:
    filled.window.resize(1280, 720)
    filled.idle()
    (chip,) = body.preview.findChildren(StatusChip)
    assert chip.width() >= chip.sizeHint().width()
    (middle,) = (area for area in body.findChildren(QScrollArea) if area.isAncestorOf(body.options))
    for paper in PAPERS:
        body.papers.choose(paper)
        QApplication.processEvents()
        assert middle.widget().minimumSizeHint().width() <= middle.viewport().width(), paper
