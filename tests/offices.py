"""An empty office, whose tables are made once in each process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.schema import create_all


def new_office(file: Path) -> Engine:
    """An office in `file` with its tables and nothing in them, open."""
    file.write_bytes(_empty())
    return open_engine(file)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "office.db"
        engine = open_engine(file)
        create_all(engine)
        engine.dispose()
        return file.read_bytes()
