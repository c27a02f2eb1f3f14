"""Tables in text files: encodings, delimiters, rows as Excel counts them."""

from __future__ import annotations

import pytest

from eujc_desktop.exchange.sheets import TextForm
from tests.exchange.workbooks import only

PEOPLE = "Family name;Given name;Note\r\nŐrum;Freja;a\r\n"
ANSI = "Family name;Given name;Note\r\nØrum;Freja;naïve – “quoted”\r\n"
JAPANESE = "会社名;氏名;ふりがな\r\n株式会社青嶺製作所;佐々木 健太郎;ささき けんたろう\r\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (PEOPLE, "utf-8", "utf-8-sig"),
        (PEOPLE, "utf-8-sig", "utf-8-sig"),
        (PEOPLE, "utf-16", "utf-16"),
        ("\ufeff" + PEOPLE, "utf-16-be", "utf-16"),
        (PEOPLE, "utf-16-be", "utf-16-be"),
        (PEOPLE, "utf-16-le", "utf-16-le"),
        (ANSI, "cp1252", "cp1252"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "utf-8", "utf-8-sig"),
        (JAPANESE, "utf-16", "utf-16"),
    ],
)
def test_r070_encodings(tmp_path, text, encoding, found):
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    table = only(path)
    assert table.encoding == found
    plain = text.removeprefix("\ufeff").splitlines()
    assert [cells for _, cells in table.rows] == [tuple(line.split(";")) for line in plain]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_r070_delimiters_under_a_title(tmp_path, mark):
    lines = ["Participants, as of 20 November; draft", "", mark.join(("Family name", "Given name", "Turnover"))]
    lines += [mark.join(("Ørum", "Freja", '"48,9"'))] * 3
    path = tmp_path / "list.csv"
    path.write_text("\r\n".join(lines), encoding="utf-8")
    table = only(path)
    assert table.delimiter == mark
    assert table.rows[-1] == (6, ("Ørum", "Freja", "48,9"))


def test_r070_the_hint_of_excel(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("sep=,\r\nA;1,B;2\r\n", encoding="utf-8")
    assert only(path).rows == ((2, ("A;1", "B;2")),)


def test_cells_with_line_breaks_count_as_one_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name;Note\r\nØrum;"late;\r\nkeep ""room"""\r\nHoffmann;x\r\n', encoding="utf-8")
    assert only(path).rows[1:] == ((2, ("Ørum", 'late;\r\nkeep "room"')), (3, ("Hoffmann", "x")))


@pytest.mark.parametrize("text", ["x" * 2_000_000, ";" * 300 + "x", '"' + "a;b\n" * 400_000])
def test_text_that_is_no_table(refused, tmp_path, text):
    path = tmp_path / "blob.csv"
    path.write_text(text, encoding="utf-8")
    assert "blob.csv" in refused(path)


def test_what_is_told_is_not_found_out(tmp_path):
    path = tmp_path / "Namen ä.csv"
    path.write_bytes("Family name;Given name, all\r\nŐrum;Zoë, Łukasz\r\n".encode("cp1250"))
    told = only(path, TextForm("cp1250", ";"))
    assert (told.encoding, told.delimiter) == ("cp1250", ";")
    assert told.rows[1] == (2, ("Őrum", "Zoë, Łukasz"))
    assert only(path, TextForm(delimiter=",")).rows[0] == (1, ("Family name;Given name", " all"))
    wrong = only(path, TextForm("utf-8-sig"))
    assert "\ufffd" in wrong.rows[1][1][0]


@pytest.mark.parametrize(
    "torn",
    [
        'A,B,a1@example.org,"called; said 5"" pipe\n',
        '"Un,closed,x@example.org,\n',
        'A,B,a1@example.org,"closed early" by hand\n',
    ],
)
def test_a_quote_left_open_is_told_with_its_row_instead_of_swallowing_those_after_it(refused, tmp_path, torn):
    path = tmp_path / "list.csv"
    rows = [f"Name{i},Given,n{i}@example.org,fine\n" for i in range(20)]
    path.write_text("Family name,Given name,E-mail,Remark\n" + "".join([*rows[:3], torn, *rows[3:]]), encoding="utf-8")
    problem = refused(path)
    assert "“list.csv”, row 5: a quotation mark opens a cell" in problem
    assert "typed twice" in problem


def test_quotes_that_are_closed_and_quotes_inside_cells_are_read(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name,Remark\n"Ørum","said ""yes"", twice\nand again"\nBerg,5" pipe\n', encoding="utf-8")
    assert [cells for _, cells in only(path).rows] == [
        ("Name", "Remark"),
        ("Ørum", 'said "yes", twice\nand again'),
        ("Berg", '5" pipe'),
    ]
