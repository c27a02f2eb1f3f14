"""The search for groups: people are moved and exchanged until no rule is kept better; the same each time."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eujc_desktop.planning.grouping import Groups, Member, Rule, Rules, classes, even, pairs, ties

_ASKED = 16_000
"""So many moves are weighed after the first groups stand, while a rule is not kept yet; it bounds the time."""
_EVENLY = (4, 4, 1, 3, 3, 3, 0, 0, 0)
"""What a breach of each rule costs on a walk."""


def group(people: Sequence[Member], rules: Rules) -> dict[str, str]:
    """A group for everybody: those locked stay, and with `keep` as many others as the rules leave in place."""
    if not people:
        return {}
    board = _Board(people, rules)
    board.begin()
    board.settle()
    best = (board.cost, list(board.at))
    if board.movable and board.above_bounds():
        for at in _wandered(people, rules, board):
            board.put(at)
            board.settle()
            best = min(best, (board.cost, list(board.at)))
            if not board.above_bounds():
                break
    return {one.key: rules.letters[place] for one, place in zip(people, best[1], strict=True)}


def _wandered(people: Sequence[Member], rules: Rules, board: _Board) -> Iterator[list[int]]:
    """Groups met on a walk on which rules weigh nearly alike, so that it leads through what is worse for a while."""
    walk = _Board(people, rules, _EVENLY)
    chance = random.Random(1)
    walk.put(board.at)
    best, barred, step = walk.cost, dict[tuple[int, int], int](), 0
    while walk.asked < _ASKED:
        step += 1
        ways = [(walk.delta(place, to), chance.random(), place, to)
                for place in walk.troubled() for to in walk.others(place)]  # fmt: skip
        open_ = [way for way in ways if barred.get((way[2], way[3]), 0) < step or walk.cost + way[0] < best]
        if not open_:
            if not ways:
                return
            continue
        *_, place, to = min(open_)
        barred[place, walk.at[place]] = step + chance.randint(3, 8) + len(ways) // 8
        walk.step(place, to)
        if walk.cost < best:
            best = walk.cost
            yield list(walk.at)


def broken(people: Sequence[Member], rules: Rules, groups: Groups) -> tuple[int, ...]:
    """By how much each rule is broken by groups, in the order of `Rule`; 0 where no groups could keep it better.

    For a rule of which that is not known the least it can be taken for.
    """
    board = _Board(people, rules)
    board.put([rules.letters.index(groups[one.key]) for one in people])
    return tuple(have - least for have, least in zip(board.by_rule(), board.bounds, strict=True))


class Weighing:
    """What other groups than those given would break more."""

    def __init__(self, people: Sequence[Member], rules: Rules, groups: Groups) -> None:
        self._board, self._letters = _Board(people, rules), rules.letters
        self._board.put([rules.letters.index(groups[one.key]) for one in people])
        self._now = self._board.by_rule()

    def worse(self, place: int, letter: str) -> list[int]:
        """By how much more each rule were broken, in the order of `Rule`, if somebody went to another group."""
        here, to = self._board.at[place], self._letters.index(letter)
        self._board.step(place, to)
        found = [then - now for then, now in zip(self._board.by_rule(), self._now, strict=True)]
        self._board.step(place, here)
        return found


@dataclass(slots=True)
class _Weights:
    """What one more breach of each rule costs, so that an earlier rule outweighs all later ones together."""

    of: list[int]

    def __getitem__(self, rule: Rule) -> int:
        return self.of[rule]


class _Board:
    """Everybody's group as a number, and what each move would cost; counts are kept so that asking is quick."""

    def __init__(self, people: Sequence[Member], rules: Rules, weights: Sequence[int] = ()) -> None:
        self.people, self.rules = people, rules
        self._many = len(rules.letters)
        self._ties, self._classes = ties(people), list(classes(people, rules))
        self._languages = sorted({one.language for one in people if one.language}) if rules.languages else []
        self.bounds = self._bounds()
        self._weights = _Weights(list(weights)) if weights else self._weighed()
        self._build()
        self.at: list[int] = [0] * len(people)
        self._counts: list[list[int]] = []
        self.cost, self.asked = 0, 0
        self.first: list[int] = []

    def _bounds(self) -> list[int]:
        """The least that each rule can be broken by."""
        found = [0] * len(Rule)
        for one in self._classes:
            if not one.near and one.rule is not Rule.BALANCE:
                found[one.rule] += even(len(one.places), self._many)
        room = -(-len(self.people) // self._many) if self.rules.sizes else len(self.people)
        spoken = Counter(one.language for one in self.people)
        found[Rule.LANGUAGE] = sum(-(-spoken[language] // room) for language in self._languages)
        return found

    def _weighed(self) -> _Weights:
        number = len(self.people)
        most = [0] * len(Rule)
        for one in self._classes:
            most[one.rule] += pairs(len(one.places))
        most[Rule.LIMIT], most[Rule.KEEP] = number, number
        most[Rule.REFUSED], most[Rule.WISHED] = len(self._ties.refused), len(self._ties.wished)
        most[Rule.LANGUAGE] = len(self._languages) * self._many
        found = [1] * len(Rule)
        for rule in reversed(Rule):
            if rule + 1 < len(Rule):
                found[rule] = found[rule + 1] * (most[rule + 1] + 1)
        return _Weights(found)

    def _build(self) -> None:
        """What each person is counted in, and with whom she is tied."""
        weights, number = self._weights, len(self.people)
        self._in: list[list[tuple[int, int]]] = [[] for _ in range(number)]
        self._with: list[list[tuple[int, int]]] = [[] for _ in range(number)]
        # The first count is of everybody, then one of each language, then those of the classes.
        self._sorts = 1 + len(self._languages)
        self._room: dict[int, int] = {}
        for one in self._classes:
            if one.rule is Rule.COMPANY:
                self._room[self._sorts] = -(-len(one.places) // self._many)
            weight = -weights[one.rule] if one.near else weights[one.rule]
            for place in one.places:
                self._in[place].append((self._sorts, weight))
            self._sorts += 1
        wished = self._ties.wished if self.rules.wishes else ()
        for rule, tied, sign in ((Rule.REFUSED, self._ties.refused, 1), (Rule.WISHED, wished, -1)):
            for one_, other in tied:
                self._with[one_].append((other, sign * weights[rule]))
                self._with[other].append((one_, sign * weights[rule]))
        spoken = {language: 1 + at for at, language in enumerate(self._languages)}
        self._speaks = [spoken.get(one.language, 0) for one in self.people]
        letters = {letter: at for at, letter in enumerate(self.rules.letters)}
        self._was = [letters.get(one.group, -1) for one in self.people]
        self._kept = [was if self.rules.keep else -1 for was in self._was]
        self._free = [
            place for place, one in enumerate(self.people) if not (one.locked and self._was[place] >= 0)
        ]  # fmt: skip
        limits = (self.rules.limits.get(letter) for letter in self.rules.letters)
        self._limits = [limit.most if limit else number for limit in limits]

    # --- what groups cost --------------------------------------------------------------------------------------------

    def put(self, at: Sequence[int]) -> None:
        """These groups."""
        self.at = list(at)
        self._counts = [[0] * self._sorts for _ in range(self._many)]
        for place, group_ in enumerate(at):
            if group_ >= 0:
                self._count(place, group_, 1)
        self.cost = self._cost() if -1 not in self.at else 0

    def _cost(self) -> int:
        return sum(self._weights.of[rule] * much for rule, much in enumerate(self.by_rule()))

    def by_rule(self) -> list[int]:
        """By how much each rule is broken."""
        found, at = [0] * len(Rule), self.at
        sizes = [counts[0] for counts in self._counts]
        found[Rule.LIMIT] = sum(max(0, size - most) for size, most in zip(sizes, self._limits, strict=True))
        found[Rule.REFUSED] = sum(at[one] == at[other] for one, other in self._ties.refused)
        if self.rules.wishes:
            found[Rule.WISHED] = sum(at[one] != at[other] for one, other in self._ties.wished)
        found[Rule.LANGUAGE] = sum(
            counts[1 + each] > 0 for counts in self._counts for each in range(len(self._languages))
        )
        found[Rule.KEEP] = sum(was >= 0 and was != now for was, now in zip(self._kept, at, strict=True))
        for sort, one in enumerate(self._classes, 1 + len(self._languages)):
            together = sum(pairs(counts[sort]) for counts in self._counts)
            found[one.rule] += pairs(len(one.places)) - together if one.near else together
        return found

    @property
    def movable(self) -> bool:
        """Whether anybody may go elsewhere at all."""
        return bool(self._free) and self._many > 1

    def above_bounds(self) -> bool:
        """Whether a rule may still be kept better."""
        have = self.by_rule()
        return any(have[rule] > self.bounds[rule] for rule in Rule if rule < Rule.KEEP)

    def _count(self, place: int, group_: int, step: int) -> None:
        counts = self._counts[group_]
        counts[0] += step
        if speaks := self._speaks[place]:
            counts[speaks] += step
        for sort, _ in self._in[place]:
            counts[sort] += step

    def delta(self, place: int, to: int) -> int:
        """What it costs more when somebody goes to another group."""
        self.asked += 1
        here = self.at[place]
        there_, here_, weights = self._counts[to], self._counts[here], self._weights.of
        found = 0
        for sort, weight in self._in[place]:
            found += weight * (there_[sort] - here_[sort] + 1)
        for other, weight in self._with[place]:
            if self.at[other] == to:
                found += weight
            elif self.at[other] == here:
                found -= weight
        if speaks := self._speaks[place]:
            found += weights[Rule.LANGUAGE] * ((there_[speaks] == 0) - (here_[speaks] == 1))
        found += weights[Rule.LIMIT] * ((there_[0] >= self._limits[to]) - (here_[0] > self._limits[here]))
        kept = self._kept[place]
        if kept >= 0:
            found += weights[Rule.KEEP] * ((kept == here) - (kept == to))
        return found

    def _move(self, place: int, to: int, delta: int) -> None:
        self._count(place, self.at[place], -1)
        self._count(place, to, 1)
        self.at[place] = to
        self.cost += delta

    def step(self, place: int, to: int) -> None:
        """Somebody in another group."""
        self._move(place, to, self.delta(place, to))

    # --- how they are found ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Everybody where she was; the others one after the other where they fit best, those with most ties first."""
        free = set(self._free)
        stay = [
            was if was >= 0 and (place not in free or self.rules.keep) else -1 for place, was in enumerate(self._was)
        ]
        self.put(stay)
        left = [place for place, now in enumerate(stay) if now < 0]
        mates = Counter(
            place for one in self._classes if one.rule is Rule.COMPANY for place in one.places * len(one.places)
        )
        for place in sorted(left, key=lambda one: (-len(self._with[one]), -mates[one], self._speaks[one], one)):
            to = min(range(self._many), key=lambda group_: (self._joining(place, group_), group_))
            self.at[place] = to
            self._count(place, to, 1)
        self.cost = self._cost()
        self.first = list(self.at)

    def _joining(self, place: int, to: int) -> int:
        """What it costs when somebody who has no group yet joins one."""
        counts, weights = self._counts[to], self._weights.of
        found = sum(weight * counts[sort] for sort, weight in self._in[place])
        found += sum(weight for other, weight in self._with[place] if self.at[other] == to)
        if speaks := self._speaks[place]:
            found += weights[Rule.LANGUAGE] * (counts[speaks] == 0)
        return found + weights[Rule.LIMIT] * (counts[0] >= self._limits[to])

    def settle(self) -> None:
        """Move and exchange people until that makes nothing better."""
        better = self.movable
        while better:
            better = False
            for place in self._free:
                better |= self._moved(place) or self._exchanged(place)

    def others(self, place: int) -> Iterator[int]:
        return (to for to in range(self._many) if to != self.at[place])

    def _moved(self, place: int) -> bool:
        delta, to = min((self.delta(place, to), to) for to in self.others(place))
        if delta < 0:
            self._move(place, to, delta)
        return delta < 0

    def _exchanged(self, place: int) -> bool:
        """Whether there is somebody to change groups with, so that it gets better."""
        here = self.at[place]
        for to in list(self.others(place)):
            there = self.delta(place, to)
            self._move(place, to, there)
            back = [(self.delta(other, here), other) for other in self._free if self.at[other] == to]
            delta, other = min((each for each in back if each[1] != place), default=(0, -1))
            if there + delta < 0:
                self._move(other, here, delta)
                return True
            self._move(place, here, -there)
        return False

    def troubled(self) -> list[int]:
        """Who may go elsewhere and is in the way of a rule."""
        sizes = [counts[0] for counts in self._counts]
        full = max(sizes) if max(sizes) - min(sizes) > 1 and self.rules.sizes else len(self.at) + 1
        return [place for place in self._free if sizes[self.at[place]] >= full or self._in_the_way(place)]

    def _in_the_way(self, place: int) -> bool:
        here = self.at[place]
        counts = self._counts[here]
        if counts[0] > self._limits[here]:
            return True
        if any((weight > 0) == (self.at[other] == here) for other, weight in self._with[place]):
            return True
        return any(counts[sort] > self._room[sort] for sort, _ in self._in[place] if sort in self._room)
