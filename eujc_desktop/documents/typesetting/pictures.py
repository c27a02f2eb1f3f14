"""Pictures as objects of a file."""

from __future__ import annotations

import io

from eujc_desktop.documents.typesetting.objects import ObjectFile

JPEG_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


def embed_picture(data: bytes, file: ObjectFile) -> int:
    """Enters a picture; JPEG data in grey or RGB as they are, all else as plain RGB on white."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        size = f"/Width {image.width}/Height {image.height}"
        if image.format == "JPEG" and image.mode in JPEG_SPACES:
            entries = f"{size}/ColorSpace/{JPEG_SPACES[image.mode]}/BitsPerComponent 8/Filter/DCTDecode"
            return file.add_stream(f"/Type/XObject/Subtype/Image{entries}", data, compress=False)
        if "A" in image.getbands() or "transparency" in image.info:
            layered = image.convert("RGBA")
            plain = Image.alpha_composite(Image.new("RGBA", layered.size, "#FFFFFF"), layered).convert("RGB")
        else:
            plain = image.convert("RGB")
        entries = f"{size}/ColorSpace/DeviceRGB/BitsPerComponent 8"
        return file.add_stream(f"/Type/XObject/Subtype/Image{entries}", plain.tobytes())
