"""Whether two records are about one person: reasons for and against in words, and who comes into question at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from eujc_desktop.common import romaji
from eujc_desktop.common.folding import fold
from eujc_desktop.common.names import is_japanese
from eujc_desktop.common.said import say

ASK = 60
"""From this score on two people may be one, and somebody is to be asked."""
ALIKE = 88
_LIKE_ENOUGH = 60
_LOOK_ALIKES = str.maketrans("OQILSBZG", "00115826")
_BETWEEN = re.compile(r"[\W_]+")
# Mailboxes that several people of a house share.
_SHARED = frozenset(
    [
        "admin",
        "contact",
        "export",
        "hello",
        "hr",
        "info",
        "kontakt",
        "mail",
        "marketing",
        "office",
        "post",
        "sales",
        "secretariat",
        "service",
        "soumu",
    ]
)


class Reason(Enum):
    """What speaks for two people being one, or against it: in words, and how much."""

    PASSPORT = say("same passport number"), 75
    LOOKS = say("passport numbers look alike"), 65
    MAIL = say("same e-mail"), 65
    NAME = say("same name"), 60
    NATIVE = say("same name in own script"), 60
    READING = say("same reading"), 45
    SOUND = say("name sounds the same"), 45
    ALIKE = say("name alike"), 45
    BIRTH = say("same birth date"), 30
    EXCHANGED = say("birth dates with day and month exchanged"), 20
    GIVEN = say("same given name"), 20
    FIRM = say("same company"), 15
    MAILBOX = say("same shared mailbox"), 10
    OTHER_NAME = say("another name"), 0
    OTHER_NATIVE = say("another name in own script"), -15
    OTHER_BIRTH = say("another birth date"), -45

    def __init__(self, words: str, weight: int) -> None:
        self.words, self.weight = words, weight

    @property
    def speaks_against(self) -> bool:
        return self.weight <= 0


_ENOUGH_ALONE = frozenset({Reason.PASSPORT, Reason.LOOKS, Reason.MAIL})  # no two people have them in common
_NAMED = frozenset({Reason.NAME, Reason.NATIVE, Reason.READING, Reason.SOUND, Reason.ALIKE})


@dataclass(frozen=True, slots=True)
class Facts:
    """A person as the comparison needs it: names folded, numbers written in one way. Made by `facts`."""

    id: str
    family: str
    given: str
    words: tuple[str, ...]
    sounds: frozenset[str]
    reading: str
    native: str
    email: str
    birth: date | None
    passport: str
    looks: str
    firm: str

    @property
    def joined(self) -> str:
        """The words of the name in order of letters, so that family and given name may stand either way."""
        return " ".join(self.words)


def facts(
    id_: str = "",
    *,
    family: str | None = None,
    given: str | None = None,
    native: str | None = None,
    kana: str | None = None,
    email: str | None = None,
    birth: date | None = None,
    passport: str | None = None,
    firm: str = "",
) -> Facts:
    """What is known of somebody, ready to be compared; `firm` is `common.firms.core_key` of the company."""
    folded = fold(family or ""), fold(given or "")
    latin = tuple(tuple(_words(name)) for name in folded) if all(folded) else ((), ())
    reading = _words(fold(kana or ""))
    own = native or (f"{family or ''}{given or ''}" if is_japanese(f"{family or ''}{given or ''}") else "")
    number = _BETWEEN.sub("", (passport or "").upper())
    return Facts(
        id_,
        *folded,
        tuple(sorted((*latin[0], *latin[1]))),
        frozenset(filter(None, (*_sounds(*latin), *_sounds_of_kana(reading)))),
        "".join(reading),
        _BETWEEN.sub("", fold(own)),
        (email or "").strip().lower(),
        birth,
        number,
        number.translate(_LOOK_ALIKES),
        firm,
    )


def passport_key(number: str) -> str:
    """A passport number with letters and digits that are taken for each other written as one."""
    return _BETWEEN.sub("", number.upper()).translate(_LOOK_ALIKES)


def _words(folded: str) -> list[str]:
    return [word for word in _BETWEEN.split(folded) if word]


def _sounds(family: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    """Latin names as they sound, in either order: Ohno, Oono and Ono are one."""
    first, second = ("".join(map(romaji.without_length, words)) for words in (family, given))
    yield from (first + second, second + first) if first and second else ()


def _sounds_of_kana(reading: Sequence[str]) -> Iterator[str]:
    sounds = [romaji.without_length(romaji.spelled(word)) for word in reading]
    yield from ("".join(sounds), "".join(sounds[1:] + sounds[:1]))


def unlike(one: Facts, other: Facts) -> bool:
    """Whether two rows with the same number or mail speak of different people: another name, no common birth date."""
    if not (one.words and other.words) or (one.birth and one.birth == other.birth):
        return False
    return _ratio(one, other) < _LIKE_ENOUGH and one.given != other.given


def _ratio(one: Facts, other: Facts) -> float:
    from rapidfuzz import fuzz

    names = (f"{one.family} {one.given}", f"{other.family} {other.given}")
    return max(fuzz.ratio(*names), fuzz.ratio(one.joined, other.joined))


def reasons(one: Facts, other: Facts) -> tuple[Reason, ...]:
    """What speaks for and against two people being one, the weightiest first."""
    found = [*_by_number(one, other), *_by_name(one, other), *_by_birth(one, other)]
    if one.firm and one.firm == other.firm:
        found.append(Reason.FIRM)
    return tuple(sorted(found, key=lambda reason: -reason.weight))


def _by_number(one: Facts, other: Facts) -> Iterator[Reason]:
    if one.passport and one.looks == other.looks:
        yield Reason.PASSPORT if one.passport == other.passport else Reason.LOOKS
    if one.email and one.email == other.email:
        yield Reason.MAILBOX if one.email.partition("@")[0] in _SHARED else Reason.MAIL


def _by_name(one: Facts, other: Facts) -> Iterator[Reason]:
    if (same := _same_name(one, other)) is not None:
        yield same
    elif one.words and other.words:
        yield Reason.OTHER_NAME
        if one.given == other.given:
            yield Reason.GIVEN
    if one.native != other.native and is_japanese(one.native) and is_japanese(other.native):
        yield Reason.OTHER_NATIVE


def _same_name(one: Facts, other: Facts) -> Reason | None:
    """The surest way in which two names are one."""
    ways = ((one.words, other.words), (one.native, other.native), (one.reading, other.reading))
    for (mine, yours), reason in zip(ways, (Reason.NAME, Reason.NATIVE, Reason.READING), strict=True):
        if mine and mine == yours:
            return reason
    if one.sounds & other.sounds:
        return Reason.SOUND
    return Reason.ALIKE if _alike(one, other) else None


def _alike(one: Facts, other: Facts) -> bool:
    """A letter or two otherwise, a name more or less, or the given name as an initial."""
    if not (one.words and other.words):
        return False
    from rapidfuzz import fuzz

    if fuzz.ratio(one.joined, other.joined) >= ALIKE:
        return True
    fewer, more = sorted((set(one.words), set(other.words)), key=len)
    if len(fewer) > 1 and fewer < more:
        return True
    short, long = sorted((one.given.rstrip(". "), other.given.rstrip(". ")), key=len)
    return one.family == other.family and len(short) == 1 and long.startswith(short)


def alike(one: Facts, other: Facts) -> bool:
    """Whether two names are one, or may be: the same, sounding the same, or a letter or two otherwise."""
    return _same_name(one, other) is not None


def _by_birth(one: Facts, other: Facts) -> Iterator[Reason]:
    if not (one.birth and other.birth):
        return
    if one.birth == other.birth:
        yield Reason.BIRTH
    elif _in_any_order(one.birth) == _in_any_order(other.birth):
        yield Reason.EXCHANGED
    else:
        yield Reason.OTHER_BIRTH


def _in_any_order(day: date) -> tuple[int, int, int]:
    return day.year, min(day.month, day.day), max(day.month, day.day)


def score(why: Iterable[Reason]) -> int:
    """How likely two people are one, up to 100; from `ASK` on it is worth a question."""
    given = set(why)
    total = sum(reason.weight for reason in given)
    return min(100, max(total, ASK) if given & _ENOUGH_ALONE else total)


def in_words(why: Sequence[Reason]) -> str:
    """`name alike and same birth date`; what speaks against it after a comma."""
    named = bool(set(why) & _NAMED)
    fors = [reason.words for reason in why if not reason.speaks_against]
    against = [reason.words for reason in why if reason.speaks_against and not (named and reason is Reason.OTHER_NAME)]
    spoken = say("{reasons}", reasons=tuple(fors)) if fors else ""
    for words in against:
        spoken = say("{for_it}, {against}", for_it=spoken, against=words) if spoken else words
    return spoken


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody who may be the person asked about: the id, how likely, and why."""

    id: str
    score: int
    reasons: tuple[Reason, ...]


