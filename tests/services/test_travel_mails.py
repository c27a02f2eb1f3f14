"""A pasted mail on a journey, compared with what is known of a participant and taken over."""

from __future__ import annotations

from datetime import date, time

from eujc_desktop.models.participation import Participation
from eujc_desktop.services import missions, roll, travel_mails
from eujc_desktop.store.work import Works

MAIL = """Saturday, 13 March 2027
LH 716  Frankfurt (FRA) – Tokyo Haneda (HND)   Departure 12:05   Arrival 08:45 (+1)
Saturday, 27 March 2027
LH 717  Tokyo Haneda (HND) – Frankfurt (FRA)   Departure 10:55   Arrival 17:50
"""


def somebody(works: Works) -> str:
    return works.read(lambda work: roll.members_of(work, missions.by_code(work, "WCM-2027").id)[0][0].id)


def test_a_mail_fills_arrival_and_departure_as_one_step(sample_office: Works) -> None:
    person = somebody(sample_office)
    reading = sample_office.read(lambda work: travel_mails.read(work, person, MAIL))
    assert reading.doubts == ()
    assert {change.label: change.new for change in reading.changes}["Arrival airport"] == "Tokyo HND"
    before = sample_office.read(lambda work: work.get(Participation, person).arrival_flight)
    sample_office.run("Take over", lambda work: travel_mails.take_over(work, person, reading))

    def known(work):
        part = work.get(Participation, person)
        return part.arrival_day, part.arrival_time, part.arrival_flight, part.departure_day, part.departure_place

    expected = (date(2027, 3, 14), time(8, 45), "LH716", date(2027, 3, 27), "Tokyo HND")
    assert sample_office.read(known) == expected
    assert sample_office.read(lambda work: travel_mails.read(work, person, MAIL)).changes == ()
    sample_office.undo()
    assert sample_office.read(lambda work: work.get(Participation, person).arrival_flight) == before


def test_a_mail_for_somebody_else_is_doubted(sample_office: Works) -> None:
    def both(work):
        (one, person, _), (_, other, _) = roll.members_of(work, missions.by_code(work, "WCM-2027").id)[:2]
        own, others = f"{person.family_name}/{person.given_name} MS", f"Dear {other.given_name} {other.family_name},"
        read = [travel_mails.read(work, one.id, f"{head}\n{MAIL}").doubts for head in (others, f"{others}\n{own}", "")]
        return read, roll.name_of(other).full

    (strange, shared, nameless), other = sample_office.read(both)
    assert [doubt.words.split(", and not")[0] for doubt in strange] == [f"The mail names {other}"]
    assert shared == nameless == ()


def test_where_a_city_alone_is_named_what_is_known_stays(sample_office: Works) -> None:
    person, mail = somebody(sample_office), MAIL.replace("Tokyo Haneda (HND)", "Tokyo")
    first = sample_office.read(lambda work: travel_mails.read(work, person, mail))
    assert first.values["participation.arrival_place"] == "Tokyo"
    (offer, _) = first.doubts[0].offers
    answered = sample_office.read(lambda work: travel_mails.read(work, person, mail, {offer.key: offer.value}))
    assert answered.values["participation.arrival_place"] == "Tokyo HND"
    sample_office.run("Take over", lambda work: travel_mails.take_over(work, person, answered))
    again = sample_office.read(lambda work: travel_mails.read(work, person, mail))
    assert "participation.arrival_place" not in again.values


def test_of_what_a_mail_does_not_say_nothing_is_changed(sample_office: Works) -> None:
    person = somebody(sample_office)
    reading = sample_office.read(lambda work: travel_mails.read(work, person, "\n".join(MAIL.splitlines()[:2])))
    assert {key.split(".")[1].split("_")[0] for key in reading.values} == {"arrival"}
    assert [doubt.words for doubt in reading.doubts] == ["No flight home was found."]
