"""The texts of the book as people write them, read into what the pages print.

Passages are parted by empty lines. Where a passage has a title, that is its first line; lines that begin with “- ” are
steps, lines with “ :: ” are sentences or phrases side by side. `fill` puts values where fields stand; what a value
holds is never read as any of this.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from eujc_desktop.documents.briefing_book.content import Advice, PhraseGroup, Topic, Welcome
from eujc_desktop.documents.recognise import topic_icon

Fill = Callable[[str], str]

_SIDE_BY_SIDE = re.compile(r"\s*::\s*")
_STEP = re.compile(r"-(\s+|$)")
_LONGEST_TITLE = 90
_SALUTED = (",", "、", "，", ":", "：", "様", "へ")


def welcome(body: str, fill: Fill = str.strip) -> Welcome:
    """The letter; a first passage of one line that ends as one addresses people is the salutation."""
    found = [passage for lines in _passages(body) if (passage := "\n".join(_filled(lines, fill)))]
    if found and "\n" not in found[0] and found[0].endswith(_SALUTED):
        return Welcome(tuple(found[1:]), found[0])
    return Welcome(tuple(found), "")


def topics(body: str, fill: Fill = str.strip) -> tuple[Topic, ...]:
    """The topics of the practical pages: a title line each, and a text."""
    found = (_titled(_filled(lines, fill)) for lines in _passages(body))
    return tuple(Topic(title, "\n".join(lines), topic_icon(title)) for title, lines in found if title or lines)


def advice(body: str, fill: Fill = str.strip) -> tuple[Advice, ...]:
    """What to do in an emergency; a passage of one line is plain text without a title."""
    return tuple(_advice(lines, fill) for lines in _passages(body) if any(map(fill, lines)))


def _advice(lines: list[str], fill: Fill) -> Advice:
    title, rest = _titled(lines) if len(lines) > 1 and not _is_marked(lines[0]) else ("", lines)
    steps = (fill(line[mark.end() :]) for line in rest if (mark := _STEP.match(line)))
    pairs = (_SIDE_BY_SIDE.split(line, 1) for line in rest if "::" in line and not _STEP.match(line))
    text = _filled([line for line in rest if not _is_marked(line)], fill)
    sentences = tuple((fill(main), fill(below)) for main, below in pairs)
    return Advice(fill(title), tuple(filter(None, steps)), "\n".join(text), sentences)


def phrases(body: str, fill: Fill = str.strip) -> tuple[PhraseGroup, ...]:
    """Phrases by occasion: a title line, then phrase, the same in Japanese, and how to say it."""
    groups = []
    for lines in _passages(body):
        rows = [[fill(part) for part in _SIDE_BY_SIDE.split(line, 2)] for line in lines if "::" in line]
        words = _filled([line for line in lines if "::" not in line], fill)
        title, more = _titled(words) if rows else ("", words)
        text = "\n".join(more)
        if title or text or rows:
            padded = [[*row, "", ""] for row in rows]
            groups.append(PhraseGroup(title, text, tuple((row[0], row[1], row[2]) for row in padded)))
    return tuple(groups)


def _titled(lines: list[str]) -> tuple[str, list[str]]:
    """The first line as the title of the others; a line longer than titles are is text."""
    return (lines[0], lines[1:]) if lines and len(lines[0]) <= _LONGEST_TITLE else ("", lines)


def _passages(body: str) -> list[list[str]]:
    blocks = re.split(r"\n[ \t\u3000]*\n\s*", body.strip())
    return [[line.strip() for line in block.split("\n")] for block in blocks if block.strip()]


def _filled(lines: list[str], fill: Fill) -> list[str]:
    """The lines of which something is left."""
    return [words for line in lines if (words := fill(line).strip())]


def _is_marked(line: str) -> bool:
    return bool(_STEP.match(line)) or "::" in line
