"""The start: nothing heavy before the first frame, real rows in it, none when they cannot be trusted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from eujc_desktop import services
from eujc_desktop.bootstrap import offices
from eujc_desktop.bootstrap.desktop import Desktop
from eujc_desktop.cli.parser import build_parser
from eujc_desktop.cli.run import _words
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import first_rows
from eujc_desktop.store import glimpse
from tests.ui.eyes import speaking
from tests.ui.house import House

ROOT = Path(__file__).parents[2]


def shown(house):
    """The cells of the grid as words, row by row; what a check says of an empty one comes later than the rows."""
    model = house.window.current.grid.model_
    cells = [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]
    return [["" if words == "Missing" else words for words in row] for row in cells]


@pytest.fixture
def state(tmp_path, monkeypatch):
    """A state folder of this test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return offices.state_folder()


@pytest.fixture
def used(sample_file, tmp_path, state, light):
    """The sample office, whose participants the window has shown and closed; with what was on screen."""
    file = Path(shutil.copy(sample_file, tmp_path / "office.db"))
    house = House(file)
    rows = shown(house)
    house.close()
    return house, rows


def read(file):
    return first_rows.read(offices.state_folder(), file)


def test_nothing_heavy_comes_before_the_first_frame_and_its_rows_are_real(sample_file, tmp_path, state):
    file = shutil.copy(sample_file, tmp_path / "office.db")
    state.mkdir(parents=True)
    (state / "window.json").write_text(json.dumps({"tab": "participants"}), "utf-8")
    first, second = (started(file) for _ in range(2))
    assert first["early"] == second["early"] == []
    assert first["shown"] == 0
    assert second["shown"] > 10
    assert second["ready"] > second["frame"]


def test_the_binding_does_not_read_the_source_of_what_is_imported():
    words = "import eujc_desktop.ui, calendar, linecache; print(calendar.__file__ in linecache.cache)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"


def test_what_tabs_need_is_imported_on_any_thread():
    words = (
        "import sys, threading; from eujc_desktop.ui import tabs; from PySide6.QtWidgets import QApplication; "
        "app = QApplication([]); loading = threading.Thread(target=tabs.load); loading.start(); loading.join(); "
        "print(all(tab.page.partition(':')[0] in sys.modules for tab in tabs.TABS))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", words], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("True\n", "")


