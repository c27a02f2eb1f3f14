"""The seat plan of a train or coach: each car from above, and those who have no seat beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSplitter, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.seat_board import SeatBoard, Standing
from eujc_desktop.ui.text import count, tr

_TABLES = frozenset({"item_person", "itinerary_item", "participation", "person"})


class SeatPlanDialog(WorkDialog):
    """Each change is written at once, as one step; two who meet on a seat change places."""

    def __init__(self, desk: Desk, item_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Seat plan"), 1180, 720, parent)
        self._item = item_id
        self._plan: Any = None
        self.board, self.rest, self.car = SeatBoard(), Standing(), QComboBox()
        self.board.writes = not desk.read_only
        self.car.setAccessibleName(tr("Car"))
        self.car.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._title, self._sums = label(tr("Seat plan"), "title"), label("", "small", "second")
        self._told = label("", "small", "second", wrap=True)
        self.seat_button = push(tr("Seat here"), "primary", on_click=self.seat)
        self.off_button = push(tr("Take the seat back"), icon="undo-2", on_click=self.take_off)
        self.propose_button = push(tr("Propose seats"), icon="sparkles", on_click=self.propose)
        self._assemble()
        self.board.seated.connect(self._seat)
        self.board.taken_off.connect(lambda _key: self.take_off())
        self.board.asked.connect(self.seat)
        self.board.itemSelectionChanged.connect(self._ready)
        self.rest.itemActivated.connect(lambda _item: self.seat())
        self.rest.currentRowChanged.connect(lambda _at: self._ready())
        self.car.activated.connect(lambda _at: self._show_car())
        self.read_again_after(_TABLES)
        self.read()

    def _assemble(self) -> None:
        buttons = row(self.off_button, self.propose_button, "stretch", self.seat_button)
        side = column(label(tr("Without a seat"), "strong"), (self.rest, 1), buttons, spacing=8, margins=(12, 0, 0, 0))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.board)
        split.addWidget(side)
        split.setSizes([820, 340])
        split.setChildrenCollapsible(False)
        close = push(tr("Close"), on_click=self.accept)
        hint = label(tr("Drag, or Enter seats   Del takes back"), "small", "muted")
        self.column.addWidget(row((self._title, 1), self._sums, self.car, margins=(16, 12, 16, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(row((split, 1), margins=(16, 8, 16, 8)), 1)
        self.column.addWidget(hline())
        self.column.addWidget(row((self._told, 1), hint, close, margins=(16, 10, 16, 12)))

    def read(self) -> None:
        """Read who sits where."""
        look = partial(services.seats.plan_of, item_id=self._item)
        self.follow(self.desk.office.ask(look, self._show)).otherwise(self.refuse)

    def seat(self) -> None:
        """Give the seat at hand to the one chosen beside; there is nobody beside a full train."""
        if self.seat_button.isEnabled():
            self._seat(self.rest.key, self.board.seat)

    def take_off(self) -> None:
        """Take the seat at hand back."""
        if self.off_button.isEnabled() and (line := self._line(self.board.who)):
            clear = partial(services.seats.clear, item_id=self._item, keys=[line.key])
            done = tr("Seat of {name} taken back", name=line.name)
            self.do_undoable(tr("Take the seat of {name} back", name=line.name), clear, done)

    def propose(self) -> None:
        """Give a seat to everybody who has none."""
        title = self._plan.sheet.title
        words, done = tr("Propose seats for “{title}”", title=title), tr("Seats of “{title}” proposed", title=title)
        self.do_undoable(words, partial(services.seats.propose, item_id=self._item), done)

    def _seat(self, key: str, place: Any) -> None:
        if line := self._line(key):
            write = partial(services.seats.seat, item_id=self._item, key=key, place=place)
            done = tr("{name} seated on {seat}", name=line.name, seat=place.code)
            self.do_undoable(tr("Seat {name} on {seat}", name=line.name, seat=place.code), write, done)

    def _line(self, key: str) -> Any:
        return next((line for line in self._plan.sheet.here if line.key == key), None) if self._plan else None

    def _show(self, plan: Any) -> None:
        self._plan, kept = plan, self.car.currentText()
        self._title.setText(tr("Seat plan: {title}", title=plan.sheet.title))
        self.car.clear()
        for car in plan.cars:
            self.car.addItem(tr("Car {car}", car=car.name) if car.name else tr("Coach"))
        self.car.setCurrentIndex(max(0, self.car.findText(kept)))
        self.car.setVisible(len(plan.cars) > 1)
        self.rest.show_people(plan.rest)
        seated = sum(map(len, plan.taken.values()))
        seats = count("%n seat reserved", "%n seats reserved", len(plan.reserved))
        self._sums.setText(f"{tr('{n} of {all} seated', n=seated, all=len(plan.sheet.here))} · {seats}")
        self._show_car()

    def _show_car(self) -> None:
        if self._plan is not None and self._plan.cars:
            self.board.show_car(self._plan.cars[self.car.currentIndex()], self._plan, services.seats.seat_at)
        self._ready()

    def _ready(self) -> None:
        free, plan = not self.desk.read_only, self._plan
        seat, line = self.board.seat, self._line(self.board.who)
        self.seat_button.setEnabled(free and seat is not None and bool(self.rest.key))
        self.off_button.setEnabled(free and line is not None)
        self.propose_button.setEnabled(free and bool(plan and plan.rest and plan.reserved))
        if plan is not None and not plan.cars:
            self._told.setText(str(tr(plan.sheet.told)) or tr("No seats are reserved for this item."))
        else:
            about = ", ".join(filter(None, (line.name, line.company))) if line else ""
            self._told.setText(" · ".join(filter(None, (seat.code if seat is not None else "", about))))
