"""Before a list is brought in through the window, the office is backed up."""

from __future__ import annotations

from pathlib import Path

from eujc_desktop.store import backup
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
