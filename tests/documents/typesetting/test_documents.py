"""Documents are well tagged, tell what is missing, and come out the same twice."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from eujc_desktop.documents.typesetting.document import Attachment, Document, Info
from eujc_desktop.documents.typesetting.paragraph import Paragraph
from eujc_desktop.documents.typesetting.report import Report
from eujc_desktop.documents.typesetting.sheet import Sheet
from eujc_desktop.documents.typesetting.style import MM, Span, Style
from tests.documents.typesetting.printing import HEIGHT, INFO, LEFT, MEASURE, TOP, WIDTH, copied, document, printed
from tests.documents.typesetting.ua import elements, problems, tags

H1 = Style(family="serif", size=29, leading=33, tag="H1", keep_with_next=True)
BODY = Style(align="justify", hyphenate=True)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def picture(form: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    colour = 128 if mode == "L" else (10, 120, 200, 90)[: len(mode)]
    Image.new(mode, (30, 20), colour).save(out, form)
    return out.getvalue()


def full_sheet(sheet: Sheet) -> None:
    """A page with everything on it."""
    Paragraph("Heading 見出し", H1, anchor=f"top{sheet.number}", outline=(0, "Heading")).draw(sheet, LEFT, TOP, MEASURE)
    inside, outside = Span("page two", link="#top2"), Span("the Centre", link="https://example.org/ä")
    words = ["Seen on ", inside, " and at ", outside, "."]
    Paragraph(words, BODY, outline=(1, "Words")).draw(sheet, LEFT, TOP - 50, MEASURE)
    Paragraph("日本語だけの段落です。", BODY.but(language="ja")).draw(sheet, LEFT, TOP - 80, MEASURE)
    sheet.raw("q 0 0 1 RG 0.4 w 50 50 m 500 50 l S Q")
    with sheet.figure("A code"):
        sheet.raw("q 0 g 60 60 20 20 re f Q")
        sheet.line(60, 90, "inside the figure", Style(), tag="P")
    with sheet.inside("Table", key="table"), sheet.inside("TR"):
        with sheet.inside("TH", scope="Row"):
            sheet.line(LEFT, 300, "Name", Style(), tag="P")
        with sheet.inside("TD"):
            sheet.line(LEFT + 80, 300, "Value", Style(), tag="P")
    with sheet.inside("L"), sheet.inside("LI"):
        sheet.line(LEFT, 250, "1", Style(), tag="Lbl")
        sheet.line(LEFT + 12, 250, "first", Style(), tag="LBody")
    with sheet.artifact():
        sheet.line(LEFT, 30, "Running foot", Style())
    sheet.line(LEFT, 20, [Span("furniture link", link="#top1")], Style())
    sheet.link("#top1", (560, 500, 590, 540), "Go to the beginning")
    sheet.image(picture("JPEG"), 300, 300, 30, 20)
    sheet.image(picture("PNG"), 300, 400, 30, 20)
    sheet.form("frame", WIDTH, HEIGHT, lambda: "q 1 0 0 RG 10 10 100 100 re S Q")


def book(pages: int = 2) -> tuple[bytes, Document]:
    made = Document(INFO, refs={"top1": 1, "top2": 2}, total=pages)
    for _ in range(pages):
        with made.page(WIDTH, HEIGHT) as sheet:
            full_sheet(sheet)
    return made.finish((Attachment("mission.ics", b"BEGIN:VCALENDAR", "text/calendar", "Calendar"),)), made


def test_a_full_document_is_well_tagged() -> None:
    pdf, made = book()
    assert problems(pdf) == []
    assert made.report.dead_links == ()
    found = tags(pdf)
    assert found["H1"] == 2
    assert found["Table"] == 1, "the table goes on over two pages"
    assert (found["Figure"], found["L"], found["TH"]) == (2, 2, 2)
    assert found["Link"] == 2 * 4


def test_the_checker_sees_faults() -> None:
    pdf, _ = document(lambda sheet: sheet.line(LEFT, 300, "words", Style(tag="H2"), tag="H2") and None)
    assert problems(pdf) == ["heading H2 after level 0"]


def test_japanese_runs_are_marked_as_japanese() -> None:
    pdf, _ = printed("Tokyo 東京 station")
    with opened(pdf) as file:
        content = file.pages[0].Contents.read_bytes()
    assert content.count(b"/Span<</Lang(ja)>>BDC") == 1
    pdf, _ = printed("東京", Style(language="ja"))
    with opened(pdf) as file:
        assert [str(element.Lang) for element in elements(file) if "/Lang" in element] == ["ja"]


def test_a_split_paragraph_is_one_element() -> None:
    block = Paragraph("Words that go on over two pages. " * 20, BODY)
    parts = block.split(MEASURE, 60)
    assert parts is not None
    made = Document(INFO)
    for part in parts:
        with made.page(WIDTH, HEIGHT) as sheet:
            part.draw(sheet, LEFT, TOP, MEASURE)
    pdf = made.finish()
    assert problems(pdf) == []
    assert tags(pdf)["P"] == 1


def test_outline_links_and_places() -> None:
    pdf, _ = book()
    with opened(pdf) as file:
        with file.open_outline() as outline:
            assert [(entry.title, [kid.title for kid in entry.children]) for entry in outline.root] == [
                ("Heading", ["Words"]),
                ("Heading", ["Words"]),
            ]
        notes = list(file.pages[0].Annots)
        places = [str(name) for name in file.Root.Names.Dests.Names[::2]]
        targets = [str(note.Dest) if "/Dest" in note else str(note.A.URI) for note in notes]
        assert targets == ["top2", "https://example.org/%C3%A4", "top1", "top1"]
        assert {"top1", "top2"} <= set(places)
        assert file.Root.Names.EmbeddedFiles.Names[0] == "mission.ics"
        assert file.Root.AF[0].EF.F.read_bytes() == b"BEGIN:VCALENDAR"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "  "])
def test_links_nobody_should_open_are_words_only(target: str) -> None:
    pdf, _ = printed(["See ", Span("this", link=target)])
    assert problems(pdf) == []
    with opened(pdf) as file:
        assert "/Annots" not in file.pages[0]


def test_a_link_to_nowhere_is_reported() -> None:
    _, made = printed([Span("See there", link="#nowhere")])
    assert made.report.dead_links == ("nowhere",)


def test_missing_glyphs_are_told_with_their_place_and_belong_to_one_document() -> None:
    _, made = printed("Sushi 🍣 and مرحبا")
    assert [missing.character for missing in made.report.missing] == ["🍣", "م", "ر", "ح", "ب", "ا"]
    assert {missing.page for missing in made.report.missing} == {1}
    assert "sushi" in made.report.messages()[0]
    _, other = printed("Nothing is missing here")
    assert other.report.missing == ()
    pdf, again = printed("Sushi 🍣 and مرحبا")
    assert again.report.missing == made.report.missing, "told again for a paragraph laid out before"
    assert copied(pdf).count("〓") == 6


def test_a_text_on_many_pages_is_told_once_with_its_pages() -> None:
    report = Report()
    for page in (1, 2, 3, 5):
        report.note_missing(("🍣",), page, "Sushi 🍣")
        report.note_cut(page, "Rindfleischetikettierung")
    report.note_missing(("🍣",), 9, "More 🍣")
    assert report.messages() == (
        "No font has the character 🍣 (sushi); 〓 stands for it on pages 1–3, 5 («Sushi 🍣»); page 9 («More 🍣»).",
    )
    assert report.cut_messages() == ("Cut to fit on pages 1–3, 5: Rindfleischetikettierung",)


def test_a_line_shrinks_then_is_cut_and_reported() -> None:
    def draw(sheet: Sheet) -> None:
        width = sheet.line(LEFT, 500, "Führungskräfteentwicklung", Style(), width=90, smallest=6, tag="P")
        assert width <= 90
        width = sheet.line(LEFT, 400, "Führungskräfteentwicklungsbeauftragte", Style(), width=90, smallest=8, tag="P")
        assert 80 < width <= 90

    pdf, made = document(draw)
    assert [text for _, text in made.report.cut] == ["Führungskräfteentwicklungsbeauftragte"]
    assert "…" in copied(pdf)


def test_pictures_and_drawings_are_stored_once() -> None:
    pdf, _ = book(5)
    with opened(pdf) as file:
        streams = [thing for thing in file.objects if isinstance(thing, pikepdf.Stream)]
        kinds = [str(stream.get("/Subtype", "")) for stream in streams]
    assert kinds.count("/Image") == 2
    assert kinds.count("/Form") == 1


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "L")]
)
def test_pictures_of_every_sort_become_plain_ones(form: str, mode: str) -> None:
    pdf, _ = document(lambda sheet: sheet.image(picture(form, mode), 100, 100, 60, 40))
    with opened(pdf) as file:
        image = next(iter(file.pages[0].get_images().values()))
        assert image.ColorSpace in {"/DeviceRGB", "/DeviceGray"}
        assert "/SMask" not in image


def test_plain_pixels_enter_the_file_as_they_are() -> None:
    plain, out = Image.new("RGB", (3, 2), "#123456"), io.BytesIO()
    plain.save(out, "PPM")
    pdf, _ = document(lambda sheet: sheet.image(out.getvalue(), 100, 100, 60, 40))
    with opened(pdf) as file:
        image = next(iter(file.pages[0].get_images().values()))
        assert (image.Width, image.Height, image.ColorSpace) == (3, 2, "/DeviceRGB")
        assert image.read_bytes() == plain.tobytes()


def test_same_data_same_bytes_in_this_process() -> None:
    first, _ = book()
    printed("another document in between, with 他の文字 and other glyphs")
    assert book()[0] == first


def test_same_data_same_bytes_in_another_process() -> None:
    script = (
        "import sys; from tests.documents.typesetting import test_documents as t; sys.stdout.buffer.write(t.book()[0])"
    )
    root = Path(__file__).parents[3]
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", script]
        other = subprocess.run(command, env=environment, cwd=root, capture_output=True, check=True)
        assert other.stdout == book()[0]


def test_another_date_gives_another_file() -> None:
    assert printed("words")[0] == printed("words")[0]
    made = Document(Info("Other", created=INFO.created))
    with made.page(WIDTH, HEIGHT) as sheet:
        Paragraph("words", Style()).draw(sheet, LEFT, TOP, MEASURE)
    with opened(made.finish()) as other, opened(printed("words")[0]) as first:
        assert other.trailer.ID[0] != first.trailer.ID[0]


def test_a_document_without_a_word() -> None:
    pdf, made = document(lambda sheet: sheet.raw("q 1 0 0 rg 0 0 10 10 re f Q"))
    assert problems(pdf) == []
    assert made.pages == 1
    pdf, _ = printed("")
    assert problems(pdf) == []


def test_measures_keep_points() -> None:
    assert pytest.approx(2.834645669) == MM
