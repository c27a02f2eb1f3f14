"""An invented change slip: the short book went out as edition 2, then a visit moved, lunch too, and a day grew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.briefing_book.parts import parts
from eujc_desktop.documents.briefing_book.planned import plan
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.built import Before
from eujc_desktop.documents.change_slip.content import Change, Changed, ChangedDay, ChangeSlip
from eujc_desktop.documents.content import Day
from tests.documents import fixtures

ALOUD = Words(
    "There are changes to the programme in your hands.\n"
    "On Tue 16 March, Aone Seisakusho is at 10:00 instead of 09:30.\n"
    "You get new pages now; please put them in place of the old ones.",
    "お手元の日程に変更があります。\n3月16日（火）、青嶺製作所は09:30から10:00に変わりました。\n"
    "新しいページをお配りします。古いページと差し替えてください。",
)


def before(book: BriefingBook) -> Before:
    """The book as it went out."""
    setting = Setting(book)
    flow, sections = plan(setting, setting.held)
    return Before(parts(setting, flow.refs, sections), tuple(flow.refs.items()), len(flow.pages))


def with_day(book: BriefingBook, index: int, day: Day) -> BriefingBook:
    return replace(book, days=(*book.days[:index], day, *book.days[index + 1 :]))


def later(day: Day, index: int, minutes: int) -> Day:
    """The day with an item that begins and ends later."""
    item = day.items[index]
    assert item.start is not None
    moved = replace(item, start=item.start + timedelta(minutes=minutes), end=None)
    return replace(day, items=(*day.items[:index], moved, *day.items[index + 1 :]))


def grown(day: Day, count: int) -> Day:
    """The day with so many items more."""
    assert day.date is not None
    start = datetime.combine(day.date, datetime.min.time()) + timedelta(hours=18)
    more = (
        fixtures.plain_item(f"new{i}", f"Round table {i}", start + timedelta(minutes=10 * i), None)
        for i in range(count)
    )
    return replace(day, items=(*day.items, *more))


@cache
def slip(language: str = "en") -> ChangeSlip:
    book = fixtures.short_book()
    first = book.days[0]
    now = with_day(book, 0, grown(later(first, 1, 30), 14))
    changed = frozenset({first.items[1].key, *(f"new{i}" for i in range(14))})
    visit, lunch = first.items[1].title, Words("Lunch", "昼食")
    days = (
        ChangedDay(
            first.date,
            first.number,
            first.city,
            (
                Changed(visit, (Change(Words("Time", "時刻"), Words("09:30–12:00"), Words("10:00–12:30")),), ("A",)),
                Changed(lunch, (Change(Words("Place", "場所"), Words("Kawasaki", "川崎"), Words("Ota", "大田")),)),
                Changed(
                    Words("Farewell tea", "お茶会"), (Change(Words("Cancelled", "中止"), Words("16:00, Tamachi")),)
                ),
            ),
        ),
        ChangedDay(
            None,
            None,
            "",
            (
                Changed(
                    Words("Hotel Shirokane Garden Tokyo"), (Change(Words("Phone", "電話"), Words("1"), Words("2")),)
                ),
            ),
        ),
    )
    return ChangeSlip(
        mission=replace(book.mission, edition="", edition_date=date(2027, 3, 1)),
        edition=2,
        released_on=date(2027, 2, 22),
        summary=Words("1 time and 1 place differ", "時刻1件・場所1件の変更"),
        aloud=ALOUD,
        days=days,
        language=language,
        book=replace(now, changed=changed),
        before=before(book),
    )
