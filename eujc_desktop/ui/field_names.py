"""What the fields of a list are called where all of them are offered together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from eujc_desktop.ui.grid_columns import Fields
from eujc_desktop.ui.text import tr


def field_names(fields: Fields) -> Mapping[str, str]:
    """The labels by key; one that several fields bear is told apart by its section."""
    told = Counter(field.label for field in fields.values())
    return {
        key: tr("{field} ({section})", field=tr(field.label), section=tr(field.section))
        if told[field.label] > 1 and field.section
        else tr(field.label)
        for key, field in fields.items()
    }
