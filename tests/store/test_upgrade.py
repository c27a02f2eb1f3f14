"""Bringing an office's tables to this version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Refused
from eujc_desktop.store import schema
from eujc_desktop.store.opening import Store
from tests.store.office import raw, sha

Open = Callable[..., Store]


def test_r042_a_file_of_a_newer_version_is_refused_untouched(opened: Open, path: Path) -> None:
    opened().close()
    raw(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = sha(path)
    with pytest.raises(Refused, match="newer version"):
        opened()
    assert sha(path) == before
