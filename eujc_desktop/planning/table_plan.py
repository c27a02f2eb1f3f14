"""Who sits where when two sides sit down: by rank, seen from the door, with the seats that are kept.

The room is drawn as a grid of seats. The places of honour are farthest from the door and are the guests'. Each side
has its seats in order of rank, G1, G2 … and H1, H2 …; the first of both face each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FACING, U, BOARDROOM = "facing", "u", "boardroom"
BELOW, ABOVE, LEFT, RIGHT = "below", "above", "left", "right"
GUEST, HOST = "G", "H"
ROW, ARM, SIDE = 9, 7, 8
"""How many sit at most in one row, on one arm of a U, on one side of a table; further ones sit behind."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat by its key, where it is drawn, and who sits there; `kept` ones do not move with the others."""

    key: str
    row: int
    column: int
    who: str = ""
    kept: bool = False

    @property
    def side(self) -> str:
        return self.key[0]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """All seats in order of rank, first ours, on so many rows and columns; the tables as (top, left, height, width)."""

    seats: tuple[Seat, ...]
    rows: int
    columns: int
    tables: tuple[tuple[int, int, int, int], ...]
    door: str

    def seat_of(self, who: str) -> Seat | None:
        """Where somebody sits."""
        return next((seat for seat in self.seats if seat.who == who), None)

    def at(self, row: int, column: int) -> Seat | None:
        """The seat drawn there."""
        return next((seat for seat in self.seats if (seat.row, seat.column) == (row, column)), None)


def arrange(
    form: str,
    door: str,
    guests: Sequence[str],
    hosts: Sequence[str],
    interpreter: str = "",
    kept: Mapping[str, str] | None = None,
) -> TablePlan:
    """Seat both sides, each in order of rank; the interpreter, one of the guests or not, sits beside their first.

    `kept` gives seats to certain people, by seat; who is not there any more keeps none.
    """
    across = form == FACING and door in (ABOVE, BELOW)
    ours = _with_interpreter(guests, interpreter, beside=2 if across or form == BOARDROOM else 1)
    places, rows, columns, tables = _DRAWN[form](len(ours), len(hosts), door)
    there = {*ours, *hosts}
    fixed = {key: who for key, who in (kept or {}).items() if key in places and who in there}
    seats = _filled(places, ours, hosts, fixed)
    return TablePlan(seats, rows, columns, tables, door)


def swapped(plan: TablePlan, who: str, seat: str) -> dict[str, str]:
    """The seats to keep so that somebody sits on a seat, and whoever sat there takes the one left."""
    mine = plan.seat_of(who)
    there = next((each for each in plan.seats if each.key == seat), None)
    if mine is None or there is None:
        return {}
    return {there.key: who} | ({mine.key: there.who} if there.who and there.key != mine.key else {})


def _with_interpreter(guests: Sequence[str], interpreter: str, beside: int) -> list[str]:
    ours = [who for who in guests if who != interpreter]
    if interpreter:
        ours.insert(min(beside, len(ours)), interpreter)
    return ours


def _filled(
    places: Mapping[str, Place], ours: Sequence[str], hosts: Sequence[str], fixed: Mapping[str, str]
) -> tuple[Seat, ...]:
    """Kept seats first; then everybody else by rank on the own side, and whoever has no room there on what is left."""
    sitting, seated = dict(fixed), set(fixed.values())
    waiting = {GUEST: [who for who in ours if who not in seated], HOST: [who for who in hosts if who not in seated]}
    for side, people in waiting.items():
        for key in places:
            if key[0] == side and key not in sitting and people:
                sitting[key] = people.pop(0)
    left = [*waiting[GUEST], *waiting[HOST]]
    for key in places:
        if key not in sitting and left:
            sitting[key] = left.pop(0)
    return tuple(Seat(key, row, column, sitting.get(key, ""), key in fixed) for key, (row, column) in places.items())


Drawn = tuple[dict[str, Place], int, int, tuple[tuple[int, int, int, int], ...]]


def _numbered(ours: Sequence[Place], theirs: Sequence[Place]) -> dict[str, Place]:
    found = {f"{GUEST}{number}": place for number, place in enumerate(ours, 1)}
    return found | {f"{HOST}{number}": place for number, place in enumerate(theirs, 1)}


def _outward(columns: int) -> list[int]:
    """The middle, then the next ones to both sides by turns."""
    middle = (columns - 1) // 2
    return sorted(range(columns), key=lambda at: (abs(at - middle), at < middle))


