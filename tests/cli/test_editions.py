"""Editions from the command line: released, listed, compared, opened again."""

from __future__ import annotations

import pytest


@pytest.fixture
def command(sample):
    return sample


def test_an_edition_is_released_listed_compared_and_opened(command, tmp_path):
    assert "No edition" in command("editions", "list", "--mission", "WCM-2027")
    of = ("--mission", "WCM-2027")
    made = command.json(
        "editions", "release", *of, "--paper", "programme", "--whom", "Hosts", "--to", tmp_path / "a.pdf"
    )
    assert command.code == 0
    listed = command.json("editions", "list", *of)
    assert [(one["number"], one["for_whom"], one["sha256"]) for one in listed] == [
        (made["number"], "Hosts", made["sha256"])
    ]
    assert "for Hosts" in command("editions", "list", *of)
    assert "Nothing has changed" in command("editions", "changes", *of)
    assert command.json("editions", "changes", *of)["changes"] == []
    command("editions", "open", *of, "--edition", made["number"], "--to", tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
    command("export", "change-slip", *of, "--since", made["number"], "--to", tmp_path / "slip.pdf")
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    command("undo")
    assert len(command.json("editions", "list", *of)) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("changes",), "No edition of this mission"),
        (("open",), "--to is needed"),
        (("list", "--note", "x"), "--note goes with editions release"),
        (("list", "--for", "host"), "--for goes with editions release"),
        (("release", "--paper", "programme", "--for", "host"), "--for goes with export briefing-book"),
        (("release", "--edition", "2"), "--edition goes with editions changes or open"),
    ],
)
def test_what_cannot_be_is_said(command, words, told):
    command("editions", *words, "--mission", "WCM-2027")
    assert command.code != 0
    assert told in command.err
