"""Today over the missions: the five next things of all of them, and the mission that comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import rename, tool
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.lines import wrapped
from eujc_desktop.ui.components.paint import as_it_stands, draw_text, metrics, paint_avatar, paint_focus
from eujc_desktop.ui.components.push_button import PaintedButton
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.deadline_words import TONES, icon_of, title_of, told_of, when_of
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.mission_words import ahead_text, dotted, look_of, tile
from eujc_desktop.ui.text import count, percent, shown, tip, tr
from eujc_desktop.ui.theme import theme

HEIGHT, LOW_HEIGHT = 124, 38
_WHOLE = "missions.today.whole"
_LINE, _MOST, _OF_EACH, _LEFT, _PLACES = 24, 5, 2, 276, ((0, 1), (1, 1), (2, 1), (0, 2), (1, 2))


class Today(QWidget):
    """Its room is kept from the first frame on and filled when everything was read; `gone` asks to take it away."""

    opened = Signal(object)
    """A deadline whose place is asked for."""
    mission_opened = Signal(str)
    late_asked = Signal()
    gone = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._following = ""
        self._filled, self._low, self._things = False, False, list[Thing]()
        self._date = label("", "strong")
        none = count("%n is late", "%n are late", 0)
        self.late = tool("circle-alert", none, tip=tr("What is late, under the bell"), on_click=self.late_asked.emit)
        self.late.hide()
        self._next = NextMission(self.mission_opened.emit)
        self._next.hide()
        self._brief = ElidedLabel("", "small", "muted")
        self._none = label("", "small", "muted")
        self._none.hide()
        self.whole = tool("chevrons-up-down", "–", tip=tr("Show or fold what is next"), checkable=True)
        self.whole.setChecked(bool(memory.get(_WHOLE)))
        self.whole.toggled.connect(self._unfold)
        away = tool("x", tip=tr("Hide; View ▸ Today brings it back"), on_click=self.gone.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 6)
        layout.setSpacing(0)
        layout.addWidget(row(self._date, self.late, (self._brief, 40), "stretch", self.whole, away, spacing=10))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.addWidget(self._next, 0, 0, 3, 1)
        self._grid.addWidget(self._none, 0, 1, 1, 2)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        layout.addLayout(self._grid, 1)
        self._fold()
        self._say_date()

    @property
    def things(self) -> Sequence[Thing]:
        """What is shown to be done, the next first."""
        return self._things

    @property
    def mission(self) -> NextMission:
        """The mission that comes next."""
        return self._next

    def show_today(self, rows: Sequence[Any], deadlines: Sequence[Any], today: date) -> None:
        """Show what is next of these missions and deadlines."""
        self._say_date()
        waiting = [each for each in deadlines if each.span != "put off"]
        late = sum(each.span == "late" for each in waiting)
        rename(self.late, count("%n is late", "%n are late", late))
        self.late.setVisible(late > 0)
        self._show_things(five(waiting), today)
        self._none.setText(tr("Nothing is due in the next 14 days"))
        following = next_mission(rows, today)
        if following is not None:
            self._next.show_mission(following, today)
            told = dotted(shown(following.title), ahead_text(following, today))
            self._following = tr("Next: {mission}", mission=told)
        self._filled = True
        self._fold()

    def fold(self, *, low: bool) -> None:
        """In a low window only the first line stays, with a button for the others."""
        self._low = low
        self._fold()

    def _unfold(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._memory.put(_WHOLE, on)
        self._fold()

    def _fold(self) -> None:
        folded = self._low and not self.whole.isChecked()
        self.setFixedHeight(LOW_HEIGHT if folded else HEIGHT)
        whole = self._filled and not folded
        self._next.setVisible(whole and bool(self._next.mission_id))
        self._brief.setText(self._following)
        self._brief.setVisible(folded and bool(self._following))
        self.whole.setVisible(self._low and bool(self._things))
        rename(self.whole, count("%n thing to do", "%n things to do", len(self._things)))
        self._none.setVisible(whole and not self._things)
        for thing in self._things:
            thing.setVisible(whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))

    def _say_date(self) -> None:
        self._date.setText(on_day(date.today(), long=True))

    def _show_things(self, found: Sequence[Any], today: date) -> None:
        if [thing.each for thing in self._things] == list(found):
            return
        for thing in self._things:
            self._grid.removeWidget(thing)
            thing.deleteLater()
        self._things = []
        for each, place in zip(found, _PLACES, strict=False):
            thing = Thing(each, today, partial(self.opened.emit, each))
            self._things.append(thing)
            self._grid.addWidget(thing, *place)


class Thing(PaintedButton):
    """A deadline in one line; a press goes to its place."""

    def __init__(self, each: Any, today: date, press: Callable[[], object]) -> None:
        super().__init__()
        self.each, self._when = each, when_of(each, today)
        as_it_stands(self, title_of(each))
        self.setAccessibleName(told_of(each, today))
        self.setToolTip(tip(self.accessibleName()))
        self.setFixedHeight(_LINE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(press)

    def sizeHint(self) -> QSize:
        return QSize(160, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        tone = TONES[self.each.span]
        token = f"{tone}_text" if tone else "text3"
        draw_icon(painter, icon_of(self.each), token, QRectF(2, 5, 14, 14))
        width = metrics("small").horizontalAdvance(self._when) + 2
        when = QRectF(self.width() - width - 4, 0, width + 2, _LINE)
        draw_text(painter, when, self._when, "small", token, right=True)
        code = draw_text(painter, QRectF(22, 0, 120, _LINE), self.each.whose, "small", "text3")
        room = self.width() - 22 - code - 8 - width - 14
        draw_text(painter, QRectF(22 + code + 8, 0, max(0.0, room), _LINE), self.text(), "body", "text")
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 4)


class NextMission(PaintedButton):
    """Tile, title, how long until it starts, and how far it is."""

    def __init__(self, press: Callable[[str], object]) -> None:
        super().__init__()
        self._row: Any = None
        self._lines = ("", "")
        self.setFixedWidth(theme.wide(_LEFT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: press(self.mission_id))

    @property
    def mission_id(self) -> str:
        """The mission shown, "" before there is one."""
        return str(self._row.id) if self._row is not None else ""

    def show_mission(self, row_: Any, today: date) -> None:
        """Show the mission that comes next."""
        self._row = row_
        places = f"{row_.confirmed} / {row_.capacity}" if row_.capacity else str(row_.confirmed)
        ready = tr("{percent} ready", percent=percent(row_.readiness)) if row_.tasks_total else ""
        self._lines = (
            dotted(tr("Next mission"), ahead_text(row_, today)),
            dotted(tr("{n} confirmed", n=places), ready),
        )
        as_it_stands(self, shown(row_.title))
        self.setAccessibleName(dotted(self._lines[0], shown(row_.title), self._lines[1]))
        self.setToolTip(tip(self.accessibleName()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(_LEFT), 3 * _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        paint_avatar(painter, QRectF(4, 12, 40, 40), tile(self._row.code), look_of(self._row.kind)[0], square=True)
        room = self.width() - 56 - 4
        title = wrapped(self.text(), theme.font("body", QFont.Weight.DemiBold), [room], 2)
        top = 0.0 if len(title) > 1 else 4.0
        draw_text(painter, QRectF(56, top, room, 18), self._lines[0], "caption", "text3")
        for at, line in enumerate(title):
            draw_text(painter, QRectF(56, top + 18 + 17 * at, room, 18), line, "body", "text", QFont.Weight.DemiBold)
        under = top + 19 + 17 * len(title)
        draw_text(painter, QRectF(56, under, room, 18), self._lines[1], "caption", "text2")
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), 6)


def next_mission(rows: Sequence[Any], today: date) -> Any:
    """The mission that is running, else the one that starts next; None without any to come."""
    going = [row_ for row_ in rows if not row_.over and row_.last_day >= today]
    short = [row_ for row_ in going if (row_.last_day - row_.first_day).days <= _SHORT]
    return min(short or going, key=lambda row_: (row_.first_day > today, row_.first_day), default=None)


def five(waiting: Sequence[Any]) -> list[Any]:
    """The five next things, two of a mission at most while others wait too."""
    of_each: Counter[str] = Counter()
    first: list[Any] = []
    rest: list[Any] = []
    for each in waiting:
        of_each[each.whose] += 1
        (first if of_each[each.whose] <= _OF_EACH else rest).append(each)
    chosen = [*first, *rest][:_MOST]
    return [each for each in waiting if each in chosen]


_SHORT = 60
"""Longer ones, as traineeships, run beside the others and are next only where there is nothing else."""
