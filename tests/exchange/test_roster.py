"""Workbooks read back: what was written is there, of its own type, and nothing else."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.text import clean
from eujc_desktop.exchange.figures import pivot, statistics
from eujc_desktop.exchange.roster import LONGEST, Heading, Roster, workbook
from eujc_desktop.exchange.sheets import read_book
from eujc_desktop.fields.kinds import Amount, Clock, Code, Day, Lines, Phone, Text, Whole, YesNo, long_text

MADE = date(2027, 2, 1)
HOSTILE = [
    "=1+1", '=HYPERLINK("http://evil.example","x")', "=cmd|' /C calc'!A0", "{=SUM(A1:A2)}", "@SUM(1)", "+1", "-1",
    "http://example.org", "mailto:a@b.org", "file:///etc/passwd", "internal:Sheet1!A1", "AT&T", "R&D", "<b>bold</b>",
    "Jean <jean@x.eu>", "</t>", "<![CDATA[x]]>", "&amp;", "&#x41;", "_x0041_", "_x000D_", "NA", "nan", "None", "#N/A",
    "#REF!", "TRUE", "007", "1e5", "12345678901234567890", "'quoted", '"quoted"', "%s {0}", "٣", "שלום", "مرحبا",
    "𠮷野家", "株式会社", "ﾊﾝｶｸ", "é", "👨👩👧", "ß ẞ ı İ", "x" * 255, "x" * LONGEST, "line one\nline two", "Ø", "\\",
    "; DROP TABLE person", "/", "../..", "CON", "1/2", "3-4", "2027-03-15", "12:30", "50 %", "€ 1,000", "(5)",
    "1,000.50", "~", "^", "`id`",
]  # fmt: skip


def roster(values, kind=None, **more):
    rows = tuple({"value": value} for value in values)
    heading = Heading("value", "Value", kind or long_text(LONGEST))
    return Roster("List", "List", (heading,), rows, **more)


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def column(data, letter="B"):
    return [cell.value for cell in opened(data)[letter]][1:]


@pytest.fixture(scope="module")
def hostile():
    return workbook([roster(HOSTILE)], MADE)


def test_r076_hostile_text_comes_back_equal(hostile):
    assert column(hostile) == HOSTILE


def test_r076_no_formula_and_no_link_is_written(hostile):
    with zipfile.ZipFile(io.BytesIO(hostile)) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        links = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not re.search(r"<f[ >]|<hyperlink", sheet)
    assert not [part for part in links if b"hyperlink" in part or b"External" in part]
    assert all(cell.data_type == "s" for cell in opened(hostile)["B"])


def test_hostile_text_goes_round_through_our_own_reader(hostile, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(hostile)
    rows = [cells[1] for _, cells in read_book(path).sheets[0].rows[1:]]
    assert [clean(text, keep_lines=True) for text in rows] == HOSTILE


@given(
    st.lists(st.text(max_size=50).map(lambda text: clean(text, keep_lines=True)).filter(bool), min_size=1, max_size=8)
)
def test_any_clean_text_comes_back_equal(values):
    assert column(workbook([roster(values)], MADE)) == values


def test_signs_that_break_the_file_are_left_out():
    assert column(workbook([roster(["a\ud800b", "a\x00b", "a\x1bb", "\ufffe"])], MADE)) == ["ab", "ab", "ab", None]


def test_r077_text_too_long_for_a_cell_is_refused_with_its_place():
    with pytest.raises(Refused, match="“List”, row 3, “Value”: the text is longer than the 32,767 letters") as refused:
        workbook([roster(["x", "x" * (LONGEST + 1)])], MADE)
    assert refused.value.cure


def test_cells_have_their_own_types():
    kinds = {
        "day": (Day(), date(2027, 3, 15)), "clock": (Clock(), time(9, 5)), "whole": (Whole(), 12),
        "amount": (Amount(), Decimal("1000.50")), "phone": (Phone(), "+81 3 0000 0208"), "code": (Code(), "007"),
        "yes": (YesNo(), True), "lines": (Lines(), ("a", "b")), "none": (Text(), None),
        "old": (Day(), date(1889, 2, 11)),
    }  # fmt: skip
    headings = tuple(Heading(key, key, kind) for key, (kind, _) in kinds.items())
    sheet = opened(workbook([Roster("L", "L", headings, ({key: value for key, (_, value) in kinds.items()},))], MADE))
    cells = {sheet.cell(1, at).value: sheet.cell(2, at) for at in range(2, len(kinds) + 2)}
    assert cells["day"].is_date
    assert cells["day"].value.date() == date(2027, 3, 15)
    assert cells["clock"].value == time(9, 5)
    assert (cells["whole"].value, cells["whole"].data_type) == (12, "n")
    assert (cells["amount"].value, cells["amount"].number_format) == (1000.5, "#,##0.00")
    assert [(cells[key].value, cells[key].data_type, cells[key].number_format) for key in ("phone", "code")] == [
        ("+81 3 0000 0208", "s", "@"), ("007", "s", "@"),
    ]  # fmt: skip
    assert (cells["yes"].value, cells["lines"].value, cells["none"].value) == ("Yes", "a; b", None)
    assert (cells["old"].value, cells["old"].data_type) == ("11 Feb 1889", "s")


def test_set_up_for_reading_and_printing():
    headings, rows = (Heading("value", "Value", Text()),), ({"value": "x"},) * 3
    line = "WCM-2027, edition 2, 2027-02-01"
    made = Roster("Visitors & hosts 訪問者名簿", "Visitors", headings, rows, line, "Confidential", id_key="value")
    sheet = opened(workbook([made], MADE))
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B4"
    assert sheet.print_area == "'Visitors'!$A$1:$B$4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.oddHeader.left.text == "&BVisitors && hosts 訪問者名簿&B"
    assert sheet.oddHeader.right.text == "WCM-2027, edition 2, 2027-02-01"
    assert sheet.oddFooter.left.text == "Confidential"
    assert [cell.value for cell in sheet["A"]] == ["No.", 1, 2, 3]


def test_ids_stand_in_a_hidden_column_that_is_not_printed():
    made = Roster("L", "L", (Heading("value", "Value", Text()),), ({"value": "x", "id": "abc"},), id_key="id")
    sheet = opened(workbook([made], MADE))
    assert [cell.value for cell in sheet["C"]] == ["ID", "abc"]
    assert sheet.column_dimensions["C"].hidden
    assert "C" not in sheet.print_area


def test_a_title_of_any_length_fits_the_page_header():
    sheet = opened(workbook([roster(["x"], line="&" * 200, note="n" * 400)], MADE))
    for text in ("&" * 300, "長い題名" * 100):
        sheet = opened(workbook([Roster(text, "L", (Heading("v", "V"),), (), line="&" * 200, note="n" * 400)], MADE))
        assert sheet.oddHeader.left.text.endswith("…&B")
        assert sheet.oddHeader.right.text.endswith("…")


def test_an_empty_list_has_its_header():
    sheet = opened(workbook([roster([])], MADE))
    assert [cell.value for cell in sheet[1]] == ["No.", "Value"]


def test_the_same_list_gives_the_same_bytes(hostile):
    assert workbook([roster(HOSTILE)], MADE) == hostile


def test_several_lists_are_several_sheets():
    book = openpyxl.load_workbook(io.BytesIO(workbook([roster(["a"]), Roster("Other", "Other", (), ())], MADE)))
    assert book.sheetnames == ["List", "Other"]


# --- figures ---------------------------------------------------------------------------------------------------------

PEOPLE = [
    {"country": "Austria", "size": "small"}, {"country": "Austria", "size": "micro"},
    {"country": "Malta", "size": "small"}, {"country": None, "size": "small"},
]  # fmt: skip


def test_each_cut_is_counted_with_its_share():
    found = statistics(PEOPLE, {"country": "Country", "size": "Size"})
    assert [(row["cut"], row["value"], row["count"], row["share"]) for row in found] == [
        ("Country", "Austria", 2, 50), ("Country", "Malta", 1, 25), ("Country", "not known", 1, 25),
        ("Size", "small", 3, 75), ("Size", "micro", 1, 25),
    ]  # fmt: skip


def test_two_cuts_are_counted_against_each_other():
    columns, rows = pivot(PEOPLE, "country", "size")
    assert columns == ("micro", "small", "Total")
    assert rows[0] == {"country": "Austria", "micro": 1, "small": 1, "Total": 2}
    assert rows[-1] == {"country": "Total", "micro": 1, "small": 3, "Total": 4}


def test_nobody_gives_no_figures():
    assert statistics([], {"country": "Country"}) == ()
    assert pivot([], "country", "size") == ((), ())


def test_pandas_comes_with_the_first_figures_only():
    import subprocess

    code = (
        "import sys; from eujc_desktop.exchange import roster, figures, sheets, cuts; "
        "from eujc_desktop.services import rosters, imports; "
        "heavy = {'pandas', 'openpyxl', 'xlsxwriter', 'python_calamine'} & set(sys.modules); sys.exit(len(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
