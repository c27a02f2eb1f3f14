"""An office with every field of every record filled in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from eujc_desktop.common.ids import new_id
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.base import Record
from eujc_desktop.models.catalogue import ENTITIES
from eujc_desktop.models.columns import fields_of
from eujc_desktop.store.work import Works

LATER = {"last_day", "ends_at"}
"""Fields whose value may not lie before that of another."""


def fill(works: Works) -> dict[type[Record], dict[str, Any]]:
    """What was given to the one record there is now of each kind, its id among it; a step for each."""
    made: dict[str, str] = {}
    given: dict[type[Record], dict[str, Any]] = {}
    for model in ENTITIES:
        key = new_id()
        values = {name: _value(field, made) for name, field in fields_of(model).items()}
        works.run(
            f"Add {model.noun}", lambda work, now=model, row=values, key=key: work.session.add(now(id=key, **row))
        )
        made[model.__tablename__] = key
        given[model] = {"id": key, **values}
    return given


def _value(field: Field, made: dict[str, str]) -> Any:
    """One value of a field's kind, not an easy one; a link leads to the record made before."""
    kind = field.kind
    if isinstance(kind, Ref):
        return made[kind.target]
    if isinstance(kind, Choice):
        # Sums here have decimals, which a yen has not.
        return list(kind.options)[0 if field.name == "currency" else -1]
    return {
        "text": "Łódź “x” 田\u3000中\n𠮷"[: getattr(kind, "longest", 200)],
        "whole": getattr(kind, "most", 1),
        "hundredths": Decimal("-1234567890.01"),
        "flag": False,
        "day": date(2028, 2, 29) if field.name in LATER else date(1969, 12, 31),
        "clock": time(23, 59, 30),
        "moment": datetime(2027, 10, 31, 2, 30, tzinfo=timezone(timedelta(hours=9))),
        "lines": ("eins", "zwei; “drei”", "四"),
    }[kind.storage]
