"""A mission in hand: the days it would have, and what that would bring, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from typing import Any, NamedTuple

from eujc_desktop import services
from eujc_desktop.ui.days import period, short_day
from eujc_desktop.ui.pages.year_rows import clash_text, clashes_of
from eujc_desktop.ui.text import count, tr

PLANNED = frozenset({"draft"})
"""What is moved with the hand; anybody else has told others its dates."""
_HITS, _CLASHES = 3, 2


class Carried(NamedTuple):
    """A mission so many days from where it is."""

    row: Any
    days: int

    @property
    def step(self) -> timedelta:
        return timedelta(days=self.days)

    @property
    def first(self) -> date:
        return services.rescheduling.days_on(self.row.first_day, self.days)

    @property
    def last(self) -> date:
        return services.rescheduling.days_on(self.row.last_day, self.days)

    def told(self, events: Sequence[Any]) -> str:
        """The new days, what goes along, the days of rest they hit, and who does the same then."""
        parts = [self._where(), *self._hits(), *self._clashes(events)]
        return reduce(lambda one, two: tr("{one}. {two}", one=one, two=two), parts)

    def _where(self) -> str:
        days = period(self.first, self.last)
        if not self.days:
            return tr("{code}: {days}, as it is", code=self.row.code, days=days)
        step = count("%n day", "%n days", abs(self.days))
        moving = sum(not task.fixed for task in self.row.open_tasks)
        along = count("%n open deadline moves along", "%n open deadlines move along", moving)
        said = tr("{step} later", step=step) if self.days > 0 else tr("{step} earlier", step=step)
        return tr("{code}: {days}, {step}; {along}", code=self.row.code, days=days, step=said, along=along)

    def _hits(self) -> list[str]:
        found = services.rescheduling.rests_hit(self.first, self.last)
        words = ", ".join(f"{short_day(hit.day)} {tr(hit.title)}" for hit in found[:_HITS])
        more = tr("and {n} more", n=len(found) - _HITS) if len(found) > _HITS else ""
        return [tr("Days of rest in Japan: {days}", days=f"{words} {more}".strip())] if found else []

    def _clashes(self, events: Sequence[Any]) -> list[str]:
        found = clashes_of(self.row, self.first, self.last, events)
        return [clash_text(clash) for clash in found[:_CLASHES]]
