"""Saves the itinerary as a calendar file: for everyone, for a group, or a file for each participant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from eujc_desktop import services
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import count, tr


def ask_for_whom(desk: Desk, parent: QWidget) -> None:
    """Ask whom the calendar is for, then where to, and write it."""
    plan = partial(services.itineraries.plan, mission_id=desk.mission_id)
    desk.office.ask(plan, lambda found: _ask(desk, parent, found.groups)).otherwise(desk.refuse)


def _ask(desk: Desk, parent: QWidget, groups: Sequence[tuple[str, str]]) -> None:
    choices: dict[str, dict[str, Any]] = {tr("Everyone"): {}}
    choices |= {tr("Group {letter}", letter=letter): {"group": letter} for _key, letter in groups}
    choices[tr("Each participant, a file each")] = {"each": True}
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(tr("Save the calendar"))
    dialog.setLabelText(tr("For whom"))
    dialog.setComboBoxItems(list(choices))
    dialog.textValueSelected.connect(lambda words: save(desk, parent, **choices[words]))
    dialog.open()


def save(desk: Desk, parent: QWidget, *, group: str = "", each: bool = False) -> None:
    """Ask where to, and write the file, or one for each into a folder."""
    code, folder = desk.mission.code, desk.paper_folder
    if each:
        name = QFileDialog.getExistingDirectory(parent, tr("Save the calendar"), folder)
    else:
        file_name = safe_file_name(f"{code}_group-{group}" if group else code, extension=".ics")
        proposed = str(Path(folder) / file_name)
        name, _ = QFileDialog.getSaveFileName(parent, tr("Save the calendar"), proposed, tr("Calendar (*.ics)"))
    if not name:
        return
    desk.remember_paper_folder(Path(name) if each else Path(name).parent)
    order = services.papers.Order(kind="ics", mission=code, group=group, each=each)
    write = lambda works, progress: services.papers.make(works, order, Path(name), progress)  # noqa: E731 - the job names it
    job = desk.office.make(tr("Save the calendar"), write, writes=True)
    job.then(partial(_told, desk)).otherwise(desk.refuse)


def _told(desk: Desk, made: Any) -> None:
    if len(made.paths) == 1:
        desk.toast(tr("{file} written", file=made.paths[0].name))
    else:
        desk.toast(count("%n file written", "%n files written", len(made.paths)))
