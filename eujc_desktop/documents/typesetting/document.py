"""A document: pages drawn one after the other, then written as tagged PDF/A-3 with the same bytes for the same data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from eujc_desktop.common.resources import resource
from eujc_desktop.documents.typesetting import targets
from eujc_desktop.documents.typesetting.embedding import embed
from eujc_desktop.documents.typesetting.ending import Begun, Copy, end, end_all
from eujc_desktop.documents.typesetting.glyphs import FontBook
from eujc_desktop.documents.typesetting.metadata import Attachment, Info
from eujc_desktop.documents.typesetting.objects import ObjectFile, Objects, reference
from eujc_desktop.documents.typesetting.part import (
    Box,
    Common,
    Drawn,
    Link,
    Part,
    Within,
    Written,
    note_dead_links,
    write_contents,
    write_part,
)
from eujc_desktop.documents.typesetting.pictures import embed_picture
from eujc_desktop.documents.typesetting.report import Report
from eujc_desktop.documents.typesetting.sheet import Sheet
from eujc_desktop.documents.typesetting.structure import Structure

__all__ = ["Attachment", "Document", "Info"]


class Document:
    """A PDF in the making. `refs` (page of each anchor) and `total` are what the pages may print of each other.

    Several files may share its pages, fonts and pictures: what is drawn inside `copy` belongs to one of them alone.

    `here` are the anchors it will have, where `refs` names pages of another paper too: what leads there is no link.
    """

    def __init__(
        self,
        info: Info,
        *,
        refs: Mapping[str, int] | None = None,
        total: int = 0,
        here: frozenset[str] | None = None,
    ) -> None:
        self._here = here
        self.info = info
        self.refs: Mapping[str, int] = refs if refs is not None else {}
        self.total = total
        self.fonts = FontBook()
        self.report = Report()
        self._file = ObjectFile()
        self._common = Common(*(self._file.add()[0] for _ in range(3)))
        self._shared = self._part = Part()
        self._copies: list[Copy] = []
        self._pictures: dict[bytes, str] = {}
        self._forms: dict[str, str] = {}
        self._drawings: dict[str, int] = {}

    @property
    def pages(self) -> int:
        """How many pages there are so far in what is being drawn."""
        return len(self._part.pages)

    @property
    def structure(self) -> Structure:
        """The reading order of what is being drawn."""
        return self._part.structure

    @contextmanager
    def page(self, width: float, height: float, *, number: int = 0, label: str = "") -> Iterator[Sheet]:
        """The next page, to be drawn inside the `with`; `label` is its number if it is not counted with the others."""
        part = self._part
        place = len(part.pages)
        sheet = Sheet(self, place, number or place + 1, width, height)
        yield sheet
        content = self._file.pack(sheet.content())
        part.pages.append(Drawn(width, height, sheet.number, label, content, sheet.links, sheet.marked))

    @contextmanager
    def copy(self, info: Info, attachments: Sequence[Attachment] = ()) -> Iterator[None]:
        """The next copy: pages drawn inside stand before those of all, in its file alone."""
        self._part = Part()
        self._copies.append(Copy(self._part, info, attachments))
        yield
        self._part = self._shared

    # what sheets ask for

    def mark(self, anchor: str, place: int, top: float) -> None:
        """Notes where an anchor stands; the first place counts."""
        self._part.places.setdefault(anchor, (place, top))

    def outline(self, level: int, title: str, anchor: str) -> None:
        """Adds an entry to the reader's list of contents."""
        self._part.outline.append((level, title, anchor))

    def link(self, target: str, box: Box, spoken: str) -> int | None:
        """The place of a new link in the list; nothing if the target is no address to open."""
        anchor = targets.anchor(target)
        if not anchor and not targets.address(target):
            return None
        if anchor and self._here is not None and anchor not in self._here:
            return None
        self._part.links.append(Link(target, box, spoken))
        return len(self._part.links) - 1

    def image(self, data: bytes) -> str:
        """The name of a picture among the resources."""
        known = self._pictures.get(data)
        if known is None:
            known = self._pictures[data] = f"Im{len(self._pictures) + 1}"
            self._drawings[known] = embed_picture(data, self._file)
        return known

    def form(self, title: str, width: float, height: float, draw: Callable[[], str]) -> str:
        """The name of a shared drawing among the resources; drawn on first use."""
        known = self._forms.get(title)
        if known is None:
            known = self._forms[title] = f"Fm{len(self._forms) + 1}"
            entries = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]"
            entries += f"/Resources {reference(self._common.resources)}"
            self._drawings[known] = self._file.add_stream(entries, draw().encode("latin-1"))
        return known

    # the end

    def finish(self, attachments: Sequence[Attachment] = ()) -> bytes:
        """The PDF file; nothing can be drawn after it."""
        with self.copy(self.info, attachments):
            pass
        return b"".join(self.finish_copies())

    def finish_copies(self, *, together: bool = False) -> Iterator[bytes]:
        """What all files begin with, then for each copy what its file goes on with; or for one file of all copies."""
        begun = self._begin(together=together)
        yield begun.file.written()
        if together:
            yield end_all(begun, self.info, self._copies, self._rest(begun))
        else:
            yield from (end(begun, copy, self._rest(begun)) for copy in self._copies)
        self._file.packer.shutdown()

    def _rest(self, begun: Begun) -> Objects:
        return Objects(begun.file.next, self._file.packer)

    def _begin(self, *, together: bool) -> Begun:
        """What all files have; where copies go `together` into one, of the pages of all only what stands on them."""
        file, common, shared = self._file, self._common, self._shared
        contents = write_contents(shared, file)
        written = Written(contents=contents)
        if not together:
            written = write_part(shared, file, common, Within(common.document), contents)
        drawings = " ".join(f"/{title} {reference(number)}" for title, number in self._drawings.items())
        file.replace(common.resources, f"<</Font{embed(self.fonts, file)}/XObject<<{drawings}>>>>")
        profile = file.add_stream("/N 3/Alternate/DeviceRGB", resource("documents", "srgb.icc").read_bytes())
        first = [copy.part for copy in self._copies[:1]]
        note_dead_links(self.report, [*first, self._shared])
        for copy in self._copies:
            note_dead_links(self.report, [self._shared, copy.part])
        return Begun(file.begun({common.pages, common.document}), self._shared, written, common, profile)
