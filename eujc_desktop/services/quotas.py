"""How those selected for a mission are to be balanced; it begins with the quotas of its programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.fields import readings
from eujc_desktop.fields.choices import Choice
from eujc_desktop.models.choices import Sex
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.selection import Quota, Trait
from eujc_desktop.planning import balance, eligibility
from eujc_desktop.planning.balance import TRAITS, Bar, Traits, bars
from eujc_desktop.planning.programmes import Programme
from eujc_desktop.services import records
from eujc_desktop.store.work import Work

__all__ = ["TRAITS", "Bar", "Traits", "add", "add_usual", "bars", "change", "check_once", "checked", "of_mission"]


def of_mission(work: Work, mission: Mission) -> tuple[balance.Quota, ...]:
    """The quotas that hold for a mission."""
    found = sorted(_of(work, mission.id), key=lambda one: (one.trait, one.value or ""))
    return tuple(balance.Quota(one.id, str(one.trait), one.value or "", one.least, one.most) for one in found)


def _of(work: Work, mission_id: str | None) -> Sequence[Quota]:
    return work.session.scalars(select(Quota).where(Quota.mission_id == mission_id)).all()


def add(work: Work, mission_id: str, values: Mapping[str, object]) -> str:
    """Another quota of a mission; its id."""
    whole = checked(values)
    check_once([*map(_about, _of(work, mission_id)), _pair(whole)])
    return records.create(work, Quota.__tablename__, {**whole, "mission_id": mission_id})


def _about(one: Quota) -> tuple[str, str]:
    return str(one.trait), one.value or ""


def _pair(values: Mapping[str, object]) -> tuple[str, str]:
    return str(values.get("trait")), str(values.get("value") or "")


def check_once(about: Iterable[tuple[str, str]]) -> None:
    """Invalid where two quotas, each told by trait and value, are about the same."""
    if max(Counter((trait, fold(value)) for trait, value in about).values(), default=1) > 1:
        raise Invalid({"value": say("There is a quota for this already")})


def add_usual(work: Work, mission: Mission, template: Programme) -> None:
    """The quotas that a new mission of a programme begins with."""
    for one in template.quotas:
        values = {"trait": one.trait, "value": one.value, "least": one.least, "most": one.most}
        records.create(work, Quota.__tablename__, {**values, "mission_id": mission.id})


def change(work: Work, quota_id: str, values: Mapping[str, object], seen: int | None = None) -> None:
    """Change a quota; with `seen` only if its version is still that one."""
    now = records.values(work, Quota.__tablename__, quota_id)
    whole = checked({**{name: now[name] for name in ("trait", "value", "least", "most")}, **values})
    others = [_about(one) for one in _of(work, now["mission_id"]) if one.id != quota_id]
    check_once([*others, _pair(whole)])
    records.change(work, Quota.__tablename__, quota_id, whole, seen)


def checked(values: Mapping[str, object]) -> dict[str, object]:
    """The values with the word that is counted; Invalid without a limit, or where the most is below the least."""
    given = records.parsed(Quota, values)
    least, most = given.get("least"), given.get("most")
    if least is None and most is None:
        raise Invalid({"most": say("Enter the least, the most, or both")})
    if least is not None and most is not None and most < least:
        raise Invalid({"most": say("The most is below the least")})
    trait = given.get("trait")
    value = _word(trait, str(given["value"])) if trait is not None and given.get("value") else None
    return {**given, "value": value}


def _word(trait: Trait, words: str) -> str:
    """A value as people are counted by it, as `IT` for Italy."""
    with suppress(ValueError):
        if trait is Trait.COUNTRY:
            return readings.country(words)
        if trait is Trait.GENDER:
            sex = Choice(Sex).parse(words)
            return sex.label if sex is not None else words
    if trait is Trait.SIZE:
        return next((name for name in eligibility.SIZES.values() if fold(name) == fold(words)), words)
    return words
