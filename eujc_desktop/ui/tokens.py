"""Every colour of the window by name, in two schemes; no other module names a colour."""

from __future__ import annotations

from collections.abc import Mapping

Scheme = Mapping[str, str]

TONES = ("ok", "warn", "err", "info", "vio", "teal", "pink", "neu")

_LIGHT_TONES = {
    "ok": "#1D8A52 #E2F5EA #136A3D #A9DCBF",
    "warn": "#C77700 #FDF2DD #8A5100 #EFCF94",
    "err": "#C93434 #FDEAEA #B02424 #F0B9B9",
    "info": "#2A5BD0 #E7EFFE #1D4DB8 #B8CDF8",
    "vio": "#7150C8 #F0EBFD #5A3AAE #D2C4F5",
    "teal": "#0E8585 #DDF4F3 #0A6464 #A2DBD9",
    "pink": "#B83A7C #FCEAF3 #9A2A64 #F0BDD8",
    "neu": "#6B7687 #ECEFF4 #465264 #D3D9E3",
}
_DARK_TONES = {
    "ok": "#2FA86A #183326 #78D6A3 #2B5C43",
    "warn": "#D99A2B #3A2C12 #F0BF63 #6A5020",
    "err": "#E05B5B #3F2022 #FF9A97 #74383A",
    "info": "#5B8BFF #22314F #93B4FF #3A5488",
    "vio": "#9D7CF2 #2D2547 #C2ABFF #523F85",
    "teal": "#2BA8A5 #14322F #74D3CE #255F5A",
    "pink": "#DD6BA8 #3C2031 #FA9DCB #743A5A",
    "neu": "#8892A2 #2A303A #B9C1CD #404957",
}


def _toned(colours: dict[str, str], tones: Mapping[str, str]) -> Scheme:
    """`colours` with `ok`, `ok_soft`, `ok_text`, `ok_line` and so on for each tone."""
    for tone, four in tones.items():
        for suffix, colour in zip(("", "_soft", "_text", "_line"), four.split(), strict=True):
            colours[tone + suffix] = colour
    return colours


LIGHT: Scheme = _toned(
    {
        "window": "#F3F5F8",
        "surface": "#FFFFFF",
        "sunken": "#F8F9FB",
        "raised": "#FFFFFF",
        "hover": "#EEF1F6",
        "pressed": "#E3E8F0",
        "selected": "#DFE9FD",
        "selected_soft": "#EEF4FE",
        "border": "#DFE3EA",
        "border_strong": "#C5CCD8",
        "field_border": "#8791A1",
        "grid": "#E9ECF1",
        "page": "#E6E9EF",
        "text": "#18202C",
        "text2": "#465264",
        "text3": "#5A6677",
        "disabled": "#A3ACB9",
        "accent": "#2A5BD0",
        "accent_hover": "#2250BC",
        "accent_pressed": "#1B439F",
        "accent_text": "#1D4DB8",
        "accent_soft": "#E7EFFE",
        "focus": "#2A5BD0",
        "focus_on_fill": "#0B1220",
        "on_accent": "#FFFFFF",
        "err_fill": "#C93434",
        "tooltip": "#232B38",
        "tooltip_text": "#F3F5F8",
        "tooltip_link": "#9DBCFF",
        "tooltip_ok": "#7FE0AC",
        "scrim": "#59101620",
        "shadow": "#2E141E32",
    },
    _LIGHT_TONES,
)
DARK: Scheme = _toned(
    {
        "window": "#14171C",
        "surface": "#1B1F26",
        "sunken": "#171A20",
        "raised": "#242A33",
        "hover": "#262C36",
        "pressed": "#2E3541",
        "selected": "#24375F",
        "selected_soft": "#1F2A40",
        "border": "#2E3541",
        "border_strong": "#424B5A",
        "field_border": "#6E7A8C",
        "grid": "#272D37",
        "page": "#0F1115",
        "text": "#E8EBF0",
        "text2": "#B9C1CD",
        "text3": "#98A2B1",
        "disabled": "#5E6878",
        "accent": "#3F6FE6",
        "accent_hover": "#3565DA",
        "accent_pressed": "#345FCB",
        "accent_text": "#93B4FF",
        "accent_soft": "#22314F",
        "focus": "#7FA5FF",
        "focus_on_fill": "#E8EBF0",
        "on_accent": "#FFFFFF",
        "err_fill": "#C54545",
        "tooltip": "#E8EBF0",
        "tooltip_text": "#1B1F26",
        "tooltip_link": "#1D4DB8",
        "tooltip_ok": "#136A3D",
        "scrim": "#80000000",
        "shadow": "#99000000",
    },
    _DARK_TONES,
)

SPACE = (2, 4, 8, 12, 16, 24, 32)
RADIUS_CELL, RADIUS_CONTROL, RADIUS_CARD, RADIUS_OVERLAY = 4, 6, 8, 12
ROW, ROW_COMPACT, ROW_RELAXED, ROW_TWO_LINES = 30, 26, 36, 48
HEADER, TABS, TOOLS, STATUS = 48, 40, 48, 26
PANEL, TRAY = 412, 212

TEXT_SCALE = {"caption": 0.885, "small": 0.925, "body": 1.0, "strong": 1.0, "sub": 1.08, "title": 1.32, "display": 1.75}


def sharpened(scheme: Scheme) -> Scheme:
    """`scheme` for people who ask the system for more contrast: borders as text, no soft fills."""
    colours = dict(scheme)
    for name in ("border", "border_strong", "field_border", "grid", *(f"{tone}_line" for tone in TONES)):
        colours[name] = scheme["text2"]
    for name in ("sunken", "selected_soft", "accent_soft", *(f"{tone}_soft" for tone in TONES)):
        colours[name] = scheme["surface"]
    return colours


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two opaque colours, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_GROUNDS = (
    *("surface", "window", "sunken", "raised", "hover", "pressed"),
    *("selected", "selected_soft", "accent_soft"),
)

TEXT_PAIRS = (
    *((text, ground) for text in ("text", "text2", "text3") for ground in _GROUNDS),
    *((text, f"{tone}_soft") for text in ("text", "text2", "text3") for tone in TONES),
    *((f"{tone}_text", ground) for tone in TONES for ground in (f"{tone}_soft", *_GROUNDS)),
    *(("accent_text", ground) for ground in _GROUNDS),
    *(("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed", "err_fill")),
    *((text, "tooltip") for text in ("tooltip_text", "tooltip_link", "tooltip_ok")),
)
"""Foreground and background that must reach 4.5 : 1 in both schemes."""

LINE_PAIRS = (
    *((tone, "surface") for tone in TONES),
    *(("focus", ground) for ground in ("surface", "window", "selected")),
    *(("focus_on_fill", ground) for ground in ("accent", "err_fill", "surface", "window")),
    ("tooltip_link", "tooltip"),
    ("field_border", "surface"),
    ("accent", "surface"),
)
"""Lines and marks that carry meaning, against what lies behind: 3 : 1."""
