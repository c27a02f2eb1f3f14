"""Missions, history and backups from the command line: answers, refusals, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eujc_desktop.bootstrap import offices
from eujc_desktop.models.mission import Mission
from tests.store.office import remove_past_the_journal, spoil


def test_new_mission_is_listed(with_mission):
    rows = with_mission.json("missions")
    assert [(row["code"], row["first_day"], row["status"]) for row in rows] == [("WCM-2027", "2027-03-15", "draft")]


def test_show_has_a_key_for_each_part(with_mission):
    shown = with_mission.json("show", "wcm-2027")
    assert list(shown) == ["mission", "own_fields", "participants", "itinerary", "visits"]
    assert len(shown["itinerary"]["days"]) == 12


def test_show_tells_what_there_is(sample):
    shown = sample.json("show", "WCM-2027")
    assert len(shown["participants"]) == 48
    assert len(shown["visits"]) == 24
    items = [item for day in shown["itinerary"]["days"] for item in day["items"]]
    assert len(items) == 83
    train = next(item for item in items if item["line"] == "Nozomi 947")
    assert len({(one["car"], one["seat"]) for one in train["people"]}) == 28
    assert next(one["name"] for item in items if item["for_named"] for one in item["people"]) == "Elisabeth Mühlböck"
    assert sample("show", "WCM-2027").splitlines()[1] == "48 participants, 24 visits, 83 items"
    masked = [one["person.passport_no"] for one in shown["participants"] if "person.passport_no" in one]
    whole = [
        one["person.passport_no"]
        for one in sample.json("show", "WCM-2027", "--passports")["participants"]
        if "person.passport_no" in one
    ]
    assert masked
    assert all("•" in hidden and number[:2] == hidden[:2] for hidden, number in zip(masked, whole, strict=True))
    assert sample.json("history")[0]["label"] == "Passport numbers of WCM-2027 shown"


def test_programmes_have_short_codes(eujc):
    programmes = {row["code"]: row["name"] for row in eujc.json("programmes")}
    assert programmes["WCM"] == "World Class Manufacturing"
    assert len(programmes) == 61
    assert not eujc.data.exists()


def test_undo_and_redo_are_told_by_name(with_mission):
    assert with_mission("undo") == "Undone: New mission WCM-2027\n"
    assert with_mission.json("missions") == []
    assert with_mission("redo") == "Done again: New mission WCM-2027\n"
    assert len(with_mission.json("missions")) == 1
    assert [step["kind"] for step in with_mission.json("history")] == ["redo", "undo", "do"]
    assert len(with_mission.json("history", "--limit", "1")) == 1
    assert with_mission.json("history")[0]["who"] == "Anna Berg"


def test_nothing_to_undo_is_a_refusal(with_mission):
    with_mission("undo")
    with_mission("undo")
    assert with_mission.code == 1
    assert "nothing to undo" in with_mission.err


def test_nothing_to_redo_is_a_refusal(with_mission):
    with_mission("redo")
    assert with_mission.code == 1
    assert "nothing to redo" in with_mission.err


def test_refusal_as_json_names_the_field(with_mission):
    answer = json.loads(_again(with_mission))
    assert with_mission.code == 1
    assert list(answer["problems"]) == ["code"]
    assert "WCM-2027" in with_mission.err


def _again(command):
    return command(
        "--json", "new", "mission", "--programme", "WCM", "--code", "WCM-2027", "--title", "Again",
        "--first-day", "2027-03-15", "--last-day", "2027-03-26",
    )  # fmt: skip


def test_days_the_wrong_way_round_are_refused(eujc):
    eujc(
        "new", "mission", "--programme", "WCM", "--code", "X", "--title", "X",
        "--first-day", "2027-03-26", "--last-day", "2027-03-15",
    )  # fmt: skip
    assert eujc.code == 1
    assert "last day" in eujc.err
    assert not eujc.data.exists()


def test_an_unknown_programme_makes_no_office(eujc):
    assert eujc.new_mission(programme="NOPE") == 1
    assert "There is no programme NOPE." in eujc.err
    assert list(eujc.data.parent.iterdir()) == []


def test_a_mission_nobody_knows(with_mission):
    for words in (
        ("show", "NONE"),
        ("check", "--mission", "NONE"),
        ("export", "ics", "--mission", "NONE", "--to", with_mission.data.parent),
    ):
        with_mission(*words)
        assert with_mission.code == 1
        assert "There is no mission NONE." in with_mission.err


def test_a_typing_mistake_makes_no_file(eujc):
    for words in (["missions"], ["show", "X"], ["check"], ["history"], ["undo"], ["redo"], ["backup"]):
        eujc(*words)
        assert eujc.code == 1
        assert f"There is no data file {eujc.data}." in eujc.err
    assert list(eujc.data.parent.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["new", "mission"],
        ["new", "mission", "--programme", "WCM", "--code", "A", "--title", "A", "--first-day", "15.3.2027"],
        ["show"],
        ["history", "--limit", "0"],
        ["export", "poster", "--mission", "X", "--to", "x"],
        ["export", "roster", "--mission", "X", "--list", "nobody", "--to", "x"],
        ["export", "roster", "--mission", "X", "--to", ""],
        ["export", "roster", "--mission", "X", "--each", "--to", "x"],
        ["export", "programme", "--mission", "X", "--person", "1", "--to", "x"],
        ["export", "certificates", "--mission", "X", "--list", "host", "--to", "x"],
        ["export", "ics", "--mission", "X", "--language", "ja", "--to", "x"],
        ["export", "ics", "--mission", "X", "--each", "--person", "1", "--to", "x"],
        ["import", "participants", ""],
        ["import", "flowers", "x.xlsx"],
        ["show", "broken \udcff"],
        ["sample", "postgresql+psycopg://localhost/x"],
        ["--data", "", "missions"],
        ["--data", "mysql://localhost/x", "missions"],
    ],
)  # fmt: skip
def test_wrong_usage_is_2(words, eujc):
    eujc(*words)
    assert eujc.code == 2
    assert "usage: eujc-desktop" in eujc.err
    assert eujc.out == ""
    assert list(eujc.data.parent.iterdir()) == []


def test_check_names_the_planted_clash(sample):
    found = sample.json("check", "--mission", "WCM-2027")
    overlaps = [finding for finding in found if finding["rule"] == "overlap"]
    assert {finding["severity"] for finding in overlaps} == {"error"}
    assert any("57" in finding["message"] and "59" in finding["message"] for finding in overlaps)
    assert sample.code == 0


def test_check_of_all_leaves_out_what_is_over(sample):
    assert {finding["mission"] for finding in sample.json("check")} <= {"WCM-2027", "WCM-2028"}


def test_backup_and_restore(with_mission):
    backup = with_mission.json("backup")["backup"]
    assert with_mission.json("backup")["backup"] is None
    with_mission("undo")
    restored = with_mission.json("restore", backup)
    assert with_mission.code == 0
    assert restored["set_aside"]
    assert len(with_mission.json("missions")) == 1
    assert [row["path"] for row in with_mission.json("backups")] == [backup]


def test_a_lost_file_comes_back_from_its_backup(with_mission):
    backup = with_mission.json("backup")["backup"]
    with_mission.data.unlink()
    assert [row["path"] for row in with_mission.json("backups")] == [backup]
    with_mission("restore", backup)
    assert with_mission.code == 0
    assert len(with_mission.json("missions")) == 1


def test_a_damaged_file_names_the_ways_back_to_a_backup(with_mission):
    backup = with_mission.json("backup")["backup"]
    whole = with_mission.data.read_bytes()
    with_mission.data.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    with_mission("missions")
    assert with_mission.code == 1
    assert "damaged" in with_mission.err
    for verb in ("backups", "restore BACKUP"):
        assert f"eujc-desktop --data FILE {verb}" in with_mission.err
    assert [row["path"] for row in with_mission.json("backups")] == [backup]
    with_mission("restore", backup)
    assert len(with_mission.json("missions")) == 1


def test_a_backup_goes_to_any_folder(with_mission, tmp_path):
    folder = tmp_path / "メモリー"
    backup = with_mission.json("backup", "--to", folder)["backup"]
    assert backup.startswith(str(folder))
    assert with_mission("backups") == "No backups yet.\n"


def test_a_backup_cannot_go_into_a_file(with_mission, tmp_path):
    target = tmp_path / "file"
    target.write_text("mine")
    with_mission("backup", "--to", target)
    assert with_mission.code == 1
    assert "No backup could be made" in with_mission.err
    assert target.read_text() == "mine"


def test_restore_of_what_is_no_backup_is_refused(with_mission, tmp_path):
    text = tmp_path / "letter.db"
    text.write_text("Dear all")
    before = with_mission.data.read_bytes()
    for source, words in (
        (tmp_path / "none.db", "There is no backup"),
        (tmp_path, "There is no backup"),
        (text, "not one of our files"),
        (with_mission.data, "the same file"),
    ):
        with_mission("restore", source)
        assert with_mission.code == 1
        assert words in with_mission.err
    assert with_mission.data.read_bytes() == before
    assert len(with_mission.json("missions")) == 1


def test_r035_check_of_a_sound_data_file_says_what_was_looked_at(with_mission):
    told = with_mission.json("check", "--database")
    assert (told["sound"], told["mended"], told["kept"]) == (True, False, None)
    assert with_mission("check", "--database").startswith("office.db is in order: every page, ")
    assert with_mission.code == 0


def test_r035_check_mends_links_to_nowhere_after_a_copy(sample):
    remove_past_the_journal(sample.data, "organisation", "name LIKE '%a%'")
    told = sample.json("check", "--database")
    assert told["strays"] > 0
    assert told["mended"]
    assert Path(told["kept"]).is_file()
    assert sample.json("check", "--database")["sound"]
    assert sample.json("history", "--limit", "1")[0]["label"] == "Mend the data file"


def test_r035_check_of_a_damaged_data_file_is_a_refusal(sample):
    spoil(sample.data)
    sample("check", "--database")
    assert sample.code == 1
    assert "damaged" in sample.err
    assert "Restore" in sample.err


def test_check_looks_at_a_mission_or_at_the_file(with_mission):
    with_mission("check", "--database", "--mission", "WCM-2027")
    assert with_mission.code == 2


def test_a_code_with_blanks_from_earlier_days_is_served_but_not_made_anew(with_mission, input_file, tmp_path):
    office = offices.open_office(str(with_mission.data), "Anna Berg")
    office.works.run("As of old", lambda work: setattr(work.session.query(Mission).one(), "code", "WCM 2027"))
    office.close()
    with_mission("import", "participants", input_file("applications-en.xlsx"), "--mission", "wcm 2027", "--only-good")
    assert with_mission.code == 0
    assert with_mission.json("show", "WCM 2027")["mission"]["code"] == "WCM 2027"
    with_mission("export", "roster", "--mission", "WCM 2027", "--to", tmp_path / "list.xlsx")
    assert with_mission.code == 0
    with_mission("undo")
    assert with_mission.code == 0
    assert with_mission.new_mission("WCM 2028") == 1
    assert "is no code" in with_mission.err