def started(file):
    """What the program, started as by a user and watched from outside, says of its start."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EUJC_BENCH_START": repr(time.monotonic())}
    program = ROOT / "benchmarks" / "programs" / "our_window.py"
    done = subprocess.run(
        [sys.executable, str(program), str(file)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_first_frame_shows_what_the_open_office_shows(used):
    house, rows = used
    house.desktop = Desktop(str(house.file), "Anna Berg")
    frames = []
    window = opened(house, lambda window: frames.append(shown(house)))
    assert frames == [rows]
    assert not window.office.is_open
    house.idle()
    assert shown(house) == rows
    house.close()


def opened(house, at_first_frame):
    """The window opened again, stopped at its first frame."""
    from eujc_desktop.ui.app import open_window

    house.window = window = open_window(house.desktop.connect, house.memory, house.desktop)
    window.resize(1440, 900)
    window.painted.connect(lambda: at_first_frame(window))
    house.until(lambda: window._started)
    return window


def test_rows_kept_are_read_anew(used):
    house, rows = used
    office = offices.open_office(str(house.file), "Anna Berg")
    office.works.run("Rename", lambda work: setattr(work.session.query(Person).first(), "family_name", "Anew"))
    office.close()
    names = [row["person.family_name"] for row in read(house.file).rows]
    assert "Anew" in names
    assert len(names) == len(rows)


def test_a_row_removed_since_is_left_out(used):
    house, rows = used
    office = offices.open_office(str(house.file), "Anna Berg")
    gone = read(house.file).rows[0]["id"]
    office.works.run("Remove", lambda work: work.session.delete(work.get(Participation, gone)))
    office.close()
    found = [row["id"] for row in read(house.file).rows]
    assert gone not in found
    assert len(found) == len(rows) - 1


def test_every_kind_is_written_as_the_office_writes_it(used):
    house, _rows = used
    office = offices.open_office(str(house.file), "Anna Berg")
    fields = services.grids.columns("participants")
    keys = list(fields)
    mission = read(house.file).mission_id
    first_rows.keep(office.works, offices.state_folder(), house.file, "participants", mission, keys)
    wanted = services.grids
    ids = office.works.read(partial(wanted.ids, grid="participants", mission_id=mission))
    rows = office.works.read(partial(wanted.rows, grid="participants", wanted=ids))
    letters = dict(office.works.read(lambda work: wanted.choices(work, "participation.group_id", mission)))
    office.close()
    found = read(house.file)
    assert [row["id"] for row in found.rows] == ids
    for kept, row in zip(found.rows, rows, strict=True):
        for key, shown_field in found.fields.items():
            link = fields[key].kind.storage == "key"
            words = letters.get(row[key], "") if link else fields[key].kind.format(row[key])
            if key != "participation.person_id":
                assert shown_field.kind.format(kept[key]) == words, key
            assert shown_field.label == fields[key].label


def test_countries_are_named_in_the_language_of_the_window(used):
    house, _rows = used
    with speaking("ja"):
        house.open()
        house.close()
    nationality = read(house.file).fields["person.nationality"].kind
    assert nationality.format("JP") == "日本"


def test_no_value_of_a_record_is_kept_among_the_settings(used):
    house, _rows = used
    kept = (offices.state_folder() / glimpse.FILE).read_text("utf-8")
    found = read(house.file)
    for row in found.rows:
        for key in ("person.family_name", "person.email", "organisation.name"):
            assert str(row[key]) not in kept
    assert found.mission["title"] not in kept


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda kept: kept["meta"].pop("ids"),
        lambda kept: kept["meta"].pop("fields"),
        lambda kept: kept["meta"]["fields"].update({"person.shoe": {"label": "x", "storage": "day", "words": {}}}),
        lambda kept: kept.update(sql="DELETE FROM person"),
        lambda kept: kept.update(sql="SELECT 1"),
        lambda kept: kept.update(database="/somewhere/else.db"),
        lambda kept: kept.update(schema=glimpse.VERSION + 1),
        lambda kept: kept.update(params=[]),
        lambda kept: kept["columns"].pop(),
    ],
)
def test_what_was_kept_is_not_used_when_it_is_not_as_it_was(used, spoilt):
    house, _rows = used
    file = offices.state_folder() / glimpse.FILE
    kept = json.loads(file.read_text("utf-8"))
    spoilt(kept)
    file.write_text(json.dumps(kept), "utf-8")
    before = house.file.read_bytes()
    assert read(house.file) is None
    assert house.file.read_bytes() == before


def test_a_file_with_a_log_beside_it_is_left_to_the_office(used):
    house, _rows = used
    house.file.with_name(f"{house.file.name}-wal").write_bytes(b"newer rows")
    assert read(house.file) is None


def test_rows_of_another_mission_are_not_shown(used):
    house, _rows = used
    house.memory.put("mission", "f" * 32)
    house.desktop = Desktop(str(house.file), "Anna Berg")
    frames = []
    opened(house, lambda window: frames.append(shown(house)))
    assert frames == [[]]
    house.idle()
    house.close()


def test_rows_not_yet_alive_cannot_be_changed(used):
    house, _rows = used
    house.desktop = Desktop(str(house.file), "Anna Berg")
    frames = []

    def try_to(window):
        grid = window.current.grid
        grid.view.setCurrentIndex(grid.model_.index(0, 1))
        grid.clipboard.empty_cells()
        frames.append(Qt.ItemFlag.ItemIsEditable in grid.model_.flags(grid.model_.index(0, 1)))

    window = opened(house, try_to)
    assert frames == [False]
    house.idle()
    assert window.current.grid.model_.live
    assert not house.undone().startswith("Empty")
    house.close()


def test_a_bare_start_does_without_the_parser_and_means_the_same(tmp_path):
    file = tmp_path / "office.db"
    file.touch()
    for words in ([], ["--data", str(file)]):
        assert vars(_words(words)) == vars(build_parser().parse_args(words))
    for words in (["missions"], ["--data", str(tmp_path / "none.db")], ["--json"]):
        assert vars(_words(words)) == vars(build_parser().parse_args(words))


def test_the_days_of_the_mission_are_told_in_the_first_frame(used):
    house, _rows = used
    mission = read(house.file).mission
    assert isinstance(mission["first_day"], date)
    house.desktop = Desktop(str(house.file), "Anna Berg")
    titles = []
    opened(house, lambda window: titles.append(window.header.missions.text()))
    assert titles == [mission["title"]]
    house.idle()
    house.close()
