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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for the page: RGB JPEG or PNG bytes and its size in pixels."""

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
        white = Image.new("RGBA", layered.size, "#FFFFFF")
        return Image.alpha_composite(white, layered).convert("RGB")
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


def _read(data: bytes) -> Image.Image | None:
    """The picture upright and in RGB; nothing where the bytes are no picture we can read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = _opened(data)
            image.draft("RGB", (PORTRAIT[0] * 2, PORTRAIT[1] * 2))
            return _rgb(ImageOps.exif_transpose(_profiled(image)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


@lru_cache(maxsize=512)
def portrait(data: bytes) -> Picture | None:
    """The photo cropped to 4:5, the head kept (the cut takes more from below than from above)."""
    image = _read(data) if data else None
    if image is None:
        return None
    fitted = ImageOps.fit(image, PORTRAIT, Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    return _jpeg(fitted)


@lru_cache(maxsize=256)
def logo(data: bytes) -> Picture | None:
    """The logo inside its box, never stretched, never enlarged."""
    image = _read(data) if data else None
    if image is None:
        return None
    image.thumbnail(LOGO_PIXELS, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False)
    return Picture(out.getvalue(), image.width, image.height)


def _jpeg(image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return Picture(out.getvalue(), image.width, image.height)
