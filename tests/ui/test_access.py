"""The window for the keyboard and for screen readers: every tab, dialog and popup is walked through."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from eujc_desktop.ui.actions import ACTIONS
from eujc_desktop.ui.office_commands import PAPERS
from eujc_desktop.ui.tabs import TABS
from tests.ui.access import faults
from tests.ui.house import House

_KEYS = [tab.key for tab in TABS]
_OTHERS = ("shortcuts", "about", "deadlines", "certificates")
"""What opens something besides the commands that ask for more; of the papers one."""


@pytest.fixture(scope="module")
def house(sample_file: Any, app: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One window for all that is looked at here; whatever asks for a file is cancelled."""
    with pytest.MonkeyPatch.context() as patch:
        for ask in ("getOpenFileName", "getSaveFileName"):
            patch.setattr(QFileDialog, ask, lambda *_args, **_named: ("", ""))
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
        made = House(shutil.copy(sample_file, tmp_path_factory.mktemp("access") / "office.db"), tab="missions")
        yield made
        made.close()


@pytest.mark.parametrize("tab", _KEYS)
def test_a_tab_leaves_nothing_unsaid(house: House, tab: str) -> None:
    house.tab(tab)
    house.run("next_record")
    assert faults(house.window) == []


def test_what_commands_open_leaves_nothing_unsaid(house: House) -> None:
    ask = [action for action in ACTIONS if action.text.endswith("…") and action.id not in (*PAPERS, "sample")]
    missed = {}
    for action in [*ask, *(house.window.actions_.data[key] for key in _OTHERS)]:
        if not house.window.actions_.q(action.id).isEnabled():
            house.tab(action.context or "participants")
        house.run(action.id)
        for opened in _opened(house) or [house.window]:
            if found := faults(opened):
                missed[action.id] = found
            if opened is not house.window:
                opened.close()
        house.idle()
    assert missed == {}


def _opened(house: House) -> list[QWidget]:
    """The dialogs and popups beside the window."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not house.window]
