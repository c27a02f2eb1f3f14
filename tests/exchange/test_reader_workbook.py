"""Workbooks that hurt: each is read, or refused in words that name file, sheet, cell and cure."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.exchange.reader_limits import MOST_BYTES
from eujc_desktop.exchange.sheets import read_book
from tests.exchange.workbooks import BODY, HEAD, MAIN, PERSON, cell, old_office, only, parts, row, sheet, values, write


def bomb(path, name, size):
    """A workbook whose part `name` unpacks to `size` bytes of blanks."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts().items():
            if part != name:
                archive.writestr(part, data)
        with archive.open(name, "w", force_zip64=True) as out:
            for _ in range(size // 2**20):
                out.write(b" " * 2**20)
    return path


@pytest.mark.parametrize(
    ("part", "megabytes"),
    [("xl/worksheets/sheet1.xml", 1024), ("xl/sharedStrings.xml", 256), ("xl/media/image1.png", 256)],
)
def test_r060_a_packed_gigabyte(refused, tmp_path, part, megabytes):
    path = bomb(tmp_path / "bomb.xlsx", part, megabytes * 2**20)
    assert path.stat().st_size < 2 * 2**20
    assert f"would unpack to {megabytes:,} MB" in refused(path)


def test_r060_a_part_that_lies_about_its_size(refused, tmp_path):
    path = bomb(tmp_path / "lies.xlsx", "xl/sharedStrings.xml", 300 * 2**20)
    honest, small = (300 * 2**20).to_bytes(4, "little"), (4096).to_bytes(4, "little")
    data = path.read_bytes()
    assert honest in data
    path.write_bytes(data.replace(honest, small))
    assert "damaged" in refused(path)


def test_r060_a_zip_of_many_parts(refused, tmp_path):
    many = {f"xl/media/{number}": "" for number in range(6_000)}
    assert "6,00" in refused(write(tmp_path / "many.xlsx", parts(**many)))


def test_r060_entities_that_grow(refused, tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    top = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    told = refused(write(tmp_path / "laughs.xlsx", parts(sheet(HEAD + row(2, "&l9;"), top=top))))
    assert "sheet “People”" in told


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml"])
def test_r060_entities_that_read_files(refused, tmp_path, part):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    top = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    strings = f'<?xml version="1.0"?>{top}<sst {MAIN}><si><t>&x;</t></si></sst>'
    book = f'{top}<workbook {MAIN}><sheets><sheet name="&x;" sheetId="1"/></sheets></workbook>'
    content = parts(sheet(HEAD + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'))
    content[part] = strings if "shared" in part else book
    path = write(tmp_path / "xxe.xlsx", content)
    try:
        read = read_book(path)
    except Damaged:
        assert "damaged" in refused(path)
    else:
        assert "geheim" not in str(read)


def test_r060_a_dimension_that_lies(tmp_path):
    xml = sheet(before='<dimension ref="A1:XFD1048576"/>')
    assert values(write(tmp_path / "dimension.xlsx", parts(xml))) == [("Family name", "Given name", "E-mail"), PERSON]


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "B20002"])
def test_r060_a_cell_far_below(refused, tmp_path, place):
    rows = BODY + f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}">{cell(place, "x")}</row>'
    told = refused(write(tmp_path / "far.xlsx", parts(sheet(rows))))
    assert f"sheet “People”, cell {place}: a list can have 20,000 rows at most." in told


@pytest.mark.parametrize("place", ["XFD2", "GS2", "ZZ2", "AAAAA2"])
def test_r060_a_cell_far_to_the_right(refused, tmp_path, place):
    rows = HEAD + f'<row r="2">{cell("A2", "Ørum")}{cell(place, "x")}</row>'
    told = refused(write(tmp_path / "wide.xlsx", parts(sheet(rows))))
    assert f"sheet “People”, cell {place}: a list can have 200 columns at most." in told


def test_r060_far_cells_that_only_have_a_look_may_stay(tmp_path):
    rows = BODY + '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"></c></row>'
    assert len(values(write(tmp_path / "styled.xlsx", parts(sheet(rows))))) == 2


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="99999999999">{cell("A99999999999", "x")}</row>',
        '<row r="99999999999"><c><v>1</v></c></row>',
        "<row><c><v>1</v></c></row>" * 20_002,
    ],
)
def test_r060_row_numbers_without_end(refused, tmp_path, rows):
    assert "sheet “People”" in refused(write(tmp_path / "rows.xlsx", parts(sheet(rows))))


