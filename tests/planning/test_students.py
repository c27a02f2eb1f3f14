"""Studies in the words of forms: the year, the subject and the English they mean, and what a programme says to it."""

from __future__ import annotations

import pytest

from eujc_desktop.planning import programmes, students
from eujc_desktop.planning.programmes import Studies
from eujc_desktop.planning.students import Said, level_of, subjects_of, year_of

VIJ = Studies(4, ("engineering", "science", "architecture"), "B2")
FITS = Said("4th year", "TU Delft, mechanical engineering", "B2", enrolled=True)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("4", 4),
        ("4th year of 5", 4),
        ("3rd", 3),
        ("third year BSc", 3),
        ("Licence 3", 3),
        ("8. Semester", 4),
        ("7th semester", 4),
        ("B4", 4),
        ("学部４年", 4),
        ("Master 1", 4),
        ("M2", 5),
        ("MSc, 2nd year", 5),
        ("Master", 4),
        ("修士1年", 4),
        ("PhD 2", 7),
        ("Ph.D.", 7),
        ("博士課程", 7),
        ("Doktorand", 7),
        ("D1", 7),
        ("2026 intake, year 4", 4),
        ("", None),
        ("Bachelor", None),
        ("since 2024", None),
    ],
)
def test_the_year_is_read_in_many_spellings(words: str, year: int | None) -> None:
    assert year_of(words) == year


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("C1", "C1"),
        ("B2 (certificate)", "B2"),
        ("ｂ１", "B1"),
        ("native", "C2"),
        ("very good", "C1"),
        ("good", "B2"),
        ("Basic", "A2"),
        ("TOEIC 850", "B2"),
        ("TOEIC: 640", "B1"),
        ("TOEFL iBT 96", "C1"),
        ("IELTS 6.5", "B2"),
        ("日常会話", "B1"),
        ("yes", ""),
        ("", ""),
    ],
)
def test_the_level_of_a_language_is_read_out_of_levels_tests_and_words(words: str, level: str) -> None:
    assert level_of(words) == level


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("TU München, Maschinenbau", {"engineering"}),
        ("Universidad de Sevilla, Ingeniería química", {"engineering"}),
        ("Physik, Universität Wien", {"science"}),
        ("東京大学 工学部 建築学科", {"engineering", "architecture"}),
        ("Political science, London", set()),
        ("Law", set()),
    ],
)
def test_subjects_are_found_in_an_education(words: str, subjects: set[str]) -> None:
    assert subjects_of(words) == subjects


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (FITS, []),
        (
            FITS._replace(enrolled=None),
            [("ask", "the proof of enrolment is not noted")],
        ),
        (FITS._replace(enrolled=False), [("ask", "the proof of enrolment is missing")]),
        (
            FITS._replace(year="graduated 2025", enrolled=None),
            [("fail", "the studies are finished (graduated 2025); only who is enrolled may take part")],
        ),
        (
            FITS._replace(year="graduated 2025"),
            [("ask", "the studies seem to be finished (graduated 2025), but a proof of enrolment came")],
        ),
        (FITS._replace(year=""), [("ask", "the year of study is not known")]),
        (FITS._replace(year="soon"), [("ask", "the year of study cannot be told from “soon”")]),
        (FITS._replace(year="2nd"), [("fail", "the year of study is 2; the programme begins with year 4")]),
        (FITS._replace(education=""), [("ask", "the field of study is not known")]),
        (
            FITS._replace(education="Law"),
            [("ask", "the field of study, “Law”, is not plainly one of engineering, science and architecture")],
        ),
        (FITS._replace(english=""), [("ask", "the level of English is not known")]),
        (FITS._replace(english="yes"), [("ask", "the level of English cannot be told from “yes”")]),
        (FITS._replace(english="B1"), [("fail", "the English is B1; the programme asks for B2")]),
    ],
)
def test_each_rule_gives_its_answer_with_the_reason(said: Said, answer: list[tuple[str, str]]) -> None:
    assert [(verdict, str(reason)) for verdict, reason in students.check(said, VIJ)] == answer


def test_a_programme_that_asks_less_says_less() -> None:
    assert list(students.check(Said("1st", "", "", enrolled=True), Studies())) == []


def test_the_programmes_for_students_say_what_they_ask() -> None:
    asked = {code: programmes.programme(code).settings.studies for code in ("VIJ", "VIJ-ARCH", "VIE", "MINERVA", "WCM")}
    assert asked["VIJ"] == VIJ
    assert asked["VIJ-ARCH"] == Studies(4, ("architecture",), "B2")
    assert asked["VIE"] == Studies(None, VIJ.subjects, "")
    assert (asked["MINERVA"], asked["WCM"]) == (None, None)
