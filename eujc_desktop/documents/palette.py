"""The colour of each city of a mission, of each sort of item, and the icon that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eujc_desktop.documents.content import City, Item, ItemKind


@dataclass(frozen=True, slots=True)
class Hue:
    """A strong colour for lines and letters and a tint for grounds."""

    strong: str
    tint: str


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a sort of item looks and what it is called."""

    hue: Hue
    icon: str
    label: str
    label_ja: str


NAVY_HUE: Final = Hue("#0A1F4D", "#E8EBF3")
"""For a day without a city."""

KNOWN: Final[dict[str, Hue]] = {
    "Tokyo": Hue("#003399", "#E8EDF8"),
    "Nagoya": Hue("#006B70", "#E3F1F1"),
    "Osaka": Hue("#9A1747", "#F8E8EE"),
}
FURTHER: Final = (Hue("#5A3A8E", "#EFEAF6"), Hue("#7A3E12", "#F6EADF"))

KINDS: Final[dict[ItemKind, KindLook]] = {
    ItemKind.VISIT: KindLook(Hue("#003399", "#E6ECF8"), "factory", "Company visit", "企業訪問"),
    ItemKind.SEMINAR: KindLook(Hue("#5A3A8E", "#EFEAF6"), "presentation", "Seminar", "講義・研修"),
    ItemKind.TRANSFER: KindLook(Hue("#46536B", "#EBEEF3"), "bus", "Transfer", "移動"),
    ItemKind.MEAL: KindLook(Hue("#855000", "#F8EEDC"), "utensils", "Meal", "食事"),
    ItemKind.NETWORKING: KindLook(Hue("#A3123A", "#FAE7EC"), "handshake", "Networking", "交流"),
    ItemKind.MEETING_POINT: KindLook(Hue("#00666E", "#E0F0F1"), "flag", "Meeting point", "集合"),
    ItemKind.OWN_TIME: KindLook(Hue("#55622A", "#EFF2E1"), "clock", "Own time", "自由時間"),
    ItemKind.CULTURE: KindLook(Hue("#7A3E12", "#F6EADF"), "landmark", "Culture", "文化"),
}

MODE_ICONS: Final = {
    "bus": "bus",
    "coach": "bus",
    "train": "train-front",
    "rail": "train-front",
    "metro": "train-front",
    "shinkansen": "train-front",
    "plane": "plane-takeoff",
    "flight": "plane-takeoff",
    "taxi": "car-taxi-front",
    "car": "car-taxi-front",
    "walk": "footprints",
    "foot": "footprints",
    "ship": "waves",
    "ferry": "waves",
    "boat": "waves",
}


def mode_icon(mode: str) -> str:
    """The icon of a means of transport in the office's words; a coach when nothing fits."""
    folded = mode.casefold()
    return next((icon for word, icon in MODE_ICONS.items() if word in folded), "bus")


def item_icon(item: Item) -> str:
    """The icon of an item; a transfer shows what one travels in."""
    if item.kind is not ItemKind.TRANSFER:
        return KINDS[item.kind].icon
    return mode_icon(item.legs[0].mode or item.legs[0].name if item.legs else item.transport or item.title.en)


class CityHues:
    """The hue of each city: the three known ones keep theirs, the others take what is free, in order of travel."""

    def __init__(self, cities: Sequence[City], named: Sequence[str] = ()) -> None:
        names = list(dict.fromkeys([*(city.name.en for city in cities), *(name for name in named if name)]))
        taken = [KNOWN[name] for name in names if name in KNOWN]
        free = [hue for hue in (*FURTHER, *KNOWN.values()) if hue not in taken] or list(FURTHER)
        others = [name for name in names if name not in KNOWN]
        self._hues = {name: KNOWN[name] for name in names if name in KNOWN}
        self._hues |= {name: free[i % len(free)] for i, name in enumerate(others)}
        self._ja = {city.name.en: city.name.ja for city in cities}

    def __getitem__(self, city: str) -> Hue:
        return self._hues.get(city, NAVY_HUE)

    def ja(self, city: str) -> str:
        """The Japanese name of a city, where known."""
        return self._ja.get(city, "")
