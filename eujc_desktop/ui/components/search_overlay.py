"""One box over the window that finds records and runs commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from eujc_desktop.common.folding import fold
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import hline, row
from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.components.overlay import Overlay, Scrim
from eujc_desktop.ui.components.paint import LEFT, RIGHT, draw_text
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
_HIT = Qt.ItemDataRole.UserRole
_WIDTH, _ROW, _HEAD, _TOP = 640, 35, 28, 92
_WAIT_MS = 30
_NO_FOCUS = Qt.FocusPolicy.NoFocus
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchHit(NamedTuple):
    """Something found: `run` opens it, `hint` says what it is or which key it has.

    `beside` opens it over what is on screen; `instead` are other words to look for.
    """

    group: str
    icon: str
    title: str
    detail: str
    hint: str
    run: Callable[[], object]
    beside: Callable[[], object] | None = None
    instead: str = ""
    adds: bool = False
    """Whether it makes a record of the words, as nothing was found."""


Finder = Callable[[str, Callable[[str, Sequence[SearchHit]], None]], None]
"""`find(query, answer)`: calls `answer(query, hits)` at once or later; answers to an older query are dropped."""


class HitList(QAbstractListModel):
    """The hits with a heading before each group; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[SearchHit | str] = []
        self.query = ""

    def show_hits(self, hits: Sequence[SearchHit], query: str) -> None:
        self.beginResetModel()
        self.query, self._rows = query, []
        group = ""
        for hit in hits:
            if hit.group != group:
                group = hit.group
                self._rows.append(group)
            self._rows.append(hit)
        self.endResetModel()

    def at(self, row_number: int) -> SearchHit | str:
        return self._rows[row_number]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown if isinstance(shown, str) else f"{shown.title}, {shown.detail}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown if isinstance(shown, str) else told(shown)
        return None

    def next_hit(self, start: int, step: int) -> int:
        """The row of a hit `step` away from `start`, or the last one in that direction; -1 without hits."""
        hits = [at for at, shown in enumerate(self._rows) if not isinstance(shown, str)]
        if not hits:
            return -1
        place = hits.index(start) if start in hits else -step if step else 0
        return hits[min(max(place + step, 0), len(hits) - 1)]


def told(hit: SearchHit) -> str:
    """A hit as it is read out: title, detail, and what it is or which key it has."""
    return ", ".join(part for part in (hit.title, hit.detail, hit.hint) if part)


class HitDelegate(QStyledItemDelegate):
    """Paints headings and hits, the letters searched for in bold."""

    def __init__(self, model: HitList, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH - 20, _HEAD if isinstance(self._model.at(index.row()), str) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, shown = QRectF(option.rect), self._model.at(index.row())
        if isinstance(shown, str):
            draw_text(painter, rect.adjusted(8, 6, -8, 0), shown, "caption", "text3", QFont.Weight.DemiBold)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 7, 7)
        mark = "accent_text" if current else "text3"
        draw_icon(painter, shown.icon, mark, QRectF(rect.x() + 10, rect.center().y() - 8, 16, 16))
        right = rect.right() - 10
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        painter.drawText(rect.adjusted(0, 0, -10, 0), RIGHT, shown.hint)
        right -= QFontMetrics(theme.font("caption")).horizontalAdvance(shown.hint) + 12
        x = self._paint_title(painter, rect, rect.x() + 36, right, shown.title)
        draw_text(painter, QRectF(x + 10, rect.y(), right - x - 10, rect.height()), shown.detail, "small", "text3")

    def _paint_title(self, painter: QPainter, rect: QRectF, x: float, right: float, title: str) -> float:
        for text, bold in pieces(title, self._model.query):
            weight = QFont.Weight.DemiBold if bold else QFont.Weight.Medium
            room = QRectF(x, rect.y(), max(0.0, right - x), rect.height())
            if text:
                x += draw_text(painter, room, text, "body", "accent_text" if bold else "text", weight)
        return x


