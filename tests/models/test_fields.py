"""Every field is declared once, and says what it is called, who may see it and how long it is kept."""

from __future__ import annotations

import pytest

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.field import Field, Privacy
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models import catalogue, choices
from eujc_desktop.models.base import Base, Record
from eujc_desktop.models.catalogue import ENTITIES
from eujc_desktop.models.columns import entity_of, fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Contact, Organisation, Site
from eujc_desktop.models.participation import Attendance, Participation
from eujc_desktop.models.person import FIVE_YEARS, NINETY_DAYS, Person
from eujc_desktop.models.visit import Visit

FIELDS = [(model, field) for model in ENTITIES for field in fields_of(model).values()]
OF_A_PERSON = (Person, Participation, Contact, Attendance)
KEPT_FOR_THE_FUNDERS = {
    # Proof of activity and statistics: without the name, they are nobody's.
    Participation: {"role", "stage", "group_id", "waiting_rank", "certificate_wanted", "mission_id", "person_id"},
    Attendance: {"participation_id", "day", "code"},
    Person: {"organisation_id", "rank"},
    Contact: {"organisation_id", "rank"},
}


def named(pair: tuple[type[Record], Field]) -> str:
    return f"{pair[0].__tablename__}.{pair[1].name}"


@pytest.mark.parametrize("model", ENTITIES, ids=lambda model: model.__tablename__)
def test_no_column_goes_without_a_declaration(model: type[Record]) -> None:
    columns = set(model.__table__.columns.keys())
    assert columns == {"id", "version", *fields_of(model)}
    for name, field in fields_of(model).items():
        assert field.name == name
        assert field.label == field.label.strip()
        assert field.label[:1].isupper()
        assert isinstance(field.privacy, Privacy)


@pytest.mark.parametrize("model", ENTITIES, ids=lambda model: model.__tablename__)
def test_no_two_fields_of_a_record_bear_one_name(model: type[Record]) -> None:
    labels = [field.label.casefold() for field in fields_of(model).values()]
    assert sorted(labels) == sorted(set(labels))
    headings = [word.casefold() for field in fields_of(model).values() for word in (field.label, *field.words)]
    assert sorted(headings) == sorted(set(headings))


@pytest.mark.parametrize("pair", [pair for pair in FIELDS if pair[0] in OF_A_PERSON], ids=named)
def test_what_is_kept_of_people_has_an_end(pair: tuple[type[Record], Field]) -> None:
    model, field = pair
    money_and_papers = field.section in {"Papers received", "Deposit"}
    if field.name not in KEPT_FOR_THE_FUNDERS[model] and not money_and_papers:
        assert field.keep_days is not None
        assert 0 < field.keep_days <= FIVE_YEARS


@pytest.mark.parametrize("pair", [pair for pair in FIELDS if pair[1].privacy is Privacy.SENSITIVE], ids=named)
def test_sensitive_fields_are_neither_searched_nor_kept_long(pair: tuple[type[Record], Field]) -> None:
    model, field = pair
    assert not field.search
    if (model.__tablename__, field.name) not in {("attendance", "reason"), ("attachment", "file_name")}:
        assert field.keep_days is not None
        assert field.keep_days <= NINETY_DAYS


def test_what_must_not_leave_the_office_is_marked() -> None:
    sensitive = {field.name for field in fields_of(Person).values() if field.privacy is Privacy.SENSITIVE}
    assert {
        "passport_no",
        "diet",
        "allergies",
        "health_note",
        "emergency_phone",
        "policy_no",
        "blood_group",
    } <= sensitive
    for name in ("birth_date", "email", "phone", "mobile"):
        assert fields_of(Person)[name].privacy is Privacy.OFFICE
    hosts_see = {field.name for field in fields_of(Person).values() if field.privacy <= Privacy.HOST}
    assert {"family_name", "given_name", "job_title", "nationality"} <= hosts_see


