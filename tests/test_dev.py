"""The two commands of the checkout: set-up, system libraries, display, papers; nothing is installed here."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import sys
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "dev.py"


@pytest.fixture
def dev(tmp_path, monkeypatch):
    """dev.py on a .venv of its own, with Python in place of its programs recorded in `dev.calls`."""
    spec = importlib.util.spec_from_file_location("dev", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "PYTHON", venv / "bin" / "python")
    module.calls, module.answers = [], {}

    def call(*words, quiet=False):
        module.calls.append(words)
        if words[1:3] in (("-m", "venv"), ("venv", "--quiet")):
            module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            module.PYTHON.touch()
        return next((code for word, code in module.answers.items() if word in words), 0)

    monkeypatch.setattr(module, "call", call)
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    return module


def programs(dev, *names):
    """Have these programs on the path, and no others."""
    dev.shutil.which = lambda name: f"/bin/{name}" if name in names else None


@pytest.fixture
def screen(monkeypatch):
    """Sets the variables that tell of a display."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch.setenv


def test_it_needs_nothing_but_python():
    tree = ast.parse(FILE.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names
    assert len(FILE.read_text("utf-8").splitlines()) < 280


def test_without_a_verb_it_says_what_there_is(dev, capsys):
    assert dev.main([]) == 2
    assert "run " in capsys.readouterr().out


def test_an_old_python_is_told(dev, monkeypatch):
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        dev.main(["run"])


def test_the_first_set_up_uses_pip_and_the_second_nothing(dev):
    dev.set_up("run")
    assert [words[1:3] for words in dev.calls] == [("-m", "venv"), ("-m", "pip")]
    assert dev.calls[-1][-3:] == ("--require-hashes", "-r", str(dev.ROOT / "requirements" / "run.txt"))
    dev.calls.clear()
    dev.set_up("run")
    assert dev.calls == []


def test_uv_is_used_where_it_is(dev):
    programs(dev, "uv")
    dev.set_up("dev")
    assert [words[:2] for words in dev.calls] == [("/bin/uv", "venv"), ("/bin/uv", "pip")]
    assert "--require-hashes" in dev.calls[-1]


def test_where_uv_fails_pip_is_tried(dev):
    programs(dev, "uv")
    dev.answers = {"/bin/uv": 1}
    dev.set_up("run")
    assert dev.calls[-1][1:4] == ("-m", "pip", "install")


def test_a_set_up_that_fails_is_not_taken_for_done(dev):
    dev.answers = {"install": 1}
    with pytest.raises(SystemExit, match="when the network is there"):
        dev.set_up("run")
    dev.answers, dev.calls[:] = {}, []
    dev.set_up("run")
    assert dev.calls


def test_a_new_lock_is_installed_and_all_tools_include_the_program(dev, tmp_path, monkeypatch):
    dev.set_up("dev")
    dev.calls.clear()
    dev.set_up("run")
    assert dev.calls == []
    changed = tmp_path / "lock.txt"
    changed.write_text("another==1")
    monkeypatch.setattr(dev, "lock_file", lambda name: changed)
    dev.set_up("run")
    assert dev.calls[-1][-1] == str(changed)


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_debian_packages_of_libraries(dev, library, package):
    assert dev.package_of(library) == package


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of Linux")
def test_libraries_that_are_not_found(dev, monkeypatch):
    plugins = dev.VENV / "lib/python3.11/site-packages/PySide6/Qt/plugins/platforms"
    plugins.mkdir(parents=True)
    (plugins / "libqxcb.so").touch()
    told = "\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibxcb-cursor.so.0 => not found\n"
    monkeypatch.setattr(dev.subprocess, "run", lambda *args, **more: type("Done", (), {"stdout": told}))
    assert dev.missing_libraries() == {"libegl1", "libxcb-cursor0"}


@pytest.mark.skipif(os.name == "nt", reason="Debian only")
def test_root_installs_what_is_missing(dev, monkeypatch):
    programs(dev, "apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
    dev.system_packages({"libxcb-cursor0", "libegl1"})
    assert dev.calls == [
        ("apt-get", "update"),
        ("apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libxcb-cursor0"),
    ]


@pytest.mark.skipif(os.name == "nt", reason="Debian only")
def test_others_are_told_the_one_line(dev, monkeypatch):
    programs(dev, "apt-get")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0$"):
        dev.system_packages({"libxcb-cursor0", "libegl1"})
    assert dev.calls == []


def test_on_other_systems_the_packages_are_named(dev):
    with pytest.raises(SystemExit, match="libegl1"):
        dev.system_packages({"libegl1"})


def test_libraries_are_looked_for_once(dev, monkeypatch):
    looked = []
    monkeypatch.setattr(dev, "missing_libraries", lambda: looked.append(1) or set())
    dev.VENV.mkdir()
    dev.window_libraries()
    dev.window_libraries()
    assert looked == [1]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
@pytest.mark.parametrize(
    ("variables", "there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "minimal"}, False),
        ({"QT_QPA_PLATFORM": "wayland"}, True),
        ({"DISPLAY": ""}, False),
    ],
)
def test_displays(dev, screen, variables, there):
    for name, value in variables.items():
        screen(name, value)
    assert dev.has_display() is there


def test_with_a_display_the_window_opens(dev, screen, monkeypatch):
    screen("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(dev, "missing_libraries", set)
    assert dev.main(["run"]) == 0
    assert dev.calls[-1] == (str(dev.PYTHON), "-m", "eujc_desktop")


def test_words_go_to_the_program(dev, screen):
    screen("QT_QPA_PLATFORM", "offscreen")
    dev.main(["run", "--self-test"])
    assert dev.calls[-1] == (str(dev.PYTHON), "-m", "eujc_desktop", "--self-test")


def test_without_a_display_the_papers_of_the_sample_are_made(dev, screen, monkeypatch, tmp_path, capfd):
    screen("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(dev, "set_up", lambda name: None)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "call", lambda *words, quiet=False: dev.subprocess.run(words, check=False).returncode)
    papers, out = dev.make_papers, tmp_path / "out"
    monkeypatch.setattr(dev, "make_papers", lambda _out: papers(out))
    names = ["briefing-book.pdf", "certificates.pdf", "roster.xlsx"]
    out.mkdir()
    for name in (*names, "sample.db", "sample.db-wal"):
        (out / name).write_bytes(b"what an earlier run has left")
    assert dev.main(["run"]) == 0
    told = capfd.readouterr().out.splitlines()
    assert told[0] == "No display here, so no window: making the sample mission's papers instead."
    assert told[1:] == [str(out / name) for name in names]
    assert sorted(path.name for path in out.iterdir()) == [*names, "sample.db"]
    assert [(out / name).read_bytes()[:4] for name in names] == [b"%PDF", b"%PDF", b"PK\3\4"]


def test_a_sample_that_cannot_be_made_ends_the_command(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev.subprocess, "run", lambda *args, **more: type("Done", (), {"stdout": b"", "returncode": 1}))
    assert dev.make_papers(tmp_path / "out") == 1


def test_failed_checks_are_named(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "missing_libraries", set)
    monkeypatch.setattr(dev, "told", lambda name, command: dev.call(*command))
    dev.answers = {dev.CHECKS["mypy"][0]: 1, "benchmarks": 1, "tools/pytest_with_postgres.py": 1}
    assert dev.main(["test", "-k", "nothing"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Failed: mypy, benchmarks, pytest"
    dev.answers = {}
    assert dev.main(["test"]) == 0
    tried = [Path(words[0]).name for words in dev.calls]
    assert {"ruff", "mypy", "lint-imports"} <= set(tried)
    assert any("tools/pytest_with_postgres.py" in words for words in dev.calls)


def test_a_fresh_clone_is_tested_and_built(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "missing_libraries", set)
    monkeypatch.setattr(dev, "told", lambda name, command: dev.call(*command))
    programs(dev, "objdump")
    dev.answers = {"build": 1}
    assert dev.main(["ci"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Failed: build"
    assert {words for words in dev.calls if "dev.py" in words} == {(sys.executable, "dev.py", "build")}


def test_a_check_says_its_name_its_words_and_how_it_ended(dev, capsys):
    assert dev.told("mypy", (sys.executable, "-c", "print('line 3'); raise SystemExit(2)")) == 2
    assert re.fullmatch(r"\n── mypy \(\d+ s\)\nline 3\n", capsys.readouterr().out)


@pytest.mark.parametrize("name", ["run", "dev"])
def test_locks_have_a_hash_for_every_library_and_no_address(name):
    lines = (FILE.parent / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(pins) > 30
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert [line for line in lines if "://" in line or line.startswith("-")] == []
