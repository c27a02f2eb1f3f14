"""The detail panel: head, messages and sections that fold and remember it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import empty
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.components.paint import draw_text, fill, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.reading_order import scroll_to
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_GAP = 10
_HEAD, _PAIR = 44, 60
"""So tall are the title, and two fields side by side with the room under them."""


class SectionHead(PaintedButton):
    """The line that folds and unfolds a section."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(26)
        self.setMinimumWidth(QFontMetrics(theme.font("strong")).horizontalAdvance(title) + 26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, "chevron-down" if self.isChecked() else "chevron-right", "text3", QRectF(0, 6, 14, 14))
        draw_text(painter, QRectF(20, 0, self.width() - 20, 26), self.text(), "strong", "text", QFont.Weight.DemiBold)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)


class Section(QWidget):
    """A titled part of the panel, with a hairline above it when it is `lined`; what it holds goes into `body`."""

    folded = Signal()

    def __init__(self, title: str, *, opened: bool = True, lined: bool = False) -> None:
        super().__init__()
        self._lined = lined
        self._badge: StatusChip | None = None
        self._waits = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _GAP + 1 if lined else 0, 0, 0)
        layout.setSpacing(6)
        self._top = QHBoxLayout()
        self._top.setSpacing(6)
        self.head = SectionHead(title)
        self._top.addWidget(self.head, 1)
        layout.addLayout(self._top)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(20, 0, 0, 4)
        self.body.setSpacing(8)
        layout.addWidget(self._inside)
        self.head.toggled.connect(self._fold)
        self.head.setChecked(opened)

    @property
    def opened(self) -> bool:
        return self.head.isChecked()

    def expect(self, fields: int) -> None:
        """Be as tall as so many fields will make it, or as it was with them, until they are there: then 0."""
        tall = self.height() if self.isVisible() and self.body.count() else _HEAD + (fields + 1) // 2 * _PAIR
        self._waits = bool(fields)
        self.setMinimumHeight(tall if fields and self.opened else 0)
        self._inside.setVisible(self.opened and not self._waits)

    def set_badge(self, text: str, tone: str = "neu") -> None:
        """A word at the right of the title; none with an empty text."""
        if self._badge is None:
            self._badge = StatusChip(text, tone)
            self._top.addWidget(self._badge)
        self._badge.show_state(text, tone)
        self._badge.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._lined:
            fill(QPainter(self), 0, 0, self.width(), 1, theme.color("border"))

    def _fold(self) -> None:
        self._inside.setVisible(self.opened and not self._waits)
        if not self.opened:
            self.setMinimumHeight(0)
        self.folded.emit()


_SETTLING_MS = 300
_PAIR_WIDTH = 276


class DetailPanel(QScrollArea):
    """A scrolling column for one record; never wider than it is given."""

    def __init__(self, memory: Memory, key: str) -> None:
        super().__init__()
        self._memory, self._key = memory, key
        self.setWidgetResizable(True)
        self.setProperty("framed", True)  # noqa: FBT003
        self.setAccessibleName(tr("Details"))
        # The keyboard goes to what is in it; a field that does not want Page Down hands it on to the panel.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._inside.setObjectName("panel")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(16, 14, 18, 16)
        self._column.setSpacing(10)
        self.head = QVBoxLayout()
        self.head.setSpacing(8)
        self.messages = MessageSlot(quiet=True)
        self.sections: dict[str, Section] = {}
        self._stack = QVBoxLayout()
        self._stack.setSpacing(_GAP)
        self._column.addLayout(self.head)
        self._column.addWidget(self.messages)
        self._column.addLayout(self._stack)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self._on_top: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._bring_up())

    def section(self, key: str, title: str, *, opened: bool = True) -> Section:
        """A new section at the end; folded as the user left it."""
        name = f"{self._key}.section.{key}"
        made = Section(title, opened=bool(self._memory.get(name, opened)), lined=bool(self.sections))
        made.folded.connect(lambda: self._memory.put(name, made.opened))
        self.sections[key] = made
        self._stack.addWidget(made)
        return made

    def add(self, widget: QWidget) -> None:
        """Something between the sections."""
        self._stack.addWidget(widget)

    @property
    def crowded(self) -> bool:
        """Whether there is no room for two fields side by side, as with large text in a narrow window."""
        return theme.wide(_PAIR_WIDTH) > self.width()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget into view, also one that has only been made."""
        self.settle()
        scroll_to(self, widget)

    def begin_with(self, section: QWidget) -> None:
        """Scroll so that a section stands at the top, also while it, or what is above it, is still being laid out."""
        self._on_top = section
        QTimer.singleShot(_SETTLING_MS, self, self._let_go)
        self._bring_up()

    def _let_go(self) -> None:
        self._on_top = None

    def _bring_up(self) -> None:
        if self._on_top is not None:
            self.settle()
            self.verticalScrollBar().setValue(self._on_top.mapTo(self._inside, QPoint()).y())

    def settle(self) -> None:
        """Have everything at its place now."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def clear(self) -> None:
        """Take out head, messages and sections."""
        self._let_go()
        empty(self.head)
        empty(self._stack)
        self.messages.clear()
        self.sections.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setMaximumWidth(event.size().width())


class Field(QWidget):
    """A label above its editor, and under it what is wrong with the value."""

    def __init__(self, text: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._lines = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._label = ElidedLabel(text, "small", "second")
        self._label.setBuddy(editor)
        self._hint = hint
        self._note: QLabel | None = None
        layout.addWidget(self._label)
        layout.addWidget(editor)
        editor.setAccessibleName(text)
        if hint:
            self.clear_state()

    @property
    def has_keyboard(self) -> bool:
        """Whether its editor, or a part of that, has the keyboard."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self.editor or self.editor.isAncestorOf(focus))

    def show_error(self, text: str) -> None:
        self._mark("error", "err", text)

    def show_warning(self, text: str) -> None:
        self._mark("warn", "warn", text)

    def show_note(self, text: str) -> None:
        """Say something of the value with which nothing is wrong."""
        self._mark("", "muted", text)

    def clear_state(self) -> None:
        self._mark("", "muted", self._hint)

    def _mark(self, state: str, role: str, note: str) -> None:
        theme.restyle(self.editor, "state", state)
        self.editor.setAccessibleDescription(note)
        if self._note is None and note:
            self._note = label("", "small", role, wrap=True)
            self._lines.addWidget(self._note)
        if self._note is not None:
            theme.restyle(self._note, "role", role)
            self._note.setText(note)
            self._note.setVisible(bool(note))


def in_pairs(fields: Iterable[tuple[Field, bool]]) -> Iterator[QWidget]:
    """Fields as they stand in a form: short ones two by two, long ones (True) by themselves."""
    waiting: Field | None = None
    for field, long in fields:
        if waiting is not None and not long:
            yield two_fields(waiting, field)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = None if long else field
        if long:
            yield field
    if waiting is not None:
        yield waiting


def two_fields(first: QWidget, second: QWidget) -> QWidget:
    """Two fields side by side, of the same width, their labels on one line."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for field in (first, second):
        layout.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return holder
