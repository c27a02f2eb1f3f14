"""What to know before an edition of the book goes out: who is not in it, and what it cannot say in Japanese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.said import say
from eujc_desktop.documents.briefing_book.content import Audience, BriefingBook
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.naming import is_japanese
from eujc_desktop.services import roll
from eujc_desktop.services.book_people import shown_to_hosts

NAMED = 5
"""So many are named; of further ones the number is told."""


def cautions(book: BriefingBook, members: Sequence[roll.Member]) -> tuple[str, ...]:
    """A sentence each."""
    found = [] if book.audience is Audience.HOST else list(roll.cautions(roll.going(members)))
    if book.audience is Audience.HOST:
        found += _left_out(members)
    if book.language == "ja":
        found += _untranslated(book)
    return (*found, *_unreachable(book), *_shortened(book))


def _left_out(members: Sequence[roll.Member]) -> Iterator[str]:
    who = roll.going(members)
    agreed = {part.id for part, _, _ in shown_to_hosts(members)}
    missing = [member for member in who if member[0].id not in agreed]
    if roll.undecided(who):
        yield roll.NOBODY_CONFIRMED
    words = say("Left out, since they have not agreed that hosts learn of them")
    yield from roll.named(words, missing, "person.consent_hosts")


def _untranslated(book: BriefingBook) -> Iterator[str]:
    """What stands in English in a Japanese book."""
    items = [item for day in book.days for item in day.items]
    named_by_company = {company.key for company in book.companies if company.name.ja}
    wanted: tuple[tuple[str, Iterable[Words]], ...] = (
        ("title", (book.mission.title, *(item.title for item in items if item.company not in named_by_company))),
        ("theme", (day.theme for day in book.days)),
        ("name", (*(city.name for city in book.mission.cities), *(company.name for company in book.companies))),
        ("name", (hotel.name for hotel in book.hotels)),
    )
    for what, words in wanted:
        yield from _told(what, dict.fromkeys(one.en for one in words if one.en and not is_japanese(one.ja)))
    yield from _told("reading", [one.name.full for one in book.participants if _without_kana(one.name)])


def _without_kana(name: PersonName) -> bool:
    return not name.reading and not is_japanese(name.native)


def _told(what: str, names: Iterable[str]) -> Iterator[str]:
    found = [name for name in names if not is_japanese(name)]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    if found:
        yield f"No Japanese {what} for {', '.join(f'“{name}”' for name in found[:NAMED])}{more}: printed as it is."


def _unreachable(book: BriefingBook) -> Sequence[str]:
    """Told where the emergency page has nobody of the Centre to call."""
    if "emergency" not in book.sections or any(member.phone for member in book.team):
        return ()
    return (say("Nobody of the team has a telephone number: the emergency page names no one of the Centre to call."),)


def _shortened(book: BriefingBook) -> Iterator[str]:
    """The files of which the annex has no more than the first pages."""
    last = {(page.key, page.file, page.pages): page for page in book.annex}
    for page in last.values():
        if page.number < page.pages:
            yield say(
                "“{name}” has {pages} pages: the annex prints the first {number}.",
                name=page.file,
                pages=page.pages,
                number=page.number,
            )
