"""Words on screen, in the language of the window."""

from __future__ import annotations

from typing import Any, Protocol

from eujc_desktop.common.said import Said, day_parts, filled, is_day


class Catalogue(Protocol):
    """The texts of a language by the English ones."""

    def gettext(self, text: str) -> str: ...
    def ngettext(self, one: str, many: str, n: int) -> str: ...


class _Window:
    """What the window speaks; without a catalogue it is English, as the texts in the program are."""

    language: str = "en"
    catalogue: Catalogue | None = None


def speak(language: str, catalogue: Catalogue | None = None) -> None:
    """From now on all words are those of `language`; of one that comes with the program, without a catalogue."""
    if catalogue is None and language != "en":
        from gettext import GNUTranslations

        from eujc_desktop.common.resources import resource

        with resource("languages", f"{language}.mo").open("rb") as file:
            catalogue = GNUTranslations(file)
    _Window.language, _Window.catalogue = language, catalogue


def language() -> str:
    """The language of the window: "en", "ja" or "fr"."""
    return _Window.language


def is_as_written() -> bool:
    """Whether texts are shown as they stand in the program."""
    return _Window.catalogue is None


def tr(text: str, /, **values: object) -> str:
    """`text` in the user's language, its {names} filled in afterwards; values are data and never translated.

    A sentence that keeps its template is said by that; so is one among the values. Dates are written as the language
    does (`common.said`).
    """
    if isinstance(text, Said) and text.values:
        return _said(text)
    catalogue = _Window.catalogue
    shown = text if catalogue is None or not text else catalogue.gettext(text)
    return filled(shown, values, _write) if values else shown


def count(one: str, many: str, n: int) -> str:
    """The form for `n` things of the user's language, with the number for %n; `one` and `many` are the English ones."""
    return _form(one, many, n).replace("%n", str(n))


def shown(words: str) -> str:
    """Words that may be data or a sentence of the program: only the latter are said in the user's language."""
    return tr(words) if isinstance(words, Said) else words


def told(error: Exception) -> str:
    """What an error says, in the user's language."""
    return tr(error.args[0]) if error.args and isinstance(error.args[0], str) else str(error)


def _form(one: str, many: str, n: int) -> str:
    catalogue = _Window.catalogue
    if catalogue is None:
        return one if n == 1 else many
    return catalogue.ngettext(one, many, n)


def _said(sentence: Said) -> str:
    if _Window.catalogue is None:
        return str(sentence)
    if sentence.many:
        template = _form(sentence.template, sentence.many, sentence.values["n"])
    else:
        template = _Window.catalogue.gettext(sentence.template)
    return filled(template, sentence.values, _write)


def _write(value: Any, form: str) -> str:
    if isinstance(value, Said):
        return _said(value)
    if is_day(value):
        from eujc_desktop.common.dates import written

        return written(value, _Window.language, **day_parts(form))
    if isinstance(value, tuple):
        *before, last = (_write(each, form) for each in value)
        return tr("{some} and {last}", some=tr(", ").join(before), last=last) if before else last
    return format(value, form)


def escape(text: str) -> str:
    """User text for a button, tab or menu, where Qt would read `&` as a mnemonic."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """User text for a tooltip, where Qt would read what looks like markup, and the files it names."""
    if "<" not in text:
        return text
    from html import escape as marked

    return f"<span>{marked(text).replace(chr(10), '<br>')}</span>"


def lowered(label: str) -> str:
    """A label within a sentence: its first word small, unless it is written in capitals, such as SME."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
