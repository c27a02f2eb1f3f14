"""The options of papers, remembered for each mission and paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from eujc_desktop.models.mission import Mission
from eujc_desktop.models.paper_setting import PaperSetting
from eujc_desktop.services.paper_pieces.options import read, written
from eujc_desktop.store.work import Work

__all__ = ["all_kept", "keep", "kept", "written"]


def kept(work: Work, mission_id: str, paper: str) -> dict[str, Any]:
    """The options last chosen for a paper, as an order takes them; what nobody chose is left out.

    `paper` is the key under which the paper is offered.
    """
    found = work.session.scalar(_query(mission_id, paper))
    if found is None:
        return {}
    return read(found.options)


def all_kept(work: Work, mission_id: str) -> dict[str, dict[str, Any]]:
    """The options last chosen for each paper of a mission, by its key."""
    papers = work.session.scalars(select(PaperSetting.paper).where(PaperSetting.mission_id == mission_id))
    return {paper: kept(work, mission_id, paper) for paper in papers}


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
