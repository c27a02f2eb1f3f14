"""What the window does for the file of the office, and says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eujc_desktop.store import backup, location
from eujc_desktop.ui.dialogs.import_dialog import open_import
from tests.ui.house import INPUT, House


def test_an_import_in_the_window_is_preceded_by_a_backup(bare: House) -> None:
    dialog = open_import(bare.window.desk, "companies", INPUT / "hosts-ja.xlsx", None, bare.window)
    bare.until(lambda: dialog.incoming is not None)
    dialog.write(only_good=True)
    bare.idle()
    [found] = backup.backups(backup.home(Path(bare.file)))
    assert found.reason == "before import"
    assert backup.verify(found.path).rows["organisation"] == 0
    assert bare.works.next_undo().label.startswith("Import")


def test_r010_an_office_that_can_only_be_read_says_so_and_keeps_nothing(
    bare: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare.close()
    monkeypatch.setattr(location, "may_write", lambda path: False)
    before = Path(bare.file).read_bytes()
    bare.open()
    assert bare.window.messages.titles() == ["office.db is open for reading only"]
    bare.run("backup")
    bare.close()
    assert Path(bare.file).read_bytes() == before
    monkeypatch.undo()
    bare.open()
    assert bare.window.messages.titles() == []
