"""The buttons that mend what is wrong about a person: each does it, or leads to where it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eujc_desktop import services
from eujc_desktop.ui.components.messages import Fix
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.pages.people_columns import title_of
from eujc_desktop.ui.text import lowered, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_MOST = 3


def buttons(desk: Desk, finding: Any, show_field: Callable[[str], object], over: QWidget) -> list[Fix]:
    """Words and steps of a finding's fixes; `show_field` leads to a field, papers open over `over`.

    Where nothing may be written, those that write are left out.
    """
    steps = {
        "set": partial(_set, desk, title_of(finding)),
        "paper": partial(_paper, desk, over),
        "sheet": partial(_sheet, desk, over),
    }
    fixes = [fix for fix in finding.fixes if fix.action != "set" or not desk.read_only]
    found: list[Fix] = []
    for fix in fixes[:_MOST]:
        lead = partial(show_field, fix.field or finding.field)
        found.append((tr(fix.words), partial(steps[fix.action], fix) if fix.action in steps else lead))
    if not found and finding.field:
        found.append((tr("Show the field"), partial(show_field, finding.field)))
    return found


def _set(desk: Desk, title: str, fix: Any) -> None:
    """Write what the fix says, with a way back."""
    words = tr("{finding}: {fix}", finding=title, fix=lowered(tr(fix.words)))
    job = desk.office.do(words, lambda work: services.grids.change(work, "participants", fix.person, dict(fix.values)))
    done = tr("{finding}: {fix}", finding=title, fix=lowered(tr(fix.done)))
    job.then(lambda _: desk.toast_undo(done))
    job.otherwise(desk.refuse)


def _paper(desk: Desk, over: QWidget, fix: Any) -> None:
    from eujc_desktop.ui.dialogs.print_dialog import open_papers

    open_papers(desk, fix.paper, over, person=fix.person, letter=fix.option)


def _sheet(desk: Desk, over: QWidget, fix: Any) -> None:
    """Ask where to, then save what the person is asked after selection as a workbook."""
    from PySide6.QtWidgets import QFileDialog

    if desk.mission is None:
        return
    proposed = str(Path(desk.paper_folder) / f"{desk.mission.code}_second-form.xlsx")
    name, _ = QFileDialog.getSaveFileName(over, tr("Save the questions"), proposed, tr("Excel workbook (*.xlsx)"))
    if name:
        path = Path(name)
        desk.remember_paper_folder(path.parent)
        order = services.papers.Order(kind="roster", mission=desk.mission.code, cut="second-form", person_id=fix.person)
        job = desk.office.make(
            tr("Questions after selection"),
            lambda works, progress: services.papers.make(works, order, path, progress),
            writes=True,
        )
        job.then(lambda _made: desk.toast(tr("{file} written", file=path.name))).otherwise(desk.refuse)
