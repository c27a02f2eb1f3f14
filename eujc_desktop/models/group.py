"""Groups of a mission that can go separate ways."""

from __future__ import annotations

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from eujc_desktop.fields.kinds import Code, Ref, Text
from eujc_desktop.fields.letters import LONGEST
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import GROUP, PUBLIC, column


class Group(Record):
    """A sub-group, as A and B."""

    __tablename__ = "mission_group"
    noun, nouns = "Group", "Groups"
    order_by = ("letter",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=PUBLIC, required=True)
    letter: Mapped[str] = column("Group letter", Code(LONGEST), section="Group", privacy=PUBLIC, required=True)
    name: Mapped[str | None] = column("Name", Text(), section="Group", privacy=GROUP)

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("mission_id", "letter"),)
