"""Sorts of value: how each is read from a cell or an editor, shown to people, and stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar, Generic, Literal, TypeVar

from eujc_desktop.common import bank_numbers
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean
from eujc_desktop.fields import days, numbers, readings
from eujc_desktop.fields.hidden import DOT
from eujc_desktop.fields.shown import WRITTEN

T = TypeVar("T")

Storage = Literal["text", "whole", "hundredths", "flag", "day", "clock", "moment", "lines", "key"]
"""How a value lies in the database; `models.columns` maps each to a column type."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What a sheet or a form knows of the way its values are written; `year` and `zone` are those of days and
    times without one.
    """

    day_first: bool = True
    decimal_comma: bool = False
    past_only: bool = False
    today: date | None = None
    year: int | None = None
    zone: str = ""


PLAIN = Hints()


class Kind(Generic[T]):
    """How one sort of value is read from outside, shown to people, and stored."""

    storage: ClassVar[Storage] = "text"
    align_right: ClassVar[bool] = False

    def parse(self, raw: object, hints: Hints = PLAIN) -> T | None:
        """The value of a cell or an editor's content, None when empty; ValueError says in words what is wrong."""
        raise NotImplementedError

    def format(self, value: T | None) -> str:
        """The value as people read it; the empty string when there is none."""
        return "" if value is None else WRITTEN.get(self.storage, str)(value)

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        """What a careful reader would ask about a cell although it could be read."""
        return []

    def same(self, one: T | None, other: T | None) -> bool:
        """Whether two values mean the same, so that a new sheet brings no change."""
        return one == other


class TooLong(ValueError):
    """A text that does not fit: of how many characters, and how many fit."""

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(say("is {n} characters long; at most {longest} fit", n=length, longest=longest))
        self.length, self.longest = length, longest


class Text(Kind[str]):
    """Words on one line, or on several with `lines`; hidden and control characters are taken out.

    Where no `accounts` are kept, the numbers of bank accounts are taken out as well.
    """

    instead: ClassVar[str] = "…"
    """What stands in the place of an account's number."""

    def __init__(self, longest: int = 200, *, lines: bool = False, accounts: bool = True) -> None:
        self.longest, self.lines, self.accounts = longest, lines, accounts

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = clean(readings.as_text(raw), keep_lines=self.lines)
        if not self.accounts:
            text = clean(bank_numbers.without(text, self.instead), keep_lines=self.lines)
        if len(text) > self.longest:
            raise TooLong(len(text), self.longest)
        return text or None

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        text = readings.as_text(raw)
        if self.accounts or bank_numbers.without(text) == text:
            return []
        return [say("holds the number of an account, which is not kept")]


def long_text(longest: int = 10_000, *, accounts: bool = True) -> Text:
    """A text of several lines."""
    return Text(longest, lines=True, accounts=accounts)


class Name(Text):
    """A person's or a firm's name: kept as typed; capitals alone are no other name."""

    def same(self, one: str | None, other: str | None) -> bool:
        return one == other or (one or "").casefold() == (other or "").casefold()

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        return readings.name_remarks(readings.as_text(raw))


class Code(Text):
    """A number or code that is text: passport, policy, submission; leading zeros count, capitals and blanks do not.

    One copied from where it is masked would take the place of the true one.
    """

    instead = ""

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(raw, hints)
        if text and DOT in text:
            raise ValueError(say("“{text}” is masked; enter the whole of it", text=text))
        return text

    def same(self, one: str | None, other: str | None) -> bool:
        return (one or "").replace(" ", "").casefold() == (other or "").replace(" ", "").casefold()

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return [say("is a number in the sheet, so leading zeros or last digits may be lost; check it")]
        return super().remarks(raw, hints) + _cut_short(raw)


def _cut_short(raw: object) -> list[str]:
    """What a spreadsheet makes of a long number: `4.37E+11`."""
    short = re.fullmatch(r"\d([.,]\d+)?E\+\d+", readings.plain(raw), re.IGNORECASE)
    return [say("was cut short by a spreadsheet, so its last digits are lost; enter the whole of it")] if short else []


class Label(Code):
    """A short code that names a record in commands and files: letters and digits, parted by - . _ or /."""

    _FORM = re.compile(r"[^\W_]+(?:[-._/][^\W_]+)*")

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(raw, hints)
        if text and not self._FORM.fullmatch(text):
            raise ValueError(say("“{text}” is no code: letters and digits, parted by - . _ or /", text=text))
        return text


class Email(Text):
    """A mail address."""

    _FORM = re.compile(r"[^@\s<>\"',;]+@[^@\s<>\"',;.]+(\.[^@\s<>\"',;.]+)+")

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(readings.plain(raw), hints)
        if text is None:
            return None
        if not self._FORM.fullmatch(text):
            raise ValueError(say("“{text}” is not an e-mail address", text=text))
        return text.lower()


class Phone(Text):
    """A telephone number, kept as text; 0043 and full-width digits are read as +43."""

    def same(self, one: str | None, other: str | None) -> bool:
        return re.sub(r"[^+\d]", "", one or "") == re.sub(r"[^+\d]", "", other or "")

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        return _cut_short(raw)

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(raw, hints)
        return readings.phone(text) if text else None


class Url(Text):
    """A web address; only http and https are kept."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(readings.plain(raw), hints)
        return readings.url(text) if text else None


class Postcode(Text):
    """A postcode; a Japanese one is written NNN-NNNN without the mark 〒."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(raw, hints)
        return readings.postcode(text) if text else None


