"""G5 and G6: thirty personal copies of the book, against one warm compiler of Typst; certificates and badges."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.book import common_book, write_typst
from benchmarks.children import home, said
from benchmarks.timing import Result, Scale, of_pairs
from eujc_desktop.documents.briefing_book.content import BriefingBook, Reader
from eujc_desktop.documents.cards.content import Labels
from tests.documents import cards, fixtures

SLOW = 3
"""So many copies are made where each takes seconds."""

ABOUT = (
    "Personal copies",
    """
The common book is made for thirty readers, each with a cover of their own and own pages of arrangements, visits and
days, in a file each; by the program in a process that has made the book before, and by one compiler of Typst that has
too, and keeps what it has laid out: both are warm. The words, pictures and fonts are the same on both sides.

fpdf2 and WeasyPrint (where Pango is) take seconds for each copy, so they make few, in one process each; ours is the
thirtieth part of its thirty. What differs: their layout is simpler than ours and Typst's, without map, strip of days
and index, which is in their favour. WeasyPrint's files are tagged as ours and Typst's are, fpdf2's are not; fpdf2
shapes its text as the others do, and writes each file from nothing. Neither was written by somebody who knows all its
tricks. Ours gains most by knowing that the copies share their pages, which none of the others can be told.

**What dominates.** The pages that all readers share are planned, drawn and packed once, and every file begins with
their bytes; what is left is a table of own days for each. Typst lays out again what stands behind a page whose number
may have changed, and writes every file from its first byte.
""",
)


def readers(book: BriefingBook, count: int) -> tuple[Reader, ...]:
    """People of the book, in two groups, with what is arranged for them."""
    people = [book.participants[number % len(book.participants)] for number in range(count)]
    return tuple(
        Reader(person.name, (("Group", "AB"[n % 2]), ("Hotel", f"room {300 + n}"), ("Meals", "Vegan")), "AB"[n % 2])
        for n, person in enumerate(people)
    )


def _orders(book: BriefingBook, count: int) -> dict[str, tuple[str, object]]:
    """Each paper that is made, by its key, and what stands on it; what one paper shapes, the next one knows."""
    holders = fixtures.certificates(24).holders
    badges = cards.content("badges", "en", Labels(stock="a6"))
    return {
        "book": ("briefing-book", book),
        "one copy": ("briefing-book", replace(book, readers=readers(book, 1))),
        "copies": ("briefing-book", replace(book, readers=readers(book, count))),
        "one certificate": ("certificates", fixtures.certificates(1)),
        "certificates": ("certificates", replace(fixtures.certificates(24), holders=(holders * 2)[:30])),
        "badges": ("badges", replace(badges, cards=(badges.cards * 20)[:300])),
    }


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Time and memory for the copies, and how many cards and certificates there are in a second."""
    count = 3 if scale.is_smoke else 30
    book = common_book()
    write_typst(book, folder)
    ordered = folder / "orders.pickle"
    ordered.write_bytes(pickle.dumps(_orders(book, count)))
    whose = [{"name": one.name.full, "group": one.group, "facts": one.arrangements} for one in readers(book, count)]
    (folder / "readers.json").write_text(json.dumps([json.dumps(one) for one in whose]), encoding="utf-8")
    environment = home(folder)
    rounds = [
        (said(environment, "our_copies", str(ordered)), said(environment, "typst_copies", str(folder)))
        for _ in range(1 if scale.is_smoke else max(scale.rounds // 2, 1))
    ]
    if any(ours["files"] != count for ours, _ in rounds):
        raise RuntimeError(f"{rounds[0][0]['files']} files were made instead of {count}")
    copies = of_pairs([(a["copies"], b["copies"]) for a, b in rounds])
    memory = of_pairs([(a["peak"], b["peak"]) for a, b in rounds])
    further = of_pairs([(a["further"], a["book"]) for a, _ in rounds])
    certificates = of_pairs([(a["certificates"], 0.5) for a, _ in rounds])
    badges = of_pairs([(a["badges"], a["cards"] / 300) for a, _ in rounds])
    note = f"{memory.ours:.0f} against {memory.reference:.0f} MiB"
    found = [
        Result("G5", f"{count} personal copies, a file each", "one warm compiler of Typst", 0.4, copies.ratio,
               copies.ours),
        Result("G5", "the same, peak memory of the process", "Typst's process", 0.25, memory.ratio, 0.0, note),
        Result("G6", "each further copy", "the first whole book", 0.15, further.ratio, further.ours),
        Result("G6", "30 certificates", "half a second", 1.0, certificates.ratio, certificates.ours),
        Result("G6", "300 badges", "a second", 1.0, badges.ratio, badges.ours),
    ]  # fmt: skip
    if not scale.is_smoke:
        found += _slow(environment, folder, copies.ours / count, SLOW)
    return found


def _slow(environment: dict[str, str], folder: Path, ours: float, count: int) -> Iterator[Result]:
    """The same copies by engines that take seconds for each; so few of them are made."""
    engines = [("fpdf2", 20)] if find_spec("fpdf") else []
    if find_spec("weasyprint") and (find_library("pango-1.0") or find_library("pango-1.0-0")):
        engines.append(("WeasyPrint", 35))
    for engine, times in engines:
        made = said(environment, f"{engine.lower()}_copies", str(folder), str(count))
        each = made["copies"] / count
        note = f"it takes {each:.1f} s for {made['pages']:.0f} simpler pages; ours is {each / ours:.0f} times as fast"
        reference = f"a {times}th of {engine}'s time"
        yield Result("G5", "a personal copy, one of all", reference, 1.0, ours * times / each, ours, note)
