"""People and companies that are there twice, from the terminal: found, said to be two, made one; and their cards."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from eujc_desktop import services
from eujc_desktop.cli.answers import Answer, opened
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.files import write_atomic
from eujc_desktop.fields.hidden import is_hidden, masked

if TYPE_CHECKING:
    from eujc_desktop.services.duplicates import Who
    from eujc_desktop.services.merge_sides import Difference, Side
    from eujc_desktop.services.merging import Pair, Plan
    from eujc_desktop.store.work import Work

SIDES = ("keep", "other", "both")
_NONE = {False: "Nobody seems to be there twice.", True: "No company seems to be there twice."}


def duplicates(words: Namespace) -> Answer:
    """Who may be somebody else, or which companies may be one; two people that are named are not one from now on."""
    if words.different:
        return _different(words)
    with opened(words) as office:
        if words.companies:
            found = services.firm_doubles.in_office(office.works)
        else:
            mission = office.works.read(lambda work: _mission(work, words.mission))
            found = services.duplicates.in_office(office.works, mission)
    lines = []
    for doubt in found:
        lines += [f"{doubt.score:>3}  {doubt.why}", *(f"     {_who(one)}" for one in (doubt.one, doubt.other))]
    return Answer([asdict(doubt) for doubt in found], lines or [_NONE[words.companies]])


def merge(words: Namespace) -> Answer:
    """Two people or two companies as one, or what that would do."""
    find, table = (_company, "organisation") if words.companies else (_person, "person")
    with opened(words) as office:
        keep, other = (office.works.read(partial(find, words=one)) for one in (words.keep, words.other))
        plan = office.works.read(partial(services.merging.plan, table=table, keep_id=keep, other_id=other))
        take = dict(_taken(plan, choice) for choice in words.take or ())
        if not words.dry_run:
            step = f"Merge {plan.other_name} into {plan.keep_name}"
            join = partial(services.merging.merge, table=table, keep_id=keep, other_id=other, take=take)
            office.works.run(step, join)
    plan = replace(plan, pair=_masked(plan.pair))
    data = {**asdict(plan), "take": take, "merged": not words.dry_run}
    return Answer(data, _lines(plan, take, merged=not words.dry_run))


def _masked(pair: Pair) -> Pair:
    """A pair as it is told: passport numbers by their ends."""
    told = (
        replace(one, keep=masked(one.keep), other=masked(one.other)) if is_hidden(one.name) else one
        for one in pair.differences
    )
    return replace(pair, differences=tuple(told), pairs=tuple(map(_masked, pair.pairs)))


def _different(words: Namespace) -> Answer:
    with opened(words) as office:
        find = _company if words.companies else _person
        one, other = (office.works.read(partial(find, words=named)) for named in words.different)
        if words.companies:
            office.works.run("Different companies", partial(services.firm_doubles.distinguish, one=one, other=other))
        else:
            say = partial(services.duplicates.distinguish, person_id=one, other_id=other)
            office.works.run("Different people", say)
    return Answer({"different": [one, other]}, ["They will not be asked about again unless more is alike."])


def _who(who: Who) -> str:
    return " · ".join(filter(None, (who.name, who.company, ", ".join(who.missions), who.id)))


def _mission(work: Work, code: str | None) -> str | None:
    return services.missions.by_code(work, code).id if code else None


def _person(work: Work, words: str) -> str:
    """The id of the person that an id or an e-mail names."""
    found: Sequence[str] = services.duplicates.named(work, words)
    if len(found) != 1:
        many = "Nobody" if not found else "More than one person"
        raise Refused(f"{many} is known by “{words}”.", cure="Name the ID that “duplicates” tells.")
    return found[0]


def _company(work: Work, words: str) -> str:
    """The id of the company that an id or a name in any form means."""
    found = services.firm_doubles.named(work, words)
    if len(found) != 1:
        many = "No company" if not found else "More than one company"
        raise Refused(f"{many} is known as “{words}”.", cure="Name the ID that “duplicates --companies” tells.")
    return str(found[0])


def cards(words: Namespace) -> Answer:
    """The people of companies as business cards in a file, of all companies where none is named."""
    with opened(words) as office:
        found = [office.works.read(partial(_company, words=one)) for one in words.company or ()]
        rows = found or office.works.read(services.directory.ids)
        make = partial(services.vcards.export, grid="organisations", rows=rows, version=words.version)
        path = write_atomic(words.to, office.works.read(make))
    return Answer({"file": str(path), "companies": len(rows)}, [f"{path}: cards of {len(rows)} companies"])


def _taken(plan: Plan, choice: str) -> tuple[str, Side]:
    """The difference a choice is about, and its side: `email=other`, `WCM-2027.room_no=both`."""
    name, _, side = choice.partition("=")
    where, _, field = name.rpartition(".")
    for pair in plan.pair.all_pairs():
        if (pair.title.endswith(where) if where else not pair.title) and side in SIDES:
            for difference in pair.differences:
                if field in (difference.name, difference.label):
                    return difference.key, side  # type: ignore[return-value]
    raise Refused(
        f"“{choice}” names no value that differs.", cure="Write FIELD=keep, FIELD=other or FIELD=both; see --dry-run."
    )


def _lines(plan: Plan, take: dict[str, Side], *, merged: bool) -> list[str]:
    lines = [f"{plan.other_name} {'was merged' if merged else 'would be merged'} into {plan.keep_name}."]
    for pair in plan.pair.all_pairs():
        lines += [pair.title] if pair.title else []
        lines += [f"  {_line(one, take.get(one.key, one.side))}" for one in pair.differences]
    return [*lines, *(f"{one.label}: {one.keep} + {one.other}" for one in plan.links)]


def _line(one: Difference, side: Any) -> str:
    return f"{one.name}: {one.keep or '–'} | {one.other or '–'} → {side}"
