"""How applicants are judged, what was decided about them but not told yet, and how a group is to be balanced."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Amount, Day, Ref, Text, Whole, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.choices import Stage
from eujc_desktop.models.columns import OFFICE, PUBLIC, column
from eujc_desktop.models.person import FIVE_YEARS

CRITERION, SCORE, DECISION, QUOTA = "Criterion", "Score", "Decision", "Quota"


class Criterion(Record):
    """What reviewers judge applicants of a mission by; a heavier one counts for more."""

    __tablename__ = "criterion"
    noun, nouns = "Criterion", "Criteria"
    order_by = ("position", "title")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    title: Mapped[str] = column("Criterion", Text(80), section=CRITERION, privacy=OFFICE, required=True)
    weight: Mapped[int] = column("Weight", Whole(1, 100), section=CRITERION, privacy=OFFICE, default=1)
    best: Mapped[int] = column("Most points", Whole(1, 100), section=CRITERION, privacy=OFFICE, default=5)
    position: Mapped[int] = column("Place in the list", Whole(0, 999), section=CRITERION, privacy=OFFICE, default=0)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "title"),)


class Score(Record):
    """The points that one reviewer gives an applicant for one criterion."""

    __tablename__ = "score"
    noun, nouns = "Score", "Scores"
    order_by = ("reviewer",)

    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=OFFICE, required=True)
    criterion_id: Mapped[str] = column("Criterion", Ref("criterion"), privacy=OFFICE, required=True)
    reviewer: Mapped[str] = column("Reviewer", Text(80), section=SCORE, privacy=OFFICE, required=True)
    points: Mapped[Decimal] = column(
        "Points", Amount(), section=SCORE, privacy=OFFICE, required=True, keep_days=FIVE_YEARS
    )
    comment: Mapped[str | None] = column(
        "Comment", long_text(2000), section=SCORE, privacy=OFFICE, keep_days=FIVE_YEARS
    )

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("participation_id", "criterion_id", "reviewer"),)


class Decision(Record):
    """A status decided for an applicant; it waits until it is released, and only then is the applicant's."""

    __tablename__ = "decision"
    noun, nouns = "Decision", "Decisions"

    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=OFFICE, required=True)
    stage: Mapped[Stage] = column("Status", Choice(Stage), section=DECISION, privacy=OFFICE, required=True)
    waiting_rank: Mapped[int | None] = column(
        "Place on the waiting list", Whole(1, 999), section=DECISION, privacy=OFFICE
    )
    reason: Mapped[str | None] = column(
        "Reason", long_text(2000), section=DECISION, privacy=OFFICE, keep_days=FIVE_YEARS
    )
    decided_on: Mapped[date] = column("Decided on", Day(), section=DECISION, privacy=OFFICE, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("participation_id"),)


class Trait(Options):
    """By what a group of people is balanced."""

    COUNTRY = "country", "Country"
    SECTOR = "sector", "Sector"
    SIZE = "size", "Size of the company"
    GENDER = "gender", "Gender"
    FIRM = "firm", "Company"


class Quota(Record):
    """How many of the selected are to be of a country, sector, size, gender or company, at least and at most.

    Without a value it holds for each of them.
    """

    __tablename__ = "quota"
    noun, nouns = "Quota", "Quotas"
    order_by = ("trait", "value", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    trait: Mapped[Trait] = column("Balanced by", Choice(Trait), section=QUOTA, privacy=PUBLIC, required=True)
    value: Mapped[str | None] = column("Of which", Text(120), section=QUOTA, privacy=PUBLIC)
    least: Mapped[int | None] = column("At least", Whole(0, 2000), section=QUOTA, privacy=PUBLIC)
    most: Mapped[int | None] = column("At most", Whole(0, 2000), section=QUOTA, privacy=PUBLIC)
