"""A question to a list, put together from conditions, counted as it is written, and kept under a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Hints, Ref
from eujc_desktop.fields.questions import kept, taken
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row, scrolled
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.condition_row import ConditionRow, Pairs
from eujc_desktop.ui.condition_words import joined
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.field_names import field_names
from eujc_desktop.ui.grid_columns import Filter
from eujc_desktop.ui.text import told, tr

_PAUSE_MS = 200
_FRAME, _EDGE = 240, 80


class Askable(NamedTuple):
    """What a list can be asked for: its fields, what its links lead to, and the year of days without one."""

    fields: Mapping[str, Field]
    links: Mapping[str, Pairs]
    year: int


def askable(work: Any, grid: str, mission_id: str | None) -> Askable:
    """On the database's thread."""
    known = services.grids.fields(work, grid, mission_id)
    links = [key for key, field in known.items() if isinstance(field.kind, Ref)]
    named = [key for key in links if services.grids.link_words(grid, key) is not None]
    choices = {key: services.grids.choices(work, key, mission_id) for key in named}
    fields = {key: field for key, field in known.items() if key not in links or key in named}
    return Askable(fields, choices, services.grids.year(work, mission_id) if mission_id else 0)


class FilterBuilder(QDialog):
    """Hands the finished filter to `save`; one that is there already can be taken away by `remove`."""

    def __init__(
        self,
        desk: Desk,
        grid: str,
        known: Askable,
        begun: Filter,
        save: Callable[[Filter], object],
        remove: Callable[[], object] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.desk, self._grid, self._known, self._begun = desk, grid, known, begun
        self._save, self._remove = save, remove
        self._names = field_names(known.fields)
        self.setWindowTitle(tr("Change the filter") if remove else tr("New filter"))
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(720)
        self.rows: list[ConditionRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.name, self._count = QLineEdit(), label("", "small", "second")
        self.name.setAccessibleName(tr("Name of the filter"))
        self.name.setText(begun.text)
        self.messages = MessageSlot()
        self.save_button = push(tr("Save"), "primary", on_click=self.save)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._ticket = 0
        self._assemble()
        self._begin()

    def add_row(self, key: str = "", condition: Condition | None = None) -> ConditionRow:
        """One more condition, of a field."""
        made = ConditionRow(self._known.fields, self._names, self._known.links)
        self.rows.append(made)
        self._lines.addWidget(made)
        made.changed.connect(self._pause.start)
        made.removed.connect(partial(self._take_out, made))
        made.ask(key or self._first, condition)
        self._grow()
        return made

    @property
    def _first(self) -> str:
        """The field to begin with: the first fixed list, as a role or status, where there is one."""
        fields = self._known.fields
        return next((key for key, field in fields.items() if isinstance(field.kind, Choice)), next(iter(fields)))

    def _grow(self) -> None:
        """Room for every line, as far as the screen has it; the list scrolls beyond that."""
        needed = len(self.rows) * (self.rows[0].sizeHint().height() + self._lines.spacing())
        self.resize(self.width(), min(_FRAME + needed, self.screen().availableGeometry().height() - _EDGE))

    def conditions(self) -> list[Condition]:
        """What is asked for by the lines that can be read; the others are marked when they were filled in wrongly."""
        found = []
        for each in self.rows:
            try:
                found.append(each.condition(self._hints))
                each.show_problem("")
            except ValueError as exc:
                each.show_problem(told(exc) if "needs" not in str(exc) else "")
        return found

    def save(self) -> None:
        """Hand the filter over, under its name or the usual one."""
        asked = self.conditions()
        if len(asked) < len(self.rows) or not asked:
            return
        words = self.name.text().strip() or self.name.placeholderText()
        self._save(Filter(self._begun.key, words, kept=tuple(map(tuple, map(kept, asked)))))
        self.accept()

    @property
    def _hints(self) -> Hints:
        return Hints(year=self._known.year or None)

    def _assemble(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.windowTitle(), "title"))
        layout.addWidget(self.messages)
        layout.addWidget(label(tr("Show rows of which all of this is true:"), "body", "second"))
        layout.addWidget(scrolled(holder), 1)
        layout.addWidget(row(push(tr("Add condition"), "link", "plus", on_click=self.add_row), "stretch", self._count))
        layout.addWidget(row(label(tr("Name"), "body", "second"), (self.name, 1)))
        away = push(tr("Remove filter"), "ghost", "trash-2", on_click=self._take_away)
        away.setVisible(self._remove is not None)
        cancel = push(tr("Cancel"), on_click=self.reject)
        self.save_button.setDefault(True)
        layout.addWidget(row(away, "stretch", cancel, self.save_button))

    def _begin(self) -> None:
        """Show the conditions there are, or one of the column asked for."""
        found = [taken(list(data), self._known.fields) for data in self._begun.kept]
        for condition in found:
            if condition is not None:
                self.add_row(condition.key, condition)
        for condition in self._begun.where:
            self.add_row(condition.key)
        if not self.rows:
            self.add_row()

    def _take_out(self, line: ConditionRow) -> None:
        self.rows.remove(line)
        line.hide()
        line.deleteLater()
        self._pause.start()

    def _take_away(self) -> None:
        if self._remove is not None:
            self._remove()
        self.accept()

    def _look(self) -> None:
        """Count what it finds."""
        asked, grid, mission_id = self.conditions(), self._grid, self.desk.mission_id or None
        self.name.setPlaceholderText(joined(asked, self._known.fields))
        self.save_button.setEnabled(bool(asked) and len(asked) == len(self.rows))
        self._ticket += 1
        ticket, questions = self._ticket, {"found": asked, "all": ()}
        job = self.desk.office.ask(lambda work: services.grids.counts(work, grid, questions, mission_id=mission_id))
        job.then(lambda found: self._tell(found) if ticket == self._ticket else None)
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _tell(self, found: Mapping[str, int]) -> None:
        self._count.setText(tr("finds {n} of {all}", n=found["found"], all=found["all"]))
