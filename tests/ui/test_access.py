"""The window for the keyboard and for screen readers: every tab, dialog and popup is walked through."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QMenu, QScrollArea, QTableView, QWidget

from eujc_desktop.common.errors import UserError
from eujc_desktop.ui import reading_order
from eujc_desktop.ui.action_list import ACTIONS
from eujc_desktop.ui.components.chips import FilterChip
from eujc_desktop.ui.components.fix_button import FixButton
from eujc_desktop.ui.components.marks import Ring
from eujc_desktop.ui.components.search_overlay import SearchOverlay
from eujc_desktop.ui.dialogs.import_dialog import open_import
from eujc_desktop.ui.dialogs.import_rows import TO_CHECK
from eujc_desktop.ui.office_commands import PAPERS
from eujc_desktop.ui.papers.section_list import SectionList
from eujc_desktop.ui.tabs import TABS
from eujc_desktop.ui.theme import theme
from tests.ui.access import faults, ringed, shown, told
from tests.ui.house import CTRL, INPUT, House, press

Key, Role = Qt.Key, QAccessible.Role

_KEYS = [tab.key for tab in TABS]
_LISTS = {
    "missions": "Missions",
    "participants": "Participants",
    "itineraries": "Itinerary",
    "visits": "To contact|Confirmed",
    "documents": "Papers",
    "entries": "Show all tools",
    "people": "People of the office",
    "statistics": "Executives on missions: 8",
}
"""What has the keyboard first in each tab; on the board the column of the visit at hand."""
_OTHERS = ("shortcuts", "about", "deadlines", "certificates")
"""What opens something besides the commands that ask for more; of the papers one."""


@pytest.fixture(scope="module")
def house(sample_file: Any, app: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One window for all that is looked at here; whatever asks for a file is cancelled."""
    with pytest.MonkeyPatch.context() as patch:
        for ask in ("getOpenFileName", "getSaveFileName"):
            patch.setattr(QFileDialog, ask, lambda *_args, **_named: ("", ""))
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
        made = House(shutil.copy(sample_file, tmp_path_factory.mktemp("access") / "office.db"), tab="missions")
        yield made
        made.close()


@pytest.mark.parametrize("tab", _KEYS)
def test_a_tab_leaves_nothing_unsaid(house: House, tab: str) -> None:
    for _page in _views(house, tab) if tab == "itineraries" else [house.tab(tab)]:
        house.run("next_record")
        assert faults(house.window) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_has_the_keyboard_is_framed(house: House, scheme: str) -> None:
    theme.choose(scheme)
    seen, bare = set(), []
    for tab in _KEYS:
        house.tab(tab)
        house.run("next_record")
        for each in reading_order.stops(house.window):
            kind = (type(each), each.property("kind"), each.objectName())
            if kind not in seen:
                seen.add(kind)
                reading_order.begin(each)
                house.idle()
                elsewhere = house.window.bar if each is house.window.header.search else house.window.header.search
                bare += [] if ringed(each, elsewhere) else [(tab, *kind, each.accessibleName())]
    theme.choose("light")
    assert len(seen) > 25
    assert bare == []


@pytest.mark.parametrize("tab", _KEYS)
def test_tab_goes_as_one_reads(house: House, tab: str) -> None:
    page, window = house.tab(tab), house.window
    assert told(QApplication.focusWidget()) in _LISTS[tab].split("|")
    house.run("next_record")
    order = list(reading_order.stops(window))
    assert {id(each) for each in order} == {id(each) for each in _chain(window)}, "nothing is left out"
    panes = [window.header, window.bar, page.tools, page, page.panel or window.status, window.status]
    listed = [each for each in order if not (page.tray and page.tray.isAncestorOf(each))]
    places = [max(at for at, pane in enumerate(panes) if pane in _over(each)) for each in listed]
    assert places == sorted(places), "header, tabs, tools, list, panel, status"
    inside = [each for each in order if page.panel and page.panel.isAncestorOf(each)]
    for area in page.panel.findChildren(QScrollArea) if page.panel else ():
        area.verticalScrollBar().setValue(0)
    tops = [each.mapTo(window, each.rect().center()).y() for each in inside]
    assert all(below > above - 20 for above, below in pairwise(tops)), "the panel is read downwards"


