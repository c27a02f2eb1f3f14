"""What a mission of a programme asks at its end: questions, and of which visits and talks each is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import func, or_, select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.evaluation import Opinion, Question, Scale, Subject
from eujc_desktop.models.itinerary import Item, ItemStatus, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning.evaluation import Ask
from eujc_desktop.services import records, visit_names
from eujc_desktop.store.work import Work

USUAL: Final = (
    ("How do you rate the mission as a whole?", "ミッション全体はいかがでしたか。", Scale.FIVE, Subject.MISSION),
    ("Was the preparation helpful?", "事前の準備は役に立ちましたか。", Scale.FIVE, Subject.MISSION),
    ("Were hotels, meals and transport good?", "宿泊、食事、移動はいかがでしたか。", Scale.FIVE, Subject.MISSION),
    ("How useful was this visit to you?", "この訪問は有益でしたか。", Scale.FIVE, Subject.VISIT),
    ("How useful was this talk to you?", "この講演は有益でしたか。", Scale.FIVE, Subject.SPEAKER),
    ("Would you recommend the mission to others?", "他の方に参加を勧めますか。", Scale.YES_NO, Subject.MISSION),
    ("What was most useful?", "最も有益だったことは何ですか。", Scale.WORDS, Subject.MISSION),
    ("What should we do better?", "改善すべきことは何ですか。", Scale.WORDS, Subject.MISSION),
)
"""Questions to begin with."""


def listed(work: Work, mission_id: str, *, asked: bool = True) -> list[Question]:
    """What a mission of its programme asks, in order; with `asked` without those no longer asked."""
    code = work.get(Mission, mission_id).programme
    every = Question.programme.is_(None)
    found = select(Question).where(or_(every, Question.programme == code) if code else every)
    if asked:
        found = found.where(or_(Question.retired.is_(None), Question.retired.is_(False)))
    return list(work.session.scalars(found.order_by(Question.position, Question.id)))


def begin(work: Work, mission_id: str) -> int:
    """Give the programme of a mission the usual questions; how many."""
    code = work.get(Mission, mission_id).programme
    for position, (text, text_ja, scale, about) in enumerate(USUAL):
        work.session.add(
            Question(programme=code, text=text, text_ja=text_ja, scale=scale, about=about, position=position)
        )
    return len(USUAL)


def add(work: Work, mission_id: str, given: Mapping[str, object]) -> str:
    """Another question of the mission's programme, after those that are there; its id."""
    last = work.session.scalar(select(func.max(Question.position)))
    code = work.get(Mission, mission_id).programme
    return records.create(work, "question", {"position": (last or 0) + 1, "programme": code, **given})


def remove(work: Work, question_id: str) -> None:
    """Take a question away; Refused where it was answered: it can be no longer asked instead."""
    number = work.session.scalar(select(func.count()).where(Opinion.question_id == question_id))
    if number:
        raise Refused(say("The question has {n} answers.", n=number), cure="Set “No longer asked”; its answers stay.")
    records.remove(work, "question", question_id)


def remove_all(work: Work, question_ids: Sequence[str]) -> None:
    """Take several away; none, where one of them was answered."""
    for key in question_ids:
        remove(work, key)


def asks(work: Work, mission_id: str) -> list[Ask]:
    """The questions as they are asked: of the mission once, of visits and speakers each."""
    subjects = _subjects(work, mission_id)
    found: list[Ask] = []
    for one in listed(work, mission_id):
        ask = Ask(one.id, one.text, str(one.scale), str(one.about), text_ja=one.text_ja or "")
        if one.about is Subject.MISSION:
            found.append(ask)
        else:
            named = subjects[one.about]
            found += [ask._replace(subject=key, subject_name=name) for key, name in named]
    return found


def _subjects(work: Work, mission_id: str) -> dict[Subject, list[tuple[str, str]]]:
    """The visits that are not called off, and the items that have a speaker, in the order of the days."""
    plan = (
        select(Item)
        .outerjoin(MissionDay, MissionDay.id == Item.day_id)
        .where(Item.mission_id == mission_id, Item.status != ItemStatus.CANCELLED)
        .order_by(MissionDay.day, Item.starts_at, Item.id)
    )
    items = list(work.session.scalars(plan))
    names = visit_names.of_mission(work, mission_id)
    order = list(dict.fromkeys(item.visit_id for item in items if item.visit_id in names))
    visits = [(key, names[key]) for key in order if key] + [(key, n) for key, n in names.items() if key not in order]
    speakers = [(item.id, f"{item.speaker}: {item.title or item.title_ja or ''}".rstrip(": ")) for item in items
                if item.speaker]  # fmt: skip
    return {Subject.VISIT: visits, Subject.SPEAKER: speakers}