def _outward(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget, and what it lies in."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


class SearchOverlay(Overlay):
    """Opens with `ask`, closes with Esc, gives the focus back to where it was."""

    closed = Signal()

    def __init__(self, parent: QWidget, find: Finder) -> None:
        self._scrim = Scrim(parent)
        super().__init__(parent, radius=12)
        self._find, self._before = find, list(_outward(QApplication.focusWidget()))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.box = self._make_box()
        key = StatusChip(tr("Esc"), "neu", outline=True)
        layout.addWidget(row(IconLabel("search", "text3", 18), (self.box, 1), key, margins=(16, 9, 12, 9), spacing=10))
        layout.addWidget(hline())
        self._model = HitList(self)
        self.list = self._make_list()
        layout.addWidget(self.list, 1)
        self._none = label("", "body", "second", wrap=True)
        self._none.setContentsMargins(16, 14, 16, 14)
        self._none.hide()
        layout.addWidget(self._none)
        layout.addWidget(hline())
        layout.addWidget(_foot())
        self.setAccessibleName(tr("Search"))

    def open(self, query: str = "") -> None:
        """Show the box, its list filled for `query`."""
        self._scrim.show()
        self._scrim.raise_()
        self.box.setText(query)
        self.box.selectAll()
        self._ask()
        self.show()
        self.place()
        self.box.setFocus()

    def place(self) -> None:
        rows = sum(_HEAD if isinstance(self._model.at(at), str) else _ROW for at in range(self._model.rowCount()))
        none = 0 if self._none.isHidden() else 52
        height = min(84 + max(rows + 12 if rows else 0, none), self.host.height() - _TOP - 24)
        width = min(_WIDTH, self.host.width() - 32)
        self.setGeometry((self.host.width() - width) // 2, _TOP, width, height)
        self.raise_()

    def close_search(self) -> None:
        """Take the overlay away; the focus goes back."""
        if self.isHidden():
            return
        self.hide()
        self._scrim.hide()
        # The editor of a cell is gone by then; its table is not.
        back = (each for each in self._before if isValid(each) and each.isVisible() and each.focusPolicy() != _NO_FOCUS)
        if (before := next(back, None)) is not None:
            before.setFocus()
        self.closed.emit()
        self._scrim.deleteLater()
        self.deleteLater()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's shape
        # What lies behind is out of reach until the search is closed.
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._scrim and event.type() == QEvent.Type.Hide:
            self.close_search()
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            aside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return self._key(Qt.Key(event.key()), aside=aside)
        return super().eventFilter(watched, event)

    def _make_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName("bare")
        box.setFrame(False)
        box.setFont(theme.font("sub", QFont.Weight.Normal))
        box.setAccessibleName(tr("Search people, companies, visits, papers or commands"))
        box.setPlaceholderText(tr("Search people, companies, visits, papers or commands"))
        box.textChanged.connect(lambda: self._timer.start())
        box.installEventFilter(self)
        self._scrim.installEventFilter(self)
        return box

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("bare")
        view.setModel(self._model)
        view.setItemDelegate(HitDelegate(self._model, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setViewportMargins(8, 4, 8, 6)
        view.setAccessibleName(tr("Found"))
        view.viewport().setAutoFillBackground(False)
        view.clicked.connect(lambda index: self._run(index.row()))
        return view

    def _key(self, key: Qt.Key, *, aside: bool) -> bool:
        """Whether the key was for the list and not for the box."""
        if key in _STEPS:
            self._go(self._model.next_hit(self.list.currentIndex().row(), _STEPS[key]))
            self._read_out()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex().row(), aside=aside)
        elif key == Qt.Key.Key_Escape:
            self.close_search()
        else:
            return False
        return True

    def _ask(self) -> None:
        self._find(self.box.text(), self._answered)

    def _answered(self, query: str, hits: Sequence[SearchHit]) -> None:
        if query != self.box.text():
            return
        self._model.show_hits(hits, query.lstrip(">@# "))
        self._none.setText(tr("Nothing found for “{query}”.", query=query.strip()))
        self._none.setVisible(bool(query.strip()) and all(hit.instead or hit.adds for hit in hits))
        self.list.setVisible(bool(hits))
        self._go(self._model.next_hit(-1, 0))
        self.place()
        if self._none.isVisible():
            announce(self.box, self._none.text())
        else:
            self._read_out()

    def _go(self, row_number: int) -> None:
        if row_number >= 0:
            self.list.setCurrentIndex(self._model.index(row_number))

    def _read_out(self) -> None:
        """Say which hit Enter would open: the keyboard stays in the box, so nobody else does."""
        hit = self._model.at(at) if (at := self.list.currentIndex().row()) >= 0 else ""
        if not isinstance(hit, str):
            announce(self.box, told(hit))

    def _run(self, row_number: int, *, aside: bool = False) -> None:
        hit = self._model.at(row_number) if row_number >= 0 else ""
        if isinstance(hit, str):
            return
        if hit.instead:
            self.box.setText(hit.instead)
            return
        self.close_search()
        (hit.beside if aside and hit.beside else hit.run)()


def _foot() -> QWidget:
    left = (tr("↑↓ move"), tr("Enter open"), tr("Ctrl+Enter open in a window"))
    right = tr(">  commands     @  people     #  missions")
    told = [label(text, "caption", "muted") for text in (*left, right)]
    told[-1].setAlignment(LEFT)
    return row(*told[:-1], "stretch", told[-1], margins=(16, 8, 16, 9), spacing=16)


def pieces(title: str, query: str) -> list[tuple[str, bool]]:
    """`title` cut where the words of `query` stand in it, and which of the pieces those are."""
    found = sorted(span for word in query.split() if (span := match(title, word)) != (0, 0))
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in found:
        if start >= at:
            cut += [(title[at:start], False), (title[start:end], True)]
            at = end
    return [*cut, (title[at:], False)]


def match(title: str, word: str) -> tuple[int, int]:
    """Where `word` stands in `title`, without regard to case and accents; (0, 0) if nowhere."""
    wanted = _plain(word.strip())
    at = _plain(title).find(wanted) if wanted else -1
    return (at, at + len(wanted)) if at >= 0 else (0, 0)


def _plain(text: str) -> str:
    """`text` with one plain letter for each of its letters, as the search compares them."""
    return "".join(fold(letter)[:1] or letter for letter in text)
