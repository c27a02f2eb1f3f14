"""A page while it is drawn: text in tagged elements, everything else as artifact. Points, y upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eujc_desktop.documents.typesetting.drawing import LineWriter, Stretch, fill
from eujc_desktop.documents.typesetting.faces import cast
from eujc_desktop.documents.typesetting.layout import LEAST_SIZE, Layout, single_line, with_ellipsis
from eujc_desktop.documents.typesetting.lines import EPSILON, Line
from eujc_desktop.documents.typesetting.numbers import number
from eujc_desktop.documents.typesetting.shaping import shape
from eujc_desktop.documents.typesetting.structure import Annotated, Element, Marked
from eujc_desktop.documents.typesetting.style import Span, Style, Words, plain, scaled, spans_of

if TYPE_CHECKING:
    from eujc_desktop.documents.typesetting.document import Document

DESCENT, ASCENT = 0.22, 0.78
"""How far a link reaches below and above the baseline, in shares of the size."""

BASELINE, RUBY_BASELINE = 0.33, 0.2
BLANK_DROP, VERTICAL_RISE = 0.6, 0.88


Placed = tuple[Line, float, float]
"""A line, where it begins, and its baseline."""


class Sheet:
    """One page of a document."""

    def __init__(self, document: Document, place: int, number: int, width: float, height: float) -> None:
        self._place = place
        self.number, self.width, self.height = number, width, height
        self._document = document
        self._operators: list[str] = []
        self._artifact_open = False
        self._figure: Element | None = None
        self._artifacts = 0
        self._reduced = False
        self.marked: list[Element] = []
        self.links: list[int] = []

    @property
    def refs(self) -> Mapping[str, int]:
        """The page of each anchor, as planned."""
        return self._document.refs

    @property
    def total(self) -> int:
        """How many pages the document will have, as planned."""
        return self._document.total

    def content(self) -> bytes:
        """The operators of the page."""
        self._close_artifact()
        return "\n".join(self._operators).encode("latin-1")

    # graphics

    def raw(self, operators: str) -> None:
        """PDF operators that leave the graphics state as they found it: an artifact, or part of the open figure."""
        if self._figure is None:
            self._open_artifact()
        self._operators.append(operators)

    def begin(self, operators: str) -> None:
        """Keeps the graphics state and changes it for what follows, text and drawings alike, until `end`."""
        self._close_artifact()
        self._operators.append(f"q {operators}")

    def end(self) -> None:
        """Goes back to the graphics state that was kept."""
        self._close_artifact()
        self._operators.append("Q")

    @contextmanager
    def reduced(self, scale: float, x: float, width: float, height: float) -> Iterator[None]:
        """What is drawn inside is a page of that size made smaller, with its left edge at x; it leads nowhere."""
        size = self.width, self.height
        self.begin(f"{number(scale)} 0 0 {number(scale)} {number(x)} 0 cm")
        self.width, self.height, self._reduced = width, height, True
        try:
            yield
        finally:
            (self.width, self.height), self._reduced = size, False
            self.end()

    def image(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG or PNG picture; the same bytes are stored once."""
        name = self._document.image(data)
        self.raw(f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm /{name} Do Q")

    def form(self, name: str, width: float, height: float, draw: Callable[[], str]) -> None:
        """A drawing that many pages share: made once, stored once."""
        self.raw(f"/{self._document.form(name, width, height, draw)} Do")

    def _open_artifact(self) -> None:
        if not self._artifact_open:
            self._operators.append("/Artifact BMC")
            self._artifact_open = True

    def _close_artifact(self) -> None:
        if self._artifact_open:
            self._operators.append("EMC")
            self._artifact_open = False

    # structure

    @contextmanager
    def inside(self, tag: str, *, key: object = None, scope: str = "", alt: str = "") -> Iterator[None]:
        """What follows belongs to this element; the same `key` on a later page continues it. Without tag: nothing."""
        if not tag or self._artifacts or self._figure is not None:
            yield
            return
        structure = self._document.structure
        structure.open(structure.element(tag, key=key, scope=scope, alt=alt))
        try:
            yield
        finally:
            structure.close()

    @contextmanager
    def figure(self, alt: str) -> Iterator[None]:
        """Everything inside is one figure with an alternative text."""
        if self._artifacts or self._figure is not None:
            yield
            return
        self._figure = self._document.structure.element("Figure", alt=alt)
        self._close_artifact()
        self._operators.append(self._begin(self._figure))
        try:
            yield
        finally:
            self._operators.append("EMC")
            self._figure = None

    @contextmanager
    def artifact(self, *, when: bool = True) -> Iterator[None]:
        """Text inside is furniture that is not read aloud."""
        self._artifacts += when
        try:
            yield
        finally:
            self._artifacts -= when

    def _begin(self, element: Element) -> str:
        """The operator that begins a piece of an element's content."""
        mark = len(self.marked)
        self.marked.append(element)
        element.kids.append(Marked(self._place, mark))
        return f"/{element.tag}<</MCID {mark}>>BDC"

    def mark(self, anchor: str, top: float) -> None:
        """Links and page references to `anchor` lead here."""
        if not self._reduced:
            self._document.mark(anchor, self._place, top)

    def outline(self, level: int, title: str, anchor: str) -> None:
        """An entry in the reader's list of contents; level 0 is a chapter."""
        if not self._reduced:
            self._document.outline(level, title, anchor)

    def link(self, target: str, box: tuple[float, float, float, float], spoken: str) -> None:
        """A rectangle that leads somewhere, kept at the end of the reading order."""
        if self._reduced:
            return
        structure = self._document.structure
        self._add_link(target, box, spoken, structure.child(structure.apart, "Link"))

    def _add_link(self, target: str, box: tuple[float, float, float, float], spoken: str, element: Element) -> None:
        number = None if self._reduced else self._document.link(target, box, spoken)
        if number is None:
            element.tag = "Span" if element.tag == "Link" else element.tag
            return
        self.links.append(number)
        element.kids.append(Annotated(self._place, number))

    # text

    def line(
        self,
        x: float,
        y: float,
        words: Words,
        style: Style,
        *,
        align: str = "left",
        width: float | None = None,
        smallest: float | None = None,
        tag: str = "",
    ) -> float:
        """One line on the baseline y; wider than `width` it shrinks to `smallest`, then is cut with «…». Its width."""
        spans = spans_of(words)
        if not plain(spans).strip():
            return 0.0
        line, missing, cut = _fitted_line(spans, style, width, smallest)
        if missing:
            self._document.report.note_missing(missing, self.number, plain(spans))
        if cut:
            self._note_cut(plain(spans))
        x -= line.width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        element = self._document.structure.element(tag, language=_language(style)) if self._tags(tag) else None
        self._text([(line, x, y)], element)
        return line.width

    def _note_cut(self, text: str) -> None:
        """Notes words that had to go; those of furniture and figures stand in full elsewhere."""
        if not self._artifacts and self._figure is None:
            self._document.report.note_cut(self.number, text)

    def _tags(self, tag: str) -> bool:
        return bool(tag) and not self._artifacts and self._figure is None

    def paragraph(
        self, layout: Layout, lines: Sequence[Line], x: float, top: float, width: float, *, key: object, text: str
    ) -> None:
        """Lines of a paragraph, one below the other; `key` keeps the parts of a split paragraph in one element."""
        style = layout.style
        if layout.missing:
            self._document.report.note_missing(layout.missing, self.number, text)
        if layout.cut:
            self._note_cut(text)
        share = {"center": 0.5, "right": 1.0}.get(style.align, 0.0)
        middle = top - style.leading / 2 - BASELINE * style.size
        placed = []
        for index, line in enumerate(lines):
            y = middle - index * style.leading
            if line.has_ruby:
                y = top - (index + 1) * style.leading + RUBY_BASELINE * style.size
            placed.append((line, x + share * (width - line.width), y))
        tagged = self._tags(style.tag)
        element = self._document.structure.element(style.tag, key=key, language=_language(style)) if tagged else None
        self._text(placed, element, japanese=style.language.startswith("ja"))

    def _text(self, placed: Sequence[Placed], element: Element | None, *, japanese: bool = False) -> None:
        fonts = self._document.fonts
        stretches: list[Stretch] = []
        for line, x, y in placed:
            writer = LineWriter(fonts, tag_japanese=element is not None and not japanese)
            stretches += writer.write(line, x, y)
        if not stretches:
            return
        if element is None:
            self._untagged(stretches)
        else:
            self._tagged(stretches, element)

    def _untagged(self, stretches: list[Stretch]) -> None:
        operators = [part for stretch in stretches for part in stretch.operators]
        self.raw("q BT " + " ".join(operators) + " ET Q")
        for stretch in stretches:
            if stretch.link and self._figure is None:
                self.link(stretch.link, _box(stretch), _spoken(stretch))

    def _tagged(self, stretches: list[Stretch], element: Element) -> None:
        """The stretches inside the element; links are elements of their own within it."""
        self._close_artifact()
        code = ["q BT"]
        link, open_link = "", element
        for index, stretch in enumerate(stretches):
            begins = index == 0 or stretch.link != link
            if begins:
                if index:
                    code.append("EMC")
                link = stretch.link
                open_link = self._document.structure.child(element, "Link") if link else element
                code.append(self._begin(open_link))
            code += stretch.operators
            if link:
                self._add_link(link, _box(stretch), _spoken(stretch), open_link)
        code.append("EMC ET Q")
        self._operators.append(" ".join(code))

    def vertical(self, x: float, top: float, text: str, style: Style, *, tag: str = "") -> float:
        """Japanese from top to bottom around the middle line x; its height."""
        people = cast(style.family, style.weight)
        step = style.size * (1 + style.tracking / 1000)
        parts, y = [], top
        fonts = self._document.fonts
        for char in text:
            if char in " \u3000":
                y -= step * BLANK_DROP
                continue
            face, printed = people.of(char)
            run = shape(face, printed, ("vert",), "ja")
            left = x - style.size / 2 if face.japanese else x - run.width * style.size / 2
            glyphs = fonts.fragment(run, 0, len(run.glyphs))
            baseline = y - style.size * VERTICAL_RISE
            font = f"/{fonts.use(face).name} {number(style.size)} Tf"
            parts.append(f"{font} 1 0 0 1 {number(left)} {number(baseline)} Tm [{glyphs}]TJ")
            y -= step
        body = f"q BT {fill(style.colour)} " + " ".join(parts) + " ET Q"
        if self._tags(tag):
            self._close_artifact()
            element = self._document.structure.element(tag, language="ja")
            self._operators.append(f"{self._begin(element)} {body} EMC")
        else:
            self.raw(body)
        return top - y


def _language(style: Style) -> str:
    return "ja" if style.language.startswith("ja") else ""


def _spoken(stretch: Stretch) -> str:
    """What a link says of itself: its words, or where it leads."""
    return stretch.words.strip() or stretch.link.lstrip("#")


def _box(stretch: Stretch) -> tuple[float, float, float, float]:
    return (
        stretch.left,
        stretch.baseline - DESCENT * stretch.size,
        stretch.right,
        stretch.baseline + ASCENT * stretch.size,
    )


def _fitted_line(
    spans: tuple[Span, ...], style: Style, width: float | None, smallest: float | None
) -> tuple[Line, tuple[str, ...], bool]:
    """The line, what no font has of it, and whether it had to be cut."""
    line, missing = single_line(spans, style)
    if width is None or line.width <= width + EPSILON:
        return line, missing, False
    least = (smallest or max(style.size * 0.8, min(style.size, LEAST_SIZE))) / style.size
    factor = max(width / line.width * 0.9995, min(least, 1.0))
    smaller, _ = single_line(scaled(spans, factor), style.scaled(factor))
    if smaller.width <= width + EPSILON:
        return smaller, missing, False
    return with_ellipsis(smaller, width), missing, True
