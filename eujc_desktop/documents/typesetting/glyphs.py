"""The fonts of one document: codes for glyphs, what each code stands for, and the embedded subsets."""

from __future__ import annotations

from typing import Any

from eujc_desktop.documents.typesetting.faces import Face
from eujc_desktop.documents.typesetting.shaping import Run

KERN_LEAST = 0.0005
"""Shifts below half a thousandth of an em are not written."""


class FaceInUse:
    """A face in a document: the code of a glyph is its number; a second meaning of a glyph gets a code beyond them."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self.meanings: dict[int, str] = {}
        self.widths: dict[int, float] = {}
        self.seconds: dict[int, int] = {}
        self.codes = _Codes(self)
        self._next = int(face.source.glyph_count)

    def new(self, glyph: int, source: str) -> int:
        """The code under which the glyph copies as `source`."""
        code = glyph
        if glyph in self.meanings:
            code = self._next
            self._next += 1
            self.seconds[code] = glyph
        self.meanings[code], self.widths[code] = source, self.face.advances[glyph]
        return code


class _Codes(dict[tuple[int, str], str]):
    """The code, in four hexadecimal figures, that shows a glyph and copies as its source."""

    def __init__(self, used: FaceInUse) -> None:
        super().__init__()
        self._used = used

    def __missing__(self, key: tuple[int, str]) -> str:
        self[key] = code = f"{self._used.new(*key):04X}"
        return code


class FontBook:
    """The faces a document uses, in the order it met them, and the glyphs of its runs as they stand in a TJ array."""

    def __init__(self) -> None:
        self.faces: dict[str, FaceInUse] = {}
        self._fragments: dict[tuple[Run, int, int], str] = {}

    def use(self, face: Face) -> FaceInUse:
        """The face, entered on first use."""
        used = self.faces.get(face.name)
        if used is None:
            used = self.faces[face.name] = FaceInUse(face, f"F{len(self.faces) + 1}")
        return used

    def fragment(self, run: Run, first: int, last: int) -> str:
        """Glyphs of a run with their kerning, in thousandths of an em."""
        key = (run, first, last)
        text = self._fragments.get(key)
        if text is None:
            text = self._fragments[key] = self._fragment(run, first, last)
        return text

    def _fragment(self, run: Run, first: int, last: int) -> str:
        part = slice(first, last)
        known = self.use(run.face).codes
        codes = [known[pair] for pair in zip(run.glyphs[part], run.sources[part], strict=True)]
        if run.even:
            return f"<{''.join(codes)}>"
        parts, word, shift = [], "", 0.0
        moves = zip(codes, run.offsets[part], run.naturals[part], run.advances[part], strict=True)
        for text, offset, natural, advance in moves:
            shift -= offset
            if not -KERN_LEAST <= shift <= KERN_LEAST:
                if word:
                    parts.append(f"<{word}>")
                    word = ""
                parts.append(f"{shift * 1000:.0f}")
                shift = 0.0
            word += text
            shift += natural - advance + offset
        if word:
            parts.append(f"<{word}>")
        if abs(shift) > KERN_LEAST:
            parts.append(f"{shift * 1000:.0f}")
        return "".join(parts) if len(parts) < 2 else " ".join(parts)


def to_unicode(used: FaceInUse) -> bytes:
    """The table that tells which characters each code stands for, in UTF-16, blocks of a hundred."""
    meanings = sorted(used.meanings.items())
    entries = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in meanings]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"]).encode("ascii")


def widths(used: FaceInUse) -> str:
    """The widths of the codes as a PDF array, neighbours together."""
    groups: list[tuple[int, list[str]]] = []
    for code, width in sorted(used.widths.items()):
        text = f"{width * 1000:.0f}"
        if groups and groups[-1][0] + len(groups[-1][1]) == code:
            groups[-1][1].append(text)
        else:
            groups.append((code, [text]))
    return "[" + " ".join(f"{first} [{' '.join(group)}]" for first, group in groups) + "]"


_DROPPED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT"),
    *("cmap", "name", "post", "OS/2", "gasp", "DSIG"),
    *("vhea", "vmtx", "VORG"),
)
"""What a PDF reader does not need of a font."""


def subset(used: FaceInUse) -> tuple[bytes, bytes]:
    """The font with the glyphs in use only, and the map from codes to its glyphs."""
    import uharfbuzz as hb

    choice: Any = hb.SubsetInput()
    for code, source in used.meanings.items():
        glyph = used.seconds.get(code, code)
        # Asked for a character, HarfBuzz looks it up; asked for a glyph, it goes through all characters of the font.
        if len(source) == 1 and used.face.glyph(source) == glyph:
            choice.unicode_set.add(ord(source))
        else:
            choice.glyph_set.add(glyph)
    for table in _DROPPED_TABLES:
        choice.drop_table_tag_set.add(int.from_bytes(table.ljust(4).encode("ascii"), "big"))
    choice.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    plan = hb.SubsetPlan(used.face.source, choice)
    renumbered = dict(plan.old_to_new_glyph_mapping.items())
    table_size = max(used.meanings) + 1
    to_glyph = bytearray(2 * table_size)
    for code in used.meanings:
        glyph = renumbered[used.seconds.get(code, code)]
        to_glyph[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(plan.execute().blob.data), bytes(to_glyph)
