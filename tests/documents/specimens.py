"""Every paper of the catalogue in both languages: as a mission has it, and with somebody's strangest words in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any, Final

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.briefing_book.content import AnnexPage, Audience
from eujc_desktop.documents.built import Built
from tests.documents import (
    cards,
    fixtures,
    letters_fixtures,
    lists_fixtures,
    report_fixtures,
    slip_fixtures,
    visit_fixtures,
)
from tests.documents.filling import filled

WICKED: Final = (
    "<b>渡邉 & 𠮷野</b> \\ (S\u030ca\u0301rka) Rindfleischetikettierungsüberwachungsaufgaben %1\r\n“Ø”\t½" * 2
)
"""Markup, accents apart, characters beyond the plane, a word wider than a column, line breaks: what people paste."""


def _book(language: str) -> Any:
    audience = Audience.HOST if language == "ja" else Audience.OFFICE
    annex = (
        AnnexPage(
            "x", Words("Train", "列車"), date(2027, 3, 18), "smartEX.pdf", 1, 1, fixtures.confirmation(), 900, 1273
        ),
    )
    content = replace(fixtures.short_book(), audience=audience, language=language, calendar=b"BEGIN:VCALENDAR")
    return replace(content, annex=annex)


def _certificates(language: str) -> Any:
    return replace(fixtures.certificates(2), language=language, keys=2, reiwa=language == "ja")


def _programme(form: str) -> Callable[[str], Any]:
    return lambda language: replace(fixtures.programme(form, language), team=fixtures.TEAM)


def _on_cards(paper: str) -> Callable[[str], Any]:
    return lambda language: cards.content(paper, language)


CONTENTS: Final[dict[str, Callable[[str], Any]]] = {
    "briefing-book": _book,
    "certificates": _certificates,
    "change-slip": slip_fixtures.slip,
    "programme": _programme("days"),
    "programme-table": _programme("table"),
    "one-page": _programme("one-page"),
    "outline": _programme("outline"),
    "wall-chart": _programme("wall-chart"),
    "pocket-card": _programme("pocket-card"),
    "badges": _on_cards("badges"),
    "table-signs": _on_cards("table-signs"),
    "place-cards": _on_cards("place-cards"),
    "luggage-tags": _on_cards("luggage-tags"),
    "bus-signs": _on_cards("bus-signs"),
    "attendance": lists_fixtures.attendance,
    "sign-in": lists_fixtures.sign_in,
    "rooming": lists_fixtures.rooming,
    "meals": lists_fixtures.meals,
    "diet-cards": lists_fixtures.diet_cards,
    "manifest": lists_fixtures.manifest,
    "luggage": lists_fixtures.luggage,
    "seats": lists_fixtures.seat_lists,
    "delegation": lists_fixtures.delegation,
    "emergency-folder": lists_fixtures.emergency,
    "finance": lists_fixtures.finance,
    "evaluation-sheet": lists_fixtures.evaluation_sheet,
    "evaluation-report": lists_fixtures.evaluation_report,
    "visit-sheets": visit_fixtures.visit_sheets,
    "seats-in-a-u": partial(visit_fixtures.visit_sheets, form="u", leader=True),
    "bag-lists": visit_fixtures.bag_lists,
    "checklist": lists_fixtures.checklist,
    "register": lists_fixtures.register,
    "mission-report": report_fixtures.mission,
    "letters": letters_fixtures.letters,
    "visa-dossier": letters_fixtures.dossiers,
    "statistics-report": report_fixtures.statistics,
}
"""What each paper prints, by the key of the catalogue, and the further forms of the programme."""


def build(name: str, content: Any) -> Built:
    """A paper by the name it has here."""
    other = "visit-sheets" if name == "seats-in-a-u" else "programme"
    return catalogue.build(name if name in catalogue.PAPERS else other, content)


@cache
def sample(name: str, language: str) -> Built:
    """The paper as the invented mission has it."""
    return build(name, CONTENTS[name](language))


@cache
def wicked(name: str, language: str) -> Built:
    """The same, with `WICKED` in every field that is printed and two of each sort of thing."""
    return build(name, filled(CONTENTS[name](language), WICKED, most=2))
