"""What is wrong with an itinerary, each finding with the steps that mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from eujc_desktop.common.said import duration, say
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
_QUOTED = re.compile(r"(?<=\d) “[^”]*”")
APPLIED = frozenset({"shift", "end", "add transfer"})
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
    minutes = next((fix.minutes for fix in finding.fixes if fix.action == "shift"), 0)
    if finding.rule == "overlap" and minutes:
        return tr("Overlaps {time}", time=duration(minutes))
    if finding.rule == "impossible travel" and minutes:
        return tr("{time} short", time=duration(minutes))
    return title_of(finding.rule, SHORT)


def message_of(finding: Any, show: Callable[[Any], object], use: Use, find: Callable[[str], Any]) -> InlineMessage:
    """A finding as a message whose buttons show the items or take a step; `find` gives an item by its id."""
    fixes: list[tuple[str, Callable[[], object]]] = [
        (_words(fix, find(fix.item)), partial(use, finding, fix)) for fix in finding.fixes[:3]
    ]
    if finding.items and not any(fix.action in APPLIED for fix in finding.fixes):
        fixes.append((tr("Show"), partial(show, finding)))
    when = f"{on_day(finding.when.date(), with_year=False)}, {finding.when:%H:%M}" if finding.when else ""
    body = "\n".join(part for part in (when, tr(finding.message)) if part)
    return InlineMessage(title_of(finding.rule), body, TONES[finding.severity], fixes=fixes)


def _words(fix: Any, item: Any) -> str:
    """A step in words: with the time it leads to, and the items by their numbers as in the message."""
    step = timedelta(minutes=fix.minutes)
    name = (str(item.number) if item.number is not None else f"“{item.title}”") if item is not None else ""
    if fix.action == "shift" and item is not None and item.start:
        return tr("Start {item} at {time}", item=name, time=f"{item.start + step:%H:%M}")
    if fix.action == "end" and item is not None and item.end:
        return tr("End {item} at {time}", item=name, time=f"{item.end + step:%H:%M}")
    return _QUOTED.sub("", tr(fix.words))
