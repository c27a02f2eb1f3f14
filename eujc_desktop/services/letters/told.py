"""What letters and lists have told a host of its visit, and what of that holds no longer."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from sqlalchemy import select

from eujc_desktop.models.organisation import Site
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import disclosures, phrases, rosters
from eujc_desktop.services.letters import values
from eujc_desktop.services.letters.values import Hosted
from eujc_desktop.services.mission_words import Setting
from eujc_desktop.services.roll import Member, name_of
from eujc_desktop.store.work import Work

Facts = Mapping[str, Any]
CHANGE: Final = "visit-change"
LISTS: Final = (PaperKind.DELEGATION, PaperKind.ROSTER)
"""Papers that name people to a host."""
_TELLS: Final = {
    "when": ("visit.when", "visit.dates", "visit.day"),
    "arrival": ("visit.arrive_at",),
    "place": ("visit.place",),
    "people": ("visit.people",),
}
"""By fact the fields of a letter that tell it; a notice of changes tells all."""
ROUGH: Final = ("visit-request", "visit-reminder")
"""Letters that ask: who comes is not said for sure in them."""


@dataclass(frozen=True)
class Changes:
    """What of a visit is otherwise than its host was told: by fact, as before and as now.

    `known` is whether the host was told anything; `out` and `new` are the people.
    """

    known: bool
    before: Facts
    now: Facts
    out: tuple[str, ...] = ()
    new: tuple[Member, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.out or self.new)


def facts(hosted: Hosted) -> dict[str, Any]:
    """What can be told of a visit, as it is now."""
    visit = hosted.visit
    when = (visit.agreed_day, visit.agreed_from, visit.agreed_until)
    return {
        "when": [part.isoformat() if part else "" for part in when] if visit.agreed_day else None,
        "arrival": visit.arrive_at.isoformat() if visit.arrive_at else None,
        "place": visit.site_id,
        "people": hosted.visitors or None,
    }


def said(letter: str, asked: Iterable[str], hosted: Hosted) -> str:
    """What a letter with these fields tells of its visit, as the register keeps it; "" for one that tells nothing."""
    fields = set(asked)
    told = {name: value for name, value in facts(hosted).items()
            if value is not None and (letter == CHANGE or fields & set(_TELLS[name]))}  # fmt: skip
    return json.dumps(told) if told and letter in (CHANGE, *ROUGH, "visit-confirmation", "visitor-list") else ""


def papers_of(work: Work, visit_ids: Sequence[str]) -> dict[str, list[Paper]]:
    """The letters and lists made for the hosts of visits, by visit, the oldest first."""
    found: dict[str, list[Paper]] = defaultdict(list)
    wanted = select(Paper).where(Paper.visit_id.in_(visit_ids), Paper.kind.in_((PaperKind.LETTER, *LISTS)))
    for paper in work.session.scalars(wanted.order_by(Paper.made_at, Paper.id)):
        found[paper.visit_id or ""].append(paper)
    return found


def told(papers: Iterable[Paper]) -> dict[str, Any]:
    """What these papers have told, the later over the earlier."""
    found: dict[str, Any] = {}
    for paper in papers:
        found |= of_paper(paper)
    return found


def of_paper(paper: Paper) -> dict[str, Any]:
    """What one letter told; nothing for other papers, and once that is forgotten."""
    return dict(json.loads(paper.said)) if paper.said and paper.kind is PaperKind.LETTER else {}


def differing(before: Facts, now: Facts, letter: str = "") -> tuple[str, ...]:
    """The facts that were told and are otherwise now; of a letter that asks the number of visitors does not count."""
    loose = ("people",) if letter in ROUGH else ()
    return tuple(name for name, value in before.items() if name not in loose and value != now.get(name))


def changes(work: Work, hosted: Hosted, coming: Sequence[Member]) -> Changes:
    """What has changed for the host of a visit since it was last told; `coming` are those who go there.

    A notice that says what holds now does not count, so that it can be made once more.
    """
    papers = papers_of(work, [hosted.visit.id]).get(hosted.visit.id, [])
    now = facts(hosted)
    while papers and papers[-1].cut == CHANGE and not differing(of_paper(papers[-1]), now):
        papers.pop()
    was = told(papers)
    if not was:
        return Changes(known=False, before={}, now={name: value for name, value in now.items() if value is not None})
    sure = any(of_paper(paper) and paper.cut not in ROUGH for paper in papers)
    names = differing(was, now, "" if sure else ROUGH[0])
    lists = [paper for paper in papers if paper.kind in LISTS]
    out, new = _people(work, hosted.visit, lists, coming)
    before, after = ({name: side[name] for name in names} for side in (was, now))
    if names and "arrival" not in was and now["arrival"]:
        after["arrival"] = now["arrival"]
    return Changes(known=True, before=before, now=after, out=out, new=new)


def _people(
    work: Work, visit: Visit, lists: Sequence[Paper], coming: Sequence[Member]
) -> tuple[tuple[str, ...], tuple[Member, ...]]:
    """Who was named in the last list and does not come, and who comes, agreed to be named, and was not."""
    if not lists:
        return (), ()
    named = disclosures.people_of(work, lists[-1].id)
    there = {person.id for _, person, _ in coming}
    agreed = {row[rosters.ID] for row in rosters.roster(work, visit.mission_id, "host").rows}
    out = tuple(key for key in dict.fromkeys(named) if key not in there)
    return out, tuple(one for one in coming if one[1].id in agreed and one[1].id not in named)


def in_words(work: Work, setting: Setting, hosted: Hosted, found: Changes) -> dict[str, str]:
    """The fields that tell a change, in the language of the letter."""
    words: dict[str, str] = {}
    for name, key in (("when", "when"), ("arrival", "arrival"), ("place", "place"), ("people", "people")):
        for side, values_ in (("before", found.before), ("now", found.now)):
            words[f"change.{key}_{side}"] = _fact(work, setting, hosted, name, values_.get(name))
    everybody = {person.id: (part, person, firm) for part, person, firm in setting.members}
    gone = [everybody[key] for key in found.out if key in everybody]
    words["change.not_coming"] = "\n".join(_named(one, setting.language) for one in gone)
    words["change.coming"] = "\n".join(_named(one, setting.language) for one in found.new)
    return words


def _fact(work: Work, setting: Setting, hosted: Hosted, name: str, value: Any) -> str:
    language = setting.language
    if not value:
        return ""
    if name == "when":
        day, start, end = value
        return values.when(date.fromisoformat(day), _clock(start), _clock(end), language)
    if name == "arrival":
        return phrases.clock(_clock(value), language)
    if name == "people":
        return phrases.people(int(value), language)
    return values.place(work.session.get(Site, value), hosted.host, language)


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _named(member: Member, language: str) -> str:
    """Somebody of our own, without a word of respect."""
    _, person, firm = member
    who, house = name_of(person), values.firm_name(firm, language)
    shown = phrases.name(who, language)
    shown = f"{shown}（{who.latin}）" if language == "ja" and who.latin and who.latin != shown else shown
    return ("　" if language == "ja" else ", ").join(filter(None, (shown, house)))
