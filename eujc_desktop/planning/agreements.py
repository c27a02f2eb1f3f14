"""Agreements told of more than once: in a list of agreements, and by those who made them in the surveys after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from eujc_desktop.common.firms import core_key


class Told(NamedTuple):
    """An agreement reported by somebody: of her firm, or of herself where she has none, with a partner if named."""

    id: str
    own: str
    partner: str = ""


Parties = frozenset[str]


def parties(*names: str | None) -> Parties:
    """Those who have agreed, in whatever order and with whatever corporate form they are written."""
    return frozenset(core_key(name) for name in names if name and name.strip())


def once(listed: Iterable[Parties], reported: Iterable[Told]) -> list[str]:
    """Which of the agreements reported count: none that is listed, and one between the same two only once.

    One that names no partner is new only where nothing else is known of who reports it.
    """
    known, found = list(listed), []
    told = [(one.id, parties(one.own, one.partner)) for one in reported]
    for id_, own in sorted(told, key=lambda pair: -len(pair[1])):
        if not any(own <= each for each in known):
            known.append(own)
            found.append(id_)
    return found
