"""Pages as they shall look, kept as small pictures; `python -m tests.documents.golden` draws them anew.

The fonts come with the program, so a page looks alike everywhere but for the smoothing of edges. Two pictures agree
when no square of 16 × 16 points differs by more than a little: edges may, a word that moved does not pass.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import (
    briefing_book,
    catalogue,
    certificate,
    change_slip,
    lists,
    mission_report,
    programme_sheet,
    statistics_report,
)
from eujc_desktop.documents.briefing_book.content import AnnexPage, Audience, Listing, OwnSeat, Reader
from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.documents.certificate_content import CertificateSort
from eujc_desktop.documents.content import Guest, ItemKind
from eujc_desktop.documents.letters import building
from eujc_desktop.documents.sections import FOR_HOSTS
from tests.documents import (
    cards,
    fixtures,
    letters_fixtures,
    lists_fixtures,
    report_fixtures,
    slip_fixtures,
    visit_fixtures,
)

FOLDER = Path(__file__).parent / "golden"
SCALE = 50 / 72
TILE, MOST = 16, 9.0
"""A square of so many pixels may differ by so much of 255 on average."""


@dataclass(frozen=True)
class Golden:
    """A page of a paper, found by words that stand on it alone."""

    name: str
    paper: Callable[[], bytes]
    words: str


@cache
def book() -> bytes:
    return briefing_book.build(fixtures.book()).pdf


@cache
def to_hosts() -> bytes:
    content = replace(fixtures.book(), audience=Audience.HOST, language="ja", sections=FOR_HOSTS)
    return briefing_book.build(content).pdf


@cache
def of_office() -> bytes:
    rows = (
        ("Aone Seisakusho", "Confirmed", "Anna Berg", "12 Jan 2027"),
        ("Toun Robotics", "Requested", "Leo Maes", ""),
    )
    desk = (Listing("How the visits stand", ("Company", "Stage", "Who chases", "Confirmed"), rows),)
    audit = ("Toun Robotics has not agreed yet: the stage is “Requested”.",)
    content = replace(fixtures.book(), audience=Audience.OFFICE, sections=("cover", "desk"), desk=desk, audit=audit)
    return briefing_book.build(content).pdf


@cache
def of_leader() -> bytes:
    """A book with two pages of a confirmation as annex."""
    sent = fixtures.confirmation()
    pages = tuple(
        AnnexPage("x", Words("Nozomi 215 to Nagoya", "のぞみ215号（名古屋行き）"), date(2027, 3, 18), "smartEX.pdf",
                  number, 2, sent, 900, 1273)
        for number in (1, 2)
    )  # fmt: skip
    content = replace(fixtures.book(), audience=Audience.LEADER, sections=("cover", "annex"), annex=pages)
    return briefing_book.build(content).pdf


@cache
def own_pages(language: str) -> bytes:
    """The pages of somebody with a seat in a train and a talk that only two have."""
    content = fixtures.book()
    day = content.days[1]
    guests = (Guest("a", "Elisabeth Mühlböck", "EM"), Guest("b", "Leo Maes", "LM"))
    talk = replace(
        day.items[0], key="talk", kind=ItemKind.NETWORKING, title=Words("Talk on licences", "ライセンス商談"),
        start=datetime(2027, 3, 16, 18, 30), end=datetime(2027, 3, 16, 19, 15), guests=guests, meeting_point="",
    )  # fmt: skip
    train = next(item for one in content.days for item in one.items if item.legs and item.legs[0].mode == "train")
    reader = Reader(
        content.participants[0].name, (("Hotel", "Hotel Shirokane Garden Tokyo, room 601"),), "A", key="a",
        own=(replace(day, items=(talk,)),),
        seats=(OwnSeat(train.key, "11", "4B"), OwnSeat("talk", note="Table 2, Mr Kuroda")),
    )  # fmt: skip
    return briefing_book.build(replace(content, readers=(reader,), together=True, language=language)).pdf


@cache
def booklet() -> bytes:
    return briefing_book.build(replace(fixtures.short_book(), booklet=True)).pdf


@cache
def slip(language: str) -> bytes:
    return change_slip.build(slip_fixtures.slip(language)).pdf


@cache
def certificates() -> bytes:
    return certificate.build(fixtures.certificates(5)).pdf


@cache
def a_certificate(sort: str, language: str) -> bytes:
    content = fixtures.certificates(2)
    days = Words("8 of 10 days", "10日中8日")
    long, again = (replace(holder, days_attended=days) for holder in content.holders)
    holders = (replace(long, name=fixtures.SIXTY_LETTERS), replace(again, duplicate=True))
    wanted = replace(content, holders=holders, sort=CertificateSort(sort), language=language, reiwa=language == "ja")
    return certificate.build(wanted).pdf


@cache
def sheets(form: str, language: str) -> bytes:
    return programme_sheet.build(fixtures.programme(form, language)).pdf


@cache
def small(form: str, language: str = "en") -> bytes:
    return programme_sheet.build(replace(fixtures.programme(form, language), team=fixtures.book().team)).pdf


@cache
def a_list(name: str, language: str = "en") -> bytes:
    return lists.build(getattr(lists_fixtures, name)(language)).pdf


@cache
def a_day(name: str, language: str = "en") -> bytes:
    return lists.build(getattr(visit_fixtures, name)(language)).pdf


@cache
def in_a_u(language: str) -> bytes:
    return lists.build(visit_fixtures.visit_sheets(language, "u", leader=True)).pdf


@cache
def a_mission_report(language: str) -> bytes:
    return mission_report.build(report_fixtures.mission(language)).pdf


@cache
def a_report(language: str) -> bytes:
    return statistics_report.build(report_fixtures.statistics(language)).pdf


@cache
def a_letter(language: str) -> bytes:
    return building.letters(letters_fixtures.letters(language)).pdf


@cache
def a_dossier(language: str) -> bytes:
    return building.dossiers(letters_fixtures.dossiers(language)).pdf


@cache
def a_card(paper: str, language: str = "en", **labels: Any) -> bytes:
    return catalogue.build(paper, cards.content(paper, language, Labels(**labels))).pdf


PAGES = (
    Golden("cover", book, "Briefing book for participants"),
    Golden("contents", book, "目次"),
    Golden("welcome", book, "Dear participants"),
    Golden("glance", book, "ミッション概要The mission"),
    Golden("week", book, "Days 1 to 7"),
    Golden("day", book, "Day 3   3月17日"),
    Golden("companies", book, "訪問企業The companies"),
    Golden("profile", book, "the old heart of Tokyo"),
    Golden("participants", book, "参加者Participants"),
    Golden("roster", book, "SECTOR, LOOKING FOR"),
    Golden("practical", book, "実用情報Practical"),
    Golden("emergency", book, "緊急時In an emergency"),
    Golden("drivers", book, "運転手さんへShow this"),
    Golden("phrases", book, "便利な表現Useful"),
    Golden("back-cover", book, "よい旅を"),
    Golden("cover-ja", to_hosts, "訪問先の皆様へ"),
    Golden("contents-ja", to_hosts, "Contents目次"),
    Golden("glance-ja", to_hosts, "The mission at a glanceミッション概要"),
    Golden("week-ja", to_hosts, "1〜7日目07:00"),
    Golden("day-ja", to_hosts, "3日目Wednesday"),
    Golden("participants-ja", to_hosts, "Participants参加者"),
    Golden("roster-ja", to_hosts, "参加者名簿番号"),
    Golden("cover-office", of_office, "Briefing book for the office"),
    Golden("desk", of_office, "How the visits stand"),
    Golden("annex", of_leader, "smartEX.pdf"),
    Golden("own-pages", partial(own_pages, "en"), "with Leo Maes"),
    Golden("own-pages-ja", partial(own_pages, "ja"), "11号車4B席"),
    Golden("change-slip", partial(slip, "en"), "Change slip"),
    Golden("change-slip-ja", partial(slip, "ja"), "変更のお知らせ"),
    Golden("replacement-page", partial(slip, "en"), "Replaces page 6 of edition 2"),
    Golden("certificate", certificates, "EJ-2027-WCM-0003"),
    Golden("certificate-ja", partial(a_certificate, "participation", "ja"), "EJ-2027-WCM-0002"),
    Golden("certificate-completion", partial(a_certificate, "completion", "en"), "EJ-2027-WCM-0001"),
    Golden("certificate-completion-ja", partial(a_certificate, "completion", "ja"), "EJ-2027-WCM-0001"),
    Golden("certificate-attendance", partial(a_certificate, "attendance", "en"), "EJ-2027-WCM-0002"),
    Golden("certificate-attendance-ja", partial(a_certificate, "attendance", "ja"), "EJ-2027-WCM-0002"),
    Golden("booklet", booklet, "目次"),
    Golden("day-sheets", partial(sheets, "days", "en"), "Monday 15 March"),
    Golden("day-sheets-ja", partial(sheets, "days", "ja"), "3月15日"),
    Golden("table", partial(sheets, "table", "ja"), "日程表"),
    Golden("table-en", partial(sheets, "table", "en"), "World Class"),
    Golden("one-page", partial(small, "one-page"), "World Class"),
    Golden("one-page-ja", partial(small, "one-page", "ja"), "3月15日"),
    Golden("outline-ja", partial(small, "outline", "ja"), "ミッション概要"),
    Golden("wall-chart", partial(small, "wall-chart", "ja"), "3月15日"),
    Golden("pocket-card", partial(small, "pocket-card"), "World Class"),
    Golden("pocket-card-ja", partial(small, "pocket-card", "ja"), "3月15日"),
    Golden("attendance", partial(a_list, "attendance"), "Tuesday 16 March"),
    Golden("attendance-ja", partial(a_list, "attendance", "ja"), "3月16日"),
    Golden("sign-in", partial(a_list, "sign_in", "ja"), "開講式"),
    Golden("rooming", partial(a_list, "rooming"), "14–21 March"),
    Golden("rooming-ja", partial(a_list, "rooming", "ja"), "宿泊者名簿"),
    Golden("meals", partial(a_list, "meals", "ja"), "Halal"),
    Golden("diet-cards", partial(a_list, "diet_cards"), "Allergic to buckwheat"),
    Golden("manifest", partial(a_list, "manifest"), "Transfer 4"),
    Golden("manifest-ja", partial(a_list, "manifest", "ja"), "送迎4"),
    Golden("luggage-ja", partial(a_list, "luggage", "ja"), "荷物発送一覧"),
    Golden("seats", partial(a_list, "seat_lists"), "car 11, rows 3-8"),
    Golden("seats-ja", partial(a_list, "seat_lists", "ja"), "car 11, rows 3-8"),
    Golden("seat-map", partial(a_list, "seat_lists"), "26 of 30 seats"),
    Golden("delegation-en", partial(a_list, "delegation"), "Delegation list"),
    Golden("delegation", partial(a_list, "delegation", "ja"), "訪問団名簿"),
    Golden("visit-programme", partial(a_day, "visit_sheets"), "Programme of the visit"),
    Golden("visit-programme-ja", partial(a_day, "visit_sheets", "ja"), "訪問次第"),
    Golden("visit-seats", partial(a_day, "visit_sheets"), "Seating plan"),
    Golden("visit-seats-ja", partial(in_a_u, "ja"), "席次表"),
    Golden("visit-questions", partial(in_a_u, "en"), "Asked by"),
    Golden("bag-list", partial(a_day, "bag_lists"), "Business cards: 6"),
    Golden("mission-report", partial(a_mission_report, "en"), "Send the drawings"),
    Golden("mission-report-ja", partial(a_mission_report, "ja"), "訪問先一覧"),
    Golden("emergency-folder", partial(a_list, "emergency"), "People and whom to tell"),
    Golden("emergency-health-ja", partial(a_list, "emergency", "ja"), "旅券・健康情報"),
    Golden("emergency-folder-ja", partial(a_list, "emergency", "ja"), "訪問先（運転手用）"),
    Golden("finance", partial(a_list, "finance"), "Finance list"),
    Golden("finance-ja", partial(a_list, "finance", "ja"), "会計一覧"),
    Golden("evaluation-sheet", partial(a_list, "evaluation_sheet"), "May we quote you"),
    Golden("evaluation-sheet-ja", partial(a_list, "evaluation_sheet", "ja"), "アンケート"),
    Golden("evaluation-report", partial(a_list, "evaluation_report"), "22 of 24 forms"),
    Golden("evaluation-report-ja", partial(a_list, "evaluation_report", "ja"), "回答22件"),
    Golden("statistics-report", partial(a_report, "en"), "frozen at 16:20"),
    Golden("statistics-report-ja", partial(a_report, "ja"), "16:20確定"),
    Golden("letter", partial(a_letter, "en"), "Dear Mr Kuroda"),
    Golden("letter-ja", partial(a_letter, "ja"), "謹啓"),
    Golden("visa-invitation", partial(a_dossier, "ja"), "招へい経緯"),
    Golden("visa-guarantee", partial(a_dossier, "en"), "the costs of the journey home"),
    Golden("visa-schedule", partial(a_dossier, "ja"), "行動予定"),
    Golden("visa-applicants", partial(a_dossier, "en"), "List of visa applicants"),
    Golden("badges-a6", partial(a_card, "badges", stock="a6"), "Željko"),
    Golden("badges-a7", partial(a_card, "badges", "ja", stock="a7"), "Külli"),
    Golden("badges-90x55", partial(a_card, "badges", stock="90x55"), "Zdeněk"),
    Golden("table-sign", partial(a_card, "table-signs", "both"), "Zdeněk"),
    Golden("place-cards", partial(a_card, "place-cards", "ja"), "Pieter-Jan"),
    Golden("luggage-tags", partial(a_card, "luggage-tags"), "Elisabeth"),
    Golden("bus-sign", partial(a_card, "bus-signs"), "Tuesday 16 March"),
    Golden("bus-sign-ja", partial(a_card, "bus-signs", "ja"), "3月16日"),
    Golden("labels-test-print", partial(a_card, "badges", stock="L4785", outlines=True), "80 × 50 mm"),
)


def drawn(golden: Golden) -> Image.Image:
    """The page as it is drawn today, in greys."""
    wanted = "".join(golden.words.split())
    document = pdfium.PdfDocument(golden.paper())
    try:
        for page in document:
            text = "".join(page.get_textpage().get_text_range().split())
            if wanted in text:
                return page.render(scale=SCALE).to_pil().convert("L")
    finally:
        document.close()
    raise LookupError(f"no page with the words {golden.words}")


def path_of(golden: Golden) -> Path:
    return FOLDER / f"{golden.name}.png"


def differences(one: Image.Image, other: Image.Image) -> Iterator[tuple[int, int, float]]:
    """Each square that differs too much: its left and top in pixels, and by how much."""
    if one.size != other.size:
        yield 0, 0, 255.0
        return
    grey = ImageChops.difference(one, other)
    columns, rows = -(-grey.width // TILE), -(-grey.height // TILE)
    padded = Image.new("L", (columns * TILE, rows * TILE))
    padded.paste(grey)
    means = padded.reduce(TILE)
    for row in range(rows):
        for column in range(columns):
            mean = float(means.getpixel((column, row)) or 0)
            if mean > MOST:
                yield column * TILE, row * TILE, mean


def draw_anew() -> None:
    """Keeps today's pages as the golden ones."""
    FOLDER.mkdir(exist_ok=True)
    for golden in PAGES:
        drawn(golden).point(_coarse).save(path_of(golden), optimize=True)


def _coarse(grey: int) -> int:
    """One of 33 greys, so that the files stay small."""
    return min(255, round(grey / 8) * 8)


if __name__ == "__main__":
    draw_anew()
    sys.stdout.write(f"{len(PAGES)} pages drawn into {FOLDER}; look at them before you commit them.\n")
