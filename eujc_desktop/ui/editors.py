"""Editors by sort of value, for cells and forms alike: each shows a stored value and gives back what was typed.

The field parses what `raw` gives; nothing here decides whether a value holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import QDate, QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Country, Day, Kind, Lines, Ref, Text, YesNo
from eujc_desktop.fields.own import SomeOf
from eujc_desktop.ui.components.drop_down import drop_down
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import language, tip, tr
from eujc_desktop.ui.theme import theme
from eujc_desktop.ui.values import value_text

Pairs = Sequence[tuple[Any, str]]
_LINES_HEIGHT, _FRAMES = 66, 20


class Editor(Protocol):
    """What every editor has besides being a widget."""

    typed: SignalInstance
    """The user changed something."""
    left: SignalInstance
    """The user is done: focus has left, or a choice was made."""

    def raw(self) -> object: ...
    def show_value(self, value: object) -> None: ...
    def show_text(self, text: str) -> None: ...


def editor_for(field: Field, choices: Pairs | None = None, *, in_cell: bool = False) -> QWidget:
    """The editor of a field; it also fits `Editor`. `choices` are what a link can point to."""
    kind = field.kind
    if isinstance(kind, Choice):
        return ChoiceEditor([(option, tr(option.label)) for option in kind.options], optional=not field.required)
    if isinstance(kind, YesNo):
        return ChoiceEditor([(True, tr("Yes")), (False, tr("No"))])
    if isinstance(kind, Country):
        return ChoiceEditor(_countries(), free=True)
    if isinstance(kind, Ref):
        return ChoiceEditor(choices or ())
    if isinstance(kind, Day):
        return DateEditor(kind)
    if isinstance(kind, Lines) and (in_cell or isinstance(kind, SomeOf)):
        return TicksEditor(field, _words(kind) or choices or ())
    if not in_cell and (isinstance(kind, Lines) or (isinstance(kind, Text) and kind.lines)):
        return LinesEditor(kind)
    return LineEditor(kind)


def _words(kind: Lines) -> Pairs:
    """What there is to tick where the kind itself says it."""
    return [(word, word) for word in kind.words] if isinstance(kind, SomeOf) else ()


def as_editor(widget: QWidget) -> Editor:
    """`widget`, made by `editor_for`, as what it can do."""
    return cast("Editor", widget)


class LineEditor(QLineEdit):
    """One line of text, a number, a time."""

    typed = Signal()
    left = Signal()

    def __init__(self, kind: Kind[Any]) -> None:
        super().__init__()
        self._kind = kind
        self.textEdited.connect(lambda _text: self.typed.emit())
        self.editingFinished.connect(self.left)
        if kind.align_right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def event(self, event: QEvent) -> bool:
        """Under the pointer the whole text is told where it does not fit."""
        if event.type() == QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _FRAMES
            self.setToolTip(tip(self.text()) if cut else "")
        return super().event(event)

    def raw(self) -> object:
        return self.text()

    def show_value(self, value: object) -> None:
        self.show_text(value_text(self._kind, value))

    def show_text(self, text: str) -> None:
        if self.text() != text:
            self.setText(text)
            _shown_anew(self)

    def propose(self, words: Sequence[str]) -> None:
        """Offer those of these words that hold what is typed; other words may be typed as well."""
        completer = QCompleter(list(words), self)
        _find_anywhere(completer)
        self.setCompleter(completer)
        completer.activated.connect(lambda _text: self.typed.emit())
        if self.hasFocus() and self.isModified():
            completer.setCompletionPrefix(self.text())
            completer.complete()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001 - Qt's shape
        _close_list(self.completer())
        return super().focusNextPrevChild(next)


class DateEditor(LineEditor):
    """A day written as people write it, “30/8/27” or “30 Aug 2027”; the calendar is one click or the Down key away."""

    def __init__(self, kind: Kind[Any]) -> None:
        super().__init__(kind)
        self.setPlaceholderText(tr("day month year"))
        self._open = self.addAction(icon("calendar-days"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setText(tr("Open the calendar"))
        self._open.setToolTip(tr("Open the calendar"))
        self._open.triggered.connect(self.open_calendar)
        # Bound method: the theme outlives the editor.
        theme.changed.connect(self._dress)

    def open_calendar(self) -> None:
        """Choose the day in a calendar."""
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setGridVisible(False)
        try:
            day = self._kind.parse(self.text())
        except ValueError:
            day = None
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = drop_down(calendar, self)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _choose(self, day: QDate) -> None:
        self.show_value(day.toPython())
        self.typed.emit()
        self.left.emit()

    def _dress(self) -> None:
        self._open.setIcon(icon("calendar-days"))


class TicksEditor(LineEditor):
    """Several short texts in a line, parted by semicolons; the Down key opens a list to tick those in use."""

    def __init__(self, field: Field, pairs: Pairs) -> None:
        super().__init__(field.kind)
        self._name, self._pairs = tr(field.label), pairs
        self._open = self.addAction(icon("list-checks"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.setText(tr("Choose from a list"))
        self._open.setToolTip(tr("Choose from a list"))
        self._open.triggered.connect(self.open_list)

    def open_list(self) -> None:
        """Offer what is in use, with what the line holds ticked."""
        from eujc_desktop.ui.components.tick_list import TickList

        held = self._held()
        pairs = [*self._pairs, *((word, word) for word in held if all(word != value for value, _ in self._pairs))]
        ticks = TickList(self._name, pairs, held)
        ticks.ticked.connect(lambda: self._tick(ticks.values))
        ticks.drop_from(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def _held(self) -> list[str]:
        return list(Lines().parse(self.text()) or ())

    def _tick(self, values: Sequence[str]) -> None:
        """What was there keeps its place, what is new comes last."""
        kept = [word for word in self._held() if word in values]
        self.setText(value_text(self._kind, (*kept, *(word for word in values if word not in kept))))
        self.typed.emit()


class LinesEditor(QPlainTextEdit):
    """Several lines; Tab leaves it."""

    typed = Signal()
    left = Signal()

    def __init__(self, kind: Kind[Any]) -> None:
        super().__init__()
        self._kind = kind
        self._showing = False
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES_HEIGHT)
        self.textChanged.connect(self._changed)

    def raw(self) -> object:
        return self.toPlainText()

    def show_value(self, value: object) -> None:
        lines = isinstance(self._kind, Lines) and isinstance(value, (list, tuple))
        self.show_text("\n".join(cast("Sequence[str]", value)) if lines else value_text(self._kind, value))

    def show_text(self, text: str) -> None:
        if self.toPlainText() != text:
            self._showing = True
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self._showing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit()


class ChoiceEditor(QComboBox):
    """One out of a list, found by typing any part of its words; the empty entry takes the value away.

    With `free`, words that are not in the list are handed on for the field to read.
    """

    typed = Signal()
    left = Signal()

    def __init__(self, pairs: Pairs, *, free: bool = False, optional: bool = True) -> None:
        super().__init__()
        self._free = free
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill(pairs, optional=optional)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText("")
            line.textEdited.connect(lambda _text: self.typed.emit())
            line.editingFinished.connect(self._finished)
        completer = self.completer()
        if completer is not None:
            _find_anywhere(completer)
        self.activated.connect(self._chosen)

    def set_pairs(self, pairs: Pairs, *, optional: bool = True) -> None:
        """Offer another list, keeping what is shown."""
        kept = self.raw()
        self.clear()
        self._fill(pairs, optional=optional)
        self.show_value(kept)

    def raw(self) -> object:
        at = self._meant()
        return self.itemData(at) if at >= 0 else self.currentText().strip() or None

    def show_value(self, value: object) -> None:
        for at in range(self.count()):
            if self.itemData(at) == value:
                self.setCurrentIndex(at)
                _shown_anew(self.lineEdit())
                return
        self.setCurrentIndex(-1)
        self.setEditText("" if value is None else str(value))

    def show_text(self, text: str) -> None:
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        self.setCurrentIndex(at)
        self.setEditText(text)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001 - Qt's shape
        _close_list(self.completer())
        return super().focusNextPrevChild(next)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the form; it must not change values on its way.
        event.ignore()

    def _fill(self, pairs: Pairs, *, optional: bool) -> None:
        if optional:
            self.addItem("", None)
        for value, words in pairs:
            self.addItem(words, value)

    def _chosen(self, _index: int) -> None:
        self.typed.emit()
        self.left.emit()

    def _finished(self) -> None:
        at = self._meant()
        if at >= 0 and self.currentText():
            self.show_text(self.itemText(at))
        self.left.emit()

    def _meant(self) -> int:
        """The entry of these words, else the one entry that begins with them or holds them; -1 for none."""
        words = self.currentText().strip()
        if (at := self.findText(words, Qt.MatchFlag.MatchFixedString)) >= 0 or not words or self._free:
            return at
        shown = [self.itemText(at).casefold() for at in range(self.count())]
        begun = [at for at, text in enumerate(shown) if text.startswith(words.casefold())]
        found = begun or [at for at, text in enumerate(shown) if words.casefold() in text]
        return found[0] if len(found) == 1 else -1


def _shown_anew(line: QLineEdit | None) -> None:
    """A text from its beginning; all of it is selected while it has the keyboard, as what is typed replaces it."""
    if line is not None and line.hasFocus():
        line.selectAll()
    elif line is not None:
        line.setCursorPosition(0)


def _find_anywhere(completer: QCompleter) -> None:
    """A list below the line of what holds the words typed."""
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


def _close_list(completer: QCompleter | None) -> None:
    """Close the list of a type-ahead before the focus leaves: while it is open, Qt tells nobody that it has left."""
    popup = completer.popup() if completer is not None else None
    if popup is not None:
        popup.hide()


def _countries() -> Pairs:
    from eujc_desktop.fields import readings

    return readings.countries(language())
