"""The house that writes: its addresses, who signs for it, and how it tells what it does not know."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import joined, say
from eujc_desktop.documents.letters.content import Sender
from eujc_desktop.models.choices import Direction, Role
from eujc_desktop.services import gather, phrases, roll
from eujc_desktop.services.mission_words import Setting

NAMED = 6
"""So many people are named in a remark; of more, how many."""

_SIGNS_JA = {Role.MANAGER_EU: "欧州側事務局長", Role.MANAGER_JP: "日本側事務局長", Role.COORDINATOR: "ミッション担当"}


@cache
def _known() -> Any:
    return json.loads(resource("documents", "sender.json").read_text(encoding="utf-8"))


def sender(language: str) -> Sender:
    """The house as a letter shows it."""
    own = _known()[language]
    return Sender(gather.CENTRE, own["line"], tuple(own["foot"]))


def address(language: str) -> tuple[str, str]:
    """Address and telephone of the office in Tokyo."""
    own = _known()[language]
    return own["address"], own["phone"]


def to_europe(setting: Setting) -> bool:
    """Whether the mission leads to Europe, not to Japan."""
    return setting.mission.direction in (Direction.JP_TO_EU, Direction.WITHIN_EU)


def signature(setting: Setting, *, by_manager: bool) -> tuple[str, str]:
    """Who signs, and as what: a general manager, else the coordinator."""
    managers = (Role.MANAGER_JP, Role.MANAGER_EU)
    found = setting.member_of(*(reversed(managers) if to_europe(setting) else managers)) if by_manager else None
    found = found or setting.member_of(Role.COORDINATOR)
    if found is None:
        return setting.mission.coordinator or "", ""
    role = found[0].role
    english = "Mission coordinator" if role is Role.COORDINATOR else role.label
    name = phrases.name(roll.name_of(found[1]), setting.language, title=False)
    return name, _SIGNS_JA[role] if setting.language == "ja" else english


def doubtful(what: str, names: Sequence[str]) -> str:
    """That a letter says a thing that the records do not bear out, of whom."""
    return joined((what, _listed(names)), ": ")


def unknown(what: str, names: Sequence[str]) -> str:
    """That a thing is needed and not known, of whom; a line is printed in its place."""
    return say("{what}: not known for {listed}; a line to fill in is printed.", what=what, listed=_listed(names))


def only_english(what: str, names: Sequence[str]) -> str:
    """That a Japanese letter says a thing in English, of whom."""
    return say("{what}: not known in Japanese for {listed}; the English is printed.", what=what, listed=_listed(names))


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
