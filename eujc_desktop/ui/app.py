"""The application: dressed, its window shown, and what may wait done after the first frame."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from eujc_desktop.common.errors import UserError
from eujc_desktop.common.settings import Settings
from eujc_desktop.ui import crash, languages, tabs
from eujc_desktop.ui.commands import show_folder
from eujc_desktop.ui.file_commands import House, ask_how_opened, bind_file_commands
from eujc_desktop.ui.garbage import Garbage, kept
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.office import Office, Works
from eujc_desktop.ui.office_commands import bind_office_commands
from eujc_desktop.ui.sheet import style_sheet
from eujc_desktop.ui.text import told, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.window import Window

_QUIET_MS = 1500
_GIVE_WAY_S = 0.001 if sys.platform == "win32" else 0.00005
"""So long a worker keeps the interpreter when the window asks for it; painting a page asks hundreds of times.

Windows waits whole milliseconds: less is none there, and threads would spin and take it from each other at every step.
"""
_LOOK_MS, _SHADES = 900, 40


def make_application(argv: Sequence[str], settings: Settings) -> QApplication:
    """The Qt application in the user's colours; call it once, before any widget."""
    QApplication.setApplicationName("EUJC Desktop")
    QApplication.setDesktopFileName("eujc-desktop")
    # Naming the style here and not by setStyle spares the start a quarter: the binding would load all of QStyle.
    app = QApplication([*argv, "-style", "fusion"])
    languages.begin(languages.meant(settings.get("language")))
    theme.start(app, style_sheet, settings.get("theme"))
    theme.changed.connect(lambda: _keep_theme(settings))
    return app


def _keep_theme(settings: Settings) -> None:
    """Keep what was chosen; a font that has come in changes the look too, and the disk is not waited for then."""
    if settings.get("theme") != theme.choice:
        settings.set("theme", theme.choice)


def open_window(connect: Callable[[], Works], memory: Memory, house: House | None = None) -> Window:
    """The window over the database that `connect` opens, on screen; reading starts after its first frame."""
    window = Window(Office(connect), memory, settings=house.settings if house else Settings())
    if house is not None:
        bind_office_commands(window)
        bind_file_commands(window, house)
        if (file := house.file) is not None:
            _name_file(window, file)
            window.furnished.connect(lambda: _name_file(window, file))
            window.actions_.bind("file_folder", lambda: show_folder(file))
            window.painted.connect(lambda: _listen(window, house, file))
            window.desk.when_busy = lambda error: _make_way(window, house, file, error)
        if (first := house.first_rows) is not None:
            window.show_first(first)
    window.painted.connect(lambda: QTimer.singleShot(_QUIET_MS, window, _complete_fonts))
    theme.wear_sheet()
    window.show()
    return window


def _name_file(window: Window, file: Path) -> None:
    window.setWindowTitle(f"{file.name} – {window.windowTitle()}")
    window.status.show_file(file.name, str(file.parent))


def _settle(window: Window) -> None:
    """The window stands: what may be needed next is made ready beside it, and garbage collected from now on."""
    Garbage(window.office)
    window.office.prepare(tabs.load)


def _complete_fonts() -> None:
    from eujc_desktop.ui.fonts import ensure_japanese

    ensure_japanese()


def run(connect: Callable[[], Works], memory_path: Path, house: House | None = None) -> int:
    """Show the window until it is closed; gives the exit code. All that was written is on the disk then."""
    sys.setswitchinterval(_GIVE_WAY_S)
    memory = Memory(memory_path)
    app = make_application(sys.argv[:1], house.settings if house else Settings())
    restore = crash.install()
    window = open_window(connect, memory, house)
    window.painted.connect(lambda: QTimer.singleShot(_QUIET_MS, window, lambda: _settle(window)))
    try:
        return app.exec()
    finally:
        window.office.close()
        memory.write()
        restore()
        gc.enable()


def _listen(window: Window, house: House, file: Path) -> None:
    """Come to the front when a second window is opened on the file, once it is open here; a copy is nobody's."""
    way = window.office.call(lambda _works: house.read_only)
    way.then(
        lambda is_copy: None if is_copy else QTimer.singleShot(_QUIET_MS, window, lambda: _hang_bell(window, file))
    )
    way.otherwise(lambda _error: None)  # told by the office's own first reading


def _hang_bell(window: Window, file: Path) -> None:
    from eujc_desktop.ui.bell import Bell

    Bell(file, window)


def _make_way(window: Window, house: House, file: Path, error: UserError) -> None:
    """Leave the screen to the window that has the file open; where it does not answer, offer to read beside it."""
    from eujc_desktop.ui.bell import ring

    # Several readings at the start meet the same window.
    if told(error) not in window.messages.titles() and window.isVisible():
        if ring(file):
            window.close()
        else:
            _offer_to_read(window, house, file, error)


def _offer_to_read(window: Window, house: House, file: Path, error: UserError) -> None:
    from eujc_desktop.ui.components.messages import Fix, InlineMessage

    def again(*, beside: bool) -> None:
        house.beside = beside
        window.start_again()
        ask_how_opened(window, house)
        _listen(window, house, file)

    words = f"{tr(error.cure)} {tr('Here you can look at everything meanwhile.')}"
    fixes: list[Fix] = [
        (tr("Open for reading only"), partial(again, beside=True)),
        (tr("Try again"), partial(again, beside=False)),
    ]
    window.messages.add(InlineMessage(told(error), words, "warn", fixes=fixes))


@kept()
def paint_once(connect: Callable[[], Works]) -> bool:
    """Whether the window comes up with every tab filled; it is closed again. For the self-test."""
    from PySide6.QtCore import QEventLoop

    memory = Memory()
    app = QApplication.instance() or make_application(sys.argv[:1], Settings())
    window = open_window(connect, memory)
    shades: set[int] = set()
    for spec in window.tabs_shown():
        window.go(spec)
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_MS, loop, loop.quit)
        loop.exec()
        image = window.grab().toImage()
        shades |= {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    window.close()
    done = window.office.close()
    app.processEvents()
    return done and len(shades) > _SHADES
