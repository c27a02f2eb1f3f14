"""The look of the application: palette, fonts, one style sheet; light, dark or as the system, changed at run time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from eujc_desktop.ui import tokens

CHOICES = ("system", "light", "dark")
_GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)
_ROLE = QPalette.ColorRole
_ROLES = {
    _ROLE.Window: "window",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "raised",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "err_text",
    _ROLE.Highlight: "selected",
    _ROLE.HighlightedText: "text",
    _ROLE.Accent: "accent",
    _ROLE.Link: "accent_text",
    _ROLE.LinkVisited: "vio_text",
    _ROLE.ToolTipBase: "tooltip",
    _ROLE.ToolTipText: "tooltip_text",
    _ROLE.PlaceholderText: "text3",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "hover",
    _ROLE.Mid: "border",
    _ROLE.Dark: "border_strong",
    _ROLE.Shadow: "border_strong",
}
_USUAL_TEXT = 13
"""The pixels of a letter for which widths are made."""
_GREYED = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)
_HEAVY = ("strong", "sub", "title", "display")


class Tone(NamedTuple):
    """The four colours of a state."""

    solid: QColor
    soft: QColor
    text: QColor
    line: QColor


class Theme(QObject):
    """Colours and fonts by name; `changed` after each switch."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme, self.contrast = "light", False
        self._choice = "system"
        self._app: QApplication | None = None
        self._names: tokens.Scheme = tokens.LIGHT
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, QFont.Weight | None, bool], QFont] = {}
        self._families: list[str] = []
        self._size, self._stretch = 9.75, 1.0
        self._sheet: Callable[[Theme], str] = lambda _: ""
        self._switching = self._wears_sheet = False

    def start(self, app: QApplication, sheet: Callable[[Theme], str], choice: str = "system") -> None:
        """Give `app`, made with `-style fusion`, palette and fonts; the look then follows user and system."""
        self._app, self._sheet = app, sheet
        self._families, self._size = _families(app.font()), _size(app.font())
        self._stretch = max(1.0, QFontInfo(self.font()).pixelSize() / _USUAL_TEXT)
        hints = app.styleHints()
        asked = hints.accessibility()
        hints.colorSchemeChanged.connect(self._follow)
        asked.contrastPreferenceChanged.connect(self._follow)
        self.choose(choice)

    def wear_sheet(self) -> None:
        """Dress every widget by the sheet from now on.

        Best when the first window has been built: one that wears a sheet is dressed anew, with all that is in it,
        whenever it is put into another.
        """
        if self._app is not None and not self._wears_sheet:
            self._wears_sheet = True
            self._app.setStyleSheet(self._sheet(self))

    @property
    def choice(self) -> str:
        """What the user asked for: system, light or dark."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Switch to light, dark, or whatever the system shows."""
        self._choice = choice if choice in CHOICES else "system"
        self._dress()

    def hex(self, name: str) -> str:
        return self._names[name]

    def color(self, name: str) -> QColor:
        """The colour of a token; kept, so copy it before changing it."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(self._names[name])
        return colour

    def tone(self, tone: str) -> Tone:
        return Tone(*(self.color(tone + suffix) for suffix in ("", "_soft", "_text", "_line")))

    def font(self, role: str = "body", weight: QFont.Weight | None = None, *, tabular: bool = False) -> QFont:
        """The font of a role; kept, so copy it before changing it."""
        key = (role, weight, tabular)
        font = self._fonts.get(key)
        if font is None:
            usual = QFont.Weight.DemiBold if role in _HEAVY else QFont.Weight.Normal
            font = self._fonts[key] = self._cast(role, weight or usual, tabular=tabular)
        return font

    def wide(self, pixels: int) -> int:
        """The width, with the text size of the system, of what is so wide with the usual one."""
        return round(pixels * self._stretch)

    def restyle(self, widget: QWidget, name: str, value: object) -> None:
        """Set a property the style sheet asks for and let the widget show it."""
        if widget.property(name) == value or (widget.property(name) is None and value == ""):
            return
        widget.setProperty(name, value)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()

    def add_family(self, family: str) -> None:
        """Use `family`, which has just come, where no family named before it has a letter."""
        if family not in self._families:
            self._families.append(family)
        # Also when it was named before it was there: everything was measured without its letters.
        self._fonts.clear()
        self._dress()

    def _cast(self, role: str, weight: QFont.Weight, *, tabular: bool) -> QFont:
        font = QFont()
        font.setFamilies(self._families)
        font.setPointSizeF(self._size * tokens.TEXT_SCALE[role])
        font.setWeight(weight)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        if role in ("title", "display"):
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
        return font

    def _follow(self) -> None:
        if not self._switching:
            self._dress()

    def _dress(self) -> None:
        """Palette and sheet of the scheme now; clearing the sheet first makes a switch some three times cheaper."""
        app = self._app
        if app is None:
            return
        self._switching = True
        hints = app.styleHints()
        asked = hints.accessibility()
        if self._choice == "system":
            hints.unsetColorScheme()
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.scheme = "dark" if dark else "light"
        self.contrast = asked.contrastPreference() == Qt.ContrastPreference.HighContrast
        names = tokens.DARK if dark else tokens.LIGHT
        self._names = tokens.sharpened(names) if self.contrast else names
        self._colours.clear()
        if app.styleSheet():
            app.setStyleSheet("")
        app.setPalette(self._palette())
        app.setFont(self.font())
        if self._wears_sheet:
            app.setStyleSheet(self._sheet(self))
        self._switching = False
        self.changed.emit()

    def _palette(self) -> QPalette:
        """Active and inactive alike, or selections go grey in windows without focus."""
        palette = QPalette()
        for group in _GROUPS:
            greyed = _GREYED if group == QPalette.ColorGroup.Disabled else ()
            for role, name in _ROLES.items():
                palette.setColor(group, role, self.color("disabled" if role in greyed else name))
        return palette


def _families(system: QFont) -> list[str]:
    """Latin as the system has it, then a Japanese family before any other East Asian one."""
    if sys.platform == "win32":
        return [system.family(), "Yu Gothic UI", "Meiryo UI", "Segoe UI Symbol"]
    if sys.platform == "darwin":
        return [system.family(), "Hiragino Sans", "Hiragino Kaku Gothic ProN"]
    return ["Inter", system.family(), "Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic"]


def _size(system: QFont) -> float:
    """The system's text size, but never under 13 pixels at 96 dots an inch."""
    return max(system.pointSizeF(), 9.75)


theme = Theme()
