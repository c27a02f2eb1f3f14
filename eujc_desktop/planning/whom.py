"""Whom a finding concerns, by the lanes it was found in, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning.items import Frame
from eujc_desktop.planning.lanes import Lane

_NAMED = 2  # so many people a finding names; of more it tells the number


class Whom:
    """The groups and people of a timetable."""

    def __init__(self, lanes: Sequence[Lane], frame: Frame) -> None:
        self._letters = [lane.who[0] for lane in lanes if not lane.person]
        self._frame = frame

    def of(self, scopes: Iterable[tuple[Any, ...]]) -> tuple[str, ...]:
        """Everybody whose days those are, groups first; of a group that is concerned no single members are named."""
        found = dict.fromkeys(who for scope in scopes if scope[0] in {"day", "evenings"} for who in scope[1])
        groups = [letter for letter in self._letters if letter in found]
        people = sorted(who for who in found if who not in groups and self._frame.members.get(who, "") not in groups)
        return tuple(filter(None, (*groups, *people))) if groups != [""] else ()

    def words(self, who: Sequence[str]) -> str:
        """`, for group A`, `, for Anna Berg`; nothing when it concerns everyone."""
        groups = [letter for letter in who if letter in self._letters]
        people = [self._frame.names.get(one, "") for one in who if one not in groups]
        if (groups and len(groups) == len(self._letters)) or not who:
            return ""
        words = (
            [say_many("group {letters}", "groups {letters}", n=len(groups), letters=tuple(groups))] if groups else []
        )
        if len(people) <= _NAMED and all(people):
            words += people
        else:
            words.append(say_many("{n} person", "{n} people", n=len(people)))
        return say(", for {who}", who=tuple(words))
