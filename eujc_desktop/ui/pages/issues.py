"""Issues of an itinerary in a few words: marks for items, names of steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eujc_desktop.common.said import Said, duration, say
from eujc_desktop.ui.finding_words import ICONS, TONES, title_of
from eujc_desktop.ui.item_looks import Mark
from eujc_desktop.ui.text import tr

SHORT = {
    "transport": say("No transport"),
    "holiday": say("Public holiday"),
    "closed": say("Day of rest"),
    "capacity": say("Too many people"),
    "unconfirmed": say("Not confirmed"),
    "visit gone": say("Will not take place"),
    "outside": say("Outside the dates"),
}
APPLIED = frozenset({"shift", "begin", "end", "remove", "only", "feed", "add transfer", "add luggage"})
"""Steps that mend a finding at once; the others lead to where people do it."""


def marks_of(findings: Sequence[Any]) -> dict[str, Mark]:
    """The gravest finding of each item, for its line in the agenda."""
    marks: dict[str, Mark] = {}
    for finding in reversed(findings):
        if finding.severity in ("error", "warning"):
            mark = Mark(_short(finding), TONES[finding.severity], ICONS[finding.severity], tr(finding.message))
            marks.update(dict.fromkeys(finding.items, mark))
    return marks


def _short(finding: Any) -> str:
    """A finding in a few words, with the number that matters."""
    if finding.rule == "overlap" and finding.weight:
        return tr("Overlaps {time}", time=duration(finding.weight))
    if finding.rule == "impossible travel":
        return tr("{time} short", time=duration(finding.weight))
    return title_of(finding.rule, SHORT)


def step_words(fix: Any, title: str) -> str:
    """What the step of a fix is called afterwards: with the title of its item in place of the number."""
    return _with_title(fix.words, title)


def done_words(fix: Any, title: str) -> str:
    """What is said when a fix was applied."""
    return _with_title(fix.done, title)


def _with_title(words: str, title: str) -> str:
    if title and isinstance(words, Said) and "item" in words.values:
        words = Said(words.template, {**words.values, "item": say("“{name}”", name=title)}, words.many)
    return tr(words)
