"""G5 and G6: thirty personal copies of the book, against one warm compiler of Typst; certificates and badges."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from benchmarks.book import common_book, write_typst
from benchmarks.children import home, said
from benchmarks.timing import Result, Scale, of_pairs
from eujc_desktop.documents.content import BriefingBook, Reader

SLOW = 3
"""So many copies are made where each takes seconds."""

ABOUT = (
    "Personal copies",
    """
The common book is made for thirty readers, each with a cover of their own and own pages of arrangements, visits and
days, in a file each; by the program in a process that has made the book before, and by one compiler of Typst that has
too, and keeps what it has laid out. Both set the same words in the same fonts on both sides. WeasyPrint joins
them where it is installed (`pip install weasyprint`, which wants Pango): it takes seconds for each copy, so it makes
few of them, tagged as ours, with fonts and pictures kept.

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


def measure(scale: Scale, folder: Path) -> list[Result]:
    """Time and memory for the copies, and how many cards and certificates there are in a second."""
    count = 3 if scale.is_smoke else 30
    write_typst(common_book(), folder)
    environment = home(folder)
    rounds = [
        (said(environment, "our_copies", str(count)), said(environment, "typst_copies", str(folder), str(count)))
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
    if find_spec("weasyprint") is not None:
        made = said(environment, "weasyprint_copies", str(folder), str(SLOW))
        allowed = made["copies"] / SLOW / 35
        slow = of_pairs([(copies.ours / count, allowed)])
        what = f"a personal copy, one of {count}"
        note = f"it takes {allowed * 35:.1f} s for {made['pages']:.0f} simpler pages"
        found.append(Result("G5", what, "a 35th of WeasyPrint's time", 1.0, slow.ratio, slow.ours, note))
    return found
