"""What an office says of programmes otherwise than the Centre, and the programmes it has of its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Label, Text, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column

PROGRAMME = "Programme"


class OwnTemplate(Record):
    """The layer of an office over the template of a programme: only what it says otherwise, as JSON.

    What it leaves to the Centre follows every new version of the program.
    """

    __tablename__ = "programme_template"
    noun, nouns = "Programme template", "Programme templates"
    order_by = ("code",)

    code: Mapped[str] = column("Code", Label(40), section=PROGRAMME, search=True, privacy=PUBLIC, required=True)
    name: Mapped[str] = column("Name", Text(), section=PROGRAMME, search=True, privacy=PUBLIC, required=True)
    content: Mapped[str] = column("Template", long_text(500_000), privacy=PUBLIC, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("code"),)
