"""Finished lines as PDF text operators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eujc_desktop.documents.typesetting.faces import Face
from eujc_desktop.documents.typesetting.glyphs import FontBook
from eujc_desktop.documents.typesetting.items import Box, Glue
from eujc_desktop.documents.typesetting.lines import Line
from eujc_desktop.documents.typesetting.numbers import number


@lru_cache(maxsize=512)
def fill(colour: str) -> str:
    """The operator that sets the colour `#0A1F4D` of the letters."""
    value = int(colour.lstrip("#"), 16)
    red, green, blue = (number((value >> shift & 255) / 255) for shift in (16, 8, 0))
    return f"{red} {green} {blue} rg"


@dataclass(slots=True)
class Stretch:
    """Operators for part of a line with one link, and where it stands."""

    link: str
    operators: list[str]
    left: float
    right: float
    baseline: float
    size: float
    words: str = ""
    """The words of a link, as one hears it."""


class LineWriter:
    """Writes one line; state that PDF keeps between letters is set when it changes."""

    def __init__(self, fonts: FontBook, *, tag_japanese: bool) -> None:
        self._fonts, self._tag_japanese = fonts, tag_japanese
        self._stretches: list[Stretch] = []
        self._array: list[str] = []
        self._state: tuple[Any, ...] = ()
        self._japanese = False

    def write(self, line: Line, x: float, y: float) -> list[Stretch]:
        """The stretches of the line that begins at x on the baseline y."""
        ratio = line.ratio
        for item in line.items:
            if isinstance(item, Glue):
                width = item.width + ratio * (item.stretch if ratio > 0 else item.shrink)
                self._glue(item, width, x, y)
                x += width
                continue
            spread = ratio * item.stretch if ratio > 0 else 0.0
            if item.ruby is None:
                self._box(item, x, y, item.ink.rise, spread)
            else:
                self._ruby(item, x, y)
            x += item.width + spread
        self._end_stretch(x)
        return self._stretches

    def _glue(self, glue: Glue, width: float, x: float, y: float) -> None:
        ink = glue.ink
        if ink is None:
            self._gap(width)
            return
        run = ink.space
        self._prepare(run.face, ink.size, ink.colour, ink.rise, ink.tracking, ink.link, x, y)
        if ink.link:
            self._stretches[-1].words += " "
        natural = run.naturals[0] * ink.size + ink.tracking
        self._array.append(self._fonts.fragment(run, 0, 1))
        shift = (natural - width) * 1000 / ink.size
        if abs(shift) > 0.5:
            self._array.append(f"{shift:.1f}")

    def _gap(self, width: float) -> None:
        """Space that is no character; what follows places itself where the face changes, else here."""
        if self._state and self._array:
            self._array.append(f"{-width * 1000 / self._state[1]:.1f}")

    def _box(self, box: Box, x: float, y: float, rise: float, spread: float = 0.0) -> None:
        """The glyphs of a box, `spread` points further apart in all."""
        ink = box.ink
        tracking = box.tracking + spread / (box.last - box.first) if spread else box.tracking
        self._prepare(box.run.face, box.size, ink.colour, rise, tracking, ink.link, x, y)
        self._array.append(self._fonts.fragment(box.run, box.first, box.last))
        if ink.link:
            self._stretches[-1].words += "".join(box.run.sources[box.first : box.last])

    def _ruby(self, box: Box, x: float, y: float) -> None:
        ruby = box.ruby
        if ruby is None:
            return
        at = x + ruby.inset
        for part in ruby.base:
            self._box(part, at, y, box.ink.rise)
            at += part.width
        at = x + (box.width - ruby.width) / 2
        for part in ruby.reading:
            self._box(part, at, y, ruby.rise)
            at += part.width
        self._flush()
        self._state = ()

    def _prepare(
        self, face: Face, size: float, colour: str, rise: float, tracking: float, link: str, x: float, y: float
    ) -> None:
        """Everything PDF must know before these letters, as far as it has changed."""
        if not self._stretches or self._stretches[-1].link != link:
            self._begin_stretch(link, x, y, size)
        state = (face, size, colour, rise, tracking)
        old = self._state
        if state == old:
            return
        self._flush()
        code = self._stretches[-1].operators
        if self._tag_japanese and face.japanese != self._japanese:
            code.append("/Span<</Lang(ja)>>BDC" if face.japanese else "EMC")
            self._japanese = face.japanese
        if not old or face is not old[0] or size != old[1]:
            code.append(f"/{self._fonts.use(face).name} {number(size)} Tf")
        if not old or colour != old[2]:
            code.append(fill(colour))
        if rise != (old[3] if old else 0.0) or not old:
            code.append(f"{number(rise)} Ts")
        if tracking != (old[4] if old else 0.0) or not old:
            code.append(f"{number(tracking)} Tc")
        code.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        self._state = state

    def _begin_stretch(self, link: str, x: float, y: float, size: float) -> None:
        self._end_stretch(x)
        self._stretches.append(Stretch(link, [], x, x, y, size))
        self._state = ()

    def _end_stretch(self, x: float) -> None:
        self._flush()
        if self._stretches:
            if self._japanese:
                self._stretches[-1].operators.append("EMC")
                self._japanese = False
            self._stretches[-1].right = x

    def _flush(self) -> None:
        if self._array:
            self._stretches[-1].operators.append("[" + " ".join(self._array) + "]TJ")
            self._array = []
