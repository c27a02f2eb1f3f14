"""Scans of papers as they arrive: pictures made safe and even, PDF files without anything that acts by itself."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from eujc_desktop.common.errors import Damaged
from eujc_desktop.common.said import say
from eujc_desktop.exchange.pictures import read_picture

if TYPE_CHECKING:
    import pikepdf

MOST_PAGES = 100
MOST_UNPACKED = 256 << 20
"""So many bytes a page or picture in a PDF file may unpack to; all that could come to more may do so together."""
_MOST_PACKED = 1032
"""A byte unpacks to so many at most, each time."""
PDF = "application/pdf"
MOST_PRINTED = 20
"""Pages of one file that a book prints."""
_LONGEST_SIDE = 1750
"""Pixels of the longer side of a printed page: 150 to the inch on A4."""
_ACTING = ("/AA", "/OpenAction")
_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"}


def read_scan(data: bytes, name: str) -> tuple[bytes, str]:
    """What is kept of a PDF, JPEG or PNG file, and its media type; Damaged says why a file is none, naming it."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(data, name), PDF
    if name.lower().endswith(".pdf"):
        raise Damaged(say("“{name}” is not a PDF file.", name=name), cure="Scan it again, or choose another file.")
    picture = read_picture(data, name)
    return picture.data, picture.media_type


def as_pdf(data: bytes, media_type: str) -> bytes:
    """A scan as a PDF file to be looked at: a picture becomes a page."""
    if media_type == PDF:
        return data
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as image:
        image.convert("RGB").save(out, "PDF", resolution=150)
    return out.getvalue()


class Page(NamedTuple):
    """A page of a scan as a JPEG picture, with its size in pixels."""

    picture: bytes
    width: int
    height: int


@lru_cache(maxsize=12)
def as_pictures(data: bytes, media_type: str) -> tuple[tuple[Page, ...], int]:
    """The first pages of a scan as pictures for print, and how many it has."""
    if media_type == PDF:
        import pypdfium2 as pdfium

        with pdfium.PdfDocument(data) as pdf:
            pages = (pdf[at] for at in range(min(len(pdf), MOST_PRINTED)))
            return tuple(_pictured(page) for page in pages), len(pdf)
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as image:
        image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        return (_jpeg(image.convert("RGB")),), 1


def _pictured(page: Any) -> Page:
    """A page drawn as large as print asks for, whatever size it says it has."""
    longest = max(page.get_width(), page.get_height(), 1.0)
    return _jpeg(page.render(scale=_LONGEST_SIDE / longest, may_draw_forms=True).to_pil().convert("RGB"))


def _jpeg(image: Any) -> Page:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return Page(out.getvalue(), image.width, image.height)


def _pdf(data: bytes, name: str) -> bytes:
    """The file to the byte, or written anew where something in it would act when it is opened."""
    import pikepdf

    # What is packed may hide anywhere, also in what is read before the pages are known.
    pikepdf.settings.set_qpdf_limits(flate_max_memory=MOST_UNPACKED)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if not 0 < pages <= MOST_PAGES:
                raise Damaged(
                    say("“{name}” has {pages} pages.", name=name, pages=pages),
                    cure=say("Keep a file of 1 to {most_pages} pages.", most_pages=MOST_PAGES),
                )
            if _bursts(pdf):
                raise Damaged(
                    say("“{name}” unpacks to far more than a scan.", name=name), cure="Scan it again, or print it anew."
                )
            if not _calmed(pdf):
                return data
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()
    except pikepdf.PasswordError as exc:
        raise Damaged(
            say("“{name}” is locked with a password.", name=name), cure="Save it without one and add it again."
        ) from exc
    except (pikepdf.PdfError, ValueError, RuntimeError) as exc:
        raise Damaged(
            say("“{name}” is a damaged PDF file.", name=name), cure="Scan it again, or choose another file."
        ) from exc


def _bursts(pdf: pikepdf.Pdf) -> bool:
    """Whether what is packed in a file unpacks to so much that showing it would take all memory."""
    import pikepdf

    room = MOST_UNPACKED
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Stream):
            continue
        times = str(each.get("/Filter", "")).count("FlateDecode")
        if len(each.read_raw_bytes()) * _MOST_PACKED**times <= MOST_UNPACKED:
            continue
        try:
            room -= len(each.read_bytes())
        except pikepdf.DataDecodingError:
            return True
        except pikepdf.PdfError:
            # A picture in a packing of its own, which those who show it limit themselves.
            continue
        if room < 0:
            return True
    return False


def _calmed(pdf: pikepdf.Pdf) -> bool:
    """Take away scripts, programs to start and files inside; whether there was anything."""
    found = _without(pdf.Root, _ACTING)
    if "/Names" in pdf.Root:
        found |= _without(pdf.Root["/Names"], ("/JavaScript", "/EmbeddedFiles"))
    for page in pdf.pages:
        found |= _without(page.obj, _ACTING)
        for note in page.obj.get("/Annots", ()):
            found |= _without(note, _ACTING)
            if "/A" in note and str(note["/A"].get("/S", "")) in _ACTIONS:
                found |= _without(note, ("/A",))
    return found


def _without(holder: Any, keys: tuple[str, ...]) -> bool:
    there = [key for key in keys if key in holder]
    for key in there:
        del holder[key]
    return bool(there)
