"""The options of papers, remembered for each mission and paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import select

from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.documents.sections import SECTIONS
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper_setting import PaperSetting
from eujc_desktop.services.paper_pieces.order import Order
from eujc_desktop.store.work import Work

_NOT_KEPT: Final = ("kind", "mission", "person_id", "each", "dated", "day", "people", "despite", "trial", "sign")
"""What an order says about this one time."""

_USUAL: Final[dict[str, Any]] = {field.name: field.default for field in fields(Order) if field.name not in _NOT_KEPT}


def kept(work: Work, mission_id: str, paper: str) -> dict[str, Any]:
    """The options last chosen for a paper, as an order takes them; what nobody chose is left out.

    `paper` is the key under which the paper is offered.
    """
    found = work.session.scalar(_query(mission_id, paper))
    if found is None:
        return {}
    return read(found.options)


def read(words: str) -> dict[str, Any]:
    """Options as an order takes them, from the words `written` made of them."""
    known = {name: value for name, value in json.loads(words).items() if name in _USUAL}
    return {name: _read(name, value) for name, value in known.items()}


def all_kept(work: Work, mission_id: str) -> dict[str, dict[str, Any]]:
    """The options last chosen for each paper of a mission, by its key."""
    papers = work.session.scalars(select(PaperSetting.paper).where(PaperSetting.mission_id == mission_id))
    return {paper: kept(work, mission_id, paper) for paper in papers}


def written(options: Mapping[str, Any]) -> str:
    """Options in words that later versions read; usual ones are left out."""
    chosen = {name: value for name, value in options.items() if name in _USUAL and _lasting(value) != _USUAL[name]}
    return json.dumps({name: _lasting(chosen[name]) for name in sorted(chosen)}, default=asdict, ensure_ascii=False)


def keep(work: Work, mission_id: str, paper: str, options: Mapping[str, Any]) -> None:
    """Remember options in place of those kept so far; usual ones are not kept."""
    words, found = written(options), work.session.scalar(_query(mission_id, paper))
    chosen = words != "{}"
    if found is not None and not chosen:
        work.session.delete(found)
    elif found is not None and found.options != words:
        found.options = words
    elif found is None and chosen:
        mission = work.get(Mission, mission_id)
        work.session.add(PaperSetting(mission_id=mission.id, paper=paper, options=words))
    work.session.flush()


def _query(mission_id: str, paper: str) -> Any:
    return select(PaperSetting).where(PaperSetting.mission_id == mission_id, PaperSetting.paper == paper)


def _lasting(value: Any) -> Any:
    """What lasts of a choice: the stock does, the labels left on today's sheet do not."""
    return Labels(value.stock, twice=value.twice) if isinstance(value, Labels) else value


def _read(name: str, value: Any) -> Any:
    """A value as the order has it; sections there are no more are left out."""
    if name == "labels":
        return Labels(**value)
    if name == "sections":
        return tuple(key for key in value if key in SECTIONS)
    return type(_USUAL[name])(value)
