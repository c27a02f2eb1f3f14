"""The table of a grid: a first column that stays in sight, a header that sorts, keys as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QStyleOptionHeader, QTableView, QWidget

from eujc_desktop.ui import grid_edges as edges
from eujc_desktop.ui.components.paint import draw_text, fill
from eujc_desktop.ui.grid_delegate import GridDelegate, way_of
from eujc_desktop.ui.grid_model import GridModel
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.tokens import ROW

Index = QModelIndex | QPersistentModelIndex
_PADDING = 10
"""What a heading keeps free around its words."""
_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_PIXELS = QAbstractItemView.ScrollMode.ScrollPerPixel
_EDITING = QAbstractItemView.State.EditingState
_EDITED_BY = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.AnyKeyPressed
    | QAbstractItemView.EditTrigger.EditKeyPressed
)


class SortHeader(QHeaderView):
    """Column headings; a click asks for an order and selects nothing. Arrows and numbers tell the order there is."""

    sort_asked = Signal(int, bool)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(ROW)
        self.setMinimumSectionSize(48)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._clicked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._without_selecting(super().mousePressEvent, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._without_selecting(super().mouseMoveEvent, event)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Where a column is sorted by, its heading leaves room for the arrow."""
        super().initStyleOptionForIndex(option, section)
        if (found := self._order_of(section)) is not None:
            room = self.sectionSize(section) - _width_of(found[0]) - _PADDING
            shown: str = option.text
            option.text = option.fontMetrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)

    def _order_of(self, section: int) -> tuple[int, bool] | None:
        model = self.model()
        return model.order_of(section) if isinstance(model, GridModel) else None

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        found = self._order_of(section)
        if found is None:
            return
        number, down = found
        width = _width_of(number)
        left, middle = rect.right() - width, rect.center().y()
        fill(painter, left, rect.top() + 2, width - 1, rect.height() - 4, theme.color("sunken"))
        draw_icon(painter, "chevron-down" if down else "chevron-up", "text2", QRectF(left + 2, middle - 6, 14, 14))
        if number:
            draw_text(painter, QRectF(left + 16, rect.top(), 9, rect.height()), str(number), "caption", "text2")

    def _without_selecting(self, handle: Callable[[QMouseEvent], None], event: QMouseEvent) -> None:
        # A table selects the column under a pressed heading unless it selects by rows.
        behaviour = self._view.selectionBehavior()
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        handle(event)
        self._view.setSelectionBehavior(behaviour)

    def _clicked(self, section: int) -> None:
        add = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_asked.emit(section, add)


def _width_of(number: int) -> int:
    """How much room the arrow of a heading takes, with its number where several columns are sorted by."""
    return 26 if number else 18


