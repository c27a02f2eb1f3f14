"""Photos and logos made safe and small for print: upright, RGB, no transparency."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG")
MAX_PIXELS = 64_000_000
PORTRAIT = (240, 300)
"""A portrait of 20 × 25 mm at about 300 dpi."""

LOGO_PIXELS = (560, 320)
ROOMY = 1.6
"""A picture up to so many times larger than it is needed is kept as it is: shrinking it would only blur it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page: JPEG or plain RGB (PPM) and its size in pixels."""

    data: bytes
    width: int
    height: int


def _opened(data: bytes) -> Image.Image:
    """The picture, its size checked before a pixel is read."""
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise ValueError("the picture is too large")
    return image


def _rgb(image: Image.Image) -> Image.Image:
    """The picture in RGB, transparent parts on white; inverted CMYK of some cameras included."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        white = Image.new("RGB", layered.size, "#FFFFFF")
        white.paste(layered, mask=layered)
        return white
    if image.mode == "RGB":
        return image
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        return image.convert("L").convert("RGB")
    return image.convert("RGB")


def _profiled(image: Image.Image) -> Image.Image:
    """The picture brought from its own RGB profile to sRGB where it names one that works."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode != "RGB":
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


def _read(data: bytes, needed: tuple[int, int]) -> Image.Image | None:
    """The picture upright and in RGB, no larger than need be; nothing where the bytes are no picture we can read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = _opened(data)
            image.draft("RGB", needed)
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            return _rgb(_profiled(image))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


@lru_cache(maxsize=512)
def portrait(data: bytes) -> Picture | None:
    """The photo cropped to 4:5, the head kept (the cut takes more from below than from above)."""
    image = _read(data, PORTRAIT) if data else None
    if image is None:
        return None
    width, height = PORTRAIT
    scale = min(image.width / width, image.height / height)
    if 1 <= scale <= ROOMY:
        width, height = round(width * scale), round(height * scale)
    return _jpeg(ImageOps.fit(image, (width, height), Image.Resampling.BICUBIC, centering=(0.5, 0.35)))


@lru_cache(maxsize=256)
def logo(data: bytes) -> Picture | None:
    """The logo inside its box, never stretched, never enlarged."""
    image = _read(data, LOGO_PIXELS) if data else None
    if image is None:
        return None
    if image.width > LOGO_PIXELS[0] * ROOMY or image.height > LOGO_PIXELS[1] * ROOMY:
        image.thumbnail(LOGO_PIXELS, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PPM")  # plain pixels: they are packed when they enter the file
    return Picture(out.getvalue(), image.width, image.height)


def _jpeg(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return Picture(out.getvalue(), image.width, image.height)
