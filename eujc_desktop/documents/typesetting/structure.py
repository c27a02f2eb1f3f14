"""The tree of headings, paragraphs, lists, tables and figures that a screen reader walks."""

from __future__ import annotations

from dataclasses import dataclass, field

NEVER_PRUNED = frozenset({"Document", "Table", "TR", "TH", "TD"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of page content: page number from 0 and its mark on that page."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link annotation by its place in the document's list."""

    page: int
    link: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree."""

    tag: str
    alt: str = ""
    scope: str = ""
    language: str = ""
    kids: list[Element | Marked | Annotated] = field(default_factory=list)


class Structure:
    """The tree while it grows: the innermost open element takes what is drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.apart = Element("Div")
        self._open = [self.root]
        self._keyed: dict[object, Element] = {}

    def element(self, tag: str, *, key: object = None, alt: str = "", scope: str = "", language: str = "") -> Element:
        """A new child of the innermost open element, or the one already made for `key`."""
        known = self._keyed.get(key) if key is not None else None
        if known is not None:
            return known
        element = Element(tag, alt, scope, language)
        self._open[-1].kids.append(element)
        if key is not None:
            self._keyed[key] = element
        return element

    def child(self, parent: Element, tag: str) -> Element:
        """A new child of a given element."""
        element = Element(tag)
        parent.kids.append(element)
        return element

    def open(self, element: Element) -> None:
        self._open.append(element)

    def close(self) -> None:
        self._open.pop()

    def finished(self) -> tuple[list[Element], list[Element]]:
        """What hangs from the root, without empty branches; and the links of the furniture, to be read at the end."""
        _prune(self.root)
        _prune(self.apart)
        below = [kid for kid in self.root.kids if isinstance(kid, Element)]
        return below, [self.apart] if self.apart.kids else []


def _prune(element: Element) -> None:
    kept: list[Element | Marked | Annotated] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _prune(kid)
            if not kid.kids and kid.tag not in NEVER_PRUNED:
                continue
        kept.append(kid)
    element.kids = kept
