"""The figures of the Statistics tab: a card for each deliverable, years and a cut as bars, the numbers as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say, say_as
from eujc_desktop.ui.components.buttons import Segments, push, rename
from eujc_desktop.ui.components.cards import Card
from eujc_desktop.ui.components.charts import Axis, Bar, BarList, Legend, Part, YearChart, written
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.paint import draw_text, paint_box, paint_focus
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.figure_table import Cell, FigureTable, Head
from eujc_desktop.ui.icons import draw_icon
from eujc_desktop.ui.mission_words import dotted
from eujc_desktop.ui.row_copies import RowCopies
from eujc_desktop.ui.text import count, shown, tip, tr
from eujc_desktop.ui.theme import theme

LOOKS = {
    "EXECUTIVES": ("briefcase", "info"),
    "LEAN": ("factory", "teal"),
    "VULCANUS": ("graduation-cap", "vio"),
    "SEMINARS": ("presentation", "warn"),
    "AGREEMENTS": ("handshake", "pink"),
    "ENERGY": ("sun", "ok"),
    "CULTURE": ("globe", "pink"),
    "RND": ("sparkles", "err"),
    "REPORTS": ("file-text", "info"),
    "NEWSLETTERS": ("mail", "neu"),
    "OTHER": ("flag", "neu"),
}
"""Icon and tone of each deliverable."""
_ACROSS = 5
_PROGRAMME_HEADINGS = (
    say_as("how many", "Events"),
    say("Applicants"),
    say("Participants"),
    say("Places filled"),
    say("SMEs"),
    say("Visits"),
    say("Rating"),
    say("Results"),
)


class FigureCard(Card):
    """A deliverable: what it is, how many, and of the year."""

    def __init__(self, code: str, title: str) -> None:
        super().__init__(title, title, max(74, theme.wide(74)), None)
        self.code = code
        self._number, self._beside, self._below = "", "", ""

    def show_tile(self, number: str, beside: str, below: str, counts: str, programmes: Sequence[str]) -> None:
        """Show a figure, what was published beside it, what is to be known of it below, and what it counts."""
        self._number, self._beside, self._below = number, beside, below
        self.setAccessibleName(f"{self.text()}: {number}")
        self.setAccessibleDescription(dotted(beside, below, counts, *programmes))
        self.setToolTip(tip("\n".join((counts, *programmes))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        icon, tone = LOOKS[self.code]
        paint_box(painter, rect, "surface", "border_strong" if self.underMouse() else "border")
        wide, high = rect.width() - 28, rect.height()
        draw_text(painter, QRectF(14, 8, wide - 22, high * 0.25), self.text(), "small", "text2")
        draw_icon(painter, icon, f"{tone}_text", QRectF(rect.right() - 28, 10, 16, 16))
        number = QRectF(14, high * 0.33, wide, high * 0.36)
        taken = draw_text(painter, number, self._number, "title", "text", QFont.Weight.DemiBold, tabular=True) + 10
        published = number.adjusted(taken, 3, 0, 3)
        draw_text(painter, published, self._beside, "caption", "text3", tabular=True, right=True)
        draw_text(painter, QRectF(14, high * 0.7, wide, high * 0.24), self._below, "caption", "text3", tabular=True)
        if self.hasFocus():
            paint_focus(painter, rect, 7)


class FiguresView(QWidget):
    """Tells whose people are wanted by `behind_wanted`: title, what is asked for, a cut and its value."""

    behind_wanted = Signal(str, object, str, str)
    cut_chosen = Signal(str)
    unfinished_wanted = Signal()

    def __init__(self, desk: Desk, cut: str) -> None:
        super().__init__()
        self._figures: Any = None
        self.cards: dict[str, FigureCard] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._cuts, self._first_cut = QComboBox(), cut
        self._cuts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._cuts.activated.connect(lambda _at: self.cut_chosen.emit(self.cut))
        self.chart, self.legend = YearChart(tr("Participants per year")), Legend()
        self.chart.opened.connect(self._open_year)
        self.bars = BarList(tr("Participants by cut"))
        self.bars.opened.connect(lambda value, _part: self._open_value(value))
        self._nobody = label("", "body", "second", wrap=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._chart_title = ElidedLabel("", "strong")
        self._note = ElidedLabel("", "small", "second")
        self._unfinished = push("", "link", on_click=self.unfinished_wanted.emit)
        self.tables = Segments([("lines", tr("Programmes"), ""), ("years", tr("Years"), ""), ("cut", tr("Cut"), "")])
        self.tables.changed.connect(lambda _key: self._show_table())
        self.table = FigureTable(tr("Numbers"))
        self.table.opened.connect(self._open_cell)
        self._copies = RowCopies(self.table, desk, tr("Statistics"), desk.refuse)
        self._lay_out()

    @property
    def cut(self) -> str:
        """By what people are told apart in the second chart."""
        return str(self._cuts.currentData() or self._first_cut)

    def show_figures(self, figures: Any) -> None:
        """Show these in place of those before."""
        self._figures = figures
        if not self.cards:
            self._make_cards()
        for tile in figures.tiles:
            counts, names = tr(services.statistics.DEFINITIONS[tile.code]), map(shown, figures.counted_by[tile.code])
            self.cards[tile.code].show_tile(*_tile_words(tile, figures), counts, list(names))
        notes = [tr(mark) for mark in figures.marks]
        if figures.now in figures.years:
            notes.append(tr("* {year} so far; outlined: confirmed and to come", year=figures.now))
        self._note.setText(" · ".join(notes))
        rename(self._unfinished, count("%n person is still “confirmed” on a mission that is over",
                                       "%n people are still “confirmed” on missions that are over",
                                       figures.unfinished))  # fmt: skip
        self._unfinished.setVisible(figures.unfinished > 0)
        title = _per_year(figures)
        self._chart_title.setText(title)
        self.chart.setAccessibleName(title)
        self.chart.show_bars([self._year_bar(year, parts) for year, parts in figures.years.items()])
        keys = self._series()
        self.legend.show_entries([(LOOKS[key][1], tr(services.statistics.SERIES[key])) for key in keys])
        self.bars.show_bars([self._slice_bar(value, number) for value, number in figures.slices])
        self.bars.setVisible(bool(figures.slices))
        self._nobody.setText(_nobody(figures))
        self._nobody.setVisible(not figures.slices)
        self.tables.name("cut", tr(services.statistics.CUT_WORDS[figures.cut]))
        self._show_table()

    def fold(self, *, low: bool) -> None:
        """Leave more room for the tables where the window is low."""
        self._charts.setFixedHeight(theme.wide(226 if low else 286))

    def _make_cards(self) -> None:
        stat = services.statistics
        for at, tile in enumerate(self._figures.tiles):
            card = self.cards[tile.code] = FigureCard(tile.code, tr(stat.SERIES[tile.code]))
            card.clicked.connect(lambda _on=False, code=tile.code: self._open_tile(code))
            self._grid.addWidget(card, at // _ACROSS, at % _ACROSS)
        for key, words in stat.CUT_WORDS.items():
            self._cuts.addItem(tr(words), key)
        self._cuts.setCurrentIndex(max(self._cuts.findData(self._first_cut), 0))
        self.setFocusProxy(next(iter(self.cards.values())))

    def _series(self) -> list[str]:
        """The parts of the years there are, in the order of the deliverables."""
        found = {key for parts in self._figures.years.values() for key, number in parts.items() if any(number)}
        return [key for key in services.statistics.SERIES if key in found]

    def _year_bar(self, year: int, parts: Any) -> Bar:
        confirmed, stat = self._figures.wanted.confirmed, services.statistics
        pieces, told = [], []
        for key in self._series():
            number = parts.get(key)
            if number is None or not number.shown(confirmed=confirmed):
                continue
            pieces.append(Part(key, LOOKS[key][1], number.done))
            if confirmed and number.expected:
                pieces.append(Part(key, LOOKS[key][1], number.expected, expected=True))
            told.append(f"{tr(stat.SERIES[key])} {_sum_words(number, confirmed=confirmed)}")
        label = self._year_label(year)
        total = sum(piece.value for piece in pieces)
        words = f"{year}: {written(total)}" + (f" ({', '.join(told)})" if told else "")
        return Bar(str(year), label, words, tuple(pieces))

    def _year_label(self, year: int) -> str:
        """A year; the one that is not over has a mark."""
        return f"{year}*" if year == self._figures.now else str(year)

    def _slice_bar(self, value: str, number: Any) -> Bar:
        confirmed, words = self._figures.wanted.confirmed, tr(self._figures.slice_words(value))
        tone = "neu" if not value else "info"
        parts = [Part(value, tone, number.done)]
        if confirmed and number.expected:
            parts.append(Part(value, tone, number.expected, expected=True))
        return Bar(value, words, f"{words}: {_sum_words(number, confirmed=confirmed)}", tuple(parts))

    # The tables

    def _show_table(self) -> None:
        figures, kind = self._figures, self.tables.chosen
        if figures is None:
            return
        shown = {"lines": self._lines, "years": self._years, "cut": self._slices}[kind]
        self.table.show_rows(*shown())
        self.table.keep_whole(14)

    def _lines(self) -> tuple[Sequence[Head], Sequence[Sequence[Cell]]]:
        forms = ("number", "number", "number", "share", "share", "number", "rating", "number")
        headings = [Head(tr(words), form) for words, form in zip(_PROGRAMME_HEADINGS, forms, strict=True)]
        confirmed = self._figures.wanted.confirmed
        rows = [
            (shown(each.line.name), each.line.editions.shown(confirmed=confirmed), each.line.applied,
             each.line.people.shown(confirmed=confirmed), each.line.fill, each.line.smes,
             each.visits.number if each.line.applied is not None else None, each.visits.rating,
             each.results if each.line.applied is not None else None)
            for each in self._figures.lines
        ]  # fmt: skip
        return [Head(tr("Programme"), "text"), *headings], rows

    def _years(self) -> tuple[Sequence[Head], Sequence[Sequence[Cell]]]:
        keys, confirmed = self._series(), self._figures.wanted.confirmed
        headings = [Head(tr(services.statistics.SERIES[key])) for key in keys]
        rows = []
        for year, parts in reversed(self._figures.years.items()):
            numbers = [parts[key].shown(confirmed=confirmed) if key in parts else 0 for key in keys]
            rows.append((self._year_label(year), *numbers, sum(numbers)))
        return [Head(tr("Year"), "text"), *headings, Head(tr("Total"))], rows

    def _slices(self) -> tuple[Sequence[Head], Sequence[Sequence[Cell]]]:
        figures = self._figures
        confirmed = figures.wanted.confirmed
        numbers = [number.shown(confirmed=confirmed) for _, number in figures.slices]
        people = sum(one.line.people.shown(confirmed=confirmed) for one in figures.lines)
        cut = tr(services.statistics.CUT_WORDS[figures.cut])
        rows = [
            (tr(figures.slice_words(value)), number, number / people)
            for (value, _), number in zip(figures.slices, numbers, strict=True)
        ]
        return [Head(cut, "text"), Head(tr("Participants")), Head(tr("Share"), "share")], rows

    # Who is behind

    def _open_tile(self, code: str) -> None:
        asked = self._figures.wanted
        wanted = services.statistics.Wanted(code, programme=asked.programme, confirmed=asked.confirmed)
        if self._figures.wanted.last is not None:
            wanted = wanted.of_year(self._figures.wanted.last)
        self.behind_wanted.emit(self._titled(tr(services.statistics.SERIES[code]), wanted), wanted, "", "")

    def _open_year(self, year: str, series: str) -> None:
        wanted = replace(self._figures.wanted, series=series).of_year(int(year))
        words = services.statistics.SERIES[series] if series else services.statistics.WHATS[wanted.what]
        self.behind_wanted.emit(self._titled(tr(words), wanted), wanted, "", "")

    def _open_value(self, value: str) -> None:
        wanted, cut = self._figures.wanted, self._figures.cut
        words = f"{tr(services.statistics.WHATS[wanted.what])}: {tr(self._figures.slice_words(value))}"
        self.behind_wanted.emit(self._titled(words, wanted), wanted, cut, value)

    def _open_cell(self, at: int, column_: int) -> None:
        kind, figures = self.tables.chosen, self._figures
        if kind == "cut":
            self._open_value(figures.slices[at][0])
        elif kind == "years":
            keys, year = self._series(), str(self.table.model_.rows[at][0]).rstrip("*")
            self._open_year(year, keys[column_ - 1] if 0 < column_ <= len(keys) else "")
        else:
            line = figures.lines[at].line
            wanted = replace(figures.wanted, programme=line.key)
            self.behind_wanted.emit(self._titled(shown(line.name), wanted), wanted, "", "")

    def _titled(self, words: str, wanted: Any) -> str:
        return words if wanted.last is None else tr("{what}, {year}", what=words, year=wanted.last)

    def _lay_out(self) -> None:
        years = column(
            row((self._chart_title, 1)), self.legend, row(Axis(self.chart), (self.chart, 1), spacing=0), spacing=4
        )
        by = column(
            row((label(tr("Participants by"), "strong", of=self._cuts), 1), self._cuts), (self.bars, 1),
            (self._nobody, 1), spacing=6,
        )  # fmt: skip
        charts = row((_boxed(years), 3), (_boxed(by), 2), spacing=10)
        self._charts = charts
        self.fold(low=False)
        copy = push(tr("Copy table"), icon="copy", on_click=lambda: self._copies.copy(headed=True))
        numbers = column(row(self.tables, "stretch", copy), self.table, spacing=8)
        self.setObjectName("surface")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 12, 12, 12)
        lines.setSpacing(10)
        lines.addLayout(self._grid)
        lines.addWidget(row((self._note, 1), self._unfinished))
        lines.addWidget(charts)
        lines.addWidget(_boxed(numbers))
        lines.addStretch(1)


def _boxed(content: QWidget) -> QWidget:
    box = _Box()
    lines = QVBoxLayout(box)
    lines.setContentsMargins(14, 10, 14, 10)
    lines.addWidget(content)
    return box


class _Box(QWidget):
    """A hairline around what belongs together."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_box(QPainter(self), QRectF(self.rect()), "surface", "border")


