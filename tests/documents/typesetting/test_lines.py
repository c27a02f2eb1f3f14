"""Lines fill their measure, and paragraphs fit their column."""

from __future__ import annotations

import pytest

from eujc_desktop.documents.typesetting.items import Box, Glue
from eujc_desktop.documents.typesetting.layout import layout
from eujc_desktop.documents.typesetting.lines import Line
from eujc_desktop.documents.typesetting.paragraph import Paragraph, measure
from eujc_desktop.documents.typesetting.scripts import NO_END, NO_START
from eujc_desktop.documents.typesetting.style import MM, Span, Style, spans_of
from tests.documents.typesetting.printing import text_of

PROSE = (
    "The participants will be received by the management of the factory, where the philosophy of production and the "
    "system of continuous improvement are explained; afterwards there is time for questions and for a walk along the "
    "line, from the press shop to final assembly. Safety shoes and helmets are provided, photographs are not allowed. "
)
JAPANESE = "製造現場の改善活動について、詳しい説明があります（通訳付き）。「質問」は最後にお願いいたします。" * 4
BODY = Style(align="justify", hyphenate=True)


def lines(words: str, style: Style, width: float) -> list[Line]:
    return list(layout(spans_of(words), style, width).lines)


def drawn_width(line: Line) -> float:
    """The width on paper: the last character does not move away from anything."""
    end = line.items[-1]
    give = sum(item.shrink for item in line.items if isinstance(item, Glue))
    if line.ratio > 0:
        give = sum(item.stretch for item in line.items)
        give -= end.stretch / (end.last - end.first) if isinstance(end, Box) else 0.0
    return sum(item.width for item in line.items) + line.ratio * give


@pytest.mark.parametrize("width", [40 * MM, 79.5 * MM, 110 * MM, 168 * MM])
@pytest.mark.parametrize("text", [PROSE, PROSE + JAPANESE, JAPANESE])
def test_justified_lines_fill_the_measure(text: str, width: float) -> None:
    made = lines(text, BODY, width)
    for line in made[:-1]:
        assert drawn_width(line) <= width + 0.01
        if len(line.items) > 1:
            assert drawn_width(line) == pytest.approx(width, abs=0.01)
    assert made[-1].ratio <= 0
    assert drawn_width(made[-1]) <= width + 0.01


@pytest.mark.parametrize("align", ["left", "center", "right", "justify"])
@pytest.mark.parametrize("width", [30 * MM, 52 * MM, 168 * MM])
def test_every_word_is_set_once_and_in_order(align: str, width: float) -> None:
    made = lines(PROSE, Style(align=align), width)
    assert " ".join(text_of(line).strip() for line in made).split() == PROSE.split()


def test_no_line_is_wider_than_the_column() -> None:
    for text in (PROSE, JAPANESE, "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsnachweis" * 2):
        for line in lines(text, Style(), 30 * MM):
            assert line.width <= 30 * MM + 0.01


def test_kinsoku_holds_in_set_lines() -> None:
    for width in range(40, 160, 7):
        made = [text_of(line) for line in lines(JAPANESE, Style(), width)]
        assert "".join(made) == JAPANESE
        assert not [text for text in made[1:] if text[0] in NO_START]
        assert not [text for text in made[:-1] if text[-1] in NO_END]


def test_total_fit_is_better_than_filling_line_by_line() -> None:
    made = lines(PROSE, BODY, 79.5 * MM)
    assert max(line.ratio for line in made) < 2.0
    assert sum(text_of(line).endswith("-") for line in made) <= 2


def test_typed_line_ends_and_empty_lines() -> None:
    assert [text_of(line) for line in lines("a\n\nb\n\n", Style(), 100)] == ["a", "", "b"]
    assert lines("", Style(), 100) == []


