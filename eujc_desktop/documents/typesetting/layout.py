"""Paragraphs broken into lines and fitted to their column; equal ones are made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eujc_desktop.documents.typesetting.itemise import itemise, missing_in
from eujc_desktop.documents.typesetting.items import Box, Glue, Item, Penalty
from eujc_desktop.documents.typesetting.lines import EPSILON, Line, break_lines, flat
from eujc_desktop.documents.typesetting.shaping import shape
from eujc_desktop.documents.typesetting.style import Span, Style, scaled

LEAST_SCALE, LEAST_SIZE = 0.6, 6.0
"""How far type shrinks where the style names no smallest size; never below so many points."""

STEP = 0.94
_NEARLY = 1.02
"""Letters that are wider than this, for their width in another size, are surely too wide."""
_MOST_LAYOUTS = 20_000


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a paragraph in the style they finally got.

    `cut` tells that words had to go, `missing` which characters no font has.
    """

    lines: tuple[Line, ...]
    style: Style
    cut: bool
    missing: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading


_layouts: dict[tuple[tuple[Span, ...], Style, float], Layout] = {}


def layout(spans: tuple[Span, ...], style: Style, width: float) -> Layout:
    """The spans set to a width; the same object for the same question."""
    key = (spans, style, width)
    found = _layouts.get(key)
    if found is None:
        if len(_layouts) >= _MOST_LAYOUTS:
            _layouts.clear()
        found = _layouts[key] = _fitted(spans, style, width)
    return found


def _fitted(spans: tuple[Span, ...], style: Style, width: float) -> Layout:
    missing = missing_in(spans, style)
    items = itemise(spans, style)
    if style.fit_word:
        factor = _word_factor(items, style, width)
        if factor < 1:
            spans, style = scaled(spans, factor), style.scaled(factor)
            items = itemise(spans, style)
    least = _least_size(style)
    lines, letters = _lines(items, style, width, least), _letters(items)
    while style.max_lines and len(lines) > style.max_lines and style.size > least + EPSILON:
        factor = max(least / style.size, STEP)
        spans, style = scaled(spans, factor), style.scaled(factor)
        letters *= factor
        # Most steps leave the letters far too wide, which is seen without setting them.
        if letters <= _NEARLY * style.max_lines * width or style.size <= least + EPSILON:
            lines = _lines(itemise(spans, style), style, width, least)
    cut = bool(style.max_lines) and len(lines) > style.max_lines
    if cut:
        lines = [*lines[: style.max_lines - 1], with_ellipsis(lines[style.max_lines - 1], width)]
    return Layout(tuple(lines), style, cut, missing)


def _lines(items: list[Item], style: Style, width: float, least: float) -> list[Line]:
    """The lines; just too many empty ones where the letters alone are too wide for as many as there may be.

    Where type shrinks step by step, most steps are of that sort, and choosing line ends is dear.
    """
    if style.max_lines and style.size > least + EPSILON and _letters(items) > style.max_lines * (width + EPSILON):
        return [Line([])] * (style.max_lines + 1)
    return break_lines(items, width, style.align)


def _letters(items: list[Item]) -> float:
    """How wide they are without the blanks between words."""
    return sum(item.width for item in items if isinstance(item, Box))


def _least_size(style: Style) -> float:
    return style.smallest or min(max(style.size * LEAST_SCALE, LEAST_SIZE), style.size)


def _word_factor(items: list[Item], style: Style, width: float) -> float:
    """By how much the type must shrink for its widest word to fit."""
    widest = max(_words(items), default=0.0)
    if widest <= width:
        return 1.0
    return max(width / widest * 0.999, _least_size(style) / style.size)


def _words(items: list[Item]) -> Iterator[float]:
    """The widths of what cannot be broken without a hyphen."""
    width = 0.0
    for item in items:
        if isinstance(item, Box):
            width += item.width
        elif not (isinstance(item, Penalty) and item.hyphen):
            yield width
            width = 0.0
    yield width


_flats: dict[tuple[tuple[Span, ...], Style], tuple[Line, tuple[str, ...]]] = {}


def single_line(spans: tuple[Span, ...], style: Style) -> tuple[Line, tuple[str, ...]]:
    """The spans on one line, however long, and what no font has."""
    key = (spans, style)
    found = _flats.get(key)
    if found is None:
        if len(_flats) >= _MOST_LAYOUTS:
            _flats.clear()
        found = _flats[key] = flat(itemise(spans, style, whole=True)), missing_in(spans, style)
    return found


def with_ellipsis(line: Line, width: float) -> Line:
    """The line cut so that it ends with «…» inside the width."""
    boxes = [item for item in line.items if isinstance(item, Box) and item.ruby is None]
    if not boxes:
        return line
    mark = _ellipsis(boxes[-1])
    items = list(line.items)
    room = width - mark.width
    used = sum(item.width for item in items)
    while items and used > room + EPSILON:
        last = items.pop()
        used -= last.width
        if isinstance(last, Box) and last.ruby is None:
            part = _fitting_part(last, room - used)
            if part is not None:
                items.append(part)
                used += part.width
                break
    while items and isinstance(items[-1], Glue):
        used -= items.pop().width
    return Line([*items, mark], used + mark.width)


def _ellipsis(box: Box) -> Box:
    run = shape(box.ink.cast.latin, "…", (), box.ink.language)
    return Box(run, 0, len(run.glyphs), box.ink.size, box.ink)


def _fitting_part(box: Box, room: float) -> Box | None:
    """The first glyphs of a word that fit, if there are three or more."""
    width, index = 0.0, box.first
    while index < box.last:
        step = box.run.advances[index] * box.size + box.tracking
        if width + step > room:
            break
        width += step
        index += 1
    if index - box.first < 3:
        return None
    return Box(box.run, box.first, index, box.size, box.ink, box.tracking)
