"""Photographs and logos as they arrive, made safe and even: upright, RGB, no metadata, at most 2,000 pixels."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.said import say

if TYPE_CHECKING:
    from PIL import Image as Images

LONGEST_SIDE = 2000
MOST_PIXELS = 50_000_000
SMALLEST_FOR_PRINT = 300
LARGEST_FILE = 40_000_000


@dataclass(frozen=True)
class Picture:
    """A picture ready to be kept: JPEG, or PNG where it has transparent parts; sides in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int
    remarks: tuple[str, ...] = ()


def read_picture(data: bytes, name: str, *, logo: bool = False) -> Picture:
    """The picture in a JPEG or PNG file; Damaged says why a file is none, naming it."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image: Images.Image = Image.open(io.BytesIO(data), formats=["JPEG", "PNG"])
            if image.width * image.height > MOST_PIXELS:
                raise Damaged(
                    say("“{name}” has {width} × {height} pixels.", name=name, width=image.width, height=image.height),
                    cure="Save it at 4,000 pixels or less.",
                )
            image.load()
            image = ImageOps.exif_transpose(image)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as exc:
            raise Damaged(_refusal(data, name), cure="Save it as JPEG or PNG and add it again.") from exc
    remarks = _remarks(image, logo=logo)
    transparent = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    image = image.convert("RGBA" if transparent else "RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if transparent and not logo:
        image = _on_white(image)
        transparent = False
    return _saved(image, remarks, transparent=transparent)


def bytes_of(path: Path) -> bytes:
    """What a file holds that may be a picture; Damaged says why it cannot be read, naming it."""
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size <= LARGEST_FILE:
            return path.read_bytes()
    except OSError as exc:
        raise Damaged(
            say("“{name}” cannot be read.", name=path.name), cure="Look whether the file is still there."
        ) from exc
    raise Damaged(
        say("“{name}” has {size} MB.", name=path.name, size=size // 1_000_000),
        cure=say("Save it with {most} MB or less.", most=LARGEST_FILE // 1_000_000),
    )


def _refusal(data: bytes, name: str) -> str:
    head = data[:400].lstrip().lower()
    if head.startswith((b"<svg", b"<?xml")) and b"<svg" in data[:4000].lower():
        return say("“{name}” is a vector drawing (SVG), which the papers cannot print.", name=name)
    return say("“{name}” is not a whole JPEG or PNG picture.", name=name)


def _remarks(image: Images.Image, *, logo: bool) -> tuple[str, ...]:
    remarks = []
    if not logo and min(image.size) < SMALLEST_FOR_PRINT:
        remarks.append(say("small for print: {width} × {height} pixels", width=image.width, height=image.height))
    if logo and _white_only(image):
        remarks.append(say("white on a transparent ground: it will not show on white paper"))
    return tuple(remarks)


def _white_only(image: Images.Image) -> bool:
    rgba = image.convert("RGBA")
    alpha = rgba.getchannel("A")
    if alpha.getextrema()[0] == 255:
        return False
    visible = alpha.point(lambda value: 255 if value > 32 else 0)
    histogram = rgba.convert("L").histogram(visible)
    return sum(histogram[:230]) == 0 and sum(histogram) > 0


def _on_white(image: Images.Image) -> Images.Image:
    from PIL import Image

    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _saved(image: Images.Image, remarks: tuple[str, ...], *, transparent: bool) -> Picture:
    out = io.BytesIO()
    image.info.clear()  # comments and what programs noted there
    if transparent:
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "JPEG", quality=88)
    media_type = "image/png" if transparent else "image/jpeg"
    return Picture(out.getvalue(), media_type, image.width, image.height, remarks)
