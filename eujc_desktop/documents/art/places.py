"""Where the cities and stations of Japan lie."""

from __future__ import annotations

from typing import Final

from eujc_desktop.common.bilingual import Words

Coordinates = tuple[float, float]
"""Longitude and latitude in degrees."""

COORDINATES: Final[dict[str, Coordinates]] = {
    "Tokyo": (139.767, 35.681),
    "Yokohama": (139.638, 35.444),
    "Kawasaki": (139.703, 35.531),
    "Tsukuba": (140.076, 36.084),
    "Chiba": (140.106, 35.605),
    "Nagoya": (136.882, 35.171),
    "Toyota": (137.156, 35.083),
    "Hamamatsu": (137.735, 34.704),
    "Shizuoka": (138.389, 34.972),
    "Kyoto": (135.758, 34.985),
    "Osaka": (135.500, 34.702),
    "Kobe": (135.195, 34.690),
    "Nara": (135.828, 34.681),
    "Kanazawa": (136.648, 36.578),
    "Nagano": (138.189, 36.643),
    "Toyama": (137.213, 36.701),
    "Kamakura": (139.547, 35.319),
    "Utsunomiya": (139.883, 36.555),
    "Niigata": (139.023, 37.916),
    "Sendai": (140.882, 38.260),
    "Morioka": (141.137, 39.701),
    "Akita": (140.130, 39.717),
    "Okayama": (133.918, 34.666),
    "Hiroshima": (132.475, 34.398),
    "Takamatsu": (134.047, 34.351),
    "Matsuyama": (132.766, 33.839),
    "Kochi": (133.543, 33.567),
    "Oita": (131.607, 33.234),
    "Kitakyushu": (130.882, 33.887),
    "Fukuoka": (130.421, 33.590),
    "Nagasaki": (129.870, 32.752),
    "Kumamoto": (130.689, 32.790),
    "Sapporo": (141.351, 43.069),
    "Hakodate": (140.729, 41.773),
    "Naha": (127.680, 26.212),
}

TOKAIDO: Final[tuple[Coordinates, ...]] = (
    (139.767, 35.681),
    (139.739, 35.629),
    (139.617, 35.507),
    (139.155, 35.256),
    (139.078, 35.104),
    (138.911, 35.127),
    (138.663, 35.142),
    (138.389, 34.972),
    (138.015, 34.770),
    (137.735, 34.704),
    (137.382, 34.763),
    (137.060, 34.969),
    (136.882, 35.171),
    (136.686, 35.316),
    (136.290, 35.314),
    (135.758, 34.985),
    (135.500, 34.733),
)
"""The Tōkaidō Shinkansen from Tokyo to Shin-Ōsaka."""

STATIONS: Final[tuple[tuple[Words, int], ...]] = (
    (Words("Shizuoka", "静岡"), 7),
    (Words("Toyohashi", "豊橋"), 10),
    (Words("Kyōto", "京都"), 15),
)
"""Stations named on the way, with their place in the line."""

LAKE_BIWA: Final[tuple[Coordinates, ...]] = (
    (135.87, 35.0),
    (135.95, 35.06),
    (136.0, 35.15),
    (136.08, 35.22),
    (136.15, 35.3),
    (136.22, 35.37),
    (136.25, 35.45),
    (136.15, 35.5),
    (136.08, 35.47),
    (136.05, 35.4),
    (135.98, 35.3),
    (135.93, 35.2),
    (135.9, 35.1),
)

FUJI: Final[Coordinates] = (138.727, 35.361)


def coordinates_of(city: str) -> Coordinates | None:
    """Where a city lies, by its English name with or without macrons."""
    plain = city.replace("ō", "o").replace("Ō", "O").replace("ū", "u").strip()
    return COORDINATES.get(plain)
