"""Every paper of the catalogue keeps PDF/A-3 and PDF/UA-1, by two checkers, and its pages are whole.

Copies, booklets and signed files are looked at where they are tested. `tools/check_pdf.py` asks a third: veraPDF.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from eujc_desktop.documents import catalogue
from eujc_desktop.documents.built import Built
from tests.documents import second_look, specimens
from tests.documents.filling import faults


def test_no_paper_of_the_catalogue_is_left_out() -> None:
    assert set(catalogue.PAPERS) <= set(specimens.CONTENTS)


@pytest.mark.parametrize("made", [specimens.sample, specimens.wicked])
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", specimens.CONTENTS)
def test_a_paper_keeps_the_standards_and_its_pages(name: str, language: str, made: Callable[[str, str], Built]) -> None:
    built = made(name, language)
    assert faults(built, book=name == "briefing-book") == []
    assert second_look.found(built.pdf) == []


def test_the_second_checker_sees_what_is_wrong() -> None:
    good = specimens.sample("letters", "en").pdf
    untitled = good.replace(b"<dc:title>", b"<dc:titel>").replace(b"</dc:title>", b"</dc:titel>")
    assert any("title" in fault for fault in second_look.found(untitled))
