"""The statistics of 50,000 people and 5,000 activities: figures of everything, and who is behind one of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.people import COUNTRIES, FIELDS, people
from benchmarks.timing import Result, Scale, counted, timed
from eujc_desktop.models.choices import MissionStatus, Sex, Stage
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.planning.counting import MISSIONS
from eujc_desktop.planning.programmes import programmes
from eujc_desktop.services import statistics
from eujc_desktop.store import bulk, stamp
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import make_file
from eujc_desktop.store.work import Work, Works

LONGEST = 0.2
TODAY = date(2026, 11, 27)
_ABROAD = 10
"""One activity for so many people, as missions have."""

ABOUT = (
    "Statistics",
    """
**What is measured.** All that the Statistics tab shows at once (ten deliverables, every year, a cut, every programme)
of all missions, and of one programme; two years beside each other; and the people behind one bar. The office has an
activity for ten people, in all programmes and in forty years.

**What dominates.** SQLite joins each who took part to person and firm, once for the missions and once for the cut.
Counts come by mission, not by person, and are added up by Python in one pass; covering indexes were tried and gained a
tenth, for a file larger by a tenth.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Each question by itself, against a fifth of a second."""
    path = folder / "statistics.db"
    make_file(path)
    works = Works(open_engine(path), "Bench")
    works.run("Fill", partial(_fill, count=scale.people))
    stamp.checkpoint(works.engine)
    whole, wcm = statistics.Wanted(), statistics.Wanted("LEAN", programme="WCM")
    asked: dict[str, Callable[[Work], Any]] = {
        "figures of all missions": partial(statistics.figures, wanted=whole, cut="country", today=TODAY),
        "figures of one programme": partial(statistics.figures, wanted=wcm, cut="size", today=TODAY),
        "two years beside each other": partial(statistics.compare, one="2018", other="2019", programme="", today=TODAY),
        "people behind one bar": partial(
            statistics.behind, wanted=statistics.Wanted(MISSIONS).of_year(2019), today=TODAY
        ),
    }
    size = f"{scale.people} people, {scale.people // _ABROAD} activities"
    found = []
    for what, query in asked.items():
        seconds = median(counted(scale.rounds, partial(timed, partial(works.read, query), 3)))
        found.append(Result("statistics", f"{size}: {what}", "200 ms", 1.0, seconds / LONGEST, seconds))
    works.engine.dispose()
    return found


def _fill(work: Work, count: int) -> None:
    draw = random.Random(20261127)
    firms = [
        {"name": f"Firm {number}", "country": draw.choice(COUNTRIES), "sector": draw.choice(FIELDS),
         "employees": draw.randrange(1, 600), "turnover": draw.randrange(1, 90)}
        for number in range(-(-count // 8))
    ]  # fmt: skip
    firm_ids = bulk.insert_many(work.session, Organisation, firms)
    rows = [
        {**row, "organisation_id": firm_ids[at // 8], "sex": draw.choice((Sex.FEMALE, Sex.MALE))}
        for at, row in enumerate(people(count))
    ]
    ids = bulk.insert_many(work.session, Person, rows)
    missions = bulk.insert_many(work.session, Mission, [_mission(at) for at in range(-(-count // _ABROAD))])
    stages = (Stage.COMPLETED, Stage.COMPLETED, Stage.CONFIRMED, Stage.APPLIED)
    parts = [
        {"mission_id": missions[at // _ABROAD], "person_id": key, "stage": draw.choice(stages)}
        for at, key in enumerate(ids)
    ]
    bulk.insert_many(work.session, Participation, parts)


def _mission(number: int) -> dict[str, Any]:
    """Of each programme in turn, over forty years."""
    known = programmes()
    programme, first = known[number % len(known)], date(1987, 1, 5) + timedelta(days=number * 3 % 14_500)
    return {
        "code": f"{programme.code}-{number}", "title": programme.name, "programme": programme.code, "capacity": 12,
        "first_day": first, "last_day": first + timedelta(days=4), "status": MissionStatus.CLOSED,
        "themes": programme.themes or None,
    }  # fmt: skip
