"""The dates spoken of with hosts and not yet settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select

from eujc_desktop.models.date_option import DateOption, DateState
from eujc_desktop.store.work import Work

BY_DAY = (DateOption.day, DateOption.since.is_not(None), DateOption.since, DateOption.id)
"""The order in which dates of a visit stand."""


def of_visits(work: Work, visit_ids: Collection[str]) -> dict[str, list[DateOption]]:
    """By visit the dates in question, offered and wished, in their order; none for one of which nothing was said."""
    found: dict[str, list[DateOption]] = defaultdict(list)
    wanted = select(DateOption).where(DateOption.visit_id.in_(visit_ids), DateOption.state == DateState.OPEN)
    for option in work.session.scalars(wanted.order_by(*BY_DAY)):
        found[option.visit_id].append(option)
    return dict(found)
