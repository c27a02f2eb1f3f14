"""G4: one common book of 24 pages, made by the program and by Typst in turn, each in a process of its own."""

from __future__ import annotations

import dataclasses
import json
import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.children import PROGRAMS, home, said
from benchmarks.timing import Result, Scale, of_pairs
from eujc_desktop.documents import assets, wording
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.content import Company, Day, Item, ItemKind, Participant
from tests.documents import fixtures

PAGES = 24
MOST_STALL = 0.1
PROFILED = ("H01", "H02", "H06", "H10")

ABOUT = (
    "The briefing book",
    """
The same 24 pages – cover, contents, overview, five days, four hosts, eighteen people, advice, notes – are made by the
program and by Typst from the same words, pictures and fonts (`benchmarks/programs/book.typ`), each in a process that
has imported what it needs; ours gets the words as the window hands them over. Our patterns for hyphens are read before
too, as Typst's are part of its program; fonts are opened within the time on both sides. Both papers are tagged; ours
also shrinks photographs, draws codes and a map, and gives the same bytes for the same data. Only the first paper of a
process is compared: asked for the same pages again, Typst answers from memory.

A third of the time goes into letters and words: shaping them, a seventh of the whole, and finding where they may be
broken. An eighth is writing lines as PDF operators, a tenth the file with its fonts and tags, and choosing line ends
takes a twentieth. No single function has more than a sixteenth to itself. What made it fast: one layout of each
paragraph for planning and printing; words shaped once, and written in one piece where a line does not break them;
styles that are tuples; hyphens chosen only where a paragraph is poor without them; no breaks looked for in single
lines; fonts cut to characters, since HarfBuzz goes through the whole font for a glyph; the coast of the map kept as a
drawing; pictures and streams packed in a second thread; objects packed as they are written.

The goal is missed by half on a quiet machine, where Typst's compiled code works on both cores, while only packing and
pictures leave Python here; where the other core is taken, by a tenth. The next saving would be to shape the words of a
paragraph together, for about a twenty-fifth; it was left, since a word would then have to look the same whatever
stands beside it. Packing in the same thread, and handing over between threads more often, gained nothing. Looked at
once more, nothing is left that could be left out: the fingerprints by which a change slip knows changed pages take a
hundredth, imports inside functions another. The rest is Python for some two thousand words and their lines, which only
compiled code would do in less.

In the window a process of its own makes the papers (`documents.press`), so that the window goes on.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Time and memory for the first book of a process, and how long a window stands still for it."""
    book, ordered = common_book(), folder / "book.pickle"
    write_typst(book, folder)
    ordered.write_bytes(pickle.dumps(book))
    environment = home(folder)
    rounds = [
        (said(environment, "our_book", str(ordered)), said(environment, "typst_book", str(folder)))
        for _ in range(scale.rounds)
    ]
    ours, theirs = rounds[0]
    with pikepdf.open(folder / "typst.pdf") as file:
        pages = (ours["pages"], len(file.pages))
    if pages != (PAGES, PAGES):
        raise RuntimeError(f"the books have {pages[0]} and {pages[1]} pages instead of {PAGES}")
    first = of_pairs([(a["seconds"], b["seconds"]) for a, b in rounds])
    memory = of_pairs([(a["peak"], b["peak"]) for a, b in rounds])
    stalls = [said(environment, "book_stall")["stalls"] for _ in range(1 if scale.is_smoke else 3)]
    stall = of_pairs([(max(run), MOST_STALL) for run in stalls])
    size = f"{ours['bytes'] / 1024:.0f} against {theirs['bytes'] / 1024:.0f} KiB"
    what = f"briefing book of {PAGES} pages"
    return [
        Result("G4", f"{what}, the first of a process", "Typst, the same words, pictures and fonts", 1.1, first.ratio,
               first.ours, size),
        Result("G4", f"{what}, peak memory of the process", "Typst's process", 1.0, memory.ratio, 0.0,
               f"{memory.ours:.0f} against {memory.reference:.0f} MiB"),
        Result("G4", "longest stand-still of the window while it is made", "100 ms", 1.0, stall.ratio, stall.ours),
    ]  # fmt: skip


def common_book() -> BriefingBook:
    """Five days, four companies with full profiles, eighteen people."""
    whole = fixtures.book()
    return dataclasses.replace(
        whole,
        days=tuple(whole.days[number] for number in (0, 2, 3, 4, 6)),
        companies=tuple(company for company in whole.companies if company.key in PROFILED),
        participants=whole.participants[:18],
    )


def write_typst(book: BriefingBook, folder: Path) -> None:
    """The book as Typst reads it: the template, the words as JSON, the pictures."""
    shutil.copy(PROGRAMS / "book.typ", folder)
    words = dict(_opening(book))
    words["days"] = [_day(book, day) for day in book.days]
    words["companies"] = [_company(book, company, folder) for company in book.companies]
    words["people"] = [_person(person, folder) for person in book.participants]
    (folder / "book.json").write_text(json.dumps(words, ensure_ascii=False, default=str), encoding="utf-8")


def _opening(book: BriefingBook) -> Iterator[tuple[str, Any]]:
    mission, advice = book.mission, assets.load("advice-japan.json")
    yield "title", mission.title.en
    yield "title_ja", mission.title.ja
    yield "kicker", mission.kicker.en
    yield "organisation", dataclasses.asdict(mission.organisation)
    yield "dates", wording.date_range(mission.first_day, mission.last_day)
    yield "dates_ja", wording.date_range_ja(mission.first_day, mission.last_day)
    yield "edition", wording.edition(mission)
    yield "cities", [city.name.en for city in mission.cities]
    yield "welcome", dataclasses.asdict(book.welcome) if book.welcome else {}
    yield "opening", f"{wording.first_count(len(book.participants), 'person', 'people')} from many countries."
    yield "numbers", [(len(book.participants), "participants"), (len(book.companies), "companies"), (3, "cities")]
    yield "practical", [dataclasses.asdict(topic) for topic in book.practical]
    yield "alarm", advice["numbers"]
    yield "steps", [{"title": one.title, "steps": one.steps} for one in book.emergency if one.steps]
    yield "sentences", [{"main": main, "below": below} for one in book.emergency for main, below in one.sentences]
    yield "phrases", [{"title": group.title, "rows": group.rows} for group in book.phrases if group.rows]
    yield (
        "team",
        [
            {"name": one.name.full, "native": one.name.native, "task": one.task, "phone": one.phone, "mail": one.email}
            for one in book.team
        ],
    )
    yield "hotels", [
        {"name": one.name.en, "ja": one.name.ja, "address": one.address.en, "address_ja": one.address.ja,
         "phone": one.phone, "station": one.station}
        for one in book.hotels
    ]  # fmt: skip


def _day(book: BriefingBook, day: Day) -> dict[str, Any]:
    hotel = next((one.name.en for one in book.hotels if one.key == day.hotel), "")
    return {
        "number": day.number,
        "label": f"{wording.day_number(day.date)} {wording.weekday(day.date)[:3]}",
        "long": wording.weekday_day_month(day.date),
        "ja": wording.date_ja(day.date),
        "city": day.city,
        "theme": day.theme.en,
        "dress": day.dress,
        "weather": f"{day.weather}, {day.daylight}",
        "hotel": hotel,
        "items": [_item(item) for item in day.items],
    }


def _item(item: Item) -> dict[str, Any]:
    known = item.company in PROFILED
    start = item.start.hour + item.start.minute / 60 if item.start else 6.5
    end = item.end.hour + item.end.minute / 60 if item.end else start
    return {
        "key": item.key,
        "title": item.title.en,
        "start": wording.clock(item.start),
        "end": wording.clock(item.end),
        "from": max(start - 6.5, 0) / 15,
        "long": max(end - start, 0.2) / 15,
        "visit": item.kind is ItemKind.VISIT and known,
        "company": item.company if known else "",
        "groups": f"Group {wording.joined(item.groups)}" if item.groups else "",
        "place": " ".join((item.place.en, item.place.ja)).strip(),
        "note": item.note,
        "meet": f"Meet {item.meeting_point}" if item.meeting_point else "",
        "dress": f"Wear {item.dress}" if item.dress else "",
        "address_ja": item.address.ja,
        "legs": [
            {"name": leg.name, "origin": leg.origin, "destination": leg.destination, "note": leg.note}
            for leg in item.legs
        ],
    }


def _company(book: BriefingBook, company: Company, folder: Path) -> dict[str, Any]:
    visits = [(day, item) for day in book.days for item in day.items if item.company == company.key]
    return {
        "key": company.key,
        "name": company.name.en,
        "ja": company.name.ja,
        "sector": company.sector,
        "city": company.city,
        "about": company.about,
        "why": company.why,
        "see": company.see,
        "questions": company.questions,
        "figures": company.figures,
        "rules": [rule.text for rule in company.rules],
        "address": company.address.en,
        "address_ja": company.address.ja,
        "phone": company.phone,
        "map": company.map_url,
        "logo": _picture(company.logo, folder / f"logo-{company.key}.png"),
        "visits": [{"key": item.key, "when": f"Day {day.number}, {wording.hours(item)}"} for day, item in visits],
        "people": [
            {"name": one.name.latin, "native": one.name.native, "kana": one.name.reading, "title": one.title.en,
             "title_ja": one.title.ja}
            for one in company.people
        ],
    }  # fmt: skip


def _person(person: Participant, folder: Path) -> dict[str, Any]:
    name = person.name
    return {
        "number": person.number,
        "given": name.given,
        "family": name.family,
        "latin": name.native if name.native != name.latin else "",
        "kana": name.reading,
        "function": person.function,
        "organisation": person.organisation,
        "town": person.town,
        "country": person.country,
        "code": person.country_code,
        "sector": person.sector,
        "interests": person.interests,
        "photo": _picture(person.photo if person.listed else b"", folder / f"photo-{person.key}.jpg"),
    }


def _picture(data: bytes, path: Path) -> str:
    """Writes a picture; its name, or nothing where there is none."""
    if data:
        path.write_bytes(data)
    return path.name if data else ""
