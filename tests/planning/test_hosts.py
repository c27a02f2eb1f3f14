"""What is said of languages at a host."""

from __future__ import annotations

import pytest

from eujc_desktop.planning.hosts import as_written


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Japanese, English, interpreter comes"),
        ("ja", "日本語・英語・interpreter comes"),
        ("fr", "japonais, anglais, interpreter comes"),
    ],
)
def test_languages_are_written_in_the_language_of_the_window_or_paper(language, told):
    for words in ("Japanese, English, interpreter comes", "日本語、anglais、interpreter comes"):
        assert as_written(words, language) == told
    assert as_written("仏語", "fr") == "français"
