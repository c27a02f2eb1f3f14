"""A document: pages drawn one after the other, then written as tagged PDF/A-3 with the same bytes for the same data."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from eujc_desktop.common.resources import resource
from eujc_desktop.documents.typesetting import targets
from eujc_desktop.documents.typesetting.embedding import embed
from eujc_desktop.documents.typesetting.glyphs import FontBook
from eujc_desktop.documents.typesetting.metadata import PRODUCER, Attachment, Info, packet, pdf_date
from eujc_desktop.documents.typesetting.objects import ObjectFile, byte_string, name, reference, text
from eujc_desktop.documents.typesetting.pictures import embed_picture
from eujc_desktop.documents.typesetting.report import Report
from eujc_desktop.documents.typesetting.sheet import Sheet
from eujc_desktop.documents.typesetting.structure import Element, Structure
from eujc_desktop.documents.typesetting.tree import (
    LINK_KEYS,
    TreeWriter,
    nested,
    place_name,
    write_outline,
    write_places,
)

__all__ = ["Attachment", "Document", "Info"]

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to be written when all places are known."""

    target: str
    box: Box
    spoken: str
    element: Element
    number: int


class Document:
    """A PDF in the making. `refs` (page of each anchor) and `total` are what the pages may print of each other."""

    def __init__(self, info: Info, *, refs: Mapping[str, int] | None = None, total: int = 0) -> None:
        self.info = info
        self.refs: Mapping[str, int] = refs if refs is not None else {}
        self.total = total
        self.fonts = FontBook()
        self.structure = Structure()
        self.report = Report()
        self._file = ObjectFile()
        self._pages_root, self._pages_raw = self._file.add()
        self._resources, self._resources_raw = self._file.add()
        self._pages: list[int] = []
        self._marked: list[list[Element]] = []
        self._links: list[_Link] = []
        self._places: dict[str, tuple[int, float]] = {}
        self._outline: list[tuple[int, str, str]] = []
        self._pictures: dict[bytes, str] = {}
        self._forms: dict[str, str] = {}
        self._drawings: dict[str, int] = {}

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    @contextmanager
    def page(self, width: float, height: float) -> Iterator[Sheet]:
        """The next page, to be drawn inside the `with`."""
        sheet = Sheet(self, len(self._pages) + 1, width, height)
        yield sheet
        self._add_page(sheet)

    def _add_page(self, sheet: Sheet) -> None:
        content = self._file.add_stream("", sheet.content())
        links = " ".join(reference(self._links[number].number) for number in sheet.links)
        number, _ = self._file.add(
            f"<</Type/Page/Parent {reference(self._pages_root)}/MediaBox[0 0 {sheet.width:.2f} {sheet.height:.2f}]"
            f"/Resources {reference(self._resources)}/Contents {reference(content)}"
            f"/StructParents {len(self._pages)}/Tabs/S{f'/Annots[{links}]' if links else ''}>>"
        )
        self._pages.append(number)
        self._marked.append(sheet.marked)

    # what sheets ask for

    def mark(self, anchor: str, page: int, top: float) -> None:
        """Notes where an anchor stands; the first place counts."""
        self._places.setdefault(anchor, (page - 1, top))

    def outline(self, level: int, title: str, anchor: str) -> None:
        """Adds an entry to the reader's list of contents."""
        self._outline.append((level, title, anchor))

    def link(self, target: str, box: Box, spoken: str, element: Element) -> int | None:
        """The place of a new link in the document's list; nothing if the target is no address to open."""
        if not targets.anchor(target) and not targets.address(target):
            return None
        number, _ = self._file.add()
        self._links.append(_Link(target, box, spoken, element, number))
        return len(self._links) - 1

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
            entries += f"/Resources {reference(self._resources)}"
            self._drawings[known] = self._file.add_stream(entries, draw().encode("latin-1"))
        return known

    # the end

    def finish(self, attachments: Sequence[Attachment] = ()) -> bytes:
        """The PDF file; nothing can be drawn after it."""
        self._finish_resources()
        self._finish_links()
        kids = " ".join(map(reference, self._pages))
        self._pages_raw.content = f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>".encode()
        tree = TreeWriter(self._file, self._pages, [link.number for link in self._links])
        structure = tree.write(self.structure.finished(), self._marked)
        self._finish_catalog(structure, attachments)
        self._finish_info()
        return self._file.written()

    def _finish_resources(self) -> None:
        drawings = " ".join(f"/{title} {reference(number)}" for title, number in self._drawings.items())
        fonts = embed(self.fonts, self._file)
        self._resources_raw.content = f"<</Font{fonts}/XObject<<{drawings}>>>>".encode()

    def _finish_links(self) -> None:
        for index, link in enumerate(self._links):
            box = " ".join(f"{value:.2f}" for value in link.box)
            where = self._where(link.target)
            self._file.replace(
                link.number,
                f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{box}]/Contents {text(link.spoken)}"
                f"/StructParent {LINK_KEYS + index}{where}>>",
            )

    def _where(self, target: str) -> str:
        anchor = targets.anchor(target)
        if not anchor:
            return f"/A<</S/URI/URI {text(targets.address(target))}>>"
        if anchor not in self._places:
            self.report.note_dead(anchor)
        return f"/Dest {place_name(anchor)}"

    def _finish_catalog(self, structure: int, attachments: Sequence[Attachment]) -> None:
        file = self._file
        files, associated = self._attach(attachments)
        places = f"/Dests {reference(write_places(file, self._places, self._pages))}" if self._places else ""
        outline = f"/Outlines {reference(write_outline(file, nested(self._outline)))}" if self._outline else ""
        metadata = file.add_stream("/Type/Metadata/Subtype/XML", packet(self.info), compress=False)
        profile = file.add_stream("/N 3/Alternate/DeviceRGB", resource("documents", "srgb.icc").read_bytes())
        mode = "UseOutlines" if self._outline else "UseNone"
        file.catalog.content = (
            f"<</Type/Catalog/Pages {reference(self._pages_root)}/Lang {text(self.info.language)}"
            f"/MarkInfo<</Marked true>>/StructTreeRoot {reference(structure)}/PageMode/{mode}{outline}"
            f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {reference(metadata)}"
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            f"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile {reference(profile)}>>]"
            f"/Names<<{places}{files}>>{associated}>>"
        ).encode("latin-1")

    def _attach(self, attachments: Sequence[Attachment]) -> tuple[str, str]:
        """The entries of the catalogue for files that travel with the document."""
        if not attachments:
            return "", ""
        date = pdf_date(self.info.moment)
        specs = []
        for one in sorted(attachments, key=lambda attachment: attachment.name):
            digest = byte_string(hashlib.md5(one.data, usedforsecurity=False).digest())
            params = f"<</Size {len(one.data)}/ModDate {date}/CheckSum {digest}>>"
            stored = self._file.add_stream(f"/Type/EmbeddedFile/Subtype{name(one.mime)}/Params{params}", one.data)
            number, _ = self._file.add(
                f"<</Type/Filespec/F {text(one.name)}/UF {text(one.name)}/Desc {text(one.description)}"
                f"/AFRelationship/Supplement/EF<</F {reference(stored)}/UF {reference(stored)}>>>>"
            )
            specs.append((one.name, number))
        names = " ".join(f"{text(title)} {reference(number)}" for title, number in specs)
        associated = " ".join(reference(number) for _, number in specs)
        return f"/EmbeddedFiles<</Names[{names}]>>", f"/AF[{associated}]"

    def _finish_info(self) -> None:
        info, date = self.info, pdf_date(self.info.moment)
        self._file.info.content = (
            f"<</Title {text(info.title)}/Author {text(info.author)}/Subject {text(info.subject)}"
            f"/Creator {text(info.creator)}/Producer {text(PRODUCER)}/CreationDate {date}/ModDate {date}>>"
        ).encode("latin-1")
