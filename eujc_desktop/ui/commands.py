"""The commands the window itself carries out, in any tab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

if TYPE_CHECKING:
    from eujc_desktop.ui.components.search_overlay import SearchOverlay
    from eujc_desktop.ui.dialogs.preferences import Preferences
    from eujc_desktop.ui.window import Window


def bind_window_commands(window: Window) -> None:
    """Bind what does not depend on the tab."""
    actions, office = window.actions_, window.office
    actions.bind("quit", window.close)
    actions.bind("undo", office.undo, when=lambda: office.can_undo)
    actions.bind("redo", office.redo, when=lambda: office.can_redo)
    actions.bind("search", lambda: open_search(window))
    actions.bind("panel", lambda: window.show_panel(on=actions.q("panel").isChecked()))
    actions.bind("tray", lambda: window.show_tray(on=actions.q("tray").isChecked()))
    actions.bind("next_pane", window.next_pane)
    actions.bind("previous_pane", lambda: window.next_pane(-1))
    actions.bind("dark", lambda: theme.choose("dark" if actions.q("dark").isChecked() else "light"))
    actions.bind("switch_mission", window.header.missions.open)
    actions.bind("deadlines", window.at_hand.show_deadlines)
    actions.bind("history", lambda: _history(window))
    actions.bind("settings", lambda: open_preferences(window))
    actions.bind("zone", lambda: open_preferences(window, "second_zone"))
    actions.bind("shortcuts", lambda: _shortcuts(window))
    actions.bind("about", lambda: _about(window))


def open_search(window: Window) -> SearchOverlay:
    """Lay the search over the window."""
    from eujc_desktop.ui.components.search_overlay import SearchOverlay
    from eujc_desktop.ui.finding import Finding

    overlay = SearchOverlay(window, Finding(window.desk).find)
    overlay.open()
    return overlay


def open_preferences(window: Window, key: str = "") -> Preferences:
    """The settings, with the keyboard in the field of `key`."""
    from eujc_desktop.ui.dialogs.preferences import Preferences

    def obey(changed: str) -> None:
        if changed == "theme":
            theme.choose(window.settings.get("theme"))
        elif changed == "second_zone":
            window.status.show_clocks()

    dialog = Preferences(window.settings, obey, window)
    dialog.open()
    if key:
        dialog.fields[key].editor.setFocus()
    return dialog


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
