"""Papers, lists and calendars from the command line: what is made, where it goes, and what is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest
from icalendar import Calendar

from eujc_desktop.cli.export_words import LETTERS, LISTS, PAPERS
from eujc_desktop.cli.parser import SHEETS
from eujc_desktop.exchange.cuts import CUTS
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services import imports, letters


def test_the_words_are_those_of_the_services():
    assert set(LISTS) == set(CUTS)
    assert set(PAPERS) == {str(kind) for kind in PaperKind}
    assert set(SHEETS) == set(imports.WAYS)
    assert list(LETTERS) == list(letters.KINDS)


def text_of(path):
    """The words of a PDF, page by page."""
    book = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded() for page in book]
    finally:
        book.close()


def make(command, what, target, *more):
    return command.json("export", what, "--mission", "WCM-2027", "--to", target, *more)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("briefing-book", "WCM-2027_briefing-book.pdf"),
        ("programme", "WCM-2027_programme_days-en.pdf"),
        ("certificates", "WCM-2027_certificates.pdf"),
        ("roster", "WCM-2027_fellows-list.xlsx"),
        ("ics", "WCM-2027_programme.ics"),
    ],
)
def test_in_a_folder_each_paper_has_its_name(sample, tmp_path, what, name):
    folder = tmp_path / "書類"
    assert make(sample, what, folder)["files"] == [str(folder / name)]
    assert sample.code == 0, sample.err
    assert [path.name for path in folder.iterdir()] == [name]


def test_the_book_and_the_programme_in_both_forms_can_be_read(sample, tmp_path):
    make(sample, "briefing-book", tmp_path / "book.pdf")
    assert any("Aone Seisakusho" in page for page in text_of(tmp_path / "book.pdf"))
    make(sample, "programme", tmp_path / "table.PDF", "--form", "table", "--language", "ja")
    assert "ワールドクラス" in text_of(tmp_path / "table.PDF")[0]


def test_the_book_as_a_booklet(sample, tmp_path):
    made = make(sample, "briefing-book", tmp_path, "--form", "booklet")
    assert sample.code == 0, sample.err
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["WCM-2027_briefing-book_booklet.pdf"], made


def test_the_emergency_folder_is_locked_with_a_password_of_the_environment(sample, tmp_path, monkeypatch):
    make(sample, "emergency-folder", tmp_path / "folder.pdf")
    assert "Emergency folder needs its password" in sample.err
    monkeypatch.setenv("EUJC_PDF_PASSWORD", "long enough")
    make(sample, "emergency-folder", tmp_path / "folder.pdf")
    assert sample.code == 0, sample.err
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "folder.pdf")


@pytest.mark.parametrize("form", ["one-page", "wall-chart", "pocket-card", "outline"])
def test_the_whole_programme_on_one_sheet(sample, tmp_path, form):
    make(sample, "programme", tmp_path / "small.pdf", "--form", form, "--language", "ja")
    assert sample.code == 0, sample.err
    pages = text_of(tmp_path / "small.pdf")
    assert len(pages) == 1
    assert "ワールドクラス" in "".join(pages[0].split())


@pytest.mark.parametrize("cut", ["host", "fellows", "rooming", "sign-in", "emergency", "finance", "statistics"])
def test_every_list(sample, tmp_path, cut):
    make(sample, "roster", tmp_path / "list.xlsx", "--list", cut)
    assert sample.code == 0, sample.err
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet.max_row > 5
    assert sheet.freeze_panes


def test_a_file_made_again_takes_the_place_of_the_old_one(sample, tmp_path):
    target = tmp_path / "programme.ics"
    target.write_text("older")
    make(sample, "ics", target)
    assert len(Calendar.from_ical(target.read_bytes()).events) == 80
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("office")) == ["programme.ics"]


def test_remarks_about_a_paper_go_to_stderr(sample, tmp_path):
    told = make(sample, "briefing-book", tmp_path / "book.pdf")
    words = sample("export", "briefing-book", "--mission", "WCM-2027", "--to", tmp_path / "again.pdf")
    assert words == f"{tmp_path / 'again.pdf'}\n"
    assert len(sample.err.splitlines()) == len(told["missing"]) + len(told["warnings"])


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("no/list.xlsx", "cannot be reached"),
        ("letter.txt", "does not end in .xlsx"),
        ("office.db", "does not end in .xlsx"),
        ("list.xls", "does not end in .xlsx"),
        ("letter.txt/list.xlsx", "could not be written"),
        ("letter.txt/lists", "could not be written"),
        ("x" * 300 + ".xlsx", "too long"),
    ],
)
def test_targets_that_will_not_do(sample, tmp_path, target, words):
    (tmp_path / "letter.txt").write_text("mine")
    before = len(sample.json("history"))
    make(sample, "roster", tmp_path / target)
    assert sample.code == 1
    assert words in sample.err
    assert (tmp_path / "letter.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.txt", "office.db"]
    assert len(sample.json("history")) == before


def test_nobody_can_have_a_certificate_before_somebody_goes(sample, tmp_path):
    sample("export", "certificates", "--mission", "WCM-2028", "--to", tmp_path / "none.pdf")
    assert sample.code == 1
    assert "Nobody on this mission can have a certificate yet." in sample.err


def test_each_has_a_certificate_with_its_own_number(sample, tmp_path):
    files = make(sample, "certificates", tmp_path / "each", "--each")["files"]
    assert len(set(files)) == 24
    first = text_of(files[0])
    assert len(first) == 1
    assert "WCM-2027-001" in first[0]
    again = make(sample, "certificates", tmp_path / "again", "--each")["files"]
    assert [path.rpartition("/")[2] for path in again] == [path.rpartition("/")[2] for path in files]


def test_each_in_one_file_is_refused(sample, tmp_path):
    make(sample, "certificates", tmp_path / "all.pdf", "--each")
    assert sample.code == 1
    assert "24 files" in sample.err
    assert not (tmp_path / "all.pdf").exists()


def going(command):
    people = command.json("show", "WCM-2027")["participants"]
    return [person for person in people if person["participation.stage"] == "confirmed" and "group.letter" in person]


def test_one_person_has_an_own_book_and_certificate(sample, tmp_path):
    person = going(sample)[0]
    make(sample, "briefing-book", tmp_path / "own.pdf", "--person", person["id"])
    assert sample.code == 0, sample.err
    cover, *_ = pages = text_of(tmp_path / "own.pdf")
    assert f"Briefing book for {person['person.given_name']} {person['person.family_name']}" in cover
    assert any(f"room {person['participation.room_no']}" in page for page in pages[:5])
    make(sample, "certificates", tmp_path / "own.pdf", "--person", person["records"]["person"])
    assert person["person.family_name"] in text_of(tmp_path / "own.pdf")[0]


def test_a_calendar_for_each_leaves_out_the_other_group(sample, tmp_path):
    files = make(sample, "ics", tmp_path / "each", "--each")["files"]
    assert len(set(files)) == 24
    counts = [len(Calendar.from_ical(Path(file).read_bytes()).events) for file in files]
    assert max(counts) < 80


@pytest.mark.parametrize("what", ["briefing-book", "certificates", "ics"])
def test_a_person_who_is_not_on_the_mission(sample, tmp_path, what):
    make(sample, what, tmp_path / "out", "--person", "nobody")
    assert sample.code == 1
    assert "This person is not on the mission." in sample.err
    assert not (tmp_path / "out").exists()


def test_who_is_not_confirmed_has_no_certificate(sample, tmp_path):
    people = sample.json("show", "WCM-2027")["participants"]
    waiting = next(person for person in people if person["participation.stage"] == "waiting list")
    make(sample, "certificates", tmp_path / "out.pdf", "--person", waiting["id"])
    assert sample.code == 1
    assert "can have no certificate of participation yet" in sample.err


def test_namesakes_never_take_each_others_file(with_mission, tmp_path):
    rows = (
        "Given name;Family name;E-mail;Status",
        "Anna;Berg;a@example.org;confirmed",
        "ANNA;Berg;b@example.org;confirmed",
    )
    (tmp_path / "people.csv").write_text("\n".join(rows), encoding="utf-8")
    with_mission("import", "participants", tmp_path / "people.csv", "--only-good")
    people = {row["person.email"]: row["id"] for row in with_mission.json("show", "WCM-2027")["participants"]}
    assert len(people) == 2
    for what in ("briefing-book", "certificates", "ics"):
        alone = [
            make(with_mission, what, tmp_path / what, "--person", people[mail])["files"][0] for mail in sorted(people)
        ]
        assert len({path.casefold() for path in alone}) == 2, alone
        assert len(list((tmp_path / what).iterdir())) == 2
        again = [Path(file).name for file in make(with_mission, what, tmp_path / f"{what}-each", "--each")["files"]]
        assert set(again) == {Path(file).name for file in alone}


def test_a_disk_that_fills_up_midway_leaves_nothing(sample, tmp_path, monkeypatch):
    target, real = tmp_path / "each", Path.write_bytes

    def write(self, data):
        if len(list(target.iterdir())) > 3:
            raise OSError(28, "No space left on device", str(self))
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    before = len(sample.json("history"))
    make(sample, "certificates", target, "--each")
    assert sample.code == 1
    assert "The disk is full" in sample.err
    assert list(target.iterdir()) == []
    assert len(sample.json("history")) == before


def test_a_copied_office_prints_the_same_bytes(sample, tmp_path):
    shutil.copyfile(sample.data, tmp_path / "copy.db")
    make(sample, "certificates", tmp_path / "one.pdf")
    make(sample, "programme", tmp_path / "programme.pdf")
    sample.data = tmp_path / "copy.db"
    make(sample, "certificates", tmp_path / "two.pdf")
    make(sample, "programme", tmp_path / "again.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "programme.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_lists_on_paper_take_order_language_day_and_columns_to_fill_in(sample, tmp_path):
    made = make(
        sample, "sign-in", tmp_path, "--day", "2", "--column", "Headset no.", "--column", "配布", "--order", "group"
    )
    assert sample.code == 0, sample.err
    assert Path(made["files"][0]).name == "WCM-2027_sign-in_day-2_en.pdf"
    first = text_of(made["files"][0])[0]
    assert "Headset no." in first
    assert "配布" in first
    made = make(sample, "rooming", tmp_path / "rooms.pdf", "--language", "ja", "--order", "room")
    first = text_of(tmp_path / "rooms.pdf")[0]
    assert "宿泊者名簿" in first
    assert first.index("601") < first.index("602") < first.index("808")


def test_each_host_has_a_delegation_list_of_its_own(sample, tmp_path):
    files = make(sample, "delegation", tmp_path, "--each", "--language", "ja")["files"]
    assert sample.code == 0, sample.err
    assert len(set(files)) == len(files) > 10
    assert "御中" in text_of(files[0])[0]


@pytest.mark.parametrize(
    "more",
    [
        ("programme", "--order", "kana"),
        ("badges", "--order", "room"),
        ("rooming", "--day", "2"),
        ("delegation", "--column", "Shoes"),
        ("meals", "--each"),
        ("meals", "--person", "x"),
        ("attendance", "--language", "both"),
        ("attendance", "--day", "two"),
        ("attendance", "--form", "table"),
    ],
)
def test_what_does_not_go_with_a_list_is_refused(sample, tmp_path, more):
    what, *words = more
    sample("export", what, "--mission", "WCM-2027", "--to", tmp_path / "x.pdf", *words)
    assert sample.code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_a_book_has_the_sections_that_are_named(sample, tmp_path):
    make(sample, "briefing-book", tmp_path / "few.pdf", "--sections", "notes,cover")
    few = text_of(tmp_path / "few.pdf")
    assert len(few) == 3
    assert "Briefing book for participants" in few[2]
    make(sample, "briefing-book", tmp_path / "no.pdf", "--sections", "notes,cover", "--without", "cover")
    assert len(text_of(tmp_path / "no.pdf")) == 2
    make(sample, "briefing-book", tmp_path / "odd.pdf", "--without", "covers")
    assert sample.code == 1
    assert "no section called “covers”" in sample.err
    assert "glance, week, days" in sample.err
    sample("export", "badges", "--mission", "WCM-2027", "--to", tmp_path / "odd.pdf", "--sections", "cover")
    assert sample.code == 2
    assert "--sections goes with export briefing-book" in sample.err


def test_what_was_made_last_is_struck_out_and_undo_brings_it_back(sample, tmp_path):
    make(sample, "roster", tmp_path / "list.xlsx", "--list", "host")
    assert "Hosts: " in sample("disclosures", "WCM-2027")
    assert sample.json("strike-out", "WCM-2027")["papers"] == 1
    assert sample("disclosures", "WCM-2027").startswith("Nobody was given")
    sample("undo")
    assert "Hosts: " in sample("disclosures", "WCM-2027")
    sample("editions", "release", "--mission", "WCM-2027", "--paper", "programme")
    sample("strike-out", "WCM-2027")
    assert sample.code == 1
    assert "stays" in sample.err


def test_the_finance_list_as_a_workbook_in_japanese(sample, tmp_path):
    make(sample, "roster", tmp_path / "list.xlsx", "--list", "finance", "--language", "ja")
    assert sample.code == 0, sample.err
    assert openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]["B1"].value == "姓"
    rooming = ("--list", "rooming", "--language", "ja", "--to", tmp_path / "other.xlsx")
    sample("export", "roster", "--mission", "WCM-2027", *rooming)
    assert sample.code != 0
    assert "--language goes with the list finance" in sample.err
