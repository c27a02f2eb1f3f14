"""Items broken into lines as a whole paragraph looks best (total fit)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import zip_longest

from eujc_desktop.documents.typesetting.items import LINE_END, Box, Glue, Item, LineEnd, Penalty, Set
from eujc_desktop.documents.typesetting.scripts import NO_END, NO_START, is_japanese

EPSILON = 1e-6
EMERGENCY = 3000
"""The cost of cutting a word that is wider than the column."""

NEVER = 9000
Part = Box | Glue | Penalty
"""What stands between two typed line breaks."""

WORST = 20_000.0
OVERFULL, HYPHENS_IN_A_ROW, RUNT, FEWER_LINES = 1e7, 40.0, 160.0, 8.0
RUNT_SHARE = 0.14
RAGGED_SHARE = 0.30
LONGEST = 1.4
"""No spaces shrink so far that a line of this many measures fits."""

SHORTEST = 0.45
"""Lines shorter than this share of the measure are looked at only where nothing else goes."""

TOLERANCE = 50.0
"""A paragraph that stays below this badness in every line without hyphens needs none."""


@dataclass(slots=True)
class Line:
    """A finished line: its natural width, and by how much of their stretch or shrink its items give."""

    items: list[Set]
    width: float = 0.0
    ratio: float = 0.0

    @property
    def has_ruby(self) -> bool:
        return any(isinstance(item, Box) and item.ruby for item in self.items)


def break_lines(items: list[Item], measure: float, align: str) -> list[Line]:
    """The lines of a paragraph; empty lines at its end are dropped."""
    lines: list[Line] = []
    for segment in _segments(items):
        lines += _break_segment(segment, measure, align)
    while lines and not lines[-1].items:
        lines.pop()
    return lines


def _segments(items: list[Item]) -> list[list[Part]]:
    """The items between typed line breaks."""
    segments: list[list[Part]] = [[]]
    for item in items:
        if isinstance(item, LineEnd):
            segments.append([])
        else:
            segments[-1].append(item)
    return segments


def flat(items: list[Item]) -> Line:
    """All items on one line, typed line breaks as spaces of no width."""
    kept: list[Set] = [item for item in items if not isinstance(item, Penalty) and item is not LINE_END]  # type: ignore[misc]
    return Line(kept, sum(item.width for item in kept))


def _break_segment(items: list[Part], measure: float, align: str) -> list[Line]:
    if not items:
        return [Line([])]
    whole = _cut(items, 0, len(items), None)
    if whole.width <= measure + EPSILON:
        return [whole]
    items = _with_emergency_cuts(items, measure)
    ends = _Paragraph(items, measure, align).best()
    return _cut_all(items, ends, measure, justify=align == "justify")


def _with_emergency_cuts(items: list[Part], measure: float) -> list[Part]:
    """The items; what holds together and is wider than the column taken apart into glyphs."""
    cut: list[Part] = []
    group: list[Part] = []
    for item in items:
        if isinstance(item, Penalty) or (isinstance(item, Glue) and item.breakable):
            cut += _loosened(group, measure)
            cut.append(item)
            group = []
        else:
            group.append(item)
    return cut + _loosened(group, measure)


def _loosened(group: list[Part], measure: float) -> list[Part]:
    """A group without breaks; if it is too wide, with breaks before every glyph and space."""
    if sum(item.width for item in group if not isinstance(item, Penalty)) <= measure:
        return group
    parts: list[Part] = []
    for item in group:
        if parts:
            parts.append(Penalty(EMERGENCY))
        parts += _taken_apart(item) if isinstance(item, Box) else [item]
    return parts


def _taken_apart(box: Box) -> list[Part]:
    """The glyphs of a box; a reading that no line could hold above its base follows it."""
    if box.ruby is None:
        return _glyph_by_glyph(box)
    boxes = [*box.ruby.base, *box.ruby.reading]
    return [part for one in boxes for part in (Penalty(EMERGENCY), *_glyph_by_glyph(one))][1:]


def _glyph_by_glyph(box: Box) -> list[Part]:
    parts: list[Part] = []
    sources = box.run.sources
    for index in range(box.first, box.last):
        if index > box.first:
            before, after = sources[index - 1], sources[index]
            inside = box.first + 2 < index < box.last - 2
            hyphen = inside and before[-1:].isalpha() and after.isalpha() and not is_japanese(after[0])
            forbidden = after in NO_START or before in NO_END
            parts.append(Penalty(2 * EMERGENCY if forbidden else EMERGENCY, box.ink.hyphen() if hyphen else None))
        parts.append(box.glyph(index))
    return parts


@dataclass(slots=True)
class _End:
    """A possible end of a line: one past its last item, the first item of the next line, what it adds and costs."""

    end: int
    next: int
    extra: float
    cost: int
    hyphen: Box | None


@dataclass(slots=True)
class _Start:
    """A possible start of a line: its first item, all width before it, and the best way that leads to it."""

    position: int
    width: float
    demerits: float
    before: int
    badness: float
    hyphen: bool


class _Paragraph:
    """Finds the cheapest set of line ends."""

    def __init__(self, items: list[Part], measure: float, align: str) -> None:
        self.items, self.measure = items, measure
        self.justify, self.centred = align == "justify", align in ("center", "balanced")
        self._sum_up()

    def _sum_up(self) -> None:
        """Natural width, stretch and shrink of everything before each item."""
        width = stretch = shrink = 0.0
        self.widths, self.stretches, self.shrinks = [0.0], [0.0], [0.0]
        for item in self.items:
            if not isinstance(item, Penalty):
                width += item.width
                stretch += item.stretch
                if isinstance(item, Glue):
                    shrink += item.shrink
            self.widths.append(width)
            self.stretches.append(stretch)
            self.shrinks.append(shrink)

    def _ends(self, *, hyphens: bool) -> list[_End]:
        items, ends = self.items, []
        for index, item in enumerate(items):
            if isinstance(item, Glue):
                if item.breakable and index and not isinstance(items[index - 1], Glue):
                    ends.append(_End(index, index + 1, 0.0, 0, None))
            elif isinstance(item, Penalty) and item.cost < NEVER and (hyphens or item.hyphen is None):
                extra = item.hyphen.width if item.hyphen else 0.0
                ends.append(_End(index, index + 1, extra, item.cost, item.hyphen))
        ends.append(_End(len(items), len(items), 0.0, 0, None))
        return ends

    def best(self) -> list[_End]:
        """The chosen ends; hyphens only where the paragraph is poor without them."""
        if any(isinstance(item, Penalty) and item.hyphen for item in self.items):
            chosen, worst = self._solve(self._ends(hyphens=False))
            if worst <= TOLERANCE:
                return chosen
        return self._solve(self._ends(hyphens=True))[0]

    def _start_of(self, position: int) -> int:
        """The first item of a line: blanks at its beginning are dropped."""
        while position < len(self.items) and isinstance(self.items[position], Glue):
            position += 1
        return position

    def _solve(self, ends: list[_End]) -> tuple[list[_End], float]:
        """The cheapest chain of ends and the badness of its worst line."""
        start = self._start_of(0)
        starts = [_Start(start, self.widths[start], 0.0, -1, 0.0, hyphen=False)]
        widths = [starts[0].width]
        for index, end in enumerate(ends):
            demerits, before, bad = self._best_start(end, index == len(ends) - 1, starts, widths)
            start = self._start_of(end.next)
            width = max(self.widths[start], widths[-1])
            starts.append(_Start(start, width, demerits, before, bad, hyphen=end.hyphen is not None))
            widths.append(width)
        chosen, worst, at = [], 0.0, len(ends)
        while at > 0:
            chosen.append(ends[at - 1])
            worst = max(worst, starts[at].badness)
            at = starts[at].before
        return chosen[::-1], worst

    def _best_start(
        self,
        end: _End,
        last: bool,  # noqa: FBT001 - called for every possible end
        starts: list[_Start],
        widths: list[float],
    ) -> tuple[float, int, float]:
        """Demerits, start and badness of the best line that ends here."""
        reach = self.widths[end.end] + end.extra
        room = self.measure * LONGEST if self.justify else self.measure + EPSILON
        first = bisect_left(widths, reach - room)
        middle = len(starts) if last else max(first, bisect_left(widths, reach - SHORTEST * self.measure))
        found = self._cheapest(end, last, starts, range(first, middle)) or self._cheapest(
            end, last, starts, range(middle, len(starts))
        )
        return found or (starts[-1].demerits + OVERFULL, len(starts) - 1, OVERFULL)

    def _cheapest(
        self,
        end: _End,
        last: bool,  # noqa: FBT001
        starts: list[_Start],
        candidates: range,
    ) -> tuple[float, int, float] | None:
        """The best of some starts; nothing where no line fits."""
        best: tuple[float, int, float] | None = None
        reach = self.widths[end.end] + end.extra
        for index in candidates:
            start = starts[index]
            if start.position > end.end:
                continue
            width = reach - start.width
            bad = self._badness(end, last, start.position, width)
            if bad is None:
                continue
            if last and index and width < RUNT_SHARE * self.measure:
                bad += RUNT
            cost = start.demerits + (1 + bad) ** 2 / 10 + end.cost**2 / 10 + FEWER_LINES
            if end.hyphen and start.hyphen:
                cost += HYPHENS_IN_A_ROW
            if best is None or cost < best[0]:
                best = (cost, index, bad)
        return best

    def _badness(self, end: _End, last: bool, start: int, width: float) -> float | None:  # noqa: FBT001
        """How poor the line is; nothing where it does not fit."""
        slack = self.measure - width
        if not self.justify:
            if slack < -EPSILON:
                return None
            ratio = slack / (RAGGED_SHARE * self.measure)
            return 0.0 if last and not self.centred else 60 * ratio * ratio
        if slack >= 0:
            if last:
                return 0.0
            ratio = slack / max(self.stretches[end.end] - self.stretches[start], 0.35)
            return min(100 * ratio**3, WORST) + 100 * slack / self.measure
        shrink = self.shrinks[end.end] - self.shrinks[start]
        if -slack > shrink + EPSILON:
            return None
        return float(100 * (-slack / max(shrink, EPSILON)) ** 3)


def _cut(items: list[Part], start: int, end: int, hyphen: Box | None) -> Line:
    """The line between two positions, without blanks at its edges."""
    while start < end and isinstance(items[start], Glue):
        start += 1
    while end > start and not isinstance(items[end - 1], Box):
        end -= 1
    kept = _joined([item for item in items[start:end] if not isinstance(item, Penalty)])
    if hyphen:
        kept.append(hyphen)
    return Line(kept, sum(item.width for item in kept))


def _joined(items: list[Set]) -> list[Set]:
    """The items; the boxes of a word that might have been broken and was not are one box again."""
    joined: list[Set] = []
    first: Box | None = None
    for item, following in zip_longest(items, items[1:]):
        if isinstance(item, Box) and isinstance(following, Box) and following.continues(item):
            first = first or item
        elif first is not None and isinstance(item, Box):
            joined.append(first.until(item.last))
            first = None
        else:
            joined.append(item)
    return joined


def _cut_all(items: list[Part], ends: list[_End], measure: float, *, justify: bool) -> list[Line]:
    lines, start = [], 0
    for end in ends:
        line = _cut(items, start, end.end, end.hyphen)
        if justify:
            _justify(line, measure, last=end is ends[-1])
        lines.append(line)
        start = end.next
    return lines


def _justify(line: Line, measure: float, *, last: bool) -> None:
    """Sets how much the spaces and the Japanese of the line give so that it fills the measure."""
    spare = measure - line.width
    if spare < 0:
        shrink = sum(item.shrink for item in line.items if isinstance(item, Glue))
        line.ratio = max(spare / shrink, -1.0) if shrink else 0.0
    elif not last and line.items:
        stretch = sum(item.stretch for item in line.items)
        end = line.items[-1]
        if isinstance(end, Box) and end.stretch:
            stretch -= end.stretch / (end.last - end.first)
        line.ratio = spare / stretch if stretch else 0.0
