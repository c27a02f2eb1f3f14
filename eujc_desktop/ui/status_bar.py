"""The status bar: whether all is saved, the last backup, what needs attention, clocks, the file."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

from eujc_desktop.common.settings import Settings
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.components.status import StatusItem
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.office import SaveState
from eujc_desktop.ui.text import count, tr

JAPAN = "Asia/Tokyo"
_CLOCK_MS = 20_000


class StatusBar(QStatusBar):
    """Each item is a button that gives a command."""

    def __init__(self, actions: Actions, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._conflicts = 0
        self.setSizeGripEnabled(False)
        self.saved, self.backup = StatusItem("circle-check", "ok_text"), StatusItem("hard-drive")
        self.conflicts = StatusItem("triangle-alert", "err_text")
        self.warnings = StatusItem("circle-alert", "warn_text")
        self.clocks, self.file = StatusItem("globe"), StatusItem("database")
        for item in (self.saved, self.backup):
            self.addWidget(item)
        for item in (self.conflicts, self.warnings, self.clocks, self.file):
            self.addPermanentWidget(item)
        commands = ((self.saved, "history"), (self.backup, "backup"), (self.clocks, "zone"), (self.file, "file_folder"))
        for item, command in commands:
            item.clicked.connect(lambda _checked=False, command=command: actions.run(command))
        self._timer = QTimer(self)
        self._timer.setInterval(_CLOCK_MS)
        self._timer.timeout.connect(self.show_clocks)
        self._timer.start()

    def show_saved(self, state: SaveState) -> None:
        """Say whether the last change is on the disk."""
        if state.kind == "failed":
            text = tr("Not saved: {reason}", reason=state.reason)
            self.saved.show_text(text, text, "circle-alert", "err_text", "err")
            announce(self.saved, text)
        elif state.kind == "new":
            self.show_new()
        elif state.kind == "saving":
            self.saved.show_text(tr("Saving…"), "", "loader", "text3")
        else:
            at = (state.at or datetime.now(UTC)).astimezone()
            text = tr("All changes saved {time}", time=f"{at:%H:%M}")
            self.saved.show_text(text, tr("Every change is written to the database at once"), "circle-check", "ok_text")

    def show_new(self, text: str = "") -> None:
        """Nothing has been written yet."""
        tip = tr("Every change is written to the database at once")
        self.saved.show_text(text or tr("All changes are saved"), tip, "circle-check", "ok_text")

    def show_backup(self, at: datetime | None) -> None:
        """When the last backup was made."""
        tip = tr("Back up now (Ctrl+B)")
        if at is None:
            self.backup.show_text(tr("No backup yet"), tip)
            return
        local, today = at.astimezone(), datetime.now(UTC).astimezone().date()
        day = tr("today") if local.date() == today else short_day(local.date())
        self.backup.show_text(tr("Backup {day} {time}", day=day, time=f"{local:%H:%M}"), tip)

    def show_attention(self, conflicts: int, warnings: int) -> None:
        """How many conflicts and warnings the mission at hand has; other conflicts than before are read out."""
        tip = tr("Show the list")
        if conflicts != self._conflicts:
            self._conflicts = conflicts
            found = count("%n conflict found", "%n conflicts found", conflicts) if conflicts else tr("No conflicts")
            announce(self.conflicts, found)
        self.conflicts.show_text(count("%n conflict", "%n conflicts", conflicts) if conflicts else "", tip)
        self.warnings.show_text(count("%n warning", "%n warnings", warnings) if warnings else "", tip)

    def show_file(self, name: str, folder: str) -> None:
        self.file.show_text(name, folder)

    def show_clocks(self) -> None:
        """The time in Tokyo and in the second zone."""
        from zoneinfo import ZoneInfo

        now, second = datetime.now(UTC), self._settings.get("second_zone")
        text = " · ".join(f"{_city(zone)} {now.astimezone(ZoneInfo(zone)):%H:%M}" for zone in (JAPAN, second))
        self.clocks.show_text(text, tr("Choose the second time zone"))


def _city(zone: str) -> str:
    """The place in a zone's name: “Brussels” of “Europe/Brussels”."""
    return zone.rpartition("/")[2].replace("_", " ")
