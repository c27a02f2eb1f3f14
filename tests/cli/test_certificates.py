"""Certificates from the command line: decisions, the check, numbers that no longer hold, keys of other offices."""

from __future__ import annotations

import pikepdf
import pytest

from tests.documents.test_signing import key_file


def certificate(command, target, *more):
    return command.json("export", "certificates", "--mission", "WCM-2027", "--to", target, *more)


def codes_in(path):
    with pikepdf.open(path) as pdf:
        return pdf.attachments["certificates.txt"].get_file().read_bytes().decode().splitlines()


def test_a_certificate_is_verified_by_its_code_and_by_its_file(sample, tmp_path):
    certificate(sample, tmp_path / "all.pdf", "--form", "completion", "--language", "ja", "--reiwa")
    assert sample.code == 0, sample.err
    code = codes_in(tmp_path / "all.pdf")[0]
    (found,) = sample.json("verify", code)
    assert (sample.code, found["verdict"]) == (0, "genuine")
    assert found["says"].startswith("No. WCM-2027-001, ")
    assert "certificate of completion" in sample("verify", code)
    assert len(sample.json("verify", tmp_path / "all.pdf")) == 24
    sample("verify", code[:-9] + "A" * 9)
    assert sample.code == 1
    assert "altered" in sample.err


def test_a_number_that_no_longer_holds(sample, tmp_path):
    certificate(sample, tmp_path / "all.pdf")
    code = codes_in(tmp_path / "all.pdf")[0]
    sample("revoke", "WCM-2027-001", "--reason", "Made out to the wrong person")
    assert sample.code == 0, sample.err
    sample("verify", code)
    assert (sample.code, "no longer valid: Made out to the wrong person" in sample.err) == (1, True)
    sample("undo")
    sample("verify", code)
    assert sample.code == 0


def test_the_key_of_one_office_is_known_to_the_other(sample, tmp_path):
    certificate(sample, tmp_path / "all.pdf")
    code = codes_in(tmp_path / "all.pdf")[0]
    sample("keys", "--export", tmp_path / "key.txt")
    own = sample.json("keys")
    assert [key["owner"] for key in own] == ["Anna Berg"]
    sample.data = tmp_path / "other.db"
    assert sample.new_mission() == 0
    sample("verify", code)
    assert "does not know" in sample.err
    sample("keys", "--import", tmp_path / "key.txt")
    assert sample.json("keys") == own
    assert sample.json("verify", code)[0]["verdict"] == "genuine, of another office"
    (tmp_path / "letter.txt").write_text("Dear office")
    sample("keys", "--import", tmp_path / "letter.txt")
    assert "no key of a mission office" in sample.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "badges", "--reiwa"), "--reiwa goes with export certificates"),
        (("export", "badges", "--include-under-limit", "Ill"), "--include-under-limit goes with export certificates"),
        (("export", "certificates", "--include-under-limit", " "), "words are missing"),
        (("export", "certificates", "--form", "table"), "--form is participation or completion or attendance"),
    ],
)
def test_words_that_do_not_go_together(sample, tmp_path, words, told):
    sample(*words, "--mission", "WCM-2027", "--to", tmp_path / "x.pdf")
    assert sample.code == 2
    assert told in sample.err


def test_those_under_the_rule_are_included_with_a_reason(sample, tmp_path):
    people = [one for one in sample.json("show", "WCM-2027")["participants"] if "group.letter" in one]
    certificate(sample, tmp_path / "days.pdf", "--form", "attendance", "--person", people[0]["id"])
    assert "no attendance is recorded" in sample.err
    certificate(sample, tmp_path / "all.pdf", "--include-under-limit", "Agreed with the managers")
    assert sample.code == 0, sample.err


def test_a_key_file_signs_one_file_for_each(sample, tmp_path, monkeypatch):
    key = key_file(tmp_path / "eu.p12", "Ingeborg Castellane")
    monkeypatch.setenv("EUJC_SIGN_PASSWORD", "wrong")
    certificate(sample, tmp_path / "each", "--each", "--sign", key.path)
    assert "the password is wrong" in sample.err
    monkeypatch.setenv("EUJC_SIGN_PASSWORD", key.password)
    certificate(sample, tmp_path / "all.pdf", "--sign", key.path)
    assert "signed for one person" in sample.err
    three = [word for _ in range(3) for word in ("--sign", key.path)]
    certificate(sample, tmp_path / "each", "--each", *three)
    assert "more key files (3) than people who sign (2)" in sample.err
    assert not (tmp_path / "each").exists()
    people = sample.json("show", "WCM-2027")["participants"]
    person = next(one for one in people if one["participation.stage"] == "confirmed" and "group.letter" in one)
    made = certificate(sample, tmp_path / "one.pdf", "--person", person["id"], "--sign", key.path)
    assert sample.code == 0, sample.err
    with pikepdf.open(made["files"][0]) as pdf:
        assert len(pdf.Root.AcroForm.Fields) == 1
    (found,) = sample.json("verify", tmp_path / "one.pdf")
    assert "byte for byte the one that was made" in found["words"]
    monkeypatch.delenv("EUJC_SIGN_PASSWORD")
    certificate(sample, tmp_path / "one.pdf", "--person", person["id"], "--sign", key.path)
    assert "needs its password" in sample.err
