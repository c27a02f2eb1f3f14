"""The two patterns: seigaiha waves for covers and certificate, shippō corners for the certificate."""

from __future__ import annotations

from functools import cache

from eujc_desktop.documents.art.paths import circle, fill, kept_apart, number, operator, rectangle, stroke

RINGS = (1, 0.74, 0.48, 0.22)
"""Radii of the rings of one wave, in shares of its radius."""


@cache
def waves(x: float, y: float, width: float, rows: int, radius: float, line: str, ground: str, weight: float) -> str:
    """Overlapping discs from back to front, cut to the field; half a radius from row to row."""
    height = rows * radius / 2 + radius * 1.5
    parts = [operator("re", x, y, width, height), "W n", fill(ground), stroke(line, weight)]
    disc = " ".join(f"{circle(0, 0, radius * ring)} B" for ring in RINGS)
    columns = int(width / (2 * radius)) + 3
    for row in range(rows, -1, -1):
        centre_y = y + row * radius / 2 - radius / 2
        shift = radius if row % 2 else 0
        for column in range(-1, columns - 1):
            centre_x = x + column * 2 * radius + shift
            parts.append(f"q 1 0 0 1 {number(centre_x)} {number(centre_y)} cm {disc} Q")
    return kept_apart(parts)


def _petals(x: float, y: float, r: float) -> str:
    """Two lens-shaped petals crossing in one square."""
    far_x, far_y = x + r, y + r
    return " ".join(
        (
            operator("m", x, y),
            operator("c", x + 0.55 * r, y, far_x, y + 0.45 * r, far_x, far_y),
            operator("m", x, y),
            operator("c", x, y + 0.55 * r, x + 0.45 * r, far_y, far_x, far_y),
            operator("m", far_x, y),
            operator("c", x + 0.45 * r, y, x, y + 0.45 * r, x, far_y),
            operator("m", far_x, y),
            operator("c", far_x, y + 0.55 * r, x + 0.55 * r, far_y, x, far_y),
        )
    )


@cache
def shippo_corner(x: float, y: float, right: int, up: int, radius: float, line: str) -> str:
    """Interlocking circles that fill the corner at x, y; `right` and `up` are 1 or -1."""
    squares = [(i * radius, j * radius) for i in range(3) for j in range(3 - i)]
    path = " ".join(_petals(cx, cy, radius) for cx, cy in squares)
    matrix = f"{right} 0 0 {up} {number(x)} {number(y)} cm"
    return kept_apart((matrix, stroke(line, 0.55), path, "S"))


@cache
def sun_with_rings(x: float, y: float, radius: float, sun: str, ring: str, step: float, clip: str) -> str:
    """The disc of the cover with six rings around it; `clip` is the path the drawing keeps to."""
    rings = " ".join(f"{circle(x, y, radius + k * step)} S" for k in range(1, 7))
    return kept_apart((f"{clip} W n", stroke(ring, 0.5), rings, fill(sun), circle(x, y, radius), "f"))


def page_ground(width: float, height: float, ground: str) -> str:
    """A page filled with one colour."""
    return kept_apart((fill(ground), rectangle(0, 0, width, height), "f"))
