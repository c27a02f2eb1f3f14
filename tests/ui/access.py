"""What a keyboard and a screen reader miss in a part of the window, told as sentences; nothing missing, no sentence."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
    QWidgetAction,
)

from eujc_desktop.ui.components.labels import IconLabel
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.overlay import Scrim
from eujc_desktop.ui.components.push_button import PaintedButton, PushButton, ToolButton
from eujc_desktop.ui.components.value_choice import ValueChoice
from eujc_desktop.ui.tokens import contrast
from tests.ui.house import nameless

Role = Qt.ItemDataRole
_WORD = re.compile(r"\w+")
_EDITORS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit)
_MOUSE = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
_QTS = (QTabBar, QComboBox, QLineEdit, QAbstractItemView)
"""What Qt puts buttons of its own into."""
_TICKED = (QCheckBox, QRadioButton, ValueChoice)
_SEEN = 3
_ROWS = 12
"""So many rows of a list are looked at: what the next ones hold is made the same way."""


def faults(root: QWidget) -> list[str]:
    """Everything that is missing in what is seen of a widget."""
    checks: tuple[Callable[[QWidget], Iterator[str] | list[str]], ...] = (
        nameless, idle_stops, dumb_buttons, dumb_choices, unlabelled, untold_errors,
        plain_clickable, wordless_pictures, hover_only, dumb_cells, mistaken_enter, deaf_buttons,
    )  # fmt: skip
    return [f"{check.__name__}: {fault}" for check in checks for fault in check(root)]


def shown(root: QWidget, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """The widgets of a kind that are seen, the root among them."""
    for widget in (root, *root.findChildren(kind)):
        if isinstance(widget, kind) and widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def told(widget: QWidget, what: QAccessible.Text = QAccessible.Text.Name) -> str:
    """What a screen reader says of a widget."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(what).strip() if spoken is not None else ""


