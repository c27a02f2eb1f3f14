"""The day of a visit of the invented mission; people and firms do not exist."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.lists.visit_content import (
    Asked,
    BagDay,
    BagLists,
    BagVisit,
    Giving,
    Plate,
    Room,
    VisitPart,
    VisitSheet,
    VisitSheets,
)
from eujc_desktop.planning.table_plan import arrange
from tests.documents import fixtures
from tests.documents.lists_fixtures import people

PARTS = (
    ("Welcome", "歓迎挨拶", 10), ("Presentation of the company", "会社概要説明", 20), ("Plant tour", "工場見学", 60),
    ("Questions and answers", "質疑応答", 30), ("Exchange of gifts", "記念品交換", 5), ("Farewell", "お見送り", 10),
)  # fmt: skip


def room(form: str = "facing", door: str = "below") -> Room:
    """A room with everybody of a visit on a seat."""
    hosts = fixtures.companies()[0].people
    guests = {f"g{at}": who for at, who in enumerate(people(14))}
    party = {f"h{at}": one for at, one in enumerate(hosts * 2)}
    plan = arrange(form, door, list(guests), list(party), "g1")
    plates = [
        Plate(
            seat.row, seat.column,
            Words(guests[seat.who].name.latin, guests[seat.who].name.reading) if seat.who in guests
            else Words(party[seat.who].name.full, party[seat.who].name.native),
            guests[seat.who].organisation if seat.who in guests else party[seat.who].title,
            seat.who in party, seat.who == "g1", seat.who,
        )
        for seat in plan.seats
    ]  # fmt: skip
    return Room(plan.rows, plan.columns, plan.tables, plan.door, tuple(plates))


def visit_sheets(language: str = "en", form: str = "facing", *, leader: bool = False) -> VisitSheets:
    host, begins = fixtures.companies()[0], datetime(2027, 3, 16, 9, 45)
    parts, at = [], begins
    for title, title_ja, minutes in PARTS:
        until = at + timedelta(minutes=minutes)
        speaker = Words(host.people[0].name.full, host.people[0].name.native)
        parts.append(VisitPart(Words(title, title_ja), at.time(), until.time(), minutes, speaker, "Hall B", True))
        at = until
    asked = tuple(Asked(Words(question), "Change-over", "Elisabeth Mühlböck") for question in host.questions)
    gifts = (Giving(Words("Crystal tumbler", "ボヘミアングラス"), 1, Words(host.people[0].name.full),
                    Words("The host was given this on 12 May 2025 (WCM-2025)", "贈呈済み")),)  # fmt: skip
    visit = VisitSheet(
        host.name, begins, at, begins.date(), host.address, 14, tuple(parts), host.people, room(form), asked, gifts
    )
    return VisitSheets(fixtures.MISSION, (visit,), language, leader)


def bag_lists(language: str = "en") -> BagLists:
    sheet = visit_sheets(language).visits[0]
    bags = (BagVisit(sheet.host, sheet.begins, 4, sheet.gifts), BagVisit(fixtures.companies()[1].name, None, 3))
    return BagLists(fixtures.MISSION, (BagDay(date(2027, 3, 16), 2, bags),), language)
