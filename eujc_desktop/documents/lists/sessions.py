"""Attendance: a sheet a day with a box for each session; and sign-in: a sheet a session with room to sign."""

from __future__ import annotations

from collections.abc import Iterator

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.lists import columns, facts
from eujc_desktop.documents.lists.columns import Column, Ruled
from eujc_desktop.documents.lists.content import Attendance, Listed, Session, SessionDay, SignIn
from eujc_desktop.documents.lists.page import OneList

ATTENDANCE, SIGN_IN = Words("Attendance", "出席簿"), Words("Sign-in sheet", "受付簿")
MOST = 6
"""So many boxes stand side by side; a day with more sessions goes on on a further sheet."""
OPEN_DAY = Words("Date open", "日付未定")


def attendance(content: Attendance) -> Iterator[OneList]:
    """The sheets of each day."""
    for day in content.days:
        most = max(MOST - len(content.more), 2)
        parts = [day.sessions[i : i + most] for i in range(0, len(day.sessions), most)] or [()]
        for part in parts:
            yield _sheet(content, day, part)


def _sheet(content: Attendance, day: SessionDay, sessions: tuple[Session, ...]) -> OneList:
    language = content.language
    boxes = [_box(session, language) for session in sessions]
    known = columns.groups_of([columns.organisation(language), columns.COUNTRY, columns.GROUP], day.people)
    body = columns.listing(
        [columns.NAME, *known, *boxes, *columns.free(content.more)], day.people, language, to_write=True
    )
    about = (facts.day_number(day.number, language), day.city.prefer(language))
    hint = "出席欄に印と署名" if language == "ja" else "tick and initial"
    return OneList(
        ATTENDANCE,
        (facts.both_dates(day.date, language) or OPEN_DAY.prefer(language), facts.facts((*about, hint), language)),
        (body,),
    )


def _box(session: Session, language: str) -> Column:
    """A column for one session; who is not of its groups has nothing to tick."""
    heading = "\n".join(part for part in (facts.clock(session.start), session.title.prefer(language)) if part)

    def cell(who: Listed) -> columns.Cell:
        return Ruled(box=True) if _is_asked(who, session) else ""

    return Column(heading or "–", cell, 22, 0.5)


def _is_asked(who: Listed, session: Session) -> bool:
    """Whether somebody is expected; who has no group yet is with each."""
    if session.guests:
        return who.key in session.guests
    return not session.groups or not who.group or who.group in session.groups


def sign_in(content: SignIn) -> Iterator[OneList]:
    """A sheet for each session."""
    language = content.language
    signature = Column(Words("Signature", "署名"), lambda _row: Ruled(), 58, 0.6)
    for day in content.days:
        for session in day.sessions:
            asked = [who for who in day.people if _is_asked(who, session)]
            known = columns.groups_of([columns.organisation(language), columns.COUNTRY, columns.GROUP], asked)
            wanted = [columns.NAME, *known, *columns.free(content.more), signature]
            when = facts.facts(
                (
                    facts.both_dates(day.date, language) or OPEN_DAY.prefer(language),
                    facts.hours(session),
                    session.place.prefer(language),
                    facts.groups(session, language),
                ),
                language,
            )
            yield OneList(
                SIGN_IN,
                (session.title.prefer(language), when),
                (columns.listing(wanted, asked, language, to_write=True),),
            )
