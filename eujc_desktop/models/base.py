"""Base of every mapped class."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from eujc_desktop.common.ids import new_id

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
ID = String(32)


class Base(DeclarativeBase):
    """Holds the tables of the office."""

    metadata = MetaData(naming_convention=NAMES)


class Record(Base):
    """A row people edit: an id that keeps the order of creation, and a version that grows with each write."""

    __abstract__ = True
    noun: ClassVar[str]
    nouns: ClassVar[str]
    order_by: ClassVar[tuple[str, ...]] = ("id",)
    rising: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of fields, the first of which is never after, or more than, the second."""

    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id, sort_order=-2)
    version: Mapped[int] = mapped_column(default=1, sort_order=-1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:
        return (CheckConstraint("length(id) = 32", name="id_length"), *cls.more_table_args())

    @classmethod
    def more_table_args(cls) -> tuple[Any, ...]:
        """Constraints and indexes of one entity beside those of its columns."""
        return ()
