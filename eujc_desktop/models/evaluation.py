"""What participants are asked at the end of a mission, and what they have said."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Day, Ref, Text, Whole, YesNo, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column
from eujc_desktop.models.person import FIVE_YEARS

QUESTION, FORM, OPINION = "Question", "Evaluation form", "Opinion"


class Scale(Options):
    """How a question is answered."""

    FIVE = "5", "1 to 5", "1-5"
    TEN = "10", "1 to 10", "1-10"
    YES_NO = "yes/no", "Yes or no", "Yes/No"
    WORDS = "words", "In words", "Text"


class Subject(Options):
    """What a question is asked about: once, or of each visit or speaker."""

    MISSION = "mission", "The mission as a whole"
    VISIT = "visit", "Each visit"
    SPEAKER = "speaker", "Each speaker"


class Question(Record):
    """What participants of a programme, or with none of every programme, are asked after a mission."""

    __tablename__ = "question"
    noun, nouns = "Question", "Questions"
    order_by = ("position", "text")

    programme: Mapped[str | None] = column("Programme", Code(40), privacy=OFFICE)
    text: Mapped[str] = column("Question", Text(300), section=QUESTION, privacy=OFFICE, required=True)
    text_ja: Mapped[str | None] = column("Question in Japanese", Text(300), section=QUESTION, privacy=OFFICE)
    scale: Mapped[Scale] = column("Kind of answer", Choice(Scale), section=QUESTION, privacy=OFFICE, default=Scale.FIVE)
    about: Mapped[Subject] = column(
        "Asked about", Choice(Subject), section=QUESTION, privacy=OFFICE, default=Subject.MISSION
    )
    retired: Mapped[bool | None] = column("No longer asked", YesNo(), section=QUESTION, privacy=OFFICE)
    position: Mapped[int] = column("Position", Whole(0, 9999), privacy=OFFICE, default=0)


class EvaluationForm(Record):
    """A form that came back, by its number; whose it is only where she signed it."""

    __tablename__ = "evaluation_form"
    noun, nouns = "Evaluation form", "Evaluation forms"
    order_by = ("number",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    number: Mapped[int] = column("Number of the form", Whole(1, 9999), section=FORM, privacy=OFFICE, required=True)
    participation_id: Mapped[str | None] = column(
        "Participant", Ref("participation"), privacy=OFFICE, on_delete="SET NULL"
    )
    received_on: Mapped[date | None] = column("Received on", Day(), section=FORM, privacy=OFFICE)
    may_quote: Mapped[bool | None] = column("May be quoted", YesNo(), section=FORM, privacy=OFFICE)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "number"),)


class Opinion(Record):
    """The answer to one question on one form, about the mission or about one visit or item of it."""

    __tablename__ = "opinion"
    noun, nouns = "Opinion", "Opinions"

    form_id: Mapped[str] = column("Evaluation form", Ref("evaluation_form"), privacy=OFFICE, required=True)
    question_id: Mapped[str] = column("Question", Ref("question"), privacy=OFFICE, required=True)
    visit_id: Mapped[str | None] = column("Company visit", Ref("visit"), privacy=OFFICE)
    item_id: Mapped[str | None] = column("Itinerary item", Ref("itinerary_item"), privacy=OFFICE)
    points: Mapped[int | None] = column("Points", Whole(0, 10), section=OPINION, privacy=OFFICE)
    words: Mapped[str | None] = column("Words", long_text(4000), section=OPINION, privacy=OFFICE, keep_days=FIVE_YEARS)
    quoted: Mapped[bool | None] = column("Picked as a quote", YesNo(), section=OPINION, privacy=OFFICE)
