"""Looks at values that are masked until asked for: each is written down before the value is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import select

from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.person import Person
from eujc_desktop.models.showing import Showing, ShownIn
from eujc_desktop.services import roll
from eujc_desktop.store.work import Work, Works

ONE_LOOK = timedelta(hours=1)
"""A preview is made anew with each choice about the paper: for so long it is one look."""


@dataclass(frozen=True)
class Look:
    """Somebody saw a field of a person."""

    at: datetime
    who: str
    label: str
    where: str


def enter(work: Work, person_ids: Iterable[str], field: str, where: str) -> int:
    """Write down that whoever works here sees this field of these people; how many there are."""
    place, now = ShownIn(where), datetime.now(UTC)
    found = [work.get(Person, person_id) for person_id in dict.fromkeys(person_ids)]
    for person in found:
        work.session.add(Showing(person_id=person.id, field=field, shown_in=place, shown_to=work.who, at=now))
    return len(found)


def enter_printed(work: Work, person_ids: Iterable[str]) -> int:
    """Write down that a paper names the passports of these people; how many there are."""
    return enter(work, person_ids, "passport_no", ShownIn.PAPER)


def enter_previewed(works: Works, person_ids: Sequence[str], label: str) -> None:
    """Write down that a preview is to show the passports of these people; within an hour it is the same look."""
    if unseen := works.read(partial(_not_previewed, person_ids=person_ids)):
        works.enter(label, partial(enter, person_ids=unseen, field="passport_no", where=ShownIn.PREVIEW))


def _not_previewed(work: Work, person_ids: Sequence[str]) -> list[str]:
    """Those whose passports whoever works here has not seen in a preview lately."""
    lately = datetime.now(UTC) - ONE_LOOK
    seen = work.session.scalars(
        select(Showing.person_id).where(
            Showing.shown_in == ShownIn.PREVIEW, Showing.shown_to == work.who, Showing.at >= lately
        )
    )
    known = set(seen)
    return [key for key in person_ids if key not in known]


def enter_commanded(work: Work, mission_id: str) -> int:
    """Write down that the passports of everybody of a mission are told on the command line; how many have one."""
    members = roll.members_of(work, mission_id)
    bearers = [person.id for _part, person, _firm in members if person.passport_no]
    return enter(work, bearers, "passport_no", ShownIn.COMMAND)


def of_person(work: Work, person_id: str) -> list[Look]:
    """Who saw which masked field of a person, newest first."""
    query = select(Showing).where(Showing.person_id == person_id).order_by(Showing.at.desc(), Showing.id.desc())
    labels = {name: field.label for name, field in fields_of(Person).items()}
    return [
        Look(one.at, one.shown_to, labels.get(one.field, one.field), one.shown_in.label)
        for one in work.session.scalars(query)
    ]
