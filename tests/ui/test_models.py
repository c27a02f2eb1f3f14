"""Every model of the window keeps Qt's rules: those of grids and dialogs are tried where they are at work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtTest import QAbstractItemModelTester

import eujc_desktop.ui
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Text
from eujc_desktop.planning.evaluation import Ask
from eujc_desktop.services.evaluation import Form, Sheet
from eujc_desktop.ui.bulk_rows import BulkRowsModel, Line
from eujc_desktop.ui.components.charts import Bar, YearChart
from eujc_desktop.ui.components.search_overlay import HitList, SearchHit
from eujc_desktop.ui.figure_table import FigureModel, Head
from eujc_desktop.ui.line_model import Line as TableLine
from eujc_desktop.ui.line_model import LineColumn, Lines
from eujc_desktop.ui.pages.year_plan import PlanModel
from eujc_desktop.ui.pages.year_rows import HEADING, MISSION, PlanRow
from eujc_desktop.ui.panes.opinion_table import OpinionModel
from eujc_desktop.ui.timetable.model import ItemList

TRIED = {
    "BulkRowsModel": "test_models.py",
    "FigureModel": "test_models.py",
    "GridModel": "test_participants.py",
    "HitList": "test_models.py",
    "ImportRows": "test_import_dialog.py",
    "ItemList": "test_models.py",
    "Lines": "test_models.py",
    "Marks": "test_attendance.py",
    "MissionModel": "test_missions.py",
    "OpinionModel": "test_models.py",
    "PlanModel": "test_models.py",
    "RosterModel": "test_export_dialog.py",
    "Seats": "test_seats.py",
    "SelectionModel": "test_selection.py",
    "_Bars": "test_models.py",
}
"""By each model, where it is held to the rules."""


def test_no_model_is_forgotten() -> None:
    here, program = Path(__file__).parent, Path(eujc_desktop.ui.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in program.rglob("*.py"))
    assert set(re.findall(r"class (\w+)\(QAbstract\w+Model\)", code)) == TRIED.keys()
    for name in set(TRIED.values()):
        assert "QAbstractItemModelTester(" in (here / name).read_text(encoding="utf-8"), name


def keeping(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_the_list_of_hits(app: Any) -> None:
    holder = QObject()
    model = HitList(holder)
    tester = keeping(model)
    hits = [SearchHit(group, "users", "Ada", "", "", list) for group in ("People", "People", "Commands")]
    model.show_hits(hits, "a")
    assert (tester.model() is model, model.rowCount()) == (True, 5)
    model.show_hits((), "")
    assert model.rowCount() == 0


def test_the_items_of_a_timetable(app: Any) -> None:
    model = ItemList()
    tester = keeping(model)
    model.show(["a", "b"], str.upper)
    assert (tester.model() is model, model.at("b").data(), model.id_of(model.at("b"))) == (True, "B", "b")
    changed: list[int] = []
    model.dataChanged.connect(lambda _first, last: changed.append(last.row()))
    model.show(["a", "b"], str.lower)
    assert (changed, model.at("b").data()) == ([1], "b")
    model.show((), str)
    assert model.rowCount() == 0
    assert not model.at("b").isValid()


def test_the_bars_of_a_chart(app: Any) -> None:
    chart = YearChart("Missions")
    tester = keeping(chart.model_)
    chart.show_bars([Bar(str(year), str(year), f"{year}, 2 missions", ()) for year in (2025, 2026)])
    assert (tester.model() is chart.model_, chart.model_.rowCount(), chart.current_key) == (True, 2, "2026")
    chart.show_bars(())
    assert (chart.model_.rowCount(), chart.current_key) == (0, "")


def test_a_table_of_figures(app: Any) -> None:
    model = FigureModel()
    tester = keeping(model)
    model.show_rows([Head("Year", "text"), Head("Missions")], [["2025", 3], ["2026", None]])
    assert (tester.model() is model, model.index(1, 1).data()) == (True, "–")
    model.show_rows((), ())
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_the_lines_of_a_change_for_several(app: Any) -> None:
    model = BulkRowsModel()
    tester = keeping(model)
    model.show_lines([Line("Ada", "Vegan", change=1), Line("Bo", "", change=2, problem="is on no mission")])
    model.toggle(0)
    assert (tester.model() is model, model.wanted) == (True, [])
    model.show_lines(())


def test_the_lines_of_a_small_table_with_an_empty_one(app: Any) -> None:
    model = Lines(
        [LineColumn("name", "Name", field=Field("name", "Name", Text())), LineColumn("seen", "Seen")], writes=True
    )
    tester = keeping(model)
    for known in (["Ada"], ["Ada", "Bo"], ["Ada", "Bo"], []):
        model.show_lines([TableLine(each, {"name": each, "seen": 1}) for each in known])
        assert (tester.model() is model, model.rowCount()) == (True, len(known) + 1)


def test_the_forms_of_an_evaluation(app: Any) -> None:
    model = OpinionModel()
    tester = keeping(model)
    asks = (Ask("pace", "Was the pace right?", "5"), Ask("best", "What was best?", "words"))
    forms = tuple(Form(str(number), number, "", None) for number in (1, 2))
    model.show_sheet(Sheet(asks, forms, {("1", ("pace", "")): 4}, frozenset()))
    model.put({("1", ("best", "")): "The visit"})
    assert (tester.model() is model, model.index(0, 1).data()) == (True, "The visit")
    model.show_sheet(Sheet(asks, forms[:1], {}, frozenset()))
    assert model.rowCount() == 1


def test_the_lines_of_a_year(app: Any) -> None:
    model = PlanModel()
    tester = keeping(model)
    model.show_rows([PlanRow(MISSION, "m1", told="Our mission"), PlanRow(HEADING, told="Events of others")])
    assert (tester.model() is model, model.rowCount()) == (True, 2)
    model.show_rows([])
    assert model.rowCount() == 0
