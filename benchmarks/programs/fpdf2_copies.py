"""Personal copies made by fpdf2: the same words, pictures and fonts, flowing in a simpler layout, untagged."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fpdf import FPDF

from benchmarks.book import common_book
from benchmarks.children import FONTS, peak
from benchmarks.copies import readers

FACES = (
    ("Serif", "", "EBGaramond-Regular"), ("SerifJ", "", "NotoSerifJP-Medium"), ("Sans", "", "SourceSans3-Regular"),
    ("Sans", "B", "SourceSans3-SemiBold"), ("SansJ", "", "NotoSansJP-Regular"), ("SansJ", "B", "NotoSansJP-Bold"),
)  # fmt: skip


class Book(FPDF):
    """Pages with a running foot, and the few things a book is set from."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        for family, weight, name in FACES:
            self.add_font(family, weight, FONTS / f"{name}.ttf")
        self.set_fallback_fonts(["SansJ", "SerifJ"], exact_match=False)
        self.set_margins(20, 27, 22)
        self.set_auto_page_break(auto=True, margin=21)
        self.set_text_shaping(True)

    def footer(self) -> None:
        self.set_y(-14)
        self.set_font("Sans", "", 9.5)
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="R")

    def chapter(self, title: str) -> None:
        self.add_page()
        self.start_section(title)
        self.say(title, "Serif", "", 29, 12)

    def say(self, words: str, family: str = "Sans", weight: str = "", size: float = 9.4, high: float = 4.6) -> None:
        if words:
            self.set_font(family, weight, size)
            self.multi_cell(0, high, words, align="J" if size < 10 else "L", new_x="LMARGIN", new_y="NEXT")

    def rows(self, rows: Iterable[Iterable[Any]]) -> None:
        self.set_font("Sans", "", 8.2)
        with self.table([[str(cell) for cell in row] for row in rows], first_row_as_headings=False, line_height=4):
            pass


def lines(*words: str) -> str:
    return "\n".join(word for word in words if word)


def own(pdf: Book, reader: Any, data: Any) -> None:
    pdf.chapter("Your own pages")
    pdf.say(reader.name.full, "Serif", "", 17.5, 8)
    pdf.rows(reader.arrangements)
    for day in data["days"]:
        mine = [one for one in day["items"] if not one["groups"] or reader.group in one["groups"]]
        pdf.rows((day["label"], f"{one['start']}–{one['end']}", one["title"], one["place"]) for one in mine)


def days(pdf: Book, data: Any) -> None:
    for day in data["days"]:
        pdf.chapter(day["long"])
        pdf.say(lines(day["ja"], day["theme"], day["dress"], day["weather"], day["hotel"]))
        rows = []
        for one in day["items"]:
            legs = [lines(leg["name"], leg["origin"], leg["destination"], leg["note"]) for leg in one["legs"]]
            more = lines(one["title"], one["groups"], one["place"], one["note"], one["meet"], one["dress"])
            rows.append((lines(one["start"], one["end"]), lines(more, one["address_ja"], *legs)))
        pdf.rows(rows)


def companies(pdf: Book, data: Any, folder: Path) -> None:
    pdf.chapter("The companies we visit")
    pdf.rows((lines(one["name"], one["ja"]), lines(one["sector"], one["city"])) for one in data["companies"])
    for one in data["companies"]:
        pdf.chapter(one["name"])
        if one["logo"]:
            pdf.image(folder / one["logo"], h=18)
        pdf.say(lines(one["ja"], one["sector"], one["city"]))
        pdf.rows(one["figures"])
        texts = (one["about"], one["why"], *one["see"], *one["questions"], *one["rules"])
        for words in (*texts, one["address_ja"], one["address"], one["phone"], one["map"]):
            pdf.say(words)
        pdf.rows((lines(p["kana"], p["native"], p["name"]), lines(p["title"], p["title_ja"])) for p in one["people"])


def people(pdf: Book, data: Any, folder: Path) -> None:
    pdf.chapter("Participants")
    for one in data["people"]:
        if one["photo"]:
            pdf.image(folder / one["photo"], w=20, h=25)
        pdf.say(
            lines(f"{one['given']} {one['family']}", one["latin"], one["organisation"], one["town"], one["country"])
        )
    pdf.chapter("Roster")
    parts = ("number", "given", "family", "kana", "function", "organisation", "town", "sector", "interests")
    pdf.rows([one[part] for part in parts] for one in data["people"])


def advice(pdf: Book, data: Any) -> None:
    pdf.chapter("Practical information")
    for one in data["practical"]:
        pdf.say(one["title"], weight="B")
        pdf.say(one["text"])
    pdf.rows((one["name"], one["task"], one["phone"], one["mail"]) for one in data["team"])
    pdf.chapter("In an emergency")
    pdf.rows((one["number"], lines(one["en"], one["ja"])) for one in data["alarm"])
    for one in data["steps"]:
        pdf.say(lines(one["title"], *one["steps"]))
    for one in data["sentences"]:
        pdf.say(lines(one["main"], one["below"]))
    pdf.chapter("Show this to the driver")
    for one in data["hotels"]:
        pdf.say(lines(*map(str, one.values())), size=14, high=7)
    pdf.chapter("Useful phrases")
    for one in data["phrases"]:
        pdf.say(one["title"], weight="B")
        pdf.rows(one["rows"])
    pdf.chapter("Notes")


def made(data: Any, reader: Any, folder: Path) -> tuple[bytes, int]:
    pdf = Book()
    pdf.add_page()
    for words in (data["kicker"], data["title"], data["title_ja"], data["dates"], reader.name.full, data["edition"]):
        pdf.say(words, "Serif", "", 22, 11)
    own(pdf, reader, data)
    pdf.chapter("Contents")
    pdf.rows((one["long"],) for one in data["days"])
    pdf.chapter("Welcome")
    for words in (data["welcome"]["salutation"], *data["welcome"]["paragraphs"]):
        pdf.say(words)
    pdf.chapter("The mission at a glance")
    pdf.rows([(one["label"], one["theme"], one["hotel"]) for one in data["days"]])
    pdf.rows([[lines(*(f"{i['start']} {i['title']}" for i in one["items"])) for one in data["days"]]])
    days(pdf, data)
    companies(pdf, data, folder)
    people(pdf, data, folder)
    advice(pdf, data)
    return bytes(pdf.output()), pdf.page_no()


folder, count = Path(sys.argv[1]), int(sys.argv[2])
content = json.loads((folder / "book.json").read_text(encoding="utf-8"))
whose = readers(common_book(), count)
start = time.perf_counter()
pages = sum(made(content, one, folder)[1] for one in whose)
sys.stdout.write(json.dumps({"copies": time.perf_counter() - start, "pages": pages / count, "peak": peak()}) + "\n")
