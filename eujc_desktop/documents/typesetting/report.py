"""What the coordinator must know about a paper before it is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eujc_desktop.common.said import joined, say, say_many

QUOTED = 40
"""So many characters of a text are quoted."""

LISTED = 8
"""So many texts with a character are listed."""


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
        places: dict[tuple[str, str], dict[str, set[int]]] = {}
        for missing in self._missing:
            texts = places.setdefault((missing.character, missing.name), {})
            texts.setdefault(missing.text, set()).add(missing.page)
        return tuple(
            say("No font has the character {char} ({name}); 〓 stands for it on {places}.",
                char=char, name=name.lower(), places=_listed(texts))
            for (char, name), texts in places.items()
        )  # fmt: skip

    def cut_messages(self) -> tuple[str, ...]:
        """One sentence for each text that was cut, with its pages."""
        pages: dict[str, set[int]] = {}
        for page, text in self._cut:
            pages.setdefault(text, set()).add(page)
        return tuple(
            say("Cut to fit on {pages}: {text}", pages=_pages(sorted(where)), text=text)
            for text, where in pages.items()
        )


def _listed(texts: Mapping[str, set[int]]) -> str:
    """Each text with the pages it stands on; of many the first."""
    told = [say("{pages} («{text}»)", pages=_pages(sorted(pages)), text=text) for text, pages in texts.items()]
    first, more = joined(told[:LISTED], "; "), len(told) - LISTED
    if more <= 0:
        return first
    return say_many("{first} and in {n} more text", "{first} and in {n} more texts", more, first=first)


def _pages(pages: Sequence[int]) -> str:
    """page 5; pages 5–7, 9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    told = ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return say("page {pages}", pages=told) if len(pages) == 1 else say("pages {pages}", pages=told)


def quoted(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"
