from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.settings import OPTIONS, Option, Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder" / "settings.json"


def test_defaults_hold_until_something_is_set(path):
    settings = Settings(path)
    assert settings.get("theme") == "system"
    assert not path.exists()
    with pytest.raises(KeyError):
        settings.get("nothing of the kind")


def test_what_is_set_is_there_next_time(path):
    settings = Settings(path)
    settings.set("theme", "dark")
    settings.update({"second_zone": "Europe/Paris", "backup_minutes": 15})
    again = Settings(path)
    assert [again.get(key) for key in ("theme", "second_zone", "backup_minutes")] == ["dark", "Europe/Paris", 15]


def test_without_a_file_they_hold_for_this_run():
    settings = Settings()
    settings.set("theme", "dark")
    assert (settings.get("theme"), Settings().get("theme")) == ("dark", "system")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "pink"),
        ("backup_minutes", 500),
        ("backup_minutes", True),
        ("second_zone", "Europe/Atlantis"),
        ("second_zone", "../../etc/passwd"),
        ("user_name", 3),
        ("paper_folder", "a\0b"),
    ],
)
def test_values_that_do_not_fit_are_refused(key, value, path):
    settings = Settings(path)
    with pytest.raises(Invalid):
        settings.update({"theme": "dark", "backup_minutes": 60, key: value})
    assert settings.get("backup_minutes") == 30
    assert not path.exists()


DAMAGED = [
    b"",
    b"\x00\xff\xfe",
    b"[1, 2]",
    b'{"schema": 1}',
    b'{"schema": 1, "values": [',
    b'{"schema": 1, "values": {"theme": "dark", "theme": "light"}}',
    b'{"schema": 1, "values": {"backup_minutes": NaN}}',
    b"[" * 100_000,
    b'{"schema": 1, "values": {"user_name": "' + b"x" * 300_000 + b'"}}',
    b"cos\nsystem\n(S'true'\ntR.",
    b'{"schema": 1, "values": {"n": ' + b"1" * 5000 + b"}}",
]


@pytest.mark.parametrize("raw", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_file_means_defaults_and_one_line(raw, path, caplog):
    path.parent.mkdir()
    path.write_bytes(raw)
    with caplog.at_level(logging.WARNING):
        settings = Settings(path)
    assert [settings.get(option.key) for option in OPTIONS] == [option.default for option in OPTIONS]
    assert len(caplog.records) == 1
    settings.set("theme", "dark")
    assert Settings(path).get("theme") == "dark"


def test_planted_values_are_left_out_and_named_without_what_they_hold(path, caplog):
    path.parent.mkdir()
    values = {"theme": "secret", "backup_minutes": -1, "user_name": "Aiko"}
    path.write_text(json.dumps({"schema": 1, "values": values}), encoding="utf-8")
    settings = Settings(path)
    assert (settings.get("theme"), settings.get("backup_minutes"), settings.get("user_name")) == ("system", 30, "Aiko")
    (line,) = caplog.messages
    assert "backup_minutes, theme" in line
    assert "secret" not in line


def test_settings_of_a_newer_version_are_kept_for_it(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"schema": 2, "values": {"from the future": {"a": 1}}}), encoding="utf-8")
    Settings(path).set("theme", "light")
    assert json.loads(path.read_text(encoding="utf-8"))["values"] == {"from the future": {"a": 1}, "theme": "light"}


def test_old_names_are_read(path):
    options = (Option("colours", "system", "text", "Colours", "Window"),)
    Settings(path, (Option("theme", "", "text", "Colours", "Window"),)).set("theme", "dark")
    settings = Settings(path, options, {"theme": "colours"})
    assert settings.get("colours") == "dark"


def test_a_folder_in_place_of_the_file_means_defaults(path, caplog):
    path.mkdir(parents=True)
    assert Settings(path).get("theme") == "system"
    assert len(caplog.records) == 1


def test_a_disk_that_refuses_means_this_run_only(path, caplog):
    path.parent.write_bytes(b"a file where the folder should be")
    settings = Settings(path)
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"
    assert "could not be written" in caplog.text


def test_every_default_fits_its_own_option():
    assert [option.key for option in OPTIONS if not option.holds(option.default)] == []
    assert len({option.key for option in OPTIONS}) == len(OPTIONS)
    assert all(option.label and option.section for option in OPTIONS)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_no_value_breaks_the_start(value):
    for option in OPTIONS:
        assert option.holds(value) in {True, False}
