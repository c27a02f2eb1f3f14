"""The lists of an activity in the window: which there are, and one of them worked in."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel

from eujc_desktop import services
from eujc_desktop.planning import kinds
from eujc_desktop.planning.programmes import programmes
from eujc_desktop.ui.dialogs.add_entry import AddEntryDialog
from eujc_desktop.ui.mission_tools import hidden
from eujc_desktop.ui.tabs import TABS
from tests.ui.house import House, also_in_japanese


def edition(house: House, programme: str, code: str) -> str:
    values = {"code": code, "title": code, "programme": programme, "first_day": "2027-04-01", "last_day": "2027-04-02"}
    step = f"New mission {code}"
    made = house.window.office.do(step, lambda work: services.missions.new(work, values))
    found: list[str] = []
    made.then(found.append)
    house.idle()
    return found[0]


def tabs(house: House) -> list[str]:
    return [key for key in house.window.tabs_shown() if house.window.offers(key)]


@also_in_japanese
def test_a_helpdesk_has_cases_instead_of_people_and_nothing_it_holds_is_lost(filled: House) -> None:
    before = tabs(filled)
    assert "entries" not in before
    assert {"participants", "itineraries", "visits", "documents"} <= set(before)
    filled.tab("visits")
    mission = edition(filled, "TTHD", "TTHD-2027")
    wcm = filled.window.desk.mission_id
    filled.window.desk.choose_mission(mission)
    filled.idle()
    assert tabs(filled) == ["missions", "entries", "documents", "people", "statistics"]
    page = filled.window.current
    assert page.key == "entries"
    assert page.what == "cases"
    assert not filled.window.actions_.q("add_visit").isVisible()
    assert not filled.window.actions_.q("briefing_book").isVisible()

    filled.run("new")
    asking = filled.window.findChild(AddEntryDialog)
    assert asking is not None
    asking.fill("helpdesk_case.question", "May we license the patent?")
    asking.fill("helpdesk_case.asked_on", date(2027, 4, 1))
    asking.fill("organisation.name", "Nová Optika s.r.o.")
    asking.send()
    filled.idle()
    assert filled.undone() == "New case"
    grid = page.grid
    assert grid.model_.cell(0, 0).text == "May we license the patent?"
    assert grid.isAncestorOf(filled.window.focusWidget())  # what stood in its place, and had the keyboard, is gone
    grid.write(grid.current_id, "helpdesk_case.answered_on", "2027-04-05")
    filled.idle()
    shown = [grid.model_.cell(0, at).text for at in range(len(grid.model_.columns))]
    assert "Nová Optika s.r.o." in shown
    assert any(text.endswith("4 days") for text in shown)

    filled.run("undo")
    filled.run("undo")
    assert grid.model_.rowCount() == 0
    filled.run("redo")
    assert grid.model_.rowCount() == 1

    values = {"kind": "webinar"}
    filled.window.office.do("Change kind", lambda work: services.records.change(work, "mission", mission, values))
    filled.idle()
    assert set(page._keys) == {"sessions", "cases"}
    filled.window.desk.choose_mission(wcm)
    filled.idle()
    assert tabs(filled) == before
    filled.window.actions_.q("all_tools").setChecked(True)
    filled.window.desk.show_all_tools(on=True)
    filled.idle()
    assert "entries" in tabs(filled)
    filled.tab("entries")
    assert set(filled.window.current._keys) == set(kinds.ALL.lists)


def test_one_of_each_kind_shows_its_tools_and_its_lists_at_once(filled: House) -> None:
    seen = {each.mission_kind: each for each in programmes()}
    assert set(seen) == set(kinds.TOOLS)
    usual = [spec.key for spec in TABS]
    for kind, programme in seen.items():
        mission = edition(filled, programme.code, f"{programme.code}-2027")
        filled.window.desk.choose_mission(mission)
        filled.idle()
        tools = kinds.TOOLS[kind]
        assert tabs(filled) == [key for key in usual if tools.shows(key)], kind
        assert tools.shows(filled.window.current.key), kind
        if tools.lists:
            page = filled.tab("entries")
            assert tuple(page._keys) == tools.lists, kind
            for key in tools.lists:
                page._choose(key)
                filled.idle()
                assert page.grid.name == key
                assert page.grid.model_.rowCount() == 0
            title = filled.window.bar.accessibleTabName(usual.index("entries"))
            assert title not in ("", "Lists"), kind
        gone = hidden(tools)
        actions = filled.window.actions_
        assert {key for key in actions.data if not actions.q(key).isVisible()} == gone & actions.data.keys(), kind


def test_an_entry_of_which_nothing_is_said_is_not_added(filled: House) -> None:
    mission = edition(filled, "VIJ", "VIJ-2027")
    filled.window.desk.choose_mission(mission)
    filled.idle()
    page = filled.tab("entries")
    for key in ("offers", "placements"):
        page._choose(key)
        filled.idle()
        filled.run("new")
        asking = next(each for each in filled.window.findChildren(AddEntryDialog) if each.isVisible())
        asking.send()
        filled.idle()
        assert asking.isVisible()
        told = {each.text() for each in asking.findChildren(QLabel) if each.isVisible()}
        assert "Fill in something first" in told
        asking.reject()
        filled.idle()
        assert page.grid.model_.rowCount() == 0


def test_names_of_lists_are_read_whole_however_little_room_there_is(sample: House) -> None:
    desk = sample.window.desk
    desk.choose_mission(next(row.id for row in desk.missions if row.code == "VIJ-2025"))
    sample.idle()
    sample.window.go("entries")
    sample.window.actions_.run("next_record")
    page = sample.window.page("entries")
    shown = []
    for width in (1600, 1280, 960):
        sample.window.resize(width, 720)
        sample.idle()
        whole = all(each.width() >= each.sizeHint().width() for each in page.which._buttons.values())
        assert page.which.isVisible() != page.short.isVisible()
        assert whole or page.short.isVisible()
        shown.append(page.which.isVisible())
    assert shown[0]
    page.short.setCurrentIndex(page.short.findData("reports"))
    page.short.activated.emit(page.short.currentIndex())
    sample.idle()
    assert (page.what, page.which.chosen) == ("reports", "reports")
