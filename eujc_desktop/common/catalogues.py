"""The texts of the program in its other languages, as translators have written them."""

from __future__ import annotations

from functools import cache, partial
from gettext import GNUTranslations
from typing import Any

from eujc_desktop.common.lands import country_name
from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import COUNTRY, FIGURE, Named, Said, filled

LANGUAGES = ("ja", "fr")
"""Those there are besides English."""


@cache
def catalogue(language: str) -> GNUTranslations:
    """The texts of a language by the English ones."""
    with resource("languages", f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)


def words_in(language: str, text: str) -> str:
    """A text without values in a language; one that has no translation, as data have none, as it is."""
    if language == "en" or not text:
        return text
    known = catalogue(language)
    return known.pgettext(text.sense, text) if isinstance(text, Said) and text.sense else known.gettext(text)


def said_in(language: str, text: str) -> str:
    """A sentence or a name in a language, with its values; data as they are."""
    if language == "en" or not isinstance(text, Said | Named):
        return str(text)
    if isinstance(text, Named):
        return text.others.get(language, str(text))
    if not text.values:
        return words_in(language, text)
    known = catalogue(language)
    one, many = text.template, text.many
    template = known.ngettext(one, many, text.values["n"]) if many else known.gettext(one)
    return filled(template, text.values, partial(_written, language))


def _written(language: str, value: Any, form: str) -> str:
    if form == COUNTRY:
        return country_name(value, language)
    if form == FIGURE:
        return str(value)
    return said_in(language, value) if isinstance(value, str) else format(value, form)
