"""A style resolved for one sort of span, with the words it has already set."""

from __future__ import annotations

from functools import lru_cache

from eujc_desktop.documents.typesetting import breaks
from eujc_desktop.documents.typesetting.faces import Cast, Face, cast
from eujc_desktop.documents.typesetting.items import Box, Glue, Item, Penalty, Ruby
from eujc_desktop.documents.typesetting.scripts import CLOSING, OPENING, is_japanese
from eujc_desktop.documents.typesetting.shaping import Ranges, shape
from eujc_desktop.documents.typesetting.style import Span, Style

LETTER_GAP, FIGURE_GAP = 0.16, 0.08
"""Between Japanese and Latin letters, and figures, in em."""

JAPANESE_FEATURES = frozenset({"palt", "vert"})
"""Of the features of a style, those that reach its Japanese; figures and capitals do not."""

RUBY_SIZE, RUBY_LEAST, RUBY_RISE = 0.5, 5.5, 0.97
SPACE_SHARES = {"\u202f": 0.5, "\u2009": 0.6}
DICTIONARIES = {"en": "en_GB", "de": "de_DE", "fr": "fr", "ja": "en_GB"}
_MOST_WORDS = 4000


class Ink:
    """How a span is set: faces, size, colour, link; and its words as items."""

    def __init__(self, style: Style, span: Span) -> None:
        self.cast: Cast = cast(span.family or style.family, span.weight or style.weight)
        self.size = span.size or style.size
        self.colour = span.colour or style.colour
        self.link, self.rise = span.link, span.rise
        tracking = style.tracking if span.tracking is None else span.tracking
        self.tracking = tracking * self.size / 1000
        self.features = style.features if span.features is None else span.features
        self.language, self.japanese = style.language, style.japanese
        self.no_break = span.no_break
        self.hyphenate = DICTIONARIES.get(style.language[:2], "") if style.hyphenate else ""
        self.japanese_cost = style.japanese_break
        self.space = shape(self.cast.latin, " ", self.features, self.language)
        self._words: dict[tuple[str, str, str], list[Item]] = {}
        self._glue: dict[str, Glue] = {}
        self._hyphen: Box | None = None

    def hyphen(self) -> Box:
        """The hyphen at the end of a broken word."""
        if self._hyphen is None:
            run = shape(self.cast.latin, "-", self.features, self.language)
            self._hyphen = Box(run, 0, len(run.glyphs), self.size, self, self.tracking)
        return self._hyphen

    def glue(self, char: str) -> Glue:
        """The space that a blank character stands for."""
        found = self._glue.get(char)
        if found is None:
            share = SPACE_SHARES.get(char, 1.0)
            width = self.size if char == "\u3000" else self.space.width * self.size * share + self.tracking
            found = self._glue[char] = Glue(width, self, breakable=char in " \u3000\u2009")
        return found

    def indent(self) -> Box:
        """The full-width space a Japanese paragraph begins with."""
        face = self.cast.japanese
        run = shape(face, "\u3000", (), "ja")
        return Box(run, 0, len(run.glyphs), self.size / max(run.width, 0.01), self)

    def word(self, text: str, before: str, after: str) -> list[Item]:
        """A text without spaces as items; `before` and `after` are the characters that touch it, if any."""
        key = (text, before, after)
        items = self._words.get(key)
        if items is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            items = self._words[key] = _Setter(self, text, before, after).items()
        return items

    def box_size(self, face: Face) -> float:
        """The size in which that face stands beside the others."""
        return self.size * self.japanese if face.japanese else self.size

    def ruby(self, text: str, reading: str) -> Box:
        """A base with its reading above."""
        base = self._plain(text, self.size)
        small = max(self.size * RUBY_SIZE, min(RUBY_LEAST, self.size))
        above = self._plain(reading, small / self.japanese)
        return Box(base[0].run, 0, 0, self.size, self, ruby=Ruby(base, above, self.size * RUBY_RISE))

    def _plain(self, text: str, size: float) -> list[Box]:
        boxes = []
        for face, part in faces_of(self.cast, text):
            run = shape(face, part, (), "ja" if face.japanese else self.language)
            boxes.append(Box(run, 0, len(run.glyphs), size * (self.japanese if face.japanese else 1), self))
        return boxes


