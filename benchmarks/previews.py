"""How soon the Documents tab shows what was chosen."""

from __future__ import annotations

import statistics
from functools import partial
from pathlib import Path

from benchmarks.children import home, said
from benchmarks.timing import Result, Scale
from eujc_desktop.bootstrap.offices import open_office
from eujc_desktop.services import missions, sample

ABOUT = (
    "Pages that follow what is chosen",
    """
**What is measured.** The Documents tab on the sample mission of 24 people: language, order and other options are chosen
in turn, and the time goes from each choice to the painted page, with the 60 ms for which a choice rests, so that
several at once make one preview. The median of a run counts, and of three runs the shortest, since other programs on
the machine can only add to it.

**What dominates.** After the rest, reading the mission and setting the page in sight take half each; the other pages
come later. A book is the longest, as all of it is planned before a page can name the number of another. The first time
a language is chosen takes twice as long, since no word has been shaped in it yet; the first paper of all waits for the
process that makes papers. What travels in a file and is on no page, as the calendar in a book, is left out of previews:
it was more than half of the reading. Nothing else is read again for a choice about a paper, and of many certificates
the one in sight is set before the others; these two halved it.
""",
)
PAPERS = {
    "certificates": "24 certificates",
    "rooming": "rooming list",
    "badges": "badges",
    "letters": "letters",
    "briefing_book": "briefing book of 50 pages",
}
MOST, CODE = 0.3, "WCM-2027"


def measure(scale: Scale, folder: Path) -> list[Result]:
    """From a changed option to the first painted page, of each sort of paper."""
    path = folder / "office.db"
    office = open_office(str(path), "Bench")
    sample.make(office.works)
    mission = office.works.read(partial(missions.by_code, code=CODE)).id
    office.close()
    papers = ["badges"] if scale.is_smoke else list(PAPERS)
    rounds = "1" if scale.is_smoke else "3"
    runs = [
        said(home(folder), "previews", str(path), mission, rounds, *papers) for _ in range(1 if scale.is_smoke else 3)
    ]
    found = {paper: min(statistics.median(run[paper]) for run in runs) for paper in papers}
    return [
        Result("preview", f"{PAPERS[paper]}: changed option to painted page", "300 ms", 1.0, seconds / MOST, seconds)
        for paper, seconds in found.items()
    ]
