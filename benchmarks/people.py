"""Invented people in any number, always the same, and an office full of them."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store import queries, schema
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Work, Works

FAMILIES = [
    ("Müller", ""), ("Sørensen", ""), ("Dvořák", ""), ("García", ""), ("Kowalski", ""), ("O'Brien", ""), ("Nowak", ""),
    ("Rossi", ""), ("Lefèvre", ""), ("Jansen", ""), ("Ångström", ""), ("Papadopoulos", ""), ("Tanaka", "田中"),
    ("Satō", "佐藤"), ("Yamamoto", "山本"), ("Takahashi", "高橋"), ("Nakamura", "中村"), ("Watanabe", "渡辺"),
]  # fmt: skip
GIVEN = [("Anna", ""), ("Jürgen", ""), ("Chloé", ""), ("Marek", ""), ("Inês", ""), ("Tarō", "太郎"), ("Hanako", "花子")]
SYLLABLES = ["ber", "gu", "lin", "mar", "te", "ros", "ka", "del", "vi", "sto", "fen", "ha", "nor", "wi", "zel", "bru"]
TITLES = ["Plant manager", "Head of R&D", "Directeur technique", "Quality engineer", "Managing director", "研究員"]
FIELDS = ["半導体の製造", "水素と燃料電池", "automotive parts", "Lebensmitteltechnik", "ロボット工学", "machine tools"]
COUNTRIES = ["DE", "FR", "DK", "CZ", "ES", "PL", "IE", "IT", "NL", "SE", "GR", "JP"]

SHOWN = ("family_name", "given_name", "native_name", "email", "nationality", "job_title", "birth_date", "mobile")


def people(count: int) -> list[dict[str, Any]]:
    """Values of people, as `Person` takes them."""
    draw = random.Random(20270301)
    return [_person(draw, number) for number in range(count)]


def _person(draw: random.Random, number: int) -> dict[str, Any]:
    given, given_ja = draw.choice(GIVEN)
    # One in a hundred bears each of the names that are looked for, as in a real office.
    family, family_ja = draw.choice(FAMILIES) if draw.random() < len(FAMILIES) / 100 else (_name(draw), "")
    return {
        "family_name": family,
        "given_name": given,
        "native_name": f"{family_ja} {given_ja}".strip() or None,
        "email": f"p{number}@example.org",
        "mobile": f"+49301234{number % 100000:05d}",
        "nationality": draw.choice(COUNTRIES),
        "job_title": draw.choice(TITLES),
        "birth_date": date(1960, 1, 1) + timedelta(days=draw.randrange(14000)),
        "duties": f"{draw.choice(FIELDS)}, {draw.choice(FIELDS)}",
        "department": "Production",
        "notes": "Met at the fair; asked for the programme of next year.",
    }


def _name(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(3)).title()


def workbook(path: Path, rows: list[dict[str, Any]]) -> Path:
    """The same people as a roster in Excel, with the headings of the fields."""
    import xlsxwriter

    fields = fields_of(Person)
    names = list(rows[0]) if rows else []
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, days = book.add_worksheet("Participants"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [fields[name].label for name in names])
        for number, row in enumerate(rows, 1):
            for at, name in enumerate(names):
                if isinstance(row[name], date):
                    sheet.write_datetime(number, at, datetime.combine(row[name], time()), days)
                elif row[name] is not None:
                    sheet.write_string(number, at, row[name])
    return path


def office(folder: Path, count: int, taking_part: int = 200) -> Works:
    """A new office of `count` people, of whom some take part in the mission BENCH."""
    engine = open_engine(folder / "bench.db")
    schema.create_all(engine)
    works = Works(engine, "Bench")
    works.run("Fill", lambda work: _fill(work, count, taking_part))
    return works


def _fill(work: Work, count: int, taking_part: int) -> None:
    mission = Mission(code="BENCH", title="Measured mission", first_day=date(2027, 3, 1), last_day=date(2027, 3, 12))
    work.session.add(mission)
    work.session.flush()
    ids = queries.insert_many(work.session, Person, people(count))
    parts = [{"mission_id": mission.id, "person_id": key} for key in ids[:taking_part]]
    queries.insert_many(work.session, Participation, parts)
