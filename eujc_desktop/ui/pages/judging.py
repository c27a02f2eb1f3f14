"""Whether what is in hand could be dropped: the rules of the timetable, asked at each step of the mouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from eujc_desktop.planning.hosts import Welcome, welcome
from eujc_desktop.planning.items import AT_A_HOST, Item
from eujc_desktop.planning.trial import Trial
from eujc_desktop.ui.finding_words import TONES
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.timetable.gesture import Drop, Span
from eujc_desktop.ui.timetable.hand import Verdict

_GRAVE = ("error", "warning")


class Judging:
    """Knows the timetable as it is checked, and what a drop would change in it."""

    def __init__(self) -> None:
        self.trial: Trial | None = None
        self.zone = "Asia/Tokyo"

    def judge(self, drop: Drop) -> Verdict:
        """What would be wrong then and is not now, the gravest thing in words."""
        if self.trial is None or not drop.spans:
            return Verdict()
        found = [
            each for each in self.trial.after(self._changes(self.trial.items, drop)).new if each.severity in _GRAVE
        ]
        if not found:
            return Verdict()
        worst = min(found, key=lambda each: _GRAVE.index(each.severity))
        items = frozenset(key for each in found for key in each.items if key not in drop.spans)
        return Verdict(TONES[worst.severity], tr(worst.message), items)

    def welcome(self, item_id: str, day: date) -> Welcome | None:
        """When the host of an item takes visitors on a day; None for what is at no host."""
        item = self.trial.items.get(item_id) if self.trial is not None else None
        return welcome(item, day) if item is not None and item.type in AT_A_HOST else None

    def _changes(self, items: Mapping[str, Item], drop: Drop) -> dict[str, Item | None]:
        changed: dict[str, Item | None] = {}
        for key, span in drop.spans.items():
            known = items.get(key) or Item(key, title=drop.title or tr("New item"))
            item = self._at(known, span)
            if drop.groups is not None:
                item = replace(item, groups=frozenset(drop.groups))
            if drop.kind == "copy":
                changed[f"copy of {key}"] = replace(item, id=f"copy of {key}")
            else:
                changed[key] = item
        return changed

    def _at(self, item: Item, span: Span) -> Item:
        home: tzinfo = ZoneInfo(self.zone)

        def there(moment: datetime, now: datetime | None) -> datetime:
            return moment.replace(tzinfo=home).astimezone(now.tzinfo if now is not None else home)

        ends = there(span.end, item.ends) if span.end is not None else None
        return replace(item, day=span.start.date(), starts=there(span.start, item.starts), ends=ends)
