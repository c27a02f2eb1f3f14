"""Which columns a line of words names, as a block copied with its headings has them."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.common.said import meant
from eujc_desktop.ui.grid_columns import Column
from eujc_desktop.ui.grid_model import GridModel
from eujc_desktop.ui.text import tr


def headed(line: Sequence[str], model: GridModel) -> list[Column | None]:
    """For each word its column: one that is shown, else that of the field called so; None where there is none."""
    named: dict[str, Column] = {}
    for key, field in model.fields.items():
        for word in (tr(field.label), field.label):
            named.setdefault(word.casefold(), Column(key))
    for column in model.columns:
        title = model.title(column)
        named |= {meant(title).casefold(): column, title.casefold(): column}
    return [named.get(text.strip().casefold()) for text in line]
