"""Editions in the window: released from the Documents tab, compared with what is planned now, opened again."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from eujc_desktop import services
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.dialogs.editions import EditionsDialog
from eujc_desktop.ui.dialogs.release_edition import ReleaseDialog
from eujc_desktop.ui.pages.agenda_look import CHANGED
from eujc_desktop.ui.papers.body import PapersBody
from eujc_desktop.ui.text import language
from tests.ui.house import House, also_in_japanese, button


@pytest.fixture
def papers(filled: House) -> PapersBody:
    filled.run("programme_sheet")
    return filled.window.current.body


def release(house: House, for_whom: str = "Participants") -> ReleaseDialog:
    house.run("release_edition")
    house.idle()
    dialog = house.window.findChild(ReleaseDialog)
    dialog.fill("for_whom", for_whom)
    dialog.send()
    house.idle()
    return dialog


def changes(house: House) -> Any:
    mission = house.window.desk.mission_id
    return house.works.read(partial(services.editions.changes_since, mission_id=mission))


def test_an_edition_is_released_then_a_banner_says_what_changed(filled: House, papers: PapersBody) -> None:
    assert papers.banner.titles() == []
    dialog = release(filled)
    assert not dialog.isVisible()
    since = changes(filled)
    assert (since.edition.number, since.edition.kind, since.edition.for_whom) == (1, "programme", "Participants")
    assert papers.banner.titles() == []

    run_in_window(filled)
    assert papers.banner.titles() == ["The programme changed since edition 1 was printed"]
    message = papers.banner.findChild(InlineMessage)
    assert message.accessibleDescription().startswith(changes(filled).summary(language()))
    assert changes(filled).lines(language())[0] in message.toolTip()
    message.dismiss()
    filled.idle()
    assert papers.banner.isHidden()
    filled.run("undo")
    filled.idle()
    assert papers.banner.titles() == []
    filled.run("redo")
    filled.idle()
    assert papers.banner.isHidden()


def run_in_window(house: House) -> None:
    """The same change as anybody makes on the itinerary."""
    mission = house.window.desk.mission_id

    def later(work: Any) -> None:
        items = services.itineraries.plan(work, mission).items()
        item = next(item for item in items if item.start and item.end)
        later_by = timedelta(minutes=30)
        services.records.change(
            work, "itinerary_item", item.id, {"starts_at": item_start(work, item.id) + later_by, "ends_at": None}
        )

    house.window.office.do("Later", later)
    house.idle()


def item_start(work: Any, item_id: str) -> Any:
    return services.records.values(work, "itinerary_item", item_id)["starts_at"]


def test_the_banner_leads_to_the_next_edition(filled: House, papers: PapersBody) -> None:
    release(filled)
    run_in_window(filled)
    message = papers.banner.findChild(InlineMessage)
    button(message, "Make edition 2").click()
    filled.idle()
    dialog = [one for one in filled.window.findChildren(ReleaseDialog) if one.isVisible()][-1]
    assert dialog.windowTitle() == "Release edition 2"
    assert "check before printing finds" in " ".join(dialog.messages.titles())
    dialog.reject()


def test_the_banner_leads_to_the_change_slip(filled: House, papers: PapersBody) -> None:
    release(filled)
    run_in_window(filled)
    button(papers.banner.findChild(InlineMessage), "Preview change slip").click()
    filled.idle()
    assert papers.papers.key == "change_slip"
    assert papers.preview.pages == 1
    offered = [papers.options.since.itemText(at) for at in range(papers.options.since.count())]
    assert offered == ["The last one", "1"]


def test_without_an_edition_the_slip_says_what_to_do(filled: House, papers: PapersBody) -> None:
    papers.choose("change_slip")
    filled.idle()
    assert papers.messages.titles() == ["No edition of this mission has been released yet."]
    assert not papers.export_button.isEnabled()
    assert papers.preview.pages == 0
    button(papers, "Release an edition…").click()
    assert papers.papers.key == "briefing_book"
    filled.window.findChild(ReleaseDialog).reject()


def test_the_agenda_marks_what_changed(filled: House, papers: PapersBody) -> None:
    release(filled)
    views = filled.tab("itineraries").views
    views.turn("agenda")
    agenda = views.agenda
    filled.idle()
    assert not any(line.data(0, CHANGED) for line in agenda._by_id.values())
    run_in_window(filled)
    marked = [line for line in agenda._by_id.values() if line.data(0, CHANGED)]
    assert len(marked) == 1
    assert marked[0].toolTip(0).startswith("Changed since edition 1 was printed:\n")
    filled.run("undo")
    filled.idle()
    assert not any(line.data(0, CHANGED) for line in agenda._by_id.values())


def test_the_slip_itself_is_no_edition_but_the_book_is(filled: House, papers: PapersBody) -> None:
    papers.choose("change_slip")
    filled.idle()
    assert papers.order_for_all().kind == "briefing-book"


@also_in_japanese
def test_released_editions_are_listed_opened_and_saved(
    filled: House, papers: PapersBody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(filled, "Hosts")
    run_in_window(filled)
    filled.run("editions")
    filled.idle()
    dialog = filled.window.findChild(EditionsDialog)
    assert [dialog.list.topLevelItem(0).text(column) for column in range(3)] == ["1", "Programme sheet", "Hosts"]
    differ = changes(filled).summary(language())
    assert dialog.told.text() == f"Since edition 1: {differ}"
    (line,) = changes(filled).stories(language()).values()
    assert dialog.changes.topLevelItem(0).child(0).text(0) == line
    assert [dialog.other.itemText(at) for at in range(dialog.other.count())] == ["What is planned now"]
    person = dialog.whom.findText(next(iter(dialog._since.people.values())))
    dialog.whom.setCurrentIndex(person)
    dialog.whom.activated.emit(person)
    assert dialog.told.text() == f"Since edition 1: {differ}"
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog.open_file()
    filled.idle()
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.save_copy()
    filled.idle()
    kept = filled.works.read(lambda work: services.editions.file_of(work, dialog.edition))
    assert target.read_bytes() == kept == Path(opened[0]).read_bytes()
    dialog.reject()
