"""The map of the mission in Japan: route, nights a city, scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import looks
from eujc_desktop.documents.art import japan_map
from eujc_desktop.documents.art.japan_map import MapFrame
from eujc_desktop.documents.art.paths import circle, fill, number, operator, stroke
from eujc_desktop.documents.art.places import FUJI, STATIONS, TOKAIDO, Coordinates, coordinates_of
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.rest import Drawn
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Piece, Span, measure
from eujc_desktop.documents.briefing_book.setting import Setting
from eujc_desktop.documents.briefing_book.tongue import Tongue
from eujc_desktop.documents.content import City
from eujc_desktop.documents.typesetting.style import Style

PIN, EDGE = 2.7 * MM, 3.4 * MM
LINE_NAME = Words("Tōkaidō Shinkansen 東海道新幹線", "東海道新幹線")
ON_THE_LINE = 8
"""A way with so many points of the Shinkansen is told to be its line."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True)
class Stop:
    """A city on the map."""

    name: str
    second: str
    at: Coordinates
    nights: int
    colour: str


def route_map(setting: Setting, width: float, height: float) -> Block | None:
    """The map, where the mission leads to cities of Japan whose place is known."""
    stops = _stops(setting)
    frame = japan_map.frame_around([stop.at for stop in stops], width, height)
    if not setting.to_japan or frame is None:
        return None
    nights = ", ".join(
        f"{stop.name} ({setting.tongue.nights(stop.nights)})" if stop.nights else stop.name for stop in stops
    )
    alt = setting.tongue.say("Map of Japan with the way of the mission: {nights}", nights=nights)
    return Drawn(
        height, lambda sheet, x, y, _: _Map(sheet, frame, stops, setting.tongue).draw(x, y), alt=alt, after=5 * MM
    )


def _stops(setting: Setting) -> list[Stop]:
    days = setting.book.days
    stops = []
    for city in setting.cities:
        at = _where(city)
        if at is not None:
            nights = sum(day.city == city.name.en and bool(day.hotel) for day in days)
            first, second = setting.tongue.of(city.name), setting.tongue.below(city.name)
            stops.append(Stop(first, second, at, nights, setting.hue(city.name.en).strong))
    return stops


def _where(city: City) -> Coordinates | None:
    if city.longitude is not None and city.latitude is not None:
        return city.longitude, city.latitude
    return coordinates_of(city.name.en)


