"""What an office asks of participants beyond the usual: fields of its programmes, and the answers to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Dialect, Integer, Text, TypeDecorator, UniqueConstraint, cast
from sqlalchemy import type_coerce as taken_as
from sqlalchemy.orm import Mapped

from eujc_desktop.fields import own
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Code, Lines, Ref, Whole, YesNo, long_text
from eujc_desktop.fields.kinds import Text as Words
from eujc_desktop.fields.own import OwnSort
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column
from eujc_desktop.models.person import FIVE_YEARS
from eujc_desktop.models.types import Hundredths

QUESTION, ANSWER = "Field", "Answer"


class Asked(Options):
    """When an answer is asked for."""

    APPLICATION = "application", "With the application"
    SELECTION = "selection", "After selection"


class Secrecy(Options):
    """Who may see the answers."""

    GROUP = "group", "Fellow participants"
    HOST = "host", "Hosts"
    OFFICE = "office", "The office"
    SENSITIVE = "sensitive", "Few in the office"


class OwnField(Record):
    """A field that participants of a programme, or with none of every programme, are asked for."""

    __tablename__ = "own_field"
    noun, nouns = "Own field", "Own fields"
    order_by = ("position", "label")

    programme: Mapped[str | None] = column("Programme", Code(40), privacy=OFFICE)
    label: Mapped[str] = column("Name of the field", Words(80), section=QUESTION, privacy=OFFICE, required=True)
    label_ja: Mapped[str | None] = column("Name in Japanese", Words(80), section=QUESTION, privacy=OFFICE)
    sort: Mapped[OwnSort] = column(
        "Kind of answer", Choice(OwnSort), section=QUESTION, privacy=OFFICE, default=OwnSort.TEXT
    )
    words: Mapped[tuple[str, ...] | None] = column("Answers to choose from", Lines(), section=QUESTION, privacy=OFFICE)
    asked: Mapped[Asked] = column("Asked", Choice(Asked), section=QUESTION, privacy=OFFICE, default=Asked.APPLICATION)
    needed: Mapped[bool | None] = column("Has to be answered", YesNo(), section=QUESTION, privacy=OFFICE)
    secrecy: Mapped[Secrecy] = column(
        "Who may see it", Choice(Secrecy), section=QUESTION, privacy=OFFICE, default=Secrecy.OFFICE
    )
    keep_days: Mapped[int | None] = column(
        "Days to keep the answers after the mission", Whole(0, 36_500), section=QUESTION, privacy=OFFICE
    )
    position: Mapped[int] = column("Position", Whole(0, 9999), privacy=OFFICE, default=0)


class OwnAnswer(Record):
    """What a participant has answered; the text `fields.own` makes of the value, nothing where it was taken back."""

    __tablename__ = "own_answer"
    noun, nouns = "Answer", "Answers"

    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=OFFICE, required=True)
    field_id: Mapped[str] = column("Field", Ref("own_field"), privacy=OFFICE, required=True)
    value: Mapped[str | None] = column(
        "Answer", long_text(20_000), section=ANSWER, search=True, privacy=OFFICE, keep_days=FIVE_YEARS
    )

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("participation_id", "field_id"),)


class _Answer(TypeDecorator[Any]):
    """An answer of one sort, out of its text."""

    impl = Text
    cache_ok = True

    def __init__(self, sort: OwnSort) -> None:
        super().__init__()
        self.sort = sort

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return own.stored(self.sort, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return own.answer(self.sort, value)


class _Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0, on both databases."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001 - Alchemy's shape
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


def as_value(sort: OwnSort, text: ColumnElement[Any]) -> ColumnElement[Any]:
    """The text of an answer in SQL as a value that compares and sorts as others of its kind do."""
    if sort is OwnSort.NUMBER:
        return taken_as(cast(text, BigInteger), Hundredths())
    return taken_as(cast(text, Integer), _Flag()) if sort is OwnSort.YES_NO else taken_as(text, _Answer(sort))
