"""The parts of ReportLab the engine leans on; one test for each, so that another release cannot change them unseen."""

from __future__ import annotations

import io

import pikepdf
import reportlab
from reportlab.pdfbase import pdfdoc

from eujc_desktop.documents.typesetting.objects import ObjectFile, Raw, byte_string, name, text


def test_the_release_is_the_tried_one() -> None:
    assert reportlab.Version.startswith("5.1.")


def test_an_object_knows_its_number_when_it_is_entered() -> None:
    document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
    document.Reference(Raw(b"<<>>"), "mine")
    number, generation = document.idToObjectNumberAndVersion["mine"]
    assert number > 0
    assert generation == 0


def test_objects_are_written_with_their_last_content() -> None:
    file = ObjectFile()
    number, raw = file.add("<</A 1>>")
    raw.content = b"<</A (later)>>"
    pages, _ = file.add("<</Type/Pages/Count 0/Kids[]>>")
    root, _ = file.add(f"<</Type/Catalog/Pages {pages} 0 R>>")
    written = file.begun().finish(f"/Root {root} 0 R")
    assert written.startswith(b"%PDF-1.7")
    with pikepdf.open(io.BytesIO(written)) as made:
        assert str(made.get_object(number, 0).A) == "later"
        assert made.Root.Type == "/Catalog"
        own = [thing for thing in made.objects if isinstance(thing, pikepdf.Dictionary)]
        assert len(own) == 3, "none of those ReportLab begins with"


def test_strings() -> None:
    assert text("a (b) \\") == "(a \\(b\\) \\\\)"
    assert text("日") == "<FEFF65E5>"
    assert text("line\nbreak").startswith("<FEFF")
    assert name("text/calendar") == "/text#2Fcalendar"
    assert byte_string(b"\x00\xff") == "<00FF>"
