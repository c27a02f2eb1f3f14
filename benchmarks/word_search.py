"""G11: people found by words in any script, against LIKE over the same folded words; no hit may be missed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from benchmarks.people import SHOWN, office
from benchmarks.timing import Result, Scale, in_turn
from eujc_desktop.common.folding import fold
from eujc_desktop.models.person import Person
from eujc_desktop.store import queries, search
from eujc_desktop.store.work import Work

WORDS = ("muller", "sorensen", "田中", "中村 太郎")
LIKE = "SELECT p.id FROM person p JOIN search_text s ON s.row_id = p.id WHERE s.table_name = 'person' AND "


ABOUT = ("Search", "TODO")


def measure(scale: Scale, folder: Path) -> list[Result]:
    """200 hits with their rows, for Latin words without accents and Japanese ones of two characters."""
    made = office(folder, scale.people)
    works = made.works
    raw = driver.connect(str(made.path))
    raw.create_function("folded", -1, lambda *texts: " ".join(fold(text) for text in texts if text), deterministic=True)
    missed = sum(_missed(works.read(partial(_all, words=words)), _like_all(raw, words)) for words in WORDS)

    def ours() -> None:
        for words in WORDS:
            works.read(partial(_some, words=words))

    ratio = in_turn(ours, lambda: [_like(raw, words) for words in WORDS], scale.rounds)
    raw.close()
    made.close()
    each = ratio.ours / len(WORDS)
    return [
        Result("G11", "200 hits of a search, with their rows", "LIKE over folded words", 0.1, ratio.ratio, each),
        Result("G11", "hits that LIKE finds and the search misses", "none", 0.0, float(missed)),
    ]


def _all(work: Work, words: str) -> set[str]:
    return set(work.session.scalars(search.matching(work.session, words, "person")))


def _some(work: Work, words: str) -> None:
    found = queries.ids(work.session, Person, search=words, limit=200)
    queries.rows(work.session, Person, found, SHOWN)


def _condition(words: str) -> tuple[str, list[str]]:
    parts = [f"%{fold(word)}%" for word in words.split()]
    return " AND ".join(["s.words LIKE ?"] * len(parts)), parts


def _like(raw: driver.Connection, words: str) -> None:
    condition, values = _condition(words)
    columns = ", ".join(f"p.{name}" for name in SHOWN)
    sql = LIKE.replace("SELECT p.id", f"SELECT p.id, {columns}") + condition
    raw.execute(f"{sql} ORDER BY p.family_name, p.given_name LIMIT 200", values).fetchall()


def _like_all(raw: driver.Connection, words: str) -> set[str]:
    """Found by folding the names themselves, so that a fault of the index cannot hide."""
    text = "folded(family_name, given_name, native_name, job_title, email)"
    parts = [f"%{fold(word)}%" for word in words.split()]
    condition = " AND ".join([f"{text} LIKE ?"] * len(parts))
    return {row[0] for row in raw.execute(f"SELECT id FROM person WHERE {condition}", parts)}


def _missed(found: set[str], wanted: set[str]) -> int:
    return len(wanted - found)
