"""Reports of the statistics: frozen with what was counted, shown again, compared with a later day."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from eujc_desktop.common.errors import Damaged, Invalid
from eujc_desktop.common.said import Named, say
from eujc_desktop.models.attachment import Content
from eujc_desktop.models.frozen_report import FrozenReport
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning import counting, stated
from eujc_desktop.planning.counting import Counted, Edition, Whole
from eujc_desktop.planning.stated import Evidence, Moved, OfProgramme, Reached, Stated
from eujc_desktop.services import attachments, records
from eujc_desktop.services.roll import TRAVELLERS, TRAVELLING
from eujc_desktop.services.statistics import counted as counts
from eujc_desktop.services.statistics import evidence, overview
from eujc_desktop.services.statistics.counted import CUTS, TOOK_PART, Wanted
from eujc_desktop.services.statistics.evidence import NAMELESS, Behind
from eujc_desktop.services.statistics.words import mark_words
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Frozen:
    """A frozen report as lists show it."""

    id: str
    title: str
    dated: date
    at: datetime
    by: str


def now(work: Work, today: date, *, confirmed: bool) -> Stated:
    """What a report says today; years and cuts are those of missions and traineeships."""
    everything = counts.counted(work, today)
    wanted = Wanted(confirmed=confirmed)
    missions = [one for one in everything if wanted.takes(one)]
    shown = overview.figures(work, Wanted("", confirmed=confirmed), CUTS[0], today)
    years = counting.by_year(missions, counting.MISSIONS)
    return Stated(
        dated=today,
        confirmed=confirmed,
        marks=tuple(overview.marks(everything)),
        reached=tuple(_reached(tile) for tile in shown.tiles),
        years=tuple(
            (year, tuple((key, number.shown(confirmed=confirmed)) for key, number in sorted(parts.items())))
            for year, parts in years.items()
        ),
        programmes=tuple(_of_programme(each, confirmed=confirmed) for each in shown.lines),
        cuts=tuple((cut, _slices(work, wanted, cut, missions)) for cut in CUTS),
        evidence=_evidence(work, everything, confirmed=confirmed),
    )


def _reached(tile: counting.Tile) -> Reached:
    beside = tile.beside.done if tile.beside is not None else None
    return Reached(tile.code, *tile.whole, *tile.of_year, beside, tile.target)


def _of_programme(each: overview.ProgrammeLine, *, confirmed: bool) -> OfProgramme:
    line, visits = each.line, each.visits
    people, events = (number.shown(confirmed=confirmed) for number in (line.people, line.editions))
    return OfProgramme(
        line.key,
        line.name,
        events,
        line.applied,
        people,
        line.fill,
        line.smes,
        visits.number,
        visits.rating,
        each.results,
        line.name.others.get("ja", "") if isinstance(line.name, Named) else "",
    )


def _slices(work: Work, wanted: Wanted, cut: str, missions: list[Counted]) -> tuple[tuple[str, int], ...]:
    found = overview.in_order(counts.by_cut(work, wanted, cut, missions), confirmed=wanted.confirmed)
    return tuple((value, number.shown(confirmed=wanted.confirmed)) for value, number in found)


def _evidence(work: Work, everything: list[Counted], *, confirmed: bool) -> dict[str, Evidence]:
    """By deliverable what makes its figure."""
    own: dict[str, list[Counted]] = {}
    for one in everything:
        for code in one.counts:
            own.setdefault(code, []).append(one)
    people = _people(work)
    return {code: _behind(code, some, people, confirmed=confirmed) for code, some in own.items()}


def _people(work: Work) -> dict[str, tuple[list[str], list[str]]]:
    """By mission the participations of those who took part, and of those confirmed."""
    columns = (Participation.mission_id, Participation.id, Participation.stage)
    query = select(*columns).where(Participation.role.in_(TRAVELLERS), Participation.stage.in_(TRAVELLING))
    found: dict[str, tuple[list[str], list[str]]] = {}
    for mission, part, stage in work.session.execute(query.order_by(Participation.id)):
        found.setdefault(mission, ([], []))[stage not in TOOK_PART].append(part)
    return found


def _behind(
    code: str, own: list[Counted], people: dict[str, tuple[list[str], list[str]]], *, confirmed: bool
) -> Evidence:
    editions = [one for one in own if isinstance(one, Edition)]
    wholes = tuple((one.id, number) for one in own if isinstance(one, Whole) and (number := _figure(one, code)))
    if counting.unit_of(code) != counting.PEOPLE:
        shown = (one.id for one in editions if counting.figure(one, code).shown(confirmed=confirmed))
        return Evidence(editions=tuple(shown), wholes=wholes)
    done, expected = ([part for one in editions for part in people.get(one.id, ([], []))[at]] for at in (0, 1))
    return Evidence(tuple(done), tuple(expected) if confirmed else (), (), wholes)


def _figure(one: Whole, code: str) -> int:
    return counting.figure(one, code).done


def freeze(work: Work, title: str, today: date, *, confirmed: bool) -> Frozen:
    """Keep the figures of today under a title, with what was counted."""
    if not title.strip():
        raise Invalid({"title": say("A report needs a title")})
    words = records.parsed(FrozenReport, {"title": title})["title"]
    sha256 = attachments.keep_bytes(work, stated.written(now(work, today, confirmed=confirmed)))
    record = FrozenReport(title=words, dated=today, frozen_at=datetime.now(UTC), frozen_by=work.who, sha256=sha256)
    work.session.add(record)
    work.session.flush()
    return _row(record)


def frozen(work: Work) -> list[Frozen]:
    """The reports that were frozen, the last one first."""
    query = select(FrozenReport).order_by(FrozenReport.frozen_at.desc(), FrozenReport.id.desc())
    return [_row(record) for record in work.session.scalars(query)]


def one(work: Work, report_id: str) -> Frozen:
    """A frozen report by its id."""
    return _row(work.get(FrozenReport, report_id))


def _row(record: FrozenReport) -> Frozen:
    return Frozen(record.id, record.title, record.dated, record.frozen_at, record.frozen_by)


def remove(work: Work, report_id: str) -> None:
    """Take a frozen report away."""
    work.session.delete(work.get(FrozenReport, report_id))


def said(work: Work, report_id: str) -> Stated:
    """What a report said when it was frozen; Damaged where that is no longer what was kept."""
    record = work.get(FrozenReport, report_id)
    kept = work.session.get(Content, record.sha256)
    if kept is not None and hashlib.sha256(kept.data).hexdigest() == record.sha256:
        try:
            return stated.read(kept.data)
        except ValueError as exc:
            told = say("“{title}” is kept in a form this version of the program does not read.", title=record.title)
            raise Damaged(told, cure="Install the newest version.") from exc
    words = say("The figures of “{title}” are damaged or gone.", title=record.title)
    raise Damaged(words, cure="Take them from a backup made after the report was frozen.")


@dataclass(frozen=True)
class Beside:
    """A report beside another one; `marks` are what must stand beside the figures, as that some are invented."""

    moved: tuple[Moved, ...]
    marks: tuple[str, ...]


def beside(work: Work, report_id: str, other_id: str, today: date) -> Beside:
    """A frozen report beside another one, or without an id beside today."""
    before = said(work, report_id)
    after = said(work, other_id) if other_id else now(work, today, confirmed=before.confirmed)
    return Beside(
        tuple(stated.moved(before, after)), tuple(map(mark_words, dict.fromkeys([*before.marks, *after.marks])))
    )


def listed(work: Work, kept: Evidence, today: date) -> list[Behind]:
    """Evidence in words, with the names of those who are still kept."""
    parts = [*kept.done, *kept.expected]
    people = evidence.named(work, parts)
    activities = {one.id: one for one in counts.counted(work, today)}
    found = [people.get(part) or Behind("person", part, "", NAMELESS, "", "", "", 0, "", 1) for part in parts]
    for key in kept.editions:
        found.append(_edition(work, key))
    for key, number in kept.wholes:
        one = activities.get(key)
        gone = Behind("whole", key, key, NAMELESS, "", "", "", 0, "", number)
        found.append(evidence.whole(one, number) if isinstance(one, Whole) else gone)
    return found


def _edition(work: Work, key: str) -> Behind:
    one = work.session.get(Mission, key)
    if one is None:
        return Behind("edition", key, "", NAMELESS, "", "", "", 0, "", 1)
    return Behind("edition", key, key, one.title, "", "", one.code, one.first_day.year, one.status.label, 1)


def behind_frozen(work: Work, report_id: str, code: str, today: date) -> list[Behind]:
    """Who and what was counted for a deliverable of a frozen report."""
    return listed(work, said(work, report_id).evidence.get(code, Evidence()), today)
