"""Labels that the office gives to people, each in its colour."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column


class LabelColour(Options):
    """The colours of labels, as the window has them in light and dark."""

    GREY = "grey", "Grey"
    BLUE = "blue", "Blue"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"
    VIOLET = "violet", "Violet"
    TEAL = "teal", "Teal"
    PINK = "pink", "Pink"


class Label(Record):
    """The colour of a label; who bears it stands with each person, by its name."""

    __tablename__ = "label"
    noun, nouns = "Label", "Labels"
    order_by = ("name",)

    name: Mapped[str] = column("Label", Text(40), section="Label", privacy=PUBLIC, required=True)
    colour: Mapped[LabelColour] = column("Colour", Choice(LabelColour), section="Label", default=LabelColour.GREY)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("name"),)
