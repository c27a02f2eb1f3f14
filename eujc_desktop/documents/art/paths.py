"""Shapes as PDF path operators; they cost one string each and can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eujc_desktop.documents.typesetting.numbers import number as number

KAPPA = 0.5523
"""How far the handles of a quarter circle reach, in radii."""

Point = tuple[float, float]


def operator(letter: str, *values: float) -> str:
    """One operator with its operands."""
    return " ".join([*map(number, values), letter])


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A rectangle from its lower left corner."""
    return operator("re", x, y, width, height)


def circle(x: float, y: float, radius: float) -> str:
    """A circle of four curves."""
    k = radius * KAPPA
    return " ".join(
        (
            operator("m", x + radius, y),
            operator("c", x + radius, y + k, x + k, y + radius, x, y + radius),
            operator("c", x - k, y + radius, x - radius, y + k, x - radius, y),
            operator("c", x - radius, y - k, x - k, y - radius, x, y - radius),
            operator("c", x + k, y - radius, x + radius, y - k, x + radius, y),
            "h",
        )
    )


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return rectangle(x, y, width, height)
    k, right, top = r * (1 - KAPPA), x + width, y + height
    return " ".join(
        (
            operator("m", x + r, y),
            operator("l", right - r, y),
            operator("c", right - k, y, right, y + k, right, y + r),
            operator("l", right, top - r),
            operator("c", right, top - k, right - k, top, right - r, top),
            operator("l", x + r, top),
            operator("c", x + k, top, x, top - k, x, top - r),
            operator("l", x, y + r),
            operator("c", x, y + k, x + k, y, x + r, y),
            "h",
        )
    )


def polyline(points: Sequence[Point], *, closed: bool = False) -> str:
    """Straight lines from point to point, to a hundredth."""
    start, *others = [f"{x:.2f} {y:.2f}" for x, y in points]
    return " ".join((start, "m", *(f"{point} l" for point in others), *("h" * closed)))


def colour(hexadecimal: str) -> str:
    """`#0A1F4D` as three numbers from 0 to 1."""
    value = int(hexadecimal.lstrip("#"), 16)
    return " ".join(number(part / 255) for part in (value >> 16, value >> 8 & 255, value & 255))


def fill(hexadecimal: str) -> str:
    """The operator that sets the fill colour."""
    return f"{colour(hexadecimal)} rg"


def stroke(hexadecimal: str, width: float) -> str:
    """The operators that set stroke colour and line width."""
    return f"{colour(hexadecimal)} RG {number(width)} w"


def kept_apart(parts: Iterable[str]) -> str:
    """The drawing inside its own graphics state."""
    return "\n".join(("q", *parts, "Q"))
