"""Central Japan on an equirectangular map: coast, lake, line, and where a place falls on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from eujc_desktop.documents import assets
from eujc_desktop.documents.art.paths import fill, kept_apart, polyline, rounded, stroke
from eujc_desktop.documents.art.places import FUJI, LAKE_BIWA, TOKAIDO, Coordinates

WEST, EAST, SOUTH = 134.55, 140.95, 33.42
MIDDLE_LATITUDE = 35.2
KILOMETRES_A_DEGREE = 111.32

SEA, LAND, COAST, MOUNTAIN = "#EAF0F8", "#FFFFFF", "#B7C4DC", "#C4CFE3"


@dataclass(frozen=True)
class MapFrame:
    """A map of `width` × `height` points."""

    width: float
    height: float

    @property
    def scale(self) -> float:
        """Points a degree of longitude."""
        return self.width / (EAST - WEST)

    @property
    def points_for_100_km(self) -> float:
        """How long the bar of the scale is."""
        return self.scale / (KILOMETRES_A_DEGREE * math.cos(math.radians(MIDDLE_LATITUDE))) * 100

    def place(self, at: Coordinates) -> tuple[float, float]:
        """Where longitude and latitude fall."""
        upward = self.scale / math.cos(math.radians(MIDDLE_LATITUDE))
        return (at[0] - WEST) * self.scale, (at[1] - SOUTH) * upward

    def holds(self, at: Coordinates) -> bool:
        """Whether a place lies well inside the frame."""
        x, y = self.place(at)
        return 10 < x < self.width - 10 and 10 < y < self.height - 10


@cache
def _coast() -> tuple[tuple[Coordinates, ...], ...]:
    rings = assets.load("japan-outline.json")
    return tuple(tuple((float(lon), float(lat)) for lon, lat in ring) for ring in rings)


def _fuji(frame: MapFrame) -> str:
    """The mountain as a small silhouette, 10 points high."""
    x, y = frame.place(FUJI)
    return " ".join(
        (
            f"{x - 10.2:.2f} {y:.2f} m",
            f"{x - 5.1:.2f} {y + 1.7:.2f} {x - 2.8:.2f} {y + 8.5:.2f} {x - 2:.2f} {y + 10.2:.2f} c",
            f"{x + 2:.2f} {y + 10.2:.2f} l",
            f"{x + 2.8:.2f} {y + 8.5:.2f} {x + 5.1:.2f} {y + 1.7:.2f} {x + 10.2:.2f} {y:.2f} c h",
        )
    )


@cache
def ground(frame: MapFrame) -> str:
    """Sea, land, lake and mountain."""
    coast = " ".join(polyline([frame.place(at) for at in ring], closed=True) for ring in _coast())
    lake = polyline([frame.place(at) for at in LAKE_BIWA], closed=True)
    return kept_apart(
        (
            rounded(0, 0, frame.width, frame.height, 4.5),
            f"W n {fill(SEA)}",
            f"0 0 {frame.width:.2f} {frame.height:.2f} re f",
            f"{fill(LAND)} {stroke(COAST, 0.5)} 1 j {coast} B",
            f"{fill(SEA)} {lake} B",
            f"{fill(MOUNTAIN)} {_fuji(frame)} f",
        )
    )


def route(frame: MapFrame, stops: tuple[Coordinates, ...], line: str) -> str:
    """The way from stop to stop, white-edged; along the Shinkansen where two stops lie on it."""
    points: list[tuple[float, float]] = []
    for here, there in pairwise(stops):
        points += [frame.place(at) for at in _way(here, there)]
    if not points:
        return ""
    path = polyline(points)
    return kept_apart(("1 J 1 j", f"{stroke('#FFFFFF', 3.6)} {path} S", f"{stroke(line, 1.7)} {path} S"))


def _way(here: Coordinates, there: Coordinates) -> tuple[Coordinates, ...]:
    """Both stops with the stations of the Shinkansen between them."""
    start, end = _station(here), _station(there)
    if start is None or end is None or start == end:
        return here, there
    between = TOKAIDO[start : end + 1] if start < end else TOKAIDO[end : start + 1][::-1]
    return here, *between, there


def _station(at: Coordinates) -> int | None:
    """The nearest point of the line, if the place is no farther than a third of a degree."""
    distances = [math.dist(at, station) for station in TOKAIDO]
    nearest = min(range(len(distances)), key=distances.__getitem__)
    return nearest if distances[nearest] < 0.34 else None
