"""Letters and visa papers: texts filled as they are meant, pages as each country expects them, whatever is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.letters import building, merging
from eujc_desktop.documents.letters.content import Passage, Sort
from eujc_desktop.documents.letters.merging import GAP, Wording
from tests.documents import letters_fixtures
from tests.documents.filling import faults, filled, text_of
from tests.documents.lint import MM, sheets
from tests.documents.test_survival import NAMES
from tests.documents.typesetting.test_hostile import HOSTILE

TEXT = """Subject: Visit of {host.name}
Enclosures: list[ no. {visit.list}]

Dear {host.person},

You agreed on [{visit.day} and ]{visit.time}.[ We bring {visit.gift}.]

- one
- {visit.points}

Place :: {visit.place}
Gear :: [{visit.gear}]

敬具

[Only for {visit.guests}]

[sic] {not a field} {x}
"""


def test_a_text_is_filled_field_by_field() -> None:
    values = {"host.name": "Aone", "host.person": "Ms Ono", "visit.points": "two\nthree", "visit.gift": "tea"}
    found = merging.merge(merging.read(TEXT), values)
    assert found.subject == "Visit of Aone"
    assert found.enclosures == "list"
    assert found.passages == (
        Passage(Sort.TEXT, ("Dear Ms Ono,",)),
        Passage(Sort.TEXT, (f"You agreed on {GAP}. We bring tea.",)),
        Passage(Sort.LIST, ("one", "two", "three")),
        Passage(Sort.FACTS, facts=(("Place", GAP),)),
        Passage(Sort.CLOSE, ("敬具",)),
        Passage(Sort.TEXT, ("[sic] {not a field} {x}",)),
    )
    assert found.gaps == ("visit.time", "visit.place")


def test_what_a_field_holds_is_never_read_as_a_text_with_fields() -> None:
    wicked = "{visit.secret} [x {host.name}]\n\n- list\n敬具 a :: b"
    found = merging.merge(Wording("{host.name}", "Dear {host.name}"), {"host.name": wicked, "visit.secret": "!"})
    assert found.passages == (Passage(Sort.TEXT, (f"Dear {wicked}",)),)
    assert found.subject == wicked


def test_one_full_stop_is_enough() -> None:
    found = merging.merge(Wording("", "We thank {host.name}. [And {host.name}.]"), {"host.name": "Aone Co., Ltd."})
    assert found.passages[0].texts == ("We thank Aone Co., Ltd. And Aone Co., Ltd.",)


def placed(pdf: bytes, page: int = 0) -> dict[str, tuple[float, float, float]]:
    """Left, right and distance from the top of each word of a page, in millimetres."""
    sheet = sheets(pdf)[page]
    return {w.text: (w.left / MM, w.right / MM, (sheet.height - w.top) / MM) for w in reversed(sheet.words)}


def test_a_european_letter_has_its_addressee_in_the_window_and_keeps_to_its_page() -> None:
    built = building.letters(letters_fixtures.letters("en"))
    assert (built.pages, faults(built, book=False)) == (1, [])
    on = placed(built.pdf)
    left, _, top = on["Seiichirō"]
    assert 25 <= left < 45
    assert 45 < top < 60
    assert on["Request"][2] > 95
    assert on["Request"][0] == pytest.approx(25, abs=0.6)


def test_a_japanese_letter_keeps_its_own_order() -> None:
    built = building.letters(letters_fixtures.letters("ja"))
    assert (built.pages, faults(built, book=False)) == (1, [])
    on = placed(built.pdf)
    rows = ["2026年12月1日", "株式会社京浜精機製作所", "日本側事務局長", "欧州企業視察団のご訪問について"]
    rows += ["謹啓", "謹白", "記", "希望日時", "以上"]
    heights = [next(place[2] for word, place in on.items() if row in word) for row in rows]
    assert heights == sorted(heights)
    assert all(on[word][1] == pytest.approx(188, abs=1) for word in ("謹白", "以上"))
    assert (on[rows[3]][0] + on["（お願い）"][1]) / 2 == pytest.approx(106.5, abs=1)
    assert on["記"][0] == pytest.approx(104.6, abs=2)
    indented = next(place for word, place in on.items() if word.startswith("つきましては"))
    assert indented[0] == pytest.approx(25 + 10.6 / MM, abs=1)


def test_each_letter_begins_on_its_own_page_and_a_long_one_goes_on() -> None:
    two = letters_fixtures.letters("en", 2)
    long = replace(two.letters[0], passages=(Passage(Sort.TEXT, ("A long sentence about the visit. " * 40,)),) * 6)
    built = building.letters(replace(two, letters=(long, two.letters[1])))
    assert faults(built, book=False) == []
    assert built.pages >= 3
    assert f"1/{built.pages - 1}" in text_of(built)
    last = placed(built.pdf, built.pages - 1)
    assert "Request" in last


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_in_every_field_leaves_the_pages_whole(name: str) -> None:
    text = HOSTILE[name][:300]
    geta = name in {"emoji", "right to left"}
    for language in ("en", "ja"):
        letters = filled(letters_fixtures.letters(language), text)
        assert faults(building.letters(letters), book=False, geta=geta) == []
        dossiers = filled(letters_fixtures.dossiers(language), text)
        assert faults(building.dossiers(dossiers), book=False, geta=geta) == []


@pytest.mark.parametrize("name", NAMES)
def test_names_of_applicants_are_printed_whole(name: str) -> None:
    content = letters_fixtures.dossiers("en", 1)
    dossier = content.dossiers[0]
    applicant = replace(dossier.applicants[0], name=NAMES[name])
    built = building.dossiers(replace(content, dossiers=(replace(dossier, applicants=(applicant,)),)))
    assert faults(built, book=False) == []
    assert built.warnings == ()


def test_a_dossier_has_its_four_papers_in_order_however_many_apply() -> None:
    for count in (1, 2, 60):
        built = building.dossiers(letters_fixtures.dossiers("ja", count))
        assert faults(built, book=False) == []
        text = text_of(built)
        places = [text.index(title) for title in ("招へい理由書", "身元保証書", "滞在予定表")]
        assert places == sorted(places)
        assert ("ほか" in text) is (count > 1)
        assert text.count("Krishnamurthy") >= count


def test_nothing_known_still_makes_a_letter() -> None:
    content = letters_fixtures.letters("en")
    bare = replace(content.letters[0], addressee=(), facts=(), signed="", function="", enclosures="", date="")
    assert faults(building.letters(replace(content, letters=(bare,))), book=False) == []
    empty = replace(letters_fixtures.dossiers("en", 1).dossiers[0], stay=(), reasons=(), guarantees=())
    nobody = replace(empty, applicants=(replace(empty.applicants[0], name=PersonName(native="渡邉 誠")),))
    built = building.dossiers(replace(letters_fixtures.dossiers("en", 1), dossiers=(nobody,)))
    assert faults(built, book=False) == []
    assert "渡邉" in text_of(built)