ASKED = {
    # What application forms ask, what lists that leave the office hold, what a visit and an item are made of.
    Person: """honorific family_name given_name native_name kana_name sex birth_date nationality passport_no
        passport_issued passport_expires email phone mobile organisation_id job_title job_title_ja department job_years
        duties rank residence_country residence_since english_level japanese_level languages education study_year
        university_contact diet allergies traces_allowed fish_stock_allowed access_needs blood_group shoe_size
        clothing_size helmet_size emergency_name emergency_relation emergency_phone employer_contact insurer policy_no
        insurer_phone consent_data consent_hosts consent_book consent_photo consent_news consent_alumni consent_source
        interests profile""",
    Participation: """mission_id person_id role stage group_id application_no applied_on objectives expected_result
        wished_companies earlier_programmes booth_needs arrival_day arrival_time arrival_flight departure_day
        departure_time departure_flight visa_needed mobile_there luggage_pieces hotel room_type room_no room_mate
        check_in check_out smoking_room booking_reference room_paid_by loyalty_no room_note commitment_letter
        passport_copy citizenship_proof enrolment_proof medical_sheet insurance_consent first_report report_received
        certificate_name deposit_invoiced deposit_due deposit_paid_on deposit_paid deposit_reference refund
        refund_on""",
    Organisation: """name name_ja name_kana kind country street postcode city address address_ja phone website sector
        products founded employees turnover balance_sheet figures_year part_of_group sme_declared sme_checked_on
        sme_checked_by japan_links about about_ja""",
    Site: """organisation_id name name_ja postcode address address_ja phone map_url station coach_parking max_visitors
        photos safety_shoes gear_note languages house_rules""",
    Contact: """native_name kana_name family_name given_name job_title job_title_ja department email phone mobile
        languages rank""",
    Visit: """mission_id organisation_id site_id stage theme why group_id chased_by asked_on dates_asked other_dates
        agreed_day agreed_from agreed_until arrive_at leave_at confirmed_on decline_reason host_leader_id
        language interpreter our_head speech lunch room list_sent_on letter_sent_on confirmation_sent_on
        max_visitors photos dress gear prohibited pledge_needed competitors bring house_rules
        thanked_on rating invite_again notes""",
    Mission: """code title programme kind direction status coordinator second_coordinator themes partners first_day
        last_day places zone home_zone call_opens call_closes selection_due confirmation_due report_due capacity minimum
        deposit_amount deposit_currency deposit_due refund_rule min_attendance report_required fee_large_firms""",
    catalogue.model("itinerary_item"): """mission_id day_id type title title_ja starts_at ends_at zone end_zone status
        visit_id place place_ja address address_ja meeting_point meeting_time transport line seats leaves_from
        arrives_at speaker interpreter dress bring meal_included paid_by note internal_note in_book""",
    catalogue.model("visit_part"): "visit_id kind title title_ja minutes speaker place interpreted",
    catalogue.model("visit_host"): "visit_id contact_id name name_ja reading job_title job_title_ja",
    catalogue.model("visit_question"): "visit_id topic words words_ja participation_id",
    catalogue.model("gift_entry"): "visit_id way gift_id what host_id number handed_on note",
    catalogue.model("task"): "mission_id title phase anchor offset_days fixed_day rule owner done_on",
    catalogue.model("attachment"): "person_id organisation_id mission_id visit_id item_id kind file_name sha256",
    catalogue.model("paper"): "mission_id person_id kind cut edition number language for_whom made_at made_by sha256",
}  # fmt: skip


@pytest.mark.parametrize("model", ASKED, ids=lambda model: model.__tablename__)
def test_what_the_office_is_asked_for_has_a_field(model: type[Record]) -> None:
    assert set(ASKED[model].split()) - set(fields_of(model)) == set()


def test_parents_stand_before_their_children() -> None:
    seen: set[str] = set()
    for model in ENTITIES:
        targets = {field.kind.target for field in fields_of(model).values() if isinstance(field.kind, Ref)}
        assert targets <= seen, model
        seen.add(model.__tablename__)
    assert seen == {
        table for table in Base.metadata.tables if {"id", "version"} <= set(Base.metadata.tables[table].c.keys())
    }


@pytest.mark.parametrize("model", ENTITIES, ids=lambda model: model.__tablename__)
def test_a_record_has_names_and_an_order(model: type[Record]) -> None:
    assert entity_of(model).title == model.noun
    assert set(model.order_by) <= {"id", *fields_of(model)}
    assert catalogue.model(model.__tablename__) is model


OPTIONS = [
    found for found in vars(choices).values() if isinstance(found, type) and found.__module__ == choices.__name__
]


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options.__name__)
def test_each_word_means_one_option(options: type[Options]) -> None:
    kind = Choice(options)
    for option in options:
        assert kind.parse(str(option.value)) is option
        assert kind.parse(kind.format(option)) is option
        assert [kind.parse(word) for word in option.words] == [option] * len(option.words)
