"""Sentences that keep what they are made of, so that the window can say them in its own language.

A text that is written in one place and shown by another is marked where it is written, as `say("Not agreed")`. With
values, `say("{name} lands {minutes} min late", name=…, minutes=…)` is the English sentence, which files, papers and the
terminal use as it is, and which `ui.text.tr` says anew by its template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Self

COUNTRY, FIGURE, LOWERED, RAISED, UNDOTTED = "country", "figure", "lowered", "raised", "undotted"
_WRITTEN = tuple(f":{form}}}" for form in (COUNTRY, FIGURE, LOWERED, RAISED, UNDOTTED))
Write = Callable[[Any, str], str]
"""Writes a value in a language; the text is what stands behind the colon in its field."""


class Said(str):
    """An English sentence with its template and values; `many` is the template for other numbers than one.

    `sense` parts a text from the same one that means something else.
    """

    __slots__ = ("many", "sense", "template", "values")

    template: str
    many: str
    values: Mapping[str, Any]
    sense: str

    def __new__(cls, template: str, values: Mapping[str, Any], many: str = "", sense: str = "") -> Self:
        chosen = many if many and values["n"] != 1 else template
        made = super().__new__(cls, _in_english(chosen, values) if values else chosen)
        made.template, made.many, made.values, made.sense = template, many, values, sense
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (self.template, self.values, self.many, self.sense)


class Shown(str):
    """A text in the language of the window that keeps what it says, so that what is stored is free of languages."""

    __slots__ = ("meant",)

    meant: str

    def __new__(cls, text: str, meant: str) -> Shown:
        made = super().__new__(cls, text)
        made.meant = meant
        return made

    def __reduce__(self) -> tuple[type[Shown], tuple[str, str]]:
        return Shown, (str(self), self.meant)


def meant(text: Any) -> Any:
    """What a text says, in English where it was shown in another language; anything else as it is."""
    if isinstance(text, Shown):
        return text.meant
    return tuple(map(meant, text)) if isinstance(text, tuple) else text


class Named(str):
    """A name that people have given to something in several languages; as a text it is the first of them."""

    __slots__ = ("others",)

    others: Mapping[str, str]

    def __new__(cls, name: str, others: Mapping[str, str]) -> Named:
        made = super().__new__(cls, name)
        made.others = {language: words for language, words in others.items() if words}
        return made

    def __reduce__(self) -> tuple[type[Named], tuple[str, Mapping[str, str]]]:
        return Named, (str(self), self.others)


def with_japanese(english: str, japanese: str | None) -> Named:
    """A name for which people have given one in Japanese, or may have."""
    return Named(english, {"ja": japanese or ""})


def say(template: str, /, **values: Any) -> str:
    """The English text of a template, its {names} filled in where values are given.

    Values are data, but for what was made by `say` itself: that is said in the language of the whole. A date is
    written out, as {day:short} without its year, as {day:plain} without its weekday, as {day:bare} without both, as
    {day:month} without its year but with the whole name of its month;
    {state:country} names the country of a code, {sum:figure} is a number as English writes it, {label:lowered} begins
    small and {label:raised} with a capital, and several texts in a tuple are listed.
    """
    if not values and isinstance(template, Said):
        return template
    return Said(template, values) if values else _constant(template)


@lru_cache(maxsize=1024)
def _constant(text: str) -> Said:
    return Said(text, {})


def say_as(sense: str, text: str, /) -> str:
    """A text that means something else elsewhere, as in `say_as("of a deadline", "Late")`: translators see both."""
    return Said(text, {}, sense=sense)


def say_many(one: str, many: str, /, n: int, **values: Any) -> str:
    """`one` for a single thing, `many` for other numbers; {n} is the number in both."""
    return Said(one, {"n": n, **values}, many)


def plural(one: str, many: str) -> tuple[str, str]:
    """Both forms of a text that is told of a number elsewhere, by `ui.text.count`."""
    return one, many


def filled(template: str, values: Mapping[str, Any], write: Write) -> str:
    """A template with its values in the language of `write`; %n is the value n."""
    return _numbered(template).format(**{name: _Slot(value, write) for name, value in values.items()})


def plain(value: Any) -> Any:
    """A text, or a value of one, as plain values, of which `said_again` makes it anew: for another process, or to keep.

    Values that are no text, number, day or list of such become text.
    """
    if isinstance(value, Said):
        return {
            "say": value.template,
            "many": value.many,
            **({"sense": value.sense} if value.sense else {}),
            "with": {key: plain(each) for key, each in value.values.items()},
        }
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if is_day(value):
        return {"day": value.isoformat()}
    return value if isinstance(value, int | float | str) else str(value)


def said_again(value: Any) -> Any:
    """What `plain` was given."""
    if isinstance(value, list):
        return tuple(said_again(each) for each in value)
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return date.fromisoformat(value["day"])
    given = {key: said_again(each) for key, each in value["with"].items()}
    return Said(value["say"], given, value["many"], value.get("sense", ""))


class _Slot:
    """A value where a template asks for it."""

    __slots__ = ("value", "write")

    def __init__(self, value: Any, write: Write) -> None:
        self.value, self.write = value, write

    def __format__(self, form: str) -> str:
        return self.write(self.value, form)


def day_parts(form: str) -> dict[str, bool]:
    """Whether a day is written with weekday, year and whole month, by what stands behind the colon in its field."""
    return {
        "with_weekday": form not in {"plain", "bare"},
        "with_year": form not in {"short", "bare", "month"},
        "whole_month": form == "month",
    }


def duration(minutes: int) -> str:
    """`50 min`, `2 h`, `2 h 50 min`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("{minutes} min", minutes=rest)
    return say("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else say("{hours} h", hours=hours)


def lowered(label: str) -> str:
    """A label as it stands within a sentence: its first word small, unless it is written in capitals, such as SME."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def raised(words: str) -> str:
    """Words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def undotted(words: str) -> str:
    """The words of a command without the dots that say that it asks for more."""
    return words.rstrip("…")


SHAPES: Mapping[str, Callable[[str], str]] = {LOWERED: lowered, RAISED: raised, UNDOTTED: undotted}
"""How a text is written by what stands behind the colon in its field."""


def as_beginning(words: str) -> str:
    """Words that begin a sentence, in any language they are said in."""
    return Said(f"{{words:{RAISED}}}", {"words": words})


def joined(parts: Iterable[str | None], by: str = " · ") -> str:
    """Those that are not empty in one line, each of which is still said by itself."""
    values = {f"part{at}": part for at, part in enumerate(part for part in parts if part)}
    return Said(by.join(f"{{{name}}}" for name in values), values)


def said_by(error: Exception) -> str:
    """What an error says, which can still be said in another language: `str` of it could not."""
    return error.args[0] if error.args and isinstance(error.args[0], str) else str(error)


def is_day(value: Any) -> bool:
    """Whether it is a calendar day, and no moment."""
    return type(value) is date


def _in_english(template: str, values: Mapping[str, Any]) -> str:
    """A template with its values; thousands of findings are said at once, mostly with texts and numbers."""
    if all(map(_AS_IT_IS.__contains__, map(type, values.values()))) and not any(map(template.__contains__, _WRITTEN)):
        return _numbered(template).format_map(values)
    return filled(template, values, _english)


def _numbered(template: str) -> str:
    return template.replace("%n", "{n}")


_AS_IT_IS = frozenset({str, int, Said, Shown})
"""Values that are written the same whoever asks."""


def _english(value: Any, form: str) -> str:
    if form in SHAPES:
        return SHAPES[form](_english(value, ""))
    if is_day(value):
        from eujc_desktop.common.dates import european

        return european(value, **day_parts(form))
    if form == COUNTRY:
        from eujc_desktop.common.lands import country_name

        return country_name(value)
    if form == FIGURE:
        return str(value)
    if isinstance(value, tuple):
        if not value:
            return ""
        *before, last = (_english(each, form) for each in value)
        return f"{', '.join(before)} and {last}" if before else last
    return format(value, form)
