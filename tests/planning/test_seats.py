from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from eujc_desktop.planning import timetable
from eujc_desktop.planning.seats import Seat, Sitter, propose, read, reserved, seat_of
from eujc_desktop.planning.timetable import Frame, Item

READ = {
    "Car 8, 1A–5E": (25, "8-1A", "8-5E"),
    "8号車 3–7番ABDE": (20, "8-3A", "8-7E"),
    "car 11, rows 3-8": (30, "11-3A", "11-8E"),
    "８号車１番Ａ席～５番Ｅ席": (25, "8-1A", "8-5E"),
    "Car 7: 1A, 1B, 2A-2D; car 8 3A–E": (11, "7-1A", "8-3E"),
    "Green car 9, rows 1-4": (16, "9-1A", "9-4D"),
    "Car 8 row 3 seats A–C": (3, "8-3A", "8-3C"),
    "Wagen 12, 7ABC, 8DE": (5, "12-7A", "12-8E"),
    "rows 5, 7": (10, "5A", "7E"),
    "Car 8 / 1-A to 5-E": (25, "8-1A", "8-5E"),
    "Car 8, 3A/B/C and 4DE": (5, "8-3A", "8-4E"),
}


@pytest.mark.parametrize("text", READ)
def test_seats_are_read_however_they_are_written(text):
    seats = read(text)
    ends = ("-".join(filter(None, (seat.car, seat.code))) for seat in (seats[0], seats[-1]))
    assert (len(seats), *ends) == READ[text]


@pytest.mark.parametrize("text", ["window please", "coach 1: A, coach 2: B", "cars 8 and 9, rows 1-2", "5E-1A", ""])
def test_what_names_no_seats_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="Write for example “Car 8, 1A–5E”"):
        read(text)


def test_not_reserved_is_no_reservation():
    assert [reserved(text) for text in ("car 8", "Non-reserved", "自由席", " ")] == [True, False, False, False]


def test_a_seat_is_known_by_row_and_letter_however_it_is_typed():
    assert seat_of("08", "3d") == seat_of("8号車", "3-D") == Seat("8", 3, "D")
    assert seat_of("8", "by the window") is None


def people(*parties: tuple[str, str, int]) -> list[Sitter]:
    return [
        Sitter(f"{company}{i}", f"{company} {i}", company, group)
        for company, group, number in parties
        for i in range(number)
    ]


def placed(made, company):
    return [seat.code for key, seat in made.seats.items() if key.startswith(company)]


def test_companies_sit_side_by_side_and_the_leader_at_the_door():
    who = [*people(("Acme", "A", 2), ("Bolt", "A", 3), ("Cog", "B", 1)), Sitter("lead", "Leo", leads=True)]
    made = propose(who, read("car 8, rows 3-4"), {})
    assert (made.seats["lead"].code, made.remarks) == ("3C", ())
    assert placed(made, "Acme") == ["3A", "3B"]
    assert placed(made, "Bolt") == ["4A", "4B", "4C"]
    assert placed(made, "Cog") == ["3D"]
    assert propose(list(reversed(who)), read("car 8, rows 3-4"), {}).seats == made.seats


def test_groups_sit_together_where_that_is_wanted():
    who = people(("Acme", "B", 1), ("Bolt", "A", 1), ("Cog", "B", 1), ("Dye", "A", 1))
    made = propose(who, read("car 8, 1AB, 2AB"), {}, together="group")
    assert [placed(made, name)[0] for name in ("Bolt", "Dye", "Acme", "Cog")] == ["1A", "1B", "2A", "2B"]


def test_given_seats_stay_and_what_does_not_fit_is_told():
    given = {"Acme0": Seat("8", 1, "A"), "Bolt0": Seat("9", 9, "A")}
    made = propose(people(("Acme", "A", 2), ("Bolt", "A", 2)), read("car 8, 1AB"), given)
    assert made.seats["Acme0"] == given["Acme0"]
    assert made.seats["Acme1"].code == "1B"
    assert made.remarks == (
        "4 people, 2 seats: Bolt 1 has no seat.",
        "Not among the seats reserved: Bolt 0 9A.",
    )


TRAIN = Item(
    "t", 7, title="Nozomi", type="transfer (train)", starts=datetime(2027, 3, 23, 10, tzinfo=UTC), reserved="car 8",
    unseated=("Anna", "Leo", "Mia", "Zoe"),
)  # fmt: skip


def rules(item: Item, today: date) -> list[str]:
    frame = Frame(date(2027, 3, 15), date(2027, 3, 26), today=today)
    return [finding.rule for finding in timetable.check([item], frame)]


def test_a_reserved_train_without_seats_is_told_a_week_before():
    assert rules(TRAIN, date(2027, 3, 7)) == []
    assert rules(TRAIN, date(2027, 3, 8)) == ["seats open"]
    assert rules(replace(TRAIN, unseated=()), date(2027, 3, 8)) == []
    assert rules(TRAIN, date(2027, 3, 24)) == []
    found = timetable.check([TRAIN], Frame(date(2027, 3, 15), today=date(2027, 3, 10)))
    assert "Anna, Leo, Mia and 1 more have no seat yet" in found[0].message


def test_one_seat_for_two_and_an_item_for_nobody_are_told_at_any_time():
    odd = replace(TRAIN, unseated=(), shared_seats=("8-3D Anna, Leo",), nobody_named=True)
    assert rules(odd, date(2026, 1, 1)) == ["seat twice", "nobody named"]


def test_who_has_an_own_meeting_clashes_alone_and_is_named():
    start, end = datetime(2027, 3, 16, 5, tzinfo=UTC), datetime(2027, 3, 16, 7, tzinfo=UTC)
    visit = Item("v", 1, title="Visit", starts=start, ends=end, groups=frozenset("A"))
    talk = Item("m", 2, title="Talk", starts=start, ends=end, people=frozenset({"p", "q"}))
    frame = Frame(heads={"A": 2, "B": 2}, members={"p": "A", "q": "B"}, names={"p": "Anna Berg", "q": "Leo Maes"})
    found = timetable.check([visit, talk], frame)
    assert [(one.rule, one.who) for one in found] == [("overlap", ("p",))]
    assert found[0].message.endswith("at the same time for 2 h, for Anna Berg.")


def test_more_people_named_than_a_host_takes_are_told():
    talk = Item("m", 2, title="Talk", type="meeting", capacity=2, people=frozenset("pqr"))
    assert [one.rule for one in timetable.check([talk], Frame(heads={"": 24}))] == ["capacity"]
    assert timetable.check([replace(talk, people=frozenset("pq"))], Frame(heads={"": 24})) == ()
