"""Invented people in any number, always the same, and an office full of them."""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from eujc_desktop.models.choices import RoomType, Stage
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.store import bulk, stamp
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import make_file
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


def people(count: int, first: int = 0) -> list[dict[str, Any]]:
    """Values of people, as `Person` takes them; those from another `first` number on are others."""
    draw = random.Random(20270301 + first)
    return [_person(draw, number) for number in range(first, first + count)]


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
        "passport_no": f"C{draw.randrange(10**7, 10**8)}",
        "passport_expires": date(2026, 6, 1) + timedelta(days=draw.randrange(3000)),
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


@dataclass(frozen=True)
class Office:
    """An office of invented people: some take part in the mission BENCH, all of them in WHOLE."""

    path: Path
    works: Works
    mission: str
    whole: str

    def close(self) -> None:
        """Leave the file at rest."""
        stamp.checkpoint(self.works.engine)
        self.works.engine.dispose()


def office(folder: Path, count: int, taking_part: int = 250) -> Office:
    """A new office in `folder`; one of the same size made before in this run is copied."""
    path = folder / "bench.db"
    shutil.copyfile(_made(count, taking_part), path)
    works = Works(open_engine(path), "Bench")
    found = dict(works.read(lambda work: work.session.execute(select(Mission.code, Mission.id)).all()))
    return Office(path, works, found["BENCH"], found["WHOLE"])


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="eujc-bench-offices-")


@cache
def _made(count: int, taking_part: int) -> Path:
    path = Path(_kept().name) / f"{count}-{taking_part}.db"
    make_file(path)
    works = Works(open_engine(path), "Bench")
    works.run("Fill", lambda work: _fill(work, count, taking_part))
    stamp.checkpoint(works.engine)
    works.engine.dispose()
    return path


def _fill(work: Work, count: int, taking_part: int) -> None:
    firms = [{"name": f"{_name(random.Random(number))} {number} GmbH"} for number in range(-(-count // 8))]
    firm_ids = bulk.insert_many(work.session, Organisation, firms)
    rows = [{**row, "organisation_id": firm_ids[at // 8]} for at, row in enumerate(people(count))]
    ids = bulk.insert_many(work.session, Person, rows)
    for code, some in (("BENCH", taking_part), ("WHOLE", count)):
        mission = Mission(code=code, title=f"Measured {code}", first_day=date(2027, 3, 1), last_day=date(2027, 3, 12))
        work.session.add(mission)
        work.session.flush()
        bulk.insert_many(work.session, Participation, _parts(mission.id, ids[:some]))


def _parts(mission: str, people_: list[str]) -> list[dict[str, Any]]:
    draw = random.Random(20270302)
    stages, rooms = list(Stage), list(RoomType)
    return [
        {
            "mission_id": mission,
            "person_id": key,
            "stage": draw.choice(stages),
            "room_type": draw.choice(rooms),
            "arrival_day": date(2027, 2, 27) + timedelta(days=draw.randrange(3)),
            "arrival_time": time(draw.randrange(6, 22), draw.randrange(0, 60, 5)),
            "arrival_flight": f"NH{draw.randrange(200, 300)}",
            "commitment_letter": draw.choice((True, False, None)),
        }
        for key in people_
    ]
