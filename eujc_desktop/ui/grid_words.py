"""The words of cells, and what typed words mean: without a window, so that workers can ask too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from eujc_desktop.fields.hidden import is_hidden, masked
from eujc_desktop.ui.grid_columns import Column, Fields, Row
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.values import understood, writer

Choices = Mapping[str, Sequence[tuple[str, str]]]


class Words:
    """How the fields of a list are shown, edited and read.

    `choices` are what its links can point to, `offers` what editors propose where other words are fine too, `year`
    is that of days written without one.
    """

    def __init__(
        self,
        fields: Fields,
        choices: Choices,
        offers: Choices = MappingProxyType({}),
        year: int | None = None,
    ) -> None:
        self.fields, self.choices, self.offers, self._year = fields, choices, offers, year
        self._names = {key: dict(pairs) for key, pairs in choices.items()}

    def title(self, column: Column) -> str:
        """The heading of a column."""
        field = self.fields.get(column.key)
        return column.title or (tr(field.label) if field else "")

    def shown(self, row: Row, column: Column) -> str:
        """The words of a cell, as seen and copied."""
        return self.shower(column)(row)

    def shower(self, column: Column) -> Callable[[Row], str]:
        """What gives the words of a column's cells; asked for once where there are many rows."""
        if column.look == "name":
            return lambda row: name_of(row, column)[0]
        dated, year = column.dated, self._year
        words = (lambda row: dated(row, year)) if dated else column.show or self._field(column.key)
        return (lambda row: masked(words(row))) if is_hidden(column.key) else words

    def _field(self, key: str) -> Callable[[Row], str]:
        """What gives the words of a field."""
        field, names = self.fields.get(key), self._names.get(key)
        if field is None:
            return lambda _row: ""
        if names is not None:
            return lambda row: names.get(row.get(key, ""), "")
        words = writer(field.kind)
        return lambda row: "" if (value := row.get(key)) is None else words(value)

    def typed(self, row: Row, column: Column) -> str:
        """What an editor begins with."""
        return (column.typed or column.show or self._field(column.key))(row)

    def read(self, column: Column, raw: object) -> dict[str, object]:
        """The values by key of what was typed into a cell; ValueError says what is wrong with it.

        A link is found by the words of what it points to.
        """
        from eujc_desktop.fields.kinds import Hints

        hints = Hints(year=self._year)
        if column.take is not None:
            return {key: self.fields[key].read(part, hints) for key, part in column.take(str(raw or "")).items()}
        field = self.fields[column.key]
        return {column.key: field.read(understood(field.kind, self._link(column.key, raw)), hints)}

    def _link(self, key: str, raw: object) -> object:
        words = str(raw or "").strip()
        pairs = self.choices.get(key, ())
        if not words or key not in self.choices or any(raw == row_id for row_id, _ in pairs):
            return raw
        found = next((row_id for row_id, shown in pairs if shown.casefold() == words.casefold()), None)
        if found is None:
            raise ValueError(tr("“{text}” is not in the list", text=words))
        return found


def name_of(row: Mapping[str, Any], column: Column) -> tuple[str, str, str]:
    """The name as a list shows it, with its family name in capitals; that family name; the name to take letters of."""
    family, given = (str(row.get(key) or "") for key in column.wanted[:2])
    more = next((str(row[key]) for key in column.wanted[2:] if row.get(key)), "")
    shown = " ".join(part for part in (family.upper(), given) if part) or more
    return shown, family.upper(), f"{given} {family}".strip() or more
