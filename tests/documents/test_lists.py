"""Lists on paper: 30 people on one page, nothing lost, whatever people are called or have written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import lists
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.lists import content, diets
from tests.documents import fixtures, visit_fixtures
from tests.documents import lists_fixtures as known
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import Margins
from tests.documents.test_survival import NAMES
from tests.documents.typesetting.test_hostile import HOSTILE

MARGINS = Margins(inner=15, outer=15, top=8, bottom=11, head=0, foot=7.5, edge=2)
LISTS: dict[str, Callable[[str], Any]] = {
    "attendance": known.attendance,
    "sign-in": known.sign_in,
    "rooming": known.rooming,
    "meals": known.meals,
    "diet cards": known.diet_cards,
    "manifest": known.manifest,
    "luggage": known.luggage,
    "seats": known.seat_lists,
    "delegation": known.delegation,
    "emergency folder": known.emergency,
    "finance": known.finance,
}
A_LONG_NAME = "Maria-Magdalena Wolfeschlegelsteinhausenbergerdorff-Papadimitrakopoulou de la Santísima Trinidad"
A_LONG_NAME_JA = "ヴォルフェシュレーゲルシュタインハウゼン＝パパディミトラコプロス・マリア＝マグダレーナ"


def wrong(built: Built, *, geta: bool = False) -> list[str]:
    """Everything wrong with a list, words beside its columns too."""
    return faults(built, book=False, geta=geta, margins=MARGINS)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_whole_in_both_languages(name: str, language: str) -> None:
    built = lists.build(LISTS[name](language))
    assert wrong(built) == []
    assert built.warnings == ()
    text = text_of(built)
    for who in known.people(22):
        if name not in {"meals", "diet cards"}:
            leading = who.name.native.split() or who.name.latin.split()
            assert all(part in text for part in leading), who.name


def test_the_emergency_folder_tells_doctors_in_their_language_what_somebody_must_not_eat() -> None:
    text = text_of(lists.build(known.emergency("ja")))
    assert "ハラール" in text
    assert "落花生（ピーナッツ）（重度）" in text
    assert "Kiwifruit" in text
    assert "Halal" not in text


@pytest.mark.parametrize(("name", "pages"), [("rooming", 1), ("luggage", 1), ("seats", 2)])
def test_thirty_people_stand_on_one_page_and_the_seat_map_on_another(name: str, pages: int) -> None:
    assert lists.build(LISTS[name]("en")).pages == pages


def test_thirty_people_sign_on_one_page_a_session() -> None:
    sessions = sum(len(day.sessions) for day in known.session_days())
    assert lists.build(known.sign_in("en", ())).pages == sessions


def test_a_list_that_goes_on_says_its_title_and_page_again() -> None:
    hotel = known.rooming().hotels[0]
    guests = tuple(replace(guest) for guest in (*hotel.guests, *hotel.guests, *hotel.guests[:10]))
    built = lists.build(replace(known.rooming(), hotels=(replace(hotel, guests=guests), hotel)))
    assert built.pages == 4
    assert wrong(built) == []
    text = text_of(built)
    assert text.count("Roominglist宿泊者名簿") == 4
    for folio in ("1/3", "2/3", "3/3", "1/1"):
        assert folio in text


def test_a_host_reads_for_whom_the_list_is_and_who_comes_when() -> None:
    session = known.session_days()[1].sessions[0]
    content_ = replace(known.delegation("ja"), host=Words("Aone Seisakusho", "株式会社青根製作所"), visit=session)
    built = lists.build(content_)
    assert wrong(built) == []
    text = text_of(built)
    assert "株式会社青根製作所御中" in text
    assert "09:45" in text
    assert "ForAoneSeisakusho" in text_of(lists.build(replace(content_, language="en")))


def test_a_transfer_that_goes_on_over_the_page_says_its_number_again() -> None:
    group = known.manifest().arrivals[0]
    small, large = group[:3], group * 8
    built = lists.build(replace(known.manifest(), arrivals=(small, large), open_arrivals=(), departures=()))
    assert built.pages == 2
    assert wrong(built) == []
    assert text_of(built).count("Transfer2,continued") == 1
    assert "Transfer1,continued" not in text_of(built)
    japanese = lists.build(replace(known.manifest("ja"), arrivals=(), open_arrivals=large, departures=()))
    assert "未定（続き）" in text_of(japanese)
    assert wrong(japanese) == []


def test_a_column_of_passports_is_called_nationality() -> None:
    for passports in (known.rooming, known.delegation):
        text = text_of(lists.build(passports("en")))
        assert "Nationality国籍" in text
        assert "Country" not in text
    for firms in (known.attendance, known.manifest):
        text = text_of(lists.build(firms("en")))
        assert "Country国" in text
        assert "Nationality" not in text


def test_nobody_and_nothing_are_said() -> None:
    for name, make in LISTS.items():
        empty = make("en")
        for field in (
            "days",
            "hotels",
            "meals",
            "eaters",
            "arrivals",
            "departures",
            "open_arrivals",
            "journeys",
            "moves",
            "accounts",
        ):
            if hasattr(empty, field):
                empty = replace(empty, **{field: ()})
        if hasattr(empty, "delegates"):
            empty = replace(empty, delegates=())
        built = lists.build(empty)
        if name == "emergency folder":  # its numbers to call stand whoever goes
            assert wrong(built) == []
            continue
        assert built.pages == 1, name
        assert wrong(built) == [], name
        assert "yet." in text_of(built), name


@pytest.mark.parametrize("name", NAMES)
def test_names_are_never_cut(name: str) -> None:
    who = NAMES[name]
    for make in LISTS.values():
        built = lists.build(_of_one(make("en"), who))
        assert wrong(built) == []
        assert built.warnings == ()


@pytest.mark.parametrize("form", ["facing", "u", "boardroom"])
@pytest.mark.parametrize(("language", "name"), [("en", A_LONG_NAME), ("ja", A_LONG_NAME_JA)])
def test_names_at_a_table_are_never_cut(form: str, language: str, name: str) -> None:
    sheets = visit_fixtures.visit_sheets(language, form)
    room = sheets.visits[0].room
    assert room is not None
    plates = tuple(replace(plate, name=Words(name)) for plate in room.plates)
    visit = replace(sheets.visits[0], room=replace(room, plates=plates))
    built = lists.build(replace(sheets, visits=(visit,)))
    assert built.warnings == ()
    whole = "".join(name.split()).replace("-", "")
    assert "".join(text_of(built).split()).replace("-", "").count(whole) == len(plates)


def _of_one(value: Any, name: PersonName) -> Any:
    """The list with every person called alike."""
    if isinstance(value, content.Listed):
        return replace(value, name=name)
    if isinstance(value, tuple):
        return tuple(_of_one(part, name) for part in value[:4])
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type(fixtures.MISSION)):
        return replace(value, **{field: _of_one(getattr(value, field), name) for field in value.__dataclass_fields__})
    return value


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("which", LISTS)
def test_any_text_leaves_a_list_whole(which: str, name: str) -> None:
    small = _shorter(LISTS[which]("ja" if which in {"rooming", "meals"} else "en"))
    built = lists.build(filled(small, HOSTILE[name][:300]))
    assert wrong(built, geta=name in {"emoji", "right to left"}) == []


def _shorter(value: Any) -> Any:
    """The list with four of each."""
    if isinstance(value, tuple):
        return tuple(_shorter(part) for part in value[:4])
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type(fixtures.MISSION)):
        return replace(value, **{field: _shorter(getattr(value, field)) for field in value.__dataclass_fields__})
    return value


def test_a_note_of_ten_thousand_letters_stands_whole_on_several_pages() -> None:
    hotel = known.rooming().hotels[0]
    note = "late and quiet, " * 625 + "END"
    guests = (replace(hotel.guests[0], note=note), *hotel.guests[1:])
    built = lists.build(replace(known.rooming(), hotels=(replace(hotel, guests=guests),)))
    assert wrong(built) == []
    assert "END" in text_of(built)


def test_nine_free_columns_still_fit() -> None:
    headings = tuple(f"Column no. {i}" for i in range(9))
    for make in (known.attendance, known.sign_in):
        assert wrong(lists.build(make("en", headings))) == []


def test_who_is_not_of_the_group_has_nothing_to_tick_and_does_not_sign() -> None:
    day = known.session_days()[1]
    session = next(one for one in day.sessions if one.groups == ("A",))
    sheet = content.SignIn(fixtures.MISSION, (replace(day, sessions=(session,)),))
    text = text_of(lists.build(sheet))
    for who in day.people[:20]:
        assert (who.name.family.replace(" ", "") in text) is (who.group == "A") or bool(who.name.native)


@pytest.mark.parametrize(
    ("typed", "english", "japanese"),
    [
        ("Peanut (severe)", "peanut (severe)", "落花生（ピーナッツ）（重度）"),
        ("Sésame, œufs", "sesame, egg", "ごま、卵"),
        ("Kiwi, そば", "buckwheat (soba), Kiwi", "そば、Kiwi"),
        ("Fish stock (dashi)", "fish stock (dashi)", "魚のだし"),
        ("none", "", ""),
        ("", "", ""),
    ],
)
def test_allergens_are_named_in_both_languages(typed: str, english: str, japanese: str) -> None:
    assert (diets.allergens(typed, "en"), diets.allergens(typed, "ja")) == (english, japanese)


def test_a_meal_counts_everyone_once() -> None:
    meal = known.meals().meals[0]
    text = text_of(lists.build(replace(known.meals(), meals=(replace(meal, eaters=known.eaters()),))))
    assert "All合計30" in text
    assert "Noansweryet未回答3" in text
    assert "Vegetarianベジタリアン3" in text
    assert "buckwheat(soba)そば3" in text


def test_a_diet_of_no_table_is_printed_as_it_stands() -> None:
    eater = content.Eater(known.people()[0], diet="fruitarian")
    text = text_of(lists.build(content.DietCards(fixtures.MISSION, (eater,))))
    assert "fruitarian" in text
    assert diets.of("fruitarian") == Words("fruitarian")
