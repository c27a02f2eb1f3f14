"""The sections of the briefing book: their keys and titles, in the order in which the house prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say


@dataclass(frozen=True, slots=True)
class Section:
    """A section by its key; one with an `anchor` opens a chapter that the contents lead to."""

    key: str
    title: str
    ja: str
    anchor: str = ""


SECTIONS: Final[dict[str, Section]] = {
    section.key: section
    for section in (
        Section("cover", "Cover", "表紙"),
        Section("contents", "Contents", "目次"),
        Section("welcome", "Welcome", "ごあいさつ", "welcome"),
        Section("glance", "The mission at a glance", "ミッション概要", "glance"),
        Section("week", "The week", "週間予定"),
        Section("days", "Day by day", "日程", "days"),
        Section("companies", "The companies we visit", "訪問企業", "companies"),
        Section("participants", "Participants", "参加者", "people"),
        Section("practical", "Practical information", "実用情報", "practical"),
        Section("emergency", "In an emergency", "緊急時", "emergency"),
        Section("drivers", "Show this to the driver", "運転手さんへ", "drivers"),
        Section("phrases", "Useful phrases", "便利な表現", "phrases"),
        Section("desk", "For the team", "運営用資料", "desk"),
        Section("annex", "Annex", "付録", "annex"),
        Section("notes", "Notes", "メモ", "notes"),
        Section("back-cover", "Back cover", "裏表紙"),
    )
}
ALL: Final = tuple(SECTIONS)
FOR_HOSTS: Final = ("cover", "contents", "glance", "week", "days", "participants", "back-cover")
"""What hosts get: the mission, its programme and who comes; the rest is for those who travel."""
OWN: Final = Section("own", "Your own pages", "ご本人用のページ", "own")
"""What a copy for one reader has between its cover and the rest; no section that everybody's book could hold."""


def chosen(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys as somebody named them, each once; refused where one is no section."""
    wanted = tuple(dict.fromkeys(keys))
    if unknown := [key for key in wanted if key not in SECTIONS]:
        raise Refused(
            say("There is no section called “{unknown}”.", unknown=unknown[0]),
            cure=say("Choose from: {sections}.", sections=", ".join(SECTIONS)),
        )
    if not wanted:
        raise Refused(
            "A book without sections has no pages.", cure=say("Choose from: {sections}.", sections=", ".join(SECTIONS))
        )
    return wanted
