"""The commands about the data file as a whole: open another, back it up, check it, hear how it was opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer

from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.text import language, numerals, tr

if TYPE_CHECKING:
    from eujc_desktop.common.progress import Progress
    from eujc_desktop.common.settings import Settings
    from eujc_desktop.ui.jobs import Job
    from eujc_desktop.ui.window import Window

_BACKUP_CHECK_MS = 60_000


class House(Protocol):
    """What the program can do with data files as a whole; `beside` a window that has the file open it only reads."""

    beside: bool

    @property
    def file(self) -> Path | None: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def backup_folder(self) -> str: ...
    @property
    def read_only(self) -> bool: ...
    def remarks(self) -> list[tuple[str, str]]: ...
    def damage(self, progress: Progress) -> tuple[str, str] | None: ...
    def examine(self, progress: Progress) -> Any: ...
    def mend(self, found: Any) -> None: ...
    def back_up(self, reason: str) -> Path | None: ...
    def back_up_if_due(self) -> Path | None: ...
    def last_backup(self) -> datetime | None: ...
    def open_other(self, path: Path) -> None: ...
    def make_sample(self) -> Path: ...
    @property
    def first_rows(self) -> Any: ...
    def keep_first_rows(
        self, grid: str, mission_id: str, keys: Sequence[str], order: Sequence[tuple[str, bool]], language: str
    ) -> None: ...


def bind_file_commands(window: Window, house: House) -> None:
    """Bind what is done with the data file, and have it backed up while the window is open."""
    actions, desk = window.actions_, window.desk
    desk.backup_folder, desk.back_up = house.backup_folder, house.back_up
    actions.bind("open", lambda: _open(window, house))
    actions.bind("sample", lambda: _sample(window, house))
    actions.bind("backup", lambda: _back_up(window, house, "asked for"), when=lambda: house.file is not None)
    actions.bind("check_file", lambda: _check_file(window, house))
    for ready in (window.painted, window.furnished):
        ready.connect(lambda: _show_backup(window, house))
    window.painted.connect(lambda: ask_how_opened(window, house))
    window.closing.connect(lambda: _keep_first_rows(window, house))
    timer = QTimer(window)
    timer.setInterval(_BACKUP_CHECK_MS)
    timer.timeout.connect(lambda: _back_up_if_due(window, house))
    timer.start()


def _keep_first_rows(window: Window, house: House) -> None:
    """Have the list now shown in the first frame of the next start."""
    shown = window.current.shown_list() if window.office.is_open else None
    if shown is not None:
        spoken = language()
        window.office.call(lambda _works: house.keep_first_rows(*shown, spoken))


def _open(window: Window, house: House) -> None:
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(window, tr("Open mission file"), "", tr("Mission files (*.db)"))
    if name:
        _leave_for(window, house, Path(name))


def _sample(window: Window, house: House) -> None:
    """Open the sample, made first if it is not there; an office still empty gives way to it."""
    job = window.office.make(tr("Make the sample mission"), lambda _works, _progress: house.make_sample())
    window.desk.task(job, tr("Making the sample mission"), "sparkles")
    job.then(lambda path: _leave_for(window, house, path))


def _leave_for(window: Window, house: House, path: Path) -> None:
    house.open_other(path)
    if not window.at_hand.rows:
        window.close()


def ask_how_opened(window: Window, house: House) -> None:
    """Hear how the data were opened; then wait for the look at the whole file, beside the lists' work."""
    way = window.office.call(lambda _works: (house.read_only, house.remarks()))
    way.then(partial(_opened, window))
    way.then(lambda _way: _beside(window, "", house.damage).then(partial(_checked, window)))


def _beside(window: Window, label: str, look: Callable[[Progress], Any]) -> Job:
    """Look at the whole file beside the lists' work; nobody waits for the end of it when the window goes."""
    job = window.office.make(label, lambda _works, progress: look(progress))
    window.closing.connect(job.cancel)
    return job


def _opened(window: Window, way: tuple[bool, list[tuple[str, str]]]) -> None:
    """Say how the data were opened, above everything, for as long as it holds."""
    read_only, remarks = way
    if read_only:
        window.desk.forbid_writing()
    for title, words in remarks:
        window.messages.add(InlineMessage(title, words, closable=True))


def _checked(window: Window, damage: tuple[str, str] | None) -> None:
    """Close writing when the look at the whole file, begun when it was opened, has found it damaged."""
    if damage is not None:
        window.desk.forbid_writing()
        window.messages.add(InlineMessage(*damage, "err"))


def _check_file(window: Window, house: House) -> None:
    """Look through all of the data beside the lists' work, and say above everything what was found."""
    job = _beside(window, tr("Check the data file"), house.examine)
    window.desk.task(job, tr("Checking the data file"), "shield-check")
    job.then(partial(_examined, window, house))


def _examined(window: Window, house: House, found: Any) -> None:
    if found.sound:
        words = tr(
            "Every page was read; {records} records, their links and the words of the search hold.",
            records=numerals(f"{found.records:,}"),
        )
        window.messages.add(InlineMessage(found.title, words, "ok", closable=True))
        return
    words = " ".join([*found.findings, tr("Before records are touched, the file is copied as it is.")])
    fixes = [] if house.read_only else [(tr("Mend it"), lambda: _mend(window, house, found, message))]
    message: InlineMessage = InlineMessage(found.title, words, "warn", fixes=fixes, closable=True)
    window.messages.add(message)


def _mend(window: Window, house: House, found: Any, message: InlineMessage) -> None:
    message.dismiss()
    job = window.office.write_with(tr("Mend the data file"), lambda _works, _progress: house.mend(found))
    job.then(lambda _done: window.desk.toast(tr("The data file is mended")))


def _back_up(window: Window, house: House, reason: str) -> None:
    job = window.office.call(lambda _works: house.back_up(reason))

    def tell(made: Path | None) -> None:
        window.desk.toast(tr("Backed up") if made else tr("Nothing has changed since the last backup"))
        _show_backup(window, house)

    job.then(tell)


def _back_up_if_due(window: Window, house: House) -> None:
    window.office.call(lambda _works: house.back_up_if_due()).then(
        lambda made: _show_backup(window, house) if made else None
    )


def _show_backup(window: Window, house: House) -> None:
    window.office.call(lambda _works: house.last_backup()).then(window.status.show_backup)
