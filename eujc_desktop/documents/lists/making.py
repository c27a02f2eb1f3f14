"""From the content of a list to its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.lists import content as lists
from eujc_desktop.documents.lists import (
    delegation,
    diet_cards,
    emergency,
    evaluation,
    finance,
    journeys,
    luggage,
    meals,
    page,
    plain,
    rooming,
    sessions,
    visit_pages,
)
from eujc_desktop.documents.lists.emergency_content import EmergencyFolder
from eujc_desktop.documents.lists.evaluation_content import EvaluationReport, EvaluationSheet
from eujc_desktop.documents.lists.money_content import Finance
from eujc_desktop.documents.lists.visit_content import BagLists, VisitSheets

_LISTS: dict[type[Any], tuple[Words, Callable[[Any], Iterator[page.OneList]]]] = {
    lists.Attendance: (sessions.ATTENDANCE, sessions.attendance),
    lists.SignIn: (sessions.SIGN_IN, sessions.sign_in),
    lists.Rooming: (rooming.TITLE, rooming.rooming),
    lists.Meals: (meals.TITLE, meals.meals),
    lists.DietCards: (diet_cards.TITLE, diet_cards.diet_cards),
    lists.Manifest: (journeys.MANIFEST, journeys.manifest),
    lists.LuggageLists: (luggage.TITLE, luggage.luggage_lists),
    lists.SeatLists: (journeys.SEATS, journeys.seat_lists),
    lists.Delegation: (delegation.TITLE, delegation.delegation),
    VisitSheets: (visit_pages.SHEETS, visit_pages.visit_sheets),
    BagLists: (visit_pages.BAGS, visit_pages.bag_lists),
    EmergencyFolder: (emergency.TITLE, emergency.folder),
    lists.Register: (plain.REGISTER, plain.register),
    lists.Checklist: (plain.CHECKLIST, plain.checklist),
    Finance: (finance.TITLE, finance.finance),
    EvaluationSheet: (evaluation.SHEET, evaluation.sheet),
    EvaluationReport: (evaluation.REPORT, evaluation.report),
}


def make(content: Any, progress: Progress) -> Built:
    """Every sheet of a list; one that says so where there is nothing to list."""
    title, sheets = _LISTS[type(content)]
    found = list(sheets(content)) or [page.nothing(title, content.language)]
    return page.make(page.About(content.mission, title, content.language), found, progress)
