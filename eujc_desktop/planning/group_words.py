"""Groups explained: what each is like, why somebody stands where she does, and which rules could not be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say, say_many
from eujc_desktop.planning import group_search
from eujc_desktop.planning.grouping import Groups, Limit, Member, Rule, Rules, Ties, ties
from eujc_desktop.planning.hosts import languages_of, named

_ASKED_FIRST = (Rule.REFUSED, Rule.COMPANY, Rule.WISHED, Rule.LANGUAGE, Rule.LIMIT, Rule.SIZE, Rule.BALANCE)
"""The rules in the order in which they say why somebody moved: sizes and limits last, for they are about nobody."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its members by name, its limit, and in words what it is like."""

    letter: str
    members: tuple[Member, ...]
    limit: Limit | None
    told: str


@dataclass(frozen=True, slots=True)
class Told:
    """A rule that is not kept, in a sentence, with the members it is about."""

    rule: Rule
    words: str
    who: tuple[str, ...] = ()


def described(people: Sequence[Member], rules: Rules, groups: Groups) -> tuple[Group, ...]:
    """The groups as they would be, in the order of their letters."""
    found = []
    for letter in rules.letters:
        members = tuple(one for one in people if groups.get(one.key) == letter)
        found.append(Group(letter, members, rules.limits.get(letter), _like(members)))
    return tuple(found)


def _like(members: Sequence[Member]) -> str:
    """`12 people, 11 companies, 7 countries, 5 women; interpreted into English`"""
    parts = [say_many("{n} person", "{n} people", n=len(members))]
    if firms := len({fold(one.company) for one in members if one.company}):
        parts.append(say_many("{n} company", "{n} companies", n=firms))
    if countries := len({one.country for one in members if one.country}):
        parts.append(say_many("{n} country", "{n} countries", n=countries))
    if any(one.sex for one in members):
        parts.append(say_many("{n} woman", "{n} women", n=sum(one.sex == "F" for one in members)))
    languages = Counter(one.language for one in members if one.language)
    said = tuple(parts)
    if not languages:
        return say("{what}", what=said)
    names = tuple(name for one, _ in languages.most_common() for name in _in_words(one))
    return say("{what}; interpreted into {languages}", what=said, languages=names)


def _in_words(language: str) -> tuple[str, ...]:
    return named(languages_of(language))


def told(people: Sequence[Member], rules: Rules, groups: Groups) -> tuple[Told, ...]:
    """Each rule that these groups do not keep, the gravest first."""
    tied = ties(people)
    return (
        *_limits(people, rules, groups),
        *_refused(people, tied, groups),
        *_sizes(people, rules, groups),
        *_companies(people, rules, groups),
        *(_wished(people, tied, groups) if rules.wishes else ()),
        *(_languages(people, rules, groups) if rules.languages else ()),
    )


def _limits(people: Sequence[Member], rules: Rules, groups: Groups) -> Iterator[Told]:
    for letter, limit in sorted(rules.limits.items()):
        inside = tuple(one.key for one in people if groups.get(one.key) == letter)
        if len(inside) > limit.most:
            words = say("Group {letter} has {n} people, and {host} takes {most}.", letter=letter, n=len(inside),
                        host=limit.host, most=limit.most)  # fmt: skip
            yield Told(Rule.LIMIT, words, inside)


def _refused(people: Sequence[Member], tied: Ties, groups: Groups) -> Iterator[Told]:
    for one, other in ((people[one], people[other]) for one, other in tied.refused):
        if groups.get(one.key) == groups.get(other.key):
            words = say("{name} does not want to be in one group with {other}, and is.", name=one.name,
                        other=other.name)  # fmt: skip
            yield Told(Rule.REFUSED, words, (one.key, other.key))


def _sizes(people: Sequence[Member], rules: Rules, groups: Groups) -> Iterator[Told]:
    sizes = Counter(groups.get(one.key, "") for one in people)
    each = [sizes[letter] for letter in rules.letters]
    if rules.sizes and each and max(each) - min(each) > 1:
        words = say("The groups are not even: {sizes}.", sizes=" · ".join(
            f"{letter} {size}" for letter, size in zip(rules.letters, each, strict=True)))  # fmt: skip
        yield Told(Rule.SIZE, words)


