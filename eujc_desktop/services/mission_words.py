"""The named fields that tell of a mission, for every text: what each stands for, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.said import say
from eujc_desktop.documents import content as paper
from eujc_desktop.documents import wording
from eujc_desktop.models.choices import Role
from eujc_desktop.models.mission import Mission
from eujc_desktop.services import phrases, roll
from eujc_desktop.services.roll import Member

FIELDS: Final = {
    "mission.title": say("Title of the mission"),
    "mission.code": say("Code of the mission"),
    "mission.dates": say("Dates, as 15–26 March 2027"),
    "mission.from_to": say("Dates in a sentence, as from 15 to 26 March 2027"),
    "mission.first_day": say("First day"),
    "mission.last_day": say("Last day"),
    "mission.places": say("Cities"),
    "mission.themes": say("Themes"),
    "mission.people": say("How many participants go"),
    "mission.selection_due": say("Selection by"),
    "mission.confirmation_due": say("Confirmation by"),
    "mission.report_due": say("Reports due"),
    "mission.deposit": say("Deposit of the mission"),
    "mission.refund_rule": say("Refund rule"),
    "mission.coordinator": say("Coordinator"),
    "mission.coordinator_email": say("E-mail of the coordinator"),
    "mission.coordinator_phone": say("Telephone of the coordinator"),
}


@dataclass(frozen=True)
class Setting:
    """What all texts of one order share: mission, people, language, date."""

    mission: Mission
    members: Sequence[Member]
    cities: tuple[Words, ...]
    language: str
    day: date

    @property
    def going(self) -> list[Member]:
        return roll.going(self.members)

    def member_of(self, *roles: Role) -> Member | None:
        """The first person who has one of these roles, in their order."""
        found = (member for role in roles for member in self.members if member[0].role is role)
        return next(found, None)


def of_mission(setting: Setting) -> dict[str, str]:
    """What the fields hold."""
    mission, language = setting.mission, setting.language
    first, last = mission.first_day, mission.last_day
    shown = paper.Mission(Words(), first, last)
    dates = wording.date_range_ja if language == "ja" else wording.date_range
    from_to = wording.from_to_ja if language == "ja" else wording.from_to
    return {
        "mission.title": Words(mission.title, mission.title_ja or "").prefer(language),
        "mission.code": mission.code,
        "mission.dates": dates(first, last),
        "mission.from_to": from_to(shown),
        "mission.first_day": phrases.with_weekday(first, language),
        "mission.last_day": phrases.with_weekday(last, language),
        "mission.places": _places(setting),
        "mission.themes": phrases.enumerated(list(mission.themes or ()), language),
        "mission.people": phrases.people(len(setting.going), language),
        "mission.selection_due": phrases.full(mission.selection_due, language),
        "mission.confirmation_due": phrases.full(mission.confirmation_due, language),
        "mission.report_due": phrases.full(mission.report_due, language),
        "mission.deposit": phrases.sum_of(mission.deposit_amount, mission.deposit_currency, language),
        "mission.refund_rule": mission.refund_rule or "",
        **_coordinator(setting),
    }


def _places(setting: Setting) -> str:
    mission, language = setting.mission, setting.language
    typed = (mission.places_ja or mission.places if language == "ja" else mission.places) or ""
    words = [part.strip() for part in typed.replace("・", ",").replace("、", ",").split(",") if part.strip()]
    return phrases.enumerated(words or [city.prefer(language) for city in setting.cities], language)


def _coordinator(setting: Setting) -> dict[str, str]:
    found = setting.member_of(Role.COORDINATOR)
    who = roll.name_of(found[1]) if found else None
    return {
        "mission.coordinator": phrases.name(who, setting.language) if who else setting.mission.coordinator or "",
        "mission.coordinator_email": (found[1].email or "") if found else "",
        "mission.coordinator_phone": (found[1].mobile or found[1].phone or "") if found else "",
    }
