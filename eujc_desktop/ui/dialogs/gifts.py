"""The gifts the office has: how many came in, how many are left, and of which few are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.line_model import Line, LineColumn
from eujc_desktop.ui.line_table import LineTable
from eujc_desktop.ui.text import count, tr

_WIDTHS = (("name", 160, 3), ("name_ja", 140, 2), ("value_class", 150, 0), ("number", 110, 0), ("left", 60, 0),
           ("low_at", 80, 0), ("note", 120, 3))  # fmt: skip
_TABLES = frozenset({"gift", "gift_entry", "visit"})


class GiftsDialog(WorkDialog):
    """A table to type in; the last line is empty, and what is typed there is another gift."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Gifts"), 1000, 560, parent)
        self.table = LineTable(tr("Gifts of the office"), self._columns(), writes=not desk.read_only)
        self._told = label("", "small", "second")
        self._sums = label("", "small", "muted")
        self._assemble()
        self.table.lines.changed.connect(self._change)
        self.table.lines.added.connect(self._add)
        self.table.lines.refused.connect(self.say_unwritten)
        self.table.removed.connect(self._remove)
        self.take_undo_keys()
        self.read_again_after(_TABLES)
        self.read()

    @staticmethod
    def _columns() -> list[LineColumn]:
        fields = services.records.entity("gift").fields
        return [
            LineColumn(key, tr(fields[key].label) if key in fields else tr("Left"), width, share, fields.get(key))
            for key, width, share in _WIDTHS
        ]

    def _assemble(self) -> None:
        close = push(tr("Close"), on_click=self.accept)
        remove = push(tr("Remove"), icon="trash-2", on_click=self.table.remove)
        remove.setEnabled(self.table.lines.writes)
        self.column.addWidget(row((label(tr("Gifts of the office"), "title"), 1), self._told, margins=(20, 12, 20, 12)))
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        self.column.addWidget(column((self.table, 1), margins=(16, 10, 16, 10)), 1)
        self.column.addWidget(hline())
        self.column.addWidget(row(remove, (self._sums, 1), close, margins=(20, 10, 20, 12)))
        self.offer_copies(self.table)

    def read(self) -> None:
        """Read what is in stock."""
        self.follow(self.desk.office.ask(services.gifts.stock, self._show)).otherwise(self.refuse)

    def _show(self, stock: Sequence[Any]) -> None:
        self.table.show_lines([_line(one) for one in stock])
        low = [one.name for one in stock if one.low]
        self._told.setText(tr("Running low: {names}", names=tr(", ").join(low)) if low else "")
        self._sums.setText(count("%n gift", "%n gifts", len(stock)))

    def _change(self, changes: Mapping[str, Mapping[str, object]]) -> None:
        def write(work: Any) -> None:
            for key, values in changes.items():
                services.records.change(work, "gift", key, values)

        self.do_step(tr("Change gifts"), write)

    def _add(self, new: Sequence[Mapping[str, object]]) -> None:
        named = [values for values in new if values.get("name")]
        if len(named) < len(new):
            self.say_unwritten(tr("A gift needs a name."))
        if named:
            self.do_step(tr("Add gifts"), lambda work: [services.gifts.add(work, values) for values in named])

    def _remove(self, ids: Sequence[str]) -> None:
        def remove(work: Any) -> None:
            for key in ids:
                services.records.remove(work, "gift", key)

        self.do_step(tr("Remove gifts"), remove)


def _line(one: Any) -> Line:
    notes = {"left": tr("Few are left")} if one.low else {}
    keys = ("name", "name_ja", "value_class", "number", "left", "low_at", "note")
    return Line(one.id, {key: getattr(one, key) or (0 if key in ("number", "left", "low_at") else None)
                         for key in keys}, notes)  # fmt: skip
