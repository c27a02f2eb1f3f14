from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eujc_desktop.common import files
from eujc_desktop.common.errors import Refused
from tests.soaking import rounds, tell


def test_the_file_is_there_whole(tmp_path):
    target = tmp_path / "book.pdf"
    assert files.write_atomic(target, b"first") == target
    files.write_atomic(target, b"second")
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def fail_half_way(part: Path) -> None:
    part.write_bytes(b"half")
    raise ValueError("half way")


def test_r009_writing_sweeps_what_a_crash_left(tmp_path):
    old = left_over(tmp_path, ".book.pdf.0a1b2c3d.eujc-part", 2)
    files.write_atomic(tmp_path / "roster.xlsx", b"x")
    assert not old.exists()


def test_a_writer_that_fails_leaves_the_old_file(tmp_path):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")
    with pytest.raises(ValueError, match="half way"), files.replacing(target) as part:
        fail_half_way(part)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_rights_stay_as_they_were(tmp_path):
    target = tmp_path / "roster.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    before = rights(target)
    files.write_atomic(target, b"new")
    assert rights(target) == before
    private = files.write_atomic(tmp_path / "settings.json", b"{}", private=True)
    assert os.name == "nt" or rights(private) == 0o600


KILLED = """
import sys
from pathlib import Path
from eujc_desktop.common.files import write_atomic
print("on", flush=True)
for turn in range(100000):
    write_atomic(Path(sys.argv[1]), (b"%d" % (turn % 10)) * 300_000)
"""


@pytest.mark.soak
def test_r008_kill_leaves_the_old_or_the_new_file(tmp_path):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"x" * 300_000)
    kills, seen = rounds(8, 1000), set()
    for turn in range(kills):
        writer = subprocess.Popen([sys.executable, "-c", KILLED, str(target)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.01 + turn % 20 * 0.003)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        data = target.read_bytes()
        assert len(data) == 300_000
        assert len(set(data)) == 1
        seen.add(data[:1])
    assert len(seen) > 1
    parts = [path for path in tmp_path.iterdir() if path != target]
    for part in parts:
        os.utime(part, (0, 0))
    assert files.sweep(tmp_path) == len(parts)
    assert list(tmp_path.iterdir()) == [target]
    tell(f"{kills} kills while a file was written: never torn, {len(parts)} temporary files left and swept")


def left_over(folder: Path, name: str, days: float) -> Path:
    path = folder / name
    path.write_bytes(b"x")
    moment = time.time() - days * 86_400
    os.utime(path, (moment, moment))
    return path


def test_only_our_old_left_overs_are_swept(tmp_path):
    names = [
        ".book.pdf.0a1b2c3d.eujc-part",
        ".office.db.0a1b2c3d.eujc-part-wal",
        ".office.db.0a1b2c3d.eujc-part.lock-7",
    ]
    ours = [left_over(tmp_path, name, 2) for name in names]
    young = left_over(tmp_path, ".book.pdf.00000000.eujc-part", 0.5)
    others = [
        left_over(tmp_path, name, 9) for name in ("x.part", ".tmp-1", "0a1b2c3d.eujc-part", ".a.zzzzzzzz.eujc-part")
    ]
    (tmp_path / ".folder.0a1b2c3d.eujc-part").mkdir()
    assert files.sweep(tmp_path) == len(ours)
    assert not any(path.exists() for path in ours)
    assert young.exists()
    assert all(path.exists() for path in others)
    assert files.sweep(tmp_path / "not there") == 0


@pytest.mark.parametrize(
    ("code", "words", "cure"),
    [
        (errno.ENOSPC, "disk is full", "MB are left"),
        (errno.EACCES, "open in another program", "Close the file"),
        (errno.EROFS, "can only be read", "another folder"),
        (errno.ENOENT, "cannot be reached", "Connect the drive"),
        (errno.ENAMETOOLONG, "too long", "shorter"),
        (errno.EFBIG, "could not be written", "another folder"),
    ],
)
def test_a_failed_write_is_told_in_words(code, words, cure, tmp_path):
    told = files.in_words(OSError(code, os.strerror(code)), tmp_path / "book.pdf")
    assert words in str(told)
    assert cure in told.cure
    assert "Nothing was written" in str(told)


def test_the_old_file_is_said_to_be_safe(tmp_path):
    (tmp_path / "book.pdf").write_bytes(b"old")
    told = files.in_words(OSError(errno.ENOSPC, "full"), tmp_path / "book.pdf")
    assert "The file of that name is as it was" in str(told)


def test_a_disk_that_fills_up_leaves_no_stump(tmp_path, monkeypatch):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="disk is full"):
        files.write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_not_made(tmp_path):
    with pytest.raises(Refused, match="cannot be reached"):
        files.write_atomic(tmp_path / "gone" / "book.pdf", b"new")
    assert not (tmp_path / "gone").exists()


def test_a_folder_is_no_target(tmp_path):
    (tmp_path / "book.pdf").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        files.write_atomic(tmp_path / "book.pdf", b"new")
    assert len(list(tmp_path.iterdir())) == 1
