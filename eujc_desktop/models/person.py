"""People, apart from the missions they take part in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from eujc_desktop.fields.allergens import Allergies
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import (
    Amount,
    Code,
    Country,
    Day,
    Email,
    Kana,
    Lines,
    Name,
    Phone,
    Ref,
    Text,
    Whole,
    YesNo,
    long_text,
)
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import Diet, Honorific, Sex
from eujc_desktop.models.columns import GROUP, HOST, OFFICE, PUBLIC, SENSITIVE, column

IDENTITY, PASSPORT, CONTACT, JOB = "Identity", "Passport", "Contact", "Company and position"
HEALTH, EMERGENCY, CONSENT, PROFILE = "Diet and health", "Emergency", "Consents", "Profile"
FIVE_YEARS, THIRTY_DAYS, NINETY_DAYS = 1826, 30, 90


class Person(Record):
    """A person with names in Latin letters, own script and reading."""

    __tablename__ = "person"
    noun, nouns = "Person", "People"
    order_by = ("family_name", "given_name")

    honorific: Mapped[Honorific | None] = column(
        "Salutation",
        Choice(Honorific),
        section=IDENTITY,
        privacy=PUBLIC,
        keep_days=FIVE_YEARS,
    )
    family_name: Mapped[str | None] = column(
        "Family name", Name(), section=IDENTITY, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS,
    )  # fmt: skip
    given_name: Mapped[str | None] = column(
        "Given name", Name(),
        section=IDENTITY, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS,
    )  # fmt: skip
    native_name: Mapped[str | None] = column(
        "Name in own script", Name(), section=IDENTITY, search=True, privacy=PUBLIC,
        keep_days=FIVE_YEARS,
    )  # fmt: skip
    kana_name: Mapped[str | None] = column(
        "Name in katakana", Kana(), section=IDENTITY, search=True,
        privacy=PUBLIC, keep_days=FIVE_YEARS,
    )  # fmt: skip
    sex: Mapped[Sex | None] = column("Sex", Choice(Sex), section=IDENTITY, keep_days=FIVE_YEARS)
    birth_date: Mapped[date | None] = column(
        "Date of birth", Day(past_only=True),
        section=IDENTITY, privacy=OFFICE, keep_days=FIVE_YEARS,
    )  # fmt: skip
    nationality: Mapped[str | None] = column(
        "Nationality",
        Country(),
        section=IDENTITY,
        privacy=HOST,
        keep_days=FIVE_YEARS,
    )
    residence_country: Mapped[str | None] = column(
        "Country of residence", Country(), section=IDENTITY, privacy=HOST, keep_days=FIVE_YEARS
    )
    residence_since: Mapped[date | None] = column(
        "Resident there since", Day(past_only=True), section=IDENTITY, privacy=HOST, keep_days=FIVE_YEARS
    )

    passport_no: Mapped[str | None] = column(
        "Passport no.", Code(20), section=PASSPORT,
        privacy=SENSITIVE, keep_days=NINETY_DAYS,
    )  # fmt: skip
    passport_name: Mapped[str | None] = column(
        "Name in the passport", Text(), section=PASSPORT, privacy=SENSITIVE, keep_days=NINETY_DAYS
    )
    passport_issued: Mapped[date | None] = column(
        "Passport issued on", Day(), section=PASSPORT, privacy=SENSITIVE, keep_days=NINETY_DAYS
    )
    passport_expires: Mapped[date | None] = column(
        "Passport until", Day(),
        section=PASSPORT, privacy=SENSITIVE, keep_days=NINETY_DAYS,
    )  # fmt: skip

    email: Mapped[str | None] = column(
        "E-mail", Email(),
        section=CONTACT, search=True, privacy=OFFICE, keep_days=FIVE_YEARS,
    )  # fmt: skip
    phone: Mapped[str | None] = column("Phone", Phone(60), section=CONTACT, keep_days=FIVE_YEARS)
    mobile: Mapped[str | None] = column("Mobile", Phone(60), section=CONTACT, keep_days=FIVE_YEARS)

    organisation_id: Mapped[str | None] = column(
        "Company", Ref("organisation"), section=JOB, privacy=PUBLIC, on_delete="SET NULL"
    )
    job_title: Mapped[str | None] = column(
        "Job title", Text(),
        section=JOB, search=True, privacy=PUBLIC, keep_days=FIVE_YEARS,
    )  # fmt: skip
    job_title_ja: Mapped[str | None] = column(
        "Job title in Japanese", Text(), section=JOB, privacy=PUBLIC, keep_days=FIVE_YEARS
    )
    department: Mapped[str | None] = column("Department", Text(), section=JOB, privacy=HOST, keep_days=FIVE_YEARS)
    job_years: Mapped[int | None] = column("Years in present job", Whole(0, 80), section=JOB, keep_days=FIVE_YEARS)
    duties: Mapped[str | None] = column("Main duties", long_text(2000), section=JOB, keep_days=FIVE_YEARS)
    rank: Mapped[int | None] = column("Protocol rank", Whole(1, 999), section=JOB)
    employer_contact: Mapped[str | None] = column(
        "Contact at the employer", Text(), section=JOB, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    education: Mapped[str | None] = column("Education", long_text(2000), section=JOB, keep_days=FIVE_YEARS)
    study_year: Mapped[str | None] = column("Year of study", Text(40), section=JOB, keep_days=FIVE_YEARS)
    university_contact: Mapped[str | None] = column(
        "Contact at the university", Text(), section=JOB, keep_days=FIVE_YEARS
    )

    english_level: Mapped[str | None] = column("English level", Text(40), section=PROFILE, keep_days=FIVE_YEARS)
    japanese_level: Mapped[str | None] = column("Japanese level", Text(40), section=PROFILE, keep_days=FIVE_YEARS)
    languages: Mapped[tuple[str, ...] | None] = column(
        "Languages", Lines(), section=PROFILE, privacy=HOST, keep_days=FIVE_YEARS
    )
    interests: Mapped[str | None] = column(
        "Interests for the roster", long_text(1000), section=PROFILE, privacy=GROUP, keep_days=FIVE_YEARS
    )
    profile: Mapped[str | None] = column(
        "Short profile", long_text(2000), section=PROFILE, privacy=GROUP, keep_days=FIVE_YEARS
    )

    diet: Mapped[Diet | None] = column(
        "Diet",
        Choice(Diet),
        section=HEALTH,
        privacy=SENSITIVE,
        keep_days=THIRTY_DAYS,
    )
    allergies: Mapped[str | None] = column(
        "Allergies",
        Allergies(1000, lines=True),
        section=HEALTH,
        privacy=SENSITIVE,
        keep_days=THIRTY_DAYS,
    )
    traces_allowed: Mapped[bool | None] = column(
        "Traces of allergens are allowed", YesNo(), section=HEALTH, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    fish_stock_allowed: Mapped[bool | None] = column(
        "Fish stock is allowed", YesNo(), section=HEALTH, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    blood_group: Mapped[str | None] = column(
        "Blood group", Code(10), section=HEALTH, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    access_needs: Mapped[str | None] = column(
        "Access needs", long_text(1000), section=HEALTH, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    health_note: Mapped[str | None] = column(
        "Health note", long_text(2000), section=HEALTH, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    shoe_size: Mapped[Decimal | None] = column(
        "Shoe size (EU)",
        Amount(),
        section=HEALTH,
        privacy=OFFICE,
        keep_days=THIRTY_DAYS,
    )
    clothing_size: Mapped[str | None] = column("Clothing size", Text(20), section=HEALTH, keep_days=THIRTY_DAYS)
    helmet_size: Mapped[str | None] = column("Helmet size", Text(20), section=HEALTH, keep_days=THIRTY_DAYS)

    emergency_name: Mapped[str | None] = column(
        "Emergency contact",
        Text(),
        section=EMERGENCY,
        privacy=SENSITIVE,
        keep_days=THIRTY_DAYS,
    )
    emergency_relation: Mapped[str | None] = column(
        "Relation", Text(60), section=EMERGENCY, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    emergency_phone: Mapped[str | None] = column(
        "Emergency phone", Phone(60), section=EMERGENCY, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    insurer: Mapped[str | None] = column("Insurer", Text(), section=EMERGENCY, privacy=SENSITIVE, keep_days=THIRTY_DAYS)
    policy_no: Mapped[str | None] = column(
        "Policy no.", Code(60), section=EMERGENCY, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )
    insurer_phone: Mapped[str | None] = column(
        "Insurer's 24-hour number", Phone(60), section=EMERGENCY, privacy=SENSITIVE, keep_days=THIRTY_DAYS
    )

    consent_data: Mapped[date | None] = column(
        "Consent: data handling (date)", Day(until_today=True), section=CONSENT, keep_days=FIVE_YEARS
    )
    consent_hosts: Mapped[bool | None] = column(
        "Consent: share with hosts", YesNo(), section=CONSENT, keep_days=FIVE_YEARS
    )
    consent_book: Mapped[bool | None] = column(
        "Consent: list in briefing book", YesNo(), section=CONSENT, keep_days=FIVE_YEARS
    )
    consent_photo: Mapped[bool | None] = column("Consent: photographs", YesNo(), section=CONSENT, keep_days=FIVE_YEARS)
    consent_news: Mapped[bool | None] = column("Consent: newsletter", YesNo(), section=CONSENT, keep_days=FIVE_YEARS)
    consent_alumni: Mapped[bool | None] = column(
        "Consent: alumni contact", YesNo(), section=CONSENT, keep_days=FIVE_YEARS
    )
    consent_source: Mapped[str | None] = column("Source of the consents", Text(), section=CONSENT, keep_days=FIVE_YEARS)
    notes: Mapped[str | None] = column("Notes on the person", long_text(), section=PROFILE, keep_days=FIVE_YEARS)
    labels: Mapped[tuple[str, ...] | None] = column(
        "Labels", Lines(), section=PROFILE, search=True, keep_days=FIVE_YEARS
    )
