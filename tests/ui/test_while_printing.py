"""A paper that takes long keeps nobody from the records: it is made beside them, and entered at its end."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from eujc_desktop import services
from tests.ui.house import House


@pytest.fixture
def held(filled: House, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The dialog with a press that waits; set the event to let it go on."""
    filled.run("programme_sheet")
    go_on, press = Event(), filled.window.office.press
    build = press.build

    def slowly(*given: Any, **more: Any) -> Any:
        go_on.wait(600)
        return build(*given, **more)

    monkeypatch.setattr(press, "build", slowly)
    yield filled.window.current.body, go_on
    go_on.set()


def test_records_are_changed_and_taken_back_while_a_paper_is_made(filled: House, held: Any, tmp_path: Path) -> None:
    dialog, go_on = held
    made: list[Any] = []
    dialog.write(tmp_path / "programme.pdf").then(made.append)
    mission = filled.window.desk.mission_id
    edit = {"given": {"places": "Kobe"}, "table": "mission", "record_id": mission}
    filled.window.office.do("Edit", lambda work: services.records.change(work, **edit))
    filled.until(lambda: filled.undone() == "Edit")
    filled.window.office.undo()
    filled.until(lambda: filled.undone() != "Edit")
    assert not made
    assert not (tmp_path / "programme.pdf").exists()
    go_on.set()
    filled.idle()
    assert (tmp_path / "programme.pdf").stat().st_size > 0
    assert filled.entered() == "Make programme sheet of WCM-2027"


def test_a_paper_stopped_while_it_is_made_is_nowhere(filled: House, held: Any, tmp_path: Path) -> None:
    dialog, go_on = held
    before = filled.undone()
    job = dialog.write(tmp_path / "programme.pdf")
    job.cancel()
    go_on.set()
    filled.idle()
    assert list(tmp_path.glob("*.pdf")) == []
    assert filled.undone() == before
