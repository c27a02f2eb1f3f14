"""Children of the program: they run its own code, whatever lies in the folder one stands in."""

from __future__ import annotations

import subprocess
from pathlib import Path

from eujc_desktop.bootstrap.desktop import Desktop


def test_another_window_runs_our_program_and_not_what_lies_in_the_folder(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "eujc_desktop").mkdir()
    (tmp_path / "eujc_desktop" / "__main__.py").write_text("open('fooled', 'w')", "utf-8")
    (tmp_path / "eujc_desktop" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def heard(command: list[str], **how: object) -> None:
        assert command[-2:] == ["--data", "office.db"]
        started.append(begin([*command[:-2], "--help"], stdout=subprocess.PIPE, **how))

    monkeypatch.setattr(subprocess, "Popen", heard)
    Desktop(None, "Anna Berg").open_other(Path("office.db"))
    [child] = started
    assert b"eujc-desktop" in child.communicate()[0]
    assert child.returncode == 0
    assert not (tmp_path / "fooled").exists()
