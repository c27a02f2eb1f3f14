"""The passages of a letter as blocks of a page, in European or in Japanese manner."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.rest import Entry, listed
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.table import Plan, Table
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.letters import styles
from eujc_desktop.documents.letters.content import Passage, Sort
from eujc_desktop.documents.letters.styles import fitted
from eujc_desktop.documents.typesetting.style import Style

OPENINGS = ("拝啓", "謹啓", "前略", "拝復", "　")
"""What begins a Japanese letter, and is not indented."""


def blocks(passages: Sequence[Passage], language: str, width: float, scale: float = 1.0) -> list[Block]:
    """One block a passage."""
    make = _japanese if language == "ja" else _european
    return [make(passage, width, scale) for passage in passages]


def _european(passage: Passage, width: float, scale: float) -> Block:
    if passage.sort is Sort.LIST:
        return _listed("–", passage.texts, fitted(styles.MARK, scale), fitted(styles.ENTRY, scale))
    if passage.sort is Sort.FACTS:
        return facts(passage.facts, fitted(styles.LABEL, scale), fitted(styles.VALUE, scale), 38 * MM, width)
    return Text("\n".join(passage.texts), fitted(styles.BODY, scale))


def _japanese(passage: Passage, width: float, scale: float) -> Block:
    words = "\n".join(passage.texts)
    if passage.sort is Sort.LIST:
        return _listed("・", passage.texts, fitted(styles.MARK_JA, scale), fitted(styles.ENTRY_JA, scale))
    if passage.sort is Sort.FACTS:
        return facts(passage.facts, fitted(styles.LABEL_JA, scale), fitted(styles.VALUE_JA, scale), 30 * MM, width)
    if passage.sort is Sort.NOTES:
        return Text(words, fitted(styles.NOTES_JA, scale))
    if passage.sort in (Sort.CLOSE, Sort.END):
        return Text(words, fitted(styles.CLOSE_JA, scale))
    return Text(words if words.startswith(OPENINGS) else f"　{words}", fitted(styles.BODY_JA, scale))


def _listed(mark: str, texts: Sequence[str], marks: Style, words: Style) -> Block:
    entries = [Entry(Text(mark, marks), Text(text, words), 5 * MM) for text in texts]
    block = listed(entries, gap=0.12 * words.leading)
    block.before, block.after = 1.0, 0.5 * words.leading
    return block


def facts(pairs: Sequence[tuple[str, str]], label: Style, value: Style, side: float, width: float) -> Block:
    """Labels and values, one pair a row."""
    plan = Plan((side, width - side), down=0.2 * value.leading, named_rows=True)
    rows = [[Text(name, label), Text(words, value)] for name, words in pairs]
    return Table(plan, rows, before=2.0, after=0.6 * value.leading)
