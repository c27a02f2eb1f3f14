"""The rooms of a mission: who sleeps where and with whom, who fits with whom, and what hotels hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words, edit_record
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.room_tree import KINDS, RoomTree
from eujc_desktop.ui.text import count, tr

_TABLES = frozenset({"participation", "person", "room_block"})


class RoomsDialog(WorkDialog):
    """Each change is written at once, as one step; reasons against it stand beside the name."""

    def __init__(self, desk: Desk, mission_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Rooms"), 1180, 720, parent)
        self._mission_id = mission_id
        self._board: Any = None
        self.tree = RoomTree(lambda one, other: self._board.why_not(one, other) if self._board else ())
        self.mates, self.blocks = ChoiceList(tr("Who may share"), ()), ChoiceList(tr("Rooms that hotels hold"), ())
        self.mates.setAccessibleDescription(tr("Enter puts both into one room"))
        self._sums, self._told = label("", "small", "second"), label("", "small", "second", wrap=True)
        self._who = label("", "strong", wrap=True)
        self.join_button = push(tr("Put together"), "primary", on_click=self.join)
        self.alone_button = push(tr("Room alone"), icon="bed", on_click=self.alone)
        self.guest_button = push(tr("Hotel and nights…"), icon="pencil", on_click=self.edit_guest)
        self._edit = push(tr("Edit…"), icon="pencil", on_click=self.edit_block)
        self._add = push(tr("Add rooms…"), icon="plus", on_click=self.add_block)
        self._assemble()
        self.offer_copies(self.tree)
        self.tree.chosen.connect(self._choose)
        self.tree.joined.connect(self._share)
        self.tree.told.connect(self._told.setText)
        self.tree.itemActivated.connect(lambda _item: self.edit_guest())
        self.mates.chosen.connect(lambda _key: self._ready())
        self.mates.itemActivated.connect(lambda _item: self.join())
        self.blocks.itemActivated.connect(lambda _item: self.edit_block())
        self.blocks.chosen.connect(lambda _key: self._ready())
        self.read_again_after(_TABLES)
        self.read()

    def _assemble(self) -> None:
        side = column(
            self._who,
            (self.mates, 3),
            row(self.alone_button, self.guest_button, "stretch", self.join_button),
            hline(),
            label(tr("Rooms that hotels hold"), "strong"),
            (self.blocks, 2),
            row(self._add, self._edit, "stretch"),
            spacing=8,
            margins=(12, 0, 0, 0),
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tree)
        split.addWidget(side)
        split.setSizes([760, 400])
        split.setChildrenCollapsible(False)
        close = push(tr("Close"), on_click=self.accept)
        self.column.addWidget(row(label(tr("Rooms"), "title"), "stretch", self._sums, margins=(16, 12, 16, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(row((split, 1), margins=(16, 8, 16, 8)), 1)
        self.column.addWidget(hline())
        self.column.addWidget(row((self._told, 1), close, margins=(16, 10, 16, 12)))

    def read(self) -> None:
        """Read the rooms anew."""
        look = partial(services.rooming.board, mission_id=self._mission_id, today=date.today())
        self.follow(self.desk.office.ask(look, self._show)).otherwise(self.refuse)

    def join(self) -> None:
        """Put the guest at hand and the one chosen beside into one room."""
        if self.mates.key and self.join_button.isEnabled():
            self._share(self.tree.current, self.mates.key)

    def alone(self) -> None:
        """Give the guest at hand a single room."""
        guest = self._board.guest(self.tree.current) if self._board else None
        if guest is not None:
            words = tr("Give {name} a single room", name=guest.name)
            done = tr("Single room given to {name}", name=guest.name)
            self.do_undoable(words, partial(services.rooming.alone, ids=[guest.id]), done)

    def edit_guest(self) -> None:
        """Change hotel, type, number, nights and wishes of the guest at hand."""
        guest = self._board.guest(self.tree.current) if self._board else None
        if guest is not None and self.guest_button.isEnabled():
            section = services.records.entity("participation").fields["hotel"].section
            edit_record(self.desk, "participation", guest.id, guest.name, self, section=section)

    def add_block(self) -> None:
        """Ask what rooms a hotel holds."""

        def write(work: Any, given: Mapping[str, object]) -> str:
            return services.rooming.add_block(work, self._mission_id, dict(given))

        title = tr("Add rooms that a hotel holds")
        RecordDialog(self.desk, "room_block", Words(title, tr("Add rooms"), title), write, parent=self).open()

    def edit_block(self) -> None:
        """Change what is known of the rooms chosen."""
        if self.blocks.key:
            edit_record(self.desk, "room_block", self.blocks.key, tr("rooms"), self, removable=True)

    def _share(self, one_id: str, other_id: str) -> None:
        one, other = self._board.guest(one_id), self._board.guest(other_id)
        words = tr("Put {one} and {other} into one room", one=one.name, other=other.name)
        done = tr("{one} and {other} put into one room", one=one.name, other=other.name)
        self.do_undoable(words, partial(services.rooming.share, one_id=one_id, other_id=other_id), done)

    def _show(self, board: Any) -> None:
        self._board = board
        self.messages.show_messages(
            [InlineMessage(tr(found.message), "", "err" if found.severity == "error" else "warn")
             for found in board.findings]
        )  # fmt: skip
        chosen = self.blocks.key
        self.blocks.show_choices([_held(use) for use in board.uses])
        if chosen:
            self.blocks.choose(chosen)
        self.tree.show_rooms(board.rooms)
        free = sum(room.free for room in board.rooms)
        beds = count("%n bed free", "%n beds free", free)
        self._sums.setText(f"{count('%n room', '%n rooms', len(board.rooms))} · {beds}")

    def _choose(self, guest_id: str) -> None:
        """Who may share a room with the guest at hand, who fits best first."""
        guest = self._board.guest(guest_id) if self._board else None
        self._who.setText(tr("Room of {name}", name=guest.name) if guest else tr("Choose a guest."))
        self.mates.show_choices([_offer(mate) for mate in self._board.mates(guest_id)] if guest else [])
        self._ready()

    def _ready(self) -> None:
        free = not self.desk.read_only
        one, other = self.tree.current, self.mates.key
        reasons = self._board.why_not(one, other) if self._board and one and other else ()
        self.join_button.setEnabled(free and bool(other) and not reasons)
        self.alone_button.setEnabled(free and bool(one))
        self.guest_button.setEnabled(free and bool(one))
        self._edit.setEnabled(free and bool(self.blocks.key))
        self._add.setEnabled(free)
        self._told.setText("; ".join(tr(reason) for reason in reasons))


def _offer(mate: Any) -> Choice:
    """Somebody for the room: fits, wished, or why not."""
    mark = "circle-x" if mate.why_not else "star" if mate.wished else "circle-alert" if mate.doubts else "check"
    wished = [tr("has named the other")] if mate.wished else []
    words = [tr(each) for each in mate.why_not] or [*wished, *(tr(each) for each in mate.doubts)] or [tr("fits")]
    return Choice(mate.guest.id, mark, mate.guest.name, "; ".join(words))


def _held(use: Any) -> Choice:
    block = use.block
    kind, held = tr(KINDS[block.kind]), tr("{used} of {held} used", used=use.used, held=block.rooms)
    words = [held, count("%n free", "%n free", use.free)]
    if block.release:
        words.append(tr("released on {day}", day=short_day(block.release)))
    return Choice(block.id, "triangle-alert" if use.over else "bed", f"{block.hotel} · {kind}", " · ".join(words))
