"""What a programme asks its applicants besides the usual: its fields in their order, added, changed, taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, hline, row, scrolled
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.own_field import OwnFieldDialog
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import count, shown, tr

_SORT, _COUNT = 130, 90
_TABLES = frozenset({"own_field", "own_answer"})


class _Answer(NamedTuple):
    """The fields of the programme at hand, the programmes there are, and that of the mission at hand."""

    rows: Sequence[Any]
    programmes: Sequence[tuple[str, str]]
    own: str


class OwnFieldsDialog(WorkDialog):
    """Each change is written at once, as one step; begins with the programme of the mission at hand."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Own fields"), 760, 600, parent)
        self._rows: Sequence[Any] = ()
        self._pressed: tuple[str, int] = ("", 0)
        self.programme, self.source = QComboBox(), QComboBox()
        self.programme.setAccessibleName(tr("Programme"))
        self.source.setAccessibleName(tr("Programme to copy from"))
        self.programme.activated.connect(lambda _at: self.read())
        self.source.activated.connect(lambda _at: self.copy())
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(8)
        self.add_button = push(tr("Add field…"), "primary", "plus", on_click=self.add)
        close = push(tr("Close"), on_click=self.reject)
        for widget in (self.add_button, self.source):
            widget.setEnabled(not desk.read_only)
        top = row(
            label(tr("Asked by"), "body", "second", of=self.programme),
            (self.programme, 3),
            (self.source, 2),
            margins=(16, 12, 16, 8),
        )
        self.column.addWidget(top)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(scrolled(inside), 1)
        self.column.addWidget(hline())
        self.column.addWidget(row(self.add_button, "stretch", close, margins=(16, 10, 16, 12)))
        self.read_again_after(_TABLES)
        self.read()

    @property
    def code(self) -> str | None:
        """The programme shown, None for what every programme asks."""
        return self.programme.currentData() or None

    def add(self) -> None:
        """Ask for another field."""
        write = partial(services.own_fields.add, programme=self.code)
        OwnFieldDialog(self.desk, write, parent=self).open()

    def change(self, one: Any) -> None:
        """Open a field for changes."""

        def opened(now: Mapping[str, Any]) -> None:
            write = partial(services.own_fields.change, field_id=one.id)
            OwnFieldDialog(self.desk, write, now=now, parent=self).open()

        read = partial(services.records.values, table="own_field", record_id=one.id)
        self.follow(self.desk.office.ask(read)).then(opened).otherwise(self.refuse)

    def shift(self, one: Any, step: int) -> None:
        """Ask a field earlier or later; the keyboard stays on its button."""
        self._pressed = (one.id, step)
        self._do(
            tr("Move field “{field}”", field=one.label), partial(services.own_fields.move, field_id=one.id, step=step)
        )

    def copy(self) -> None:
        """Ask what another programme asks, too."""
        source, name, code = self.source.currentData(), self.source.currentText(), self.code
        if source and code:
            words = tr("Copy fields of {programme}", programme=name)
            self._do(words, partial(services.own_fields.copy, source=source, programme=code))

    def ask_to_remove(self, one: Any) -> None:
        """Say how many answers go with the field; one that nobody has answered goes at once."""
        if not one.answers:
            self.remove(one)
            return
        told = tr("The answers to “{field}” go with it", field=one.label)
        body = count("%n person has answered. Undo brings the field back with its answers.",
                     "%n people have answered. Undo brings the field back with its answers.", one.answers)  # fmt: skip
        fixes = ((tr("Remove the field"), partial(self.remove, one)), (tr("Keep it"), self.messages.clear))
        self.messages.show_messages([InlineMessage(told, body, "warn", "trash-2", fixes=fixes)])

    def remove(self, one: Any) -> None:
        """Ask for a field no more, with a way back."""
        words, done = tr("Remove field “{field}”", field=one.label), tr("Field “{field}” removed", field=one.label)
        self._do(words, partial(services.own_fields.remove, field_id=one.id)).then(
            lambda _n: self.desk.toast_undo(done)
        )

    def _do(self, words: str, use_case: Callable[[Any], Any]) -> Any:
        self.messages.clear()
        return self.follow(self.desk.office.do(words, use_case)).otherwise(self.refuse)

    def read(self) -> None:
        """Read what is shown anew."""
        code, first = self.programme.currentData(), not self.programme.count()
        mission_id = self.desk.mission_id if first else ""
        job = self.desk.office.ask(lambda work: _asked(work, code, mission_id))
        self.follow(job).then(self._take).otherwise(self.refuse)

    def _take(self, answer: _Answer) -> None:
        if not self.programme.count():
            self.programme.addItem(tr("Every programme"), "")
            for code, name in answer.programmes:
                self.programme.addItem(f"{code} · {shown(name)}", code)
            self.programme.setCurrentIndex(max(0, self.programme.findData(answer.own)))
        self._offer(answer.programmes)
        self._show(answer.rows)

    def _offer(self, programmes: Sequence[tuple[str, str]]) -> None:
        """The programmes whose fields can be copied."""
        self.source.clear()
        self.source.addItem(tr("Copy fields from…"), "")
        for code, name in programmes:
            if code != self.code:
                self.source.addItem(f"{code} · {shown(name)}", code)
        self.source.setVisible(self.code is not None)

    def _show(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        empty(self._lines)
        heads: list[str] = []
        for one in rows:
            if one.asked.label not in heads:
                heads.append(one.asked.label)
                self._lines.addWidget(label(tr(one.asked.label), "strong"))
            self._lines.addWidget(self._line(one))
        if not rows:
            words = tr("Nothing is asked yet besides the usual. Fields added here stand in the form and the list of "
                       "participants of this programme, and come in with its applications.")  # fmt: skip
            self._lines.addWidget(label(words, "small", "muted", wrap=True))
        self._lines.addStretch(1)
        self._pressed = ("", 0)

    def _line(self, one: Any) -> QWidget:
        more = ", ".join(filter(None, (one.label_ja, tr("every programme") if one.shared and self.code else "")))
        names = [label(one.label, "body", wrap=True)]
        names += [label(more, "small", "muted", wrap=True)] if more else []
        name = column(*names, spacing=1)
        sort = row(StatusChip(tr(one.sort.label), "neu"), "stretch")
        sort.setFixedWidth(_SORT)
        needed = StatusChip(tr("Needed"), "warn")
        needed.setVisible(one.needed)
        told = label(count("%n answer", "%n answers", one.answers), "small", "second")
        told.setFixedWidth(_COUNT)
        tools = [
            tool("chevron-up", tip=tr("Ask {field} earlier", field=one.label), on_click=partial(self.shift, one, -1)),
            tool("chevron-down", tip=tr("Ask {field} later", field=one.label), on_click=partial(self.shift, one, 1)),
            tool("pencil", tip=tr("Change {field}", field=one.label), on_click=partial(self.change, one)),
            tool("trash-2", tip=tr("Remove {field}", field=one.label), on_click=partial(self.ask_to_remove, one)),
        ]
        for button in tools:
            button.setEnabled(not self.desk.read_only)
        if self._pressed[0] == one.id:
            # The lines are made anew, and shown only after this.
            pressed = tools[0 if self._pressed[1] < 0 else 1]
            QTimer.singleShot(0, pressed, pressed.setFocus)
        return row((name, 1), needed, sort, told, *tools, spacing=4)


def _asked(work: Any, code: str | None, mission_id: str) -> _Answer:
    """On the database's thread."""
    own = services.records.values(work, "mission", mission_id)["programme"] if mission_id else None
    shown = code or (own.upper() if own and code is None else None)
    return _Answer(services.own_fields.listing(work, shown), services.own_fields.programmes_asked(work), shown or "")
