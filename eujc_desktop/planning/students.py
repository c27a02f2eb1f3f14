"""Whether studies fit a traineeship: the year, the subject, the language, read out of what forms have in free words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.planning.programmes import Studies

Answer = Literal["pass", "ask", "fail"]
DOCTOR = 7
"""A doctorate as a year of study; a master's begins with the fourth."""
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")

_FINISHED = re.compile(r"\bgraduated\b|\balumn|\bfinished\b|abgeschlossen|卒業(?!見込|予定)|修了(?!見込|予定)")
_DOCTOR = re.compile(r"\bph\.? ?d\b|\bdo[ck]tor|\bdottor|promotion|博士|\bd[1-3]\b")
_MASTER = re.compile(r"\bmaster|\bmagist|\bmaestr|\bm\.? ?(?:sc|eng|a|arch)\b|\bm[12]\b|修士")
_SEMESTER = re.compile(r"semest|学期")
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}

_CEFR = re.compile(r"(?<![a-z])([abc][12])(?!\d)")
_TESTS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "toeic": ((945, "C1"), (785, "B2"), (550, "B1"), (225, "A2"), (0, "A1")),
    "toefl": ((114, "C2"), (95, "C1"), (72, "B2"), (42, "B1"), (0, "A2")),
    "ielts": ((8.5, "C2"), (7, "C1"), (5.5, "B2"), (4, "B1"), (0, "A2")),
}
"""From which result a test proves which level, as those who hold the tests publish it; the highest first."""
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("C2", ("native", "mother tongue", "bilingual", "母語")),
    ("C1", ("fluent", "very good", "excellent", "sehr gut", "courant", "流暢")),
    ("B1", ("intermediate", "fair", "moderate", "日常会話")),
    ("A2", ("basic", "beginner", "elementary", "初級")),
    ("B2", ("good", "advanced", "gut", "bon")),
)
"""Words for a level; those that hold others come first."""

_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "engineering": ("engineer", "ingenier", "ingegner", "ingenieur", "maschinenbau", "elektrotechnik", "mechatron",
                    "robotic", "automation", "informatik", "informatics", "computer", "工学", "機械", "電気", "情報"),
    "science": ("science", "physic", "physik", "chemi", "biolog", "mathemat", "material", "理学", "物理", "化学",
                "生物", "数学"),
    "architecture": ("architect", "architekt", "arquitect", "建築"),
}  # fmt: skip
"""By subject how its name begins in the words of forms."""
_NAMES = {"engineering": say("engineering"), "science": say("science"), "architecture": say("architecture")}
_NO_SCIENCE = re.compile(r"(?:political|social|economic|law|legal|human\w*) sciences?")


class Said(NamedTuple):
    """What an applicant has written about the studies; `enrolled` whether the proof is there, None when not noted."""

    year: str = ""
    education: str = ""
    english: str = ""
    enrolled: bool | None = None


NOTHING_SAID = Said()


def check(said: Said, studies: Studies) -> Iterator[tuple[Answer, str]]:
    """Each answer that is not simply yes, with its reason."""
    yield from _enrolment(said)
    yield from _year(said, studies)
    yield from _subject(said, studies)
    yield from _english(said, studies)


def _enrolment(said: Said) -> Iterator[tuple[Answer, str]]:
    if _FINISHED.search(fold(said.year)):
        if said.enrolled:
            yield (
                "ask",
                say("the studies seem to be finished ({words}), but a proof of enrolment came", words=said.year),
            )
        else:
            yield "fail", say("the studies are finished ({words}); only who is enrolled may take part", words=said.year)
    elif not said.enrolled:
        missing, unknown = say("the proof of enrolment is missing"), say("the proof of enrolment is not noted")
        yield "ask", missing if said.enrolled is False else unknown


def _year(said: Said, studies: Studies) -> Iterator[tuple[Answer, str]]:
    if studies.from_year is None or _FINISHED.search(fold(said.year)):
        return
    year = year_of(said.year)
    if year is None:
        unclear = say("the year of study cannot be told from “{words}”", words=said.year)
        yield "ask", unclear if said.year else say("the year of study is not known")
    elif year < studies.from_year:
        yield "fail", say("the year of study is {year}; the programme begins with year {least}", year=year,
                          least=studies.from_year)  # fmt: skip


def _subject(said: Said, studies: Studies) -> Iterator[tuple[Answer, str]]:
    if not studies.subjects:
        return
    wanted = tuple(_NAMES[subject] for subject in studies.subjects)
    if not said.education:
        yield "ask", say("the field of study is not known")
    elif not subjects_of(said.education) & set(studies.subjects):
        yield "ask", say("the field of study, “{words}”, is not plainly one of {wanted}", words=said.education,
                         wanted=wanted)  # fmt: skip


def _english(said: Said, studies: Studies) -> Iterator[tuple[Answer, str]]:
    if not studies.english:
        return
    level = level_of(said.english)
    if not level:
        unclear = say("the level of English cannot be told from “{words}”", words=said.english)
        yield "ask", unclear if said.english else say("the level of English is not known")
    elif LEVELS.index(level) < LEVELS.index(studies.english):
        yield "fail", say("the English is {level}; the programme asks for {least}", level=level, least=studies.english)


def year_of(text: str) -> int | None:
    """The year of study, counted from the first of a bachelor's; `8. Semester`, `修士1年` and `PhD` are read too."""
    words = fold(text)
    if _DOCTOR.search(words):
        return DOCTOR
    found = _NUMBER.search(words)
    number = int(found[1]) if found else next((n for word, n in _ORDINALS.items() if word in words), None)
    if _SEMESTER.search(words):
        number = None if number is None else (number + 1) // 2
    if _MASTER.search(words):
        return 3 + number if number in (1, 2) else max(number or 4, 4)
    return number if number is not None and 1 <= number <= 12 else None


def level_of(text: str) -> str:
    """The level of a language as the European framework names it, "" where the words do not tell."""
    words = fold(text)
    if found := _CEFR.search(words):
        return found[1].upper()
    for test, steps in _TESTS.items():
        if test in words and (result := re.search(r"\d+(?:\.\d)?", words[words.index(test) :])):
            return next(level for least, level in steps if float(result[0]) >= least)
    return next((level for level, some in _WORDS if any(word in words for word in some)), "")


def subjects_of(text: str) -> frozenset[str]:
    """The subjects that a text about somebody's education names."""
    words = _NO_SCIENCE.sub(" ", fold(text))
    return frozenset(subject for subject, some in _SUBJECTS.items() if any(word in words for word in some))