class Index:
    """Many people, of whom those who come into question for one are found without comparing all."""

    def __init__(self, people: Iterable[Facts] = ()) -> None:
        self._of: dict[str, Facts] = {}
        self._by_key: dict[str, list[Facts]] = {}
        for person in people:
            self.put(person)

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._of

    def put(self, person: Facts) -> None:
        """Take somebody in, in place of what was known of the same id."""
        self.drop(person.id)
        self._of[person.id] = person
        for key in _keys(person):
            self._by_key.setdefault(key, []).append(person)

    def drop(self, id_: str) -> None:
        """Leave somebody out from now on."""
        if (known := self._of.pop(id_, None)) is None:
            return
        for key in _keys(known):
            left = [person for person in self._by_key.pop(key, ()) if person.id != id_]
            if left:
                self._by_key[key] = left

    def get(self, id_: str) -> Facts | None:
        """What is known of somebody."""
        return self._of.get(id_)

    def like(self, person: Facts) -> list[Likeness]:
        """Who may be this person, the likeliest first."""
        near = {id(one): one for key in _keys(person) for one in self._by_key.get(key, ())}
        return _weighed(person, (one for one in near.values() if one.id != person.id))

    def pairs(self, tell: Callable[[int, int], object] = lambda _done, _all: None) -> Iterator[tuple[str, Likeness]]:
        """Everybody who may be somebody else here, each pair once; `tell` hears how far the search is."""
        ids, step = list(self._of), max(1, len(self._of) // 100)
        for at, id_ in enumerate(ids):
            if at % step == 0:
                tell(at, len(ids))
            for found in self.like(self._of[id_]):
                if id_ < found.id:
                    yield id_, found


def _weighed(person: Facts, others: Iterable[Facts]) -> list[Likeness]:
    found = []
    for other in others:
        why = reasons(person, other)
        if (total := score(why)) >= ASK:
            found.append(Likeness(other.id, total, why))
    return sorted(found, key=lambda one: (-one.score, one.id))


def _keys(person: Facts) -> set[str]:
    """Under what a person is filed. Two whom the rules ask about share at least one of these.

    Names that are merely alike count only with a birth date or a company in common, and share an initial.
    """
    found = {f"s{sound}" for sound in person.sounds}
    for mark, fact in (("m", person.email), ("p", person.looks), ("o", person.native), ("r", person.reading)):
        if fact:
            found.add(mark + fact)
    if person.words:
        found.add(f"n{person.joined}")
    initials = {word[0] for word in person.words}
    if person.birth:
        found.update(f"b{_in_any_order(person.birth)}{letter}" for letter in initials)
    if person.firm:
        found.update(f"f{person.firm}|{letter}" for letter in initials)
    return found
