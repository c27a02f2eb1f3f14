"""Lists as sheets, and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from eujc_desktop.services import calendars, disclosures, rosters
from eujc_desktop.services.paper_pieces.order import Piece, Task
from eujc_desktop.services.paper_pieces.readers import readers


def roster(task: Task) -> Sequence[Piece]:
    """A list of people as a workbook."""
    mission, cut = task.mission, task.order.cut
    found = task.works.read(partial(rosters.sheets, mission_id=mission.id, cut=cut))
    told = disclosures.of_roster(cut, found[0])
    return [Piece(f"{mission.code}_{cut}-list", rosters.built(found), warnings=found[0].remarks, disclosed=told)]


def calendar(task: Task) -> Sequence[Piece]:
    """The programme as a calendar, for everyone or for each."""
    works, mission, order = task.works, task.mission, task.order
    name = f"{mission.code}_programme"
    if not order.personal:
        made = works.read(partial(calendars.calendar, mission_id=mission.id))
        return [Piece(name, made.data, warnings=made.remarks)]
    found = []
    for reader in works.read(partial(readers, mission=mission, order=order)):
        made = works.read(partial(calendars.calendar, mission_id=mission.id, person_id=reader.participation_id))
        own = f"{name}_{reader.file_name}"
        found.append(Piece(own, made.data, reader.name, reader.person_id, warnings=made.remarks))
    return found