def _beside(code: str, n: int) -> str:
    if code == "SEMINARS":
        return count("in {held} seminar", "in {held} seminars", n, held=written(n))
    return count("{held} recipient", "{held} recipients", n, held=written(n))


def _tile_words(tile: Any, figures: Any) -> tuple[str, str, str]:
    """The figure of a deliverable, what was published of it, and what stands below."""
    confirmed, one_year = figures.wanted.confirmed, figures.wanted.last is not None
    whole, of_year = (written(number.shown(confirmed=confirmed)) for number in (tile.whole, tile.of_year))
    below = [tr("{n} in all years", n=whole) if one_year else tr("{n} in {year}", n=of_year, year=figures.year)]
    if tile.beside is not None:
        below.append(_beside(tile.code, tile.beside.done))
    # What was published is of all programmes.
    published = "" if figures.wanted.programme else tr("published {n}", n=written(tile.target))
    return of_year if one_year else whole, published, dotted(*below)


def _sum_words(number: Any, *, confirmed: bool) -> str:
    if confirmed and number.expected:
        whole, expected = written(number.shown(confirmed=True)), written(number.expected)
        return tr("{n}, of which {expected} confirmed", n=whole, expected=expected)
    return written(number.done)


def _nobody(figures: Any) -> str:
    """Why there is nobody to be told apart."""
    if figures.unit == "people":
        return tr("No participants are known of these.")
    what = tr(services.statistics.WHATS[figures.wanted.what])
    return tr("{what} are counted one by one; no participants are known of them.", what=what)


def _per_year(figures: Any) -> str:
    """What the chart of years shows."""
    if figures.unit == "people":
        return tr("Participants per year: {what}", what=tr(services.statistics.WHATS[figures.wanted.what]))
    if figures.wanted.what == services.statistics.NEWSLETTERS:
        return tr("Newsletter issues per year")
    return tr("{what} per year", what=tr(services.statistics.WHATS[figures.wanted.what]))
