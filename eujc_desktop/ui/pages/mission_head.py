"""The top of a mission's panel: tile, title, state, coordinator, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from eujc_desktop.ui.components.buttons import push, tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.marks import Avatar
from eujc_desktop.ui.days import period
from eujc_desktop.ui.mission_words import STATUS_TONES, dotted, length_text, look_of, tile
from eujc_desktop.ui.text import shown, tr

Choice = tuple[str, Callable[[], object]]


class MissionHead(QWidget):
    """Shows one mission; `turn` goes between its overview and its fields."""

    def __init__(self, turn: Callable[[], object], menu: Callable[[], list[Choice | None]], *, editing: bool) -> None:
        super().__init__()
        self._turn, self._menu, self._editing = turn, menu, editing
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_mission(self, mission: Any) -> None:
        """Show title and state as they are now."""
        empty(self._layout)
        title = shown(mission.title)
        avatar = Avatar(title, 40, look_of(mission.kind)[0], square=True, text=tile(mission.code))
        days = (mission.first_day, mission.last_day)
        under = dotted(mission.code, period(*days), length_text(*days))
        words = column(label(title, "title", wrap=True), label(under, "small", "muted", wrap=True), spacing=1)
        top = row((words, 1), spacing=12)
        top.layout().insertWidget(0, avatar, 0, Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]
        self._layout.addWidget(top)
        self._layout.addWidget(row((flow(*_chips(mission)), 1), *self._buttons(), spacing=2))

    def _buttons(self) -> list[QWidget]:
        self._more = tool("ellipsis", tip=tr("More for this mission"), on_click=self._open_menu)
        if self._editing:
            return [push(tr("Done"), "fix", "check", on_click=self._turn), self._more]
        return [tool("pencil", tip=tr("Edit mission (F2)"), name=tr("Edit mission"), on_click=self._turn), self._more]

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for choice in self._menu():
            if choice is None:
                menu.addSeparator()
            else:
                menu.addAction(choice[0], choice[1])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


def _chips(mission: Any) -> list[QWidget]:
    chips = [StatusChip(tr(mission.status_label), STATUS_TONES.get(mission.status, "neu"), dot=True)]
    if mission.coordinator:
        chips.append(StatusChip(mission.coordinator, "neu", "user"))
    return list(chips)
