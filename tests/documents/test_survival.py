"""What every paper must survive: names, texts and structures as offices really have them, and worse."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import briefing_book, certificate, programme_sheet
from eujc_desktop.documents.briefing_book.content import BriefingBook, Welcome
from eujc_desktop.documents.content import Company, Day, Direction, HostPerson, Item, ItemKind, Participant, PersonName
from tests.documents import fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.typesetting.test_hostile import HOSTILE

Change = Callable[[BriefingBook], BriefingBook]

NAMES = {
    "one letter": PersonName("Ø", "Y"),
    "sixty letters": PersonName(
        "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen", "Hautefeuille-Montgolfier"
    ),
    "given name alone": PersonName("Suharto"),
    "family name alone": PersonName("", "Χατζηγεωργίου"),
    "native name alone": PersonName(native="渡邉 誠"),
    "Greek": PersonName("Evangelia", "Papadimitriou", "Ευαγγελία Παπαδημητρίου", "エヴァンゲリア・パパディミトリウ"),
    "Cyrillic": PersonName("Tsvetelina", "Georgieva", "Цветелина Георгиева", "ツヴェテリナ・ゲオルギエヴァ"),
    "decomposed": PersonName("S\u030ca\u0301rka", "R\u030ceha\u0301c\u030cek"),
    "apostrophes and particles": PersonName("Niccolò", "D’Agostino van der Broecke-’t Hooft"),
    "beyond the plane": PersonName("Tarō", "Yoshino", "𠮷野 髙橋", "よしの たかはし"),
    "variation selector": PersonName("Jō", "Katsuragi", "葛\U000e0100城 城", "かつらぎ じょう"),
    "ligatures": PersonName("Geoffrey", "Suffield-Fflewddur"),
}


def _printed(name: PersonName) -> str:
    """What of a name must be found again, as a reader copies it."""
    native = name.native.replace("\U000e0100", "")
    return "".join(unicodedata.normalize("NFC", native or name.latin).split())


@pytest.mark.parametrize("name", NAMES)
def test_names_are_printed_whole_wherever_they_stand(name: str) -> None:
    who = NAMES[name]
    short = fixtures.short_book()
    book = replace(
        short,
        participants=tuple(replace(one, name=who) for one in short.participants[:2]),
        companies=tuple(replace(one, people=(HostPerson(who, Words("Director", "部長")),)) for one in short.companies),
        team=tuple(replace(one, name=who) for one in short.team),
    )
    built = briefing_book.build(book)
    assert faults(built) == []
    assert built.warnings == ()
    assert unicodedata.normalize("NFC", text_of(built)).count(_printed(who)) >= 4
    holders = tuple(replace(one, name=who) for one in fixtures.certificates(1).holders)
    for language in ("en", "ja"):
        papers = certificate.build(replace(fixtures.certificates(1), holders=holders, language=language))
        assert faults(papers, book=False) == []
        assert papers.warnings == ()
        text = unicodedata.normalize("NFC", text_of(papers))
        assert _printed(who) in text or language == "ja"
        assert "".join(unicodedata.normalize("NFC", who.latin).split()) in text


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_in_every_field_leaves_the_pages_whole(name: str) -> None:
    text = HOSTILE[name][:300]
    geta = name in {"emoji", "right to left"}
    book = briefing_book.build(filled(fixtures.short_book(), text))
    assert faults(book, geta=geta) == []
    # Marks without a letter lean over what stands before them; in the larger type of a Japanese lead that is found.
    for language in ("en",) if name == "combining alone" else ("en", "ja"):
        papers = replace(filled(fixtures.certificates(1), text), language=language, reiwa=True, keys=2)
        assert faults(certificate.build(papers), book=False, geta=geta) == []
    short = fixtures.short_book()
    for form, language in (("days", "en"), ("table", "ja")):
        sheet = replace(fixtures.programme(form, language), days=short.days)
        assert faults(programme_sheet.build(filled(sheet, text)), book=False, geta=geta) == []


def _moment(day: Day, hour: float) -> datetime:
    assert day.date is not None
    return datetime.combine(day.date, datetime.min.time()) + timedelta(hours=hour)


def _first_day(change: Callable[[Day], tuple[Item, ...]]) -> Change:
    def changed(book: BriefingBook) -> BriefingBook:
        first, *others = book.days
        return replace(book, days=(replace(first, items=change(first)), *others))

    return changed


def _items(count: int) -> Change:
    def some(day: Day) -> tuple[Item, ...]:
        return tuple(
            fixtures.plain_item(f"n{i}", f"Session {i}", _moment(day, 7 + i * 0.3), _moment(day, 7.2 + i * 0.3))
            for i in range(count)
        )

    return _first_day(some)


def _at_night(day: Day) -> tuple[Item, ...]:
    return (
        fixtures.plain_item("late", "Night shift", _moment(day, 22), _moment(day, 26.5)),
        fixtures.plain_item("small", "Coach back", _moment(day, 0.5), _moment(day, 1.25)),
        fixtures.plain_item("open", "No end", _moment(day, 9)),
        fixtures.plain_item("two", "Two days on end", _moment(day, 10), _moment(day, 44)),
        fixtures.plain_item("back", "Ends before it begins", _moment(day, 12), _moment(day, 11)),
        fixtures.plain_item("until", "Only an end", None, _moment(day, 15)),
        fixtures.plain_item("when", "No time"),
    )


def _parallel(day: Day) -> tuple[Item, ...]:
    return tuple(
        replace(
            fixtures.plain_item(f"p{i}", f"Route of group {i}", _moment(day, 9), _moment(day, 12)),
            groups=(chr(65 + i),),
        )
        for i in range(9)
    )


def _visits(day: Day) -> tuple[Item, ...]:
    keys = ["H01", "H02", "H10", "H01", "H02"]
    return tuple(
        Item(
            f"v{i}", ItemKind.VISIT, Words(f"Visit {i}"), _moment(day, 8 + 2 * i), _moment(day, 9.5 + 2 * i), company=k
        )
        for i, k in enumerate(keys)
    )


def _companies(change: Callable[[Company], Company]) -> Change:
    return lambda book: replace(book, companies=tuple(map(change, book.companies)))


def _people(count: int) -> Change:
    def some(book: BriefingBook) -> BriefingBook:
        own = book.participants
        people = tuple(replace(own[i % len(own)], key=f"p{i}", number=i + 1) for i in range(count))
        return replace(book, participants=people)

    return some


def _tall_row(book: BriefingBook) -> BriefingBook:
    first, *others = book.participants
    tall = replace(first, listed=True, interests="Everything about the line, and more of it still. " * 120)
    return replace(book, participants=(tall, *others))


STRUCTURES: dict[str, Change] = {
    "as it is": lambda book: book,
    "no day": lambda book: replace(book, days=()),
    "a day without items": _items(0),
    "a day with one item": _items(1),
    "a day with 14 items": _items(14),
    "a day with 42 items": _items(42),
    "items at night and without times": _first_day(_at_night),
    "nine items side by side": _first_day(_parallel),
    "five visits a day": _first_day(_visits),
    "days without date": lambda book: replace(book, days=tuple(replace(day, date=None) for day in book.days)),
    "31 days": lambda book: replace(
        book, days=tuple(replace(book.days[i % 2], number=i + 1, items=book.days[i % 2].items[:1]) for i in range(31))
    ),
    "no company": lambda book: replace(book, companies=()),
    "companies of which only the name is known": _companies(lambda one: Company(one.key, Words(one.name.en))),
    "companies with a Japanese name alone": _companies(lambda one: replace(one, name=Words("", one.name.ja))),
    "14 people and 18 questions": _companies(
        lambda one: replace(one, people=one.people * 7, questions=tuple(f"Question {i}, and why?" for i in range(18)))
    ),
    "addresses of four lines": _companies(
        lambda one: replace(
            one, address=Words("Building 3\n1-2-3 Some-cho\nOta-ku\nTokyo", "〒144-0043\n東京都大田区\n羽田\n三号館")
        )
    ),
    "no logos": _companies(lambda one: replace(one, logo=b"")),
    "nobody": _people(0),
    "one": _people(1),
    "30 people": _people(30),
    "120 people": _people(120),
    "nobody agreed to be listed": lambda book: replace(
        book, participants=tuple(Participant(one.key, one.name) for one in book.participants)
    ),
    "no photos": lambda book: replace(book, participants=tuple(replace(one, photo=b"") for one in book.participants)),
    "a row taller than a page": _tall_row,
    "no hotel": lambda book: replace(book, hotels=(), days=tuple(replace(day, hotel="") for day in book.days)),
    "twelve hotels": lambda book: replace(book, hotels=tuple(replace(book.hotels[0], key=str(i)) for i in range(12))),
    "a city without colour": lambda book: replace(
        book, mission=replace(book.mission, cities=()), days=tuple(replace(day, city="Ōita") for day in book.days)
    ),
    "themes of two lines": lambda book: replace(
        book, days=tuple(replace(day, theme=Words("Three factories, a harbour, and what they have in common " * 2))
                         for day in book.days)
    ),
    "no team, no letter": lambda book: replace(book, team=(), welcome=None),
    "to Europe": lambda book: replace(book, mission=replace(book.mission, direction=Direction.TO_EUROPE, cities=())),
    "a letter of three pages": lambda book: replace(
        book, welcome=Welcome(("Read this before you leave, and once more on the way. " * 12,) * 12)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRUCTURES)
def test_any_structure_leaves_the_pages_whole(name: str) -> None:
    book = STRUCTURES[name](fixtures.short_book())
    built = briefing_book.build(book)
    assert faults(built) == []
    assert built.warnings == ()
    for form, language in (("days", "en"), ("table", "ja")):
        sheet = replace(fixtures.programme(form, language), mission=book.mission, days=book.days)
        assert faults(programme_sheet.build(sheet), book=False) == []


def test_an_empty_mission_is_a_book_all_the_same() -> None:
    mission = replace(fixtures.MISSION, cities=(), edition="", edition_date=None, kicker=Words(), website="", email="")
    built = briefing_book.build(BriefingBook(mission))
    assert faults(built) == []
    assert built.pages >= 6


def test_whoever_did_not_agree_is_printed_by_name_alone() -> None:
    own = fixtures.short_book()
    person = replace(own.participants[0], listed=False, organisation="Secret Works", town="Hidden", function="Spy")
    text = text_of(briefing_book.build(replace(own, participants=(person,))))
    assert "".join((person.name.native or person.name.latin).split()) in text
    for secret in ("SecretWorks", "Hidden", "Spy"):
        assert secret not in text
