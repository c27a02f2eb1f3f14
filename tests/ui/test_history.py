"""The history of the office: what was removed is found there and comes back, also when much was done since."""

from __future__ import annotations

from functools import partial

from eujc_desktop import services
from eujc_desktop.ui.history import HistoryDialog
from tests.ui.house import House, also_in_japanese, button, nameless


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
    assert steps[:2] == ["Change diet", "Remove 1 person"]
    dialog.removals.setChecked(True)
    assert dialog.tree.topLevelItemCount() == 1
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    dialog.back_button.click()
    filled.idle()
    assert grid.model_.rowCount() == before
    assert gone in grid.model_.ids
    assert not dialog.back_button.isEnabled(), "it has been taken back"
    dialog.reject()


def diet_of(house: House, participant: str) -> str:
    (row,) = house.works.read(lambda work: services.grids.rows(work, "participants", [participant]))
    return str(row["person.diet"])


@also_in_japanese
def test_everything_is_as_it_was_after_a_step_in_one_stroke(filled: House) -> None:
    model = filled.tab("participants").grid.model_
    first = model.ids[0]
    change = partial(services.grids.change, grid="participants", row_id=first)
    for diet in ("Vegan", "Halal", "Kosher"):
        filled.window.office.do(f"Change diet to {diet}", partial(change, values={"person.diet": diet}))
    filled.idle()
    filled.works.enter(
        "Sent", lambda work: services.records.change(work, "mission", filled.window.desk.mission_id, {"notes": "x"})
    )
    filled.run("history")
    (dialog,) = filled.window.findChildren(HistoryDialog)
    assert not dialog.here_button.isEnabled()
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    assert not dialog.here_button.isEnabled(), "nothing was done since"
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(3))
    assert dialog.tree.topLevelItem(3).text(0) == "Change diet to Vegan"
    dialog.here_button.click()
    filled.idle()
    assert dialog.messages.titles() == ["This takes back 2 steps, as one that you can take back again"]
    assert nameless(dialog) == []
    button(dialog, "Go back to “Change diet to Vegan”").click()
    filled.idle()
    assert filled.undone() == "Back to: Change diet to Vegan"
    assert dialog.messages.titles() == []
    assert diet_of(filled, first) == "vegan"
    filled.run("undo")
    assert diet_of(filled, first) == "kosher"
    dialog.reject()
