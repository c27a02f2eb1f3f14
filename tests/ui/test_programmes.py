"""The programmes in the window: a template said otherwise, a variant added, the way back, a file out and in."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from eujc_desktop import services
from eujc_desktop.common.lands import country_name
from eujc_desktop.planning.programmes import programme
from eujc_desktop.ui.dialogs.programmes_dialog import AddProgrammeDialog, ProgrammesDialog
from eujc_desktop.ui.text import language
from tests.ui.house import House, nameless


def opened(house: House) -> Any:
    house.run("programmes")
    (found,) = (each for each in house.window.findChildren(ProgrammesDialog) if each.isVisible())
    return found


def now(house: House, code: str) -> Any:
    return house.works.read(lambda work: services.programmes.one(work, code))


def test_a_template_is_said_otherwise(filled: House) -> None:
    dialog = opened(filled)
    assert dialog.list.key == "WCM"  # that of the mission at hand
    assert nameless(dialog) == []
    assert not dialog.keep_button.isEnabled()
    assert not dialog.back_button.isEnabled()
    tasks = dialog.tables["tasks"]
    assert len(tasks.lines) == len(programme("WCM").tasks)
    tasks.add()
    at = tasks.table.currentRow()
    tasks.table.item(at, 0).setText("Order helmets")
    tasks.table.item(at, 1).setText("-20")
    dialog.rules.boxes["capacity"].editor.setText("18")
    months = dialog.rules.boxes["survey_months"].editor
    basis = dialog.rules.boxes["refund_basis"].editor
    assert basis.raw() == "days"
    basis.show_value("per day")
    dialog.rules.boxes["refund_kept"].editor.setText("20")
    assert months.text() == "3, 6, 12"
    months.setText("18、6 6")
    quotas = dialog.tables["quotas"]
    quotas.add()
    quotas.table.item(0, 1).setText("Italy")
    quotas.table.item(0, 3).setText("4")
    dialog.keep()
    filled.idle()
    assert filled.undone() == "Change the template WCM"
    found = now(filled, "WCM")
    assert {(task.title, task.offset_days) for task in found.tasks} >= {("Order helmets", -20)}
    assert found.settings.survey_months == (6, 18)
    assert (found.settings.capacity, found.settings.deposit_amount) == (18, programme("WCM").settings.deposit_amount)
    kept = json.loads(filled.works.read(services.programmes.exported))["templates"]["WCM"]
    assert kept.keys() == {"settings", "tasks", "tasks_known", "quotas"}
    assert kept["quotas"] == [{"trait": "country", "value": "IT", "least": None, "most": 4}]
    assert quotas.table.item(0, 1).text() == country_name("IT", language())
    own = {"capacity": 18, "survey_months": [6, 18], "refund_basis": "per day", "refund_kept": 20}
    assert kept["settings"] == own
    assert "1 more of: task" in dialog.told.text()

    dialog.rules.boxes["survey_months"].editor.setText("0, 61")
    dialog.rules.boxes["survey_months"].editor.typed.emit()
    dialog.keep()
    assert now(filled, "WCM").settings.survey_months == (6, 18)
    dialog.rules.boxes["survey_months"].editor.setText("")

    dialog.facts.boxes["typical_days"].editor.setText("0")
    dialog.facts.boxes["typical_days"].editor.typed.emit()
    dialog.keep()
    assert now(filled, "WCM").typical_days == 5
    dialog.facts.boxes["typical_days"].editor.setText("6")
    dialog.list.choose("HRTP")  # what was changed is written when one goes on
    filled.idle()
    assert now(filled, "WCM").typical_days == 6


def test_reductions_of_a_template_are_typed_as_those_of_a_mission(filled: House) -> None:
    dialog = opened(filled)
    dialog.show_part("reductions")
    table = dialog.tables["reductions"]
    table.add()
    for column, words in ((2, "SME"), (3, "50")):
        table.table.item(0, column).setText(words)
    dialog.keep()
    filled.idle()
    said = {"of": "deposit", "given_for": "size", "value": "sme", "percent": 50}
    assert [one.line for one in now(filled, "WCM").reductions] == [said]
    assert (table.table.item(0, 2).text(), "Other reductions" in dialog.told.text()) == ("sme", True)
    table.table.item(0, 2).setText("tiny")
    dialog.keep()
    filled.idle()
    assert "“tiny” is no country" in dialog.messages.titles()[0]
    assert [one.line for one in now(filled, "WCM").reductions] == [said]
    table.table.item(0, 2).setText("sme")


def test_a_variant_is_added_saved_put_back_and_brought_in(filled: House, tmp_path: Path) -> None:
    change = partial(services.programmes.change, code="WCM", parts={"typical_days": 6})
    filled.works.run("Change the template", change)
    dialog = opened(filled)
    dialog.add(variant=True)
    adding = dialog.findChild(AddProgrammeDialog)
    adding.fill("code", "WCM-F")
    adding.fill("name", "WCM for food")
    adding.send()
    filled.idle()
    assert dialog.list.key == "WCM-F"
    assert now(filled, "WCM-F").typical_days == 6
    assert [each.code for each in filled.window.desk.programmes][-1] == "WCM-F"
    dialog.save_file(tmp_path / "templates.json")
    filled.idle()

    dialog.restore()
    filled.idle()
    dialog.list.choose("WCM")
    filled.idle()
    dialog.restore()
    filled.idle()
    assert now(filled, "WCM") == programme("WCM")
    dialog.bring_in(tmp_path / "templates.json")
    filled.idle()
    assert now(filled, "WCM-F").name == "WCM for food"
    (tmp_path / "bad.json").write_text("no templates")
    dialog.bring_in(tmp_path / "bad.json")
    filled.idle()
    assert not dialog.messages.isHidden()
