"""The letters to hosts of a mission: what was written, how far each has come, and which are to be written now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from eujc_desktop.common.said import say
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.host_letters import (
    CANCELLATION,
    CHANGE,
    CONFIRMATION,
    LIST,
    REQUEST,
    THANKS,
    WAY,
    Standing,
    following,
    is_urgent,
)
from eujc_desktop.planning.host_memory import FRESH, Tiredness
from eujc_desktop.services import (
    host_memory,
    itineraries,
    mail_drafts,
    mail_recipients,
    open_dates,
    roll,
    visitors,
    visits,
)
from eujc_desktop.services.letters import hosting, since, told
from eujc_desktop.services.letters.kinds import KINDS, asks_for
from eujc_desktop.services.letters.values import Hosted
from eujc_desktop.services.mail_drafts import Mail
from eujc_desktop.services.mail_recipients import Recipient
from eujc_desktop.services.paper_pieces.order import Order
from eujc_desktop.services.progress import FIRM
from eujc_desktop.services.stale_papers import why_stale
from eujc_desktop.services.visit_cards import is_late
from eujc_desktop.services.visit_sent import SENT
from eujc_desktop.store.work import Work

_FACTS: Final = {
    "when": say("day and time"),
    "arrival": say("arrival at the gate"),
    "place": say("place"),
    "people": say("number of visitors"),
}
Days = Callable[[Sequence[str], datetime], Mapping[str, date]]
_EVENING: Final = time(17)
"""From then on a visit of today without an end counts as over."""
_RARE: Final = WAY[4:6]
"""Letters that stand in the panel only where there is reason for them."""


@dataclass(frozen=True)
class LetterLine:
    """How far a letter to a host has come: `state` is none, drafted, handed, sent or stale, since `day`.

    `why` is what of it holds no longer, `marked` why somebody marked it as out of date, `stale_on` since when;
    `languages` are those in which it says what holds now; `papers` can be marked as sent.
    """

    letter: str
    title: str
    title_ja: str
    state: str
    day: date | None = None
    language: str = ""
    why: tuple[str, ...] = ()
    marked: str = ""
    stale_on: date | None = None
    languages: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letters:
    """The letters to the host of one visit, the one to be written now, and in which language."""

    lines: tuple[LetterLine, ...]
    following: str
    language: str


@dataclass(frozen=True)
class DueLetter:
    """A letter to be written: to whom, in which language, since when, and how far it has come."""

    letter: str
    title: str
    title_ja: str
    visit_id: str
    company: str
    company_ja: str
    day: date | None
    language: str
    urgent: bool
    line: LetterLine
    to: Recipient
    tired: Tiredness
    """Of a request: whether the host is asked too often."""

    @property
    def key(self) -> tuple[str, str]:
        return self.visit_id, self.letter


@dataclass(frozen=True)
class _Seen:
    """One visit with all that decides about its letters."""

    hosted: Hosted
    standing: Standing
    lines: Mapping[str, LetterLine]


def of_visit(work: Work, visit_id: str, now: datetime) -> Letters:
    """The letters to the host of one visit."""
    visit = work.get(Visit, visit_id)
    (seen,) = _seen(work, visit.mission_id, now, {visit_id})
    next_one = following(seen.standing, _today(now))
    shown = [line for key, line in seen.lines.items() if key not in _RARE or line.state != "none" or key == next_one]
    return Letters(tuple(shown), next_one, language_of(seen.hosted))


def due(work: Work, mission_id: str, now: datetime, only: str = "") -> tuple[DueLetter, ...]:
    """The letters of a mission that are to be written now, or those of one sort; thanks last."""
    today = _today(now)
    every = ((seen, following(seen.standing, today)) for seen in _seen(work, mission_id, now))
    found = _due(work, mission_id, [each for each in every if each[1] and only in ("", each[1])], today)
    return _in_order(found)


def at_hand(work: Work, mission_id: str, now: datetime, only: str = "") -> tuple[DueLetter, ...]:
    """The letters of a mission that are due, and those that were written and have not been sent yet."""
    today, every = _today(now), list[tuple[_Seen, str]]()
    for seen in _seen(work, mission_id, now):
        letters = dict.fromkeys((following(seen.standing, today), *_unsent(seen)))
        every += [(seen, letter) for letter in letters if letter and only in ("", letter)]
    return _in_order(_due(work, mission_id, every, today))


def _unsent(seen: _Seen) -> Iterator[str]:
    """The letters that wait to be sent, as far as they still suit the visit."""
    for key, line in seen.lines.items():
        if line.state in ("drafted", "handed") and asks_for(KINDS[key], seen.hosted.visit):
            yield key


def _in_order(found: Iterable[DueLetter]) -> tuple[DueLetter, ...]:
    return tuple(sorted(found, key=lambda one: (WAY.index(one.letter), one.day or date.max, one.company)))


def reissued(work: Work, mission_id: str, came: str, went: str, now: datetime) -> tuple[DueLetter, ...]:
    """What hosts are written once a visit has taken the place of another, to both where they were asked.

    What is written already stays among them, so that it can be had in another language.
    """
    today, wanted = _today(now), {}
    for seen in _seen(work, mission_id, now, {came, went}):
        stage = seen.standing.stage
        if seen.hosted.visit.id == went:
            called_off = CANCELLATION if seen.lines[CANCELLATION].state != "none" else ""
            wanted[went] = (seen, following(seen.standing, today) or called_off)
        else:
            letter = following(seen.standing, today)
            usual = CONFIRMATION if stage in ("pencilled", "confirmed") else REQUEST
            wanted[came] = (seen, letter if letter == CHANGE else usual)
    written = [wanted[key] for key in (went, came) if key in wanted and wanted[key][1]]
    return tuple(_due(work, mission_id, written, today))


def _due(work: Work, mission_id: str, found: Sequence[tuple[_Seen, str]], today: date) -> list[DueLetter]:
    """The letters in the order found; of requests with how tired their hosts may be."""
    first = work.get(Mission, mission_id).first_day
    asked = [
        (seen.hosted.visit.id, seen.hosted.host.id, seen.standing.day or first)
        for seen, letter in found
        if letter == REQUEST
    ]
    tired = host_memory.tired_hosts(work, asked) if asked else {}
    return [_letter(seen, letter, today, tired.get(seen.hosted.visit.id, FRESH)) for seen, letter in found]


def _letter(seen: _Seen, letter: str, today: date, tired: Tiredness) -> DueLetter:
    host, kind, language = seen.hosted.host, KINDS[letter], language_of(seen.hosted)
    return DueLetter(
        letter,
        kind.title,
        kind.title_ja,
        seen.hosted.visit.id,
        host.name or host.name_ja or "",
        host.name_ja or "",
        seen.standing.day,
        language,
        is_urgent(letter, seen.standing, today),
        seen.lines[letter],
        mail_recipients.host(seen.hosted, language),
        tired,
    )


def language_of(hosted: Hosted) -> str:
    """The language in which a host is written to: Japanese where it has a name in Japanese."""
    return "ja" if hosted.host.name_ja else "en"


def mails(work: Work, mission: str, wanted: Sequence[tuple[str, str, str]]) -> list[Mail]:
    """The mails that take these letters, by visit, letter and language, with what each covers."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for visit_id, letter, language in wanted:
        groups[(letter, language)].append(visit_id)
    found = []
    for (letter, language), keys in groups.items():
        order = Order("letters", mission, letter=letter, language=language, each=True, people=tuple(keys))
        found.append(Mail(order, tuple(keys), mail_drafts.planned(work, order).usual))
    return found


