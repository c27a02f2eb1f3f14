"""Who sits where in the room of a visit: the form of the table, the side of the door, and the people on their seats."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.table_board import TableBoard
from eujc_desktop.ui.text import count, tr

Do = Callable[[str, Callable[[Any], object]], object]


class RoomSeating(QObject):
    """The board with its choices; Enter takes somebody up and puts them down on another seat."""

    def __init__(self, parent: QWidget, do: Do, *, writes: bool) -> None:
        super().__init__(parent)
        self._do, self._writes, self._taken = do, writes, ""
        self.sheet: Any = None
        self.table = TableBoard()
        self.table.writes = writes
        self.form, self.door = self._choice(tr("Table"), "table_form"), self._choice(tr("Door"), "door")
        self.keep_button = push(tr("Keep this seat"), icon="pin", on_click=self.keep)
        self.rank_button = push(tr("All by rank"), icon="rotate-ccw", on_click=self.clear)
        self.told = label("", "small", "second")
        self._doors = {side: label(tr("Door"), "small", "muted") for side in ("below", "above", "left", "right")}
        self.page = self._assemble()
        self.table.seated.connect(self.seat)
        self.table.asked.connect(self._take)
        self.table.kept.connect(self.keep)
        self.table.freed.connect(self._free)
        self.table.itemSelectionChanged.connect(self._ready)
        self.form.activated.connect(lambda _at: self._shape(form=self.form.currentData()))
        self.door.activated.connect(lambda _at: self._shape(door=self.door.currentData()))

    def _choice(self, name: str, field: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setEnabled(self._writes)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for option in services.records.entity("visit").fields[field].kind.options:  # type: ignore[attr-defined]
            box.addItem(tr(option.label), str(option))
        return box

    def _assemble(self) -> QWidget:
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.addWidget(self.table, 1, 1)
        places = {"above": (0, 1), "below": (2, 1), "left": (1, 0), "right": (1, 2)}
        for side, (at, across) in places.items():
            grid.addWidget(self._doors[side], at, across, Qt.AlignmentFlag.AlignCenter)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        head = row(self.form, self.door, (self.told, 1), self.keep_button, self.rank_button, spacing=8)
        hint = tr("Drag somebody, or Enter to take up and put down   Space keeps a seat   Del lets it follow from rank")
        return column(head, (room, 1), label(hint, "small", "muted"), margins=(16, 10, 16, 10), spacing=8)

    def show(self, sheet: Any) -> None:
        """Show the seats of a visit."""
        self.sheet, seating = sheet, sheet.seating
        self.form.setCurrentIndex(self.form.findData(seating.form))
        self.door.setCurrentIndex(self.door.findData(seating.door))
        for side, words in self._doors.items():
            _show_door(words, here=side == seating.door)
        self.table.show_room(seating)
        self._ready()

    def seat(self, who: str, place: object) -> None:
        """Seat somebody; whoever sat there takes the seat left."""
        self._taken = ""
        if self._writes and (person := self.sheet.seating.people.get(who)):
            use_case = partial(services.seating_plans.seat, visit_id=self.sheet.visit_id, who=who, place=str(place))
            self._step(tr("Seat {name}", name=person.name), use_case)

    def keep(self) -> None:
        """Keep the seat at hand for whoever sits there, or let it follow from rank again."""
        self._keep(kept=not self.table.is_kept)

    def clear(self) -> None:
        """Let all seats follow from rank."""
        self._step(tr("Seats by rank"), partial(services.seating_plans.clear, visit_id=self.sheet.visit_id))

    def _take(self) -> None:
        """Take up whoever sits there, or put down whoever was taken up."""
        if not self._writes:
            return
        if self._taken and self._taken != self.table.who and self.table.seat is not None:
            self.seat(self._taken, self.table.seat)
        else:
            self._taken = "" if self._taken else self.table.who
            self._ready()

    def _free(self) -> None:
        if self.table.is_kept:
            self._keep(kept=False)

    def _keep(self, *, kept: bool) -> None:
        person = self.sheet.seating.people.get(self.table.who) if self.sheet is not None else None
        if self._writes and person is not None:
            use_case = partial(services.seating_plans.keep, visit_id=self.sheet.visit_id, who=person.key, kept=kept)
            words = tr("Keep the seat of {name}", name=person.name)
            self._step(words if kept else tr("Seat of {name} by rank", name=person.name), use_case)

    def _shape(self, **values: Any) -> None:
        use_case = partial(services.seating_plans.shape, visit_id=self.sheet.visit_id, **values)
        self._step(tr("Change the room"), use_case)

    def _step(self, words: str, use_case: Callable[[Any], object]) -> None:
        self._do(tr("{what}: {company}", what=words, company=self.sheet.company), use_case)

    def _ready(self) -> None:
        if self.sheet is None:
            return
        seating = self.sheet.seating
        self.keep_button.setEnabled(self._writes and bool(self.table.who))
        self.keep_button.setText(tr("By rank again") if self.table.is_kept else tr("Keep this seat"))
        self.rank_button.setEnabled(self._writes and bool(seating.kept))
        taken = seating.people.get(self._taken)
        if taken is not None:
            self.told.setText(tr("{name}: go to another seat and press Enter", name=taken.name))
            return
        seats = count("%n seat", "%n seats", len(seating.plan.seats))
        kept = count("%n kept", "%n kept", seating.kept)
        self.told.setText(f"{seats} · {kept}" if seating.kept else seats)


def _show_door(words: QLabel, *, here: bool) -> None:
    words.setVisible(here)
