"""Papers made in a process of their own: the same bytes, heard of while they are made, stopped, and made again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from eujc_desktop.common import processes
from eujc_desktop.common.errors import Cancelled, Damaged
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.early import Early
from eujc_desktop.documents.press import Press
from tests.documents import fixtures
from tests.documents.lint import page_texts
from tests.documents.typesetting.ua import problems


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    made = Press()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("briefing-book", fixtures.short_book()),
        ("certificates", fixtures.certificates(2)),
        ("programme-table", fixtures.programme("table", "ja")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_makes_the_same_paper(press: Press, key: str, content: object) -> None:
    assert press.build(key, content) == catalogue.build(key, content)


def test_it_stays_warm_and_tells_of_its_advance(press: Press) -> None:
    press.build("certificates", fixtures.certificates(1))
    process, heard = press._process, []
    press.build("briefing-book", fixtures.book(), lambda done, total, label: heard.append((done, total, label)))
    assert press._process is process
    assert len(heard) > 2
    assert heard == sorted(heard)
    assert heard[0][1] > 50


def test_stopped_it_gives_up_at_once_and_stays_warm(press: Press) -> None:
    heard = []

    def stop(done: int, total: int, label: str) -> None:
        heard.append(done)
        raise Cancelled

    press.build("certificates", fixtures.certificates(1))
    process = press._process
    with pytest.raises(Cancelled):
        press.build("briefing-book", fixtures.book(), stop)
    assert len(heard) == 1
    assert press.build("certificates", fixtures.certificates(1)).pages == 1
    assert press._process is process


def test_the_page_looked_at_comes_before_the_others_and_is_as_in_the_whole(press: Press) -> None:
    heard: list[tuple[int, int]] = []
    early: list[bytes] = []

    def take(pdf: bytes, number: int, total: int) -> None:
        early.append(pdf)
        heard.append((number, total))

    book = fixtures.short_book()
    whole = press.build("briefing-book", book, lambda done, *_: heard.append((done, 0)), Early(3, take))
    assert heard[0] == (3, whole.pages)
    assert page_texts(early[0]) == (page_texts(whole.pdf)[2],)
    assert problems(early[0]) == []
    assert whole == catalogue.build("briefing-book", book)


def test_a_page_beyond_the_last_is_the_last(press: Press) -> None:
    heard: list[int] = []
    whole = press.build("programme", fixtures.programme(), early=Early(99, lambda pdf, number, _: heard.append(number)))
    assert heard == [whole.pages]


def test_of_many_certificates_the_one_looked_at_comes_first(press: Press) -> None:
    heard: list[tuple[bytes, int, int]] = []
    whole = press.build("certificates", fixtures.certificates(3), early=Early(2, lambda *seen: heard.append(seen)))
    ((pdf, number, total),) = heard
    assert (number, total) == (2, 3)
    assert page_texts(pdf) == (page_texts(whole.pdf)[1],)


def test_the_early_page_may_stop_the_rest(press: Press) -> None:
    def enough(pdf: bytes, number: int, total: int) -> None:
        raise Cancelled

    process = press._process
    with pytest.raises(Cancelled):
        press.build("briefing-book", fixtures.short_book(), early=Early(1, enough))
    assert press._process is process


def test_what_fails_inside_is_told_here_and_harms_nothing(press: Press) -> None:
    with pytest.raises(KeyError) as told:
        press.build("no such paper", None)
    assert "catalogue.py" in "".join(told.value.__notes__)
    bad = replace(fixtures.certificates(1), mission=None)
    with pytest.raises(AttributeError):
        press.build("certificates", bad)
    assert press.build("certificates", fixtures.certificates(1)).pages == 1


def test_a_killed_process_is_told_in_words_and_replaced() -> None:
    press = Press()
    press.build("certificates", fixtures.certificates(1))
    assert press._process is not None

    def kill(done: int, total: int, label: str) -> None:
        if press._process is not None:
            os.kill(press._process.pid, signal.SIGTERM)

    with pytest.raises(Damaged, match="has ended"):
        press.build("briefing-book", fixtures.book(), kill)
    assert press.build("certificates", fixtures.certificates(1)).pages == 1
    press.close()
    press.close()


def test_the_process_ends_when_whoever_ordered_is_gone() -> None:
    command = processes.command("eujc_desktop.documents.press_process", "--print-papers")
    done = subprocess.run(command, input=b"", env=processes.surroundings(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_frozen_program_is_its_own_press() -> None:
    command = [sys.executable, "-m", "eujc_desktop", "--print-papers"]
    done = subprocess.run(command, input=b"", env=processes.surroundings(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
