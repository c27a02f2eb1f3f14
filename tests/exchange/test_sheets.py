"""The process that reads a sheet may hang, die or swell; the program goes on and says so."""

from __future__ import annotations

import signal
import sys

import pytest

from eujc_desktop.common.errors import Cancelled, Damaged, Refused
from eujc_desktop.exchange import sheets
from eujc_desktop.exchange.sheets import read_book
from tests.exchange.workbooks import PERSON, parts, values, write


def reading_by(monkeypatch, code):
    monkeypatch.setattr(sheets, "reader", lambda: [sys.executable, "-c", code])


def test_a_reader_that_hangs_is_ended(monkeypatch, tmp_path):
    path = write(tmp_path / "slow.xlsx", parts())
    reading_by(monkeypatch, "import time; time.sleep(3600)")
    monkeypatch.setattr(sheets, "SECONDS", 0.5)
    with pytest.raises(Damaged, match=r"slow\.xlsx” took longer than 0\.5 s to read"):
        read_book(path)


@pytest.mark.parametrize(
    "code",
    [
        f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})",
        f"import os; os.kill(os.getpid(), {int(signal.SIGABRT)})",
        "import os; os._exit(0)",
        "print('no answer')",
        "print('[')",
        "import sys; sys.stdout.buffer.write(b'N')",
        "raise SystemExit(1)",
    ],
)
def test_a_reader_that_dies_is_survived(monkeypatch, tmp_path, code):
    path = write(tmp_path / "deadly.xlsx", parts())
    reading_by(monkeypatch, code)
    with pytest.raises(Damaged, match=r"deadly\.xlsx” is damaged or too large") as told:
        read_book(path)
    assert "save it again" in told.value.cure


def test_a_reader_that_takes_all_memory_is_ended_by_its_limit(monkeypatch, tmp_path):
    path = write(tmp_path / "greedy.xlsx", parts())
    reading_by(
        monkeypatch,
        "from eujc_desktop.exchange import reader_process as r; r._limit(); b = [bytes(2**28) for _ in range(40)]",
    )
    with pytest.raises(Damaged):
        read_book(path)


def test_cancel_ends_the_reader(monkeypatch, tmp_path):
    path = write(tmp_path / "slow.xlsx", parts())
    reading_by(monkeypatch, "import time; time.sleep(3600)")

    def stop(done, total, label):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_book(path, stop)


def test_the_reader_takes_no_module_from_the_folder_one_stands_in(monkeypatch, tmp_path):
    path = write(tmp_path / "list.xlsx", parts())
    (tmp_path / "zipfile.py").write_text("raise SystemExit('taken from the downloads')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert values(path)[1] == PERSON


def test_a_folder_is_no_list(tmp_path):
    with pytest.raises(Refused, match="is a folder, not a list") as told:
        read_book(tmp_path)
    assert told.value.cure == "Name one of the files in it."


def test_no_sheet_of_that_name(tmp_path):
    book = read_book(write(tmp_path / "list.xlsx", parts()))
    with pytest.raises(Refused, match="has no sheet “Other”") as told:
        book.sheet("Other")
    assert told.value.cure == "There are “People”."


def test_a_reader_started_early_reads_one_file_and_another_is_started_for_the_next(monkeypatch, tmp_path):
    path, started = write(tmp_path / "list.xlsx", parts()), []
    command = sheets.reader()
    monkeypatch.setattr(sheets, "reader", lambda: started.append(1) or command)
    sheets.get_ready()
    sheets.get_ready()
    assert len(started) == 1
    assert values(path)[1] == PERSON
    assert len(started) == 1
    assert values(path)[1] == PERSON
    assert len(started) == 2


def test_a_waiting_reader_that_has_died_is_replaced(monkeypatch, tmp_path):
    path = write(tmp_path / "list.xlsx", parts())
    with monkeypatch.context() as dying:
        dying.setattr(sheets, "reader", lambda: [sys.executable, "-c", "raise SystemExit(1)"])
        sheets.get_ready()
        sheets._readers._waiting.wait()
    assert values(path)[1] == PERSON
    with monkeypatch.context() as dying:
        dying.setattr(sheets, "reader", lambda: [sys.executable, "-c", "input()"])  # dies with the file in its hands
        sheets.get_ready()
    assert values(path)[1] == PERSON


def test_a_reader_nobody_needs_ends(tmp_path):
    process = sheets._started()
    assert process.communicate(b"")[0] == b""
    assert process.returncode == 0
