"""Spans of text as items to be broken into lines."""

from __future__ import annotations

import re

from eujc_desktop.documents.typesetting.breaks import SOFT_HYPHEN_COST, ZERO_WIDTH_COST
from eujc_desktop.documents.typesetting.clean import SOFT_HYPHEN, ZERO_WIDTH_SPACE, bind, clean
from eujc_desktop.documents.typesetting.faces import cast
from eujc_desktop.documents.typesetting.ink import Ink, ink_for
from eujc_desktop.documents.typesetting.items import LINE_END, Item, Penalty
from eujc_desktop.documents.typesetting.style import Span, Style

_BLANKS = " \n\u00a0\u202f\u2009\u3000"
_APART = _BLANKS + SOFT_HYPHEN + ZERO_WIDTH_SPACE
_TOKENS = re.compile(f"[^{_APART}]+|[{_APART}]")


def printed_texts(spans: tuple[Span, ...], style: Style) -> list[str]:
    """What is printed of each span: cleaned, bound across their borders, in capitals if the style says so."""
    texts = [clean(span.text) for span in spans]
    if len(texts) == 1:
        bound = [bind(texts[0])]
    else:
        whole, bound, start = bind("".join(texts)), [], 0
        for text in texts:
            bound.append(whole[start : start + len(text)])
            start += len(text)
    return [text.upper() for text in bound] if style.upper else bound


def itemise(spans: tuple[Span, ...], style: Style, *, whole: bool = False) -> list[Item]:
    """The items of the spans in a style; `whole`: words are never broken, so nobody asks where they might be."""
    items: list[Item] = []
    before = ""
    texts = printed_texts(spans, style)
    for index, (span, text) in enumerate(zip(spans, texts, strict=True)):
        if not text:
            continue
        ink = ink_for(style, span.manner(no_break=whole))
        if span.ruby:
            items.append(ink.ruby(_solid(text), _solid(clean(span.ruby))))
            before = text[-1]
            continue
        following = next((later[0] for later in texts[index + 1 :] if later), "")
        _add_span(text, ink, before, "" if following in _APART else following, items)
        before = "" if text[-1] in _APART else text[-1]
    return items


def _solid(text: str) -> str:
    """The text without the places where it might break."""
    return text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")


def _add_span(text: str, ink: Ink, before: str, after: str, items: list[Item]) -> None:
    tokens = _TOKENS.findall(text)
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        if token in _APART:
            _add_blank(token, ink, items)
        else:
            items += ink.word(token, "" if index else before, after if index == last else "")


def _add_blank(char: str, ink: Ink, items: list[Item]) -> None:
    if char == " ":
        items.append(ink.glue(char))
    elif char == "\n":
        items.append(LINE_END)
    elif char == SOFT_HYPHEN:
        items.append(Penalty(SOFT_HYPHEN_COST, ink.hyphen()))
    elif char == ZERO_WIDTH_SPACE:
        items.append(Penalty(ZERO_WIDTH_COST))
    elif char == "\u3000" and (not items or items[-1] is LINE_END):
        items.append(ink.indent())
    else:
        items.append(ink.glue(char))


def missing_in(spans: tuple[Span, ...], style: Style) -> tuple[str, ...]:
    """The characters of the spans that no font has, each once, in order."""
    missing: dict[str, None] = {}
    for span in spans:
        if span.text.isascii() and span.ruby.isascii():
            continue
        text = clean(span.text + span.ruby)
        people = cast(span.family or style.family, span.weight or style.weight)
        unknown = people.unknown(text).difference(_APART)
        if unknown:
            missing.update((char, None) for char in text if char in unknown)
    return tuple(missing)