def test_r069_a_list_of_50001_rows(refused, tmp_path):
    path = write(tmp_path / "long.xlsx", parts(sheet(HEAD + "".join(row(n, *PERSON) for n in range(2, 50_002)))))
    assert "cell A20002: a list can have 20,000 rows at most" in refused(path)
    text = tmp_path / "long.csv"
    text.write_text("Family name,Given name\n" + "Ørum,Freja\n" * 50_000, encoding="utf-8")
    assert "row 20,002: a list can have 20,000 rows at most" in refused(text)


def test_r060_two_million_cells(refused, tmp_path):
    wide = "".join(f'<c r="{letter}{{n}}"><v>1</v></c>' for letter in map(chr, range(65, 91)))
    many = "".join(f'<row r="{n}">{wide.replace("{n}", str(n))}</row>' for n in range(1, 19_000)) * 4
    assert "more than 1,000,000 cells" in refused(write(tmp_path / "cells.xlsx", parts(sheet(many)), packed=False))


def test_r060_more_text_than_a_list_has(refused, tmp_path):
    long = "".join(row(n, "x" * 30_000 + str(n)) for n in range(2, 1_500))
    assert "more cells or text than a list has" in refused(
        write(tmp_path / "text.xlsx", parts(sheet(HEAD + long)), packed=False)
    )


def test_r060_merged_cells_without_end(refused, tmp_path):
    merged = "".join(f'<mergeCell ref="A{n}:XFD{n + 400}"/>' for n in range(2, 6_000))
    path = write(tmp_path / "merged.xlsx", parts(sheet(after=f"<mergeCells>{merged}</mergeCells>")))
    assert "more than 5,000 merged cells" in refused(path)


@pytest.mark.parametrize(
    "rows",
    [
        HEAD + '<row r="2"><c r="A2" t="s"><v>77</v></c></row>',
        HEAD + '<row r="2"><c r="A2" t="n"><v>seven</v></c></row>',
        HEAD + '<row r="2"><c r="A2" t="d"><v>yesterday</v></c></row>',
        HEAD + '<row r="0"><c r="A0"><v>1</v></c></row>',
        HEAD + '<row r="2"><c r="2A"><v>1</v></c></row>',
        HEAD + '<row r="2"><c r="A2"><v>1</c></row>',
        HEAD + "<row",
    ],
)
def test_r060_broken_cells(tmp_path, refused, rows):
    path = write(tmp_path / "broken.xlsx", parts(sheet(rows)))
    try:
        found = values(path)
    except Damaged:
        assert "open it in excel" in refused(path).lower()
    else:
        assert found[0][:3] == ("Family name", "Given name", "E-mail")


def test_r060_a_workbook_that_breaks_off(refused, tmp_path):
    whole = write(tmp_path / "whole.xlsx", parts()).read_bytes()
    path = tmp_path / "half.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refused(path)


def test_r060_a_part_with_flipped_bits(refused, tmp_path):
    path = write(tmp_path / "flipped.xlsx", parts(), packed=False)
    path.write_bytes(path.read_bytes().replace(b"Freja", b"Frejb"))
    assert "“flipped.xlsx” is damaged" in refused(path)


def test_r060_a_workbook_whose_sheets_are_missing(refused, tmp_path):
    content = parts()
    del content["xl/_rels/workbook.xml.rels"]
    assert "damaged" in refused(write(tmp_path / "none.xlsx", content))


