"""The texts of the program in its other languages, as translators have written them."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations

from eujc_desktop.common.resources import resource
from eujc_desktop.common.said import Said

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
