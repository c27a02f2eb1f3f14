"""Which of two values stays when two records become one: what can be chosen, in words, and what is proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eujc_desktop.common import firms
from eujc_desktop.common.folding import fold
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Lines, Name, Ref, Text
from eujc_desktop.fields.own import answer, own_key
from eujc_desktop.models.attachment import Attachment, AttachmentKind
from eujc_desktop.models.base import Record
from eujc_desktop.models.catalogue import model
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.own_field import OwnAnswer
from eujc_desktop.services import own_fields
from eujc_desktop.services.naming import called
from eujc_desktop.store.work import Work

Side = Literal["keep", "other", "both"]
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
WHOLE = "file"
"""The name of a difference in which a record stays or goes as a whole."""
_ONE_EACH = (AttachmentKind.PHOTO, AttachmentKind.LOGO)


@dataclass(frozen=True)
class Difference:
    """A field in which two records differ, in words, and the values that can stay, the proposed one as `side`."""

    key: str
    name: str
    label: str
    keep: str
    other: str
    sides: tuple[Side, ...]
    side: Side


def is_whole(record: Record) -> bool:
    """Whether a record stays or goes as a whole."""
    return isinstance(record, OwnAnswer) or is_one_each(record)


def is_one_each(record: Record) -> bool:
    """Whether a record is a picture of which its owner has one."""
    return isinstance(record, Attachment) and record.kind in _ONE_EACH


def of_pictures(keep: Record, other: Record) -> Difference:
    """A picture stays or goes as a whole."""
    label = fields_of(type(keep))["kind"].kind.format(getattr(keep, "kind", None))
    files = (getattr(keep, "file_name", ""), getattr(other, "file_name", ""))
    return Difference(f"{keep.id}.{WHOLE}", WHOLE, label, *files, ("keep", "other"), "keep")


def of_answers(work: Work, keep: OwnAnswer, other: OwnAnswer, later: Side) -> Difference:
    """An answer to a field of one's own against another; one that was given before one that was taken back."""
    field = own_fields.field_of(work, keep.field_id)
    mine, yours = (field.kind.format(answer(own_key(field.name).sort, one.value)) for one in (keep, other))
    side = later if mine and yours else "keep" if mine else "other"
    return Difference(f"{keep.id}.{WHOLE}", WHOLE, field.label, mine, yours, ("keep", "other"), side)


def in_words(work: Work, field: Field, name: str, value: Any) -> str:
    """A value as people read it, a link by what it leads to is called."""
    if isinstance(field.kind, Ref) and value is not None:
        target = work.session.get(model(field.kind.target), value)
        return called(work, target) if target is not None else ""
    return str(field.kind.format(value))


def sides_of(field: Field, mine: Any, yours: Any) -> tuple[Side, ...]:
    """Lists and texts of several lines can be kept both, as long as they fit."""
    kind = field.kind
    if mine is None or yours is None:
        return ("keep", "other")
    if isinstance(kind, Lines):
        return ("keep", "other", "both")
    fits = isinstance(kind, Text) and kind.lines and len(together(mine, yours)) <= kind.longest
    return ("keep", "other", "both") if fits else ("keep", "other")


def proposed(field: Field, mine: Any, yours: Any, sides: Sequence[Side], later: Side) -> Side:
    """What there is before what is not; both where that is possible; what was chosen before what a new record has
    by itself; the better spelling; else what came later.
    """
    if mine is None or yours is None:
        return "other" if mine is None else "keep"
    if "both" in sides:
        return "both"
    if field.default in (mine, yours):
        return "other" if mine == field.default else "keep"
    if isinstance(field.kind, Name) and _is_one_name(mine, yours):
        return better_written(mine, yours)
    return later


def one_firm(field: Field, mine: str, yours: str) -> Side | None:
    """Of two links to what is called alike, as a firm with and without its form, the one to the better written."""
    one, other = sorted((fold(mine), fold(yours)), key=len)
    alike = isinstance(field.kind, Ref) and one and other.startswith(one)
    return better_written(mine, yours) if alike else None


def better_written(mine: str, yours: str) -> Side:
    """Which of two spellings of a name stays: not one in capitals alone, the one with its accents, the fuller one."""
    return "other" if _care(yours) > _care(mine) else "keep"


def _is_one_name(mine: str, yours: str) -> bool:
    """Whether two names differ in their spelling or the form of a firm alone, or one is in half-width kana."""
    if fold(mine) == fold(yours) or bool(_HALF_WIDTH.search(mine)) != bool(_HALF_WIDTH.search(yours)):
        return True
    return bool(core := firms.core_key(mine)) and core == firms.core_key(yours)


def _care(name: str) -> tuple[bool, bool, int, int]:
    is_mixed = not name.isupper() and not name.islower()
    return (not _HALF_WIDTH.search(name), is_mixed, sum(not letter.isascii() for letter in name), len(name))


def together(mine: Any, yours: Any) -> Any:
    """Two lists or texts as one, what stands in both once."""
    if isinstance(mine, tuple):
        return tuple(dict.fromkeys((*mine, *yours)))
    if fold(yours) in fold(mine):
        return mine
    return yours if fold(mine) in fold(yours) else f"{mine}\n{yours}"
