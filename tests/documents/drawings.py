"""Photographs and logos drawn for tests; the same name gives the same picture."""

from __future__ import annotations

import hashlib
import io

from PIL import Image, ImageDraw


def portrait(name: str, size: tuple[int, int] = (360, 450)) -> bytes:
    """A drawn face on a quiet ground, as JPEG; the same name gives the same face."""
    seed = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    grounds = ("#D6DEEC", "#E2DBD2", "#D0E0DE", "#E8D8DC", "#DCE2CE", "#DED7E8")
    skins = ("#EECDB4", "#DEB898", "#F6DAC4", "#C49676")
    hairs = ("#3A2C26", "#684A30", "#1E1E1E", "#A48054", "#787676", "#5C2E22")
    suits = ("#202C4E", "#343840", "#562834", "#1E464E")
    width = size[0]
    image = Image.new("RGB", size, grounds[seed % 6])
    draw = ImageDraw.Draw(image)
    x, unit = width / 2, width / 100
    hair, skin = hairs[seed // 31 % 6], skins[seed // 7 % 4]
    if seed // 13 % 2:
        draw.ellipse((x - 27 * unit, 28 * unit, x + 27 * unit, 92 * unit), fill=hair)
    draw.rounded_rectangle((x - 39 * unit, 89 * unit, x + 39 * unit, 150 * unit), 22 * unit, fill=suits[seed // 97 % 4])
    draw.polygon([(x - 12 * unit, 89 * unit), (x + 12 * unit, 89 * unit), (x, 111 * unit)], fill="#F6F6F8")
    draw.ellipse((x - 20 * unit, 33 * unit, x + 20 * unit, 85 * unit), fill=skin)
    draw.pieslice((x - 22 * unit, 28 * unit, x + 22 * unit, 76 * unit), 180, 360, fill=hair)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def logo(letters: str, size: tuple[int, int] = (600, 240)) -> bytes:
    """Bars and a disc on a transparent ground, as PNG."""
    seed = int(hashlib.sha256(letters.encode()).hexdigest(), 16)
    drawing = Image.new("RGBA", (600, 240), (0, 0, 0, 0))
    draw = ImageDraw.Draw(drawing)
    colour = ("#003399", "#006B70", "#9A1747", "#7A3E12")[seed % 4]
    draw.ellipse((20, 20, 220, 220), fill=colour)
    for k in range(3):
        draw.rectangle((250, 40 + k * 60, 560 - 80 * (seed >> k & 3), 70 + k * 60), fill="#55607A")
    image = drawing.resize(size)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
