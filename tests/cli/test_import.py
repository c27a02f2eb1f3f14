"""Lists brought in from the command line: dry run, all or nothing, only the good rows."""

from __future__ import annotations

import pytest

MESSY = "applications-fr-messy.xlsx"


def bring(command, what, path, *more):
    return command.json("import", what, path, "--mission", "WCM-2027", *more)


@pytest.fixture
def with_people(with_mission, input_file):
    assert bring(with_mission, "participants", input_file("applications-en.xlsx"))["added"] == 41
    return with_mission


def test_a_dry_run_tells_each_row_and_writes_nothing(with_people, input_file):
    before = with_people.data.read_bytes()
    told = bring(with_people, "participants", input_file(MESSY), "--dry-run")
    assert with_people.code == 0
    assert with_people.data.read_bytes() == before
    results = {row["row"]: row["result"] for row in told["rows"]}
    assert {row for row, result in results.items() if result == "problem"} == {26, 36}
    assert {row for row, result in results.items() if result == "duplicate"} == {23}
    assert {row for row, result in results.items() if result == "same"} == {17, 33}
    assert set(results.values()) == {"new", "changed", "same", "duplicate", "problem"}
    bad = next(row for row in told["rows"] if row["row"] == 26)["problems"]
    found = next(problem for problem in bad if problem["severity"] == "problem")
    assert (found["column"], found["value"]) == ("Expire le", "31/02/2030")
    assert found["reason"]
    assert found["cure"]


def test_a_list_with_problems_is_refused_whole(with_people, input_file):
    before = len(with_people.json("history"))
    told = bring(with_people, "participants", input_file(MESSY))
    assert with_people.code == 1
    assert told["imported"] is False
    assert len(told["rows"]) == 31
    assert "2 rows have problems and 1 row may be known already: nothing is imported." in with_people.err
    assert len(with_people.json("history")) == before
    lines = with_people("import", "participants", input_file(MESSY), "--mission", "WCM-2027")
    assert "Row 26" in lines
    assert "31/02/2030" in lines
    assert "nothing is imported" in with_people.err


def test_only_the_good_rows_come_in_as_one_step(with_people, input_file):
    told = bring(with_people, "participants", input_file(MESSY), "--only-good")
    assert with_people.code == 0
    assert (told["added"], told["changed"], told["completed"], told["left_out"]) == (17, 9, 2, 3)
    assert len(with_people.json("show", "WCM-2027")["participants"]) == 58
    with_people("undo")
    assert len(with_people.json("show", "WCM-2027")["participants"]) == 41


def test_the_same_list_twice_changes_nothing(with_people, input_file):
    told = bring(with_people, "participants", input_file("applications-en.xlsx"))
    assert (told["added"], told["changed"], told["unchanged"]) == (0, 0, 41)


def test_a_backup_is_made_before(with_people):
    assert "before import" in [backup["reason"] for backup in with_people.json("backups")]


def test_hosts_can_begin_an_office(eujc, input_file):
    hosts = input_file("hosts-ja.xlsx")
    eujc("import", "companies", hosts, "--dry-run")
    assert eujc.code == 1
    assert not eujc.data.exists()
    assert eujc("import", "companies", hosts).splitlines() == [
        "24 added",
        "Other sheets are left aside: “担当者”. Choose the sheet to read one.",
        "Empty cells change nothing.",
    ]
    assert [path.name for path in eujc.data.parent.iterdir()] == ["office.db"]
    told = eujc.json("import", "companies", hosts, "--sheet", "担当者", "--dry-run")
    assert (told["sheet"], told["counts"]["duplicate"]) == ("担当者", 2)


def test_figures_of_earlier_years_can_begin_an_office(eujc, input_file):
    told = eujc.json("import", "activities", input_file("history.xlsx"), "--dry-run")
    assert eujc.code != 0, told
    assert eujc.json("import", "activities", input_file("history.xlsx"))["added"] == 353
    told = eujc.json("import", "activities", input_file("history.xlsx"), "--dry-run")
    assert told["counts"]["same"] == 353
    assert "Partnership agreements: the rows make 103, published are 100" in told["remarks"]


def test_without_a_mission_it_must_be_clear_which_is_meant(with_mission, input_file):
    with_mission("import", "itinerary", input_file("programme-wcm-2027.xlsx"))
    assert with_mission.code == 0
    assert with_mission.new_mission("WCM-2028") == 0
    with_mission("import", "itinerary", input_file("programme-wcm-2027.xlsx"))
    assert with_mission.code == 1
    assert "--mission" in with_mission.err


def test_people_need_an_office(eujc, input_file):
    eujc("import", "participants", input_file("applications-en.xlsx"))
    assert eujc.code == 1
    assert not eujc.data.exists()


