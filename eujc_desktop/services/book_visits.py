"""What a leader reads of the days of visits: programmes, who receives us, gifts to bring, who asks what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import wording
from eujc_desktop.models.visit import Visit
from eujc_desktop.services import gifts, visit_days
from eujc_desktop.services.profiles import GONE
from eujc_desktop.store.work import Work

Row = tuple[str, ...]
Table = tuple[str, Sequence[str], list[Row]]

PROGRAMMES = Words("Programmes of the visits", "訪問次第")
PARTY = Words("Who receives us", "先方ご出席者")
GIFTS = Words("Gifts to bring", "持参する記念品")
QUESTIONS = Words("Who asks what", "質問事項と質問者")
_COMPANY = Words("Company", "企業名")


def listings(work: Work, mission_id: str, language: str) -> list[Table]:
    """Title, headings and rows of each table; the first cell says of which visit a row is."""
    visits = [(visit, _named(work, visit, language)) for visit in in_order(work, mission_id)]
    return [
        _programmes(work, visits, language),
        _party(work, visits, language),
        _gifts(work, visits, language),
        _questions(work, visits, language),
    ]


def in_order(work: Work, mission_id: str) -> list[Visit]:
    """The visits that take place, by day and hour."""
    found = list(work.session.scalars(
        select(Visit).where(Visit.mission_id == mission_id, Visit.stage.not_in(GONE)).order_by(Visit.id)
    ))  # fmt: skip
    begin = {visit.id: visit_days.times(work, visit)[0] for visit in found}
    return sorted(found, key=lambda visit: (begin[visit.id] is None, begin[visit.id] or date.max))


def _named(work: Work, visit: Visit, language: str) -> str:
    name = visit_days.host_of(work, visit).prefer(language)
    day = visit_days.day_of(work, visit)
    if day is None:
        return name
    return f"{day.month}月{day.day}日 {name}" if language == "ja" else f"{wording.day_month(day)}, {name}"


Named = Sequence[tuple[Visit, str]]


def _headings(language: str, *words: Words) -> list[str]:
    return [one.prefer(language) for one in (_COMPANY, *words)]


def _programmes(work: Work, visits: Named, language: str) -> Table:
    rows: list[Row] = []
    for visit, name in visits:
        speakers = visit_days.speakers(work, visit.id)
        for part in visit_days.programme(work, visit.id).parts:
            speaker = speakers.get(part.speaker, Words(part.speaker)).prefer(language)
            clock = f"{part.begins:%H:%M}–{part.ends:%H:%M}" if part.begins and part.ends else ""
            rows.append((name, clock, visit_days.part_words(part).prefer(language), speaker, part.place))
    heads = (Words("Time", "時刻"), Words("Part", "内容"), Words("Who speaks", "担当"), Words("Place", "場所"))
    return PROGRAMMES.prefer(language), _headings(language, *heads), rows


def _party(work: Work, visits: Named, language: str) -> Table:
    rows: list[Row] = [
        (name, Words(one.name, one.name_ja).prefer(language), one.reading,
         Words(one.job_title, one.job_title_ja).prefer(language))
        for visit, name in visits
        for one in visit_days.receivers(work, visit.id)
    ]  # fmt: skip
    heads = (Words("Name", "氏名"), Words("Reading", "ふりがな"), Words("Position", "役職"))
    return PARTY.prefer(language), _headings(language, *heads), rows


def _gifts(work: Work, visits: Named, language: str) -> Table:
    rows: list[Row] = [
        (name, Words(one.what, one.what_ja).prefer(language), str(one.number), one.whom, one.before)
        for visit, name in visits
        for one in gifts.of_visit(work, visit.id)
        if one.way == "given"
    ]
    heads = (Words("Gift", "記念品"), Words("Number", "個数"), Words("For", "お渡し先"), Words("Remark", "備考"))
    return GIFTS.prefer(language), _headings(language, *heads), rows


def _questions(work: Work, visits: Named, language: str) -> Table:
    rows: list[Row] = [
        (name, one.topic, Words(one.words, one.words_ja).prefer(language), one.by)
        for visit, name in visits
        for one in visit_days.questions(work, visit.id)
    ]
    heads = (Words("Topic", "項目"), Words("Question", "質問"), Words("Asked by", "質問者"))
    return QUESTIONS.prefer(language), _headings(language, *heads), rows
