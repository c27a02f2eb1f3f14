"""Photographs and logos as people send them: printed upright and plain, or left out; never run, never told on."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image, ImageCms

from eujc_desktop.documents import briefing_book
from eujc_desktop.documents.art import pictures
from tests.documents import fixtures
from tests.documents.drawings import portrait
from tests.documents.filling import faults, text_of

POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 90\n0 0 90 90 rectfill\nshowpage\n%%EOF\n"


def _saved(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def _with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "WHERE-I-LIVE"
    exif.get_ifd(0x8825)[1] = "N"
    return _saved(Image.new("RGB", (800, 640), "#3355AA"), exif=exif)


def _with_profile() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return _saved(Image.new("RGB", (400, 500), "#883311"), icc_profile=profile)


def _bomb() -> bytes:
    """A picture of 30,000 × 30,000 points as its head tells it, without the points: they are refused before."""
    small = _saved(Image.new("1", (8, 8)), "PNG")
    head = b"IHDR" + struct.pack(">II", 30000, 30000) + small[24:29]
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


GOOD = {
    "as it should be": portrait("Someone"),
    "on its side, with a place": _with_exif(),
    "four colours": _saved(Image.new("CMYK", (400, 500), (0, 90, 20, 10))),
    "transparent": _saved(Image.new("RGBA", (400, 500), (10, 20, 30, 0)), "PNG"),
    "a palette": _saved(Image.new("P", (90, 90)), "PNG"),
    "sixteen bits": _saved(Image.new("I;16", (90, 90)), "PNG"),
    "one point": _saved(Image.new("RGB", (1, 1))),
    "a strip": _saved(Image.new("RGB", (3000, 3))),
    "huge": _saved(Image.new("RGB", (6000, 4500), "#AACCEE")),
    "with a profile": _with_profile(),
    "with a broken profile": _saved(Image.new("RGB", (40, 50)), icc_profile=b"nonsense"),
}
BAD = {
    "truncated": portrait("Someone")[:2000],
    "PostScript": POSTSCRIPT,
    "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "a GIF": _saved(Image.new("P", (20, 20)), "GIF"),
    "words": b"this is no picture",
    "a bomb": _bomb(),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_photo_or_logo_is_made_fit_for_print(name: str) -> None:
    for make in (pictures.portrait, pictures.logo):
        made = make(GOOD[name])
        assert made is not None
        with Image.open(io.BytesIO(made.data)) as image:
            assert (image.size, image.mode) == ((made.width, made.height), "RGB")
            assert not image.getexif()
            assert image.width * image.height < 600_000


@pytest.mark.parametrize("name", GOOD)
def test_a_portrait_keeps_its_shape(name: str) -> None:
    made = pictures.portrait(GOOD[name])
    assert made is not None
    assert made.width / made.height == pytest.approx(0.8, abs=0.01)


@pytest.mark.parametrize("name", BAD)
def test_r071_what_is_no_picture_is_left_out_and_never_run(name: str) -> None:
    started = []

    def listen(event: str, _arguments: object) -> None:
        if listening and event in {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec"}:
            started.append(event)

    listening = True
    sys.addaudithook(listen)
    try:
        assert pictures.portrait(BAD[name]) is None
        assert pictures.logo(BAD[name]) is None
    finally:
        listening = False
    assert started == []


def test_a_book_of_odd_pictures() -> None:
    short = fixtures.short_book()
    photos = [*GOOD.values(), *BAD.values()]
    person = next(one for one in short.participants if one.listed)
    people = tuple(replace(person, key=str(i), photo=photo) for i, photo in enumerate(photos))
    companies = tuple(
        replace(short.companies[0], key=f"H{i:02}", logo=photo, people=(), about="") for i, photo in enumerate(photos)
    )
    built = briefing_book.build(replace(short, participants=people, companies=companies))
    assert faults(built) == []
    assert b"WHERE-I-LIVE" not in built.pdf
    with pikepdf.open(io.BytesIO(built.pdf)) as file:
        images = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert all(one.ColorSpace == "/DeviceRGB" and "/SMask" not in one for one in images)
        alts = [str(element.Alt) for element in file.objects if _is_figure(element)]
    assert alts.count(f"Photograph of {person.name.full}") == len(GOOD)
    assert alts.count(f"Initials of {person.name.full}") == len(BAD)
    assert person.name.family in text_of(built)


def _is_figure(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" in thing
