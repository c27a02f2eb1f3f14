"""Column types that hold the same value, and the same check, on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Integer,
    String,
    Text,
    Time,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from eujc_desktop.common import bank_numbers
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import Amount, AnyKind, Whole
from eujc_desktop.fields.kinds import Text as Words
from eujc_desktop.models.base import ID


class Hundredths(TypeDecorator[Decimal]):
    """A decimal with two places, stored as a whole number of hundredths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(Decimal(value).scaleb(2).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class UtcMoment(TypeDecorator[datetime]):
    """An aware instant: `timestamptz` on PostgreSQL, ISO text in UTC on SQLite, which drops zones."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.astimezone(UTC)


class TextLines(TypeDecorator[tuple[str, ...]]):
    """Several short texts, stored as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return json.dumps(list(value), ensure_ascii=False) if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        return tuple(json.loads(value)) if value else None


class OptionCode(TypeDecorator[Options]):
    """A member of a fixed list, stored by its code."""

    impl = String
    cache_ok = True

    def __init__(self, options: type[Options], length: int) -> None:
        super().__init__(length)
        self.options = options
        self._members = {str(option.value): option for option in options}

    def process_bind_param(self, value: Options | str | None, dialect: Dialect) -> str | None:
        # Enum's own look-up takes longer than a glance, for each of thousands of rows.
        member = value if value is None or isinstance(value, self.options) else self.options(value)
        return None if member is None else str(member.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Options | None:
        if value is None:
            return None
        return self._members.get(value) or self.options(value)


class WithoutAccounts(TypeDecorator[str]):
    """A text in which no number of a bank account is read, also where it was stored before they were taken out."""

    impl = String
    cache_ok = True

    def __init__(self, longest: int, instead: str) -> None:
        super().__init__(longest)
        self.longest, self.instead = longest, instead

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return _text(self.longest)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value and bank_numbers.without(value, self.instead)


_BY_STORAGE: dict[str, TypeEngine[Any]] = {
    "whole": Integer(),
    "hundredths": Hundredths(),
    "flag": Boolean(),
    "day": Date(),
    "clock": Time(),
    "moment": UtcMoment(),
    "lines": TextLines(),
    "key": ID,
}


def type_of(kind: AnyKind) -> TypeEngine[Any]:
    """The column type in which values of `kind` lie."""
    if isinstance(kind, Choice):
        return OptionCode(kind.options, kind.longest)
    if kind.storage == "text":
        longest: int = getattr(kind, "longest", 200)
        if isinstance(kind, Words) and not kind.accounts:
            return WithoutAccounts(longest, kind.instead)
        return _text(longest)
    return _BY_STORAGE[kind.storage]


def _text(longest: int) -> TypeEngine[str]:
    return String(longest) if longest <= 500 else Text()


def check_of(kind: AnyKind, column: str) -> str | None:
    """A condition in SQL, equal on both databases, that every stored value of `kind` keeps."""
    if isinstance(kind, Whole):
        return f"{column} BETWEEN {kind.least} AND {kind.most}"
    if isinstance(kind, Amount):
        return f"{column} BETWEEN {-kind.most * 100} AND {kind.most * 100}"
    if kind.storage == "flag":
        return f"{column} IN (TRUE, FALSE)"
    if isinstance(kind, Choice):
        return f"{column} IN ({', '.join(repr(str(option.value)) for option in kind.options)})"
    if kind.storage == "text":
        return f"length({column}) <= {getattr(kind, 'longest', 200)}"
    if kind.storage == "key":
        return f"length({column}) = 32"
    return None
