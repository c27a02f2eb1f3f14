"""Files of an itinerary item in its panel: dropped, ticked for the book, replaced, taken away, refused in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.dialogs.scan_dialog import ScanDialog
from tests.services.test_scans import pdf
from tests.ui.house import House


def test_a_confirmation_is_kept_looked_at_printed_and_replaced(filled: House, tmp_path: Path, monkeypatch) -> None:
    page = filled.tab("itineraries")
    filled.idle()
    item = next(each for each in page.steps.plan.items() if each.start)
    page.reveal(item.id, "")
    page.side.turn("item")
    filled.idle()
    files = page.side.files
    files.section.head.setChecked(True)
    filled.idle()

    def held() -> list:
        return filled.works.read(lambda work: services.scans.of_item(work, item.id))

    sent = tmp_path / "smartEX.pdf"
    sent.write_bytes(pdf())
    files.take("confirmation", sent)
    filled.idle()
    assert len(held()) == 1
    box = files.section.findChild(CheckBox)
    assert not box.isChecked()
    box.click()
    filled.idle()
    assert held()[0].annexed
    assert filled.undone() == "Print “smartEX.pdf” as annex"
    filled.tab("visits")
    filled.run("undo")
    assert filled.window.current is page, "the file is seen at its item"
    filled.run("redo")
    files.look(held()[0])
    filled.idle()
    (dialog,) = filled.window.findChildren(ScanDialog)
    dialog.accept()

    other = tmp_path / "again.pdf"
    other.write_bytes(pdf(pages=2))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    files._ask_and_replace(held()[0], "Replace")
    filled.idle()
    assert [(one.file_name, one.annexed) for one in held()] == [("again.pdf", True)]

    locked = tmp_path / "locked.pdf"
    locked.write_bytes(pdf(password="x"))
    files.take("other", locked)
    filled.idle()
    assert len(held()) == 1
    assert any("locked with a password" in title for title in files._panel.messages.titles())
    files.remove(held()[0])
    filled.idle()
    assert held() == []
