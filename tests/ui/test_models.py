"""Every model of the window keeps Qt's rules; those of grids and dialogs are tried with their own tests."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtTest import QAbstractItemModelTester

from eujc_desktop.ui.bulk_rows import BulkRowsModel, Line
from eujc_desktop.ui.components.search_overlay import HitList, SearchHit


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


def test_the_lines_of_a_change_for_several(app: Any) -> None:
    model = BulkRowsModel()
    tester = keeping(model)
    model.show_lines([Line("Ada", "Vegan", change=1), Line("Bo", "", change=2, problem="is on no mission")])
    model.toggle(0)
    assert (tester.model() is model, model.wanted) == (True, [])
    model.show_lines(())
