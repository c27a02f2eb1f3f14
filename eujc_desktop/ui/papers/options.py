"""What can be chosen about letters, cards and lists before they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.documents.sections import ALL, FOR_HOSTS
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.check_box import CheckBox
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.number_box import NumberBox
from eujc_desktop.ui.papers.certificate_people import CertificatePeople
from eujc_desktop.ui.papers.key_files import KeyFiles
from eujc_desktop.ui.papers.section_list import SectionList
from eujc_desktop.ui.papers.words import ORDERS
from eujc_desktop.ui.text import shown, tr

_FOLDED = ("table-signs", "place-cards")
_LABEL = 96
_TEXTS = {"briefing-book": "welcome", "visa-dossier": "visa-reason", "certificates": ""}
"""The text that a paper begins with, where it is not chosen."""
_SORTS = {
    "participation": say("Participation"),
    "completion": say("Completion"),
    "attendance": say("Attendance, with the days"),
}
_AUDIENCES = {
    "participant": say("Participants"),
    "leader": say("Leader"),
    "host": say("Hosts"),
    "office": say("The office"),
}
_BOXES = {
    "letter": say("Letter"),
    "form": say("Certificate of"),
    "audience": say("Edition for"),
    "language": say("Language"),
    "sort": say("In the order of"),
    "day": say("Day"),
    "since": say("Since edition"),
    "move": say("Luggage goes"),
    "stock": say("Size or label stock"),
}


def line(words: str, field: QWidget) -> QWidget:
    """A field with what it is called at its left."""
    name = label(words, "small", "second", wrap=True)
    name.setFixedWidth(_LABEL)
    name.setBuddy(field)
    return row(name, (field, 1))


class PaperOptions(QWidget):
    """The choices of the paper at hand; tells by `changed` that one was made."""

    changed = Signal()
    texts_asked = Signal(str, str)
    """The text of that key, in that language, is to be worded anew."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = ""
        self._boxes = {name: self._choice(name, tr(words)) for name, words in _BOXES.items()}
        self.letter, self.language, self.sort = (self._boxes[name] for name in ("letter", "language", "sort"))
        self.day, self.move_to, self.stock = (self._boxes[name] for name in ("day", "move", "stock"))
        self.since = self._boxes["since"]
        self.columns = QLineEdit()
        self.columns.setAccessibleName(tr("Columns to fill in"))
        self.columns.setPlaceholderText(tr("Headset no.; Handout"))
        self.columns.editingFinished.connect(self._typed)
        self.first = NumberBox()
        self.first.setKeyboardTracking(False)
        self.first.setAccessibleName(tr("Start at label"))
        self.first.valueChanged.connect(lambda _number: self.changed.emit())
        self.twice = self._check(tr("The same on the back"))
        self.outlines = self._check(tr("Test print: outlines of the labels"))
        self.unconfirmed = self._check(tr("Mark unconfirmed visits “to be confirmed”"))
        self.marks = self._check(tr("Mark what changed since the last edition"))
        self.private_phones = self._check(tr("Show private telephone numbers"))
        self.one_file = self._check(tr("All copies in one file, for a print shop"))
        self.sections = SectionList()
        self.sections.changed.connect(self.changed)
        self.reiwa = self._check(tr("Japanese dates by the era, 令和"))
        self.audience = self._boxes["audience"]
        self.form, self.people = self._boxes["form"], CertificatePeople()
        self.people.changed.connect(self.changed)
        self.keys = KeyFiles()
        self.keys.changed.connect(self.changed)
        self._candidates: Mapping[str, Sequence[Any]] = {}
        self._sizes: dict[str, int] = {}
        self._rows = {name: line(tr(words), self._boxes[name]) for name, words in _BOXES.items()}
        self._rows["columns"] = line(tr("Columns to fill in"), self.columns)
        self._rows["first"] = line(tr("Start at label"), self.first)
        self._rows |= {"twice": self.twice, "outlines": self.outlines, "sections": self._of_sections()}
        self._rows |= {"reiwa": self.reiwa, "sign": line(tr("Signed by"), self.keys), "people": self.people}
        self._rows |= {"unconfirmed": self.unconfirmed}
        self._rows |= {"marks": self.marks, "private_phones": self.private_phones, "one_file": self.one_file}
        words = push(tr("Word the texts…"), "link", "pencil", on_click=self._ask_for_texts)
        self._rows["texts"] = row(words, "stretch")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for each in self._rows.values():
            lines.addWidget(each)
        self.set_moves(())
        self.set_days(())
        self.set_editions(())

    def set_moves(self, moves: Sequence[tuple[int, str]]) -> None:
        """Offer the moves from hotel to hotel that luggage may be sent on."""
        _offer(self.move_to, ((0, tr("On the whole journey")), *moves), self.move_to.currentData())

    def set_days(self, days: Sequence[tuple[int, str]]) -> None:
        """Offer the days of which a list can have the sheets alone."""
        _offer(self.day, ((None, tr("All days")), *days), self.day.currentData())

    @property
    def first_ticked(self) -> str:
        """Whose paper shows what those of all look like, where people are ticked; else ""."""
        return self.people.first if self._offered("people") else ""

    def set_candidates(self, by_sort: Mapping[str, Sequence[Any]]) -> None:
        """Who can have a certificate of each sort."""
        self._candidates = by_sort
        self._show_candidates()

    def set_editions(self, numbers: Sequence[int]) -> None:
        """Offer the editions that were released, newest first."""
        chosen = self.since.currentData()
        _offer(self.since, [(None, tr("The last one")), *((number, str(number)) for number in numbers)], chosen)

    def offer(self, kind: str, choices: Sequence[str]) -> None:
        """Show the choices there are about a kind of paper, in their usual state; day and columns stay."""
        self._kind = kind
        further = {"first", "outlines"} if "stock" in choices else set()
        further |= {"texts"} if kind in _TEXTS or "letter" in choices else set()
        with QSignalBlocker(self):
            for name, each in self._rows.items():
                each.setVisible(name in choices or name in further)
            sorts = ORDERS if "room" in choices else {key: ORDERS[key] for key in ("family", "kana")}
            _offer(self.sort, [(key, tr(words)) for key, words in sorts.items()])
            languages = [("en", tr("English")), ("ja", tr("Japanese, 日本語"))]
            both = [("both", tr("English, on the back Japanese"))] if kind in _FOLDED else []
            _offer(self.language, (*languages, *both))
            _offer(self.audience, [(key, tr(words)) for key, words in _AUDIENCES.items()])
            _offer(self.form, [(key, tr(words)) for key, words in _SORTS.items()])
            if "letter" in choices:
                titles = services.letters.offered(to_hosts="host" in choices)
                _offer(self.letter, [(key, tr(title)) for key, title in titles])
            stocks = services.papers.stocks(kind)
            self._sizes = {key: size for key, _, size in stocks}
            _offer(self.stock, [(key, shown(title)) for key, title, _ in stocks])
            for box in (self.twice, self.outlines, self.marks, self.private_phones, self.one_file, self.reiwa):
                box.setChecked(False)
            self.unconfirmed.setChecked(True)
            self._show_sections(ALL)
            self._bound()
            self.first.setValue(1)
        self._show_candidates()

    def chosen(self) -> dict[str, Any]:
        """What is chosen, as an order understands it."""
        picked = {name: box.currentData() for name, box in self._boxes.items() if self._offered(name)}
        found: dict[str, Any] = {name: value for name, value in picked.items() if value is not None}
        if "audience" in found:
            found["audience"] = services.papers.Audience(found["audience"])
        if self._offered("columns"):
            found["columns"] = self._headings()
        if self._offered("people"):
            found["people"] = self.people.people
        if self._offered("sign"):
            found["sign"] = self.keys.files
        if self._offered("sections"):
            found["sections"] = self.sections.sections
        found |= {name: box.isChecked() for name, box in self._switches() if self._offered(name)}
        if stock := found.pop("stock", None):
            twice = self._offered("twice") and self.twice.isChecked()
            found["labels"] = services.papers.Labels(str(stock), self.first.value(), twice, self.outlines.isChecked())
        return found

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Choose what an order kept from the last time, where it is still offered."""
        labels = kept.get("labels", services.papers.Labels())
        with QSignalBlocker(self):
            for name, box in self._boxes.items():
                value = labels.stock if name == "stock" else kept.get(name)
                if value is not None and (at := box.findData(value)) >= 0:
                    box.setCurrentIndex(at)
            self._bound()
            self.columns.setText("; ".join(kept.get("columns", ())))
            self.twice.setChecked(labels.twice)
            for name, switch in self._switches():
                switch.setChecked(kept.get(name, switch.isChecked()))
            self._show_sections(kept.get("sections", self._usual_sections()))
        self._show_candidates()

    def _ask_for_texts(self) -> None:
        self.texts_asked.emit(self.text, self.chosen().get("language", "en"))

    @property
    def text(self) -> str:
        """The text that the paper begins with."""
        if self._kind == "certificates":
            return services.certificates.texts.key_of(self.form.currentData())
        return self.letter.currentData() if self._offered("letter") else _TEXTS[self._kind]

    def _show_candidates(self) -> None:
        self.people.show_candidates(self._candidates.get(self.form.currentData() or "", ()))

    def _switches(self) -> tuple[tuple[str, QCheckBox], ...]:
        """What an order has under the same name."""
        names = ("unconfirmed", "marks", "private_phones", "one_file", "reiwa")
        return tuple((name, getattr(self, name)) for name in names)

    def _of_sections(self) -> QWidget:
        reset = push(tr("Reset"), "link", tip=tr("All sections, in the usual order"), on_click=self._reset)
        head = row(label(tr("Sections"), "strong"), "stretch", reset)
        return column(head, self.sections, hline(), spacing=4)

    def choose_readers(self, readers: str) -> None:
        """Choose for whom an edition is, with what they usually get."""
        self.audience.setCurrentIndex(self.audience.findData(readers))
        self._suit()

    def _suit(self) -> None:
        """What the readers of an edition usually get: hosts read Japanese, and nothing for travellers."""
        to_hosts = self.audience.currentData() == "host"
        self.language.setCurrentIndex(self.language.findData("ja" if to_hosts else "en"))
        self._show_sections(self._usual_sections())

    def _show_sections(self, wanted: Sequence[str]) -> None:
        self.sections.show_sections(wanted)
        self.sections.leave_out(() if self.audience.currentData() in ("leader", "office") else ("desk",))

    def _usual_sections(self) -> tuple[str, ...]:
        return FOR_HOSTS if self.audience.currentData() == "host" else ALL

    def _reset(self) -> None:
        self._show_sections(self._usual_sections())
        self.changed.emit()

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

    def _choice(self, name: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(words)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _at: self._left(name))
        return box

    def _check(self, words: str) -> QCheckBox:
        box = CheckBox(words)
        box.toggled.connect(lambda _on: self.changed.emit())
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return box

    def _left(self, name: str) -> None:
        if name == "audience":
            self._suit()
        with QSignalBlocker(self.first):
            self._bound()
        self._show_candidates()
        self.changed.emit()


def _offer(box: QComboBox, pairs: Sequence[tuple[Any, str]], kept: Any = None) -> None:
    """Fill a box; the first is chosen, or what is kept if it is still there."""
    box.clear()
    for value, words in pairs:
        box.addItem(words, value)
    if (at := box.findData(kept)) >= 0:
        box.setCurrentIndex(at)
