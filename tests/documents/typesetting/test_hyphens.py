"""Hyphens stand where the patterns of the language put them, as pyphen reads the same patterns."""

from __future__ import annotations

from itertools import pairwise

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.documents.typesetting.hyphens import hyphens


@pytest.mark.parametrize("language", ["en_GB", "fr"])
@given(word=st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=30))
def test_any_word_is_cut_as_pyphen_cuts_it(language: str, word: str) -> None:
    known = pyphen.Pyphen(lang=language).hd.positions(word)
    assert hyphens(language).positions(word) == [at for at in known if 0 < at < len(word)]


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("en_GB", "improvement", "im-prove-ment"),
        ("en_GB", "hyphenation", "hy-phen-a-tion"),
        ("de_DE", "Führungskräfteentwicklung", "Füh-rungs-kräf-te-ent-wick-lung"),
        ("fr", "développement", "dé-ve-lop-pe-ment"),
    ],
)
def test_words(language: str, word: str, parts: str) -> None:
    cuts = [0, *hyphens(language).positions(word), len(word)]
    assert "-".join(word[a:b] for a, b in pairwise(cuts)) == parts
