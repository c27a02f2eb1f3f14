"""The store's own tables beside the entities: header, context of the writer, steps, journal, search text."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from eujc_desktop.models import catalogue
from eujc_desktop.models.base import Base
from eujc_desktop.models.types import UtcMoment

metadata = Base.metadata
# SQLite counts upwards by itself only in a column declared INTEGER.
_COUNTER = BigInteger().with_variant(Integer(), "sqlite")

office = Table(
    "office",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("file_id", String(32), nullable=False),
    Column("made_at", UtcMoment(), nullable=False),
    Column("run_stamp", String(32), nullable=False),
    CheckConstraint("one = 1", name="one"),
)
"""What this office is: an id for life, and a stamp renewed by each run that holds the lock."""

act = Table(
    "act",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("step", _COUNTER),
    CheckConstraint("one = 1", name="one"),
)
"""The step being written, on SQLite; empty between transactions, so that a write without a name is refused."""

change_set = Table(
    "change_set",
    metadata,
    Column("number", _COUNTER, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False),
    Column("label", Text, nullable=False),
    Column("said", Text),
    Column("who", Text, nullable=False),
    Column("at", UtcMoment(), nullable=False),
    Column("kind", String(4), nullable=False),
    Column("of", _COUNTER, ForeignKey("change_set.number")),
    UniqueConstraint("id"),
    CheckConstraint("kind IN ('do', 'fact', 'undo', 'redo')", name="kind"),
    CheckConstraint("length(label) > 0", name="label"),
    CheckConstraint("length(who) > 0", name="who"),
    sqlite_autoincrement=True,
)
"""One row a transaction; `said` is JSON of what its label is made of, `of` the number of the step it takes back."""

journal = Table(
    "journal",
    metadata,
    Column("seq", _COUNTER, primary_key=True, autoincrement=True),
    Column("step", _COUNTER, ForeignKey("change_set.number"), nullable=False, index=True),
    Column("table_name", String(40), nullable=False),
    Column("row_id", String(32), nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
    sqlite_autoincrement=True,
)
"""One row a change: JSON of what a row added or removed held, or of the columns that changed, version apart."""

search_text = Table(
    "search_text",
    metadata,
    Column("number", _COUNTER, primary_key=True, autoincrement=True),
    Column("table_name", String(40), nullable=False),
    Column("row_id", String(32), nullable=False),
    Column("words", Text, nullable=False),
    UniqueConstraint("row_id"),
)
"""Folded words of each record's search fields."""

Index("ix_search_text_table_name", search_text.c.table_name)

name_order = Table(
    "name_order",
    metadata,
    Column("mission_id", String(32), primary_key=True),
    Column("words", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("row_id", String(32), primary_key=True),
    UniqueConstraint("row_id"),
    sqlite_with_rowid=False,
)
"""Who takes part in each mission, by name: family and given name as they are sorted."""

RECORD_TABLES: dict[str, Table] = {
    entity.__tablename__: metadata.tables[entity.__tablename__] for entity in catalogue.ENTITIES
}
"""Tables of the entities, parents before children; these are journalled."""
