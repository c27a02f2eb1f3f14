"""What the coordinator must know about a paper before it is printed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

QUOTED = 40
"""So many characters of a text are quoted."""

LISTED = 20


@dataclass(frozen=True, slots=True)
class Missing:
    """A character no font has, on which page and in which text it stands."""

    character: str
    name: str
    page: int
    text: str


class Report:
    """The characters that could not be printed and the texts that were cut, of one document."""

    def __init__(self) -> None:
        self._missing: dict[Missing, None] = {}
        self._cut: dict[tuple[int, str], None] = {}
        self._dead: dict[str, None] = {}

    @property
    def missing(self) -> tuple[Missing, ...]:
        return tuple(self._missing)

    @property
    def cut(self) -> tuple[tuple[int, str], ...]:
        """Page and full text of what ends with «…»."""
        return tuple(self._cut)

    @property
    def dead_links(self) -> tuple[str, ...]:
        """Anchors that are linked to but stand nowhere."""
        return tuple(self._dead)

    def note_missing(self, characters: tuple[str, ...], page: int, text: str) -> None:
        for char in characters:
            name = unicodedata.name(char, f"U+{ord(char):04X}")
            self._missing[Missing(char, name, page, quoted(text))] = None

    def note_cut(self, page: int, text: str) -> None:
        self._cut[page, quoted(text)] = None

    def note_dead(self, anchor: str) -> None:
        self._dead[anchor] = None

    def messages(self) -> tuple[str, ...]:
        """One sentence for each missing character, with the places."""
        places: dict[tuple[str, str], list[str]] = {}
        for missing in self._missing:
            where = places.setdefault((missing.character, missing.name), [])
            where.append(f"page {missing.page} («{missing.text}»)")
        return tuple(
            f"No font has the character {char} ({name.lower()}); 〓 stands for it on {'; '.join(where[:LISTED])}"
            + (f" and in {len(where) - LISTED} more places." if len(where) > LISTED else ".")
            for (char, name), where in places.items()
        )


def quoted(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"
