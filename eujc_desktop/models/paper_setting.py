"""How a paper of a mission is wanted: the options last chosen for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Ref, long_text
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import PUBLIC, column


class PaperSetting(Record):
    """The options of one paper of one mission, as JSON by their names."""

    __tablename__ = "paper_setting"
    noun, nouns = "Options of a paper", "Options of papers"
    order_by = ("mission_id", "paper", "id")

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    paper: Mapped[str] = column("Paper", Code(60), privacy=PUBLIC, required=True)
    options: Mapped[str] = column("Options", long_text(4000), privacy=PUBLIC, required=True)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "paper"),)
