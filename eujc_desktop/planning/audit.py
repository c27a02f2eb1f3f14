"""What is to be looked at before a paper is printed: blanks, placeholders, clashes, consents, characters, languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eujc_desktop.common.said import say
from eujc_desktop.planning.audit_scopes import Scope, scope_of
from eujc_desktop.planning.finding import Finding, Severity, in_order

Unknown = Callable[[str], set[str]]
"""Tells the characters of a text that no font has."""
CLEAN = "Clean: nothing to mend was found."


@dataclass(frozen=True, slots=True)
class Value:
    """A field as a paper prints it; `japanese` is the field that holds the same in Japanese, where there is one.

    `of` is the record that has the field, where it stands with another one.
    """

    field: str
    label: str
    text: str = ""
    japanese: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a paper prints of one record. `subject` is the sort, as scopes name it; `name` what people call it.

    `state` is the stage of a visit, `firm` whether that one is agreed.
    """

    subject: str
    table: str
    id: str
    name: str
    values: tuple[Value, ...] = ()
    state: str = ""
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Late:
    """A task that is not done, after its day."""

    id: str
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is looked at; findings of the timetable and about travellers as those rules gave them."""

    mission_id: str
    records: tuple[Record, ...] = ()
    timetable: tuple[Finding, ...] = ()
    people: tuple[Finding, ...] = ()
    late: tuple[Late, ...] = ()
    hosts: tuple[Finding, ...] = ()
    """Whom hosts take, as those rules gave it."""
    unsigned: tuple[str, ...] = ()
    """The sides whose general manager is not known."""


def check(
    facts: Facts, paper: str = "", language: str = "en", unknown: Unknown = lambda _text: set()
) -> tuple[Finding, ...]:
    """What is to be looked at before `paper` is printed in `language`, the gravest first; "" for all papers."""
    scope = scope_of(paper)
    shown = [record for record in facts.records if record.subject in scope.subjects or record.subject in scope.needs]
    found = [finding for record in shown for finding in _of_record(record, scope, language, unknown)]
    if scope.timetable:
        found += [finding for finding in facts.timetable if not (scope.visits and finding.rule == "unconfirmed visit")]
    found += [finding for finding in facts.people if finding.rule in scope.people]
    found += [finding for finding in facts.hosts if scope.approvals and finding.severity != "hint"]
    found += _late(facts.late) if scope.deadlines else ()
    found += _unsigned(facts) if scope.signatures else ()
    return in_order(found)


def group_of(rule: str) -> str:
    """The heading under which a finding stands."""
    return next((title for title, rules in _GROUPS.items() if rule in rules), PEOPLE_AND_PAPERS)


def lines(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings as the office's copy prints them: a line each, or that all is clean."""
    return tuple(finding.message for finding in findings) or (CLEAN,)


BLANKS, PLACEHOLDERS, LETTERS = say("Blanks"), say("Placeholders"), say("Characters no font has")
LANGUAGES, VISITS, CLASHES = say("Translations"), say("Visits"), say("Itinerary")
CONSENTS, DAYS, PEOPLE_AND_PAPERS = say("Consents"), say("Deadlines"), say("Participants and their papers")
TAKEN = say("Whom hosts take")
_GROUPS = {
    PLACEHOLDERS: ("placeholder",),
    LETTERS: ("missing glyph",),
    BLANKS: ("blank", "no signatory"),
    VISITS: ("unconfirmed", "unconfirmed visit", "visit gone"),
    CLASHES: ("overlap", "impossible travel", "tight travel", "missing transport", "same coach", "same interpreter",
              "same room", "plant buffer", "office buffer", "host hours", "agreed time", "public holiday",
              "holiday without host", "closed day", "capacity", "too few", "no interpreter", "outside mission",
              "no lunch", "no meal", "long day", "short rest", "no free evening", "last train", "luggage", "not landed",
              "already gone", "seat twice", "seats open", "nobody named"),
    TAKEN: ("names due", "export control", "answer overdue", "refused visitor", "competitor", "too many visitors",
            "too few visitors", "not to be named", "signature missing", "passport at the gate", "shoe size",
            "language of the host"),
    CONSENTS: ("no data consent", "no host consent", "host consent unknown"),
    LANGUAGES: ("no Japanese", "no English"),
    DAYS: ("late",),
}  # fmt: skip


