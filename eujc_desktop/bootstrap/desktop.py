"""The data file as the window has it, and the window over it."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from eujc_desktop.bootstrap.offices import (
    OpenOffice,
    backups,
    begin_office,
    data_folder,
    default_file,
    on_server,
    open_office,
    state_folder,
)
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eujc_desktop.common.progress import Progress
    from eujc_desktop.common.settings import Settings
    from eujc_desktop.services.first_rows import FirstRows
    from eujc_desktop.store.examination import Examined
    from eujc_desktop.store.work import Works


@dataclass
class Desktop:
    """The data file a window works on; the store opens when the first use case asks for it."""

    data: str | None
    who: str | None
    beside: bool = False
    """Whether the data are only to be read, while another window has them open."""
    _open: OpenOffice | None = None

    @cached_property
    def settings(self) -> Settings:
        """What the user of the window has chosen."""
        from eujc_desktop.common.settings import Settings, usual_path

        return Settings(usual_path())

    @property
    def file(self) -> Path | None:
        """The data file, None on a server."""
        if on_server(self.data):
            return None
        return Path(self.data).absolute() if self.data else default_file()

    def connect(self) -> Works:
        """Open the office, once; from then on what goes wrong is logged."""
        if self._open is None:
            from eujc_desktop.common import logs

            logs.start(state_folder() / "logs")
            who = self.who or self.settings.get("user_name")
            self._open = open_office(self.data, who, alone=not self.beside, beside=self.beside)
        return self._open.works

    @property
    def read_only(self) -> bool:
        """Whether the data, once open, can only be read."""
        return self._open is not None and self._open.store.read_only

    def remarks(self) -> list[tuple[str, str]]:
        """What the user should know of the way the data were opened: a title, and more words, each."""
        self.connect()
        return self._open.store.remarks if self._open else []

    def damage(self, progress: Progress = silent) -> tuple[str, str] | None:
        """What a look at every page of the open file found wrong, and the cure; waits for the look to end."""
        found = self._open.store.damage(progress) if self._open else None
        return (str(found), found.cure) if found else None

    def examine(self, progress: Progress) -> Examined | None:
        """What a look through all of the open data finds, None while nothing is open."""
        return self._open.examine(progress) if self._open else None

    def mend(self, found: Examined) -> None:
        """Mend what `examine` found, after a copy of the file where records are touched."""
        if self._open:
            self._open.mend(found)

    def back_up(self, reason: str) -> Path | None:
        """A verified backup, None when nothing has changed since the last or nothing is open.

        A second copy goes to the second folder of the settings; UserError when that cannot be had, the first is there.
        """
        made = self._open.back_up(reason) if self._open else None
        if self._open and made and (second := self.settings.get("backup_folder")):
            self._open.back_up(reason, Path(second))
        return made

    def back_up_if_due(self) -> Path | None:
        """A backup when something has changed and the last is older than the settings want."""
        from eujc_desktop.store import backup

        if self._open is None or self._open.path is None:
            return None
        minutes = self.settings.get("backup_minutes")
        due = backup.due(self._open.store.engine, backup.home(self._open.path), minutes)
        return self.back_up("while working") if due else None

    @property
    def backup_folder(self) -> str:
        """Where backups go as people write it, with `~` for the home folder; "" for data on a server."""
        if self.file is None:
            return ""
        folder, home = self.file.with_name(f"{self.file.stem}-backups"), Path.home()
        return str(Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder)

    @cached_property
    def first_rows(self) -> FirstRows | None:
        """The list this file showed last, read without opening the office; None when there is none to trust."""
        from eujc_desktop.services import first_rows

        return first_rows.read(state_folder(), self.file) if self.file else None

    def keep_first_rows(
        self, grid: str, mission_id: str, keys: Sequence[str], order: Sequence[tuple[str, bool]], language: str
    ) -> None:
        """Have the first rows of this list shown at the next start, in the words of a language."""
        from eujc_desktop.services import first_rows

        if self._open is not None and self.file is not None:
            first_rows.keep(self._open.works, state_folder(), self.file, grid, mission_id, keys, order, language)

    def last_backup(self) -> datetime | None:
        """When the newest backup was made."""
        if on_server(self.data):
            return None
        return next((backup.made_at for backup in backups(self.data)), None)

    def open_other(self, path: Path) -> None:
        """Open another data file in a window of its own."""
        import subprocess

        from eujc_desktop.common import processes

        program = processes.command("eujc_desktop")
        subprocess.Popen([*program, "--data", str(path)], start_new_session=True, env=processes.surroundings())

    def make_sample(self) -> Path:
        """The sample's data file, made when it is not there yet."""
        from eujc_desktop.services import sample

        path = data_folder() / "sample.db"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with begin_office(path, self.who) as office:
                sample.make(office.works)
        return path

    def close(self) -> None:
        """Back up what has changed, and let go of the file."""
        if self._open is not None:
            from eujc_desktop.common import logs

            try:
                self.back_up("exit")
            finally:
                self._open.close()
                logs.stop()


def open_window(data: str | None, who: str | None = None) -> int:
    """Show the window on the office in `data` until it is closed; the exit code."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, displays)):
        raise Refused(
            "There is no display here, so no window can open.", cure="`eujc-desktop --help` lists what works without."
        )
    # Collecting garbage costs a tenth of a start; the application begins it again when all is quiet.
    gc.disable()
    desktop = Desktop(data, who)
    # Before Qt is there: its binding looks into the source of whatever is imported after it.
    _ = desktop.first_rows
    from eujc_desktop.ui import app

    try:
        return app.run(desktop.connect, state_folder() / "window.json", desktop)
    finally:
        desktop.close()


def paint_once(office: OpenOffice) -> bool:
    """Whether the window can be opened and shows something: for the self-test, without a screen."""
    from eujc_desktop.ui import app

    return app.paint_once(lambda: office.works)
