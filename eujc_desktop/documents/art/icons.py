"""The stroked icons of the Lucide set on a 24-unit grid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from eujc_desktop.documents import assets
from eujc_desktop.documents.art.paths import circle, colour, number, operator, rounded

GRID = 24
STROKE = 1.75


@cache
def _drawings() -> dict[str, list[list[str | float]]]:
    drawings: dict[str, list[list[str | float]]] = assets.load("icons.json")
    return drawings


def names() -> frozenset[str]:
    """The icons there are."""
    return frozenset(_drawings())


def _step(letter: str, values: Sequence[float]) -> str:
    """One step of a drawing, y turned upwards."""
    if letter == "O":
        return circle(values[0], GRID - values[1], values[2])
    if letter == "R":
        x, y, width, height, radius = values
        return rounded(x, GRID - y - height, width, height, radius)
    if letter == "Z":
        return "h"
    flipped = [GRID - value if i % 2 else value for i, value in enumerate(values)]
    return operator(letter.lower(), *flipped)


@cache
def outline(name: str) -> str:
    """The path of an icon on its grid, y upwards; the icon «info» for names that are not there."""
    steps = _drawings().get(name) or _drawings()["info"]
    return " ".join(_step(str(letter), [float(v) for v in values]) for letter, *values in steps)


@cache
def icon(name: str, x: float, y: float, size: float, hexadecimal: str) -> str:
    """The icon in a box of `size` points with its lower left corner at x, y."""
    k = size / GRID
    matrix = f"{number(k)} 0 0 {number(k)} {number(x)} {number(y)} cm"
    return f"q {matrix} {colour(hexadecimal)} RG {STROKE} w 1 J 1 j {outline(name)} S Q"
