"""The end of a file: what differs from copy to copy – page tree, structure, outline, description, attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from eujc_desktop.documents.typesetting.metadata import PRODUCER, Attachment, Info, packet, pdf_date
from eujc_desktop.documents.typesetting.objects import Objects, byte_string, name, reference, text
from eujc_desktop.documents.typesetting.packing import Packed
from eujc_desktop.documents.typesetting.part import Common, Drawn, Part, Within, Written, write_contents, write_part
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
    """What makes a file of its beginning: a copy of its own."""
    shared, common, part = begun.written, begun.common, copy.part
    before = Within(common.document, len(begun.part.pages), len(begun.part.links))
    own = write_part(part, objects, common, before, write_contents(part, objects))
    pages = [*part.pages, *begun.part.pages]
    kids = [*own.below, *shared.below, *shared.apart, *own.apart]
    links = before.links + len(part.links)
    catalog = [_structure(common.document, kids, [shared.parents, own.parents], links, objects), _labels(pages)]
    if outline := [*part.outline, *begun.part.outline]:
        catalog.append(f"/Outlines {reference(write_outline(objects, nested(outline)))}")
    files, associated = _attach(copy.attachments, copy.info, objects)
    places = shared.places | own.places
    dests = f"/Dests {reference(write_places(objects, places))}" if places else ""
    catalog.append(f"/PageMode/{'UseOutlines' if outline else 'UseNone'}/Names<<{dests}{files}>>{associated}")
    objects.take(common.pages, _page_tree([*own.pages, *shared.pages]))
    return _finish(begun, objects, copy.info, "".join(catalog))


def end_all(begun: Begun, info: Info, copies: Sequence[Copy], objects: Objects) -> bytes:
    """What makes one file of all copies, one after the other, for a print shop.

    The common pages stand in it once for each copy, with one content: each has a place in the structure of its own.
    """
    whole = Written()
    parents: list[tuple[str, str]] = []
    drawn: list[Drawn] = []
    outline: list[tuple[int, str, str]] = []
    links = 0
    for number, copy in enumerate(copies, 1):
        element, raw = objects.add()
        prefix, kids = f"{number}/", Written()
        own = write_contents(copy.part, objects)
        for part, contents in ((copy.part, own), (begun.part, begun.written.contents)):
            within = Within(element, len(whole.pages), links, prefix)
            written = write_part(part, objects, begun.common, within, contents)
            links += len(part.links)
            drawn += part.pages
            whole.pages += written.pages
            whole.places = written.places | whole.places
            parents.append(written.parents)
            kids.below += written.below
            kids.apart = written.apart + kids.apart
        raw.content = _copy(begun.common.document, copy.info.title, [*kids.below, *kids.apart])
        whole.below.append(element)
        whole.places[place_key(prefix)] = f"[{reference(whole.pages[-len(own) - len(begun.part.pages)])}/Fit]"
        outline.append((0, copy.info.title, prefix))
    catalog = _structure(begun.common.document, whole.below, parents, links, objects) + _labels(drawn)
    names = f"/Names<</Dests {reference(write_places(objects, whole.places))}>>"
    catalog += f"/Outlines {reference(write_outline(objects, nested(outline)))}/PageMode/UseOutlines{names}"
    objects.take(begun.common.pages, _page_tree(whole.pages))
    return _finish(begun, objects, info, catalog)


def _copy(document: int, title: str, kids: Sequence[int]) -> bytes:
    """The element of one copy among others."""
    below = " ".join(map(reference, kids))
    return f"<</Type/StructElem/S/Part/T {text(title)}/P {reference(document)}/K[{below}]>>".encode("latin-1")


def _page_tree(pages: Sequence[int]) -> str:
    return f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(map(reference, pages))}]>>"


def _structure(
    document: int, kids: Sequence[int], parents: Sequence[tuple[str, str]], links: int, objects: Objects
) -> str:
    """The root of the structure tree over what hangs from `document`; the parent tree has pages first, then links."""
    top, raw = objects.add()
    below = reference(kids[0]) if len(kids) == 1 else f"[{' '.join(map(reference, kids))}]"
    objects.take(document, f"<</Type/StructElem/S/Document/P {reference(top)}/K {below}>>")
    entries = chain.from_iterable(zip(*parents, strict=True))
    tree, _ = objects.add(f"<</Nums[{' '.join(filter(None, entries))}]>>")
    raw.content = (
        f"<</Type/StructTreeRoot/K[{reference(document)}]/ParentTree {reference(tree)}"
        f"/ParentTreeNextKey {LINK_KEYS + links}>>"
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


def _finish(begun: Begun, objects: Objects, info: Info, entries: str) -> bytes:
    """Catalogue and description; then all objects, and where they are."""
    metadata = objects.add_stream("/Type/Metadata/Subtype/XML", packet(info), compress=False)
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
