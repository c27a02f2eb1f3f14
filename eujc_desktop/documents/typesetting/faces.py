"""The ten fonts, and which of them sets a character."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from eujc_desktop.common.resources import resource
from eujc_desktop.documents.typesetting.scripts import is_japanese

GETA = "〓"
"""The printer's sign for a sort he does not have."""

LATIN = {
    ("sans", "regular"): "SourceSans3-Regular",
    ("sans", "italic"): "SourceSans3-Italic",
    ("sans", "medium"): "SourceSans3-SemiBold",
    ("sans", "semibold"): "SourceSans3-SemiBold",
    ("sans", "bold"): "SourceSans3-Bold",
    ("serif", "regular"): "EBGaramond-Regular",
    ("serif", "italic"): "EBGaramond-Italic",
    ("serif", "medium"): "EBGaramond-Medium",
    ("serif", "semibold"): "EBGaramond-Medium",
    ("serif", "bold"): "EBGaramond-Medium",
}
JAPANESE = {
    ("sans", "regular"): "NotoSansJP-Regular",
    ("sans", "italic"): "NotoSansJP-Regular",
    ("sans", "medium"): "NotoSansJP-Bold",
    ("sans", "semibold"): "NotoSansJP-Bold",
    ("sans", "bold"): "NotoSansJP-Bold",
    ("serif", "regular"): "NotoSerifJP-Medium",
    ("serif", "italic"): "NotoSerifJP-Medium",
    ("serif", "medium"): "NotoSerifJP-Medium",
    ("serif", "semibold"): "NotoSerifJP-Medium",
    ("serif", "bold"): "NotoSerifJP-Medium",
}
LAST_RESORTS = ("SourceSans3-Regular", "NotoSansJP-Regular")


class _Advances(dict[int, float]):
    """The width in em of each glyph, asked of the font once."""

    def __init__(self, font: Any, units: int) -> None:
        super().__init__()
        self._font, self._units = font, units

    def __missing__(self, glyph: int) -> float:
        width: float = self._font.get_glyph_h_advance(glyph) / self._units
        self[glyph] = width
        return width


@cache
def _fonts() -> Path:
    return resource("fonts")


class Face:
    """One font file, opened for shaping; its bytes are mapped, not read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.japanese = name.startswith("Noto")
        self.source: Any = hb.Face(hb.Blob.from_file_path(str(_fonts() / f"{name}.ttf")))
        self.font: Any = hb.Font(self.source)
        self.units: int = self.source.upem
        self._glyphs: dict[str, int] = {}
        self.advances = _Advances(self.font, self.units)

    def glyph(self, char: str) -> int:
        """The number of the glyph of a character, 0 where there is none."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self.font.get_nominal_glyph(ord(char)) or 0
        return found

    def has(self, char: str) -> bool:
        return self.glyph(char) != 0


@cache
def face(name: str) -> Face:
    """The font of that file name, opened once in the life of the program."""
    return Face(name)


class Cast:
    """The faces of one family and weight: who sets which character."""

    def __init__(self, family: str, weight: str) -> None:
        self.latin = face(LATIN.get((family, weight)) or LATIN[family, "regular"])
        self._japanese = JAPANESE.get((family, weight)) or JAPANESE[family, "regular"]
        self._known: dict[str, tuple[Face, str]] = {}
        self._printable = {GETA}

    @property
    def japanese(self) -> Face:
        return face(self._japanese)

    def of(self, char: str) -> tuple[Face, str]:
        """The face that sets a character and what it prints: the character itself or a geta mark."""
        found = self._known.get(char)
        if found is None:
            found = self._known[char] = self._find(char)
        return found

    def unknown(self, text: str) -> set[str]:
        """The characters that no face has."""
        new = set(text) - self._printable
        if new:
            self._printable |= {char for char in new if self.of(char)[1] == char}
        return new - self._printable

    def _find(self, char: str) -> tuple[Face, str]:
        ranked = (self._japanese, self.latin.name) if is_japanese(char) else (self.latin.name, self._japanese)
        for name in (*ranked, *LAST_RESORTS):
            if face(name).has(char):
                return face(name), char
        return self.japanese, GETA


@cache
def cast(family: str, weight: str) -> Cast:
    """The faces for a family and weight."""
    return Cast(family, weight)