class Kana(Text):
    """A reading in kana; half-width kana becomes full-width."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(raw, hints)
        return readings.full_kana(text) if text else None


class Whole(Kind[int]):
    """A whole number; `約118名` and `12名` are read as 118 and 12."""

    storage = "whole"
    align_right = True

    def __init__(self, least: int = 0, most: int = 1_000_000_000) -> None:
        self.least, self.most = least, most

    def parse(self, raw: object, hints: Hints = PLAIN) -> int | None:
        number = numbers.number(raw, decimal_comma=hints.decimal_comma, whole=True)
        if number is None:
            return None
        if number != int(number):
            raise ValueError(say("“{raw}” is not a whole number", raw=readings.short(str(raw))))
        if not self.least <= number <= self.most:
            raise ValueError(
                say("{number} is not between {least} and {most}", number=int(number), least=self.least, most=self.most)
            )
        return int(number)

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        return numbers.number_remarks(raw, whole=True)


class Wholes(Kind[tuple[int, ...]]):
    """A few whole numbers in order, each once, parted by anything: `3, 6, 12`."""

    def __init__(self, least: int, most: int, number: int) -> None:
        self._each, self._number = Whole(least, most), number

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[int, ...] | None:
        parts = raw if isinstance(raw, (list, tuple)) else re.split(r"[\s,;、]+", readings.plain(raw))
        found = {each for part in parts if (each := self._each.parse(part, hints)) is not None}
        if len(found) > self._number:
            raise ValueError(say("{n} are too many; at most {most} fit", n=len(found), most=self._number))
        return tuple(sorted(found)) or None

    def format(self, value: tuple[int, ...] | None) -> str:
        return ", ".join(map(str, value or ()))


class Amount(Kind[Decimal]):
    """A number with up to two decimals: money, sizes, EUR millions."""

    storage = "hundredths"
    align_right = True
    most: ClassVar[int] = 10**12

    def parse(self, raw: object, hints: Hints = PLAIN) -> Decimal | None:
        number = numbers.number(raw, decimal_comma=hints.decimal_comma)
        if number is None:
            return None
        if abs(number) > self.most:
            raise ValueError(say("“{raw}” is too large", raw=readings.short(str(raw))))
        return number.quantize(Decimal("0.01"))

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        return numbers.number_remarks(raw)


class YesNo(Kind[bool]):
    """Yes, no, or not known."""

    storage = "flag"

    def parse(self, raw: object, hints: Hints = PLAIN) -> bool | None:
        return readings.yes_no(raw)


class Day(Kind[date]):
    """A calendar day; with `until_today` never after today, as that of an answer.

    With `past_only` neither, and two digits are a year of the last hundred, as in a date of birth.
    """

    storage = "day"

    def __init__(self, *, past_only: bool = False, until_today: bool = False) -> None:
        self.past_only, self.until_today = past_only, past_only or until_today

    def parse(self, raw: object, hints: Hints = PLAIN) -> date | None:
        found = days.day(raw, day_first=hints.day_first, past_only=self.past_only, today=hints.today, year=hints.year)
        if found and self.until_today and found > (hints.today or date.today()):
            raise ValueError(say("“{day}” lies in the future", day=self.format(found)))
        return found

    def remarks(self, raw: object, hints: Hints = PLAIN) -> list[str]:
        return days.day_remarks(raw, hints.year)


class Clock(Kind[time]):
    """A time of day at the place it is about."""

    storage = "clock"

    def parse(self, raw: object, hints: Hints = PLAIN) -> time | None:
        return days.clock(raw)


class Moment(Kind[datetime]):
    """An instant, always aware and in UTC; screens show it in the zone of its place."""

    storage = "moment"

    def parse(self, raw: object, hints: Hints = PLAIN) -> datetime | None:
        if raw is None or not (isinstance(raw, datetime) or clean(str(raw))):
            return None
        moment = raw if isinstance(raw, datetime) else days.moment(clean(str(raw)))
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Zone(Text):
    """An IANA time zone, as Asia/Tokyo."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = super().parse(raw, hints)
        return readings.zone(text) if text else None


class Country(Kind[str]):
    """A country as its two-letter code; read from its name in English, French, German or Japanese."""

    longest = 2

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = clean(readings.as_text(raw))
        return readings.country(text) if text else None

    def format(self, value: str | None) -> str:
        return "" if value is None else country_name(value)


_LONGEST_LINE = 2000


class Lines(Kind[tuple[str, ...]]):
    """Several short texts: themes, questions, house rules; one a line, or parted by semicolons."""

    storage = "lines"

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        parts = raw if isinstance(raw, (list, tuple)) else _split(readings.as_text(raw))
        cleaned = [clean(str(part)) for part in parts]
        if (longest := max(map(len, cleaned), default=0)) > _LONGEST_LINE:
            raise TooLong(longest, _LONGEST_LINE)
        return tuple(part for part in cleaned if part) or None


class Countries(Lines):
    """Several countries by their English names, read from names in four languages or codes."""

    def parse(self, raw: object, hints: Hints = PLAIN) -> tuple[str, ...] | None:
        parts = super().parse(re.sub("[,、，]", ";", raw) if isinstance(raw, str) else raw, hints) or ()
        return tuple(dict.fromkeys(country_name(readings.country(part)) for part in parts)) or None


def _split(text: str) -> list[str]:
    """Lines where there are any, else what semicolons part."""
    return re.split(r"\n" if "\n" in text else "[;；]", text.replace("\r\n", "\n"))


class Ref(Kind[str]):
    """A link to a record of another table, by its id."""

    storage = "key"

    def __init__(self, target: str) -> None:
        self.target = target

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        text = clean(str(raw or ""))
        if text and not re.fullmatch(r"[0-9a-f]{32}", text):
            raise ValueError("is not the id of a record")
        return text or None


AnyKind = Kind[Any]
