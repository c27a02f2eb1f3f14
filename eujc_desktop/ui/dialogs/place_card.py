"""The best free slots for something that waits to be placed, each with why; choosing one places it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eujc_desktop.common.said import duration
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import tr

OPEN = "open"
_ICONS = {"error": "triangle-alert", "warning": "circle-alert", "hint": "info", "": "circle-check"}
Place = Callable[[Any], object]


class PlaceDialog(QDialog):
    """`place` gets the slot chosen, or None for the day at hand, `day`, with the time open."""

    def __init__(
        self, title: str, minutes: int, slots: Sequence[Any], day: str, place: Place, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._slots, self._place = slots, place
        self.setWindowTitle(tr("Place “{title}”", title=title))
        self.setFixedWidth(480)
        self.list = ChoiceList(tr("Free slots"), self._choices(day))
        self.list.setFixedHeight(self.list.sizeHint().height() + 4)
        self.list.chosen.connect(lambda _key: self._tell())
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.told = label("", "small", "second", wrap=True)
        self.told.setMinimumHeight(76)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.place_button = push(tr("Put it there"), "primary", on_click=self.accept)
        self.place_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.windowTitle(), "title", wrap=True))
        length = tr("It takes {time}.", time=duration(minutes))
        none = tr("Nowhere is so much time free, with the ways there and back.")
        layout.addWidget(label(length if slots else f"{length} {none}", "body", "second", wrap=True))
        layout.addWidget(self.list)
        layout.addWidget(self.told)
        layout.addWidget(row("stretch", push(tr("Cancel"), on_click=self.reject), self.place_button))
        if slots or day:
            self.list.choose("")
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def slot(self) -> Any:
        """The slot chosen, None for the day with the time open."""
        return self._slots[int(self.list.key)] if self.list.key.isdigit() else None

    def accept(self) -> None:
        if self.list.key:
            self._place(self.slot)
            super().accept()

    def _choices(self, day: str) -> list[Choice]:
        found = [Choice(str(at), _ICONS[slot.worst], when(slot), reasons(slot)) for at, slot in enumerate(self._slots)]
        if day:
            found.append(Choice(OPEN, "calendar-days", tr("On {day}, time open", day=day), tr("The day at hand")))
        return found

    def _tell(self) -> None:
        """The slot chosen in full: why there, and what would be wrong."""
        slot = self.slot
        self.place_button.setEnabled(bool(self.list.key))
        if slot is None:
            self.told.setText("")
            return
        wrong = [tr(finding.message) for finding in slot.new]
        self.told.setText("\n".join([reasons(slot), *(wrong or [tr("Nothing would be wrong there.")])]))


def when(slot: Any) -> str:
    """`Wed 24 Mar, 10:00–12:00`, with the groups it is for."""
    day = on_day(slot.starts.date(), with_year=False)
    clocks = f"{slot.starts:%H:%M}–{slot.ends:%H:%M}"
    words = tr("{day}, {clocks}", day=day, clocks=clocks)
    return tr("{slot}, group {letters}", slot=words, letters=", ".join(slot.groups)) if slot.groups else words


def reasons(slot: Any) -> str:
    """Why it is a good place, in one line."""
    return " · ".join(tr(words) for words in slot.reasons)
