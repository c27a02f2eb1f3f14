"""Japan on an equirectangular map: coast, lake, line, and where a place falls on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from eujc_desktop.documents import assets
from eujc_desktop.documents.art.paths import fill, kept_apart, polyline, rounded, stroke
from eujc_desktop.documents.art.places import FUJI, LAKE_BIWA, TOKAIDO, Coordinates

WEST, EAST, SOUTH = 134.55, 140.95, 33.42
"""The part of the country between Osaka and Tokyo, shown wherever it holds all stops."""

DRAWN_WEST, DRAWN_EAST, DRAWN_SOUTH, DRAWN_NORTH = 130.9, 142.0, 32.75, 41.5
"""What there is of the coast."""

COAST_ORIGIN = (130.0, 32.0)

MIDDLE_LATITUDE = 35.2
UPRIGHT = 1 / math.cos(math.radians(MIDDLE_LATITUDE))
"""How much longer a degree of latitude is than one of longitude."""

KILOMETRES_A_DEGREE = 111.32
MARGIN = 0.55
"""Degrees kept free around the stops."""

SEA, LAND, COAST, MOUNTAIN = "#EAF0F8", "#FFFFFF", "#B7C4DC", "#C4CFE3"


@dataclass(frozen=True)
class MapFrame:
    """A map of `width` × `height` points whose lower left corner lies at `west`, `south`."""

    width: float
    height: float
    west: float = WEST
    south: float = SOUTH
    scale: float = 0.0
    """Points a degree of longitude."""

    @property
    def points_for_100_km(self) -> float:
        """How long the bar of the scale is."""
        return self.scale * UPRIGHT / KILOMETRES_A_DEGREE * 100

    def place(self, at: Coordinates) -> tuple[float, float]:
        """Where longitude and latitude fall."""
        return (at[0] - self.west) * self.scale, (at[1] - self.south) * self.scale * UPRIGHT


def frame_around(stops: Sequence[Coordinates], width: float, height: float) -> MapFrame | None:
    """The part of the country that shows all stops; nothing where one lies beyond the drawn coast."""
    if not stops or not all(_is_drawn(stop) for stop in stops):
        return None
    wests, souths = [stop[0] for stop in stops], [stop[1] for stop in stops]
    wide, tall = max(wests) - min(wests) + 2 * MARGIN, max(souths) - min(souths) + 2 * MARGIN
    scale = min(width / (EAST - WEST), width / wide, height / (tall * UPRIGHT))
    middle = (min(souths) + max(souths)) / 2
    across, up = width / scale, height / (scale * UPRIGHT)
    usual = min(wests) >= WEST + MARGIN and max(wests) <= EAST - MARGIN and across <= EAST - WEST + 0.01
    west = WEST if usual else (min(wests) + max(wests) - across) / 2
    south = SOUTH if usual and max(souths) < SOUTH + up * 0.8 else middle - up / 2
    return MapFrame(width, height, west, max(south, DRAWN_SOUTH), scale)


def _is_drawn(at: Coordinates) -> bool:
    return DRAWN_WEST < at[0] < DRAWN_EAST and DRAWN_SOUTH < at[1] < DRAWN_NORTH


def _coast(frame: MapFrame) -> str:
    """The coast, whose path is kept ready in thousandths of a degree from `COAST_ORIGIN`."""
    unit = frame.scale / 1000
    x, y = frame.place(COAST_ORIGIN)
    drawing = f"{stroke(COAST, 0.5 / unit)} 1 j {assets.text('japan-coast.txt')} B"
    return kept_apart((f"{unit:.6f} 0 0 {unit:.6f} {x:.2f} {y:.2f} cm", fill(LAND), drawing))


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
    lake = polyline([frame.place(at) for at in LAKE_BIWA], closed=True)
    return kept_apart(
        (
            rounded(0, 0, frame.width, frame.height, 4.5),
            f"W n {fill(SEA)}",
            f"0 0 {frame.width:.2f} {frame.height:.2f} re f",
            _coast(frame),
            f"{fill(SEA)} {stroke(COAST, 0.5)} 1 j {lake} B",
            f"{fill(MOUNTAIN)} {_fuji(frame)} f",
        )
    )


def way(stops: Sequence[Coordinates]) -> tuple[Coordinates, ...]:
    """The stops in order of travel, with the stations of the Shinkansen between those that lie on it."""
    return tuple(point for here, there in pairwise(stops) for point in _leg(here, there))


def route(frame: MapFrame, points: Sequence[Coordinates], line: str) -> str:
    """The way as a white-edged line."""
    if not points:
        return ""
    path = polyline([frame.place(at) for at in points])
    return kept_apart(("1 J 1 j", f"{stroke('#FFFFFF', 3.6)} {path} S", f"{stroke(line, 1.7)} {path} S"))


def _leg(here: Coordinates, there: Coordinates) -> tuple[Coordinates, ...]:
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
