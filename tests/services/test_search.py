"""What the search finds, in which order, and what it tells of each; in the sample."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from eujc_desktop.common.folding import search_terms
from eujc_desktop.services import missions, people, places, search, who_does_what


@pytest.fixture
def works(sample_office):
    return sample_office


def mission_of(works, code="WCM-2027"):
    return works.read(lambda work: missions.by_code(work, code).id)


def found(works, query, **more):
    return works.read(partial(search.find, query=query, **more))


def test_what_is_told_of_a_person_a_firm_and_an_item(works):
    person, firm = found(works, "kjaer")
    assert (person.table, person.title, person.stage) == ("person", "KJÆRGAARD Søren", "Confirmed")
    assert person.facts == ("Kjær Køleteknik A/S", "WCM-2027")
    assert (firm.table, firm.facts, firm.missions) == ("organisation", ("Aarhus, Denmark",), 2)
    (item,) = found(works, "nagoya dishes")
    assert (item.day, item.hours, item.facts) == (date(2027, 3, 21), "18:30–20:30", ("Nagoya", "WCM-2027"))


@pytest.mark.parametrize("query", ["maruyama", "Maruyama", "丸山", "ＭＡＲＵＹＡＭＡ", "maruyama satoru"])
def test_in_any_script(works, query):
    assert "MARUYAMA Satoru 丸山 悟" in [hit.title for hit in found(works, query) if hit.table == "contact"]


def test_a_person_is_found_by_the_number_of_the_application(works):
    assert [hit.title for hit in found(works, "APP-0038")] == ["ANGELOPOULOS Nikolaos Νικόλαος Αγγελόπουλος"]
    assert found(works, "app-0038", tables=["organisation"]) == []


@pytest.mark.parametrize("query", ["sato", "サトウ", "Satō", "佐藤", "さとう", "ｻﾄｳ", "Hanako Sato"])
def test_she_is_found_however_she_is_typed(works, query):
    her = {"family_name": "Satō", "given_name": "Hanako", "native_name": "佐藤 花子", "kana_name": "サトウ ハナコ"}
    works.run("Her", lambda work: people.add_person(work, her, {}))
    assert "SATŌ Hanako 佐藤 花子" in [hit.title for hit in found(works, query)]


def test_what_begins_with_the_words_comes_first_in_any_script(works):
    for native in ("青嶺 太郎", "小青嶺 花子"):
        works.run("Add", partial(people.add_person, person={"native_name": native}, organisation={}))
    assert [hit.title for hit in found(works, "青嶺", tables=["person"])] == ["青嶺 太郎", "小青嶺 花子"]


@pytest.mark.parametrize("query", ['"', "(* OR NEAR", "NOT", "AND", "a AND", "^x", "%_", "col:x", "\x00", "'--"])
def test_operators_are_words(works, query):
    """They find what holds them as words, and beside a name they never find more than the name alone."""
    here = mission_of(works)
    alone = {(hit.table, hit.id) for hit in found(works, "nagoya", mission=here, limit=500)}
    both = {(hit.table, hit.id) for hit in found(works, f"nagoya {query}", mission=here, limit=500)}
    assert both <= alone
    assert (both == alone) == (not search_terms(query))
    assert bool(found(works, query, mission=here)) <= bool(search_terms(query))


def test_the_mission_at_hand_comes_first(works):
    for code in ("WCM-2027", "LEAN-EU-34"):
        mission = mission_of(works, code)
        items = found(works, "dinner", mission=mission, tables=["itinerary_item"])
        assert items[0].mission_id == mission
        assert {hit.table for hit in items} == {"itinerary_item"}


def test_visits_are_found_by_the_host(works):
    visit = next(hit for hit in found(works, "minato mirai sensor") if hit.table == "visit")
    assert visit.title.startswith("Minato Mirai Sensor")
    assert visit.stage


def test_an_event_of_others_is_found_by_title_place_sector_and_organiser(works):
    values = {"organiser": "Example chamber", "title": "Laser days", "first_day": date(2027, 3, 17)}
    event = works.run("Add", partial(who_does_what.add, values={**values, "places": "Nagoya", "sectors": "Photonics"}))
    for query in ("laser da", "photonics", "example chamber nagoya laser"):
        (hit,) = found(works, query, tables=["other_event"])
        assert (hit.id, hit.title, hit.facts) == (event.result, values["title"], ("Example chamber", "Nagoya"))
    assert works.read(partial(places.where, records=[("other_event", event.result)])).row_id == event.result


def test_people_are_told_with_the_mission_at_hand(works):
    part, here = mission_of(works), mission_of(works, "LEAN-EU-34")
    person = found(works, "kjaergaard", tables=["person"])[0]
    assert (person.mission_id, person.facts[-1]) == (part, "WCM-2027")
    assert found(works, "kjaergaard", tables=["person"], mission=here)[0].facts[-1] == "LEAN-EU-34"
    assert found(works, "kjaergaard", tables=["person"], mission=part)[0].facts[-1] == "WCM-2027"


def test_at_most_so_many_of_each_kind(works):
    hits = found(works, "nagoya", limit=2)
    assert [hit.table for hit in hits].count("itinerary_item") == 2


def test_records_by_their_keys_as_long_as_they_are_there(works):
    person = found(works, "kjaergaard")[0]
    keys = [("person", "0" * 32), ("mission", mission_of(works)), ("person", person.id), ("nonsense", "1")]
    assert [hit.title for hit in works.read(partial(search.named, keys=keys))] == [
        "World Class Manufacturing 2027",
        "KJÆRGAARD Søren",
    ]


@pytest.mark.parametrize(
    ("query", "name"), [("kjergard", "Kjærgaard"), ("muhlbok", "Mühlböck"), ("qqqqzz", ""), ("", ""), ("%", "")]
)
def test_a_name_alike_where_nothing_is_found(works, query, name):
    assert works.read(partial(search.near, query=query)) == name
