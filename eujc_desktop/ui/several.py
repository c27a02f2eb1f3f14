"""What a tab shows while several rows of its grid are selected: the panel for all of them, and the action bar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.action_bar import ActionBar, BarAction
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Named
from eujc_desktop.ui.text import escape, lowered, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.bulk_panel import BulkPanel

_PAUSE_MS = 120
"""A selection still being drawn is not read at each row."""


class Holder(Protocol):
    """What gives panel and footer a place: a page, or a list that a page shows."""

    desk: Desk

    def set_panel(self, panel: QWidget) -> None: ...
    def set_footer(self, footer: QWidget) -> None: ...


class Several(QObject):
    """Takes the place of a page's panel and footer while more than one row has a selected cell."""

    def __init__(
        self,
        page: Holder,
        grid: DataGrid,
        single: QWidget,
        usual: QWidget,
        named: Named,
        first: Sequence[Sequence[str]],
        actions: Sequence[BarAction],
    ) -> None:
        super().__init__(grid)
        self._page, self._grid, self._single, self._named, self._first = page, grid, single, named, first
        self._bulk: BulkPanel | None = None
        self._usual = usual
        self.bar = ActionBar(tr("With those selected"), actions)
        self._low = row((self.bar, 1), margins=(8, 6, 8, 6))
        self._low.hide()
        self._panels = QStackedWidget()
        self._panels.setProperty("framed", True)  # noqa: FBT003
        self._panels.addWidget(single)
        page.set_panel(self._panels)
        page.set_footer(column(usual, self._low, spacing=0))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show)
        grid.selection_changed.connect(lambda _ids: self._pause.start())
        grid.loaded.connect(lambda _answer: self._pause.start())
        self.bar.left.connect(self.leave)

    @property
    def panel(self) -> BulkPanel:
        """The panel for all of them, made when first needed."""
        if self._bulk is None:
            from eujc_desktop.ui.bulk_panel import BulkPanel

            self._bulk = BulkPanel(self._page.desk, self._grid.name, self._first, self._named)
            self._panels.addWidget(self._bulk)
        return self._bulk

    @property
    def shown(self) -> bool:
        """Whether several are selected, and the tab says so."""
        return not self._low.isHidden()

    def leave(self) -> None:
        """Keep the current row only."""
        self._grid.view.go(self._grid.view.currentIndex())
        self._grid.view.setFocus()
        self._show()

    def _show(self) -> None:
        self._pause.stop()
        ids, desk = self._grid.selected_ids(), self._page.desk
        several = len(ids) > 1 and self._grid.model_.live
        self._low.setVisible(several)
        self._usual.setVisible(not several)
        if several:
            self.bar.show_count(tr("{n} selected", n=len(ids)), read_only=desk.read_only)
            self.panel.show_rows(ids)
            self._panels.setCurrentWidget(self.panel)
        elif self._panels.currentWidget() is not self._single:
            self.panel.discard()
            self._panels.setCurrentWidget(self._single)


def offer_values(desk: Desk, grid: DataGrid, key: str, named: Named) -> None:
    """Let a value of the field be chosen for all selected rows, where the mouse is; it is written at once."""
    name, mission_id, at = grid.name, desk.mission_id or None, QCursor.pos()
    job = desk.office.ask(lambda work: _values(work, name, key, mission_id))
    job.then(partial(_open, desk, grid, key, named, at)).otherwise(desk.refuse)


def _open(desk: Desk, grid: DataGrid, key: str, named: Named, at: QPoint, pairs: Sequence[tuple[Any, str]]) -> None:
    menu = QMenu(grid)
    for value, words in pairs:
        menu.addAction(escape(words), partial(_write, desk, grid, key, named, value))
    if not grid.model_.fields[key].required:
        menu.addSeparator()
        menu.addAction(tr("Make empty"), partial(_write, desk, grid, key, named, None))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _write(desk: Desk, grid: DataGrid, key: str, named: Named, value: object) -> None:
    ids, name = grid.selected_ids(), grid.name
    field = lowered(tr(grid.model_.fields[key].label))
    words = tr("Change {field} of {things}", field=field, things=named.things(len(ids)))
    job = desk.office.do(words, lambda work: services.cells.change_many(work, name, ids, {key: value}))
    done = tr("Changed {field} of {things}", field=field, things=named.things(len(ids)))
    job.then(lambda _n: desk.toast_undo(done)).otherwise(partial(desk.refuse, slot=grid.messages))


def _values(work: Any, grid: str, key: str, mission_id: str | None) -> list[tuple[Any, str]]:
    """What the field can hold, in words; on the database's thread."""
    from eujc_desktop.fields.choices import Choice

    kind = services.grids.fields(work, grid)[key].kind
    if isinstance(kind, Choice):
        return [(option, tr(option.label)) for option in kind.options]
    return list(services.grids.choices(work, key, mission_id))
