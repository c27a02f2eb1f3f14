"""The history of the office: what was removed is found there and comes back, also when much was done since."""

from __future__ import annotations

from functools import partial

from eujc_desktop import services
from eujc_desktop.ui.history import HistoryDialog
from tests.ui.house import House, nameless


def test_what_was_removed_comes_back_with_what_hung_on_it(filled: House) -> None:
    page = filled.tab("participants")
    grid = page.grid
    before = grid.model_.rowCount()
    grid.view.go(grid.model_.index(2, 0))
    gone = grid.current_id
    page.remove()
    filled.idle()
    change = partial(services.grids.change, grid="participants", row_id=grid.model_.ids[0])
    filled.window.office.do("Change diet", partial(change, values={"person.diet": "Vegan"}))
    filled.run("history")
    (dialog,) = filled.window.findChildren(HistoryDialog)
    assert nameless(dialog) == []
    steps = [dialog.tree.topLevelItem(at).text(0) for at in range(dialog.tree.topLevelItemCount())]
    assert steps[:2] == ["Change diet", "1 person removed"]
    dialog.removals.setChecked(True)
    assert dialog.tree.topLevelItemCount() == 1
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    dialog.back_button.click()
    filled.idle()
    assert grid.model_.rowCount() == before
    assert gone in grid.model_.ids
    assert not dialog.back_button.isEnabled(), "it has been taken back"
    dialog.reject()
