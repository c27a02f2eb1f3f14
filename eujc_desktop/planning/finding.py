"""What a rule has found: in words with figures, with the records it is about and ways to mend it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, Literal, NamedTuple, Self

from eujc_desktop.common.said import Said

Severity = Literal["error", "warning", "hint"]
ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


class Fix(NamedTuple):
    """One way to mend a finding; `action` names a step that a screen can take at once, empty when only people can.

    `shift` moves `item`, and those `along`, by `minutes`; `begin` and `end` move its start or end; `remove` takes it
    out, `only` keeps it for groups (`along`), `feed` says that a meal belongs to it. `add transfer` puts a transfer of
    so many minutes before it, `add luggage` a hand-in of luggage on the day before. `accept` takes the finding as it
    is, with the reason in `option`. `edit travel` leads to the minutes of the way; `ask host`, `open person`, `enter`
    (a `field`, else that of the finding) and `split` (a group) lead to the place where it is done. `set` writes
    `values`, by field, into the record of `person`, `paper` opens a paper for her with its `option`, and `sheet` saves
    what she is asked as a workbook to fill in. `done` says of a step that a screen takes at once what was done by it.
    """

    words: str
    action: str = ""
    item: str = ""
    minutes: int = 0
    person: str = ""
    field: str = ""
    values: tuple[tuple[str, object], ...] = ()
    paper: str = ""
    option: str = ""
    along: tuple[str, ...] = ()
    done: str = ""


class Finding(NamedTuple):
    """One finding of a rule. `items` are ids of itinerary items, `who` group letters or person ids, `field` a key.

    `table` and `record` name what it is about where that is neither an item nor a person, `holder` the company, site
    or contact whose field it is, where that is another record. The greater its `weight`, the worse it is; `ways` are
    the codes of the areas between which time is short. `about` makes it the same finding where its items may be others.
    """

    rule: str
    severity: Severity
    message: str
    items: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    where: str = ""
    when: datetime | None = None
    person: str = ""
    field: str = ""
    fixes: tuple[Fix, ...] = ()
    table: str = ""
    record: str = ""
    holder: str = ""
    weight: int = 0
    ways: tuple[str, str] = ("", "")
    about: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What makes it the same finding before and after a change."""
        return self.rule, self.about or ((self.person,) if self.person else self.items)

    def as_data(self) -> dict[str, object]:
        """All of it by name, its fixes as well."""
        return {**self._asdict(), "fixes": [fix._asdict() for fix in self.fixes]}


class Remark(Said):
    """A sentence told with a paper, that knows the record and field which mend it, as a finding does."""

    __slots__ = ("field", "holder", "record", "table")

    def __new__(cls, words: str, *, table: str = "", record: str = "", field: str = "", holder: str = "") -> Self:
        told = words if isinstance(words, Said) else Said(words, {})
        made = super().__new__(cls, told.template, told.values, told.many)
        made.table, made.record, made.field, made.holder = table, record, field, holder
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        place = {name: getattr(self, name) for name in self.__slots__}
        return partial(Remark, **place), (Said(self.template, self.values, self.many),)

    table: str
    record: str
    field: str
    holder: str


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """The gravest first, then as they were found."""
    return tuple(finding for severity in ORDER for finding in findings if finding.severity == severity)
