"""How reductions are told where they are typed, of a mission and in the template of a programme."""

from __future__ import annotations

from eujc_desktop.ui.text import tr


def how_reduced() -> str:
    """How sizes and countries are written, and which reduction counts."""
    return tr("Sizes: micro, small, medium, large, or sme. Countries by name or code; several parted by commas. "
              "Of several reductions that fit, the greatest counts.")  # fmt: skip
