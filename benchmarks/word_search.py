"""G11: people found by words in any script, against LIKE over the same folded words; no hit may be missed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.people import office
from benchmarks.timing import Result, Scale, in_turn
from eujc_desktop.common.folding import fold
from eujc_desktop.services.search import find
from eujc_desktop.store import search
from eujc_desktop.store.work import Work

WORDS = ("muller", "sorensen", "田中", "中村 太郎")
LIMIT = 200
LIKE = "SELECT table_name, row_id FROM search_text WHERE table_name = 'person' AND "

ABOUT = (
    "Search",
    """
**What is measured.** 200 people found by words in Latin letters without accents and by Japanese ones of two
characters, newest first, through the index of words and through `LIKE` over the same folded words; and whether `LIKE`
over the names themselves finds anybody whom the search misses.

**What dominates.** The index; the transaction around it takes less than a third, as the driver is called by itself.
`LIKE` may stop at the 200th hit, which is soon found where one in a hundred bears the name; of rare words it has to
look at everybody.
""",
)


def measure(scale: Scale, folder: Path) -> list[Result]:
    """200 hits for Latin words without accents and Japanese ones of two characters, alone and with their titles."""
    made = office(folder, scale.people)
    works = made.works
    raw = driver.connect(str(made.path))
    raw.create_function("folded", -1, lambda *texts: " ".join(fold(text) for text in texts if text), deterministic=True)
    missed = sum(len(_all_like(raw, words) - works.read(partial(_all, words=words))) for words in WORDS)

    def like() -> None:
        for words in WORDS:
            condition, values = _condition(words)
            raw.execute(f"{LIKE}{condition} ORDER BY row_id DESC LIMIT {LIMIT}", values).fetchall()

    index = in_turn(lambda: [works.read(partial(_some, words=words)) for words in WORDS], like, scale.rounds, repeat=3)
    whole = in_turn(lambda: [works.read(partial(find, query=w, limit=LIMIT)) for w in WORDS], like, scale.rounds)
    raw.close()
    made.close()
    what, reference = f"{LIMIT} of {scale.people} people found", "LIKE over folded words"
    return [
        Result("G11", what, reference, 0.1, index.ratio, index.ours / len(WORDS)),
        Result("G11", "hits that LIKE over the names finds and the search misses", "none", 0.0, float(missed)),
        Result("G11", "found, with names, firms and missions to show", reference, None, whole.ratio,
               whole.ours / len(WORDS)),
    ]  # fmt: skip


def _all(work: Work, words: str) -> set[str]:
    return set(work.session.scalars(search.matching(work.session, words, "person")))


def _some(work: Work, words: str) -> object:
    return search.find(work.session, words, LIMIT, ["person"])


def _condition(words: str) -> tuple[str, list[str]]:
    parts = [f"%{fold(word)}%" for word in words.split()]
    return " AND ".join(["words LIKE ?"] * len(parts)), parts


def _all_like(raw: driver.Connection, words: str) -> set[str]:
    """Found by folding the names themselves, so that a fault of the index cannot hide."""
    text = "folded(family_name, given_name, native_name, job_title, email)"
    parts = [f"%{fold(word)}%" for word in words.split()]
    condition = " AND ".join([f"{text} LIKE ?"] * len(parts))
    return {row[0] for row in raw.execute(f"SELECT id FROM person WHERE {condition}", parts)}
