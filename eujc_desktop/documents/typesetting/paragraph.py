"""A paragraph as a block of a page: knows its height at a width, splits between lines, draws itself from its top."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Self

from eujc_desktop.documents.typesetting.layout import Layout, layout, single_line
from eujc_desktop.documents.typesetting.lines import EPSILON, Line
from eujc_desktop.documents.typesetting.style import Style, Words, plain, spans_of

if TYPE_CHECKING:
    from eujc_desktop.documents.typesetting.sheet import Sheet

ANCHOR_RISE = 10.0
"""A link leads a little above the words it names."""

WHOLE_HEADING = 8
"""A heading of so many lines is not split, or the rest of it would part the beginning from what it heads."""


class Paragraph:
    """Words in a style; `inset` is kept free at the right."""

    def __init__(
        self,
        words: Words,
        style: Style,
        *,
        anchor: str = "",
        outline: tuple[int, str] | None = None,
        inset: float = 0.0,
    ) -> None:
        self._spans = spans_of(words)
        self._style, self._inset = style, inset
        self.anchor, self.outline = anchor, outline
        self.before, self.after, self.keep_with_next = style.before, style.after, style.keep_with_next
        self.key: object = self
        self.rest: tuple[Layout, tuple[Line, ...]] | None = None
        self._made: tuple[float, Layout] | None = None

    def _lines(self, width: float) -> tuple[Layout, tuple[Line, ...]]:
        if self.rest is not None:
            return self.rest
        if self._made is None or self._made[0] != width:
            self._made = width, layout(self._spans, self._style, width - self._inset)
        made = self._made[1]
        return made, made.lines

    def height(self, width: float) -> float:
        """How tall it is at this width."""
        made, lines = self._lines(width)
        return len(lines) * made.style.leading

    def split(self, width: float, room: float) -> tuple[Self, Self] | None:
        """The lines that fit into `room` and the others; nothing where too few would stand on either side."""
        made, lines = self._lines(width)
        style = made.style
        count = min(int((room + EPSILON) // style.leading), len(lines) - style.widows)
        heading = self.keep_with_next and len(lines) <= WHOLE_HEADING
        if heading or len(lines) * style.leading <= room + EPSILON or count < style.orphans:
            return None
        return self._part(made, lines[:count], first=True), self._part(made, lines[count:], first=False)

    def _part(self, made: Layout, lines: tuple[Line, ...], *, first: bool) -> Self:
        """Some of the lines as a paragraph that is still the same element."""
        part = copy(self)
        part.rest = made, lines
        if first:
            part.after, part.keep_with_next = 0.0, False
        else:
            part.before, part.anchor, part.outline = 0.0, "", None
        return part

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Puts the paragraph on the page."""
        made, lines = self._lines(width)
        anchor = self.anchor
        if self.outline is not None:
            level, title = self.outline
            anchor = anchor or f"outline-{sheet.number}-{title}"
            sheet.outline(level, title, anchor)
        if anchor:
            sheet.mark(anchor, top + ANCHOR_RISE)
        if lines:
            sheet.paragraph(made, lines, x, top, width - self._inset, key=self.key, text=plain(self._spans))

    def anchors(self) -> Iterator[str]:
        """The name that links and page references lead to, if it has one."""
        if self.anchor:
            yield self.anchor


def measure(words: Words, style: Style) -> float:
    """The width of the words on one line."""
    spans = spans_of(words)
    return single_line(spans, style)[0].width if spans else 0.0
