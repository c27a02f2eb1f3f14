"""Photographs and logos as they arrive: made even, or refused in words; nothing is run, and their past is gone."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from eujc_desktop.common.errors import Damaged
from eujc_desktop.exchange.pictures import LONGEST_SIDE, read_picture

INPUT = Path(__file__).parents[1] / "data" / "input"


def read(name, folder="photos"):
    return read_picture((INPUT / folder / name).read_bytes(), name, logo=folder == "logos")


def image(picture):
    return Image.open(io.BytesIO(picture.data))


def as_jpeg(made, **more):
    out = io.BytesIO()
    made.save(out, "JPEG", **more)
    return out.getvalue()


@pytest.mark.parametrize("path", sorted((INPUT / "photos").iterdir()), ids=lambda path: path.name)
def test_every_photo_of_the_input_comes_in_even(path):
    picture = read(path.name)
    found = image(picture)
    assert (found.mode, found.format, picture.media_type) == ("RGB", "JPEG", "image/jpeg")
    assert found.size == (picture.width, picture.height)
    assert max(found.size) <= LONGEST_SIDE
    assert not found.getexif()
    assert "icc_profile" not in found.info


def test_a_photo_taken_sideways_stands_upright():
    path = INPUT / "photos" / "durdevic_zeljko.jpg"
    with Image.open(path) as before:
        width, height = before.size
        assert before.getexif()[0x0112] == 6
    picture = read(path.name)
    assert (picture.width, picture.height) == (height, width)
    assert picture.height > picture.width


def test_print_colours_become_natural():
    with Image.open(INPUT / "photos" / "weissgerber_jurgen.jpg") as before:
        assert before.mode == "CMYK"
    found = image(read("weissgerber_jurgen.jpg"))
    red, _green, blue = found.resize((1, 1)).getpixel((0, 0))
    assert red > blue, "a face is no negative"
    assert max(high for _, high in found.getextrema()) > 150


def test_transparent_parts_of_a_photo_become_white():
    with Image.open(INPUT / "photos" / "ounapuu_kulli.png") as before:
        corner = before.convert("RGBA").getpixel((0, 0))
        assert corner[3] == 0
    assert min(image(read("ounapuu_kulli.png")).getpixel((0, 0))) > 250


def test_a_huge_photo_is_scaled_down():
    picture = read("dagostino_niccolo.jpg")
    assert (picture.width, picture.height) == (1600, 2000)
    assert len(picture.data) < 1_000_000


def test_a_small_photo_is_accepted_with_a_remark():
    assert read("zahra_gorg.jpg").remarks == ("small for print: 120 × 150 pixels",)
    assert read("magalhaes_da_conceicao_joao.jpg").remarks == ()


def test_a_grey_photo_is_accepted():
    with Image.open(INPUT / "photos" / "magalhaes_da_conceicao_joao.jpg") as before:
        assert before.mode == "L"
    assert image(read("magalhaes_da_conceicao_joao.jpg")).mode == "RGB"


def test_a_wide_photo_keeps_its_shape():
    picture = read("nunez_iniguez_maria_del_carmen.jpg")
    assert picture.width / picture.height == pytest.approx(1.6)


@pytest.mark.parametrize("name", ["rabaontode-very-wide.png", "thessalika-trofima-tall.png"])
def test_logos_of_extreme_shape_are_never_stretched(name):
    with Image.open(INPUT / "logos" / name) as before:
        shape = before.width / before.height
    picture = read(name, "logos")
    assert picture.width / picture.height == pytest.approx(shape, rel=0.02)


def test_a_white_logo_is_kept_transparent_and_warned_of():
    picture = read("shinonome-white-on-transparent.png", "logos")
    assert picture.media_type == "image/png"
    assert "will not show on white paper" in picture.remarks[0]
    assert read("kvarnerplast.png", "logos").remarks == ()


def test_a_logo_of_one_bit_is_accepted():
    assert image(read("brainpoort-1bit.png", "logos")).mode == "RGB"


def test_a_vector_logo_is_refused_with_what_it_is():
    with pytest.raises(Damaged, match=r"“owari-dandori.svg” is a vector drawing \(SVG\)") as refused:
        read("owari-dandori.svg", "logos")
    assert refused.value.cure == "Save it as JPEG or PNG and add it again."


def test_all_other_logos_come_in():
    names = {path.name for path in (INPUT / "logos").iterdir()} - {"owari-dandori.svg"}
    assert len(names) == 7
    for name in names:
        assert read(name, "logos").width > 0


# --- files that hurt -------------------------------------------------------------------------------------------------


def png(width, height):
    """A PNG that says it is so large, in few bytes."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(bytes(1 + width), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


WHOLE = as_jpeg(Image.new("RGB", (400, 500), "teal"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%!PS-Adobe-3.0\n(%pipe%echo run) run", "is not a whole JPEG or PNG picture"),
        (WHOLE[: len(WHOLE) // 2], "is not a whole JPEG or PNG picture"),
        (b"", "is not a whole JPEG or PNG picture"),
        (b"GIF89a" + bytes(100), "is not a whole JPEG or PNG picture"),
        (b"<html>", "is not a whole JPEG or PNG picture"),
        (b"%PDF-1.7", "is not a whole JPEG or PNG picture"),
        (b'<?xml version="1.0"?><!DOCTYPE svg><svg/>', "is a vector drawing"),
        (png(12_000, 12_000), "face.jpg"),
        (png(60_000, 60_000), "face.jpg"),
    ],
)
def test_r071_files_that_are_no_picture_are_refused_by_name(data, words):
    with pytest.raises(Damaged) as refused:
        read_picture(data, "face.jpg")
    assert words in str(refused.value)
    assert "face.jpg" in str(refused.value)
    assert refused.value.cure


def test_r071_no_program_is_started_by_a_picture(monkeypatch):
    started = []

    def watch(name, args):
        if name in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"} and watching:
            started.append(args)

    watching = True
    sys.addaudithook(watch)
    for data in (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", WHOLE):
        try:
            read_picture(data, "face.jpg")
        except Damaged:
            continue
    watching = False
    assert started == []


def test_where_a_photo_was_taken_is_forgotten():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Anna"
    exif.get_ifd(0x8825)[1] = "N"
    marked = as_jpeg(Image.new("RGB", (400, 500), "teal"), exif=exif, comment=b"MARKER")
    assert b"Camera of Anna" in marked
    picture = read_picture(marked, "face.jpg")
    assert b"Camera" not in picture.data
    assert b"MARKER" not in picture.data
