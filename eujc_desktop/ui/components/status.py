"""The items of the status bar: each is a button that opens what it speaks of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from eujc_desktop.ui.components.push_button import ToolButton
from eujc_desktop.ui.icons import icon
from eujc_desktop.ui.text import escape
from eujc_desktop.ui.text import tip as plain_tip
from eujc_desktop.ui.theme import theme


class StatusItem(ToolButton):
    """Icon and words; hidden while there is nothing to say."""

    def __init__(self, name: str = "", token: str = "text3") -> None:
        super().__init__()
        self._name, self._token = name, token
        self.setProperty("kind", "status")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str, tip: str = "", name: str = "", token: str = "", tone: str = "") -> None:
        """Say `text`; an empty one hides the item."""
        self._name, self._token = name or self._name, token or self._token
        self.setText(f"\u2009{escape(text)}" if text else "")
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        theme.restyle(self, "tone", tone)
        self._dress()
        self.setVisible(bool(text))

    def _dress(self) -> None:
        self.setFont(theme.font("small", tabular=True))
        self.updateGeometry()
        if self._name:
            self.setIcon(icon(self._name, self._token))
