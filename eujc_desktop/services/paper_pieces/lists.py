"""Lists as sheets, and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from eujc_desktop.common.dates import european
from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.documents import wording
from eujc_desktop.documents.lists import rooming
from eujc_desktop.documents.lists.content import Rooming, StayChange
from eujc_desktop.exchange.headings import both_names
from eujc_desktop.exchange.roster import Heading, Roster
from eujc_desktop.fields.kinds import Text
from eujc_desktop.services import calendars, disclosures, rosters, visit_names
from eujc_desktop.services.listings import rooming_changes, stays
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.services.paper_pieces.order import Piece, Task
from eujc_desktop.services.paper_pieces.readers import readers
from eujc_desktop.store.work import Work


def roster(task: Task) -> Sequence[Piece]:
    """A list of people as a workbook; that for hosts also for one of them, by the visit."""
    mission, cut = task.mission, task.order.cut
    if cut == "host" and task.order.person_id:
        return [_for_host(task, task.order.person_id)]
    found = task.works.read(partial(rosters.sheets, mission_id=mission.id, cut=cut, language=task.order.language))
    said = ""
    if cut == "rooming" and found[0].rows:
        content, _ = task.works.read(partial(stays.rooming, mission_id=mission.id, wanted=Wanted()))
        if isinstance(content, Rooming):
            found, said = _with_changes(found, content), rooming_changes.said(content)
    if task.order.personal:
        return _one_each(f"{mission.code}_{cut}", found[0], task.order.person_id)
    told = disclosures.of_roster(cut, found[0])
    name, remarks = f"{mission.code}_{cut}-list", found[0].remarks
    return [Piece(name, rosters.built(found), warnings=remarks, disclosed=told, said=said)]


def _for_host(task: Task, visit_id: str) -> Piece:
    mission = task.mission

    def read(work: Work) -> tuple[Roster, str]:
        names = visit_names.of_mission(work, mission.id)
        if visit_id not in names:
            raise NotFound("This visit is not one of the mission.", cure="`show` lists the visits with their ids.")
        return rosters.for_host(work, mission.id, visit_id), names[visit_id]

    found, host = task.works.read(read)
    told = tuple(replace(one, recipient=host) for one in disclosures.of_roster("host", found))
    name = f"{mission.code}_host-list_{safe_file_name(host)}"
    made = Piece(name, rosters.built([found]), for_whom=host, warnings=found.remarks, disclosed=told)
    return replace(made, visits=(visit_id,))


def _one_each(name: str, found: Roster, one: str | None) -> list[Piece]:
    """A workbook for each who stands on a list, or for `one`, to fill in and bring back; it tells nobody else."""
    pieces = []
    for row, own in rosters.one_each(found):
        if one and one not in (row["id"], row[own.id_key]):
            continue
        who = " ".join(filter(None, (row["person.given_name"], row["person.family_name"]))) or row["person.native_name"]
        own_name = f"{name}_{safe_file_name(who or '')}"
        pieces.append(Piece(own_name, rosters.built([own]), for_whom=who or "", person_id=row[own.id_key]))
    if not pieces:
        raise Refused("Nobody on this list is meant.", cure="Choose somebody who is selected.")
    return pieces


def _with_changes(found: Sequence[Roster], content: Rooming) -> list[Roster]:
    """The rooming list with a column that says whose line is new or changed, and a sheet that says what changed."""
    if content.since is None:
        return list(found)
    marks = {guest.person.key: guest.change for hotel in content.hotels for guest in hotel.guests if guest.change}
    first, words = found[0], Text(500)
    rows = tuple({**row, "change": marks.get(row[first.id_key], "").capitalize()} for row in first.rows)
    title = f"Change since {european(content.since, with_weekday=False)}"
    title_ja = f"{wording.full_date_ja(content.since)}からの変更"
    told = tuple(
        {"hotel": hotel.name.prefer("en"), "name": change.name.full, "what": _both(change)}
        for hotel in content.hotels
        for change in hotel.changes
    )
    columns = (
        Heading("hotel", "Hotel", words, label_ja="ホテル"),
        Heading("name", "Name", words, label_ja="氏名"),
        Heading("what", title, words, width=60, label_ja=title_ja),
    )
    marked = Heading("change", title, words, width=14, label_ja=title_ja)
    listed = replace(first, headings=(*first.headings, marked), rows=rows)
    return [listed, replace(first, sheet="Changes", headings=columns, rows=told, id_key="")]


def _both(change: StayChange) -> str:
    return both_names(rooming.told(change, "en"), rooming.told(change, "ja"))


def calendar(task: Task) -> Sequence[Piece]:
    """The programme as a calendar, for everyone, for a group, or for each."""
    works, mission, order = task.works, task.mission, task.order
    name = f"{mission.code}_programme"
    if order.group and not order.personal:
        whom = say("Group {letter}", letter=order.group)
        made = works.read(partial(calendars.calendar, mission_id=mission.id, group=order.group))
        piece = Piece(f"{name}_group-{order.group}", made.data, for_whom=whom, said=made.said)
        return [replace(piece, warnings=made.remarks)]
    if not order.personal:
        made = works.read(partial(calendars.calendar, mission_id=mission.id))
        return [Piece(name, made.data, said=made.said, warnings=made.remarks)]
    found = []
    for reader in works.read(partial(readers, mission=mission, order=order)):
        made = works.read(partial(calendars.calendar, mission_id=mission.id, person_id=reader.participation_id))
        own = f"{name}_{reader.file_name}"
        piece = Piece(own, made.data, for_whom=reader.name, person_id=reader.person_id, said=made.said)
        found.append(replace(piece, warnings=made.remarks))
    return found
