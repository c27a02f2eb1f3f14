"""The colours of labels as the window has them: read when first needed, and again whenever a label changes."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.office import Changed

TONES = {
    "grey": "neu", "blue": "info", "green": "ok", "amber": "warn", "red": "err", "violet": "vio", "teal": "teal",
    "pink": "pink",
}  # fmt: skip
"""The tone of each colour; that all tones are readable in light and dark is tested with the tones."""


class LabelTones(QObject):
    """The tone of each label of an office; what has no colour is grey."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._colours: Mapping[str, str] = {}
        self._asked = False
        desk.office.changed.connect(self._follow)

    def of(self, name: str) -> str:
        """The tone of a label."""
        self._need()
        return TONES[self._colours.get(name, "grey")]

    def names(self) -> list[str]:
        """The labels that have a colour."""
        self._need()
        return sorted(self._colours, key=str.casefold)

    def _need(self) -> None:
        """Read the colours when the first of them is asked for; `changed` tells when they are there."""
        if not self._asked:
            self._asked = True
            self._read()

    def _follow(self, changes: Changed) -> None:
        if self._asked and any(table == "label" for table, _key in changes.touched):
            self._read()

    def _read(self) -> None:
        self._desk.office.ask(services.labels.colours, self._take).otherwise(self._desk.refuse)

    def _take(self, colours: Mapping[str, str]) -> None:
        if colours != self._colours:
            self._colours = colours
            self.changed.emit()


_MADE: WeakKeyDictionary[Desk, LabelTones] = WeakKeyDictionary()


def label_tones(desk: Desk) -> LabelTones:
    """The tones of the office at this desk."""
    if desk not in _MADE:
        _MADE[desk] = LabelTones(desk)
    return _MADE[desk]
