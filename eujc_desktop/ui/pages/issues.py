"""What is wrong with an itinerary, each finding with the steps that mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.pages.agenda import Mark
from eujc_desktop.ui.text import tr

TONES = {"error": "err", "warning": "warn", "hint": "info"}
TITLES = {
    "overlap": "At the same time",
    "travel": "Not enough travel time",
    "transport": "No transport planned",
    "holiday": "Public holiday",
    "capacity": "Group larger than the host allows",
    "unconfirmed": "Visit not confirmed",
    "outside": "Outside the mission",
    "lunch": "No lunch planned",
}
_QUOTED = re.compile(r"(?<=\d) “[^”]*”")
_ICONS = {"error": "triangle-alert", "warning": "circle-alert", "hint": "info"}


def title_of(rule: str) -> str:
    """A finding's rule in words."""
    return next((tr(words) for key, words in TITLES.items() if key in rule), rule[:1].upper() + rule[1:])


def marks_of(findings: Sequence[Any]) -> dict[str, Mark]:
    """The gravest finding of each item, for its line in the agenda."""
    marks: dict[str, Mark] = {}
    for finding in reversed(findings):
        if finding.severity in ("error", "warning"):
            for item in finding.items:
                mark = Mark(title_of(finding.rule), TONES[finding.severity], _ICONS[finding.severity], finding.message)
                marks[item] = mark
    return marks


Apply = Callable[[Any], object]


def message_of(finding: Any, show: Callable[[str], object], apply: Apply) -> InlineMessage:
    """A finding as a message whose buttons show the items or take a step."""
    fixes: list[tuple[str, Callable[[], object]]] = []
    for fix in finding.fixes[:3]:
        words = _QUOTED.sub("", fix.words)
        if fix.action in ("shift", "end") and fix.item:
            fixes.append((words, partial(apply, fix)))
        elif finding.items:
            fixes.append((words, partial(show, fix.item or finding.items[0])))
    if finding.items and not fixes:
        fixes.append((tr("Show"), partial(show, finding.items[0])))
    return InlineMessage(title_of(finding.rule), finding.message, TONES[finding.severity], fixes=fixes)