def dumb_buttons(root: QWidget) -> Iterator[str]:
    """Buttons without a name, and those that are an icon alone without a tooltip for who sees them."""
    for button in shown(root, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if isinstance(button.parentWidget(), _QTS):
            continue
        iconic = not button.icon().isNull() and not _has_words(button)
        if not told(button):
            yield f"{_what(button)} has no name"
        elif iconic and not button.toolTip():
            yield f"{_what(button)} is an icon without a tooltip"


def idle_stops(root: QWidget) -> Iterator[str]:
    """Areas that only scroll, and take the keyboard from what is in them."""
    for area in shown(root, QScrollArea):
        if area.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"{_what(area)} takes the keyboard and does not show it"


def dumb_choices(root: QWidget) -> Iterator[str]:
    """Entries of menus without words."""
    for menu in shown(root, QMenu):
        for action in menu.actions():
            if not (action.isSeparator() or isinstance(action, QWidgetAction) or action.text().strip()):
                yield f"an entry of {_what(menu)} has no words"


def unlabelled(root: QWidget) -> Iterator[str]:
    """Editors with a label beside or above them that is not theirs."""
    labels = [each for each in shown(root, QLabel) if isinstance(each, QLabel) and each.text()]
    mine = {each.buddy() for each in labels}
    for editor in shown(root):
        if not isinstance(editor, _EDITORS) or _is_inside(editor) or mine & {editor, editor.parentWidget()}:
            continue
        near = [each.text() for each in labels if each.buddy() is None and _is_label_of(each, editor, root)]
        if near:
            yield f"{_what(editor)} is not the buddy of “{near[0]}”"


def mistaken_enter(root: QWidget) -> Iterator[str]:
    """Dialogs in which Enter, pressed where no button is, does something else than the main button."""
    if not isinstance(root, QDialog) or isinstance(root.focusWidget(), QPushButton):
        return
    buttons = [each for each in shown(root, QPushButton) if isinstance(each, QPushButton)]
    main = [told(each) for each in buttons if each.property("kind") == "primary"]
    pressed = next((told(each) for each in buttons if each.isDefault()), "")
    if main and pressed and pressed not in main:
        yield f"Enter is “{pressed}”, not “{main[0]}”"


def deaf_buttons(root: QWidget) -> Iterator[str]:
    """Buttons that take the keyboard and are not pressed by Enter; a box or a choice is ticked by Space."""
    for button in shown(root, QAbstractButton):
        stops = button.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(button.parentWidget(), _QTS)
        hears = isinstance(button, QPushButton) and button.autoDefault()  # as Qt's own dialogs have them
        if stops and not hears and not isinstance(button, (PushButton, ToolButton, PaintedButton, *_TICKED)):
            yield f"{_what(button)} does not hear Enter"


def untold_errors(root: QWidget) -> Iterator[str]:
    """Fields marked as wrong that do not say why, and errors on screen that nothing in the keyboard's way says."""
    spoken = [told(each, what) for each in shown(root) for what in (QAccessible.Text.Name, QAccessible.Text.Description)
              if each.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(each, InlineMessage)]  # fmt: skip
    for widget in shown(root):
        if widget.property("state") in ("error", "warn") and not told(widget, QAccessible.Text.Description):
            yield f"{_what(widget)} is marked and does not say why"
        alarm = isinstance(widget, QLabel) and widget.property("role") in ("err", "warn") and bool(widget.text())
        if alarm and not any(widget.text() in words for words in (*spoken, told(widget))):
            yield f"“{widget.text()}” is not told"


def plain_clickable(root: QWidget) -> Iterator[str]:
    """Widgets that answer to the mouse and are no buttons for anybody else."""
    for widget in shown(root):
        usual = isinstance(widget, (QAbstractButton, QAbstractItemView, QTabBar, Scrim, *_EDITORS))
        ours = type(widget).__module__.startswith("eujc_desktop")
        pointed = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
        pointed = pointed and widget.cursor().shape() == Qt.CursorShape.PointingHandCursor
        if not usual and (pointed or (ours and any(name in vars(type(widget)) for name in _MOUSE))):
            yield f"{_what(widget)} can be clicked and is no button"


def wordless_pictures(root: QWidget) -> Iterator[str]:
    """Painted widgets that say nothing: a colour or a shape is all there is."""
    for widget in shown(root):
        painted = "paintEvent" in vars(type(widget)) and type(widget).__module__.startswith("eujc_desktop")
        whole = not any(child.isVisible() for child in widget.findChildren(QWidget))
        if painted and whole and not isinstance(widget, (IconLabel, Scrim)) and not told(widget):
            yield f"{_what(widget)} is painted and says nothing"


def hover_only(root: QWidget) -> Iterator[str]:
    """Tooltips with words that only the mouse brings up."""
    for widget in shown(root):
        said = set(_WORD.findall(_plain(f"{told(widget)} {told(widget, QAccessible.Text.Description)}")))
        unsaid = [line for line in _plain(widget.toolTip()).splitlines() if set(_WORD.findall(line)) - said]
        if unsaid and not isinstance(widget, IconLabel):
            yield f"{_what(widget)}: “{unsaid[0]}” is a tooltip only"


def dumb_cells(root: QWidget) -> Iterator[str]:
    """Cells that show something and say nothing, or whose tooltip is for the mouse alone."""
    for view in shown(root, QAbstractItemView):
        assert isinstance(view, QAbstractItemView)
        if isinstance(view, QHeaderView) or view.model() is None:
            continue
        picture, area = view.viewport().grab().toImage(), view.viewport().rect()
        for index in _cells(view):
            said = str(index.data(Role.AccessibleTextRole) or index.data(Role.DisplayRole) or "").strip()
            said = f"{said} {index.data(Role.AccessibleDescriptionRole) or ''}".strip()
            tip = _plain(str(index.data(Role.ToolTipRole) or ""))
            place = f"{told(view)} {index.row()}/{index.column()}"
            unsaid = [line for line in tip.splitlines() if line and line not in said]
            if unsaid:
                yield f"{place}: “{unsaid[0]}” is a tooltip only; it says “{said}”"
            elif (
                not said and index.data(Role.CheckStateRole) is None and _shows(picture, view.visualRect(index) & area)
            ):
                yield f"{place} shows something and says nothing"


def ringed(widget: QWidget, elsewhere: QWidget) -> bool:
    """Whether a frame of two pixels tells that a widget has the keyboard, as the pixels around it show."""
    window, images = widget.window(), []
    for focused in (widget, elsewhere):
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-2, -2, 2, 2)
        images.append(window.grab(area).toImage())
    framed = widget.size()
    if isinstance(widget, QTabBar):
        framed = widget.tabRect(widget.currentIndex()).size()
    if isinstance(widget, QAbstractItemView):
        framed = (widget.visualRect(widget.currentIndex()) & widget.viewport().rect()).size()
    first, second = images
    pairs = ((first.pixel(x, y), second.pixel(x, y)) for y in range(first.height()) for x in range(first.width()))
    changed = sum(one != other and _differ(one, other) for one, other in pairs)
    return changed >= 1.5 * (framed.width() + framed.height())


