"""What is wrong with an itinerary, each finding with the steps that mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from eujc_desktop.common.said import Said, duration, say
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.days import on_day
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

Use = Callable[[Any, Any], object]


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


def message_of(finding: Any, show: Callable[[Any], object], use: Use) -> InlineMessage:
    """A finding as a message whose buttons show the items or take a step."""
    fixes: list[tuple[str, Callable[[], object]]] = [
        (tr(fix.words), partial(use, finding, fix)) for fix in finding.fixes
    ]
    if finding.items and not any(fix.action in APPLIED for fix in finding.fixes):
        fixes.append((tr("Show"), partial(show, finding)))
    when = f"{on_day(finding.when.date(), with_year=False)}, {finding.when:%H:%M}" if finding.when else ""
    body = "\n".join(part for part in (when, tr(finding.message)) if part)
    return InlineMessage(title_of(finding.rule), body, TONES[finding.severity], fixes=fixes)


def step_of(fix: Any, title: str) -> str:
    """What the step of a fix is called afterwards: with the title of its item in place of the number."""
    words = fix.words
    if title and isinstance(words, Said) and "item" in words.values:
        words = Said(words.template, {**words.values, "item": say("“{name}”", name=title)}, words.many)
    return tr(words)
