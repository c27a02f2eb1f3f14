"""Rows of any list on the clipboard or in a workbook, as they stand: for lists that are no grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QHeaderView, QTableView, QTreeView

from eujc_desktop import services
from eujc_desktop.common.files import write_atomic
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.grid_block import Block, as_html, as_tsv
from eujc_desktop.ui.text import tr

Refuse = Callable[[Exception], object]
List = QTableView | QTreeView
_ROOT = QModelIndex()


class RowCopies(QObject):
    """Copy, with headings or without, and save: in the list's menu, and by the keys of the grids.

    Copied are the selected rows, or all where none is; a workbook has all. `title` names it, and its sheet.
    """

    def __init__(self, view: List, desk: Desk, title: str, refuse: Refuse) -> None:
        super().__init__(view)
        self._view, self._desk, self._title, self._refuse = view, desk, title, refuse
        self._add(tr("Copy"), "Ctrl+C", self.copy)
        self._add(tr("Copy with headers"), "Ctrl+Shift+C", partial(self.copy, headed=True))
        self._add(tr("Export to Excel…"), "", self.ask_and_save)
        if view.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu:
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def copy(self, *, headed: bool = False) -> None:
        """Put rows on the clipboard, as text with tabs and as a table."""
        block = [self._headings()] * headed + self._lines(chosen=True)
        data = QMimeData()
        data.setText(as_tsv(block))
        data.setHtml(as_html(block, headed=headed))
        QApplication.clipboard().setMimeData(data)

    def ask_and_save(self) -> None:
        """Ask where to, then save all rows as a workbook."""
        proposed = str(Path(self._desk.paper_folder) / f"{self._title}.xlsx")
        name, _ = QFileDialog.getSaveFileName(self._view.window(), self._title, proposed, tr("Excel workbook (*.xlsx)"))
        if name:
            self._desk.remember_paper_folder(Path(name).parent)
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write all rows in the background."""
        lines = partial(
            services.grid_sheets.plain, title=self._title, headings=self._headings(), lines=self._lines(chosen=False)
        )
        job = self._desk.office.make("", lambda _works, _progress: write_atomic(path, lines(made=date.today())))
        job.then(lambda _path: self._desk.toast(tr("{file} written", file=path.name))).otherwise(self._refuse)

    def _add(self, words: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(words, self._view)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())
        self._view.addAction(action)

    @property
    def _header(self) -> QHeaderView:
        view = self._view
        return view.horizontalHeader() if isinstance(view, QTableView) else view.header()

    def _columns(self) -> list[int]:
        """The columns that are shown, as they are seen."""
        header = self._header
        seen = [header.logicalIndex(at) for at in range(header.count())]
        return [column for column in seen if not header.isSectionHidden(column)]

    def _headings(self) -> list[str]:
        model = self._view.model()
        return [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in self._columns()]

    def _lines(self, *, chosen: bool) -> Block:
        rows, columns = list(self._rows(_ROOT)), self._columns()
        picked = self._view.selectionModel().rowIntersectsSelection
        some = [index for index in rows if picked(index.row(), index.parent())] if chosen else []
        return [[str(index.siblingAtColumn(at).data() or "") for at in columns] for index in some or rows]

    def _is_hidden(self, row: int, parent: QModelIndex) -> bool:
        view = self._view
        return view.isRowHidden(row) if isinstance(view, QTableView) else view.isRowHidden(row, parent)

    def _rows(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        model = self._view.model()
        for row in range(model.rowCount(parent)):
            if self._is_hidden(row, parent):
                continue
            index = model.index(row, 0, parent)
            yield index
            yield from self._rows(index)