def test_files_that_are_no_lists(with_mission, tmp_path, input_file):
    page, empty = tmp_path / "page.xlsx", tmp_path / "empty.csv"
    page.write_text("<html><body>Applications</body></html>")
    empty.touch()
    for path, words in (
        (tmp_path / "none.xlsx", "There is no file"),
        (tmp_path, "is a folder, not a list"),
        (page, "is a web page"),
        (empty, "is empty"),
        (input_file("photos", "zahra_gorg.jpg"), "zahra_gorg.jpg"),
    ):
        with_mission("import", "participants", path, "--mission", "WCM-2027")
        assert with_mission.code == 1
        assert words in with_mission.err
    with_mission("import", "participants", input_file(MESSY), "--mission", "WCM-2027", "--sheet", "Feuille9")
    assert with_mission.code == 1
    assert "“Inscriptions”" in with_mission.err
    assert len(with_mission.json("history")) == 1


@pytest.mark.parametrize("place", ["P01-lean-visit-brussels-2014", "P07-agri-food-2019", "P12-study-group-europe-2001"])
def test_published_programmes_come_in(with_mission, input_file, place):
    with_mission("import", "itinerary", input_file("real-programmes", f"{place}.csv"))
    assert with_mission.code == 0, with_mission.err
    assert with_mission.json("show", "WCM-2027")["itinerary"]


def test_an_import_tells_what_it_left_aside(with_mission, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Family name,Given name,Shoe colour\nBerg,Anna,red\n", encoding="utf-8")
    told = bring(with_mission, "participants", path)
    assert told["added"] == 1
    assert any("Shoe colour" in remark for remark in told["remarks"])
    path.write_text("Family name,Given name,Shoe colour\nLind,Bo,blue\n", encoding="utf-8")
    assert "Shoe colour" in with_mission("import", "participants", path, "--mission", "WCM-2027")


def test_an_import_is_listed_and_taken_back(with_people):
    [taken] = with_people.json("imports")
    assert (taken["label"], taken["stands"]) == ("Import 41 participants from applications-en.xlsx", True)
    with_people("imports", "--take-back", taken["step"] + 1)
    assert with_people.code == 1
    assert "is no import" in with_people.err
    assert "Taken back: Import 41" in with_people("imports", "--take-back", taken["step"])
    assert with_people.json("show", "WCM-2027")["participants"] == []
    assert with_people("imports").strip().endswith("(taken back)")
    with_people("imports", "--take-back", taken["step"])
    assert (with_people.code, "taken back already" in with_people.err) == (1, True)


def test_a_folder_of_photos_is_looked_at_then_kept(with_people, input_file):
    before = with_people.data.read_bytes()
    told = bring(with_people, "photos", input_file("photos"), "--dry-run")
    assert told["counts"] == {"new": 24}
    assert with_people.data.read_bytes() == before
    assert bring(with_people, "photos", input_file("photos"))["kept"] == 24
    lines = with_people("import", "photos", input_file("logos"), "--mission", "WCM-2027")
    assert with_people.code == 1
    assert "8 files: fit nobody; nothing is imported." in with_people.err
    assert "owari-dandori.svg: nobody" in lines
    with_people("import", "photos", input_file("photos"))
    assert with_people.code == 2


def test_evaluation_forms_come_in_by_their_headings(sample, tmp_path):
    file = tmp_path / "forms.csv"
    file.write_text(
        "How do you rate the mission as a whole?;Was the preparation helpful?;What was most useful?;Weather\n"
        "5;4;The talks;fine\n3;;;rain\n",
        encoding="utf-8",
    )
    words = ("import", "evaluation", file, "--mission", "HRTP-2026")
    before = sample.data.read_bytes()
    told = sample.json(*words, "--dry-run")
    assert (told["answers"], told["headings_left_out"], told["imported"]) == (4, ["Weather"], False)
    assert sample.data.read_bytes() == before
    lines = sample(*words)
    assert (sample.code, lines.splitlines()[0]) == (0, "4 answers imported.")
    again = sample(*words)
    assert (sample.code, again, "here already" in sample.err) == (1, "", True)
    assert "Import forms from forms.csv" in sample("undo")
    file.write_text(
        "How do you rate the mission as a whole?;Was the preparation helpful?\n5;4\n5;9\n", encoding="utf-8"
    )
    before = sample.data.read_bytes()
    assert sample(*words) == ""
    assert (sample.code, "“9” is not one of 1 to 5" in sample.err) == (1, True)
    assert sample.data.read_bytes() == before
    sample(*words[:3])
    assert (sample.code, "--mission is needed" in sample.err) == (2, True)
    sample(*words, "--only-good")
    assert sample.code == 2
