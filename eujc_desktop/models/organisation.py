"""Organisations, their sites, and the people to turn to there."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.host_days import ClosingDays, OpeningHours
from eujc_desktop.fields.kinds import (
    Amount,
    Clock,
    Code,
    Countries,
    Country,
    Day,
    Email,
    Kana,
    Lines,
    Name,
    Phone,
    Postcode,
    Ref,
    Text,
    Url,
    Whole,
    YesNo,
    long_text,
)
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import Honorific, OrganisationKind, PhotoRule
from eujc_desktop.models.columns import OFFICE, PUBLIC, column
from eujc_desktop.models.host_log import Channel
from eujc_desktop.models.person import FIVE_YEARS
from eujc_desktop.models.sectors import Jsic, Nace

NAMES, ADDRESS, SIZE, WORDS, RULES = "Names", "Address", "Sector and size", "For the briefing book", "House rules"


class Organisation(Record):
    """A company or body with its names in two scripts and its address in both orders."""

    __tablename__ = "organisation"
    noun, nouns = "Organisation", "Organisations"
    order_by = ("name",)

    code: Mapped[str | None] = column("No.", Code(40), section=NAMES, search=True)
    name: Mapped[str | None] = column(
        "Company",
        Name(),
        section=NAMES,
        search=True,
        privacy=PUBLIC,
    )
    name_ja: Mapped[str | None] = column("Name in Japanese", Name(), section=NAMES, search=True, privacy=PUBLIC)
    name_kana: Mapped[str | None] = column("Name in kana", Kana(), section=NAMES, search=True, privacy=PUBLIC)
    kind: Mapped[OrganisationKind] = column(
        "Kind", Choice(OrganisationKind), section=NAMES, privacy=PUBLIC, default=OrganisationKind.COMPANY
    )
    country: Mapped[str | None] = column("Country of company", Country(), section=ADDRESS, privacy=PUBLIC)
    street: Mapped[str | None] = column("Street", Text(), section=ADDRESS, privacy=PUBLIC)
    postcode: Mapped[str | None] = column("Postcode", Postcode(20), section=ADDRESS, privacy=PUBLIC)
    city: Mapped[str | None] = column("City", Text(120), section=ADDRESS, search=True, privacy=PUBLIC)
    city_ja: Mapped[str | None] = column("City in Japanese", Text(120), section=ADDRESS, privacy=PUBLIC)
    address: Mapped[str | None] = column("Address in English", Text(), section=ADDRESS, search=True, privacy=PUBLIC)
    address_ja: Mapped[str | None] = column("Address in Japanese", Text(), section=ADDRESS, search=True, privacy=PUBLIC)
    phone: Mapped[str | None] = column("Phone", Phone(60), section=ADDRESS, privacy=PUBLIC)
    email: Mapped[str | None] = column("E-mail", Email(), section=ADDRESS, privacy=OFFICE)
    website: Mapped[str | None] = column("Website", Url(), section=ADDRESS, privacy=PUBLIC)

    sector: Mapped[str | None] = column("Sector", Text(120), section=SIZE, search=True, privacy=PUBLIC)
    sector_ja: Mapped[str | None] = column("Sector in Japanese", Text(120), section=SIZE, search=True, privacy=PUBLIC)
    products: Mapped[str | None] = column("Main products", long_text(2000), section=SIZE, privacy=PUBLIC)
    founded: Mapped[int | None] = column("Founded", Whole(500, 2100), section=SIZE, privacy=PUBLIC)
    employees: Mapped[int | None] = column("Employees", Whole(), section=SIZE, privacy=PUBLIC)
    turnover: Mapped[Decimal | None] = column("Turnover (EUR m)", Amount(), section=SIZE, privacy=OFFICE)
    balance_sheet: Mapped[Decimal | None] = column(
        "Balance sheet total (EUR m)", Amount(), section=SIZE, privacy=OFFICE
    )
    figures_year: Mapped[int | None] = column("Year of the figures", Whole(1900, 2200), section=SIZE, privacy=OFFICE)
    part_of_group: Mapped[str | None] = column("Part of a group", Text(), section=SIZE, privacy=OFFICE)
    sme_declared: Mapped[bool | None] = column("SME declaration", YesNo(), section=SIZE, privacy=OFFICE)
    sme_checked_on: Mapped[date | None] = column("Size checked on", Day(), section=SIZE, privacy=OFFICE)
    sme_checked_by: Mapped[str | None] = column("Size checked by", Text(), section=SIZE, privacy=OFFICE)
    japan_links: Mapped[str | None] = column("Links with Japan", long_text(2000), section=SIZE, privacy=OFFICE)

    about: Mapped[str | None] = column("About the company", long_text(4000), section=WORDS, privacy=PUBLIC)
    about_ja: Mapped[str | None] = column(
        "About the company in Japanese", long_text(4000), section=WORDS, privacy=PUBLIC
    )
    key_figures: Mapped[tuple[str, ...] | None] = column("Key figures", Lines(), section=WORDS, privacy=PUBLIC)
    notes: Mapped[str | None] = column("Notes on the organisation", long_text(), section=WORDS, privacy=OFFICE)
    nace: Mapped[Nace | None] = column("Sector by NACE", Choice(Nace), section=SIZE, privacy=PUBLIC)
    jsic: Mapped[Jsic | None] = column("Sector by JSIC", Choice(Jsic), section=SIZE, privacy=PUBLIC)


class Site(Record):
    """A place of an organisation that can be visited, or a hotel."""

    __tablename__ = "site"
    noun, nouns = "Site", "Sites"
    order_by = ("name",)
    rising = (("min_visitors", "max_visitors"),)

    organisation_id: Mapped[str] = column("Organisation", Ref("organisation"), privacy=PUBLIC, required=True)
    name: Mapped[str | None] = column("Site", Text(), section=NAMES, search=True, privacy=PUBLIC)
    name_ja: Mapped[str | None] = column("Site in Japanese", Text(), section=NAMES, search=True, privacy=PUBLIC)
    postcode: Mapped[str | None] = column("Postcode of the site", Postcode(20), section=ADDRESS, privacy=PUBLIC)
    city: Mapped[str | None] = column("City of the site", Text(120), section=ADDRESS, search=True, privacy=PUBLIC)
    city_ja: Mapped[str | None] = column("City of the site in Japanese", Text(120), section=ADDRESS, privacy=PUBLIC)
    address: Mapped[str | None] = column("Address of the site in English", Text(), section=ADDRESS, privacy=PUBLIC)
    address_ja: Mapped[str | None] = column("Address of the site in Japanese", Text(), section=ADDRESS, privacy=PUBLIC)
    phone: Mapped[str | None] = column("Phone of the site", Phone(60), section=ADDRESS, privacy=PUBLIC)
    map_url: Mapped[str | None] = column("Map", Url(), section=ADDRESS, privacy=PUBLIC)
    station: Mapped[str | None] = column("Nearest station and exit", Text(), section=ADDRESS, privacy=PUBLIC)
    check_in_from: Mapped[time | None] = column("Check-in from", Clock(), section=ADDRESS, privacy=PUBLIC)
    breakfast: Mapped[str | None] = column("Breakfast", Text(), section=ADDRESS, privacy=PUBLIC)
    coach_parking: Mapped[str | None] = column("Coach parking and gate", Text(), section=ADDRESS, privacy=PUBLIC)
    max_visitors: Mapped[int | None] = column("Most visitors", Whole(1, 2000), section=RULES, privacy=PUBLIC)
    photos: Mapped[PhotoRule | None] = column("Photographs", Choice(PhotoRule), section=RULES, privacy=PUBLIC)
    photo_note: Mapped[str | None] = column("Remark on photographs", Text(), section=RULES, privacy=PUBLIC)
    safety_shoes: Mapped[bool | None] = column("Safety shoes", YesNo(), section=RULES, privacy=PUBLIC)
    gear_note: Mapped[str | None] = column("Remark on gear", Text(), section=RULES, privacy=PUBLIC)
    languages: Mapped[tuple[str, ...] | None] = column("Languages of the host", Lines(), section=RULES, privacy=PUBLIC)
    house_rules: Mapped[tuple[str, ...] | None] = column("House rules", Lines(), section=RULES, privacy=PUBLIC)
    notes: Mapped[str | None] = column("Notes on the site", long_text(), section=RULES, privacy=OFFICE)
    min_visitors: Mapped[int | None] = column("Fewest visitors", Whole(1, 2000), section=RULES, privacy=PUBLIC)
    opening_hours: Mapped[tuple[str, ...] | None] = column(
        "Hours for visitors", OpeningHours(), section=RULES, privacy=PUBLIC
    )
    closing_days: Mapped[tuple[str, ...] | None] = column("Closing days", ClosingDays(), section=RULES, privacy=PUBLIC)
    works_holidays: Mapped[bool | None] = column("Works on public holidays", YesNo(), section=RULES, privacy=PUBLIC)
    competitors: Mapped[tuple[str, ...] | None] = column("Companies not admitted", Lines(), section=RULES)
    barred_sectors: Mapped[tuple[str, ...] | None] = column("Sectors not admitted", Lines(), section=RULES)
    own_sector_barred: Mapped[bool | None] = column("Own sector not admitted", YesNo(), section=RULES)
    names_days: Mapped[int | None] = column("Names of visitors, days before", Whole(0, 365), section=RULES)
    checked_nationalities: Mapped[tuple[str, ...] | None] = column(
        "Nationalities checked first", Countries(), section=RULES
    )
    export_days: Mapped[int | None] = column("Check of export control, days before", Whole(0, 365), section=RULES)
    id_needed: Mapped[bool | None] = column("Passport shown at the gate", YesNo(), section=RULES, privacy=PUBLIC)


class Contact(Record):
    """A person to turn to at an organisation."""

    __tablename__ = "contact"
    noun, nouns = "Contact", "Contacts"
    order_by = ("kana_name", "family_name")

    organisation_id: Mapped[str] = column("Organisation", Ref("organisation"), privacy=PUBLIC, required=True)
    native_name: Mapped[str | None] = column(
        "Name in own script",
        Name(),
        section=NAMES,
        search=True,
        privacy=PUBLIC,
        keep_days=FIVE_YEARS,
    )
    kana_name: Mapped[str | None] = column(
        "Reading", Kana(), section=NAMES, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    family_name: Mapped[str | None] = column(
        "Family name", Name(), section=NAMES, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    given_name: Mapped[str | None] = column(
        "Given name", Name(), section=NAMES, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    job_title: Mapped[str | None] = column("Position", Text(), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS)
    job_title_ja: Mapped[str | None] = column(
        "Position in Japanese", Text(), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    department: Mapped[str | None] = column("Department", Text(), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS)
    department_ja: Mapped[str | None] = column(
        "Department in Japanese", Text(), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    email: Mapped[str | None] = column(
        "E-mail", Email(), section=NAMES, search=True, privacy=OFFICE, keep_days=FIVE_YEARS
    )
    phone: Mapped[str | None] = column("Phone", Phone(60), section=NAMES, privacy=OFFICE, keep_days=FIVE_YEARS)
    mobile: Mapped[str | None] = column("Mobile", Phone(60), section=NAMES, privacy=OFFICE, keep_days=FIVE_YEARS)
    languages: Mapped[tuple[str, ...] | None] = column(
        "Languages", Lines(), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    rank: Mapped[int | None] = column("Protocol rank", Whole(1, 999), section=NAMES)
    notes: Mapped[str | None] = column("Notes on the contact", long_text(4000), section=NAMES, keep_days=FIVE_YEARS)
    site_id: Mapped[str | None] = column(
        "Works at", Ref("site"), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS, on_delete="SET NULL"
    )
    channel: Mapped[Channel | None] = column("Best reached by", Choice(Channel), section=NAMES, keep_days=FIVE_YEARS)
    assistant: Mapped[str | None] = column("Assistant", Text(), section=NAMES, search=True, keep_days=FIVE_YEARS)
    honorific: Mapped[Honorific | None] = column(
        "Title of the contact", Choice(Honorific), section=NAMES, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