def test_gap_between_japanese_and_latin() -> None:
    style = Style(size=10, japanese=1.0)
    together = measure("日本ABC", style)
    apart = measure("日本", style) + measure("ABC", style)
    assert together - apart == pytest.approx(1.6)
    assert measure("日本12", style) - measure("日本", style) - measure("12", style) == pytest.approx(0.8)
    across = measure([Span("日本"), Span("ABC", weight="bold")], style)
    assert across - measure("日本", style) - measure([Span("ABC", weight="bold")], style) == pytest.approx(1.6)


def test_a_word_that_is_not_broken_is_one_box() -> None:
    style = Style(hyphenate=True)
    for words in ("continuous improvement", "改善活動"):
        boxes = [item for item in lines(words, style, 168 * MM)[0].items if isinstance(item, Box)]
        assert ["".join(box.run.sources[box.first : box.last]) for box in boxes] == words.split()
        narrow = lines(words, style, 15 * MM)
        assert "".join(text_of(line).strip().rstrip("-") for line in narrow) == words.replace(" ", "")


def test_brackets_at_the_edge_stand_on_half_a_square() -> None:
    style = Style(size=10, japanese=1.0)
    assert measure("「日", style) == pytest.approx(15)
    assert measure("日「日", style) == pytest.approx(30)
    assert measure("日」。", style) == pytest.approx(20)


def test_numbers_are_not_torn_from_their_units() -> None:
    for width in range(60, 200, 5):
        for line in lines("The bus leaves on 5 October at platform 23 for 45 km to No. 7", Style(), width)[1:]:
            assert text_of(line).split()[0] not in {"October", "23", "km", "7"}


def test_ruby_stands_above_its_base() -> None:
    made = lines([Span("黒田", ruby="くろだ"), " さん"], Style(), 200)  # type: ignore[arg-type]
    box = made[0].items[0]
    assert isinstance(box, Box)
    assert box.ruby is not None
    assert made[0].has_ruby
    assert box.width >= box.ruby.width
    assert box.ruby.reading[0].size >= 5.0


def test_fit_word_shrinks_until_the_longest_word_fits() -> None:
    style = Style(size=30, leading=33, fit_word=True, smallest=8)
    made = layout(spans_of("Wolfeschlegelsteinhausen und Sohn"), style, 100 * MM)
    assert made.style.size < 30
    assert max(line.width for line in made.lines) <= 100 * MM
    assert any(text_of(line).startswith("Wolfeschlegelsteinhausen") for line in made.lines)


def test_max_lines_shrinks_then_cuts_and_says_so() -> None:
    style = Style(size=12, leading=14, max_lines=2, smallest=8)
    shrunk = layout(spans_of("Words that need a little more than two lines of this width"), style, 50 * MM)
    assert len(shrunk.lines) == 2
    assert shrunk.style.size < 12
    assert not shrunk.cut
    cut = layout(spans_of(PROSE), style, 50 * MM)
    assert len(cut.lines) == 2
    assert cut.cut
    assert text_of(cut.lines[-1]).endswith("…")
    assert cut.lines[-1].width <= 50 * MM + 0.01


def test_paragraphs_split_with_two_lines_on_either_side() -> None:
    block = Paragraph(PROSE, BODY.but(before=3, after=5), anchor="here")
    count = round(block.height(79.5 * MM) / 13)
    assert block.split(79.5 * MM, 13) is None
    assert block.split(79.5 * MM, block.height(79.5 * MM)) is None
    parts = block.split(79.5 * MM, 13 * (count - 1))
    assert parts is not None
    assert [round(part.height(79.5 * MM) / 13) for part in parts] == [count - 2, 2]
    assert (parts[0].before, parts[0].after, parts[1].before, parts[1].after) == (3, 0, 0, 5)
    assert [list(part.anchors()) for part in parts] == [["here"], []]


def test_equal_paragraphs_are_made_once() -> None:
    assert layout(spans_of(PROSE), BODY, 200.0) is layout(spans_of(PROSE), BODY, 200.0)
    assert layout(spans_of(PROSE), BODY, 200.0) is not layout(spans_of(PROSE), BODY, 201.0)