def _companies(people: Sequence[Member], rules: Rules, groups: Groups) -> Iterator[Told]:
    firms: dict[str, list[Member]] = {}
    for one in people:
        if one.company and rules.company:
            firms.setdefault(fold(one.company), []).append(one)
    for staff in firms.values():
        keys = tuple(one.key for one in staff)
        by_group = Counter(groups.get(key, "") for key in keys)
        if rules.company == "together" and len(by_group) > 1:
            words = say("{company} is in several groups: {letters}.", company=staff[0].company,
                        letters=tuple(sorted(by_group)))  # fmt: skip
            yield Told(Rule.COMPANY, words, keys)
        elif rules.company == "apart":
            room = -(-len(staff) // len(rules.letters))
            for letter, number in sorted(by_group.items()):
                if number > room:
                    words = say("{n} people of {company} are in group {letter}.", n=number, company=staff[0].company,
                                letter=letter)  # fmt: skip
                    yield Told(Rule.COMPANY, words, tuple(key for key in keys if groups.get(key) == letter))


def _wished(people: Sequence[Member], tied: Ties, groups: Groups) -> Iterator[Told]:
    for one, other in ((people[one], people[other]) for one, other in tied.wished):
        if groups.get(one.key) != groups.get(other.key):
            words = say("{name} wishes to be with {other}, who is in group {letter}.", name=one.name,
                        other=other.name, letter=groups.get(other.key, ""))  # fmt: skip
            yield Told(Rule.WISHED, words, (one.key, other.key))
    for one in (people[place] for place in tied.unknown):
        words = say("{name} wishes to be with “{text}”, but nobody of that name goes.", name=one.name, text=one.wishes)
        yield Told(Rule.WISHED, words, (one.key,))


def _languages(people: Sequence[Member], rules: Rules, groups: Groups) -> Iterator[Told]:
    for letter in rules.letters:
        spoken = Counter(one.language for one in people if one.language and groups.get(one.key) == letter)
        for language, number in spoken.most_common()[1:]:
            words = say_many("Group {letter} needs an interpreter into {language} too, for {n} person.",
                             "Group {letter} needs an interpreter into {language} too, for {n} people.",
                             n=number, letter=letter, language=language)  # fmt: skip
            keys = (one.key for one in people if one.language == language and groups.get(one.key) == letter)
            yield Told(Rule.LANGUAGE, words, tuple(keys))


def reasons(people: Sequence[Member], rules: Rules, groups: Groups) -> dict[str, str]:
    """Why each who is in another group than before stands where she does, by key; who had none is told so."""
    tied, board = ties(people), group_search.Weighing(people, rules, groups)
    found = {}
    for place, one in enumerate(people):
        letter = groups.get(one.key, "")
        if not letter or letter == one.group:
            continue
        others = [one.group] if one.group in rules.letters else [each for each in rules.letters if each != letter]
        ways = [(_reason(board.worse(place, other)), other) for other in others]
        rule, other = min(ways, key=lambda way: _ASKED_FIRST.index(way[0]) if way[0] else len(_ASKED_FIRST),
                          default=(None, ""))  # fmt: skip
        found[one.key] = _because(rule, place, other, people, rules, groups, tied)
    return found


def _reason(worse: Sequence[int]) -> Rule | None:
    return next((rule for rule in _ASKED_FIRST if worse[rule] > 0), None)


def _because(
    rule: Rule | None,
    place: int,
    other: str,
    people: Sequence[Member],
    rules: Rules,
    groups: Groups,
    tied: Ties,
) -> str:
    """Why somebody is not in an `other` group."""
    one, here = people[place], groups[people[place].key]
    if rule is Rule.REFUSED:
        mate = _partner(place, people, tied.refused, groups, other)
        return say("{name} is in group {letter}, and the two do not go together", name=mate, letter=other)
    if rule is Rule.COMPANY:
        return _of_company(one, here, other, people, rules, groups)
    if rule is Rule.WISHED:
        return say("wishes to be with {name}", name=_partner(place, people, tied.wished, groups, here))
    if rule is Rule.LANGUAGE:
        return say("{language} is interpreted in group {letter}", language=_in_words(one.language), letter=here)
    if rule is Rule.LIMIT:
        limit = rules.limits[other]
        return say("group {letter} is full: {host} takes {most}", letter=other, host=limit.host, most=limit.most)
    return _PLAIN.get(rule, say("the groups are as good either way"))


def _of_company(one: Member, here: str, other: str, people: Sequence[Member], rules: Rules, groups: Groups) -> str:
    if rules.company == "together":
        return say("{company} is in group {letter}", company=one.company, letter=here)
    staff = [each for each in people if fold(each.company) == fold(one.company) and each is not one]
    names = tuple(each.name for each in staff if groups.get(each.key) == other)
    return say("of {company}, as {names} in group {letter}", company=one.company, names=names, letter=other)


_PLAIN: dict[Rule | None, str] = {
    Rule.SIZE: say("the groups are even so"),
    Rule.BALANCE: say("countries, sectors, women and men are spread so"),
}


def _partner(
    place: int, people: Sequence[Member], pairs: Sequence[tuple[int, int]], groups: Groups, letter: str
) -> str:
    mates = {other if one == place else one for one, other in pairs if place in (one, other)}
    return next((people[mate].name for mate in sorted(mates) if groups.get(people[mate].key) == letter), "")