def test_tab_steps_scroll_wrap_and_stay_in_the_search(house: House) -> None:
    house.tab("participants")
    house.run("next_record")
    order = list(reading_order.stops(house.window))
    order[-1].setFocus()
    press(order[-1], Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]
    press(order[0], Key.Key_Backtab)
    assert QApplication.focusWidget() is order[-1]
    press(order[-1], *[Key.Key_Backtab] * 8)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.visibleRegion().boundingRect() == field.rect(), "scrolled to, and seen whole"
    field.setFocus()
    house.run("search")
    box = QApplication.focusWidget()
    press(box, Key.Key_Tab)
    assert QApplication.focusWidget() is box
    press(box, Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_what_commands_open_leaves_nothing_unsaid(house: House) -> None:
    ask = [action for action in ACTIONS if action.text.endswith("…") and action.id not in (*PAPERS, "sample")]
    missed, seen = {}, set[Any]()
    for action in [*ask, *(house.window.actions_.data[key] for key in _OTHERS)]:
        if not house.window.actions_.q(action.id).isEnabled():
            house.tab(action.context or "participants")
        house.run(action.id)
        for opened in _opened(house) or [house.window]:
            found = faults(opened)
            if opened is not house.window:
                found += [f"no frame around {told(each)}" for each in _unframed(house, opened, seen)]
            if found:
                missed[action.id] = found
            if opened is not house.window:
                opened.close()
        house.idle()
    assert missed == {}


def _chain(window: QWidget) -> Iterator[QWidget]:
    """What Qt itself would go through, in the order in which it was made."""
    each = window.nextInFocusChain()
    while each is not window:
        wanted = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if wanted and each.isVisible() and each.isEnabled() and window.isAncestorOf(each):
            yield each
        each = each.nextInFocusChain()


def _over(widget: QWidget) -> Iterator[QWidget]:
    """A widget, and all that it lies in."""
    over: QWidget | None = widget
    while over is not None:
        yield over
        over = over.parentWidget()


def _opened(house: House) -> list[QWidget]:
    """The dialogs and popups beside the window."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not house.window]


def test_the_import_leaves_nothing_unsaid_with_few_widgets(house: House) -> None:
    house.tab("participants")
    dialog = open_import(
        house.window.desk, "participants", INPUT / "applications-fr-messy.xlsx", "WCM-2027", house.window
    )
    house.idle()
    assert faults(dialog) == []
    assert list(_unframed(house, dialog, set())) == []
    dialog.review.chips.chip(TO_CHECK).click()
    assert faults(dialog) == []
    assert sum(each.isVisible() for each in dialog.findChildren(QWidget)) < 160
    dialog.close()
    house.idle()


def test_what_happens_by_itself_is_read_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(event: Any) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assert event.politeness() == QAccessible.AnnouncementPoliteness.Polite
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    page = house.tab("itineraries")
    page.side.turn("issues")
    fix = next(each for each in page.side.found.findChildren(FixButton) if each.accessibleName().startswith("Start "))
    fix.click()
    house.until(lambda: "2 conflicts found" in said)
    house.run("undo")
    house.until(lambda: "3 conflicts found" in said)
    assert any(words.startswith("Undone: ") for words in said)
    house.run("redo")
    assert any(words.startswith("Done again: ") for words in said)
    house.run("undo")

    house.run("search")
    said.clear()
    press(QApplication.focusWidget(), Key.Key_Down)
    assert len(said) == 1
    press(QApplication.focusWidget(), "kalx")
    house.until(lambda: said[-1].startswith("Nothing found for “kalx”"))
    press(QApplication.focusWidget(), Key.Key_Escape)
    house.window.desk.toast("Backed up")
    assert said[-1] == "Backed up"
    house.window.desk.refuse(UserError("The disk is full", cure="Make room."))
    assert said[-1] == "The disk is full"
    house.window.messages.clear()


@pytest.mark.parametrize("tab", _KEYS)
def test_a_tab_has_few_widgets(house: House, tab: str) -> None:
    """Screen readers go through all of them; beyond a few hundred, hidden ones included, they are slow on Windows."""
    page = house.tab(tab)
    house.run("next_record")
    alive = page.findChildren(QWidget)
    assert sum(each.isVisible() for each in alive) < 230
    assert len(alive) < 400


def test_what_the_mouse_drags_keys_and_menus_move_too(house: House) -> None:
    """Rooms are shared by Enter in the list of mates too (test_rooms), cards of the tray are placed by Enter
    (test_plan_b), items of the timetable moved by keys (test_timetable); files come in by commands and buttons.
    """
    window, dragged, headed = house.window, set[str](), set[str]()
    sections = house.tab("documents").findChild(SectionList)
    window.go("documents", "", "briefing_book")
    house.until(sections.isVisible)
    for tab in _KEYS:
        for page in _views(house, tab):
            for view in (each for each in shown(page, QAbstractItemView) if isinstance(each, QAbstractItemView)):
                dragged |= {told(view)} if view.dragEnabled() else set()
                header = view.horizontalHeader() if isinstance(view, QTableView) else None
                headed |= {told(view)} if header and header.sectionsMovable() and told(view) else set()
    cards = {"To contact", "Requested", "Pencilled", "Confirmed"}
    assert dragged == {"Sections", "To be placed", *cards}, "cards are tried in test_board"
    assert sorted(headed) == ["Company visits", "Participants", "People of the office"]

    grid = house.tab("participants").grid
    before = [column.key for column in grid.arranging.shown]
    grid.view.go(grid.model_.index(0, 2))
    _column(house, "Move to the left")
    assert [column.key for column in grid.arranging.shown] == [before[0], before[2], before[1], *before[3:]]
    _column(house, "Move to the left")
    _column(house, "Move to the right")
    assert [column.key for column in grid.arranging.shown] == before
    wide = grid.view.columnWidth(2)
    _column(house, "Wider")
    assert grid.view.columnWidth(2) > wide
    _column(house, "Narrower")
    assert grid.view.columnWidth(2) == wide

    order = sections.sections
    press(sections, Key.Key_Down, held=CTRL)
    assert sections.sections[:2] == order[1::-1]
    next(each for each in sections.actions() if each.text().startswith("Move up")).trigger()
    assert sections.sections == order


def _views(house: House, tab: str) -> Iterator[Any]:
    """A tab, in each of its views."""
    page = house.tab(tab)
    yield page
    if tab == "visits":
        page.show_view("table")
        yield page
    for kind in ("day", "all", "agenda", "week") if tab == "itineraries" else ():
        page.views.turn(kind)
        house.idle()
        yield page


def _unframed(house: House, dialog: QWidget, seen: set[Any]) -> Iterator[QWidget]:
    """Lists and tables of a dialog that do not show that they have the keyboard; each sort is looked at once."""
    order = list(reading_order.stops(dialog))
    for each in order if len(order) > 1 else ():
        filled = isinstance(each, QAbstractItemView) and each.model() is not None and each.model().rowCount()
        if filled and (type(each), told(each)) not in seen:
            seen.add((type(each), told(each)))
            reading_order.begin(each)
            house.idle()
            if not ringed(each, next(other for other in reading_order.stops(dialog) if other is not each)):
                yield each


def _column(house: House, words: str) -> None:
    """Choose something from the menu of the column at hand."""
    house.run("columns")
    menu = house.window.current.grid.view.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    house.idle()


def test_parts_of_the_window_are_what_they_seem(house: House) -> None:
    window, page = house.window, house.tab("participants")
    chip = next(each for each in page.tools.findChildren(FilterChip) if each.isVisible())
    tabs, table = (QAccessible.queryAccessibleInterface(each) for each in (window.bar, page.grid.view))
    names = [tabs.child(at).text(QAccessible.Text.Name) for at in range(window.bar.count())]
    assert {tabs.child(at).role() for at in range(window.bar.count())} == {Role.PageTab}
    assert names[:2] == ["Missions (2)", "Participants (24)"]
    assert _role(chip) is Role.CheckBox
    assert told(chip).startswith("Filter: ")
    assert {_role(each) for each in (window.header.missions, window.header.search)} == {Role.PushButton}
    assert table.role() is Role.Table
    model = page.grid.model_
    marked = [
        (row, at) for row in range(model.rowCount()) for at in range(len(model.columns)) if model.cell(row, at).mark
    ]
    for row, at in marked:
        index = model.index(row, at)
        assert model.cell(row, at).mark.text in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert marked
    house.run("next_record")
    field = page.side.form.box("person.family_name")
    labels = QAccessible.queryAccessibleInterface(field.editor).relations(QAccessible.RelationFlag.Label)
    assert [str(each[0].text(QAccessible.Text.Name)) for each in labels] == ["Family name"]
    house.run("search")
    overlay = window.findChildren(SearchOverlay)[-1]
    assert (_role(overlay.box), _role(overlay.list)) == (Role.EditableText, Role.List)
    press(overlay.box, Key.Key_Escape)
    house.run("shortcuts")
    (dialog,) = _opened(house)
    assert _role(dialog) is Role.Dialog
    dialog.close()
    rings = house.tab("missions").findChildren(Ring)
    assert [told(each).endswith(" per cent") for each in rings] == [True]


def _role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()
