"""The command line on a data file of its own."""

from __future__ import annotations

import json

import pytest

from eujc_desktop.cli.run import main


class Command:
    """Runs `eujc-desktop` in this process; keeps exit code, data and words of the last call."""

    def __init__(self, data, capsys):
        self.data, self._capsys = data, capsys
        self.code, self.out, self.err = 0, "", ""

    def __call__(self, *words):
        self.code = main(["--data", str(self.data), "--user", "Anna Berg", *map(str, words)])
        self.out, self.err = self._capsys.readouterr()
        return self.out

    def json(self, *words):
        return json.loads(self("--json", *words))


@pytest.fixture
def eujc(tmp_path, capsys):
    return Command(tmp_path / "office.db", capsys)


@pytest.fixture
def with_mission(eujc):
    eujc(
        "new", "mission", "--programme", "WCM", "--code", "WCM-2027", "--title", "World Class Manufacturing",
        "--first-day", "2027-03-15", "--last-day", "2027-03-26",
    )  # fmt: skip
    assert eujc.code == 0
    return eujc
