"""Letters handed to the mail program: to whom is seen before, drafts open or lie in a folder, sent is said by hand."""

from __future__ import annotations

from email import message_from_bytes, policy
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.papers.hand_over import HandOverDialog
from tests.ui import access
from tests.ui.house import House, button
from tests.ui.test_print_dialog import change


def dialog_of(house: House, papers: PapersBody) -> HandOverDialog:
    button(papers, "Hand to mail…").click()
    house.idle()
    return papers.findChildren(HandOverDialog)[-1]


def parsed(path: Path) -> Any:
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def last(house: House) -> Any:
    mission = house.window.desk.mission_id
    return house.works.read(partial(services.paper_register.made, mission_id=mission, limit=1))[0]


def test_letters_go_to_mail_and_count_as_sent_when_it_is_said(filled: House, tmp_path: Path, monkeypatch: Any) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(Path(url.toLocalFile())) or True))
    change(filled, "angelopoulos", {"participation.stage": "waiting list", "person.email": None})
    filled.run("letters")
    papers = filled.window.current.body
    dialog = dialog_of(filled, papers)
    many = dialog.list.count()
    assert many > services.mail_drafts.AT_ONCE
    assert dialog.where.chosen == "folder"
    assert access.faults(dialog) == []
    folder = tmp_path / "drafts"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / "gone.pdf")], ""))
    dialog.choose_files()
    button(dialog, f"Hand {len(dialog.chosen)} letters to mail…").click()
    filled.idle()
    assert not folder.exists()  # a file that is not there any more is told, and nothing is written
    assert papers.messages.titles()[-1:] != []

    dialog = dialog_of(filled, papers)
    for at in range(2, many):
        dialog.list.item(at).setCheckState(dialog.list.item(at).checkState().Unchecked)
    dialog.where._buttons["open"].click()
    button(dialog, "Hand 2 letters to mail").click()
    filled.idle()
    assert len(opened) == 2
    assert parsed(opened[0])["X-Unsent"] == "1"
    assert "2 drafts were opened in the mail program" in papers.messages.titles()
    assert (last(filled).handed, last(filled).sent_on) == (True, None)
    button(papers, "Mark as sent").click()
    filled.idle()
    assert last(filled).sent_on is not None
    assert filled.undone() == "Mark 2 papers as sent"
    filled.run("undo")
    assert last(filled).sent_on is None

    papers.choose("letters", letter="waiting-list")
    filled.idle()
    dialog = dialog_of(filled, papers)
    assert (dialog.list.count(), dialog.chosen, dialog.ok.isEnabled()) == (1, [], False)
    assert dialog.messages.titles() == ["1 recipient gets no draft"]
    button(dialog, "Show").click()
    filled.idle()
    assert filled.window.current.key == "participants"


def test_the_programme_goes_to_all_in_one_draft_and_a_rooming_list_to_none(filled: House, monkeypatch: Any) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    filled.run("programme_sheet")
    papers = filled.window.current.body
    dialog = dialog_of(filled, papers)
    n = len(dialog.chosen)
    button(dialog, f"Hand one draft for {n} recipients to mail").click()
    filled.idle()
    assert "No program on this computer opens mail drafts" in papers.messages.titles()
    assert last(filled).handed
    papers.choose("rooming")
    filled.idle()
    assert not papers.mail_button.isVisible()