def test_r061_a_password_is_named_with_the_way_to_remove_it(refused, tmp_path):
    path = tmp_path / "secret.xlsx"
    path.write_bytes(old_office("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    told = refused(path)
    assert "is protected by a password" in told
    assert "Encrypt with Password, empty the field" in told


def packed(**names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in names.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (old_office("Root Entry", "Workbook"), "an old Excel file (.xls)"),
        (old_office("Root Entry", "Book"), "an old Excel file (.xls)"),
        (old_office("Root Entry", "WordDocument"), "an old Word document"),
        (old_office("Root Entry"), "an old Office file"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument file"),
        (packed(xl__workbook_bin=""), "a binary workbook (.xlsb)"),
        (packed(word__document_xml=""), "a Word document"),
        (packed(ppt__presentation_xml=""), "a presentation"),
        (packed(photo=""), "a packed folder (.zip)"),
        (b"<!DOCTYPE html><html><table><tr><td>Name", "a web page"),
        (b"\xef\xbb\xbf<html>", "a web page"),
        (b"<?xml version='1.0'?><Workbook>", "an XML file"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1", "a text document"),
        (b"Family name;Given name\r\n\xd8rum;Freja", "a text file (CSV)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not a list this program can read"),
        (b"PK\x05\x06" + bytes(18), "not a list this program can read"),
        (b"", "is empty"),
        (b" \r\n ", "is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_r062_files_named_xlsx_that_are_something_else(refused, tmp_path, data, what):
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    assert what in refused(path)


def test_r060_a_file_too_large_to_be_a_list(refused, tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as out:
        out.truncate(MOST_BYTES + 1)
    assert "more than 200 MB" in refused(path)


def test_a_folder_or_nothing_at_all(tmp_path):
    for path, words in ((tmp_path, "is a folder, not a list"), (tmp_path / "none.xlsx", "There is no file")):
        with pytest.raises(Refused, match=words):
            read_book(path)


def test_a_macro_workbook_is_read_without_its_macros(tmp_path):
    path = write(tmp_path / "macros.xlsm", parts(**{"xl/vbaProject.bin": "Sub Auto_Open()"}))
    assert values(path)[1] == PERSON


def test_cells_of_every_sort(tmp_path):
    styles = (
        f'<styleSheet {MAIN}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>'
        "</styleSheet>"
    )
    rows = HEAD + (
        '<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" s="1"><v>46461</v></c><c r="C2" s="2"><v>0.5</v></c>'
        '<c r="D2"><v>12345678901234567890</v></c><c r="E2" s="1"><v>60</v></c><c r="F2"><v>7</v></c></row>'
    )
    (_, found) = values(write(tmp_path / "sorts.xlsx", parts(sheet(rows), **{"xl/styles.xml": styles})))
    assert found[0] is True
    assert found[1] == date(2027, 3, 15)
    assert found[2].hour == 12
    assert found[3] == pytest.approx(1.2345678901234567e19)
    assert found[4].year == 1900
    assert found[5] == 7


def test_dates_that_count_from_1904(tmp_path):
    styles = f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rows = HEAD + '<row r="2"><c r="A2" s="1"><v>44999</v></c></row>'
    content = parts(sheet(rows), book='<workbookPr date1904="1"/>', **{"xl/styles.xml": styles})
    assert values(write(tmp_path / "mac.xlsx", content))[1][0] == date(2027, 3, 15)


def test_r065_formulas_without_value_and_errors_are_listed_by_cell(tmp_path):
    rows = HEAD + (
        '<row r="2"><c r="A2"><f>B2&amp;"x"</f></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="e"><f>1/0</f>'
        '<v>#DIV/0!</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v></v></c>'
        '<c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="str"><f>""</f><v></v></c></row>'
    )
    found = only(write(tmp_path / "formulas.xlsx", parts(sheet(rows))))
    assert found.formulas == {"A2", "A3"}
    assert found.errors == {"C2", "B3"}
    assert dict(found.rows)[2][1] == 2


def test_hidden_rows_columns_and_sheets_are_told(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    first.title = "Liste"
    for cells in (("Name", "Note"), ("Ørum", "a"), ("Hoffmann", "b")):
        first.append(cells)
    first.row_dimensions[3].hidden = True
    first.column_dimensions["B"].hidden = True
    book.create_sheet("listes").sheet_state = "hidden"
    book.create_sheet("secret").sheet_state = "veryHidden"
    book.save(tmp_path / "hidden.xlsx")
    found = read_book(tmp_path / "hidden.xlsx").sheets
    assert [each.hidden for each in found] == [False, True, True]
    assert found[0].hidden_rows == {3}
    assert found[0].hidden_columns == {1}
