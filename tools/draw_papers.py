"""Draws pages of papers for the user guide, from the sample office.

Run it with `python3 dev.py tool python -m tools.draw_papers`; names after it say which pages to draw.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageOps

from eujc_desktop.documents import catalogue
from eujc_desktop.models.itinerary import Item
from eujc_desktop.services import (
    attendance,
    editions,
    itineraries,
    missions,
    papers,
    roll,
    sample,
    scans,
    statistics_papers,
)
from eujc_desktop.services.certificates import keys
from eujc_desktop.services.papers import Labels, Order
from eujc_desktop.services.statistics import reports
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.schema import create_all
from eujc_desktop.store.work import Work, Works

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
CODE = "WCM-2027"
SCALE = 1.0
"""Pixels a point."""
SMALL, GAP = 0.5, 6
"""Pixels a point of pages beside each other, and pixels between them."""
PAGES: dict[str, tuple[Order, int | tuple[int, ...]]] = {
    "briefing-book": (Order("briefing-book", CODE), (0, 1, 3, 4, 7, 28, 43, 48, 49, 50)),
    "own-pages": (Order("briefing-book", CODE, each=True), (0, 1, 2)),
    "one-page": (Order("programme", CODE, form="one-page"), 0),
    "outline": (Order("programme", CODE, form="outline"), 0),
    "programme-sheet": (Order("programme", CODE), 1),
    "programme-table": (Order("programme", CODE, form="table", language="ja"), 0),
    "wall-chart": (Order("programme", CODE, form="wall-chart"), 0),
    "pocket-card": (Order("programme", CODE, form="pocket-card"), 0),
    "booklet": (Order("briefing-book", CODE, form="booklet"), 6),
    "emergency-folder": (Order("emergency-folder", CODE), 1),
    "letter": (Order("letters", CODE, letter="selected", dated=date(2026, 12, 15)), 0),
    "letter-ja": (Order("letters", CODE, letter="visit-request", language="ja", dated=date(2026, 12, 15)), 0),
    "visa-dossier": (Order("visa-dossier", CODE, language="ja", dated=date(2026, 12, 15)), (0, 1, 2, 4)),
    "host-edition": (Order("briefing-book", CODE, audience=papers.Audience.HOST, language="ja"), 5),
    "leader-edition": (Order("briefing-book", CODE, audience=papers.Audience.LEADER, sections=("desk",)), 0),
    "attendance": (Order("attendance", CODE, day=2), 0),
    "sign-in": (Order("sign-in", CODE, day=2, columns=("Headset no.",)), 1),
    "rooming": (Order("rooming", CODE, language="ja", sort="room"), 0),
    "meals": (Order("meals", CODE), 0),
    "diet-cards": (Order("diet-cards", CODE), 0),
    "manifest": (Order("manifest", CODE), 0),
    "luggage": (Order("luggage", CODE), 0),
    "seats": (Order("seats", CODE, day=7), 1),
    "seat-map": (Order("seats", CODE, day=7), 2),
    "certificates": (Order("certificates", CODE), 2),
    "certificates-ja": (Order("certificates", CODE, form="completion", language="ja", reiwa=True), 2),
    "certificates-attendance": (Order("certificates", CODE, form="attendance"), 2),
    "annex": (Order("briefing-book", CODE, audience=papers.Audience.LEADER, sections=("annex",)), 0),
    "badges": (Order("badges", CODE), 0),
    "badges-labels": (Order("badges", CODE, labels=Labels("90x55")), 0),
    "table-signs": (Order("table-signs", CODE, language="both"), 1),
    "place-cards": (Order("place-cards", CODE), 1),
    "luggage-tags": (Order("luggage-tags", CODE, move=1), 0),
    "bus-signs": (Order("bus-signs", CODE, form="transfers"), 0),
    "finance": (Order("finance", CODE), 0),
    "evaluation-sheet": (Order("evaluation-sheet", "HRTP-2026"), 0),
    "evaluation-report": (Order("evaluation-report", "HRTP-2026"), 0),
    "mission-report": (Order("mission-report", "HRTP-2026"), 0),
    "delegation": (Order("delegation", CODE, language="ja", sort="kana"), 0),
    "change-slip": (Order("change-slip", CODE, dated=date(2027, 3, 1)), 0),
}
"""Each picture by its name: what is ordered, and which page of it, or pages. The last one changes the sample."""
REPORT = "statistics-report"
MANY_HUES = ("briefing-book",)


def main(names: list[str]) -> int:
    """Exit code of the terminal."""
    with tempfile.TemporaryDirectory() as folder, keys.kept_in(Path(folder)):
        engine = open_engine(Path(folder) / "sample.db")
        create_all(engine)
        works = Works(engine, "Anna Berg")
        sample.make(works)
        for name in names or (REPORT, *PAGES):
            if name == "change-slip":
                _change_after_an_edition(works)
            if name == "certificates-attendance":
                works.run("Attendance", _attend)
            if name == "annex":
                works.run("Annex", _attach_a_confirmation)
            picture = _report(works) if name == REPORT else _paper(works, *PAGES[name])
            picture = picture.quantize(256 if name in MANY_HUES else 64, Image.Quantize.MAXCOVERAGE)
            picture.save(PICTURES / f"paper-{name}.png", optimize=True)
        engine.dispose()
    return 0


def _change_after_an_edition(works: Works) -> None:
    """Release the book, then let two items begin later and a third one be elsewhere."""
    editions.release(works, Order("briefing-book", CODE), today=date(2027, 2, 1))

    def change(work: Work) -> None:
        plan = itineraries.plan(work, missions.by_code(work, CODE).id)
        keys = [item.id for item in plan.items() if item.type == "company visit"][:3]
        first, second, third = (work.get(Item, key) for key in keys)
        for item in (first, second):
            if item.starts_at and item.ends_at:
                item.starts_at += timedelta(minutes=30)
                item.ends_at += timedelta(minutes=30)
        third.place, third.place_ja = "Ota, Haneda Innovation Centre", "大田区 羽田イノベーションセンター"

    works.run("Later", change)


def _attend(work: Work) -> None:
    """Everybody was there on the days of the first week, one of them a day less."""
    mission = missions.by_code(work, CODE)
    parts = [part.id for part, _, _ in roll.going(roll.members_of(work, mission.id))]
    days = [mission.first_day + timedelta(days=at) for at in (*range(5), *range(7, 12))]
    attendance.mark(work, {(key, day): "A" if (at, number) == (2, 1) else "P"
                           for at, key in enumerate(parts) for number, day in enumerate(days)})  # fmt: skip


def _attach_a_confirmation(work: Work) -> None:
    """A confirmation of seats lies with a train, to be printed as annex."""
    mission = missions.by_code(work, CODE)
    train = next(item for item in itineraries.plan(work, mission.id).items() if item.title.startswith("Shinkansen"))
    lines = ("Example Railway, reservation 0000-1234", train.title, "24 seats, car 8, rows 1 to 5", "Adults: 24")
    image = Image.new("RGB", (900, 1270), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((50, 80, 850, 440), outline="#0E4C92", width=4)
    for at, line in enumerate(lines):
        pen.text((80, 120 + at * 70), line, "black", font_size=34)
    with tempfile.TemporaryDirectory() as folder:
        image.save(path := Path(folder) / "confirmation.png")
        scans.annex(work, scans.add_to_item(work, train.id, "confirmation", path), on=True)


def _paper(works: Works, order: Order, pages: int | tuple[int, ...]) -> Image.Image:
    """One page, or several of them in rows of five."""
    pdf = papers.preview(works, order).data
    if isinstance(pages, int):
        return _drawn(pdf, pages, SCALE)
    found = [_drawn(pdf, page, SMALL) for page in pages]
    wide, high = found[0].size
    columns = min(len(found), 5)
    sheet = Image.new("RGB", (columns * (wide + GAP) - GAP, -(-len(found) // columns) * (high + GAP) - GAP), "white")
    for at, page in enumerate(found):
        sheet.paste(page, (at % columns * (wide + GAP), at // columns * (high + GAP)))
    return sheet


def _report(works: Works) -> Image.Image:
    """The first page of a report that was frozen."""
    freeze = partial(reports.freeze, title="Deliverables 2026", today=date(2026, 12, 18), confirmed=True)
    frozen = works.run("Freeze", freeze).result
    report = works.read(partial(statistics_papers.content, report_id=frozen.id))
    return _drawn(catalogue.build(REPORT, report).pdf, 0, SCALE)


def _drawn(pdf: bytes, number: int, scale: float) -> Image.Image:
    """A page with a thin edge."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[min(number, len(document) - 1)].render(scale=scale).to_pil()
    finally:
        document.close()
    return ImageOps.expand(page.convert("RGB"), 1, "#C9D0DC")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
