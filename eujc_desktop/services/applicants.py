"""Applicants of a mission as those see them who select: verdict, marks, decisions, and the balance of the selected."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from eujc_desktop.models.choices import Stage
from eujc_desktop.planning.balance import Bar, Quota, bars
from eujc_desktop.planning.selection import Marks, Verdict, Weight

IN: Final = frozenset({Stage.SELECTED, Stage.CONFIRMED, Stage.ATTENDED, Stage.COMPLETED})
"""Who has a place."""


@dataclass(frozen=True)
class Row:
    """An applicant as reviewers see her; `own` are the points of the reviewer who asks, by criterion.

    `comments` are those of all reviewers: who, on which criterion, and what.
    """

    id: str
    name: str
    firm: str
    country: str
    size: str
    stage: Stage
    waiting_rank: int | None
    verdict: Verdict
    marks: Marks
    own: Mapping[str, Decimal]
    decided: Stage | None
    comments: tuple[tuple[str, Weight, str], ...] = ()
    traits: Mapping[str, str] = field(default_factory=dict)
    """Country by its code, sector, size, gender and company, by which a group is balanced."""
    decided_rank: int | None = None

    @property
    def then(self) -> Stage:
        """The status once what is decided is released."""
        return self.decided or self.stage

    @property
    def rank(self) -> int | None:
        """The place on the waiting list, also before it is released."""
        return self.decided_rank if self.decided is not None else self.waiting_rank

    @property
    def is_in(self) -> bool:
        """Whether she would be among the selected."""
        return self.then in IN


@dataclass(frozen=True)
class Sheet:
    """All applicants, the best first, with the criteria, who has reviewed, and how many places are taken."""

    criteria: tuple[Weight, ...]
    rows: tuple[Row, ...]
    reviewers: tuple[str, ...]
    places: int | None
    taken: int
    quotas: tuple[Quota, ...] = ()

    def balance(self, moved: Collection[str] = (), *, into: bool = True) -> dict[str, tuple[Bar, ...]]:
        """Those who would be selected, by trait, and with `moved` put in, or out."""
        now = [row.traits for row in self.rows if row.is_in]
        then = [row.traits for row in self.rows if _then_in(row, moved, into=into)]
        return bars(now, then, self.quotas)

    @property
    def waiting(self) -> int:
        """Decisions that wait to be released."""
        return sum(row.decided is not None for row in self.rows)


def _then_in(row: Row, moved: Collection[str], *, into: bool) -> bool:
    return into if row.id in moved else row.is_in
