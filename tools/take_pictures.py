"""Takes the pictures of README and user guide from the sample office.

Run it with `python3 dev.py tool python -m tools.take_pictures`.

The window is the real one on the offscreen platform, in the fonts this machine has; words after the command choose
which pictures to take, `--dark` shows them in dark colours, and `--language` in another language (`pseudo` is one in
which every text that could be translated stands longer and in brackets).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.bootstrap import offices
from eujc_desktop.bootstrap.desktop import Desktop
from eujc_desktop.common.settings import Settings
from eujc_desktop.models.choices import MissionStatus
from eujc_desktop.ui import languages
from eujc_desktop.ui.app import make_application, open_window
from eujc_desktop.ui.components.card_list import CARD
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.components.toast import Toast
from eujc_desktop.ui.deadlines_popup import DeadlinesPopup
from eujc_desktop.ui.dialogs.approvals import ApprovalsDialog
from eujc_desktop.ui.dialogs.audit_dialog import AuditDialog
from eujc_desktop.ui.dialogs.behind_dialog import BehindDialog
from eujc_desktop.ui.dialogs.debrief import DebriefDialog, open_debrief
from eujc_desktop.ui.dialogs.editions import EditionsDialog
from eujc_desktop.ui.dialogs.export_dialog import ExportDialog
from eujc_desktop.ui.dialogs.gifts import GiftsDialog
from eujc_desktop.ui.dialogs.groups import GroupsDialog
from eujc_desktop.ui.dialogs.host_letters import HostLettersDialog
from eujc_desktop.ui.dialogs.import_dialog import open_import
from eujc_desktop.ui.dialogs.leg_mail import LegMailDialog
from eujc_desktop.ui.dialogs.own_fields import OwnFieldsDialog
from eujc_desktop.ui.dialogs.programmes_dialog import ProgrammesDialog
from eujc_desktop.ui.dialogs.reports_dialog import ReportsDialog
from eujc_desktop.ui.dialogs.rooms import RoomsDialog
from eujc_desktop.ui.dialogs.seat_plan import SeatPlanDialog
from eujc_desktop.ui.dialogs.selection import SelectionDialog
from eujc_desktop.ui.dialogs.swap_in import SwapDialog
from eujc_desktop.ui.dialogs.texts import TextsDialog
from eujc_desktop.ui.dialogs.visit_day import VisitDayDialog
from eujc_desktop.ui.fonts import ensure_japanese
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.panes.evaluation import EvaluationDialog
from eujc_desktop.ui.panes.money import MoneyDialog
from eujc_desktop.ui.panes.surveys import FollowUpDialog
from eujc_desktop.ui.papers.hand_over import HandOverDialog
from eujc_desktop.ui.timetable.hand import Carried
from eujc_desktop.ui.window import Window
from tools.at_rest import idle, until
from tools.pseudo import Pseudo

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LIST = ROOT / "tests" / "data" / "input" / "applications-fr-messy.xlsx"
HISTORY = LIST.with_name("history.xlsx")
MISSION = "WCM-2027"
SIZE = (1440, 900)
PAUSE_MS, GUARD_S, FEW = 1000, 900, 12
"""What is longer is no pause but a clock; how long anything may take; so few colours have pages not drawn yet."""


def tab(key: str, select: Callable[[Window], object] = lambda _window: None) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        window.go(key)
        settle(window)
        select(window)
        return window

    return show


def known(window: Window) -> None:
    """Somebody who is on the mission, among everybody of the office."""
    grid = window.page("people").grid
    ids = grid.model_.ids
    labels = {"Speakers": ("violet", ids[2:9:2]), "Press": ("pink", ids[2:6]), "Alumni": ("teal", ids[5:15:3])}

    def label(work: Any) -> None:
        for name, (colour, people) in labels.items():
            services.labels.make(work, name, colour)
            services.labels.put(work, people, name, on=True)

    window.office.do("Labels", label)
    settle(window)
    grid.view.go(grid.model_.index(2, 1))


def imported(window: Window) -> QWidget:
    return open_import(window.desk, "participants", LIST, MISSION, window)


def book(window: Window) -> None:
    """The briefing book, at its first day."""
    window.go("documents", "", "briefing_book")
    settle(window)
    window.page("documents").findChildren(PdfPreview)[0].go(8)


def exported(window: Window) -> QWidget:
    dialog = ExportDialog(window.desk, window.desk.mission_id, MISSION, "host", parent=window)
    dialog.open()
    return dialog


def audited(window: Window) -> QWidget:
    window.actions_.run("audit")
    settle(window)
    return window.findChildren(AuditDialog)[-1]


def handed(window: Window) -> QWidget:
    """Certificates with their covers on the way to their holders."""
    window.go("documents", "", "letters")
    settle(window)
    window.page("documents").body.choose("letters", letter="certificate")
    settle(window)
    window.page("documents").body.hand_over()
    settle(window)
    return window.findChildren(HandOverDialog)[-1]


def released(window: Window) -> QWidget:
    """The editions of the mission, after one was released and an item was moved."""
    order = services.papers.Order(kind="programme", mission=MISSION)
    release = partial(services.editions.release, order=order, for_whom="All participants", note="Sent by e-mail")
    window.office.make("Release", lambda works, _progress: release(works), writes=True)
    settle(window)
    mission = window.desk.mission_id

    def later(work: Any) -> None:
        items = [one for one in services.itineraries.plan(work, mission).items() if one.type == "company visit"]
        services.itineraries.shift(work, items[0].id, 30)

    window.office.do("Later", later)
    settle(window)
    dialog = EditionsDialog(window.desk, mission, parent=window)
    dialog.open()
    return dialog


def worded(window: Window) -> QWidget:
    dialog = TextsDialog(window.desk, window.desk.mission, "selected", parent=window)
    dialog.open()
    return dialog


def searched(window: Window) -> QWidget:
    window.go("participants")
    window.actions_.run("search")
    box = window.focusWidget()
    if box is not None:
        box.setProperty("text", "nagoya")
    return window


def first_line(window: Window) -> None:
    """The first record of the tab, with its detail beside it."""
    window.actions_.run("next_record")


def turned(kind: str) -> Callable[[Window], None]:
    """The itinerary in another view, at its second page."""

    def turn(window: Window) -> None:
        views = window.page("itineraries").views
        views.turn(kind)
        views.turn_page(1)

    return turn


def carried(window: Window) -> None:
    """An item in hand, over a time at which it would clash."""
    views = window.page("itineraries").views
    views.turn("week")
    views.turn_page(-1)
    grid = views.view
    item = next(key for key, row in grid.board.shown.rows.items() if row.title.startswith("Opening"))
    place = QPointF(grid.visualRect(grid.items.at(item)).center())
    grid.hand.carried = Carried("move", item, place, 0, grid.board.first_minute + 80)
    scale = grid.layer.scale
    grid.hand.carry(place + QPointF(2 * scale.column, 1.5 * scale.hour), Qt.KeyboardModifier.NoModifier)


def seated(window: Window) -> None:
    """A train with the seats of everybody, which the panel shows from its first line on."""
    page = window.page("itineraries")
    page.views.select(next(item.id for item in page.steps.plan.items() if item.line == "Nozomi 947"))
    settle(window)
    page.side.edit("people")
    settle(window)
    bar, section = page.side.items.verticalScrollBar(), page.side.people.section
    bar.setValue(section.pos().y() - 20)


def several(window: Window) -> None:
    """A few people selected, and a change for all of them begun."""
    grid = window.page("participants").grid
    model, selection = grid.model_, grid.view.selectionModel()
    grid.view.go(model.index(1, 0))
    flags = selection.SelectionFlag
    for at in (5, 12, 16):
        selection.select(model.index(at, 0), flags.Select | flags.Rows)
    settle(window)
    box = window.page("participants").several.panel.field("person.diet")
    box.editor.show_text("Vegetarian")
    box.editor.typed.emit()


def roomed(window: Window) -> QWidget:
    """Who sleeps where, with what the first hotel holds, and two put together."""
    mission = window.desk.mission_id

    def hold(work: Any) -> None:
        board = services.rooming.board(work, mission, date.today())
        hotel, (first, *_) = board.rooms[0].hotel, board.rooms[0].guests[0].nights
        for kind, rooms in (("single", 20), ("twin", 4)):
            given = {"hotel": hotel, "room_type": kind, "rooms": rooms, "first_night": first}
            services.rooming.add_block(work, mission, given)
        one, mate = next((guest.id, mate.guest.id) for guest in board.guests for mate in board.mates(guest.id)
                         if not (mate.why_not or mate.doubts))  # fmt: skip
        services.rooming.share(work, one, mate)

    window.office.do("Hold", hold)
    settle(window)
    window.actions_.run("rooms")
    settle(window)
    return window.findChildren(RoomsDialog)[-1]


def approved(window: Window) -> QWidget:
    """What hosts say of each of us: some asked, some refused, a competitor among the group."""
    mission, today = window.desk.mission_id, date.today()

    def answer(work: Any) -> None:
        sheet = services.approvals.of_mission(work, mission, today)
        first, second = sheet.visits[:2]
        of_first = [key for key, _ in sheet.people if (key, first.id) in sheet.asked]
        codes = ("accepted", "accepted", "refused", "asked", "accepted", "asked", "replaced")
        services.approvals.mark(work, dict(zip(((key, first.id) for key in of_first), codes, strict=False)), today)
        services.approvals.mark(work, {(of_first[0], first.id): "asked"}, today)
        firm = services.grids.rows(work, "participants", of_first[9:10])[0]["organisation.name"]
        values = {"visit.competitors": firm, "visit.names_due": today.isoformat(), "visit.pledge_needed": "yes"}
        services.grids.change(work, "visits", first.id, values)
        services.grids.change(work, "visits", second.id, {"visit.max_visitors": 5})

    window.office.do("Answer", answer)
    settle(window)
    window.actions_.run("approvals")
    settle(window)
    return window.findChildren(ApprovalsDialog)[-1]


def thanked(window: Window) -> QWidget:
    """The letters to hosts that are due: one calls a visit off, four give thanks."""
    settle(window)
    mission = window.desk.mission_id

    def happen(work: Any) -> None:
        found = [card.id for card in services.visits.board(work, mission, date.today()).values()
                 if card.stage == "confirmed"]  # fmt: skip
        for key in found[2:6]:
            services.visits.change_stage(work, key, "visited", date.today())
        services.visits.change_stage(work, found[6], "cancelled", date.today())

    window.office.do("Visit", happen)
    settle(window)
    window.actions_.run("host_letters")
    settle(window)
    return window.findChildren(HostLettersDialog)[-1]


def grouped(window: Window) -> QWidget:
    """Groups made anew, with what some have said of each other, and one moved by hand."""
    mission = window.desk.mission_id

    def wish(work: Any) -> None:
        members = services.grouping.sheet(work, mission).members
        said = {"group_with": members[7].name}, {"group_not_with": members[9].name}, {"group_with": "Mr Nobody"}
        for one, words in zip(members[2:], said, strict=False):
            values = {f"participation.{key}": text for key, text in words.items()}
            services.grids.change(work, "participants", one.key, values)

    window.office.do("Wish", wish)
    settle(window)
    window.actions_.run("groups")
    settle(window)
    dialog = window.findChildren(GroupsDialog)[-1]
    dialog.propose()
    settle(window)
    dialog.tree.step(1)
    settle(window)
    return dialog


def confirmed(window: Window) -> QWidget:
    """The confirmation of a train, read for an item."""
    window.go("itineraries")
    settle(window)
    page = window.page("itineraries")
    item = next(each for each in page.steps.plan.items() if each.start and each.transport == "train")
    text = (ROOT / "tests" / "data" / "travel" / "two-trains-ja.txt").read_text(encoding="utf-8")
    dialog = LegMailDialog(window.desk, item.id, text, window)
    dialog.open()
    settle(window)
    return dialog


def seen_from_above(window: Window) -> QWidget:
    """The seat plan of the first train that has seats, with one who has none yet."""
    window.go("itineraries")
    settle(window)
    page = window.page("itineraries")
    item = next(each for each in page.steps.plan.items() if each.transport == "train" and each.people)
    window.office.do("Stand", lambda work: services.seats.clear(work, item.id, [item.people[3].key]))
    settle(window)
    dialog = SeatPlanDialog(window.desk, item.id, window)
    dialog.open()
    settle(window)
    dialog.board.setCurrentCell(1, 1)
    return dialog


def judged(window: Window) -> QWidget:
    """Applicants with the points of two reviewers, and decisions that wait."""
    mission = window.desk.mission_id

    def judge(work: Any) -> None:
        if not services.selection.sheet(work, mission).criteria:
            services.selection.begin(work, mission)
        sheet = services.selection.sheet(work, mission)
        for at, row in enumerate(sheet.rows[:18]):
            for place, criterion in enumerate(sheet.criteria):
                for reviewer, step in (("Anna Berg", 7), ("Ito Kenji", 5)):
                    points = Decimal((at * step + place * 3) % 5 + 1)
                    services.selection.score(work, row.id, criterion.id, reviewer, points)
        turned_down = [row.id for row in sheet.rows if str(row.stage) == "rejected"]
        services.selection.decide(work, turned_down[:3], "waiting list", date.today())

    window.office.do("Judge", judge)
    window.desk.memory.put("selection.reviewer", "Anna Berg")
    settle(window)
    window.actions_.run("selection")
    settle(window)
    return window.findChildren(SelectionDialog)[-1]


def balanced(window: Window) -> QWidget:
    """The board of applicants, with quotas and one card at hand that would break one of them."""
    dialog = judged(window)
    mission = window.desk.mission_id
    wanted = (("country", "Italy", None, 2), ("size", "small", 4, None), ("gender", "Female", 8, 16),
              ("firm", "", None, 1))  # fmt: skip

    def ask(work: Any) -> None:
        for trait, value, least, most in wanted:
            given = {"trait": trait, "value": value, "least": least, "most": most}
            services.quotas.add(work, mission, given)
        rows = [row.id for row in services.selection.sheet(work, mission).rows if str(row.then) == "applied"]
        services.selection.decide(work, rows[:3], "shortlisted", date.today())

    window.office.do("Ask", ask)
    settle(window)
    dialog.show_view("board")
    last = next(column for column in reversed(dialog.board.columns) if column.cards.count())
    dialog.board.choose([last.cards.item(0).data(CARD).id], held=True)
    return dialog


def carded(window: Window) -> None:
    """The board, at a visit that waits for an answer."""
    page = window.page("visits")
    page.show_view("board")
    requested = next(column for column in page.board.columns if "requested" in column.stretch.stages)
    requested.cards.setCurrentRow(0)
    page.board.take_keyboard()


def day_of_a_visit(part: str) -> Callable[[Window], QWidget]:
    """The day of a visit that is agreed, at one of its parts."""

    def show(window: Window) -> QWidget:
        prepared(window)
        dialog = VisitDayDialog(window.desk, window.page("visits").grid.current_id, part, window)
        dialog.open()
        settle(window)
        return dialog

    return show


def prepared(window: Window) -> QWidget:
    """The panel of a visit that is agreed, at how far its day is prepared."""
    window.go("visits")
    settle(window)
    page = window.page("visits")
    confirmed_ = next(column for column in page.board.columns if "confirmed" in column.stretch.stages)
    confirmed_.cards.setCurrentRow(0)
    page.board.take_keyboard()
    settle(window)
    page.side.begin_with(page.side.sections["day"])
    return window


def written_up(window: Window) -> QWidget:
    """The debrief of a visit, half written."""
    prepared(window)
    open_debrief(window.desk, window.page("visits").grid.current_id, window)
    settle(window)
    dialog = window.findChildren(DebriefDialog)[-1]
    for name, value in (("rating", 5), ("invite_again", True), ("invite_why", "Open to questions of small firms"),
                        ("notes", "The bench of the apprentices impressed all of us.")):  # fmt: skip
        dialog.fill(name, value)
    dialog.quotes.lines.put(0, 0, [["We never buy the same machine twice.", "Mr Aone", "yes"]])
    dialog.steps.lines.put(0, 0, [["Send the drawings of the cart", "Anna Berg", "26 Mar 2027"]])
    return dialog


def stocked(window: Window) -> QWidget:
    """The gifts of the office."""
    dialog = GiftsDialog(window.desk, window)
    dialog.open()
    settle(window)
    return dialog


def listed(window: Window) -> None:
    """The directory, at a host with people and a site."""
    page = window.page("visits")
    page.show_view("directory")
    settle(window)
    page.directory.grid.set_search("Shinonome")
    settle(window)
    page.directory.grid.select(page.directory.grid.model_.ids[0])
    page.directory.grid.set_search("")


OWN_FIELDS = (
    {"label": "Products to show", "label_ja": "展示製品", "needed": "yes"},
    {"label": "Sectors to meet", "label_ja": "面談希望分野", "sort": "several", "words": "Automotive\nFood\nMedical"},
    {"label": "Has been to Japan", "label_ja": "訪日経験", "sort": "yesno"},
    {"label": "Why this mission", "sort": "note"},
    {"label": "Size of jacket", "label_ja": "ジャケットのサイズ", "sort": "choice", "words": "S\nM\nL",
     "asked": "selection", "needed": "yes"},
    {"label": "Early shuttle", "sort": "yesno", "asked": "selection"},
)  # fmt: skip
ANSWERS = ("Bearings, spindles", "Automotive; Food", "yes", "To see a dojo", "L", "no")


def asked_besides(window: Window) -> QWidget:
    """What the programme asks besides the usual, answered by some."""
    mission = window.desk.mission_id

    def ask(work: Any) -> None:
        for given in OWN_FIELDS:
            services.own_fields.add(work, MISSION.partition("-")[0], given)
        keys = services.own_fields.of_mission(work, mission)
        for row_id in services.grids.ids(work, "participants", mission_id=mission)[:9]:
            services.grids.change(work, "participants", row_id, dict(zip(keys, ANSWERS, strict=True)))

    window.office.do("Ask", ask)
    settle(window)
    window.actions_.run("own_fields")
    settle(window)
    return window.findChildren(OwnFieldsDialog)[-1]


def counted(window: Window) -> None:
    """The figures of earlier years beside those of the office, which are invented."""
    incoming = partial(services.imports.preview, source=HISTORY, what="activities")
    window.office.make("Import", lambda works, _progress: services.imports.apply(works, incoming(works)), writes=True)
    settle(window)


def compared(window: Window) -> None:
    """Two years beside each other."""
    page = window.page("statistics")
    page.views.choose("compare")
    page.views.changed.emit("compare")
    settle(window)
    for box, year in ((page.compare.before, "2018"), (page.compare.after, "2019")):
        box.setCurrentIndex(box.findData(year))
    page.compare.after.activated.emit(0)


def reported(window: Window) -> QWidget:
    """A report that was frozen, beside today."""
    window.go("statistics")
    settle(window)
    window.actions_.run("frozen_reports")
    dialog = window.findChildren(ReportsDialog)[-1]
    settle(window)
    dialog.freeze()
    settle(window)
    return dialog


def behind(window: Window) -> QWidget:
    """Who is behind a figure."""
    page = window.page("statistics")
    page.figures.cards["LEAN"].click()
    settle(window)
    return window.findChildren(BehindDialog)[-1]


OTHER_MISSIONS = (
    ("FOOD", "Food & Drinks mission 2027", "FDX-2027", "2027-03-08", "2027-03-12", "Tokyo, Chiba", "confirmed"),
    (
        "",
        "Policy seminar: hydrogen standards",
        "SEM-2027-02",
        "2027-02-24",
        "2027-02-24",
        "Brussels",
        "call open",
    ),
    ("CLUSTER", "Cluster mission: offshore wind", "CLU-2027", "2027-04-12", "2027-04-16", "Tokyo, Akita", "selection"),
    ("GRJ", "Get Ready for Japan 2027", "GRJ-2027", "2027-05-10", "2027-05-21", "Tokyo", "call open"),
    ("BIO", "Biotech partnering mission 2027", "BIO-2027", "2027-10-04", "2027-10-08", "Osaka, Kobe", "draft"),
    ("VIJ", "Vulcanus in Japan 2026/27", "VUL-2026", "2026-09-01", "2027-08-31", "Tokyo", "running"),
)
EVENTS = (
    (
        "Example chamber Tokyo",
        "Mission on smart factories",
        "2027-03-17",
        "2027-03-19",
        "Tokyo, Nagoya",
        "Manufacturing",
    ),
    ("Example regions", "Robot week", "2027-05-26", "2027-05-28", "Osaka", "Robots; Health"),
    ("Example embassy", "Food fair pavilion", "2027-03-09", "2027-03-12", "Chiba", "Food"),
    ("Example agency", "Biotech open days", "2027-10-05", "2027-10-06", "Osaka", "Biotech"),
)


def busy_year(window: Window) -> None:
    """A year with more missions, and with what others hold."""

    def fill_year(work: Any) -> None:
        for programme, title, code, first, last, places, status in OTHER_MISSIONS:
            values = {"title": title, "code": code, "first_day": first, "last_day": last, "places": places}
            more = {"programme": programme} if programme else {"kind": "seminar", "direction": "within EU"}
            whole = {**values, **more, "status": status, "coordinator": "Hanna Vos"}
            made = services.missions.new(work, whole)
            for task in services.missions.of_id(work, made, date.today()).open_tasks:
                if task.due < date.today() - timedelta(days=19):
                    services.tasks.tick(work, task.id, task.due)
        for organiser, title, first, last, places, sectors in EVENTS:
            values = {"organiser": organiser, "title": title, "first_day": first, "last_day": last}
            services.who_does_what.add(work, {**values, "places": places, "sectors": sectors})

    if not any(row.code == "BIO-2027" for row in window.desk.missions or ()):
        window.office.do("Fill the year", fill_year)
        settle(window)


def belled(window: Window) -> QWidget:
    """The deadlines of all missions, one of them put off."""
    window.go("missions")
    busy_year(window)
    task = next(each for each in window.desk.deadlines if each.kind == "task")
    values = {"until": date.today() + timedelta(days=7), "reason": "The jury meets a week later"}
    put_off = partial(services.deadlines.put_off, key=task.key, values=values, today=date.today())
    window.office.do("Put off", put_off)
    settle(window)
    window.actions_.run("deadlines")
    settle(window)
    return window.findChildren(DeadlinesPopup)[-1]


def planned(window: Window) -> None:
    """The year plan, with a mission in planning on its way to other days."""
    busy_year(window)
    page = window.page("missions")
    page.filters.years.setCurrentIndex(page.filters.years.findData(2027))
    page.show_view("plan")
    draft = next(row.id for row in window.desk.missions or () if row.code == "BIO-2027")
    page.plan.plan.select(draft)
    settle(window)
    page.plan.plan.setFocus()
    page.plan.plan.carry(-14)


def swapped(window: Window) -> QWidget:
    """A visit that falls through, with two that stand by for it and for its day."""
    mission = window.desk.mission_id
    window.go("itineraries")
    settle(window)
    page = window.page("itineraries")
    slot = next(item for item in page.steps.plan.items() if item.type == "plant tour")

    def stand_by(work: Any) -> None:
        waiting = services.visits.to_place(work, mission)
        services.standbys.stand_by(work, waiting[-1].id, item_id=slot.id)
        services.standbys.stand_by(work, waiting[0].id, day_id=slot.day_id)

    window.office.do("Stand by", stand_by)
    settle(window)
    page.views.select(slot.id)
    settle(window)
    window.actions_.run("swap_in")
    settle(window)
    return window.findChildren(SwapDialog)[-1]


def over(work: Any) -> str:
    """The mission a year back: attended, reported of, one paid twice."""
    mission = services.missions.by_code(work, MISSION)
    first, last = date(2026, 3, 16), date(2026, 3, 27)
    mission.first_day, mission.last_day, mission.status = first, last, MissionStatus.CLOSED
    mission.deposit_due, mission.report_due, mission.report_required = date(2026, 2, 5), date(2026, 4, 24), True
    members = [part for part, _, _ in services.payments.members(work, mission.id)]
    for at, part in enumerate(members):
        part.deposit_due, part.deposit_paid_on = mission.deposit_due, date(2026, 1, 11) + timedelta(days=at)
        part.report_received = date(2026, 4, 1) + timedelta(days=at) if at % 4 else None
        part.deposit_paid = Decimal("982.50") if at == 3 else Decimal(2000) if at == 6 else part.deposit_paid
        away = {5: (2, 3), 9: (0,)}.get(at, ())
        days = {
            (part.id, first + timedelta(days=day)): "A" if day in away else "P" for day in (*range(5), *range(7, 12))
        }
        services.attendance.mark(work, days)
    return str(mission.id)


def after(action: str, kind: type[QWidget], pane: str = "") -> Callable[[Window], QWidget]:
    """A dialog about a mission that is over."""

    def show(window: Window) -> QWidget:
        if not window.desk.memory.get("pictures.over"):
            window.desk.memory.put("pictures.over", value=True)
            window.office.do("Over", over)
            settle(window)
        in_hand(window, MISSION)
        return _opened(window, action, kind, pane)

    return show


def past(action: str, kind: type[QWidget], pane: str = "") -> Callable[[Window], QWidget]:
    """A dialog about the mission of an earlier year."""

    def show(window: Window) -> QWidget:
        in_hand(window, "HRTP-2026")
        return _opened(window, action, kind, pane)

    return show


def in_hand(window: Window, code: str) -> None:
    """Show what belongs to another mission."""
    window.desk.choose_mission(next(row.id for row in window.desk.missions or () if row.code == code))
    settle(window)


def _opened(window: Window, action: str, kind: type[QWidget], pane: str) -> QWidget:
    window.actions_.run(action)
    settle(window)
    dialog: Any = window.findChildren(kind)[-1]
    if pane:
        dialog.show_pane(pane)
        settle(window)
    return dialog  # type: ignore[no-any-return]


QUOTAS = (("country", "", None, 3), ("gender", "Female", 8, 16), ("size", "small", 6, None), ("firm", "", None, 2))


def templates(window: Window) -> QWidget:
    """The templates of the programmes, one of them at hand."""
    in_hand(window, MISSION)
    return _opened(window, "programmes", ProgrammesDialog, "")


def balancing(window: Window) -> QWidget:
    """How a programme wants those selected to be balanced."""
    names = ("trait", "value", "least", "most")
    said = {"quotas": [dict(zip(names, one, strict=True)) for one in QUOTAS]}
    code = MISSION.partition("-")[0]
    window.office.do("Balance", partial(services.programmes.change, code=code, parts=said))
    settle(window)
    dialog: Any = templates(window)
    dialog.show_part("quotas")
    return dialog  # type: ignore[no-any-return]


def entered(code: str, key: str) -> Callable[[Window], QWidget]:
    """A list of an activity that keeps cases, issues or placements."""

    def show(window: Window) -> QWidget:
        in_hand(window, code)
        window.go("entries")
        settle(window)
        window.page("entries").turn(key)
        return window

    return show


SHOTS: dict[str, Callable[[Window], QWidget]] = {
    "missions": tab("missions", busy_year),
    "year-plan": tab("missions", planned),
    "participants": tab("participants", first_line),
    "people": tab("people", known),
    "several": tab("participants", several),
    "itinerary": tab("itineraries", turned("week")),
    "day": tab("itineraries", turned("day")),
    "all-days": tab("itineraries", turned("all")),
    "agenda": tab("itineraries", turned("agenda")),
    "seats": tab("itineraries", seated),
    "visits": tab("visits", carded),
    "directory": tab("visits", listed),
    "visit-prepared": prepared,
    "visit-programme": day_of_a_visit("programme"),
    "visit-party": day_of_a_visit("party"),
    "visit-seating": day_of_a_visit("seating"),
    "visit-questions": day_of_a_visit("questions"),
    "visit-gifts": day_of_a_visit("gifts"),
    "debrief": written_up,
    "gifts": stocked,
    "import": imported,
    "documents": tab("documents", book),
    "texts": worded,
    "export": exported,
    "audit": audited,
    "editions": released,
    "hand-over": handed,
    "groups": grouped,
    "confirmation": confirmed,
    "seat-plan": seen_from_above,
    "rooms": roomed,
    "approvals": approved,
    "host-letters": thanked,
    "selection": judged,
    "selection-board": balanced,
    "plan-b": swapped,
    "own-fields": asked_besides,
    "statistics": tab("statistics", counted),
    "statistics-behind": behind,
    "statistics-compare": tab("statistics", compared),
    "reports": reported,
    "deposits": after("money", MoneyDialog),
    "budget": after("money", MoneyDialog, "budget"),
    "placements": entered("VIJ-2025", "placements"),
    "cases": entered("EPAHD-2026", "cases"),
    "templates": templates,
    "template-quotas": balancing,
    "evaluation": past("evaluation", EvaluationDialog),
    "evaluation-results": past("evaluation", EvaluationDialog, "means"),
    "follow-up": past("follow_up", FollowUpDialog),
    "search": searched,
    "carried": tab("itineraries", carried),
    # Last: what is put off is no longer counted by the bell, which every picture shows.
    "deadlines": belled,
}


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("names", nargs="*", help=f"of {', '.join(['first-run', *SHOTS])}")
    words.add_argument("--dark", action="store_true")
    words.add_argument("--language", choices=("en", "ja", "fr", "pseudo"), default="en")
    words.add_argument("--size", default="{}x{}".format(*SIZE))
    words.add_argument("--to", type=Path, default=PICTURES)
    asked = words.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    memory, settings = Memory(), Settings()
    settings.set("theme", "dark" if asked.dark else "light")
    app = make_application([sys.argv[0], "-platform", "offscreen"], settings)
    app.setCursorFlashTime(0)  # Else it is by chance whether it is seen.
    if asked.language == "pseudo":
        languages.begin("en", Pseudo())
    else:
        languages.begin(asked.language)
    with tempfile.TemporaryDirectory() as folder:
        # Pictures show no folder of the one who takes them.
        os.environ["HOME"] = folder
        width, height = (int(part) for part in asked.size.split("x"))
        wanted = asked.names or ["first-run", *SHOTS]
        if "first-run" in wanted:
            take(Path(folder) / "missions.db", memory, (width, height), ["first-run"], asked.to)
        take(sample(Path(folder) / "sample.db"), memory, (width, height), [n for n in SHOTS if n in wanted], asked.to)
    app.processEvents()
    return 0


def sample(path: Path) -> Path:
    """A sample office in `path`."""
    office = offices.open_office(str(path), "Anna Berg")
    services.sample.make(office.works)
    office.close()
    return path


def take(path: Path, memory: Memory, size: tuple[int, int], names: list[str], to: Path) -> None:
    """Save the pictures `names` of a window over the office in `path`."""
    desktop = Desktop(str(path), "Anna Berg")
    window = open_window(desktop.connect, memory, desktop)
    window.resize(*size)
    until(lambda: window.desk.missions is not None, GUARD_S)
    ensure_japanese()  # Else it comes when the window has been quiet for a while, and lines become higher.
    for name in names:
        for toast in window.findChildren(Toast):
            toast.fade()
        widget = SHOTS.get(name, lambda window: window)(window)
        settle(window)
        save(widget, to / f"{name}.png")
        if widget is not window:
            widget.close()
    window.close()
    window.office.close()
    desktop.close()


def save(widget: QWidget, path: Path) -> None:
    for pages in widget.findChildren(PdfPreview):
        until(partial(is_drawn, pages), GUARD_S)
    widget.grab().save(str(path))
    print(path.name)


def settle(window: Window) -> None:
    """Let the window show all it is about to show, also on a machine that is busy, and do what waits for a pause."""
    idle(window, partial(is_pausing, window), GUARD_S)


def is_pausing(window: Window) -> bool:
    """Whether something goes on by itself after a pause, as when nobody types any more."""
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= PAUSE_MS
        for timer in window.findChildren(QTimer)
    )


def is_drawn(pages: PdfPreview) -> bool:
    """Whether pages in sight are more than white; a thread draws them after they were asked for."""
    if not (pages.pages and pages.isVisible()):
        return True
    seen = pages.findChildren(QPdfView)[0].grab().toImage()
    ways = range(0, seen.height(), 3), range(0, seen.width(), 3)
    return len({seen.pixel(x, y) for y, x in product(*ways)}) > FEW


if __name__ == "__main__":
    sys.exit(main())