def mark_thanked(work: Work, visit_ids: Sequence[str], today: date) -> int:
    """The hosts of these visits have been thanked, in whatever way; drafts of the letter count as sent."""
    for visit_id in visit_ids:
        papers = told.papers_of(work, [visit_id]).get(visit_id, [])
        if drafts := [paper.id for paper in papers if paper.cut == THANKS and not paper.sent_on]:
            mail_drafts.mark_sent(work, drafts, today)
        visits.change_stage(work, visit_id, "thanked", today)
    return len(visit_ids)


def _today(now: datetime) -> date:
    return now.astimezone().date()


def _seen(work: Work, mission_id: str, now: datetime, only: Collection[str] = ()) -> Iterator[_Seen]:
    members = roll.members_of(work, mission_id)
    plan, first = itineraries.plan(work, mission_id), work.get(Mission, mission_id).first_day
    hosted = hosting.hosts_of(work, mission_id, roll.going(members), only)
    ids = [one.visit.id for one in hosted]
    papers, spoken = told.papers_of(work, ids), open_dates.of_visits(work, ids)
    for one in hosted:
        own, items = papers.get(one.visit.id, []), plan.of_visit(one.visit.id)
        facts = told.facts(one)
        days = partial(since.days, work, one.visit)
        lines = {key: _line(key, one.visit, own, facts, days) for key in WAY}
        yield _Seen(one, _standing(one, lines, own, items, facts, first, now, spoken=one.visit.id in spoken), lines)


