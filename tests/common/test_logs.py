from __future__ import annotations

import logging
import os
import stat

import pytest

from eujc_desktop.common import logs

LOG = logging.getLogger("eujc_desktop.somewhere")
SECRET = "passport XAT193630"


@pytest.fixture
def file(tmp_path):
    path = logs.start(tmp_path / "logs")
    yield path
    logs.stop()


def fail() -> None:
    try:
        int(SECRET)
    except ValueError as exc:
        raise RuntimeError(SECRET) from exc


def error() -> BaseException:
    with pytest.raises(RuntimeError) as caught:
        fail()
    return caught.value


def test_errors_are_logged_by_place_never_by_value(file):
    LOG.error("import failed", exc_info=error())
    text = file.read_text(encoding="utf-8")
    assert "import failed" in text
    assert "RuntimeError" in text
    assert "behind it: ValueError" in text
    assert "test_logs.py" in text
    assert "in fail" in text
    assert SECRET not in text
    assert "193630" not in text


def test_the_file_is_private_and_stays_small(file):
    for _ in range(12_000):
        LOG.info("x" * 100)
    files = sorted(file.parent.iterdir())
    assert len(files) == 4
    assert all(path.stat().st_size <= 200_000 for path in files)
    assert os.name == "nt" or {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_a_second_start_moves_the_log(file, tmp_path):
    second = logs.start(tmp_path / "elsewhere")
    LOG.info("here")
    assert "here" in second.read_text(encoding="utf-8")
    assert not file.exists()
