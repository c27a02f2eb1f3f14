"""Pictures as objects of a file."""

from __future__ import annotations

import io
import re

from eujc_desktop.documents.typesetting.objects import Objects

JPEG_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_PIXELS = re.compile(rb"P6\s(\d+)\s(\d+)\s255\s")
"""How a file of plain RGB (PPM) begins: its size, and a byte for each part of a colour."""


def embed_picture(data: bytes, file: Objects) -> int:
    """Enters a picture; plain RGB and JPEG data in grey or RGB as they are, all else as plain RGB on white."""
    plain = _PIXELS.match(data)
    if plain:
        return _add_pixels(int(plain[1]), int(plain[2]), data[plain.end() :], file)
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        if image.format == "JPEG" and image.mode in JPEG_SPACES:
            entries = f"{_entries(image.width, image.height, JPEG_SPACES[image.mode])}/Filter/DCTDecode"
            return file.add_stream(entries, data, compress=False)
        if "A" in image.getbands() or "transparency" in image.info:
            layered = image.convert("RGBA")
            rgb = Image.alpha_composite(Image.new("RGBA", layered.size, "#FFFFFF"), layered).convert("RGB")
        else:
            rgb = image.convert("RGB")
        return _add_pixels(rgb.width, rgb.height, rgb.tobytes(), file)


def _add_pixels(width: int, height: int, pixels: bytes, file: Objects) -> int:
    return file.add_stream(_entries(width, height, "DeviceRGB"), pixels)


def _entries(width: int, height: int, space: str) -> str:
    """The entries of a picture's dictionary."""
    return f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}/BitsPerComponent 8"
