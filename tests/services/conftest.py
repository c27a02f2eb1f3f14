"""An empty office in a real file, for each test its own."""

from __future__ import annotations

import pytest

from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.schema import create_all
from eujc_desktop.store.work import Works


@pytest.fixture
def works(tmp_path):
    engine = open_engine(tmp_path / "office.db")
    create_all(engine)
    yield Works(engine, "Anna Berg")
    engine.dispose()
