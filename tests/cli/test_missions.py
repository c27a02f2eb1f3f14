"""Missions, history and backups from the command line: answers, refusals, exit codes."""

from __future__ import annotations

import pytest

from eujc_desktop.cli.run import main


def test_new_mission_is_listed(with_mission):
    rows = with_mission.json("missions")
    assert [(row["code"], row["first_day"], row["status"]) for row in rows] == [("WCM-2027", "2027-03-15", "draft")]


def test_show_has_the_four_keys(with_mission):
    shown = with_mission.json("show", "wcm-2027")
    assert list(shown) == ["mission", "participants", "itinerary", "visits"]
    assert len(shown["itinerary"]["days"]) == 12


def test_programmes_have_short_codes(eujc):
    codes = [row["code"] for row in eujc.json("programmes")]
    assert "WCM" in codes
    assert len(codes) == len(set(codes)) == 61


def test_undo_and_redo_are_told_by_name(with_mission):
    assert with_mission("undo") == "Undone: New mission WCM-2027\n"
    assert with_mission.json("missions") == []
    assert with_mission("redo") == "Done again: New mission WCM-2027\n"
    assert len(with_mission.json("missions")) == 1
    assert [step["kind"] for step in with_mission.json("history")] == ["redo", "undo", "do"]


def test_nothing_to_undo_is_a_refusal(with_mission):
    with_mission("undo")
    with_mission("undo")
    assert with_mission.code == 1
    assert "nothing to undo" in with_mission.err


def test_refusal_as_json_names_the_field(with_mission):
    answer = with_mission.json(
        "new", "mission", "--programme", "WCM", "--code", "WCM-2027", "--title", "Again",
        "--first-day", "2027-03-15", "--last-day", "2027-03-26",
    )  # fmt: skip
    assert with_mission.code == 1
    assert list(answer["problems"]) == ["code"]
    assert "WCM-2027" in with_mission.err


def test_a_mission_nobody_knows(with_mission):
    with_mission("show", "NONE")
    assert with_mission.code == 1
    assert "There is no mission NONE." in with_mission.err


def test_a_typing_mistake_makes_no_file(eujc):
    eujc("missions")
    assert eujc.code == 1
    assert not eujc.data.exists()


@pytest.mark.parametrize(
    "words", [["frobnicate"], ["new", "mission"], ["export", "poster", "--mission", "X", "--to", "x"]]
)
def test_wrong_usage_is_2(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_backup_and_restore(with_mission):
    backup = with_mission.json("backup")["backup"]
    assert with_mission.json("backup")["backup"] is None
    with_mission("undo")
    restored = with_mission.json("restore", backup)
    assert with_mission.code == 0
    assert restored["set_aside"]
    assert len(with_mission.json("missions")) == 1
    assert [row["path"] for row in with_mission.json("backups")] == [backup]


def test_restore_of_nothing_is_refused(with_mission, tmp_path):
    with_mission("restore", tmp_path / "none.db")
    assert with_mission.code == 1
    assert len(with_mission.json("missions")) == 1
