"""What may be meant by a cell that cannot be read: one of two mail addresses, a day as a spreadsheet counts it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from eujc_desktop.exchange.preview import Offer
from eujc_desktop.fields.choices import Choice
from eujc_desktop.fields.kinds import AnyKind, Day, Email, Hints

_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
_MOST = 2
_MAILS = re.compile(r"[^\s<>\"',;/|()]+@[^\s<>\"',;/|()]+")
_PARTS = re.compile(r"[,;/+&、・]|\b(?:and|et|und)\b", re.IGNORECASE)


def meant(key: str, kind: AnyKind, text: str, hints: Hints) -> tuple[Offer, ...]:
    """The first values of this kind that lie in the words of a cell."""
    read = dict.fromkeys(shown for words in _within(kind, text) if (shown := _read(kind, words, hints)))
    return tuple(Offer(key, shown, shown) for shown in list(read)[:_MOST])


def _within(kind: AnyKind, text: str) -> Iterable[str]:
    if isinstance(kind, Email):
        return _MAILS.findall(text)
    if isinstance(kind, Day):
        return _counted(text)
    if isinstance(kind, Choice):
        parts = [part for part in _PARTS.split(text) if part.strip() != text.strip()]
        return [*parts, *(option.value for option in kind.near(text))]
    return ()


def _counted(text: str) -> Iterator[str]:
    """A day as the number of days a spreadsheet keeps."""
    if re.fullmatch(r"\d{5}", text.strip()) and int(text) in _SERIALS:
        yield (_FIRST_DAY + timedelta(days=int(text))).isoformat()


def _read(kind: AnyKind, words: str, hints: Hints) -> str:
    try:
        value = kind.parse(words.strip(" ."), hints)
    except ValueError:
        return ""
    return "" if value is None else str(kind.format(value))
