"""The end of a file: what differs from copy to copy – page tree, structure, outline, description, attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from eujc_desktop.documents.typesetting.metadata import PRODUCER, Attachment, Info, packet, pdf_date
from eujc_desktop.documents.typesetting.objects import Objects, byte_string, name, reference, text
from eujc_desktop.documents.typesetting.packing import Packed
from eujc_desktop.documents.typesetting.part import Common, Drawn, Part, Written, page_object, write_part
from eujc_desktop.documents.typesetting.tree import LINK_KEYS, nested, place_key, write_outline, write_places


@dataclass(frozen=True, slots=True)
class Copy:
    """What one file has beyond the pages that all have: pages before them, its description, what travels with it."""

    part: Part
    info: Info
    attachments: Sequence[Attachment] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """What all files have: it is written already, but for the two objects of `common` that name what is in the file."""

    file: Packed
    part: Part
    written: Written
    common: Common
    profile: int


def end(begun: Begun, copy: Copy, objects: Objects) -> bytes:
    """What makes a file of its beginning: a tagged copy of its own."""
    shared, common, part = begun.written, begun.common, copy.part
    own = write_part(part, objects, common, (len(begun.part.pages), len(begun.part.links)))
    pages = [*part.pages, *begun.part.pages]
    catalog = [_structure(begun, copy, own, objects), _labels(pages)]
    if outline := [*part.outline, *begun.part.outline]:
        catalog.append(f"/Outlines {reference(write_outline(objects, nested(outline)))}")
    files, associated = _attach(copy.attachments, copy.info, objects)
    places = shared.places | own.places
    dests = f"/Dests {reference(write_places(objects, places))}" if places else ""
    catalog.append(f"/PageMode/{'UseOutlines' if outline else 'UseNone'}/Names<<{dests}{files}>>{associated}")
    objects.take(common.pages, _page_tree([*own.pages, *shared.pages]))
    return _finish(begun, objects, copy.info, "".join(catalog), packet(copy.info))


def end_all(begun: Begun, info: Info, copies: Sequence[Copy], objects: Objects) -> bytes:
    """What makes one file of all copies, one after the other, for a print shop.

    The common pages stand in it as often as there are copies, which no structure tree allows: it is not tagged.
    """
    pages: list[int] = []
    places: dict[bytes, str] = {}
    outline: list[tuple[int, str, str]] = []
    for copy in copies:
        first = len(pages)
        contents = [objects.add_packed(page.content) for page in copy.part.pages] + begun.written.contents
        drawn = [*copy.part.pages, *begun.part.pages]
        for page, content in zip(drawn, contents, strict=True):
            pages.append(objects.add(page_object(page, content, begun.common))[0])
        anchor = f"copy{first}"
        places[place_key(anchor)] = f"[{reference(pages[first])}/XYZ 0 {drawn[0].height:.2f} null]"
        outline.append((0, copy.info.title, anchor))
    names = f"/Names<</Dests {reference(write_places(objects, places))}>>"
    entries = f"/Outlines {reference(write_outline(objects, nested(outline)))}/PageMode/UseOutlines{names}"
    objects.take(begun.common.pages, _page_tree(pages))
    objects.take(begun.common.document, "null")
    return _finish(begun, objects, info, entries, packet(info, tagged=False))


def _page_tree(pages: Sequence[int]) -> str:
    return f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(map(reference, pages))}]>>"


def _structure(begun: Begun, copy: Copy, own: Written, objects: Objects) -> str:
    """The root of the structure tree: own pages first, the links of the furniture of all pages last."""
    shared, document = begun.written, begun.common.document
    top, raw = objects.add()
    kids = [*own.below, *shared.below, *shared.apart, *own.apart]
    below = reference(kids[0]) if len(kids) == 1 else f"[{' '.join(map(reference, kids))}]"
    objects.take(document, f"<</Type/StructElem/S/Document/P {reference(top)}/K {below}>>")
    entries = chain.from_iterable(zip(shared.parents, own.parents, strict=True))
    parents, _ = objects.add(f"<</Nums[{' '.join(filter(None, entries))}]>>")
    following = LINK_KEYS + len(begun.part.links) + len(copy.part.links)
    raw.content = (
        f"<</Type/StructTreeRoot/K[{reference(document)}]/ParentTree {reference(parents)}"
        f"/ParentTreeNextKey {following}>>"
    ).encode("ascii")
    return f"/MarkInfo<</Marked true>>/StructTreeRoot {reference(top)}"


def _labels(pages: Sequence[Drawn]) -> str:
    """What a reader calls the pages, where they are not simply counted from one."""
    if [page.number for page in pages] == list(range(1, len(pages) + 1)) and not any(page.label for page in pages):
        return ""
    ranges = []
    counted = enumerate(pages)
    for (label, _), run in groupby(counted, lambda one: (one[1].label, not one[1].label and one[1].number - one[0])):
        index, page = next(run)
        how = f"/P {text(label)}" if label else f"/S/D/St {page.number}"
        ranges.append(f"{index} <<{how}>>")
    return f"/PageLabels<</Nums[{' '.join(ranges)}]>>"


def _attach(attachments: Sequence[Attachment], info: Info, objects: Objects) -> tuple[str, str]:
    """The entries of the catalogue for files that travel with the document."""
    if not attachments:
        return "", ""
    date = pdf_date(info.moment)
    specs = []
    for one in sorted(attachments, key=lambda attachment: attachment.name):
        digest = byte_string(hashlib.md5(one.data, usedforsecurity=False).digest())
        params = f"<</Size {len(one.data)}/ModDate {date}/CheckSum {digest}>>"
        stored = objects.add_stream(f"/Type/EmbeddedFile/Subtype{name(one.mime)}/Params{params}", one.data)
        number, _ = objects.add(
            f"<</Type/Filespec/F {text(one.name)}/UF {text(one.name)}/Desc {text(one.description)}"
            f"/AFRelationship/Supplement/EF<</F {reference(stored)}/UF {reference(stored)}>>>>"
        )
        specs.append((one.name, number))
    names = " ".join(f"{text(title)} {reference(number)}" for title, number in specs)
    associated = " ".join(reference(number) for _, number in specs)
    return f"/EmbeddedFiles<</Names[{names}]>>", f"/AF[{associated}]"


def _finish(begun: Begun, objects: Objects, info: Info, entries: str, description: bytes) -> bytes:
    """Catalogue and description; then all objects, and where they are."""
    metadata = objects.add_stream("/Type/Metadata/Subtype/XML", description, compress=False)
    root, _ = objects.add(
        f"<</Type/Catalog/Pages {reference(begun.common.pages)}/Lang {text(info.language)}"
        f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {reference(metadata)}"
        f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile {reference(begun.profile)}>>]"
        f"{entries}>>"
    )
    date = pdf_date(info.moment)
    about, _ = objects.add(
        f"<</Title {text(info.title)}/Author {text(info.author)}/Subject {text(info.subject)}"
        f"/Creator {text(info.creator)}/Producer {text(PRODUCER)}/CreationDate {date}/ModDate {date}>>"
    )
    file = Packed(after=begun.file)
    objects.write_to(file)
    return file.finish(f"/Root {reference(root)}/Info {reference(about)}")
