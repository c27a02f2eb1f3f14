"""The commands the window itself carries out, in any tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from eujc_desktop.ui.tabs import NUMBERED
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

if TYPE_CHECKING:
    from eujc_desktop.ui.components.search_overlay import SearchOverlay
    from eujc_desktop.ui.dialogs.preferences import Preferences
    from eujc_desktop.ui.window import Window


def bind_window_commands(window: Window) -> None:
    """Bind what does not depend on the tab."""
    actions, office, desk = window.actions_, window.office, window.desk
    actions.bind("quit", window.close)
    actions.bind("undo", office.undo, when=lambda: office.can_undo)
    actions.bind("redo", office.redo, when=lambda: office.can_redo)
    actions.bind("search", lambda: open_search(window))
    for part, show in (("panel", window.show_panel), ("tray", window.show_tray)):
        actions.bind(part, partial(_turn, window, part, show), when=partial(_has, window, part))
    for number, tab in enumerate((tab for tab in NUMBERED if tab in window.tabs_shown()), 1):
        actions.bind(f"tab_{number}", partial(window.go, tab))
    all_tools = actions.q("all_tools")
    actions.bind("all_tools", lambda: desk.show_all_tools(on=all_tools.isChecked()), when=lambda: bool(desk.mission))
    actions.bind("next_pane", window.next_pane)
    actions.bind("previous_pane", lambda: window.next_pane(-1))
    actions.bind("dark", lambda: theme.choose("dark" if actions.q("dark").isChecked() else "light"))
    actions.bind("switch_mission", window.header.missions.open, when=lambda: bool(window.desk.missions))
    actions.bind("deadlines", window.at_hand.show_deadlines)
    actions.bind("history", lambda: _history(window))
    actions.bind("settings", lambda: open_preferences(window))
    actions.bind("zone", lambda: open_preferences(window, "second_zone"))
    actions.bind("shortcuts", lambda: _shortcuts(window))
    actions.bind("about", lambda: _about(window))
    _bind_mission_commands(window)


def _bind_mission_commands(window: Window) -> None:
    """Commands about the mission at hand that belong to a tab: they go there first."""
    actions, desk = window.actions_, window.desk

    def with_mission() -> bool:
        return desk.mission is not None

    def elsewhere(tab: str) -> Callable[[], bool]:
        return lambda: with_mission() and window.offers(tab)

    def there(tab: str, command: str) -> None:
        window.go(tab)
        actions.run(command)

    for command, tab in (
        ("add_person", "participants"),
        ("add_item", "itineraries"),
        ("add_visit", "visits"),
        ("release_edition", "documents"),
    ):
        actions.bind(command, partial(there, tab, command), when=elsewhere(tab))
    actions.bind("issues", lambda: window.go("itineraries", "", "issues"), when=elsewhere("itineraries"))
    actions.bind("new_mission", lambda: _new_mission(window), when=lambda: desk.missions is not None)
    actions.bind("edit_mission", lambda: window.go("missions", desk.mission_id, "edit"), when=with_mission)
    actions.bind("move_dates", lambda: _move_dates(window), when=with_mission)
    actions.bind("clone_mission", lambda: _clone_mission(window), when=with_mission)
    actions.bind("go_to_date", lambda: _go_to_date(window), when=elsewhere("itineraries"))


def _turn(window: Window, part: str, show: Callable[..., None]) -> None:
    show(on=window.actions_.q(part).isChecked())


def _has(window: Window, part: str) -> bool:
    """Whether the tab on screen has a panel or a tray."""
    return getattr(window.on_screen, part, None) is not None


def _new_mission(window: Window) -> None:
    from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog

    def made(mission_id: str) -> None:
        window.desk.choose_mission(mission_id)
        window.go("missions", mission_id)

    NewMissionDialog(window.desk, made=made, parent=window).open()


def _move_dates(window: Window) -> None:
    from eujc_desktop.ui.dialogs.move_dates import MoveDatesDialog

    MoveDatesDialog(window.desk, window.desk.mission, window).open()


def _clone_mission(window: Window) -> None:
    from eujc_desktop.ui.dialogs.clone_mission import ask_and_clone

    ask_and_clone(window.desk, window.desk.mission, window)


def _go_to_date(window: Window) -> None:
    from eujc_desktop.ui.dialogs.go_to_date import ask_for_day

    ask_for_day(window.desk, window)


def open_search(window: Window) -> SearchOverlay:
    """Lay the search over the window; where it lies already, its words are chosen to be replaced."""
    from eujc_desktop.ui.components.search_overlay import SearchOverlay
    from eujc_desktop.ui.finding import Finding

    for there in window.findChildren(SearchOverlay):
        if not there.isHidden():
            there.open(there.box.text())
            return there
    finding = Finding(window.desk, partial(open_preferences, window), partial(_add_named, window))
    overlay = SearchOverlay(window, finding.find)
    finding.setParent(overlay)
    overlay.open()
    return overlay


def _add_named(window: Window, name: str) -> None:
    """Ask about a new participant whose name was looked for in vain."""
    from eujc_desktop.ui.pages.participants import ParticipantsPage

    window.go("participants")
    if isinstance(window.current, ParticipantsPage):
        window.current.add(name)


def open_preferences(window: Window, key: str = "") -> Preferences:
    """The settings, with the keyboard in the field of `key`."""
    from eujc_desktop.ui.dialogs.preferences import Preferences

    def obey(changed: str) -> None:
        if changed == "theme":
            theme.choose(window.settings.get("theme"))
        elif changed == "language":
            QTimer.singleShot(0, window, partial(_switch_language, window))
        elif changed == "second_zone":
            window.status.show_clocks()

    dialog = Preferences(window.settings, obey, window)
    dialog.open()
    if key:
        dialog.fields[key].editor.setFocus()
    return dialog


def _switch_language(window: Window) -> None:
    """Say everything in the language chosen; the settings come up again in it."""
    from eujc_desktop.ui.languages import switch

    switch(window, window.settings.get("language"), lambda: open_preferences(window, "language"))


def show_folder(path: Path) -> None:
    """Open the folder a file lies in, in the system's file manager."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _history(window: Window) -> None:
    from eujc_desktop.ui.history import HistoryDialog

    HistoryDialog(window.office, window.actions_, window).open()


def _shortcuts(window: Window) -> None:
    from eujc_desktop.ui.shortcuts import ShortcutsDialog

    ShortcutsDialog(window).open()


def _about(window: Window) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setWindowTitle(tr("About EUJC Desktop"))
    box.setText(tr("EUJC Desktop plans missions between Europe and Japan, without a network."))
    box.setInformativeText(tr("Licence: EUPL-1.2. Icons: Lucide, ISC licence. Made with Qt, LGPL."))
    box.open()
