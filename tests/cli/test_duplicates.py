"""People who are there twice, on the command line."""

from __future__ import annotations

import pytest

LIST = "Family name,Given name,Company,E-mail,Room no.\n"


@pytest.fixture
def twice(with_mission, tmp_path):
    """An office with a mission, and somebody in it twice."""
    sheet = tmp_path / "people.csv"
    sheet.write_text(LIST + "Ferrante,Matteo,Nova,matteo@example.org,501\nLind,Eva,Nova,eva@example.org,\n", "utf-8")
    with_mission("import", "participants", sheet, "--mission", "WCM-2027")
    sheet.write_text(LIST + "Rossi,Ada,Alba,ada@example.org,502\n", "utf-8")
    with_mission("import", "participants", sheet, "--mission", "WCM-2027")
    assert with_mission.json("duplicates") == []
    return with_mission


def test_two_people_are_found_told_apart_or_made_one(twice):
    twice("merge", "matteo@example.org", "ada@example.org", "--dry-run")
    assert "Ada Rossi would be merged into Matteo Ferrante." in twice.out
    assert "  email: matteo@example.org | ada@example.org → other" in twice.out
    assert len(twice.json("show", "WCM-2027")["participants"]) == 3

    twice("merge", "matteo@example.org", "nobody@example.org")
    assert twice.code == 1
    assert "Nobody is known by “nobody@example.org”." in twice.err
    twice("merge", "matteo@example.org", "ada@example.org", "--take", "shoes=other")
    assert "“shoes=other” names no value that differs." in twice.err

    told = twice.json(
        "merge", "matteo@example.org", "ada@example.org", "--take", "email=keep", "--take", "WCM-2027.room_no=keep"
    )
    assert told["merged"]
    assert twice.code == 0
    shown = {row["person.email"]: row for row in twice.json("show", "WCM-2027")["participants"]}
    assert set(shown) == {"matteo@example.org", "eva@example.org"}
    assert shown["matteo@example.org"]["participation.room_no"] == "501"
    twice("undo")
    assert len(twice.json("show", "WCM-2027")["participants"]) == 3


def test_different_people_are_not_asked_about_again(with_mission, tmp_path):
    sheet = tmp_path / "people.csv"
    sheet.write_text(LIST + "Ferrante,Matteo,Nova,,\n", "utf-8")
    with_mission("import", "participants", sheet, "--mission", "WCM-2027")
    sheet.write_text(LIST + "Ferrante,Paolo,Nova,paolo@example.org,\n", "utf-8")
    with_mission("import", "participants", sheet, "--mission", "WCM-2027")
    sheet.write_text("E-mail,Given name\npaolo@example.org,Mateo\n", "utf-8")
    with_mission("import", "participants", sheet, "--mission", "WCM-2027")
    (doubt,) = with_mission.json("duplicates", "--mission", "WCM-2027")
    assert doubt["why"] == "name alike and same company"
    assert "name alike and same company" in with_mission("duplicates")
    with_mission("duplicates", "--different", doubt["one"]["id"], "paolo@example.org")
    assert with_mission.code == 0
    assert with_mission("duplicates").splitlines() == ["Nobody seems to be there twice."]


def test_companies_are_looked_for_by_themselves(twice, tmp_path):
    sheet = tmp_path / "hosts.csv"
    assert twice.json("duplicates", "--companies") == []
    for row in ("株式会社青嶺製作所,", ",Aone Works", "青嶺製作所株式会社,Aone Works"):
        sheet.write_text(f"会社名,英文社名\n{row}\n", "utf-8")
        twice("import", "companies", sheet)
    [pair] = twice.json("duplicates", "--companies")
    assert {pair["one"]["name"], pair["other"]["name"]} == {"株式会社青嶺製作所", "Aone Works"}
    assert pair["why"] == "the same name but for the corporate form"


def test_companies_of_one_list_that_may_be_one_are_left_to_somebody_who_decides(twice, tmp_path):
    sheet = tmp_path / "hosts.csv"
    sheet.write_text("会社名,英文社名\n株式会社青嶺製作所,\n青嶺製作所株式会社,\n", "utf-8")
    assert "in Japan these may be two firms" in twice("import", "companies", sheet)
    assert "nothing is imported" in twice.err
    assert twice.json("duplicates", "--companies") == []


def test_two_spellings_of_a_company_become_one_and_its_people_go_out_as_cards(with_mission, tmp_path):
    sheet = tmp_path / "companies.csv"
    sheet.write_text("Company,Contact person,Contact e-mail\nAone Works Ltd.,Ken Sasaki,ken@example.org\n", "utf-8")
    with_mission("import", "companies", sheet)
    sheet.write_text("Company,Contact person,Contact e-mail\nAoné Manufacturing,Ren Mori,ren@example.org\n", "utf-8")
    with_mission("import", "companies", sheet)
    with_mission("merge", "--companies", "aone works", "Nobody Inc.")
    assert "No company is known as “Nobody Inc.”." in with_mission.err
    with_mission("merge", "--companies", "aone works", "AONE MANUFACTURING", "--dry-run")
    assert "Aoné Manufacturing would be merged into Aone Works Ltd.." in with_mission.out
    assert with_mission.json("merge", "--companies", "aone works", "AONE MANUFACTURING", "--take", "name=keep")[
        "merged"
    ]
    file = tmp_path / "cards.vcf"
    assert with_mission.json("vcards", "--company", "Aone Works", "--to", file)["companies"] == 1
    text = file.read_text("utf-8")
    assert text.count("BEGIN:VCARD") == 2
    assert "ren@example.org" in text
    with_mission("vcards", "--to", tmp_path / "all.vcf", "--version", "3.0")
    assert "VERSION:3.0" in (tmp_path / "all.vcf").read_text("utf-8")