def _facing(guests: int, hosts: int, door: str) -> Drawn:
    """Two rows, ours away from the door; with the door at an end the ranks begin at the other end."""
    columns = max(1, min(ROW, max(guests, hosts)))
    order = {LEFT: list(range(columns - 1, -1, -1)), RIGHT: list(range(columns))}.get(door) or _outward(columns)
    ours, theirs = _in_rows(guests, order), _in_rows(hosts, order)
    behind, before = _lines(guests, columns), _lines(hosts, columns)
    upper, lower = (before, behind) if door == ABOVE else (behind, before)
    up = [(upper - 1 - line, at) for line, at in (theirs if door == ABOVE else ours)]
    down = [(upper + 1 + line, at) for line, at in (ours if door == ABOVE else theirs)]
    numbered = _numbered(down, up) if door == ABOVE else _numbered(up, down)
    return numbered, upper + 1 + lower, columns, ((upper, 0, 1, columns),)


def _lines(number: int, columns: int) -> int:
    return max(1, -(-number // columns))


def _in_rows(number: int, order: Sequence[int]) -> list[Place]:
    """So many places row by row, the first row at the table."""
    return [(at // len(order), order[at % len(order)]) for at in range(number)]


def _u(guests: int, hosts: int, door: str) -> Drawn:
    """Arms from the far side to the door, ours and theirs opposite; whoever has no room there sits across."""
    arm = max(1, min(ARM, max(hosts, min(guests, ARM))))
    left, right = guests - min(guests, arm), hosts - min(hosts, arm)
    wide = max(3, min(left + right, ROW))
    behind = -(-max(0, left + right - wide) // wide)
    ours = [(behind + 1 + at, 0) for at in range(min(guests, arm))]
    theirs = [(behind + 1 + at, wide + 1) for at in range(min(hosts, arm))]
    far = [(behind - line, 1 + at) for line in range(behind + 1) for at in range(wide)]
    ours += far[:left]
    theirs += far[left:][::-1][:right] if right <= len(far) - left else far[left:]
    # The tables are the inner side of the seats: they have columns of their own.
    numbered = {key: (row, _apart(column, wide)) for key, (row, column) in _numbered(ours, theirs).items()}
    rows, columns = behind + 1 + arm, wide + 4
    numbered = {key: (row + (row > behind), column) for key, (row, column) in numbered.items()}
    tables = ((behind + 1, 1, 1, columns - 2), (behind + 2, 1, arm, 1), (behind + 2, columns - 2, arm, 1))
    return _turned((numbered, rows + 1, columns, tables), door)


def _apart(column: int, wide: int) -> int:
    """Arms stand outside their tables, those across between them."""
    return 0 if column == 0 else wide + 3 if column == wide + 1 else column + 1


def _boardroom(guests: int, hosts: int, door: str) -> Drawn:
    """One table from the far side to the door, the first of both at its ends, each side's next ones near them."""
    beside, near = max(0, guests - 1), max(0, hosts - 1)
    length = max(1, min(SIDE, -(-(beside + near) // 2)))
    ours, theirs = [(0, 0)] * bool(guests), [(length + 1, 0)] * bool(hosts)
    ours += _along(beside, range(1, length + 1))
    theirs += _along(near, range(length, 0, -1), taken=ours)
    everywhere = [*ours, *theirs]
    out = max((abs(column) for _, column in everywhere), default=1)
    out = max(out, 1)
    numbered = {key: (row, column + out) for key, (row, column) in _numbered(ours, theirs).items()}
    return _turned((numbered, length + 2, 2 * out + 1, ((1, out, length, 1),)), door)


def _along(number: int, rows: range, taken: Sequence[Place] = ()) -> list[Place]:
    """Places along both sides by turns, further ones behind; none that is taken."""
    gone, found, distance = set(taken), list[Place](), 1
    while len(found) < number:
        free = [(row, side * distance) for row in rows for side in (1, -1) if (row, side * distance) not in gone]
        found += free[: number - len(found)]
        distance += 1
    return found


def _turned(drawn: Drawn, door: str) -> Drawn:
    """A room drawn with its door below, turned so that the door is where it is."""
    places, rows, columns, tables = drawn
    if door == BELOW:
        return drawn
    if door == ABOVE:
        turned = {key: (rows - 1 - row, columns - 1 - column) for key, (row, column) in places.items()}
        flat = tuple((rows - top - tall, columns - left - wide, tall, wide) for top, left, tall, wide in tables)
        return turned, rows, columns, flat
    if door == RIGHT:
        turned = {key: (columns - 1 - column, row) for key, (row, column) in places.items()}
        flat = tuple((columns - left - wide, top, wide, tall) for top, left, tall, wide in tables)
        return turned, columns, rows, flat
    turned = {key: (column, rows - 1 - row) for key, (row, column) in places.items()}
    flat = tuple((left, rows - top - tall, wide, tall) for top, left, tall, wide in tables)
    return turned, columns, rows, flat


_DRAWN = {FACING: _facing, U: _u, BOARDROOM: _boardroom}


def lines_of(plan: TablePlan) -> Iterator[tuple[Seat | None, ...]]:
    """The drawn grid row by row."""
    for row in range(plan.rows):
        yield tuple(plan.at(row, column) for column in range(plan.columns))
