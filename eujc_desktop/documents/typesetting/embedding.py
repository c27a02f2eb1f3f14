"""The fonts of a document as objects of its file."""

from __future__ import annotations

import uharfbuzz as hb

from eujc_desktop.documents.typesetting.faces import Face
from eujc_desktop.documents.typesetting.glyphs import FaceInUse, FontBook, subset, to_unicode, widths
from eujc_desktop.documents.typesetting.objects import Objects, reference

SYMBOLIC, ITALIC = 4, 64
STEM = {"Regular": 80, "Italic": 75, "Medium": 90, "SemiBold": 115, "Bold": 140}


def subset_tag(index: int) -> str:
    """Six capitals that mark a font as a subset; the same document gets the same ones."""
    return "AAAA" + chr(65 + index // 26) + chr(65 + index % 26)


def embed(fonts: FontBook, file: Objects) -> str:
    """Enters all fonts; the entry of the resources that names them."""
    numbers = {used.name: _embed(used, index, file) for index, used in enumerate(fonts.faces.values())}
    return f"<<{' '.join(f'/{name} {reference(number)}' for name, number in numbers.items())}>>"


def _embed(used: FaceInUse, index: int, file: Objects) -> int:
    program, to_glyph = subset(used)
    base = f"/{subset_tag(index)}+{used.face.name}"
    font_file = file.add_stream(f"/Length1 {len(program)}", program)
    descriptor, _ = file.add(_descriptor(used.face, base, font_file))
    glyph_map = file.add_stream("", to_glyph)
    descendant, _ = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {reference(descriptor)}/CIDToGIDMap {reference(glyph_map)}/DW 1000/W {widths(used)}>>"
    )
    unicode_map = file.add_stream("", to_unicode(used))
    number, _ = file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H"
        f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(unicode_map)}>>"
    )
    return number


def _descriptor(face: Face, base: str, font_file: int) -> str:
    """The measures of the font in thousandths of an em."""
    extents = face.font.get_font_extents("ltr")
    scale = 1000 / face.units
    capitals = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    weight = face.name.rpartition("-")[2]
    italic = weight == "Italic"
    ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
    return (
        f"<</Type/FontDescriptor/FontName{base}/Flags {SYMBOLIC | (ITALIC if italic else 0)}"
        f"/FontBBox[-1000 {min(descent, -300)} 3000 {max(ascent, 1000)}]/ItalicAngle {-12 if italic else 0}"
        f"/Ascent {ascent}/Descent {descent}/CapHeight {round(capitals * scale)}/StemV {STEM.get(weight, 80)}"
        f"/FontFile2 {reference(font_file)}>>"
    )
