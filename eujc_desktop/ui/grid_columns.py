"""What a grid shows: columns, filters and marks as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from eujc_desktop.fields.conditions import Condition
    from eujc_desktop.fields.field import Field

Row = Mapping[str, Any]
Fields = Mapping[str, "Field"]


class Column(NamedTuple):
    """One column: the field it shows, its heading, width in pixels, and how it is painted.

    `look` is text, chip, name or labels; `tone` gives a chip its tone by stored value, and each label its own;
    `keys` are further fields it needs.
    """

    key: str
    title: str = ""
    width: int = 130
    look: str = "text"
    tone: Callable[[str], str] | None = None
    keys: tuple[str, ...] = ()
    show: Callable[[Row], str] | None = None
    """The words of a cell made of several fields."""
    dated: Callable[[Row, int | None], str] | None = None
    """The same where they tell days, to which the year of the mission goes without saying."""
    typed: Callable[[Row], str] | None = None
    """The words its editor begins with, where they are others than those shown."""
    take: Callable[[str], dict[str, object]] | None = None
    """The values typed into such a cell, by key."""
    fixed: bool = False
    """Whether the cell cannot be edited in place."""
    shown: bool = True
    hue: Callable[[Row], str] | None = None
    """The tone of a cell that is worked out from its row, as its words are."""
    right: bool = False
    """Whether it is a figure, though no field of the list."""

    @property
    def wanted(self) -> tuple[str, ...]:
        return (self.key, *self.keys)


class Filter(NamedTuple):
    """A question kept as a chip: conditions the database answers, or the ids that a check has found."""

    key: str
    text: str
    where: tuple[Condition, ...] = ()
    only: frozenset[str] | None = None
    tone: str = ""
    icon: str = ""
    kept: tuple[Any, ...] = ()
    """Conditions of the user's own, as plain text: they are read where the fields are known."""


class Mark(NamedTuple):
    """What is wrong with a cell; `word` stands in an empty one."""

    tone: str
    text: str
    word: str = ""


class Query(NamedTuple):
    """What the grid asks the database for."""

    mission_id: str | None = None
    search: str = ""
    order: tuple[tuple[str, bool], ...] = ()
    filters: tuple[Filter, ...] = ()


class Loaded(NamedTuple):
    """The answer: ids in order, the rows first shown, how many each filter finds, what links can point to,
    the words that fields of several hold already, and the year of days without one."""

    ids: list[str]
    rows: list[dict[str, Any]]
    total: int
    fields: Fields
    counts: Mapping[str, int] = MappingProxyType({})
    choices: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})
    offers: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})
    year: int | None = None


class Named(NamedTuple):
    """How a list calls its rows: `keys` are the fields `name`, `short` and `detail` need, `things` names so many."""

    keys: Sequence[str]
    name: Callable[[Row], str]
    short: Callable[[Row], str]
    detail: str
    things: Callable[[int], str]
    selected: Callable[[int], str]
