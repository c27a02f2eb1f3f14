"""The command line on a data file of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from eujc_desktop.cli.run import main

INPUT = Path(__file__).parents[1] / "data" / "input"


class Command:
    """Runs `eujc-desktop` in this process; keeps exit code, data and words of the last call."""

    def __init__(self, data, capsys):
        self.data, self._capsys = data, capsys
        self.code, self.out, self.err = 0, "", ""

    def __call__(self, *words):
        try:
            self.code = main(["--data", str(self.data), "--user", "Anna Berg", *map(str, words)])
        except SystemExit as left:
            self.code = left.code
        self.out, self.err = self._capsys.readouterr()
        return self.out

    def json(self, *words):
        return json.loads(self("--json", *words))

    def new_mission(self, code="WCM-2027", programme="WCM"):
        self(
            "new", "mission", "--programme", programme, "--code", code, "--title", "World Class Manufacturing",
            "--first-day", "2027-03-15", "--last-day", "2027-03-26",
        )  # fmt: skip
        return self.code


@pytest.fixture
def eujc(tmp_path, capsys):
    """The command line; its data file is not there yet."""
    return Command(tmp_path / "office.db", capsys)


@pytest.fixture
def with_mission(eujc):
    """An office with one mission."""
    assert eujc.new_mission() == 0
    return eujc


@pytest.fixture
def sample(sample_file, eujc):
    """The command line on the sample office."""
    shutil.copyfile(sample_file, eujc.data)
    return eujc


@pytest.fixture
def input_file():
    """The path of a file as offices receive them."""
    return INPUT.joinpath
