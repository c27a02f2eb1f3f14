"""The same data give the same file: now, later, in another process, under another clock, seed and language."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eujc_desktop.documents import briefing_book, catalogue, certificate, change_slip, lists, programme_sheet
from eujc_desktop.documents.letters import building
from tests.documents import cards, fixtures, letters_fixtures, lists_fixtures, slip_fixtures

ROOT = Path(__file__).parents[2]
PAPERS: dict[str, Callable[[], bytes]] = {
    "book": lambda: briefing_book.build(fixtures.short_book()).pdf,
    "change slip": lambda: change_slip.build(slip_fixtures.slip("ja")).pdf,
    "certificates": lambda: certificate.build(fixtures.certificates(3)).pdf,
    "day sheets": lambda: programme_sheet.build(fixtures.programme()).pdf,
    "table": lambda: programme_sheet.build(fixtures.programme("table", "ja")).pdf,
    "meal sheets": lambda: lists.build(lists_fixtures.meals()).pdf,
    "badges": lambda: catalogue.build("badges", cards.content("badges")).pdf,
    "luggage tags": lambda: catalogue.build("luggage-tags", cards.content("luggage-tags", "ja")).pdf,
    "bus signs": lambda: catalogue.build("bus-signs", cards.content("bus-signs")).pdf,
    "rooming list": lambda: lists.build(lists_fixtures.rooming("ja")).pdf,
    "letters": lambda: building.letters(letters_fixtures.letters("ja", 2)).pdf,
    "visa dossier": lambda: building.dossiers(letters_fixtures.dossiers("en")).pdf,
}


def digest(name: str) -> str:
    return hashlib.sha256(PAPERS[name]()).hexdigest()


@pytest.mark.parametrize("name", PAPERS)
def test_made_twice_it_is_the_same(name: str) -> None:
    first = digest(name)
    for other in PAPERS:
        if other != name:
            PAPERS[other]()
    assert digest(name) == first


@pytest.mark.parametrize(
    ("seed", "zone", "language"), [("1", "Asia/Tokyo", "C"), ("77", "America/Lima", "ja_JP.UTF-8")]
)
def test_in_another_process_it_is_the_same(seed: str, zone: str, language: str, tmp_path: Path) -> None:
    script = "from tests.documents.test_same_bytes import PAPERS, digest; print(*map(digest, PAPERS))"
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [digest(name) for name in PAPERS]


def test_the_date_inside_is_that_of_the_edition() -> None:
    book = fixtures.short_book()
    later = replace(book, mission=replace(book.mission, edition_date=date(2027, 3, 1)))
    first, second = briefing_book.build(book).pdf, briefing_book.build(later).pdf
    assert first != second
    assert b"2027-03-01T00:00:00+00:00" in second
    assert b"2027-02-22T00:00:00+00:00" in first