class _Map:
    """A map while it is drawn; `taken` is where words must not stand."""

    def __init__(self, sheet: Sheet, frame: MapFrame, stops: Sequence[Stop], tongue: Tongue) -> None:
        self._tongue, self._sheet, self._frame, self._stops = tongue, sheet, frame, stops
        self._way = japan_map.way([stop.at for stop in stops])
        self._taken = [*self._pins(), *self._line()]

    def _pins(self) -> Iterator[Box]:
        for stop in self._stops:
            x, y = self._frame.place(stop.at)
            yield x - EDGE, y - EDGE, x + EDGE, y + EDGE

    def _line(self) -> Iterator[Box]:
        """The way in short pieces."""
        for here, there in pairwise(map(self._frame.place, self._way)):
            for step in range(9):
                x, y = (a + (b - a) * step / 8 for a, b in zip(here, there, strict=True))
                yield x - 1.5, y - 1.5, x + 1.5, y + 1.5

    def draw(self, x: float, y: float) -> None:
        """Ground, way, pins, names, scale; the lower left corner at x, y."""
        sheet, frame = self._sheet, self._frame
        sheet.raw(f"q 1 0 0 1 {number(x)} {number(y)} cm")
        sheet.raw(japan_map.ground(frame))
        sheet.raw(japan_map.route(frame, self._way, looks.RED))
        for stop in self._stops:
            at_x, at_y = frame.place(stop.at)
            edge, pin = circle(at_x, at_y, EDGE), circle(at_x, at_y, PIN)
            sheet.raw(f"q {fill('#FFFFFF')} {edge} f {fill(stop.colour)} {pin} f Q")
        for stop in self._stops:
            self._name(stop)
        self._mountain()
        self._stations()
        self._line_name()
        self._scale()
        sheet.raw("Q")

    def _name(self, stop: Stop) -> None:
        """The name with its nights where it covers least."""
        words: list[Piece] = [Span(stop.name, family="serif", size=15, colour=stop.colour)]
        if stop.second:
            words.append(Span("  " + stop.second, size=9, colour=stop.colour))
        wide = min(measure(words, looks.MAP_SMALL), self._frame.width * 0.4)
        x, y = self._frame.place(stop.at)
        offsets = (
            *((5 * MM, 1.5 * MM), (-wide / 2, 6.5 * MM), (-4.6 * MM, -9.5 * MM)),
            *((-wide - 5 * MM, 1.5 * MM), (5 * MM, -8 * MM), (-wide - 4 * MM, -8 * MM), (4 * MM, 4.5 * MM)),
        )
        low = 3.7 * MM if stop.nights else MM
        box = self._free([(x + dx, y + dy - low, x + dx + wide, y + dy + 4.5 * MM) for dx, dy in offsets])
        left, base = box[0], box[1] + low
        self._sheet.line(left, base, words, looks.MAP_SMALL, width=wide, smallest=4.3)
        if stop.nights:
            self._sheet.line(left, base - 3.7 * MM, self._tongue.nights(stop.nights), looks.MAP_NIGHTS)

    def _free(self, boxes: Sequence[Box]) -> Box:
        """The first of the boxes that covers least, taken from now on."""
        best = min(boxes, key=self._covered)
        self._taken.append(best)
        return best

    def _covered(self, box: Box) -> int:
        return sum(_meet(box, other) for other in self._taken) + (0 if self._inside(box) else 1000)

    def _inside(self, box: Box) -> bool:
        edge, frame = 2 * MM, self._frame
        return box[0] > edge and box[1] > edge and box[2] < frame.width - edge and box[3] < frame.height - edge

    def _mountain(self) -> None:
        x, y = self._frame.place(FUJI)
        self._small(self._tongue.say("Fuji 3,776 m"), ((x, y - 3 * MM),), looks.MAP_SMALL, centred=True)

    def _stations(self) -> None:
        """Stations the line passes, where there is room for their names."""
        for names, index in STATIONS:
            name, at = self._tongue.of(names), TOKAIDO[index]
            if at not in self._way:
                continue
            x, y = self._frame.place(at)
            places = ((x + 1.6 * MM, y - 3.2 * MM), (x - 1.6 * MM - measure(name, looks.MAP_SMALL), y + 1.4 * MM))
            if self._small(name, places, looks.MAP_SMALL):
                dot = circle(x, y, 1 * MM)
                self._sheet.raw(f"q {fill('#FFFFFF')} {stroke(looks.RED, 0.8)} {dot} B Q")

    def _line_name(self) -> None:
        """What the line is called, in the sea south of it."""
        if sum(point in TOKAIDO for point in self._way) < ON_THE_LINE:
            return
        points = [self._frame.place(point) for point in self._way if point in TOKAIDO]
        middle = (min(x for x, _ in points) + max(x for x, _ in points)) / 2 + 12 * MM
        low = min(y for _, y in points)
        self._small(
            self._tongue.of(LINE_NAME), ((middle, low - 9 * MM), (middle, low - 14 * MM)), looks.MAP_LINE, centred=True
        )

    def _small(self, words: str, places: Sequence[tuple[float, float]], style: Style, *, centred: bool = False) -> bool:
        """Sets words at the first place that is free; whether there was one."""
        wide = measure(words, style)
        for x, y in places:
            left = x - wide / 2 if centred else x
            box = (left, y - 1, left + wide, y + style.size * 0.75)
            if self._covered(box) == 0:
                self._taken.append(box)
                self._sheet.line(left, y, words, style)
                return True
        return False

    def _scale(self) -> None:
        long, y = self._frame.points_for_100_km, 6 * MM
        left, right = self._frame.width - 6 * MM - long, self._frame.width - 6 * MM
        marks = ((left, y, right, y), (left, y - 2, left, y + 2), (right, y - 2, right, y + 2))
        lines = " ".join(f"{operator('m', a, b)} {operator('l', c, d)} S" for a, b, c, d in marks)
        self._sheet.raw(f"q {stroke(looks.SUB, 0.6)} {lines} Q")
        self._sheet.line((left + right) / 2, 7.3 * MM, "100 km", looks.MAP_SMALL, align="center")


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
