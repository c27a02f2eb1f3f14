"""The line under the menus: mission, undo and redo, search, new, deadlines, detail panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.bell import Bell
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.components.mission_switch import MissionSwitch
from eujc_desktop.ui.components.search_box import SearchBox
from eujc_desktop.ui.text import count, tr
from eujc_desktop.ui.tokens import HEADER


class Header(QWidget):
    """Its buttons follow the commands."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEADER)
        self.missions, self.search = MissionSwitch(), SearchBox()
        self.search.clicked.connect(lambda: actions.run("search"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self.missions, 2)
        layout.addSpacing(4)
        layout.addWidget(for_action(actions.q("undo")))
        layout.addWidget(for_action(actions.q("redo")))
        layout.addStretch(1)
        layout.addWidget(self.search, 3)
        layout.addStretch(1)
        layout.addWidget(for_action(actions.q("new"), text=True))
        self.bell = Bell(actions.q("deadlines"))
        layout.addWidget(self.bell)
        layout.addWidget(for_action(actions.q("panel")))

    def warn(self, late: int) -> None:
        """Mark the bell with how many deadlines are late."""
        self.bell.show_number(late, tr("Deadlines"), count("%n is late", "%n are late", late))
