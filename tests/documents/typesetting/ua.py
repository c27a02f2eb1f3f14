"""The part of PDF/UA-1 and PDF/A-3 that a program can check, as far as it concerns these papers."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Generator, Iterator
from typing import Any

import pikepdf

PAINTING = frozenset({"Tj", "TJ", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"})
WATCHED = " ".join(sorted({"q", "Q", "BMC", "BDC", "EMC", "BT", "ET"} | PAINTING))
KNOWN_TAGS = {
    *("Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "Span", "Link", "Figure", "Caption", "Note"),
    *("L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "TOC", "TOCI", "Reference", "Form"),
}


def problems(pdf: bytes) -> list[str]:
    """Every fault in words; empty for a good file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return sorted({*_of_file(file), *_of_tree(file), *_of_pages(file), *_of_fonts(file)})


def tags(pdf: bytes) -> Counter[str]:
    """How often each tag stands in the structure tree."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return Counter(str(element.S)[1:] for element in elements(file))


def elements(file: pikepdf.Pdf) -> list[Any]:
    """All structure elements, in reading order."""
    return list(_walk(file.Root.StructTreeRoot.K))


def headings_alone(pdf: bytes) -> list[str]:
    """Headings with nothing below them on their page."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        numbers = {page.objgen: number for number, page in enumerate(file.pages, 1)}
        content = [(str(element.S)[1:], _pages_of(element, numbers)) for element in elements(file)]
    content = [(tag, pages) for tag, pages in content if pages and tag != "Link"]
    alone = []
    for i, (tag, pages) in enumerate(content):
        if tag in {"H1", "H2", "H3"}:
            after = next((later for what, later in content[i + 1 :] if what not in {"H1", "H2", "H3"}), [])
            if pages[0] not in after:
                alone.append(f"page {pages[0]}: {tag} stands alone")
    return alone


def _pages_of(element: Any, numbers: dict[tuple[int, int], int]) -> list[int]:
    """The pages on which an element has content of its own."""
    own = [kid for kid in _kids(element) if not (isinstance(kid, pikepdf.Dictionary) and "/S" in kid)]
    pages = [kid.Pg if isinstance(kid, pikepdf.Dictionary) else element.Pg for kid in own]
    return [numbers[page.objgen] for page in pages]


def _walk(node: Any) -> Iterator[Any]:
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            if "/K" in kid:
                yield from _walk(kid.K)


def _of_file(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    packet = root.Metadata.read_bytes().decode()
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged"
    if "/Lang" not in root:
        yield "no language"
    if not root.ViewerPreferences.DisplayDocTitle:
        yield "the title is not shown"
    for needed in ("<pdfuaid:part>1<", "<pdfaid:part>3<", "<dc:title>"):
        if needed not in packet:
            yield f"no {needed} in the metadata"
    if "/OutputIntents" not in root:
        yield "no output intent"
    if str(file.docinfo["/Title"]) not in packet.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"):
        yield "titles differ"


def _of_tree(file: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element in elements(file):
        tag = str(element.S)[1:]
        if tag not in KNOWN_TAGS:
            yield f"unknown tag {tag}"
        if tag[0] == "H" and tag[1:].isdigit():
            if int(tag[1:]) > level + 1:
                yield f"heading {tag} after level {level}"
            level = int(tag[1:])
        if tag == "Figure" and len(str(element.get("/Alt", ""))) < 3:
            yield "a figure without words"
        if tag == "Link" and not any("/Obj" in kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary)):
            yield "a link element without its annotation"
        if tag == "TR" and any(str(kid.S) not in {"/TH", "/TD"} for kid in _kids(element)):
            yield "a row with something else than cells"


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _of_pages(file: pikepdf.Pdf) -> Iterator[str]:
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    if sorted(parents) != [int(numbers[i]) for i in range(0, len(numbers), 2)]:
        yield "the parent tree is not in order"
    for number, page in enumerate(file.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: no tab order"
        used = yield from _of_content(number, page)
        if used != list(range(len(parents[int(page.StructParents)]))):
            yield f"page {number}: marks and parents differ"
        for note in page.get("/Annots", []):
            words = note.get("/TU") if note.Subtype == "/Widget" else note.Contents
            if int(note.StructParent) not in parents or not str(words or ""):
                yield f"page {number}: a link without element or words"


class _Reader:
    """Follows a content stream: balance of marked content and of graphics states, nothing painted outside."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.states = 0
        self.in_text = False
        self.used: list[int] = []
        self.faults: list[str] = []

    def read(self, name: str, operands: Any) -> None:
        self.states += {"q": 1, "Q": -1}.get(name, 0)
        if name in {"BMC", "BDC"}:
            self._begin(name, operands)
        elif name == "EMC":
            if not self.open:
                self.faults.append("a mark ends that never began")
            del self.open[-1:]
        elif name in {"BT", "ET"}:
            if self.in_text is (name == "BT"):
                self.faults.append("text objects nest")
            self.in_text = name == "BT"
        elif name in PAINTING and not self.open:
            self.faults.append(f"{name} outside marked content")

    def _begin(self, name: str, operands: Any) -> None:
        if str(operands[0]) == "/Artifact" and self.open:
            self.faults.append("an artifact inside marked content")
        self.open.append(str(operands[0]))
        if name == "BDC" and "/MCID" in operands[1]:
            self.used.append(int(operands[1].MCID))


def _of_content(number: int, page: pikepdf.Page) -> Generator[str, None, list[int]]:
    """Faults of a page's content; the marks used, in order."""
    reader = _Reader()
    for operands, operator in pikepdf.parse_content_stream(page, WATCHED):
        reader.read(str(operator), operands)
    yield from (f"page {number}: {fault}" for fault in reader.faults)
    if reader.open or reader.states or reader.in_text:
        yield f"page {number}: something stays open"
    return reader.used


def _of_fonts(file: pikepdf.Pdf) -> Iterator[str]:
    for thing in file.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        if thing.get("/Type") == "/FontDescriptor" and "/FontFile2" not in thing:
            yield "a font is not embedded"
        if thing.get("/Subtype") == "/Type0" and "/ToUnicode" not in thing:
            yield "a font does not tell its characters"
