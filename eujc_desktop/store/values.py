"""Values of the journal's JSON as Python holds them, whichever database wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Boolean, Date, Table, Time
from sqlalchemy.dialects import sqlite

from eujc_desktop.models.types import Hundredths, OptionCode, TextLines, UtcMoment

_SQLITE = sqlite.dialect()


def decoded(table: Table | None, raw: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the journal, value by column; columns the table no longer has stay as they were written."""
    return {
        name: value if value is None or table is None or name not in table.c else _value(table.c[name].type, value)
        for name, value in raw.items()
    }


def _value(kind: Any, raw: Any) -> Any:
    if isinstance(kind, Boolean):
        return bool(raw)
    if isinstance(kind, Date):
        return date.fromisoformat(raw)
    if isinstance(kind, Time):
        return time.fromisoformat(raw)
    if isinstance(kind, UtcMoment):
        return datetime.fromisoformat(raw).astimezone(UTC)
    if isinstance(kind, (Hundredths, TextLines)):
        return kind.process_result_value(raw, _SQLITE)
    return _option(kind, raw) if isinstance(kind, OptionCode) else raw


def _option(kind: OptionCode, raw: Any) -> Any:
    try:
        return kind.options(raw)
    except ValueError:
        # An option a later version has given up.
        return raw