@cache
def _differ(one: int, other: int) -> bool:
    """Whether one sees that a pixel is another: 3 to 1 at least."""
    return contrast(*(f"#{pixel & 0xFFFFFF:06x}" for pixel in (one, other))) >= _SEEN


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The cells in sight, of the first rows."""
    area, place = view.viewport().rect(), QPoint(2, 2)
    through_row, current = isinstance(view, QTreeView), view.currentIndex().siblingAtColumn(0)
    for _row in range(_ROWS):
        index = view.indexAt(place)
        if not index.isValid():
            return
        cells = [index.siblingAtColumn(column) for column in range(_columns(view))]
        # The lines of days go through all columns; the frame around the current row is no value.
        through = len(cells) > 1 and view.visualRect(cells[0]) == view.visualRect(cells[1])
        for cell in cells[:1] if through else cells:
            place_of = view.visualRect(cell)
            here = cell == view.currentIndex() or (through_row and cell.siblingAtColumn(0) == current)
            if area.contains(place_of.center()) and place_of.width() > 0 and not here:
                yield cell
        place = QPoint(2, view.visualRect(index).bottom() + 3)


def _columns(view: QAbstractItemView) -> int:
    # Models that are lists keep the number of their columns to themselves.
    if isinstance(view, QTreeView):
        return QTreeView.header(view).count()
    return view.horizontalHeader().count() if isinstance(view, QTableView) else 1


def _shows(picture: QImage, rect: QRect) -> bool:
    """Whether anything but one colour is painted well inside a place."""
    part = picture.copy(rect.adjusted(3, 3, -3, -3)).convertToFormat(QImage.Format.Format_RGB32)
    colours = {part.pixel(x, y) for y in range(0, part.height(), 2) for x in range(0, part.width(), 2)}
    return len(colours) > 1


def _has_words(button: QAbstractButton) -> bool:
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return bool(button.text().strip()) and not (isinstance(button, QToolButton) and button.toolButtonStyle() == only)


def _is_inside(editor: QWidget) -> bool:
    """Whether an editor is part of a larger one."""
    over = editor.parentWidget()
    return isinstance(over, _EDITORS) or (over is not None and isinstance(over.parentWidget(), QAbstractItemView))


def _is_label_of(label: QLabel, editor: QWidget, root: QWidget) -> bool:
    """Whether a label stands where one looks for the name of an editor: close above it, or before it on its line."""
    if label.wordWrap():
        return False  # a sentence is no name
    one, other = (QRect(each.mapTo(root, each.rect().topLeft()), each.size()) for each in (label, editor))
    above = 0 <= other.top() - one.bottom() <= 8 and abs(one.left() - other.left()) <= 4
    before = 0 <= other.left() - one.right() <= 24 and abs(one.center().y() - other.center().y()) <= 8
    return above or before


def _what(widget: QWidget) -> str:
    name = widget.objectName() or widget.accessibleIdentifier() or told(widget)
    return f"{type(widget).__name__} “{name}” in {type(widget.parentWidget()).__name__}"


def _plain(tip: str) -> str:
    """The words of a tooltip that may be marked up."""
    return html.unescape(re.sub(r"<[^>]+>", "", tip.replace("<br>", "\n"))) if tip.startswith("<span>") else tip
