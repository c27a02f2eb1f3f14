"""The rules an itinerary is held to: which are looked at, and how far they go, for a mission or its programme."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import hline, row, scrolled
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import tr

_UNITS = {"min": say("in minutes"), "h": say("in hours"), "days": say("in days"), "cm": say("in centimetres")}


class PlanRulesDialog(WorkDialog):
    """A line a rule; what is changed is written as one step."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Rules of the itinerary"), 660, 700, parent)
        self._mission_id = mission_id
        self._rows: Sequence[Any] = ()
        self.ticks: dict[str, CheckBox] = {}
        self.numbers: dict[str, NumberBox] = {}
        self.level = QComboBox()
        self.level.setAccessibleName(tr("Holds for"))
        self.level.addItem(tr("This mission"), False)  # noqa: FBT003 - the data of the choice
        self.level.addItem(tr("All missions of the programme"), True)  # noqa: FBT003 - the data of the choice
        self.level.activated.connect(lambda _at: self._read())
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(20, 4, 20, 12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.keep_button = push(tr("Keep"), "primary", "save", on_click=self.keep)
        self.usual_button = push(tr("Back to the usual rules"), icon="rotate-ccw", on_click=self.go_back)
        self.column.addWidget(
            row(label(tr("Holds for"), of=self.level), self.level, "stretch", margins=(20, 16, 20, 10))
        )
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(scrolled(self._inside), 1)
        self.column.addWidget(hline())
        cancel = push(tr("Cancel"), on_click=self.reject)
        self.column.addWidget(row(self.usual_button, "stretch", cancel, self.keep_button, margins=(20, 12, 20, 14)))
        for button in (self.keep_button, self.usual_button):
            button.setEnabled(not desk.read_only)
        self._read()

    @property
    def _for_programme(self) -> bool:
        return bool(self.level.currentData())

    def keep(self) -> None:
        """Write what was changed."""
        settings = {each.key: self._setting(each) for each in self._rows}
        change = partial(services.plan_rules.change, mission_id=self._mission_id, settings=settings,
                         for_programme=self._for_programme)  # fmt: skip
        job = self.desk.office.do(tr("Change rules of the itinerary"), change)
        job.then(lambda _keys: self.accept()).otherwise(self.refuse)

    def go_back(self) -> None:
        """Take back what was set for the mission, or for the programme."""
        reset = partial(services.plan_rules.reset, mission_id=self._mission_id, for_programme=self._for_programme)
        job = self.desk.office.do(tr("Back to the usual rules of the itinerary"), reset)
        job.then(lambda _n: self._read()).otherwise(self.refuse)

    def _setting(self, each: Any) -> tuple[int | None, bool]:
        number = self.numbers.get(each.key)
        return number.value() if number else None, self.ticks[each.key].isChecked()

    def _read(self) -> None:
        read = partial(services.plan_rules.listing, mission_id=self._mission_id, for_programme=self._for_programme)
        self.follow(self.desk.office.ask(read)).then(self._show).otherwise(self.refuse)

    def _show(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        if not self.ticks:
            for at, each in enumerate(rows):
                self._add(at, each)
        for each in rows:
            self.ticks[each.key].setChecked(each.on)
            if each.key in self.numbers:
                self.numbers[each.key].setValue(each.limit)

    def _add(self, at: int, each: Any) -> None:
        tick = self.ticks[each.key] = CheckBox(tr(each.title))
        self._grid.addWidget(tick, at, 0)
        if each.limit is None:
            return
        number = self.numbers[each.key] = NumberBox()
        number.setRange(each.least, each.most)
        number.setAccessibleName(tr("{rule}, {unit}", rule=tr(each.title), unit=tr(_UNITS[each.unit])))
        tick.toggled.connect(number.setEnabled)
        self._grid.addWidget(number, at, 1)
        self._grid.addWidget(label(tr(_UNITS[each.unit]), "small", "muted", of=None), at, 2)
