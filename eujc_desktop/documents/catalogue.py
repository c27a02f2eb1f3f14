"""The papers there are: title, input, builder. Nothing heavy is imported before one is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents import (
    briefing_book,
    certificate,
    change_slip,
    lists,
    mission_report,
    programme_sheet,
    statistics_report,
)
from eujc_desktop.documents.briefing_book.content import BriefingBook
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards import papers as cards
from eujc_desktop.documents.cards.content import BusSigns, Cards, LuggageTags
from eujc_desktop.documents.certificate_content import Certificates
from eujc_desktop.documents.change_slip.content import ChangeSlip
from eujc_desktop.documents.content import ProgrammeSheet
from eujc_desktop.documents.early import Early, looked_at
from eujc_desktop.documents.letters import building as letters
from eujc_desktop.documents.letters.content import Letters, VisaDossiers
from eujc_desktop.documents.lists import content as listed
from eujc_desktop.documents.lists.emergency_content import EmergencyFolder
from eujc_desktop.documents.lists.evaluation_content import EvaluationReport, EvaluationSheet
from eujc_desktop.documents.lists.money_content import Finance
from eujc_desktop.documents.lists.visit_content import BagLists, VisitSheets
from eujc_desktop.documents.mission_report.content import MissionReport
from eujc_desktop.documents.statistics_report.content import StatisticsReport


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper by its key; `build(content, progress=…)` takes an instance of `content`."""

    key: str
    title: str
    content: type[Any]
    build: Callable[..., Built]
    options: Mapping[str, str]
    """What to give `content` beyond the data, so that this paper results."""


PAPERS: Final[dict[str, Paper]] = {
    paper.key: paper
    for paper in (
        Paper("briefing-book", "Briefing book", BriefingBook, briefing_book.build, {}),
        Paper("certificates", "Certificates of participation", Certificates, certificate.build, {}),
        Paper("change-slip", "Change slip", ChangeSlip, change_slip.build, {}),
        Paper("programme", "Programme, day sheets", ProgrammeSheet, programme_sheet.build, {"form": "days"}),
        Paper("programme-table", "Programme, Japanese table", ProgrammeSheet, programme_sheet.build, {"form": "table"}),
        Paper("badges", "Badges", Cards, cards.badges, {}),
        Paper("table-signs", "Table signs", Cards, cards.table_signs, {}),
        Paper("place-cards", "Place cards", Cards, cards.place_cards, {}),
        Paper("luggage-tags", "Luggage tags", LuggageTags, cards.luggage_tags, {}),
        Paper("bus-signs", "Bus signs", BusSigns, cards.bus_signs, {}),
        Paper("attendance", "Attendance sheets", listed.Attendance, lists.build, {}),
        Paper("sign-in", "Sign-in sheets", listed.SignIn, lists.build, {}),
        Paper("rooming", "Rooming list", listed.Rooming, lists.build, {}),
        Paper("meals", "Meal sheets", listed.Meals, lists.build, {}),
        Paper("diet-cards", "Diet cards", listed.DietCards, lists.build, {}),
        Paper("manifest", "Arrivals and departures", listed.Manifest, lists.build, {}),
        Paper("luggage", "Luggage lists", listed.LuggageLists, lists.build, {}),
        Paper("seats", "Seat lists", listed.SeatLists, lists.build, {}),
        Paper("delegation", "Delegation list", listed.Delegation, lists.build, {}),
        Paper("emergency-folder", "Emergency folder", EmergencyFolder, lists.build, {}),
        Paper("checklist", "Checklist", listed.Checklist, lists.build, {}),
        Paper("register", "Lists of the activity", listed.Register, lists.build, {}),
        Paper("finance", "Finance list", Finance, lists.build, {}),
        Paper("evaluation-sheet", "Evaluation, blank form", EvaluationSheet, lists.build, {}),
        Paper("evaluation-report", "Evaluation report", EvaluationReport, lists.build, {}),
        Paper("visit-sheets", "Sheets of visits", VisitSheets, lists.build, {}),
        Paper("bag-lists", "Bag lists", BagLists, lists.build, {}),
        Paper("mission-report", "Mission report", MissionReport, mission_report.build, {}),
        Paper("letters", "Letters", Letters, letters.letters, {}),
        Paper("visa-dossier", "Visa dossier", VisaDossiers, letters.dossiers, {}),
        Paper("statistics-report", "Report of the statistics", StatisticsReport, statistics_report.build, {}),
    )
}
"""In the order in which they are offered."""


def build(key: str, content: Any, progress: Progress = silent, early: Early | None = None) -> Built:
    """A paper by its key, made in this process; the same content gives the same bytes. `early` sees a page before."""
    with looked_at(early):
        return PAPERS[key].build(content, progress=progress)
