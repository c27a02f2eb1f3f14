"""Groups made by rule: each rule that can be kept is kept, nobody is lost or doubled, and who is locked stays."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eujc_desktop.planning.group_search import broken, group
from eujc_desktop.planning.group_words import described, reasons, told
from eujc_desktop.planning.grouping import Limit, Member, Rule, Rules, interpreted
from eujc_desktop.planning.traveller import Traveller

FAMILIES = ("Prössl", "Ørum", "Sjöblom", "Papadimitriou", "Baù", "Kovács", "Nowak", "Maes")
LETTERS = ("A", "B", "C")


def member(at: int, **more) -> Member:
    family = FAMILIES[at % len(FAMILIES)]
    given_ = f"Given{'abcdefghijkl'[at // len(FAMILIES)]}"
    who = Traveller(f"p{at}", f"{given_} {family}", "confirmed", family=family, given=given_)
    return Member(who, **more)


@st.composite
def parties(draw, most=7):
    number = draw(st.integers(1, most))
    letters = LETTERS[: draw(st.integers(1, 3))]
    name = st.sampled_from(["", *FAMILIES[:number]])
    people = [
        member(
            at,
            company=draw(st.sampled_from(["", "Acme", "Bolt"])),
            language=draw(st.sampled_from(["", "English", "French"])),
            sector=draw(st.sampled_from("xy")),
            sex=draw(st.sampled_from("FM")),
            country=draw(st.sampled_from(["BE", "FR"])),
            wishes=draw(name),
            not_with=draw(name),
            group=draw(st.sampled_from(["", "D", *letters])),
            locked=draw(st.booleans()),
        )
        for at in range(number)
    ]
    limits = {letter: Limit(draw(st.integers(0, number)), "Host") for letter in letters if draw(st.booleans())}
    rules = Rules(
        letters, limits, draw(st.sampled_from(["apart", "together", ""])), *draw(st.tuples(*[st.booleans()] * 5))
    )
    return people, rules


def locked(one: Member, rules: Rules) -> bool:
    return one.locked and one.group in rules.letters


def ways(people, rules):
    """All groups there can be."""
    choice = [[one.group] if locked(one, rules) else rules.letters for one in people]
    return (dict(zip((one.key for one in people), letters, strict=True)) for letters in product(*choice))


@given(parties())
@settings(max_examples=50, deadline=None)
def test_every_rule_that_can_be_kept_is_kept_in_the_order_of_the_rules(party):
    people, rules = party
    found = group(people, rules)
    assert found.keys() == {one.key for one in people}
    assert all(found[one.key] == one.group for one in people if locked(one, rules))
    best = min(broken(people, rules, each)[: Rule.NEAR] for each in ways(people, rules))
    assert broken(people, rules, found)[: Rule.NEAR] == best
    assert group(people, rules) == found


def planted(seed: int):
    """Many people whose groups keep all rules, mixed up, with the rules that these groups keep."""
    chance = random.Random(seed)
    number, letters = chance.randint(8, 60), LETTERS[: chance.randint(2, 3)]
    seat = [letters[at % len(letters)] for at in range(number)]
    people = []
    for at, letter in enumerate(seat):
        others = [each for each in range(number) if each != at]
        same = [each for each in others if seat[each] == letter]
        apart = [each for each in others if seat[each] != letter]
        one = member(
            at,
            company=f"Firm {at // len(letters)}",  # one of each firm in each group
            wishes=named(chance.choice(same)) if chance.random() < 0.25 else "",
            not_with=named(chance.choice(apart)) if chance.random() < 0.25 else "",
            group=chance.choice(["", *letters]),
        )
        people.append(one)
    limits = {letter: Limit(seat.count(letter), "Host") for letter in letters}
    return people, Rules(letters, limits, languages=False)


def named(at: int) -> str:
    return member(at).name


@pytest.mark.parametrize("seed", range(15))
def test_rules_that_groups_of_many_can_keep_are_kept(seed):
    people, rules = planted(seed)
    found = group(people, rules)
    assert broken(people, rules, found)[: Rule.LANGUAGE] == (0,) * Rule.LANGUAGE
    assert told(people, rules, found) == ()
    shown = [one.key for board in described(people, rules, found) for one in board.members]
    assert sorted(shown) == sorted(one.key for one in people)


ANNA, FREJA, EMMA, NICO = (
    member(0, company="Acme", language="French", group="A"), member(1, company="Acme", language="English", group="A"),
    member(2, company="Bolt", language="French", group="B"), member(3, company="Cog", language="English", group="B"),
)  # fmt: skip
FOUR = [ANNA, FREJA, EMMA, NICO]


def test_who_moves_is_told_why_and_nobody_moves_without_a_rule():
    found = group(FOUR, Rules())
    assert found["p0"] == found["p2"] != found["p1"] == found["p3"]
    words = reasons(FOUR, Rules(), found)
    assert set(words) == {key for key, letter in found.items() if letter != {one.key: one.group for one in FOUR}[key]}
    moved = "p0" if "p0" in words else "p1"
    mate = {"p0": FREJA, "p1": ANNA}[moved]
    assert words[moved] == f"of Acme, as {mate.name} in group {found[mate.key]}"
    other = next(key for key in words if key != moved)
    language = {"p2": "French", "p3": "English"}[other]
    assert words[other] == f"{language} is interpreted in group {found[other]}"
    # Made again, nothing moves; with one more, only she gets a group.
    again = [replace(one, group=found[one.key]) for one in FOUR]
    assert group(again, Rules()) == found
    assert {key: letter for key, letter in group([*again, member(4)], Rules()).items() if key != "p4"} == found


def test_what_is_not_kept_is_told():
    here = [
        replace(ANNA, locked=True, not_with=FREJA.name),
        replace(FREJA, locked=True, wishes=EMMA.name),
        replace(EMMA, wishes="Nobody Known"),
        NICO,
    ]
    rules = Rules(limits={"B": Limit(1, "Denso")})
    found = group(here, rules)
    assert (found["p0"], found["p1"]) == ("A", "A")
    assert [one.words for one in told(here, rules, {"p0": "A", "p1": "A", "p2": "B", "p3": "B"})] == [
        "Group B has 2 people, and Denso takes 1.",
        "Givena Prössl does not want to be in one group with Givena Ørum, and is.",
        "2 people of Acme are in group A.",
        "Givena Ørum wishes to be with Givena Sjöblom, who is in group B.",
        "Givena Sjöblom wishes to be with “Nobody Known”, but nobody of that name goes.",
        "Group A needs an interpreter into English too, for 1 person.",
        "Group B needs an interpreter into English too, for 1 person.",
    ]
    (one, _) = described(here, rules, found)
    assert one.told.startswith(("2 people and 1 company", "3 people and 2 companies"))


@pytest.mark.parametrize(
    ("languages", "level", "language"),
    [
        (("French (native)", "English"), "", "English"),
        (("Français",), "C1", "English"),
        (("français", "English A1"), "A1", "Français"),
        (("日本語", "英語"), "", "English"),
        ((), "", ""),
        (("", "Deutsch"), "none", "Deutsch"),
    ],
)
def test_the_language_of_an_interpreter_is_english_where_it_will_do(languages, level, language):
    assert interpreted(languages, level) == language


def test_nobody_and_one_group_are_no_trouble():
    assert group([], Rules()) == {}
    assert group(FOUR, Rules(("A",))) == dict.fromkeys(("p0", "p1", "p2", "p3"), "A")
    assert broken(FOUR, Rules(("A",)), group(FOUR, Rules(("A",))))[Rule.SIZE] == 0
