"""The one style sheet, resources/style/window.qss, in the colours of the tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eujc_desktop.common.resources import resource
from eujc_desktop.ui.icons import coloured, keep

if TYPE_CHECKING:
    from eujc_desktop.ui.theme import Theme

_NAME = re.compile(r"@(\w+)")
_BOX = '<rect x="1" y="1" width="14" height="14" rx="3.5" fill="{fill}" stroke="{line}"/>'
_ROUND = '<circle cx="8" cy="8" r="7" fill="{fill}" stroke="{line}"/>'
_TICK = (
    '<path d="M4.2 8.3l2.6 2.6 5-5.4" fill="none" stroke="{mark}" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
)
_DASH = '<path d="M4.5 8h7" stroke="{mark}" stroke-width="1.8" stroke-linecap="round"/>'
_DOT = '<circle cx="8" cy="8" r="3" fill="{mark}"/>'
_PADDINGS = (1, 2, 3, 4, 5, 7, 8, 9, 10, 12)
_BOXES = {"box_off": _BOX, "box_on": _BOX + _TICK, "box_part": _BOX + _DASH, "dot_off": _ROUND, "dot_on": _ROUND + _DOT}


def style_sheet(theme: Theme) -> str:
    """The sheet in the colours of `theme`."""
    ring = 3 if theme.contrast else 2
    pictures = {
        "chevron": coloured("chevron-down", theme.hex("text2")),
        "up": coloured("chevron-up", theme.hex("text2")),
        "calendar": coloured("calendar-days", theme.hex("text2")),
        "ring": f"{ring}px",
        # A focus ring is thicker than the line it takes the place of: padding gives way, so that nothing moves.
        **{f"in{padding}": f"{max(0, padding + 1 - ring)}px" for padding in _PADDINGS},
        **{name: _box(theme, name, shape) for name, shape in _BOXES.items()},
    }
    sheet = resource("style", "window.qss").read_text(encoding="utf-8")
    return _NAME.sub(lambda found: pictures.get(found[1]) or theme.hex(found[1]), sheet)


def _box(theme: Theme, name: str, shape: str) -> str:
    """Path of a tick box or radio dot as a picture."""
    off = name.endswith("off")
    fill, line = theme.hex("surface" if off else "accent"), theme.hex("field_border" if off else "accent")
    return keep(
        f"{name}-{fill.lstrip('#')}{line.lstrip('#')}", lambda: _drawn(shape, fill, line, theme.hex("on_accent"))
    )


def _drawn(shape: str, fill: str, line: str, mark: str) -> str:
    drawn = shape.format(fill=fill, line=line, mark=mark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">{drawn}</svg>'