def _standing(
    one: Hosted,
    lines: Mapping[str, LetterLine],
    papers: Sequence[Paper],
    items: Sequence[itineraries.ItemRow],
    facts: told.Facts,
    first: date,
    now: datetime,
    *,
    spoken: bool,
) -> Standing:
    visit, site = one.visit, one.site
    timed = [item for item in visitors.at_the_host(items) if item.start is not None]
    day = max((item.start.date() for item in timed if item.start), default=visit.agreed_day)
    names = visit.names_due
    if names is None and site is not None and site.names_days is not None and day is not None:
        names = day - timedelta(site.names_days)
    agreed, told_so_far = visit.agreed_day is not None, told.told(papers)
    sure = any(paper.cut not in told.ROUGH and told.of_paper(paper) for paper in papers)
    return Standing(
        str(visit.stage),
        day,
        _is_over(visit, timed, day, now),
        agreed,
        is_late(visit, _today(now)),
        bool(timed or visit.dates_asked) or visit.agreed_day is not None or spoken,
        bool(visit.asked_on or visit.letter_sent_on or visit.confirmed_on or papers),
        # What a host answered otherwise than it was asked is confirmed, not told as a change.
        (sure or not agreed or visit.stage in FIRM)
        and bool(told.differing(told_so_far, facts, "" if sure else told.ROUGH[0])),
        visit.thanked_on is not None,
        names,
        frozenset(key for key, line in lines.items() if line.state not in ("none", "stale")),
    )


def _is_over(visit: Visit, timed: Sequence[itineraries.ItemRow], day: date | None, now: datetime) -> bool:
    """Whether a visit has taken place by now, on its clock."""
    if str(visit.stage) == "visited":
        return True
    if day is None:
        return False
    last = max(timed, key=lambda item: item.start or datetime.min, default=None)
    zone = (last.end_zone or last.zone) if last is not None else ""
    there = now.astimezone(ZoneInfo(zone) if zone else None).replace(tzinfo=None)
    ends = last.end if last is not None and last.end else datetime.combine(day, _EVENING)
    return there >= ends


def _line(key: str, visit: Visit, papers: Sequence[Paper], facts: told.Facts, days: Days) -> LetterLine:
    """How far a letter has come."""
    kind = KINDS[key]
    own = [paper for paper in papers if paper.cut == key or (key == LIST and paper.kind in told.LISTS)]
    line = partial(LetterLine, key, kind.title, kind.title_ja)
    noted: date | None = getattr(visit, SENT[key][0]) if key in SENT else None
    if not own:
        return line("sent", noted) if noted else line("none")
    last, latest = own[-1], {paper.language or "": paper for paper in own}
    made_at = {paper.made_at for paper in latest.values()}
    unsent = tuple(paper.id for paper in own if not paper.sent_on and paper.made_at in made_at)
    holding = tuple(language for language, paper in latest.items()
                    if language and not why_stale(paper) and not _changed(key, papers, paper, facts))  # fmt: skip
    handed = _local(last.handed_at)
    sent = last.sent_on or (noted if noted and (handed is None or noted >= handed) else None)
    state, day = ("sent", sent) if sent else ("handed", handed) if handed else (
        "drafted", _local(last.made_at))  # fmt: skip
    made = partial(line, day=day, language=last.language or "", languages=holding,
                   papers=() if sent else unsent)  # fmt: skip
    if marked := why_stale(last):
        return made(state="stale", marked=marked, stale_on=last.stale_on)
    if why := _changed(key, papers, last, facts):
        return made(state="stale", why=_in_words(why, days(why, last.made_at)))
    return made(state=state)


def _changed(key: str, papers: Sequence[Paper], last: Paper, facts: told.Facts) -> tuple[str, ...]:
    """The facts a letter told that have changed since, and that nobody has told the host."""
    after = papers[papers.index(last) :]
    now_told = {name: value for name, value in told.told(after).items() if name in told.of_paper(last)}
    return told.differing(now_told, facts, key)


def _in_words(names: Sequence[str], days: Mapping[str, date]) -> tuple[str, ...]:
    """What has changed, with the day where it is known."""
    return tuple(
        say("{fact} ({day:bare})", fact=_FACTS[name], day=days[name]) if name in days else _FACTS[name]
        for name in names
    )


def _local(moment: datetime | None) -> date | None:
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone().date() if moment else None
