"""What can be chosen about letters, cards and lists before they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.text import tr

_FOLDED = ("table-signs", "place-cards")


class PaperOptions(QWidget):
    """The choices of the paper at hand; tells by `changed` that one was made."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.letter = self._choice(tr("Letter"))
        self.language = self._choice(tr("First language"))
        self.sort = self._choice(tr("In the order of"))
        self.day = self._choice(tr("Day"))
        self.columns = QLineEdit()
        self.columns.setAccessibleName(tr("Columns to fill in"))
        self.columns.setPlaceholderText(tr("Headset no.; Handout"))
        self.columns.editingFinished.connect(self._typed)
        self.move_to = self._choice(tr("Luggage goes"))
        self.stock = self._choice(tr("Size or label stock"))
        self.first = NumberBox()
        self.first.setKeyboardTracking(False)
        self.first.setAccessibleName(tr("Start at label"))
        self.first.valueChanged.connect(lambda _number: self.changed.emit())
        self.twice = self._check(tr("The same on the back"))
        self.outlines = self._check(tr("Test print: outlines of the labels"))
        self._sizes: dict[str, int] = {}
        self._rows = {
            "letter": column(label(tr("Letter"), "small", "second"), self.letter, spacing=4),
            "move": column(label(tr("Luggage goes"), "small", "second"), self.move_to, spacing=4),
            "sort": column(label(tr("In the order of"), "small", "second"), self.sort, spacing=4),
            "day": column(label(tr("Day"), "small", "second"), self.day, spacing=4),
            "columns": column(label(tr("Columns to fill in"), "small", "second"), self.columns, spacing=4),
            "language": column(label(tr("First language"), "small", "second"), self.language, spacing=4),
            "stock": column(
                *(label(tr("Size or label stock"), "small", "second"), self.stock),
                *(label(tr("Start at label"), "small", "second"), self.first, self.outlines),
                spacing=4,
            ),
            "twice": self.twice,
        }
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        for row in self._rows.values():
            lines.addWidget(row)
        self.set_moves(())
        self.set_days(())

    def set_moves(self, moves: Sequence[tuple[int, str]]) -> None:
        """Offer the moves from hotel to hotel that luggage may be sent on."""
        _offer(self.move_to, ((0, tr("On the whole journey")), *moves))

    def set_days(self, days: Sequence[tuple[int, str]]) -> None:
        """Offer the days of which a list can have the sheets alone."""
        _offer(self.day, ((None, tr("All days")), *days))

    def offer(self, kind: str, choices: Sequence[str]) -> None:
        """Show the choices there are about a kind of paper, in their usual state; day and columns stay."""
        with QSignalBlocker(self):
            for name, row in self._rows.items():
                row.setVisible(name in choices)
            sorts = [("family", tr("Family name")), ("kana", tr("Kana, 五十音順"))]
            further = [("room", tr("Hotel and room")), ("group", tr("Group"))] if "room" in choices else []
            _offer(self.sort, (*sorts, *further))
            languages = [("en", tr("English")), ("ja", tr("Japanese, 日本語"))]
            both = [("both", tr("English, on the back Japanese"))] if kind in _FOLDED else []
            _offer(self.language, (*languages, *both))
            if "letter" in choices:
                titles = services.letters.offered(to_hosts="host" in choices)
                _offer(self.letter, [(key, tr(title)) for key, title in titles])
            stocks = services.papers.stocks(kind)
            self._sizes = {key: size for key, _, size in stocks}
            _offer(self.stock, [(key, title) for key, title, _ in stocks])
            for box in (self.twice, self.outlines):
                box.setChecked(False)
            self._bound()
            self.first.setValue(1)

    def chosen(self) -> dict[str, Any]:
        """What is chosen, as an order understands it."""
        found: dict[str, Any] = {}
        if self._offered("letter"):
            found["letter"] = self.letter.currentData()
        if self._offered("language"):
            found["language"] = self.language.currentData()
        if self._offered("sort"):
            found["sort"] = self.sort.currentData()
        if self._offered("day"):
            found["day"] = self.day.currentData()
        if self._offered("columns"):
            found["columns"] = self._headings()
        if self._offered("move"):
            found["move"] = self.move_to.currentData()
        if self._offered("stock"):
            twice = self._offered("twice") and self.twice.isChecked()
            found["labels"] = services.papers.Labels(
                str(self.stock.currentData()), self.first.value(), twice, self.outlines.isChecked()
            )
        return found

    def _headings(self) -> tuple[str, ...]:
        """The columns as typed, parted by semicolons of either width."""
        typed = self.columns.text().replace("；", ";").split(";")
        return tuple(heading.strip() for heading in typed if heading.strip())

    def _typed(self) -> None:
        """Tell of new columns; leaving the line as it was changes nothing."""
        if self.columns.isModified():
            self.columns.setModified(False)
            self.changed.emit()

    def _offered(self, name: str) -> bool:
        return not self._rows[name].isHidden()

    def _bound(self) -> None:
        """Labels are counted up to the last of a sheet."""
        size = self._sizes.get(str(self.stock.currentData()), 1)
        self.first.setRange(1, size)
        self.first.setEnabled(size > 1)

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _at: self._left())
        return box

    def _check(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def _left(self) -> None:
        with QSignalBlocker(self.first):
            self._bound()
        self.changed.emit()


def _offer(box: QComboBox, pairs: Sequence[tuple[Any, str]]) -> None:
    """Fill a box; the first is chosen."""
    box.clear()
    for value, words in pairs:
        box.addItem(words, value)
