"""What comes of printing a paper: its file, what it could not print, and which pages can be replaced."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of a book that can be replaced together; `drawn` is a fingerprint of what they are drawn from."""

    key: str
    first: int
    last: int
    drawn: str


@dataclass(frozen=True, slots=True)
class Before:
    """The book as it went out: its parts with their pages, the page of each anchor, and how many pages it has."""

    parts: tuple[Part, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """A finished paper. `missing`: a sentence for each character no font has, with its places; `warnings`: cuts.

    `copies`, where there are several files: what follows `pdf` in each of them, which all begin with it.
    `sections` of a book: the key of each and how many pages it has; `parts`: which pages can be replaced together;
    `places`: the page of each of its anchors.
    """

    pdf: bytes
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pages: int = 0
    copies: tuple[bytes, ...] = ()
    sections: tuple[tuple[str, int], ...] = ()
    parts: tuple[Part, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