def faces_of(people: Cast, text: str) -> list[tuple[Face, str]]:
    """The text in parts of one face each, with geta marks for what no face has."""
    if text.isascii():
        return [(people.latin, text)]
    parts: list[tuple[Face, str]] = []
    current, start = None, ""
    for char in text:
        face, printed = people.of(char)
        if face is not current:
            if current is not None:
                parts.append((current, start))
            current, start = face, ""
        start += printed
    if current is not None:
        parts.append((current, start))
    return parts


def _halved(text: str, before: str, after: str) -> Ranges:
    """The brackets and stops that stand on half a square: at the edges and beside other marks."""
    ranges = []
    last = len(text) - 1
    for index, char in enumerate(text):
        left = text[index - 1] if index else before or " "
        right = text[index + 1] if index < last else after or " "
        opens = char in OPENING and (not is_japanese(left) or left in OPENING)
        ends = not (is_japanese(right) or right.isalnum())
        closes = char in CLOSING and (right in CLOSING or right in OPENING or ends)
        if opens or closes:
            ranges.append(("halt", index, index + 1))
    return tuple(ranges)


class _Setter:
    """Turns one word into items."""

    def __init__(self, ink: Ink, text: str, before: str, after: str) -> None:
        self.ink, self.text, self.before, self.after = ink, text, before, after
        self.breaks: breaks.Breaks = {}
        if not ink.no_break:
            found = breaks.opportunities(before + text, ink.hyphenate, ink.japanese_cost)
            shift = len(before)
            self.breaks = {index - shift: found[index] for index in found} if shift else found

    def items(self) -> list[Item]:
        items: list[Item] = []
        position = 0
        for face, part in faces_of(self.ink.cast, self.text):
            self._join(position, items)
            self._add_run(face, part, position, items)
            position += len(part)
        return items

    def _join(self, position: int, items: list[Item]) -> None:
        """The break and the gap between what came before and the run that begins here."""
        left = self.text[position - 1] if position else self.before
        if not left:
            return
        right = self.text[position]
        if position in self.breaks:
            items.append(self._penalty(position))
        if is_japanese(left) != is_japanese(right) and left.isalnum() and right.isalnum():
            figures = left.isdigit() or right.isdigit()
            items.append(Glue((FIGURE_GAP if figures else LETTER_GAP) * self.ink.size, None, breakable=False))

    def _penalty(self, position: int) -> Penalty:
        cost, hyphen = self.breaks[position]
        return Penalty(cost, self.ink.hyphen() if hyphen else None)

    def _add_run(self, face: Face, part: str, position: int, items: list[Item]) -> None:
        ink = self.ink
        if face.japanese:
            left = self.text[position - 1] if position else self.before
            end = position + len(part)
            right = self.text[end] if end < len(self.text) else self.after
            features = tuple(feature for feature in ink.features if feature in JAPANESE_FEATURES)
            run = shape(face, part, features, "ja", _halved(part, left, right))
        else:
            run = shape(face, part, ink.features, ink.language)
        size, tracking = ink.box_size(face), ink.tracking * (0.5 if face.japanese else 1.0)
        first, count = 0, len(run.glyphs)
        starts = run.starts() if self.breaks else {}
        for index in sorted(self.breaks):
            cut = starts.get(index - position, 0)
            if first < cut < count:
                items += (Box(run, first, cut, size, ink, tracking), self._penalty(index))
                first = cut
        items.append(Box(run, first, count, size, ink, tracking))


@lru_cache(maxsize=2048)
def ink_for(style: Style, span: Span) -> Ink:
    """The ink of a span in a style; `span` without its text and ruby."""
    return Ink(style, span)
