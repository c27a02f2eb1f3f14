"""Each rule about travellers: what it says, from when on, and fixes that mend what it has found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from eujc_desktop.planning import readiness, room_mates
from eujc_desktop.planning.finding import Finding
from eujc_desktop.planning.passports import same_in_passport
from eujc_desktop.planning.traveller import Traveller, Trip

TRIP = Trip(date(2027, 3, 15), date(2027, 3, 26), datetime(2027, 3, 15, 9, 30), today=date(2026, 11, 1))
NEAR = replace(TRIP, today=date(2027, 2, 20))
WHOLE = Traveller(
    "1", "Freja Ørum", "confirmed", "DK", "DK", "X1", date(2033, 1, 1), True, "none", "Kompas", "TR-1", "Bo", "+45 1",
    date(2026, 9, 1), True, True, True, family="Ørum", given="Freja", flies_in=True, flies_out=True,
)  # fmt: skip
LUCA = WHOLE._replace(id="2", name="Niccolò D'Agostino", family="D'Agostino", given="Niccolò")
CHIARA = WHOLE._replace(id="3", name="Chiara D'Agostino", family="D'Agostino", given="Chiara")


def told(*people: Traveller, trip: Trip = TRIP) -> list[Finding]:
    return list(readiness.check(people, trip))


def rules(*people: Traveller, trip: Trip = TRIP) -> list[str]:
    return [found.rule for found in told(*people, trip=trip)]


def mended(people: list[Traveller], finding: Finding, at: int = 0) -> list[Traveller]:
    """The same people after a fix that writes."""
    fix = finding.fixes[at]
    assert fix.action == "set"
    kinds: dict[str, Any] = {"yes": True, "no": False}
    values = {key.partition(".")[2]: kinds.get(str(value), value) for key, value in fix.values}
    return [person._replace(**values) if person.id == fix.person else person for person in people]


def test_nothing_is_said_of_a_whole_file_at_any_time():
    for day in (date(2026, 1, 1), date(2027, 2, 20), date(2027, 3, 20), date(2027, 5, 1)):
        assert rules(WHOLE, LUCA, trip=replace(TRIP, today=day)) == []


@pytest.mark.parametrize(
    ("change", "far", "near"),
    [
        ({"flies_in": False, "flies_out": False}, [], ["no flight"]),
        ({"flies_out": False}, [], ["no flight"]),
        ({"passport_copy": False}, ["missing passport copy"], ["missing passport copy"]),
        ({"passport_copy": None}, ["file unknown"], ["missing passport copy"]),
        ({"passport_no": None}, ["passport unknown"], ["passport unknown"]),
        ({"nationality": "IN"}, ["visa needed"], ["visa missing"]),
        ({"nationality": "IN", "visa_needed": False}, ["visa doubtful"], ["visa doubtful"]),
        ({"nationality": "IN", "visa_received": date(2027, 1, 1)}, [], []),
        ({"visa_needed": True}, ["visa needed"], ["visa missing"]),
        ({"passport_name": "OERUM FREJA"}, [], []),
        ({"passport_name": "ORUM FREYA"}, ["name differs from the passport"], ["name differs from the passport"]),
        ({"room_type": "twin"}, ["room-mate missing"], ["room-mate missing"]),
        ({"arrives": datetime(2027, 3, 15, 17, 20)}, ["arrives late"], ["arrives late"]),
        (
            {"arrives": datetime(2027, 3, 14, 9), "departs": datetime(2027, 3, 13, 9)},
            ["leaves before landing"],
            ["leaves before landing"],
        ),
        ({"check_in": date(2027, 3, 15), "check_out": date(2027, 3, 15)}, ["no nights"], ["no nights"]),
        (
            {"arrives": datetime(2027, 3, 13, 9), "check_in": date(2027, 3, 15)},
            ["nights without a room"],
            ["nights without a room"],
        ),
    ],
)
def test_each_rule_says_its_thing_from_its_day_on(change, far, near):
    person = WHOLE._replace(**change)
    assert rules(person) == far
    assert rules(person, trip=NEAR) == near


def test_what_is_late_weighs_more_and_says_how_late():
    (before,), (now,) = told(WHOLE._replace(nationality="IN")), told(WHOLE._replace(nationality="IN"), trip=NEAR)
    assert (before.severity, now.severity) == ("warning", "error")
    assert "none is entered 23 days before the mission" in now.message
    (flight,) = told(WHOLE._replace(flies_out=False), trip=NEAR)
    assert flight.message == "Freja Ørum: the departure is not known, 23 days before the mission."
    assert flight.field == "participation.departure_day"
    (begun,) = told(WHOLE._replace(flies_in=False), trip=replace(TRIP, today=date(2027, 3, 16)))
    assert begun.message == "Freja Ørum: the arrival is not known, though the mission has begun."


def test_a_short_passport_is_noted_of_applicants_and_warned_of_for_those_who_go():
    short = WHOLE._replace(passport_expires=date(2027, 8, 30))
    ((going,), (applicant,)) = told(short), told(short._replace(stage="applied"))
    assert (going.severity, applicant.severity) == ("warning", "hint")
    assert going.message == (
        "Freja Ørum: the passport is valid for only 157 days after the mission (until 30 Aug 2027); "
        "it should be until 26 Sep 2027. Asked at the border (Japan): valid for the stay."
    )
    assert [fix.words for fix in going.fixes] == ["Write and ask…", "Enter the new passport"]
    assert rules(short, trip=replace(TRIP, passport_months=5)) == []


@pytest.mark.parametrize(
    ("nationality", "country", "expires", "found"),
    [
        ("FR", "JP", date(2027, 3, 27), "passport short"),
        ("JP", "EU", date(2027, 6, 25), "passport refused"),
        ("JP", "EU", date(2027, 6, 26), "passport short"),
        (None, "EU", date(2027, 6, 25), "passport refused"),
        ("FR", "EU", date(2027, 3, 27), "passport short"),
        ("NO", "EU", date(2027, 3, 27), "passport short"),
    ],
)
def test_the_border_asks_by_country_and_the_office_besides(nationality, country, expires, found):
    person = WHOLE._replace(nationality=nationality, passport_expires=expires)
    assert found in rules(person, trip=replace(TRIP, country=country))
    strict = rules(person, trip=replace(TRIP, country=country, passport_months=0))
    assert ("passport refused" in strict) == (found == "passport refused"), "what the border asks is not ours to waive"
    assert "passport short" not in strict


def test_what_the_border_asks_is_told_with_what_is_wrong():
    trip = replace(TRIP, country="EU")
    refused, short = (
        next(one for one in told(WHOLE._replace(nationality="JP", passport_expires=day), trip=trip)
             if one.rule.startswith("passport"))
        for day in (date(2027, 6, 1), date(2027, 7, 1))
    )  # fmt: skip
    assert refused.message == (
        "Freja Ørum: the passport expires on 1 Jun 2027; at the border (European Union) it has to be valid until "
        "26 Jun 2027."
    )
    assert refused.severity == "error"
    assert short.message.endswith("Asked at the border (European Union): valid for 3 months after the stay.")


def test_only_those_who_were_chosen_are_asked_for_flights_and_papers():
    applicant = WHOLE._replace(stage="applied", flies_in=False, passport_copy=None, room_type="twin")
    assert rules(applicant, trip=NEAR) == ["file unknown"]


@pytest.mark.parametrize(
    "change",
    [
        {"passport_copy": False},
        {"passport_copy": None, "commitment_letter": None},
        {"consent_hosts": None},
        {"nationality": "IN"},
        {"nationality": "IN", "visa_needed": False, "visa_received": date(2027, 1, 1)},
        {"room_type": "twin"},
        {"room_mate": "Nobody Known"},
    ],
)
@pytest.mark.parametrize("trip", [TRIP, NEAR], ids=["far", "near"])
def test_fixes_that_write_mend_what_was_found(change, trip):
    people = [WHOLE._replace(**change)]
    for finding in told(*people, trip=trip):
        for at, fix in enumerate(finding.fixes):
            if fix.action == "set":
                assert finding.rule not in rules(*mended(people, finding, at), trip=trip)


def test_every_finding_has_one_to_three_ways_out():
    bare = Traveller("9", "Nobody", "confirmed", room_type="twin", arrives=datetime(2027, 3, 15, 17))
    for trip in (TRIP, NEAR):
        for finding in told(bare, WHOLE._replace(photo=False, consent_hosts=False), trip=trip):
            assert len(finding.fixes) in ((0,) if finding.rule == "no photo" else (1, 2, 3)), finding.rule


@pytest.mark.parametrize(
    ("written", "in_passport", "same"),
    [
        ("Ørum Freja", "OERUM<<FREJA", True),
        ("Weißgerber Jürgen", "WEISSGERBER JUERGEN", True),
        ("Weißgerber Jürgen", "WEISSGERBER JURGEN", True),
        ("Řeháček Zdeněk", "REHACEK ZDENEK", True),
        ("Zdeněk Řeháček", "REHACEK ZDENEK", True),
        ("Núñez Íñiguez María", "NUNEZ INIGUEZ MARIA", True),
        ("Żółkiewska-Ślęzak Ewa", "ZOLKIEWSKA SLEZAK EWA", True),
        ("van 't Wout Bram", "VAN T WOUT BRAM", True),
        ("Prössl Anna", "PROESSL ANNA MARIA", False),
        ("Baù Chiara", "BAU CLARA", False),
        ("Sjöblom Åsa", "SJOEBLOM AASA", True),
    ],
)
def test_names_are_compared_as_passports_write_them(written, in_passport, same):
    assert same_in_passport(written, in_passport) is same


def test_room_mates_have_to_name_each_other():
    people = [WHOLE._replace(room_type="twin", room_mate="Mr D'Agostino"), LUCA._replace(room_type="twin")]
    findings = told(*people)
    assert [(found.rule, found.person) for found in findings] == [
        ("room-mate not mutual", "1"),
        ("room-mate missing", "2"),
    ]
    for finding in findings:
        assert rules(*mended(people, finding)) == []


def test_a_name_that_fits_two_is_asked():
    people = [WHOLE._replace(room_type="twin", room_mate="D'Agostino"), LUCA, CHIARA]
    (doubt,) = told(*people)
    assert doubt.rule == "room-mate doubtful"
    assert [fix.words for fix in doubt.fixes] == ["It is Niccolò D'Agostino", "It is Chiara D'Agostino"]
    assert rules(*mended(people, doubt, 1)) == ["room-mate not mutual"]


def test_one_of_three_stays_over():
    people = [WHOLE._replace(room_mate="Niccolò D'Agostino"), LUCA._replace(room_mate="Chiara D'Agostino"),
              CHIARA._replace(room_mate="Niccolò D'Agostino")]  # fmt: skip
    (left,) = told(*people)
    assert (left.person, left.rule) == ("1", "room-mate not mutual")
    assert "who is to share with “Chiara D'Agostino”" in left.message


def test_those_who_share_have_the_same_room():
    nights = {"check_in": date(2027, 3, 14), "check_out": date(2027, 3, 26)}
    people = [
        WHOLE._replace(room_type="twin", room_mate="Niccolò D'Agostino", hotel="Shirokane Garden", **nights),
        LUCA._replace(
            room_type="double",
            room_mate="Ørum",
            hotel="Shirokane Garden",
            **nights | {"check_out": date(2027, 3, 27)},
        ),
    ]
    (apart,) = told(*people)
    assert apart.message == (
        "Freja Ørum and Niccolò D'Agostino share a room, but the room type and the day of leaving differ."
    )
    for at in (0, 1):
        assert rules(*mended(people, apart, at)) == []


def test_a_room_mate_is_found_in_words_that_lists_have():
    found = [one.id for one in room_mates.named("double, avec Mme d’AGOSTINO, Chiara", [WHOLE, LUCA, CHIARA])]
    assert found == ["3"]
