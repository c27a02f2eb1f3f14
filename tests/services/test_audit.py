"""The check before printing over a real office: what it finds in the sample, and that a mend takes it away."""

from __future__ import annotations

from datetime import date
from functools import partial

from sqlalchemy import select

from eujc_desktop.documents.characters import unknown
from eujc_desktop.models.itinerary import Item, MissionDay
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.planning.audit_scopes import SCOPES
from eujc_desktop.services import audit, checks, itineraries
from tests.effort import effort

CODE, TODAY = "WCM-2027", date(2027, 3, 1)


def found(works, paper="", language="en"):
    return works.read(partial(audit.of_code, code=CODE, today=TODAY, paper=paper, language=language))


def told(works, paper="", language="en"):
    return {(one.rule, one.record) for one in found(works, paper, language)}


def first(works, model):
    return works.read(
        lambda work: work.session.scalars(
            select(model.id)
            .join(Mission, Mission.id == model.mission_id)
            .where(Mission.code == CODE)
            .order_by(model.id)
        ).first()
    )


def test_every_finding_says_where_it_is_mended(sample_office):
    for one in found(sample_office):
        assert one.table, one
        assert one.record, one
        assert audit.group_of(one.rule)


def test_a_placeholder_goes_when_it_is_mended(sample_office):
    item = first(sample_office, Item)
    before = told(sample_office, "briefing-book")
    sample_office.run("Type", partial(itineraries.change, item_id=item, values={"place": "TBC"}))
    assert told(sample_office, "briefing-book") - before == {("placeholder", item)}
    assert ("placeholder", item) not in told(sample_office, "luggage-tags")
    sample_office.undo()
    assert told(sample_office, "briefing-book") == before


def test_a_hotel_without_address_and_a_night_without_hotel(sample_office):
    def spoil(work):
        days = list(work.session.scalars(select(MissionDay).join(Mission, Mission.id == MissionDay.mission_id)
                                         .where(Mission.code == CODE).order_by(MissionDay.number)))  # fmt: skip
        site = work.get(Site, next(day.hotel_id for day in days if day.hotel_id))
        site.address = site.address_ja = None
        house = work.get(Organisation, site.organisation_id)
        house.address = house.address_ja = None
        last = [day for day in days[:-1] if day.hotel_id][-1]
        last.hotel_id = None
        return last.id

    night = sample_office.run("Spoil", spoil).result
    assert {("blank", night)} <= told(sample_office, "programme")
    assert [one.message for one in found(sample_office, "programme") if one.field == "site.address"]


def test_a_character_no_font_has_is_found_without_setting_a_page(sample_office):
    item = first(sample_office, Item)
    sample_office.run("Type", partial(itineraries.change, item_id=item, values={"title": "Museum 𓀀"}))
    assert ("missing glyph", item) in told(sample_office, "programme")
    assert unknown("渡邉 𠮷 Łódź\n\u00ad𓀀") == {"𓀀"}


def test_the_whole_takes_little_longer_than_the_check_it_holds(sample_office):
    found(sample_office)
    whole = effort(lambda: found(sample_office))
    assert whole < 3.5 * effort(lambda: sample_office.read(partial(checks.of_mission, code=CODE, today=TODAY)))


def test_scopes_are_those_of_papers():
    without = {str(PaperKind.ROSTER), str(PaperKind.CALENDAR)}
    assert {str(kind) for kind in PaperKind} - without <= set(SCOPES)
