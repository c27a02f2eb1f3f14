"""The one declaration of a field; tables, forms, import, export, search and privacy all read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.fields.kinds import PLAIN, Hints, Kind, TooLong


class Privacy(IntEnum):
    """Who may see a field, from everybody to the office's few; a list takes fields up to its own class."""

    PUBLIC = 0
    GROUP = 1
    HOST = 2
    OFFICE = 3
    SENSITIVE = 4


FOREVER: int | None = None


@dataclass(frozen=True)
class Field:
    """What one field is called, takes, and who may see it.

    `keep_days` counts from the last day of the mission after which the value is to be erased; None keeps it.
    `words` are other headings under which sheets bring it, in any language; an import fills them in.
    """

    name: str
    label: str
    kind: Kind[Any]
    search: bool = False
    privacy: Privacy = Privacy.OFFICE
    keep_days: int | None = FOREVER
    required: bool = False
    default: Any = None
    section: str = ""
    words: tuple[str, ...] = ()

    def read(self, raw: object, hints: Hints = PLAIN) -> Any:
        """The value of a cell or an editor's content; ValueError says what is wrong with it."""
        try:
            value = self.kind.parse(raw, hints)
        except TooLong as exc:
            words = say("{label} has {n} characters, and at most {longest} fit; shorten it",
                        label=self._called(), n=exc.length, longest=exc.longest)  # fmt: skip
            raise ValueError(words) from None
        if value is None and self.required:
            raise ValueError(say("{label} is needed", label=self._called()))
        return self.default if value is None else value

    def _called(self) -> str:
        """What the field is called, to be said in the language of a sentence; one's own fields have their own names."""
        return say(self.label) if type(self.label) is str else self.label

    def put(self, raw: object, now: Any) -> Any:
        """The value that takes the place of `now`; one left as it was is not judged by a rule made since."""
        left = raw == now or (isinstance(raw, str) and now is not None and raw.strip() == self.kind.format(now))
        return now if left and now is not None else self.read(raw)
