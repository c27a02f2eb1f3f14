"""The statistics of the office: deliverables, cuts, comparisons, frozen reports, and who is behind each figure."""

from eujc_desktop.planning.counting import NEWSLETTERS
from eujc_desktop.services.statistics.counted import CUTS, Wanted
from eujc_desktop.services.statistics.evidence import Behind, behind, unfinished
from eujc_desktop.services.statistics.overview import (
    CUT_WORDS,
    DEFINITIONS,
    SERIES,
    WHATS,
    Choice,
    Figures,
    Measure,
    asked,
    compare,
    figures,
    sides,
)
from eujc_desktop.services.statistics.reports import (
    Frozen,
    behind_frozen,
    beside,
    freeze,
    frozen,
    listed,
    now,
    remove,
    said,
)
from eujc_desktop.services.statistics.words import value_words
from eujc_desktop.services.statistics.workbook import save, sheets

__all__ = [
    "CUTS", "CUT_WORDS", "DEFINITIONS", "NEWSLETTERS", "SERIES", "WHATS", "Behind", "Choice", "Figures", "Frozen",
    "Measure", "Wanted", "asked", "behind", "behind_frozen", "beside", "compare", "figures", "freeze", "frozen",
    "listed", "now", "remove", "said", "save", "sheets", "sides", "unfinished", "value_words",
]  # fmt: skip
