"""Words on screen, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from eujc_desktop.common.figures import per_cent
from eujc_desktop.common.said import (
    COUNTRY,
    FIGURE,
    LOWERED,
    RAISED,
    SHAPES,
    UNDOTTED,
    Named,
    Said,
    Shown,
    day_parts,
    filled,
    is_day,
    meant,
    said_by,
)
from eujc_desktop.common.text import with_minus


class Catalogue(Protocol):
    """The texts of a language by the English ones."""

    def gettext(self, text: str) -> str: ...
    def pgettext(self, sense: str, text: str) -> str: ...
    def ngettext(self, one: str, many: str, n: int) -> str: ...


class _Window:
    """What the window speaks; without a catalogue it is English, as the texts in the program are."""

    language: str = "en"
    catalogue: Catalogue | None = None


def speak(language: str, catalogue: Catalogue | None = None) -> None:
    """From now on all words are those of `language`; of one that comes with the program, without a catalogue."""
    if catalogue is None and language != "en":
        from eujc_desktop.common import catalogues

        catalogue = catalogues.catalogue(language)
    _Window.language, _Window.catalogue = language, catalogue


def language() -> str:
    """The language of the window: "en", "ja" or "fr"."""
    return _Window.language


def paper_language() -> str:
    """The language of what is written for others where nothing else was chosen: Japanese in a Japanese window."""
    return "ja" if language() == "ja" else "en"


def is_as_written() -> bool:
    """Whether texts are shown as they stand in the program."""
    return _Window.catalogue is None


def tr(text: str, /, **values: object) -> str:
    """`text` in the user's language, its {names} filled in afterwards; values are data and never translated.

    A sentence that keeps its template is said by that; so is one among the values. Dates are written as the language
    does (`common.said`). What it says can be stored and said in another language later (`common.said.meant`).
    What is said already stays as it is.
    """
    if isinstance(text, Shown):
        return text
    if isinstance(text, Said) and (text.values or text.sense):
        return _said(text)
    if isinstance(text, Named):
        words = text.others.get(_Window.language)
        return Shown(words, text) if words else text
    return _with(Said(text, {name: meant(value) for name, value in values.items()}), values) if text else text


def count(one: str, many: str, n: int, **values: object) -> str:
    """The form for `n` things of the user's language, with the number for %n; `one` and `many` are the English ones."""
    given = {"n": n, **values}
    return _with(Said(one, {name: meant(value) for name, value in given.items()}, many), given)


def shown(words: str) -> str:
    """Words that may be data, a name or a sentence of the program: data stay as they are written."""
    return tr(words) if isinstance(words, Said | Named) else words


def told(error: Exception) -> str:
    """What an error says, in the user's language."""
    return tr(said_by(error))


def _said(sentence: Said) -> str:
    return _with(sentence, sentence.values)


def _with(sentence: Said, values: Mapping[str, Any]) -> str:
    """A sentence in the user's language, with values that are in it already."""
    catalogue = _Window.catalogue
    if catalogue is None:
        return sentence
    if sentence.many:
        template = catalogue.ngettext(sentence.template, sentence.many, values["n"])
    elif sentence.sense:
        template = catalogue.pgettext(sentence.sense, sentence.template)
    else:
        template = catalogue.gettext(sentence.template)
    return Shown(filled(template, values, _write) if values else template, sentence)


def _write(value: Any, form: str) -> str:
    if form in SHAPES:
        return SHAPES[form](_write(value, ""))
    if isinstance(value, (Said, Named)):
        return tr(value)
    if is_day(value):
        from eujc_desktop.common.dates import written

        return written(value, _Window.language, **day_parts(form))
    if form == COUNTRY:
        from eujc_desktop.common.lands import country_name

        return country_name(value, _Window.language)
    if form == FIGURE:
        return numerals(value)
    if isinstance(value, tuple):
        if not value:
            return ""
        *before, last = (_write(each, form) for each in value)
        return tr("{some} and {last}", some=tr(", ").join(before), last=last) if before else last
    text = format(value, form)
    return numerals(text) if form and isinstance(value, (int, float)) else text


def numerals(number: str) -> str:
    """A number written as English does, `-1,234.5`, as the language prints it: `−1 234,5` in French."""
    printed = with_minus(number)
    return printed.translate(_FRENCH_NUMBERS) if _Window.language == "fr" else printed


_FRENCH_NUMBERS = str.maketrans({",": "\N{NARROW NO-BREAK SPACE}", ".": ","})


def escape(text: str) -> str:
    """User text for a button, tab or menu, where Qt would read `&` as a mnemonic."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """User text for a tooltip, where Qt would read what looks like markup, and the files it names."""
    if "<" not in text:
        return text
    from html import escape as marked

    return f"<span>{marked(text).replace(chr(10), '<br>')}</span>"


def capital(text: str) -> str:
    """`text` in the user's language as the beginning of a sentence."""
    words = tr(text)
    return _shaped(words, RAISED)


def percent(share: float) -> str:
    """A share of 1 as the language writes it: `50%`, `50 %`."""
    return tr("{n}%", n=with_minus(str(per_cent(share))))


def with_cure(reason: str, cure: str) -> str:
    """Why something cannot be, and what to do about it, as sentences."""
    return tr("{reason}. {cure}", reason=capital(reason), cure=tr(cure)).strip()


def lowered(label: str) -> str:
    """A label within a sentence, which can be stored with it and said in another language later."""
    return _shaped(label, LOWERED)


def undotted(command: str) -> str:
    """The words of a command as the step is called that it makes."""
    return _shaped(command, UNDOTTED)


def _shaped(text: str, form: str) -> str:
    """A text in another form, that means this form of what it meant."""
    words = SHAPES[form](text)
    if not isinstance(english := meant(text), Said | Named):
        return words
    kept = Said(f"{{words:{form}}}", {"words": english})
    return kept if is_as_written() else Shown(words, kept)
