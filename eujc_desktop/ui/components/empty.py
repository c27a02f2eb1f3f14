"""What a list shows when it has nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.text import tr

Choice = tuple[str, str, Callable[[], object]]
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_WIDEST = 420


class EmptyState(QWidget):
    """An icon, one sentence, and the buttons that fill the list: (words, kind, what it does)."""

    def __init__(self, icon: str, sentence: str, detail: str = "", buttons: Sequence[Choice] = ()) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "text3", 36), 0, _MIDDLE)
        layout.addWidget(_centred(sentence, "sub", ""), 0, _MIDDLE)
        if detail:
            layout.addWidget(_centred(detail, "body", "second"), 0, _MIDDLE)
        layout.addSpacing(4)
        made = [push(text, kind, on_click=press) for text, kind, press in buttons]
        layout.addWidget(row("stretch", *made, "stretch"))
        layout.addStretch(2)
        self.setAccessibleName(sentence)
        if made:
            self.setFocusProxy(made[0])


class NoMatch(EmptyState):
    """No record answers the filters; the button clears them."""

    def __init__(self, sentence: str, on_clear: Callable[[], object]) -> None:
        super().__init__("list-filter", sentence, buttons=((tr("Clear filters"), "", on_clear),))


def _centred(text: str, role: str, colour: str) -> QWidget:
    made = label(text, role, colour, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    # A label that may wrap asks for less width than its words have, and a layout for the height it would have if wide.
    made.setFixedWidth(min(_WIDEST, made.fontMetrics().horizontalAdvance(text) + 8))
    made.setMinimumHeight(made.heightForWidth(made.maximumWidth()))
    return made
