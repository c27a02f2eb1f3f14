"""The map of the mission in Japan: route, nights a city, scale."""

from __future__ import annotations

from dataclasses import dataclass

from eujc_desktop.documents import looks
from eujc_desktop.documents.art import japan_map
from eujc_desktop.documents.art.japan_map import MapFrame
from eujc_desktop.documents.art.paths import circle, fill, number, operator, stroke
from eujc_desktop.documents.art.places import FUJI, Coordinates, coordinates_of
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Span, measure
from eujc_desktop.documents.briefing_book.setting import Setting


@dataclass(frozen=True)
class Stop:
    """A city on the map."""

    name: str
    ja: str
    at: Coordinates
    nights: int
    colour: str


def route_map(setting: Setting, width: float, height: float) -> Block | None:
    """The map, where the mission leads to cities of Japan whose place is known."""
    frame = MapFrame(width, height)
    stops = _stops(setting, frame)
    if not setting.to_japan or not stops:
        return None
    nights = ", ".join(f"{stop.name} ({_nights(stop.nights)})" if stop.nights else stop.name for stop in stops)
    alt = f"Map of central Japan with the way of the mission: {nights}"
    return Drawn(height, lambda sheet, x, y, _: _draw(sheet, frame, stops, x, y), alt=alt, after=5 * MM)


def _nights(count: int) -> str:
    return f"{count} night" if count == 1 else f"{count} nights"


def _stops(setting: Setting, frame: MapFrame) -> list[Stop]:
    stops = []
    for city in setting.cities:
        name = city.name.prefer("en")
        known = city.longitude is not None and city.latitude is not None
        at = (city.longitude or 0.0, city.latitude or 0.0) if known else coordinates_of(city.name.en)
        if at is None or not frame.holds(at):
            continue
        nights = sum(day.city == city.name.en and bool(day.hotel) for day in setting.book.days)
        stops.append(Stop(name, city.name.ja if city.name.en else "", at, nights, setting.hue(city.name.en).strong))
    return stops


def _draw(sheet: Sheet, frame: MapFrame, stops: list[Stop], x: float, y: float) -> None:
    sheet.raw(f"q 1 0 0 1 {number(x)} {number(y)} cm")
    sheet.raw(japan_map.ground(frame))
    sheet.raw(japan_map.route(frame, tuple(stop.at for stop in stops), looks.RED))
    fuji_x, fuji_y = frame.place(FUJI)
    sheet.line(fuji_x, fuji_y - 3 * MM, "Fuji 3,776 m", looks.MAP_SMALL, align="center")
    for stop in stops:
        at_x, at_y = frame.place(stop.at)
        edge, pin = circle(at_x, at_y, 3.4 * MM), circle(at_x, at_y, 2.7 * MM)
        sheet.raw(f"q {fill('#FFFFFF')} {edge} f {fill(stop.colour)} {pin} f Q")
    taken: list[Box] = []
    for stop in stops:
        _name(sheet, frame, stop, taken)
    _scale(sheet, frame)
    sheet.raw("Q")


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def _name(sheet: Sheet, frame: MapFrame, stop: Stop, taken: list[Box]) -> None:
    """The name where it covers no other name and stays inside the frame."""
    words = [Span(stop.name, family="serif", size=15, colour=stop.colour)]
    if stop.ja:
        words.append(Span("  " + stop.ja, size=9, colour=stop.colour))
    wide = measure(words, looks.MAP_SMALL)
    x, y = frame.place(stop.at)
    choices = (
        (5 * MM, 5.5 * MM),
        (-wide / 2, 8.5 * MM),
        (-4.6 * MM, -8.5 * MM),
        (-wide - 5 * MM, 5.5 * MM),
        (5 * MM, -9 * MM),
    )
    boxes = [(x + dx, y + dy - 3.7 * MM, x + dx + wide, y + dy + 4.5 * MM) for dx, dy in choices]
    free = next(
        (box for box in boxes if _inside(box, frame) and not any(_meet(box, other) for other in taken)), boxes[0]
    )
    taken.append(free)
    left, base = free[0], free[1] + 3.7 * MM
    sheet.line(left, base, words, looks.MAP_SMALL)
    if stop.nights:
        sheet.line(left, base - 3.7 * MM, _nights(stop.nights), looks.MAP_NIGHTS)


def _inside(box: Box, frame: MapFrame) -> bool:
    return box[0] > 2 * MM and box[1] > 2 * MM and box[2] < frame.width - 2 * MM and box[3] < frame.height - 2 * MM


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _scale(sheet: Sheet, frame: MapFrame) -> None:
    long, y = frame.points_for_100_km, 6 * MM
    left, right = frame.width - 6 * MM - long, frame.width - 6 * MM
    marks = ((left, y, right, y), (left, y - 2, left, y + 2), (right, y - 2, right, y + 2))
    lines = " ".join(f"{operator('m', a, b)} {operator('l', c, d)} S" for a, b, c, d in marks)
    sheet.raw(f"q {stroke(looks.SUB, 0.6)} {lines} Q")
    sheet.line((left + right) / 2, 7.3 * MM, "100 km", looks.MAP_SMALL, align="center")
