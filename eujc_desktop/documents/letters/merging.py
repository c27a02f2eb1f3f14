"""Texts with named fields: read, checked, and filled with what is known of one record.

A text is a line “Subject:”, perhaps a line “Enclosures:”, then passages parted by empty lines. Lines that begin with
“- ” are a list, lines with “ :: ” are labels and values; 敬具, 記 and 以上 stand alone. `{mission.title}` is a field;
what stands in square brackets with a field that is empty is left out. What a field holds is never read as any of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from eujc_desktop.documents.letters.content import Passage, Sort

GAP = "________"
"""Where a field that is needed has no value, so that the paper shows it and a pen can fill it."""

_FIELD = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")
_PART = re.compile(r"\[([^\[\]]*\{[a-z_]+\.[a-z_]+\}[^\[\]]*)\]|\{([a-z_]+\.[a-z_]+)\}")
_HEAD = re.compile(r"(Subject|Enclosures):[ \t]*(.*)")
_FACT = re.compile(r"(.+?)\s*::\s*(.*)")
_BRACE = re.compile(r"\{[^{}\n]*\}?|[^\s{}]*\}")
_QUOTED = 30
_ALONE = {
    "敬具": Sort.CLOSE, "敬白": Sort.CLOSE, "謹白": Sort.CLOSE, "草々": Sort.CLOSE, "記": Sort.NOTES, "以上": Sort.END,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with its named fields, as people write it."""

    subject: str = ""
    body: str = ""
    enclosures: str = ""

    def fields(self) -> tuple[str, ...]:
        """The named fields it asks for, each once."""
        whole = "\n".join((self.subject, self.body, self.enclosures))
        return tuple(dict.fromkeys(_FIELD.findall(whole)))


@dataclass(frozen=True, slots=True)
class Merged:
    """A text filled for one record; `gaps` are the fields it needs that have no value."""

    subject: str
    passages: tuple[Passage, ...]
    enclosures: str
    gaps: tuple[str, ...]


def read(text: str) -> Wording:
    """A text as it lies in a file."""
    found, lines = {"Subject": "", "Enclosures": ""}, text.strip().split("\n")
    while lines and (head := _HEAD.fullmatch(lines[0].strip())):
        found[head[1]] = head[2].strip()
        del lines[0]
    return Wording(found["Subject"], "\n".join(lines).strip(), found["Enclosures"])


def odd_braces(wording: Wording) -> tuple[str, ...]:
    """What stands in braces or opens one and is not written as the name of a field."""
    whole = "\n".join((wording.subject, wording.body, wording.enclosures))
    return tuple(dict.fromkeys(found.strip()[:_QUOTED] for found in _BRACE.findall(_FIELD.sub("\n", whole))))


def merge(wording: Wording, values: Mapping[str, str]) -> Merged:
    """The text with the values in their places."""
    filler = Filler(values)
    passages = (_passage(block, filler) for block in re.split(r"\n[ \t\u3000]*\n\s*", wording.body.strip()))
    return Merged(
        subject=filler.fill(wording.subject),
        passages=tuple(_shown(passages)),
        enclosures=filler.fill(wording.enclosures),
        gaps=tuple(filler.gaps),
    )


class Filler:
    """Puts values where fields stand, and notes the fields that have none."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self.gaps: dict[str, None] = {}

    def fill(self, text: str) -> str:
        return _PART.sub(self._part, text).strip(" ")

    def _part(self, found: re.Match[str]) -> str:
        optional, field = found[1], found[2]
        if optional is None:
            return _before_stop(self._value(field), found)
        if all(self._values.get(name, "").strip() for name in _FIELD.findall(optional)):
            return _FIELD.sub(lambda inner: _before_stop(self._values[inner[1]].strip(), inner), optional)
        return ""

    def _value(self, field: str) -> str:
        if value := self._values.get(field, "").strip():
            return value
        self.gaps[field] = None
        return GAP


def _before_stop(value: str, place: re.Match[str]) -> str:
    """A value that ends with a full stop, as Co., Ltd., where the sentence ends too: one stop is enough."""
    return value[:-1] if value.endswith(".") and place.string[place.end() :].startswith(".") else value


def _passage(block: str, filler: Filler) -> Passage:
    lines = [line.strip(" \t") for line in block.strip().split("\n")]
    if alone := _ALONE.get(block.strip()):
        return Passage(alone, (block.strip(),))
    if all(line.startswith("- ") for line in lines):
        filled = (filler.fill(line[2:]) for line in lines)
        return Passage(Sort.LIST, tuple(entry for text in filled for entry in text.split("\n") if entry.strip()))
    facts = [_FACT.fullmatch(line) for line in lines]
    if all(facts):
        pairs = ((filler.fill(fact[1]), filler.fill(fact[2])) for fact in facts if fact)
        return Passage(Sort.FACTS, facts=tuple(pair for pair in pairs if pair[1]))
    filled_lines = (filler.fill(line) for line in lines)
    return Passage(Sort.TEXT, ("\n".join(line for line in filled_lines if line.strip()),))


def _shown(passages: Iterator[Passage]) -> Iterator[Passage]:
    """The passages of which something is left."""
    for passage in passages:
        kept = replace(passage, texts=tuple(text for text in passage.texts if text.strip()))
        if kept.texts or kept.facts:
            yield kept
