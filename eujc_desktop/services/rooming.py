"""The rooms of a mission: who sleeps where and with whom, and what hotels hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.models.choices import RoomType
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.rooming import RoomBlock
from eujc_desktop.planning import rooms
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.rooms import Block, Guest, Mate, Room, Use
from eujc_desktop.services import records, travellers
from eujc_desktop.services.roll import going, members_of
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class Board:
    """The rooms of a mission and how full the blocks are; `mates` of a guest come with what stands against each."""

    rooms: tuple[Room, ...]
    uses: tuple[Use, ...]
    guests: tuple[Guest, ...]
    findings: tuple[Finding, ...]

    def guest(self, participation_id: str) -> Guest | None:
        return next((one for one in self.guests if one.id == participation_id), None)

    def room_of(self, participation_id: str) -> Room | None:
        return next((room for room in self.rooms if any(one.id == participation_id for one in room.guests)), None)

    def mates(self, participation_id: str) -> list[Mate]:
        """Everybody else for a room with a guest, who fits best first."""
        one = self.guest(participation_id)
        if one is None:
            return []
        return rooms.mates(one, self.guests, rooms.sharing(self.rooms))

    def why_not(self, one_id: str, other_id: str) -> tuple[str, ...]:
        """What stands against two sharing a room."""
        one, other = self.guest(one_id), self.guest(other_id)
        if one is None or other is None or one is other:
            return ()
        return rooms.why_not(one, other, rooms.sharing(self.rooms))


def board(work: Work, mission_id: str, today: date) -> Board:
    """The rooms of everybody who goes."""
    guests = _guests(work, mission_id)
    found = rooms.together(guests)
    uses = rooms.uses(_blocks(work, mission_id), found)
    return Board(found, uses, tuple(guests), rooms.check(uses, today))


def findings(work: Work, mission_id: str, today: date) -> tuple[Finding, ...]:
    """What is wrong about the rooms that hotels hold."""
    blocks = _blocks(work, mission_id)
    return rooms.check(rooms.uses(blocks, rooms.together(_guests(work, mission_id))), today) if blocks else ()


def by_night(work: Work, mission_id: str) -> dict[tuple[str, date], int]:
    """How many rooms each hotel, by its folded name, has for a mission, by the day on which the night begins."""
    mission = work.get(Mission, mission_id)
    return rooms.by_night(rooms.together(_guests(work, mission_id)), _blocks(work, mission_id), mission.first_day,
                          mission.last_day)  # fmt: skip


def _guests(work: Work, mission_id: str) -> list[Guest]:
    return [
        Guest(
            travellers.traveller(member),
            part.room_not_with or "",
            part.room_no or "",
            part.smoking_room,
            str(person.sex or ""),
            person.access_needs or "",
        )
        for member in going(members_of(work, mission_id))
        for part, person in (member[:2],)
    ]


def _blocks(work: Work, mission_id: str) -> list[Block]:
    found = work.session.scalars(
        select(RoomBlock).where(RoomBlock.mission_id == mission_id).order_by(RoomBlock.first_night, RoomBlock.hotel)
    )
    return [
        Block(one.id, one.hotel, str(one.room_type), one.rooms, one.first_night, one.leaves_on, one.release_on)
        for one in found
    ]


def share(work: Work, one_id: str, other_id: str) -> None:
    """Put two guests into one room; what the one lacks of hotel, nights and number is taken from the other.

    Where both have a room number, that of the other holds. Refused with the reasons where something stands against it.
    """
    one, other = work.get(Participation, one_id), work.get(Participation, other_id)
    guests = {guest.id: guest for guest in _guests(work, one.mission_id)}
    if one_id not in guests or other_id not in guests or one_id == other_id:
        raise Refused("Two people who go on the mission are needed for a room.", cure="Choose two who go.")
    shared = rooms.sharing(rooms.together(list(guests.values())))
    if reasons := rooms.why_not(guests[one_id], guests[other_id], shared):
        raise Refused(
            say("They cannot share a room: {reasons}.", reasons="; ".join(reasons)),
            cure="Change that first, or choose another.",
        )
    kinds = [part.room_type for part in (other, one) if part.room_type in (RoomType.TWIN, RoomType.DOUBLE)]
    for part, mate in ((one, other), (other, one)):
        part.room_mate = guests[mate.id].name
        part.room_type = kinds[0] if kinds else RoomType.TWIN
        for name in ("hotel", "check_in", "check_out", "room_no"):
            setattr(part, name, getattr(part, name) or getattr(mate, name))
    one.room_no = other.room_no
    work.session.flush()
    _refuse_namesakes(work, one, other_id)


def _refuse_namesakes(work: Work, one: Participation, other_id: str) -> None:
    """A room-mate is known by name: where another guest has the same, nobody knows who is meant."""
    found = rooms.together(_guests(work, one.mission_id))
    if not any({one.id, other_id} <= {guest.id for guest in room.guests} for room in found):
        raise Refused(
            say(
                "Somebody else who goes is called as one of them, so “{room_mate}” does not say who shares the room.",
                room_mate=one.room_mate,
            ),
            cure="Spell the names of those alike apart, as with a second given name.",
        )


def alone(work: Work, ids: Sequence[str], kind: str = RoomType.SINGLE) -> None:
    """Give guests rooms of their own; whoever shared with them keeps the room and is alone in it."""
    parts = [work.get(Participation, key) for key in ids]
    for part in parts:
        guests = _guests(work, part.mission_id)
        shared = next((room for room in rooms.together(guests) if any(one.id == part.id for one in room.guests)), None)
        for other in shared.guests if shared else ():
            work.get(Participation, other.id).room_mate = None
        part.room_mate, part.room_no, part.room_type = None, None, RoomType(kind)
        work.session.flush()


def add_block(work: Work, mission_id: str, given: dict[str, object]) -> str:
    """Rooms that a hotel holds; its id."""
    mission = work.get(Mission, mission_id)
    return records.create(work, "room_block", {"mission_id": mission.id, **given})
