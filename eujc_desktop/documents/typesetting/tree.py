"""The structure tree, the outline and the named places as objects of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eujc_desktop.documents.typesetting.objects import Objects, Raw, byte_string, reference, text
from eujc_desktop.documents.typesetting.structure import Annotated, Element, Marked

LINK_KEYS = 100_000
"""Keys of the parent tree from here on belong to links, the ones below to pages."""


class TreeWriter:
    """Writes the elements of some pages and notes which one each piece of a page belongs to."""

    def __init__(self, file: Objects, pages: Sequence[int], links: Sequence[int]) -> None:
        self._file, self._pages, self._links = file, pages, links
        self._numbers: dict[int, int] = {}
        self._link_parents: dict[int, int] = {}

    def write(self, elements: Iterable[Element], parent: int) -> list[int]:
        """The numbers of elements that hang from an element that is there already."""
        return [self._write(element, parent) for element in elements]

    def parents(self, marked: Iterable[Sequence[Element]], first_page: int, first_link: int) -> tuple[str, str]:
        """For each page the elements of its marks, for each link its element, as entries of the parent tree.

        The keys of pages and of links begin with these.
        """
        pages = []
        for key, elements in enumerate(marked, first_page):
            numbers = " ".join(reference(self._numbers[id(element)]) for element in elements)
            pages.append(f"{key} {reference(self._file.add(f'[{numbers}]')[0])}")
        links = (f"{first_link + link} {reference(number)}" for link, number in sorted(self._link_parents.items()))
        return " ".join(pages), " ".join(links)

    def _write(self, element: Element, parent: int) -> int:
        number, raw = self._file.add()
        self._numbers[id(element)] = number
        page = next((kid.page for kid in element.kids if isinstance(kid, Marked)), None)
        kids = [self._kid(kid, number, page) for kid in element.kids]
        head = f"<</Type/StructElem/S/{element.tag}/P {reference(parent)}{_attributes(element)}"
        where = f"/Pg {reference(self._pages[page])}" if page is not None else ""
        body = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        raw.content = f"{head}{where}/K {body}>>".encode("latin-1")
        return number

    def _kid(self, kid: Element | Marked | Annotated, number: int, page: int | None) -> str:
        if isinstance(kid, Element):
            return reference(self._write(kid, number))
        on_page = reference(self._pages[kid.page])
        if isinstance(kid, Marked):
            return str(kid.mark) if kid.page == page else f"<</Type/MCR/Pg {on_page}/MCID {kid.mark}>>"
        self._link_parents[kid.link] = number
        return f"<</Type/OBJR/Obj {reference(self._links[kid.link])}/Pg {on_page}>>"


def _attributes(element: Element) -> str:
    """Alternative text, language, scope of a header cell, and that lists bring their own marks."""
    parts = []
    if element.alt:
        parts.append(f"/Alt {text(element.alt)}")
    if element.language:
        parts.append(f"/Lang({element.language})")
    if element.tag == "TH" and element.scope:
        parts.append(f"/A<</O/Table/Scope/{element.scope}>>")
    if element.tag == "L":
        parts.append("/A<</O/List/ListNumbering/None>>")
    return "".join(parts)


@dataclass(slots=True)
class Entry:
    """A line of the reader's list of contents."""

    title: str
    anchor: str
    kids: list[Entry] = field(default_factory=list)


def nested(flat: list[tuple[int, str, str]]) -> list[Entry]:
    """Entries of (level, title, anchor) as a tree; a level that skips one hangs from the last entry above."""
    roots: list[Entry] = []
    path: list[Entry] = []
    for level, title, anchor in flat:
        entry = Entry(title, anchor)
        del path[level:]
        (path[-1].kids if path else roots).append(entry)
        path.append(entry)
    return roots


def write_outline(file: Objects, entries: list[Entry]) -> int:
    """The number of the outline; chapters are closed."""
    top, raw = file.add()
    first, last = _write_entries(file, entries, top)
    raw.content = f"<</Type/Outlines/Count {len(entries)}/First {reference(first)}/Last {reference(last)}>>".encode()
    return top


def _write_entries(file: Objects, entries: list[Entry], parent: int) -> tuple[int, int]:
    made: list[tuple[int, Raw]] = [file.add() for _ in entries]
    for index, (entry, (number, raw)) in enumerate(zip(entries, made, strict=True)):
        parts = [f"<</Title {text(entry.title)}/Parent {reference(parent)}/Dest {place_name(entry.anchor)}"]
        if index:
            parts.append(f"/Prev {reference(made[index - 1][0])}")
        if index < len(made) - 1:
            parts.append(f"/Next {reference(made[index + 1][0])}")
        if entry.kids:
            first, last = _write_entries(file, entry.kids, number)
            parts.append(f"/First {reference(first)}/Last {reference(last)}/Count -{len(entry.kids)}")
        raw.content = "".join([*parts, ">>"]).encode("latin-1")
    return made[0][0], made[-1][0]


def place_name(anchor: str) -> str:
    """The name of a place in the document."""
    return byte_string(place_key(anchor))


def place_key(anchor: str) -> bytes:
    return anchor.encode("utf-8", "replace")


def write_places(file: Objects, places: Mapping[bytes, str]) -> int:
    """The number of the tree of named places."""
    entries = " ".join(f"{byte_string(anchor)} {place}" for anchor, place in sorted(places.items()))
    return file.add(f"<</Names[{entries}]>>")[0]
