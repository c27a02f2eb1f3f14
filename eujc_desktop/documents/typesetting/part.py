"""Pages that belong together: drawn first, written when all that they share with others is known."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field

from eujc_desktop.documents.typesetting import targets
from eujc_desktop.documents.typesetting.objects import Objects, reference, text
from eujc_desktop.documents.typesetting.report import Report
from eujc_desktop.documents.typesetting.structure import Element, Structure
from eujc_desktop.documents.typesetting.tree import LINK_KEYS, TreeWriter, place_key, place_name

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to be written when all places are known."""

    target: str
    box: Box
    spoken: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that is drawn; `label` is its number where it is not counted with the others, `links` places in a list."""

    width: float
    height: float
    number: int
    label: str
    content: Future[bytes]
    links: list[int]
    marked: list[Element]


class Part:
    """The pages with their reading order, links, named places, and entries of the reader's list of contents."""

    def __init__(self) -> None:
        self.structure = Structure()
        self.pages: list[Drawn] = []
        self.links: list[Link] = []
        self.places: dict[str, tuple[int, float]] = {}
        self.outline: list[tuple[int, str, str]] = []


@dataclass(frozen=True, slots=True)
class Common:
    """What all pages of a file refer to: numbers of the root of the page tree, of the resources, of the document."""

    pages: int
    resources: int
    document: int


@dataclass(slots=True)
class Written:
    """A part as objects: numbers of pages, contents and elements, entries for the parent tree, named places."""

    pages: list[int] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    apart: list[int] = field(default_factory=list)
    parents: tuple[str, str] = ("", "")
    places: dict[bytes, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Within:
    """Where a part stands in a file: the element it hangs from, and how many pages and links came before it.

    Names of its places begin with `prefix`, as in a file of several copies they come again.
    """

    element: int
    pages: int = 0
    links: int = 0
    prefix: str = ""


def write_contents(part: Part, file: Objects) -> list[int]:
    """The numbers of what stands on the pages of a part."""
    return [file.add_packed(page.content) for page in part.pages]


def write_part(part: Part, file: Objects, common: Common, within: Within, contents: list[int]) -> Written:
    """Enters the objects of a part, of which `contents` are there."""
    first_link = LINK_KEYS + within.links
    links = [file.add()[0] for _ in part.links]
    written = Written(contents=contents)
    for key, (page, content) in enumerate(zip(part.pages, contents, strict=True), within.pages):
        notes = " ".join(reference(links[index]) for index in page.links)
        more = f"/StructParents {key}/Tabs/S{f'/Annots[{notes}]' if notes else ''}"
        written.pages.append(file.add(_page(page, content, common, more))[0])
    for index, (link, number) in enumerate(zip(part.links, links, strict=True)):
        file.replace(number, _annotation(link, first_link + index, within.prefix))
    tree = TreeWriter(file, written.pages, links)
    below, apart = part.structure.finished()
    written.below, written.apart = tree.write(below, within.element), tree.write(apart, within.element)
    written.parents = tree.parents((page.marked for page in part.pages), within.pages, first_link)
    written.places = {
        place_key(within.prefix + anchor): f"[{reference(written.pages[page])}/XYZ 0 {top:.2f} null]"
        for anchor, (page, top) in part.places.items()
    }
    return written


def _page(page: Drawn, content: int, common: Common, more: str) -> str:
    """A page with its content."""
    return (
        f"<</Type/Page/Parent {reference(common.pages)}/MediaBox[0 0 {page.width:.2f} {page.height:.2f}]"
        f"/Resources {reference(common.resources)}/Contents {reference(content)}{more}>>"
    )


def _annotation(link: Link, key: int, prefix: str) -> str:
    box = " ".join(f"{value:.2f}" for value in link.box)
    anchor = targets.anchor(link.target)
    where = (
        f"/Dest {place_name(prefix + anchor)}" if anchor else f"/A<</S/URI/URI {text(targets.address(link.target))}>>"
    )
    return (
        f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{box}]/Contents {text(link.spoken)}"
        f"/StructParent {key}{where}>>"
    )


def note_dead_links(report: Report, parts: list[Part]) -> None:
    """Enters anchors that are linked to in the last of the parts, but stand in none of them."""
    for link in parts[-1].links:
        anchor = targets.anchor(link.target)
        if anchor and not any(anchor in part.places for part in parts):
            report.note_dead(anchor)
