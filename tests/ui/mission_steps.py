"""What a user does with missions, in steps that tests share."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from eujc_desktop import services
from eujc_desktop.ui.dialogs.clone_mission import CloneMissionDialog
from eujc_desktop.ui.dialogs.move_dates import MoveDatesDialog
from eujc_desktop.ui.dialogs.new_mission import NewMissionDialog
from eujc_desktop.ui.dialogs.task_dialog import TaskDialog
from tests.ui.house import House, press

Dialog = NewMissionDialog | MoveDatesDialog | CloneMissionDialog | TaskDialog


def codes(page: Any) -> list[str]:
    return [row.code for row in page.view.model_.rows]


def row_of(page: Any, code: str) -> Any:
    return next(row for row in page.desk.missions if row.code == code)


def go_to(house: House, code: str) -> None:
    page = house.window.current
    page.view.select(row_of(page, code).id)
    house.idle()


def dialog(house: House, kind: type[Dialog]) -> Any:
    return next(each for each in house.window.findChildren(kind) if each.isVisible())


def fill(house: House, shown: Any, **values: str) -> None:
    """Type into the fields of a dialog as a user does, leaving each."""
    for name, words in values.items():
        editor = shown.boxes[name].editor
        editor.setFocus()
        line = editor.lineEdit() if hasattr(editor, "lineEdit") else editor
        line.selectAll()
        press(line, words)
        line.editingFinished.emit()
        house.idle()


def new(house: House, code: str, first: date, days: int = 5, **more: object) -> str:
    """A mission with a first day so far from today, made in the office."""
    values = {"code": code, "title": f"Mission {code}", "first_day": first, "last_day": first + timedelta(days - 1)}
    job = house.window.office.do(f"New mission {code}", partial(services.missions.new, values={**values, **more}))
    made: list[str] = []
    job.then(made.append)
    house.idle()
    house.idle()
    return made[0]


def name(index: Any) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))
