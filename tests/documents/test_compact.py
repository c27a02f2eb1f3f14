"""The programme in small: on one page, on a chart for the wall, on a card for the pocket."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pypdfium2 as pdfium
import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import briefing_book, programme_sheet
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.compact.pocket_card import LOWER, PANEL_HEIGHT, PANEL_WIDTH, UPPER
from eujc_desktop.documents.content import Day, Item, ItemKind, ItemStatus, ProgrammeSheet
from tests.documents import fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import sheets
from tests.documents.typesetting.test_hostile import HOSTILE

FORMS = ("one-page", "wall-chart", "pocket-card")


def _content(form: str, language: str = "en") -> ProgrammeSheet:
    return replace(fixtures.programme(form, language), team=fixtures.book().team)


def _squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("form", FORMS)
def test_every_day_and_visit_stands_on_one_sheet(form: str, language: str) -> None:
    content = _content(form, language)
    built = programme_sheet.build(content)
    assert built.pages == 1
    assert faults(built, book=False) == []
    assert programme_sheet.build(content).pdf == built.pdf
    # Half of the card stands on its head, whose text is looked at below.
    text = text_of(built) if form != "pocket-card" else ""
    for day in content.days if text else ():
        assert day.date is not None
        assert (f"{day.date.month}月{day.date.day}日" if language == "ja" else str(day.date.day)) in text
        for item in day.items:
            if item.kind is ItemKind.VISIT and form != "wall-chart":
                assert _squeezed(item.title.prefer(language)) in text


def test_the_page_tells_addresses_telephones_and_whom_to_call() -> None:
    content = _content("one-page")
    content = replace(content, days=content.days[:3])
    text = text_of(programme_sheet.build(content))
    assert "次の住所までお願いします" in text
    for hotel in content.hotels:
        assert _squeezed(hotel.name.ja) in text
        assert _squeezed(hotel.phone) in text
    for member in content.team:
        assert _squeezed(member.phone) in text
    visit = next(item for day in content.days for item in day.items if item.address.ja)
    assert _squeezed(visit.address.ja.splitlines()[-1]) in text
    assert "110" in text
    assert "119" in text


def test_an_item_taller_than_its_column_is_told_in_fewer_words() -> None:
    content = _content("pocket-card")
    first = content.days[1].items[0]
    long = replace(first, place=Words("The third door on the left behind the canteen of the old works " * 12))
    days = (replace(content.days[1], items=(long,)),)
    assert faults(programme_sheet.build(replace(content, days=days)), book=False) == []


def _side_by_side(*titles: str) -> set[str]:
    """The words of a chart of twelve days on which these are at the same time, each for a group of its own."""
    content = _content("wall-chart")
    day = content.days[1]
    assert day.date
    start = datetime.combine(day.date, time(9, 15))
    items = tuple(
        replace(day.items[0], key=letter, start=start, end=start + timedelta(hours=2, minutes=30),
                groups=(letter,), kind=ItemKind.VISIT, title=Words(title), place=Words(""))
        for letter, title in zip("ABC", titles, strict=False)
    )  # fmt: skip
    days = (replace(day, items=items), *(replace(day, items=()) for _ in range(11)))
    (page,) = sheets(programme_sheet.build(replace(content, days=days)).pdf)
    return {word.text for word in page.words}


def test_a_narrow_block_of_the_chart_cuts_no_word_for_its_group_or_its_edge() -> None:
    assert {"sequence", "Group"} <= _side_by_side("Seat parts: just in sequence", "Else", "Else")


def test_the_chart_tells_the_hours_of_what_two_groups_do_at_the_same_time() -> None:
    assert "09:15–11:45" in _side_by_side("Seat parts", "Else")


def test_what_is_cancelled_is_not_told() -> None:
    content = _content("one-page")
    first = content.days[0]
    gone = replace(first.items[2], title=Words("Called off"), status=ItemStatus.CANCELLED)
    days = (replace(first, items=(*first.items[:2], gone, *first.items[3:])), *content.days[1:])
    assert "Calledoff" not in text_of(programme_sheet.build(replace(content, days=days)))


def test_a_day_that_goes_on_in_the_next_column_says_so() -> None:
    content = _content("one-page")
    one = replace(content.days[1], items=tuple(replace(item, key=str(i)) for i, item in enumerate(_many(40))))
    assert ",continued" in text_of(programme_sheet.build(replace(content, days=(one,))))


def _many(count: int) -> list[Item]:
    start = datetime(2027, 3, 16, 6, 0)
    kinds = list(ItemKind)
    return [
        Item(
            f"item{i}",
            kinds[i % len(kinds)],
            Words(f"Entry number {i}", f"予定{i}"),
            start + timedelta(minutes=20 * i),
            start + timedelta(minutes=20 * i + 45),
            place=Words("Somewhere in Kawasaki", "川崎市内"),
        )
        for i in range(count)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_month_of_full_days_is_told_as_far_as_there_is_room(form: str) -> None:
    first = date(2027, 3, 1)
    days = tuple(
        Day(first + timedelta(days=i), i + 1, "Tokyo", Words("A full day"), items=_moved(_many(14), i))
        for i in range(28)
    )
    built = programme_sheet.build(replace(_content(form), days=days))
    assert faults(built, book=False) == []
    if form == "wall-chart":
        assert built.pages == 2
        return
    assert any("left out" in words for words in built.warnings)
    assert (built.pages > 1) == any("does not fit" in words for words in built.warnings)


def _moved(items: list[Item], days: int) -> tuple[Item, ...]:
    by = timedelta(days=days - 15)
    return tuple(
        replace(item, key=f"{days}-{item.key}", start=item.start + by, end=item.end + by)
        for item in items
        if item.start and item.end
    )


@pytest.mark.parametrize("form", FORMS)
def test_no_days_and_days_without_times_give_a_sheet_all_the_same(form: str) -> None:
    content = _content(form)
    assert programme_sheet.build(replace(content, days=(), hotels=(), team=())).pages == 1
    open_day = Day(None, 1, items=tuple(replace(item, start=None, end=None) for item in _many(6)))
    built = programme_sheet.build(replace(content, days=(open_day,)))
    assert faults(built, book=False) == []
    assert "Entrynumber3" in text_of(built)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(HOSTILE)[::4])
def test_any_text_leaves_the_sheet_whole(form: str, name: str) -> None:
    content = _content(form)
    built: Built = programme_sheet.build(filled(replace(content, days=content.days[:3]), HOSTILE[name]))
    assert [fault for fault in faults(built, book=False) if "no glyph" not in fault] == []


def test_the_card_for_the_pocket_is_folded_to_pages_in_order() -> None:
    document = pdfium.PdfDocument(programme_sheet.build(_content("pocket-card")).pdf)
    page = document[0].get_textpage()

    def words_of(number: int) -> str:
        upper = number in UPPER
        left = (UPPER if upper else LOWER).index(number) * PANEL_WIDTH
        bottom = PANEL_HEIGHT if upper else 0.0
        return _squeezed(page.get_text_bounded(left, bottom, left + PANEL_WIDTH, bottom + PANEL_HEIGHT))

    assert "WorldClassManufacturing" in words_of(1)
    assert "Mon15March" in words_of(2)
    assert "Fri26March" in words_of(6)
    assert "次の住所までお願いします" in words_of(7)
    assert "110" in words_of(8)
    document.close()


def _letters(words: str) -> str:
    """The letters of a page, whatever order they are found in."""
    return "".join(sorted(letter for letter in words if letter.isalnum()))


def test_the_booklet_folds_to_the_pages_of_the_book_in_order() -> None:
    book = fixtures.short_book()
    whole = pdfium.PdfDocument(briefing_book.build(book).pdf)
    pages = [_letters(page.get_textpage().get_text_range()) for page in whole]
    built = briefing_book.build(replace(book, booklet=True))
    assert built.pages == -(-len(pages) // 4) * 2
    # The type is small here on purpose, and half a sheet is the page of another.
    assert [fault for fault in faults(built, book=False) if "type of" not in fault] == []
    sides = pdfium.PdfDocument(built.pdf)
    folded = {}
    last = built.pages * 2 - 1
    for number, side in enumerate(sides):
        assert (round(side.get_width()), round(side.get_height())) == (842, 595)
        left, right = (last - number, number) if number % 2 == 0 else (number, last - number)
        for place, page in ((0, left), (1, right)):
            middle = side.get_width() / 2
            found = side.get_textpage().get_text_bounded(place * middle, 0, (place + 1) * middle, side.get_height())
            folded[page] = _letters(found)
    blanks = [page for page, words in folded.items() if not words]
    assert [folded[page] for page in range(last) if page not in blanks] == pages[:-1]
    assert folded[last] == pages[-1]
    assert blanks == [page for page in blanks if len(pages) - 1 <= page < last]
    assert b"/Annot" not in built.pdf


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_outline_has_every_day_and_names_nobody(language: str) -> None:
    content = _content("outline", language)
    built = programme_sheet.build(content)
    assert built.pages == 1
    assert faults(built, book=False) == []
    text = _squeezed(text_of(built))
    for day in content.days:
        assert day.date is not None
        assert (f"{day.date.month}月{day.date.day}日" if language == "ja" else f"{day.date.day}March") in text
    assert ("企業訪問" if language == "ja" else "Companyvisit") in text
    people = [member.name for member in content.team] + [one.name for host in content.companies for one in host.people]
    named = [word for one in people for word in (one.family, one.native, one.reading)]
    named += [word for one in (*content.companies, *content.hotels) for word in (one.name.en, one.name.ja, one.phone)]
    assert [word for word in named if word and _squeezed(word) in text] == []
