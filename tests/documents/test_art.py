"""Icons, codes and pictures before they reach a page."""

from __future__ import annotations

import io
import math
import re

import pytest
from PIL import Image

from eujc_desktop.documents.art import icons, japan_map, paths, pictures, places, qr
from eujc_desktop.documents.palette import KINDS, MODE_ICONS
from tests.documents.drawings import logo, portrait


def _bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def test_every_icon_the_papers_name_exists() -> None:
    wanted = (
        {look.icon for look in KINDS.values()}
        | set(MODE_ICONS.values())
        | {"bed", "sun", "shirt", "award", "plane-landing"}
    )
    assert wanted <= icons.names()


def test_an_unknown_icon_becomes_the_sign_for_information() -> None:
    assert icons.outline("no such icon") == icons.outline("info")


def test_numbers_are_short_and_never_minus_nought() -> None:
    assert [paths.number(v) for v in (0.0, -0.0001, 1.5, 2.0, -3.25)] == ["0", "0", "1.5", "2", "-3.25"]


def test_a_code_is_one_path_with_all_dark_modules() -> None:
    matrix = qr.modules("https://example.org")
    drawn = qr.code("https://example.org", 0, 0, 80, "#000000")
    area = sum(int(part.split()[-2]) for part in drawn.split(" re")[:-1])
    assert area == sum(sum(row) for row in matrix)
    assert drawn.count(" f Q") == 1


@pytest.mark.parametrize("height", [278, 221])
@pytest.mark.parametrize(
    "cities", [("Tokyo",), ("Tokyo", "Nagoya", "Osaka"), ("Sendai", "Tokyo"), ("Hiroshima", "Kobe", "Niigata")]
)
def test_the_map_shows_every_stop_well_inside(cities: tuple[str, ...], height: float) -> None:
    stops = [places.COORDINATES[city] for city in cities]
    frame = japan_map.frame_around(stops, 476, height)
    assert frame is not None
    for x, y in map(frame.place, stops):
        assert 15 < x < 461
        assert 15 < y < height - 15


def test_the_coast_runs_where_its_towns_lie() -> None:
    frame = japan_map.frame_around([places.COORDINATES["Tokyo"], places.COORDINATES["Osaka"]], 476, 278)
    assert frame is not None
    coast = japan_map.ground(frame).split(" cm\n")[1].split(" B\n")[0]
    unit, *_, left, low = map(float, japan_map.ground(frame).split(" cm\n")[0].splitlines()[-1].split())
    steps = re.findall(r"(-?\d+) (-?\d+) [ml]", coast)
    points = [(left + int(east) * unit, low + int(north) * unit) for east, north in steps]
    for town in ("Kobe", "Kamakura", "Hamamatsu"):
        at = frame.place(places.COORDINATES[town])
        assert min(math.dist(at, point) for point in points) < frame.scale * 0.08


def test_a_stop_beyond_the_drawn_coast_leaves_the_map_out() -> None:
    assert japan_map.frame_around([places.COORDINATES["Tokyo"], places.COORDINATES["Sapporo"]], 476, 278) is None
    assert japan_map.frame_around([], 476, 278) is None


def test_the_way_follows_the_line_between_stops_that_lie_on_it() -> None:
    tokyo, osaka, sendai = (places.COORDINATES[name] for name in ("Tokyo", "Osaka", "Sendai"))
    assert set(places.TOKAIDO[2:-2]) < set(japan_map.way([tokyo, osaka]))
    assert japan_map.way([tokyo, sendai]) == (tokyo, sendai)
    assert japan_map.way([tokyo]) == ()


def test_a_city_is_found_with_and_without_macrons() -> None:
    assert places.coordinates_of("Tōkyō") == places.coordinates_of("Tokyo")
    assert places.coordinates_of("Atlantis") is None


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_every_sort_of_photo_becomes_rgb_in_the_right_shape(mode: str) -> None:
    image = Image.new(mode, (400, 300), 0 if mode in {"1", "L", "P", "I;16"} else None)
    data = _bytes(image, "JPEG" if mode == "CMYK" else "PNG")
    picture = pictures.portrait(data)
    assert picture is not None
    result = Image.open(io.BytesIO(picture.data))
    assert (result.mode, result.size, result.format) == ("RGB", pictures.PORTRAIT, "JPEG")


def test_transparent_parts_turn_white() -> None:
    picture = pictures.logo(_bytes(Image.new("RGBA", (200, 100), (255, 0, 0, 0)), "PNG"))
    assert picture is not None
    assert Image.open(io.BytesIO(picture.data)).getpixel((50, 50)) == (255, 255, 255)


def test_a_photo_lying_on_its_side_is_set_upright() -> None:
    image = Image.new("RGB", (400, 200), "#000000")
    image.paste("#FFFFFF", (0, 0, 40, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = pictures.logo(_bytes(image, "JPEG", exif=exif))
    assert picture is not None
    assert (picture.width, picture.height) == (200, 400)
    assert Image.open(io.BytesIO(picture.data)).convert("L").getpixel((80, 4)) > 200


def test_a_logo_is_never_stretched_and_never_enlarged() -> None:
    wide = pictures.logo(logo("wide", (3000, 300)))
    small = pictures.logo(logo("small", (90, 60)))
    assert wide is not None
    assert small is not None
    assert (wide.width, wide.height) == (560, 56)
    assert (small.width, small.height) == (90, 60)


@pytest.mark.parametrize("data", [b"", b"GIF89a nonsense", b"\xff\xd8\xff\xe0 broken", b"<svg/>", portrait("x")[:300]])
def test_what_is_no_picture_is_left_out(data: bytes) -> None:
    assert pictures.portrait(data) is None
    assert pictures.logo(data) is None


def test_a_decompression_bomb_is_left_out() -> None:
    data = _bytes(Image.new("1", (20000, 20000)), "PNG")
    assert pictures.portrait(data) is None
