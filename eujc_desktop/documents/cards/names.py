"""Names on cards: as large as there is room, on more lines where one is too short, never cut."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from eujc_desktop.documents import naming
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.text import Piece, Span, Text, measure
from eujc_desktop.documents.cards import looks as own
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.typesetting.layout import layout
from eujc_desktop.documents.typesetting.style import Style, Words, spans_of

_BREAKS = re.compile("[\r\n\t\u2028\u2029]+")
_BETWEEN = re.compile("[・＝](?=.)")
"""Where a name in kana may go on in the next line."""

SCALES = tuple(1.5 * 0.94**step for step in range(33))
"""From one and a half down to a fifth of the usual size."""

ONE_LINE = 0.62
"""Type scaled below this has one line only: what is long then ends with «…» rather than push a name off the card."""

CROWDED = 0.3
LAST_RESORT = 5.9
"""The size of type down to which a name shrinks before a word of it is lost."""


def whole(words: Words, style: Style, width: float, scale: float, *, most: int = 12) -> Text:
    """A name in a style and a scale: smaller where one line is too short, then on more lines, at last on `most`.

    Only where it is scaled down so far that nothing else helps it may end with «…», which is told.
    """
    style, most = scaled(style, scale), most if scale > CROWDED else 3
    spans = tuple(span.but(text=one_line(span.text)) for span in spans_of(words))
    for lines, smallest in ((1, style.smallest), (2, style.smallest), (3, LAST_RESORT), (most, LAST_RESORT)):
        fitted = style.but(max_lines=lines, smallest=min(smallest, style.size), fit_word=True, japanese_break=own.WHOLE)
        made = layout(spans, fitted, width)
        if not made.cut:
            break
    size = made.style.size
    return Text(spans, fitted.but(size=size, leading=style.leading * size / style.size, smallest=min(smallest, size)))


def one_line(text: str) -> str:
    """A name without breaks of its own; in kana it may go on in the next line between its parts."""
    return _BETWEEN.sub("\\g<0>\u200b", _BREAKS.sub(" ", text))


def fitting(make: Callable[[float], Block], width: float, room: float, largest: float = 1.0) -> Block:
    """What `make` gives for a scale, in the largest that leaves it in the room."""
    made = make(largest)
    if made.height(width) <= room:
        return made
    scales = [scale for scale in SCALES if scale < largest]
    first = bisect_left(scales, -room, hi=len(scales) - 1, key=lambda scale: -make(scale).height(width))
    return make(scales[first])


def scaled(style: Style, factor: float) -> Style:
    """The style in another size and with its distances, never too small to read; much smaller, it has one line."""
    size = max(style.size * factor, min(style.size, LAST_RESORT))
    return style.but(
        size=size,
        leading=style.leading * size / style.size,
        smallest=min(size, max(style.smallest * factor, LAST_RESORT)),
        before=style.before * factor,
        max_lines=min(style.max_lines, 1) if factor < ONE_LINE else style.max_lines,
    )


_PHRASES = re.compile("(?<=[・＝])(?=[ァ-ヶ])|(?<=[ァ-ヶー])(?=[一-鿿])")


def phrases(title: str) -> str:
    """A Japanese title that breaks where katakana end or a point stands, rather than elsewhere."""
    return _PHRASES.sub("\u200b", title)


def undivided(title: str, style: Style, width: float) -> Style:
    """The style, smaller where a phrase of the title would not stand on one line."""
    widest = max((measure(part, style) for part in re.split("[\u200b\\s]", title) if part), default=0.0)
    return scaled(style, min(1.0, max(width / widest * 0.995, 0.5))) if widest else style


def spoken_first(name: PersonName) -> tuple[str, str]:
    """What stands large on a badge, and what below it: given and family name; a Japanese name stands undivided."""
    if naming.in_other_script(name) and naming.is_japanese(name.native):
        return name.native, ""
    given, family = naming.leading_parts(name)
    return (given, family) if given else (family, "")


def other_scripts(name: PersonName) -> tuple[str, str]:
    """The name in Latin letters, where another script stands first, and its kana."""
    return naming.second_script(name), name.reading


def in_japanese(name: PersonName) -> tuple[list[Piece], str]:
    """The name as a Japanese reads it, with 様, Latin letters below; those alone where there is no other form."""
    own = name.native if naming.is_japanese(name.native) else name.reading
    if not own:
        return naming.name_spans(name), naming.second_script(name)
    return [Span(own, weight="semibold"), "\u2002様"], naming.romaji(name) or name.native


def in_latin(name: PersonName) -> tuple[list[Piece], str]:
    """The name as Europeans read it, and below it in kana; a Japanese name in Latin letters with kanji below."""
    if naming.is_japanese(name.native) and name.latin:
        return [Span(f"{name.given} " if name.given else ""), Span(name.family, weight="semibold")], name.native
    latin = f"{name.latin}　" if naming.in_other_script(name) and name.latin else ""
    return naming.name_spans(name), latin + name.reading