class RowNumbers(QHeaderView):
    """The numbers of the rows, as wide as the last one: Qt would ask the model for a hundred of them each time."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self.setMinimumWidth(34)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        digits = "0" * len(str(self.count()))
        return QSize(self.fontMetrics().horizontalAdvance(digits) + 18, super().minimumSizeHint().height())


class GridView(QTableView):
    """The table; what its keys do is told by signals."""

    emptied = Signal()
    copied = Signal()
    cut = Signal()
    pasted = Signal()
    cell_entered = Signal(QModelIndex, QModelIndex)
    editor_opened = Signal(QWidget, str)

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._grid_model = model
        self.step_back: Callable[[], bool] = lambda: False
        """What Esc does; whether there was anything to take back."""
        self._delegates: dict[QTableView, GridDelegate] = {}
        self._composing = False
        self.setModel(model)
        self.wear_delegate(self)
        self.header = SortHeader(self)
        self.setHorizontalHeader(self.header)
        numbers = RowNumbers(self)
        self.setVerticalHeader(numbers)
        _plain(self)
        self.setTabKeyNavigation(True)
        self.frozen = FrozenView(self, model)
        self.header.sectionResized.connect(self._resized)
        self.header.setSectionsMovable(True)
        self.header.setFirstSectionMovable(False)
        self.frozen.header.sectionResized.connect(lambda _at, _old, new: self.setColumnWidth(0, new))
        self.frozen.header.sort_asked.connect(self.header.sort_asked)
        self.frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self.frozen.verticalScrollBar().setValue)
        numbers.geometriesChanged.connect(self.place_frozen)

    @property
    def editing(self) -> bool:
        return _EDITING in (self.state(), self.frozen.state())

    @property
    def editor_closed(self) -> tuple[SignalInstance, ...]:
        """The signals of an edit that has ended, of both tables."""
        return tuple(view.itemDelegate().closeEditor for view in (self, self.frozen))

    def wear_delegate(self, view: QTableView) -> None:
        """Have a table painted and edited; what ends an edit moves this one on."""
        delegate = GridDelegate(self._grid_model, self, view)
        delegate.went_on.connect(self.step)
        delegate.editor_opened.connect(self.editor_opened)
        view.setItemDelegate(delegate)
        self._delegates[view] = delegate

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegates[self].begin()
        super().paintEvent(event)

    def selected_rows(self) -> list[int]:
        """The rows that have a selected cell, in order; found by ranges, since a whole list may be selected."""
        ranges = self.selectionModel().selection()
        parts = [ranges.at(number) for number in range(ranges.size())]
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def begin_frozen(self) -> None:
        """The first column is about to be painted."""
        self._delegates[self.frozen].begin()

    def step(self, down: int, across: int = 0) -> None:
        """Go so many rows and columns on, as far as there are any; columns as they are seen."""
        index, header = self.currentIndex(), self.header
        column = header.logicalIndex(header.visualIndex(index.column()) + across)
        self.go(index.sibling(index.row() + down, column))

    def go(self, index: Index) -> None:
        """Make a cell the current and only selected one, whatever keys are held."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def place_frozen(self) -> None:
        """Lay the first column over its place."""
        left = self.verticalHeader().width() + self.frameWidth()
        bar = self.horizontalScrollBar()
        height = self.contentsRect().height() - (bar.height() if bar.isVisibleTo(self) else 0)
        self.frozen.setGeometry(left, self.frameWidth(), self.columnWidth(0), height)
        self.frozen.setVisible(self._grid_model.columnCount() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_frozen()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar, before = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            # The first column is always in sight.
            bar.setValue(before)
            return
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def edit(self, index: Index, *more: object) -> bool:  # type: ignore[override]
        """Open the editor of a cell; that of the first column opens where the column is seen."""
        if index.column() == 0:
            return bool(self.frozen.edit(index, *more))
        return bool(super().edit(index, *more))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):
            self._repaint_row(index.row())
        self.cell_entered.emit(current, previous)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # The first composition stays with the table while its editor shows it: moving the keyboard would break it.
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            return
        for standard, signal in (
            (QKeySequence.StandardKey.Copy, self.copied),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.pasted),
        ):
            if event.matches(standard):
                signal.emit()
                return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.editing:
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.editing:
            event.setAccepted(self.step_back())  # Else it closes the dialog the table stands in.
        elif (way := way_of(event)) is not None and way[0] and not self.editing:
            self.step(*way)
        elif not edges.gone(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self._grid_model.rowCount():
            self.go(self._grid_model.index(0, 0))

    def _resized(self, section: int, _old: int, new: int) -> None:
        if section == 0:
            self.frozen.setColumnWidth(0, new)
            self.place_frozen()

    def _repaint_row(self, row: int) -> None:
        if row < 0:
            return
        # Cell by cell: asking for the viewport makes the binding load every kind of widget, a fortieth of the start.
        for column in range(self._grid_model.columnCount()):
            index = self._grid_model.index(row, column)
            (self if column else self.frozen).update(index)


class FrozenView(QTableView):
    """The first column over the table, sharing its selection; it never takes the keyboard."""

    def __init__(self, table: GridView, model: GridModel) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(model)
        own = self.selectionModel()
        self.setSelectionModel(table.selectionModel())
        own.deleteLater()
        self.header = SortHeader(self)
        self.setHorizontalHeader(self.header)
        _plain(self)
        table.wear_delegate(self)
        # Without a policy the keyboard would be lost when an editor closes here; the table gets it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(table)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(_NEVER)
        self.setVerticalScrollBarPolicy(_NEVER)
        self.setAccessibleName("")
        self.hide_others()
        model.modelReset.connect(self.hide_others)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._table.begin_frozen()
        super().paintEvent(event)

    def hide_others(self) -> None:
        """Show the first column only."""
        model = self.model()
        for column in range(model.columnCount() if model is not None else 0):
            self.setColumnHidden(column, column > 0)
        self.setColumnWidth(0, self._table.columnWidth(0))

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Follows the table."""


def _plain(view: QTableView) -> None:
    """What both tables have in common."""
    view.setEditTriggers(_EDITED_BY)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(_PIXELS)
    view.setHorizontalScrollMode(_PIXELS)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    numbers = view.verticalHeader()
    numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    numbers.setDefaultSectionSize(ROW)
    numbers.setMinimumSectionSize(ROW)
