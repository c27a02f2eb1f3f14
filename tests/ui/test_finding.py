"""The search box on the sample: records, papers, settings and commands, and what was opened last."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eujc_desktop.ui.commands import open_search
from eujc_desktop.ui.components.search_overlay import SearchHit, SearchOverlay
from eujc_desktop.ui.dialogs.add_records import AddPersonDialog
from eujc_desktop.ui.dialogs.preferences import Preferences
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog
from tests.ui.house import House, also_in_japanese, in_english


def hits(overlay: SearchOverlay) -> list[SearchHit]:
    return [_read(shown) for shown in overlay._model._rows if isinstance(shown, SearchHit)]


def _read(hit: SearchHit) -> SearchHit:
    words = {name: in_english(getattr(hit, name)) for name in ("group", "title", "detail", "hint")}
    return hit._replace(**words)


def look(house: House, qtbot: Any, words: str, group: str) -> tuple[SearchOverlay, list[SearchHit]]:
    """The overlay with `words` in it, and what it shows under a heading, with the keyboard on the first of those."""
    overlay = open_search(house.window)
    overlay.box.setText(words)
    qtbot.waitUntil(lambda: overlay._model.query == words.lstrip(">@# ") and group in map(_group, hits(overlay)))
    rows = overlay._model._rows
    overlay._go(next(at for at, hit in enumerate(rows) if isinstance(hit, SearchHit) and _read(hit).group == group))
    return overlay, [hit for hit in hits(overlay) if hit.group == group]


def _group(hit: SearchHit) -> str:
    return hit.group


@also_in_japanese
def test_everything_is_found_and_opened_by_key(sample: House, qtbot: Any) -> None:
    window = sample.window
    overlay, people = look(sample, qtbot, "kjaer", "People")
    assert people[0].detail == "Kjær Køleteknik A/S · WCM-2027 · Confirmed"
    QTest.keyClick(overlay.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current.key == "participants" and bool(window.current.grid.current_id))
    overlay, firms = look(sample, qtbot, "kjaer", "Companies")
    assert firms[0].detail == "Aarhus, Denmark · 2 missions"
    QTest.keyClick(overlay.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(RecordDialog)))
    window.findChildren(RecordDialog)[0].reject()
    kept = window.memory.get("search.recent", [])
    window.memory.put("search.recent", [3, ["person"], ["person", None], {}, *kept, [["x"], "y"]])
    overlay, recent = look(sample, qtbot, "", "Recent")
    assert [hit.title for hit in recent] == ["Kjær Køleteknik A/S", "KJÆRGAARD Søren"]
    overlay.close_search()
    overlay, _settings = look(sample, qtbot, "backup", "Settings")
    QTest.keyClick(overlay.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.findChildren(Preferences)))
    window.findChildren(Preferences)[0].reject()
    overlay, papers = look(sample, qtbot, "rooming", "Documents")
    assert papers[0].title == "Rooming list"
    QTest.keyClick(overlay.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current.key == "documents")


def test_nothing_found_offers_a_name_alike_and_a_new_person(sample: House, qtbot: Any) -> None:
    overlay, (again,) = look(sample, qtbot, "Jens kjergard", "Did you mean")
    assert again.title == "Kjærgaard"
    add = hits(overlay)[-1]
    assert add.title == "Add “Jens kjergard” as a new person"
    overlay._go(overlay._model.rowCount() - 1)
    QTest.keyClick(overlay.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(sample.window.findChildren(AddPersonDialog)))
    dialog = sample.window.findChildren(AddPersonDialog)[0]
    assert (dialog.value("person.family_name"), dialog.value("person.given_name")) == ("kjergard", "Jens")
    dialog.reject()


def test_commands_and_settings_are_found_without_accents_and_by_what_can_be_chosen(sample: House, qtbot: Any) -> None:
    for words, title in (
        ("francais", "Language of the window"),
        ("日本語", "Language of the window"),
        ("light", "Colours"),
    ):
        overlay, (found,) = look(sample, qtbot, words, "Settings")
        assert found.title == title
        overlay.close_search()