def _of_record(record: Record, scope: Scope, language: str, unknown: Unknown) -> Iterator[Finding]:
    needed = scope.needs.get(record.subject, ())
    printed = record.subject in scope.subjects
    unread = {value.japanese for value in record.values} if language == "en" and not scope.both else set()
    for value in record.values:
        if value.field in unread:
            continue
        if not value.text.strip():
            if value.field in needed:
                yield _at(record, value, "blank", "warning", say("{place} is empty.", place=_place(record, value)))
        elif printed:
            yield from _of_text(record, value, unknown)
    if record.subject in scope.translated:
        yield from _languages(record, "both" if scope.both else language)
    if scope.visits and not record.firm:
        message = say("{name} has not agreed yet: the stage is “{stage}”.", name=record.name, stage=say(record.state))
        yield Finding("unconfirmed", "warning", message, field="visit.stage", table=record.table, record=record.id)


def _of_text(record: Record, value: Value, unknown: Unknown) -> Iterator[Finding]:
    if found := placeholder(value.text):
        message = say("{place} still says “{words}”.", place=_place(record, value), words=found)
        yield _at(record, value, "placeholder", "warning", message)
    if odd := sorted(unknown(value.text)):
        named = ", ".join(f"“{char}” ({unicodedata.name(char, f'U+{ord(char):04X}')})" for char in odd)
        message = say(
            "{place}: no font has {letters}. A box is printed in its place.", place=_place(record, value), letters=named
        )
        yield _at(record, value, "missing glyph", "error", message)


_ENGLISH = re.compile(
    r"\bt\.?b\.?[acdn]\b\.?|\bx{3,}\b|\blorem ipsum\b|\bplaceholder\b|\bfix ?me\b|\?{3,}|_{4,}"
    r"|\b(?:to be|not yet) (?:confirmed|determined|announced|decided|advised|defined|completed|filled in)\b"
    r"|\[(?:…|\.{3}|x+|name|date|time|place|company|address|insert[^\]]*)\]|«\s*(?:…|\.{3}|\w+[_.]\w+)\s*»"
    r"|\{\{?[a-z_]+(?:\.[a-z_]+)*\}?\}",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    "未定|調整中|確認中|検討中|要確認|後日(?:連絡|決定|案内|お知らせ)|[〇○●◯△×]{2,}|仮題|（仮）|\\(仮\\)"
)
_CAPITALS = re.compile(r"\bTODO\b")


def placeholder(text: str) -> str:
    """The first words of a text that hold a place for others; "" without any."""
    found = (pattern.search(text) for pattern in (_ENGLISH, _JAPANESE, _CAPITALS))
    return next((match[0] for match in found if match), "")


def _languages(record: Record, language: str) -> Iterator[Finding]:
    """Fields that are known in one language only, where the paper prints the other."""
    by_key = {value.field: value for value in record.values}
    severity: Severity = "hint" if language == "both" else "warning"
    for value in record.values:
        other = by_key.get(value.japanese)
        if other is None or bool(value.text.strip()) is bool(other.text.strip()):
            continue
        if value.text.strip() and language in ("ja", "both"):
            message = say("{place} is empty; there is only English.", place=_place(record, other))
            yield _at(record, other, "no Japanese", severity, message)
        elif other.text.strip() and language in ("en", "both"):
            message = say("{place} is empty; there is only Japanese.", place=_place(record, value))
            yield _at(record, value, "no English", severity, message)


def _late(tasks: Sequence[Late]) -> Iterator[Finding]:
    for task in tasks:
        message = say("“{task}” was to be done by {day:plain}.", task=task.title, day=task.due)
        yield Finding("late", "warning", message, table="task", record=task.id)


def _unsigned(facts: Facts) -> Iterator[Finding]:
    for side in facts.unsigned:
        message = say("No general manager of the {side} side is on the mission, so nobody signs for it.", side=side)
        yield Finding("no signatory", "error", message, table="mission", record=facts.mission_id)


def _place(record: Record, value: Value) -> str:
    return say("{name}: “{field}”", name=record.name, field=say(value.label))


def _at(record: Record, value: Value, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(rule, severity, message, field=value.field, table=record.table, record=record.id, holder=value.of)
