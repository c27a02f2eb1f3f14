"""Draws docs/pictures/architecture.svg, the rooms of the house and what each imports, from the code itself.

The storeys are those of the import contract in pyproject.toml; arrows and libraries are read from the imports.
Run it with `python3 dev.py tool python -m tools.draw_architecture`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures" / "architecture.svg"
PACKAGE = "eujc_desktop"
WIDTH, STOREY, HEIGHT, GAP, MARGIN = 1120, 100, 58, 26, 30
GROUND = "common"  # everything stands on it, so no arrows are drawn to it

WHAT = {
    "__main__": "starts window or command",
    "cli": "the command line",
    "bootstrap": "builds and joins everything",
    "ui": "window, tabs, dialogs",
    "services": "one function a use case",
    "store": "files, transactions, journal, backup",
    "documents": "typesetting and papers",
    "exchange": "sheets and calendars in and out",
    "planning": "rules of itineraries and deadlines",
    "models": "entities, each field declared once",
    "fields": "kinds of value: parse and format",
    "common": "errors, names, dates, text, files",
}
SHOWN = {
    "PySide6", "sqlalchemy", "sqlcipher3", "alembic", "psycopg", "reportlab", "uharfbuzz", "pyphen", "segno", "pikepdf",
    "pandas", "openpyxl", "xlsxwriter", "python_calamine", "icalendar", "holidays", "babel", "rapidfuzz", "jaconv",
    "PIL",
}  # fmt: skip


@dataclass(frozen=True)
class Room:
    """A box of the picture."""

    name: str
    x: float
    y: float
    width: float
    words: str
    libraries: str

    def svg(self) -> str:
        middle = self.x + self.width / 2
        lines = [
            f'<rect x="{self.x:.0f}" y="{self.y:.0f}" width="{self.width:.0f}" height="{HEIGHT}" rx="6"/>',
            f'<text class="name" x="{middle:.0f}" y="{self.y + 20:.0f}">{escape(self.name)}</text>',
            f'<text x="{middle:.0f}" y="{self.y + 35:.0f}">{escape(self.words)}</text>',
            f'<text class="libraries" x="{middle:.0f}" y="{self.y + 50:.0f}">{escape(self.libraries)}</text>',
        ]
        return "".join(lines)


def main() -> None:
    """Draw the picture and say where it is."""
    graph = grimp.build_graph(PACKAGE, include_external_packages=True, exclude_type_checking_imports=True)
    arrows, libraries = read(graph)
    rooms = {room.name: room for number, names in enumerate(storeys()) for room in storey(number, names, libraries)}
    drawn = [arrow(rooms[a], rooms[b], count) for (a, b), count in sorted(arrows.items()) if b != GROUND]
    height = MARGIN * 2 + STOREY * (len(storeys()) - 1) + HEIGHT
    parts = [HEAD.format(width=WIDTH, height=height), *drawn, *(room.svg() for room in rooms.values()), "</svg>\n"]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(parts), encoding="utf-8")
    print(TARGET.relative_to(ROOT))


def storeys() -> list[list[str]]:
    """The rooms, top storey first, as the import contract has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [[name.strip() for name in layer.replace(":", "|").split("|")] for layer in contract["layers"]]


def read(graph: grimp.ImportGraph) -> tuple[Counter[tuple[str, str]], dict[str, Counter[str]]]:
    """How many modules of a room import another room, and which libraries a room imports."""
    arrows: Counter[tuple[str, str]] = Counter()
    libraries: dict[str, Counter[str]] = {}
    for module in sorted(graph.modules):
        if not module.startswith(f"{PACKAGE}."):
            continue
        room = module.split(".")[1]
        for target in {name.split(".")[1] if in_house(name) else name for name in imported(graph, module)}:
            if target in SHOWN:
                libraries.setdefault(room, Counter())[target] += 1
            elif target in WHAT and target != room:
                arrows[room, target] += 1
    return arrows, libraries


def imported(graph: grimp.ImportGraph, module: str) -> set[str]:
    return {name for name in graph.find_modules_directly_imported_by(module) if name != PACKAGE}


def in_house(name: str) -> bool:
    return name.startswith(f"{PACKAGE}.")


def storey(number: int, names: list[str], libraries: dict[str, Counter[str]]) -> list[Room]:
    """The boxes of one storey, side by side; the ground floor is as wide as the house."""
    width = {1: 330.0, 2: 250.0}.get(len(names), (WIDTH - 2 * MARGIN - GAP * (len(names) - 1)) / len(names))
    if names == [GROUND]:
        width = WIDTH - 2 * MARGIN
    left = (WIDTH - width * len(names) - GAP * (len(names) - 1)) / 2
    y = MARGIN + number * STOREY
    return [
        Room(name, left + at * (width + GAP), y, width, WHAT[name], ", ".join(n for n, _ in used(libraries, name)))
        for at, name in enumerate(names)
    ]


def used(libraries: dict[str, Counter[str]], room: str) -> list[tuple[str, int]]:
    """The four libraries a room imports most."""
    return sorted(libraries.get(room, Counter()).items(), key=lambda item: (-item[1], item[0]))[:4]


def arrow(a: Room, b: Room, count: int) -> str:
    """A curve from the foot of one room to the top of another, thicker the more modules need it."""
    if a.y == b.y:
        y = a.y + HEIGHT / 2
        ends = (a.x + a.width, b.x) if a.x < b.x else (a.x, b.x + b.width)
        return f'<path d="M {ends[0]:.0f} {y:.0f} L {ends[1]:.0f} {y:.0f}"/>'
    across = (b.x + b.width / 2) - (a.x + a.width / 2)
    x1 = a.x + a.width / 2 + max(-0.35, min(0.35, across / WIDTH)) * a.width
    x2 = b.x + b.width / 2 - max(-0.4, min(0.4, across / WIDTH)) * b.width
    far = (b.y - a.y) / STOREY > 1.5
    if far and abs(across) < 1:  # round what stands between, not through it
        side = -1 if (len(a.name) + len(b.name)) % 2 else 1
        x1, x2 = (x + side * 0.42 * min(a.width, b.width) for x in (x1, x2))
        bend = side * 90
    else:
        bend = 0
    y1, y2 = a.y + HEIGHT, b.y - 3
    middle = (y1 + y2) / 2
    width = min(4.0, 0.8 + count / 12)
    return (
        f'<path style="stroke-width:{width:.1f}" d="M {x1:.0f} {y1:.0f} '
        f'C {x1 + bend:.0f} {middle:.0f} {x2 + bend:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"/>'
    )


HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<style>
svg {{ font-family: "Source Sans 3", Helvetica, Arial, sans-serif }}
rect {{ fill: #f4f6fa; stroke: #2c4a7c; stroke-width: 1.2 }}
text {{ font-size: 12px; fill: #39424f; text-anchor: middle }}
.name {{ font-size: 15px; font-weight: 600; fill: #16284a }}
.libraries {{ font-size: 10.5px; fill: #8a5a12; font-style: italic }}
path {{ fill: none; stroke: #7d90b3; stroke-width: 1.2; marker-end: url(#tip) }}
</style>
<defs>
<marker id="tip" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
<polygon points="0 0, 8 4, 0 8" fill="#7d90b3"/></marker></defs>
<rect x="0" y="0" width="{width}" height="{height}" style="fill:#ffffff;stroke:none"/>"""


if __name__ == "__main__":
    main()
