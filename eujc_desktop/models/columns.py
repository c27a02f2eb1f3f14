"""Mapped columns that say how people see them."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Table, event
from sqlalchemy.orm import MappedColumn, class_mapper, mapped_column

from eujc_desktop.fields.entity import Entity
from eujc_desktop.fields.field import FOREVER, Field, Privacy
from eujc_desktop.fields.kinds import AnyKind, Ref
from eujc_desktop.models.base import Base, Record
from eujc_desktop.models.types import check_of, type_of

PUBLIC, GROUP, HOST, OFFICE, SENSITIVE = Privacy


def column(
    label: str,
    kind: AnyKind,
    *,
    section: str = "",
    search: bool = False,
    privacy: Privacy = OFFICE,
    keep_days: int | None = FOREVER,
    required: bool = False,
    default: Any = None,
    on_delete: str = "CASCADE",
    index: bool = False,
) -> MappedColumn[Any]:
    """A mapped column and its `Field`."""
    field = Field("", label, kind, search, privacy, keep_days, required, default, section)
    links = [_link(kind, on_delete)] if isinstance(kind, Ref) else []
    options: dict[str, Any] = {} if default is None else {"default": default}
    return mapped_column(
        type_of(kind),
        *links,
        nullable=not required and default is None,
        index=index or bool(links),
        info={"field": field},
        **options,
    )


def _link(kind: Ref, on_delete: str) -> ForeignKey:
    """A foreign key checked at commit, so that the order in which records are written does not matter."""
    return ForeignKey(f"{kind.target}.id", ondelete=on_delete, deferrable=True, initially="DEFERRED")


@event.listens_for(Base, "instrument_class", propagate=True)
def _checks(mapper: Any, cls: type[Any]) -> None:
    """Give each declared column the check of its kind."""
    table = mapper.local_table
    if not isinstance(table, Table):
        return
    for col in list(table.columns):
        field: Field | None = col.info.get("field")
        if field and (condition := check_of(field.kind, col.name)):
            table.append_constraint(CheckConstraint(condition, name=col.name))


@cache
def fields_of(model: type[Record]) -> dict[str, Field]:
    """Declared fields of `model` by attribute name, in order of declaration."""
    found: dict[str, Field] = {}
    for attr in class_mapper(model).column_attrs:
        info: Field | None = attr.columns[0].info.get("field")
        if info is not None:
            found[attr.key] = _named(info, attr.key)
    return found


def _named(field: Field, name: str) -> Field:
    from dataclasses import replace

    return replace(field, name=name)


@cache
def entity_of(model: type[Record]) -> Entity:
    """What screens know of `model`."""
    return Entity(model.__tablename__, model.noun, model.nouns, fields_of(model))
