"""Who may be one person, and why: names in other spellings, orders and scripts, numbers with look-alikes."""

from __future__ import annotations

from datetime import date

import pytest

from eujc_desktop.common.likeness import ASK, Index, Reason, facts, in_words, reasons, score

BORN = date(1980, 3, 7)


def person(id_="1", family=None, given=None, **more):
    return facts(id_, family=family, given=given, **more)


def words(one, other):
    """The reasons as they are told, "" where nobody is asked."""
    why = reasons(one, other)
    return in_words(why) if score(why) >= ASK else ""


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (person("1", "Řeháček", "Zdeněk"), person("2", "REHACEK", "zdenek"), "same name"),
        (person("1", "Berg", "Anna"), person("2", "Anna", "Berg"), "same name"),
        (person("1", "Ohno", "Yuki"), person("2", "Ōno", "Yūki", firm="nova"), ""),
        (
            person("1", "Ohno", "Yuki", firm="nova"),
            person("2", "Oono", "Yuuki", firm="nova"),
            "name sounds the same and same company",
        ),
        (
            person("1", "Sato", "Hanako", birth=BORN),
            person("2", kana="サトウ ハナコ", birth=BORN),
            "name sounds the same and same birth date",
        ),
        (person("1", native="佐藤 花子"), person("2", "佐藤", "花子"), "same name in own script"),
        (person("1", native="髙橋 恵"), person("2", native="高橋恵"), "same name in own script"),
        (person("1", kana="さとう はなこ"), person("2", kana="サトウ・ハナコ"), ""),
        (
            person("1", native="佐藤 花子", kana="サトウ ハナコ", firm="a"),
            person("2", native="左藤 華子", kana="サトウ ハナコ", firm="a"),
            "",
        ),
        (person("1", "Ferrante", "Matteo"), person("2", "Ferrante", "Mateo"), ""),
        (
            person("1", "Ferrante", "Matteo", firm="fm"),
            person("2", "Ferrante", "Mateo", firm="fm"),
            "name alike and same company",
        ),
        (
            person("1", "Ferrante", "M.", firm="fm"),
            person("2", "Ferrante", "Matteo", firm="fm"),
            "name alike and same company",
        ),
        (
            person("1", "Núñez Íñiguez", "María del Carmen", birth=BORN),
            person("2", "Núñez", "Carmen", birth=BORN),
            "name alike and same birth date",
        ),
        (person("1", "Berg", "Anna", birth=BORN), person("2", "Berg", "Anna", birth=date(1999, 1, 1)), ""),
        (
            person("1", "Berg", "Anna", birth=BORN),
            person("2", "Berg", "Anna", birth=date(1980, 7, 3)),
            "same name and birth dates with day and month exchanged",
        ),
        (
            person("1", "Berg", "Anna", birth=BORN, firm="nova"),
            person("2", "Lind", "Anna", birth=BORN, firm="nova"),
            "same birth date, same given name and same company, another name",
        ),
        (person("1", "Berg", "Anna", email="a@example.org"), person("2", "Sato", "Kenji", email="A@example.org"),
         "same e-mail, another name"),
        (person("1", "Berg", "Anna", email="info@example.org"), person("2", "Sato", "Kenji", email="info@example.org"),
         ""),
        (person("1", "Berg", "Anna", passport="XO 1l5 8"), person("2", "Lind", "Eva", passport="X01I58"),
         "passport numbers look alike, another name"),
        (person("1", "Berg"), person("2", "Berg"), ""),
    ],
)  # fmt: skip
def test_who_is_asked_about_and_why(one, other, told):
    assert words(one, other) == told == words(other, one)
    near = Index([one, other])
    assert [found.id for found in near.like(one)] == ([other.id] if told else [])
    assert len(list(near.pairs())) == bool(told)


def test_what_is_known_of_somebody_changes():
    near = Index([person("1", "Berg", "Anna"), person("2", "Berg", "Anna")])
    near.put(person("2", "Lind", "Eva"))
    assert near.like(person("", "Berg", "Anna"))[0].reasons == (Reason.NAME,)
    near.drop("1")
    assert not near.like(person("", "Berg", "Anna"))
    assert len(near) == 1
