"""The frame: tabs built when shown, folding by width, panes, memory, names for everything that takes the focus."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from eujc_desktop import services
from eujc_desktop.ui.commands import open_search
from eujc_desktop.ui.components.search_overlay import SearchHit, SearchOverlay
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.window import Window
from tests.ui import fakes
from tests.ui.house import nameless


def test_only_the_current_tab_is_built(window: Window) -> None:
    assert list(window._pages) == ["missions"]
    window.go("participants")
    assert list(window._pages) == ["missions", "participants"]


def test_the_four_tabs_come_first_and_say_their_counts(window: Window, qtbot: Any) -> None:
    titles = [window.tabs.tabText(at) for at in range(window.tabs.count())]
    assert titles == ["Missions", "Participants", "Itineraries", "Company visits"]
    qtbot.waitUntil(lambda: window.bar.tabToolTip(1) == "Participants (22)")
    assert [window.bar.badge(at) for at in range(4)] == ["2", "22", "3", "5/8"]
    assert window.status.conflicts.accessibleName() == "3 conflicts"
    told = QAccessible.queryAccessibleInterface(window.bar)
    assert told.child(1).text(QAccessible.Text.Name) == "Participants (22)"


def test_the_bar_widens_for_a_count(window: Window) -> None:
    before = window.bar.tabRect(2).width()
    window.bar.set_badge(2, "123", "err")
    assert window.bar.tabRect(2).width() > before


def test_panel_and_tray_fold_with_the_width(window: Window, qtbot: Any) -> None:
    panel = window.current.panel
    assert panel is not None
    assert (panel.isVisible(), panel.width()) == (True, 412)
    window.resize(1280, 720)
    assert (panel.isVisible(), panel.width()) == (True, int(412 * 0.84))
    window.resize(1000, 640)
    assert not panel.isVisible()
    window.actions_.run("panel")
    assert panel.isVisible()
    window.resize(1440, 900)
    assert panel.isVisible()
    window.actions_.run("panel")
    assert not panel.isVisible()
    assert not window.actions_.q("panel").isChecked()


def test_the_window_is_never_smaller_than_the_design_allows(window: Window) -> None:
    assert window.minimumSize() == QSize(940, 560)


def test_a_mission_is_chosen_and_followed(window: Window) -> None:
    window.go("participants")
    page = window.current
    assert page.asked[-1] == "m1"
    window.header.missions.chosen.emit("m2")
    assert page.asked[-1] == "m2"
    assert window.header.missions.text() == "Get Ready for Japan & more"


def test_changes_reach_the_tab_on_screen_and_outdate_the_others(window: Window, qtbot: Any) -> None:
    first = window.current
    window.go("participants")
    second = window.current
    with qtbot.waitSignal(window.office.changed):
        window.office.do("add", lambda notes: notes.append("x"))
    qtbot.waitUntil(lambda: len(second.changes) == 1)
    assert first.changes == []
    asked = len(first.asked)
    window.go("missions")
    assert len(first.asked) == asked + 1


def test_undo_is_named_and_works_from_the_menu(window: Window, qtbot: Any, works: fakes.Works) -> None:
    with qtbot.waitSignal(window.office.changed):
        window.office.do("add R&D day", lambda notes: notes.append("x"))
    undo = window.actions_.q("undo")
    assert undo.text() == "Undo: add R&&D day"
    with qtbot.waitSignal(window.office.changed):
        undo.trigger()
    assert works.notes == []
    assert not undo.isEnabled()
    assert window.actions_.q("redo").isEnabled()


def test_f6_walks_through_the_panes_and_back(window: Window, qtbot: Any) -> None:
    window.current.first_focus()
    seen = []
    for _ in range(4):
        window.next_pane()
        seen.append(window.focusWidget())
    assert len({id(widget) for widget in seen}) == 4
    window.next_pane(-1)
    assert window.focusWidget() is seen[-2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_that_takes_the_focus_has_a_name(window: Window, scheme: str) -> None:
    theme.choose(scheme)
    for tab in fakes.TABS[:2]:
        window.go(tab.key)
        window.status.show_attention(3, 8)
        assert nameless(window) == []


def test_user_text_is_never_markup(window: Window) -> None:
    window.go("participants")
    formats = {label.textFormat() for label in window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_icon_buttons_have_a_tooltip(window: Window) -> None:
    bare = [
        button.accessibleName()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not button.icon().isNull() and not button.text() and not button.toolTip()
    ]
    assert bare == []


def test_what_was_folded_stays_folded(window: Window, qtbot: Any, office: Office, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    first = Window(office, memory, fakes.TABS)
    qtbot.addWidget(first)
    first.resize(1400, 800)
    first.go("participants")
    first.current.panel.sections["passport"].head.click()
    first.close()
    again = Window(office, Memory(tmp_path / "window.json"), fakes.TABS)
    qtbot.addWidget(again)
    assert again.tabs.currentIndex() == 1
    assert not again.current.panel.sections["passport"].opened
    assert again.current.panel.sections["identity"].opened
    kept = again.memory.get(again._geometry_name())
    assert isinstance(kept, str)
    assert len(kept) > 40


def test_damaged_memory_means_defaults(tmp_path: Path, app: Any) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"tab": ', encoding="utf-8")
    assert Memory(path).get("tab", "missions") == "missions"
    path.write_text("[1, 2]", encoding="utf-8")
    assert Memory(path).get("tab", "missions") == "missions"


def test_search_lists_runs_and_gives_the_focus_back(window: Window, qtbot: Any) -> None:
    window.current.first_focus()
    before = window.focusWidget()
    overlay = open_search(window)
    overlay.box.setText(">dark")
    assert open_search(window) is overlay, "pressed again, it is not laid over itself"
    qtbot.waitUntil(lambda: overlay._model.rowCount() == 2)
    QTest.keyClick(overlay.box, Qt.Key.Key_Escape)
    assert not overlay.isVisible()
    assert window.focusWidget() is before


def test_search_is_closed_before_it_is_answered(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go = threading.Event(), threading.Event()

    def find(work: Any, words: str, limit: int, *_where: object) -> list[Any]:
        begun.set()
        assert go.wait(60)
        return []

    monkeypatch.setitem(vars(services), "search", SimpleNamespace(find=find, near=lambda work, words: ""))
    overlay = open_search(window)
    overlay.box.setText("kallas")
    overlay._ask()
    assert begun.wait(60)
    overlay.close_search()
    QApplication.sendPostedEvents(overlay, QEvent.Type.DeferredDelete)
    go.set()
    assert window.office.close()
    QApplication.processEvents()


def test_search_moves_over_headings_and_opens(window: Window, qtbot: Any) -> None:
    opened: list[str] = []
    hits = [
        SearchHit(group, "user", title, "", "", lambda title=title: opened.append(title))
        for group, title in (("People", "KALLAS"), ("People", "KALLIO"), ("Companies", "Kallas Foods"))
    ]
    overlay = SearchOverlay(window, lambda query, answer: answer(query, hits))
    overlay.open("kal")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(overlay.box, key)
    assert opened == ["Kallas Foods"]


def test_search_goes_on_with_other_words(window: Window, qtbot: Any) -> None:
    again = SearchHit("Did you mean", "search", "KALLAS", "", "", list, instead="kallas")
    asked: list[str] = []

    def find(query: str, answer: Any) -> None:
        asked.append(query)
        answer(query, [again] if query == "kalx" else ())

    overlay = SearchOverlay(window, find)
    overlay.open("kalx")
    assert overlay._none.isVisible()
    QTest.keyClick(overlay.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked[-1] == "kallas")
    assert overlay.isVisible()
    overlay.close_search()


def test_toasts_replace_each_other_and_offer_undo(window: Window, qtbot: Any) -> None:
    window.desk.toast("One added")
    undone: list[int] = []
    window.desk.toast("Two added", "Undo", lambda: undone.append(1))
    assert window.notices.shown == "Two added"
    next(button for button in window.findChildren(QPushButton) if button.text() == "Undo").click()
    assert undone == [1]


def test_a_long_job_shows_a_box_with_cancel(window: Window, qtbot: Any) -> None:
    import threading

    go = threading.Event()

    def build(works: Any, progress: Any) -> str:
        progress(9, 22, "BRENNAN Aoife")
        while not go.wait(0.02):
            progress(9, 22, "BRENNAN Aoife")
        return "made"

    job = window.desk.task(window.office.make("certificates", build), "Making 22 certificates", "award")
    qtbot.waitUntil(lambda: bool(window.notices._boxes))
    box = window.notices._boxes[0]
    qtbot.waitUntil(lambda: box._note.text().startswith("9 of 22 · BRENNAN Aoife"))
    with qtbot.waitSignal(job.ended):
        box.cancel.click()
    go.set()
    assert window.notices._boxes == []


def test_a_refusal_appears_in_the_window_once(window: Window) -> None:
    from eujc_desktop.common.errors import Refused

    error = Refused("The call is closed.", cure="Open it again in the mission's settings.")
    window.desk.refuse(error)
    window.desk.refuse(error)
    assert window.messages.titles() == ["The call is closed."]


def test_status_says_saved_backup_and_attention(window: Window) -> None:
    from datetime import UTC, datetime

    from eujc_desktop.ui.office import SaveState

    status = window.status
    status.show_saved(SaveState("failed", reason="the disk is full"))
    assert "Not saved: the disk is full" in status.saved.text()
    status.show_saved(SaveState("saving"))
    assert "Saving…" in status.saved.text()
    status.show_saved(SaveState("saved", datetime.now(UTC)))
    assert "All changes saved" in status.saved.text()
    status.show_attention(1, 0)
    assert status.conflicts.accessibleName() == "1 conflict"
    assert not status.warnings.isVisible()
    assert "Tokyo" in status.clocks.text()
