"""Looks at a template that somebody has typed or that comes from a file: every part read by its kind, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any, Final

from eujc_desktop.common.said import said_by, say
from eujc_desktop.fields.kinds import Amount, AnyKind, Clock, Code, Label, Lines, Text, Whole, Wholes, YesNo, long_text
from eujc_desktop.planning.balance import TRAITS
from eujc_desktop.planning.money import PAYERS, REDUCED
from eujc_desktop.planning.programmes import catalogue, deliverables, family_of
from eujc_desktop.planning.rules import by_key

ANCHORS: Final = ("first day", "last day")
PLACES: Final = ("first", "second", "between", "last")
"""On which days of a mission an item usually stands."""
_MOST, MOST_TEMPLATES = 500, 1000
_DAYS = Whole(-3000, 3000)
SETTINGS: Final[dict[str, AnyKind]] = {
    "capacity": Whole(0, 2000),
    "minimum": Whole(0, 2000),
    "firm_seats": Whole(1, 999),
    "sme_only": YesNo(),
    "deposit_amount": Amount(),
    "deposit_currency": Code(3),
    "deposit_due_days": _DAYS,
    "refund_rule": long_text(2000),
    "report_required": YesNo(),
    "refund_smes_only": YesNo(),
    "refund_basis": Text(20),
    "refund_kept": Whole(0, 100),
    "refund_free_days": Whole(0, 99),
    "refund_until": Whole(0, 400),
    "fee_large_firms": Amount(),
    "min_attendance": Whole(0, 100),
    "call_opens_days": _DAYS,
    "call_closes_days": _DAYS,
    "selection_days": _DAYS,
    "report_days": _DAYS,
    "survey_months": Wholes(1, 60, 12),
    "passport_months": Whole(0, 60),
    "b2b_slot_minutes": Whole(1, 240),
    "b2b_change_minutes": Whole(0, 120),
    "purge_days": Whole(0, 4000),
    "typical_start": Text(60),
}
"""The rules an office sets by hand; others come with the template they are laid over."""
_TEXTS: dict[str, AnyKind] = {
    **dict.fromkeys(("name", "name_ja", "name_fr", "audience"), Text()),
    "note": long_text(2000),
    "usual_direction": Text(20),
    "mission_kind": Text(40),
    "variant_of": Text(40),
    "typical_days": Whole(1, 2000),
    "themes": Lines(),
}
_OF_TEXTS: dict[str, AnyKind] = {"objectives": long_text(4000), "motto_ja": Text(40)}
_PHASE: dict[str, AnyKind] = {"label": Text(60), "days": _DAYS, "anchor": Text(20)}
_TASK: dict[str, AnyKind] = {
    "title": Text(), "phase": Text(60), "anchor": Text(20), "offset_days": Whole(-2000, 2000), "owner": Text(),
    "rule": Code(60),
}  # fmt: skip
_ITEM: dict[str, AnyKind] = {
    "on": Text(20), "start": Clock(), "end": Clock(), "type": Text(40), "title": Text(300), "title_ja": Text(300),
    "note": long_text(2000),
}  # fmt: skip
_QUOTA: dict[str, AnyKind] = {"trait": Text(20), "value": Text(120), "least": Whole(0, 2000), "most": Whole(0, 2000)}
_REDUCTION: dict[str, AnyKind] = {
    "of": Text(20), "given_for": Text(20), "value": Text(200), "percent": Whole(0, 100),
}  # fmt: skip
_CALLED: Final = {
    "title": say("Title"), "title_ja": say("Title in Japanese"), "label": say("Phase"), "phase": say("Phase"),
    "days": say("Days"), "offset_days": say("Days"), "anchor": say("Counted"), "owner": say("Owner"),
    "start": say("From"), "end": say("Until"), "note": say("Note"), "least": say("At least"), "most": say("At most"),
    "value": say("Which sizes or countries"), "percent": say("Percent less"),
}  # fmt: skip
"""What parts of a line are called where they are typed."""
Said = Mapping[str, Any]


def checked(raw: object, kinds: Sequence[str], directions: Sequence[str]) -> dict[str, Any]:
    """What a template says, each part as it is kept; ValueError tells the first that does not hold.

    `kinds` and `directions` are those that a mission can have.
    """
    if not isinstance(raw, Mapping):
        raise ValueError(say("A template is a list of named parts"))
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key in _PARTS:
            found[key] = _PARTS[key](value)
        elif key in _TEXTS:
            found[key] = _read(key, _TEXTS[key], value)
        elif key in ("code", "family", "number"):
            continue  # what a programme of one's own stands on is decided where it comes in
        else:
            raise ValueError(say("“{part}” is no part of a template", part=str(key)[:60]))
    _one_of(found.get("mission_kind"), kinds)
    _one_of(found.get("usual_direction"), directions)
    for key in ("themes",):
        if key in found:
            found[key] = list(found[key] or ())
    return {key: "" if value is None and key != "typical_days" else value for key, value in found.items()}


def code(raw: object) -> str:
    """The code of a programme in capitals; ValueError where it is none."""
    found = Label(40).parse(raw)
    if not found:
        raise ValueError(say("{label} is needed", label=say("Code")))
    return found.upper()


def family(kind: str, based_on: str) -> str:
    """The family of a new programme: that of the one it is based on, else that of its kind."""
    known = catalogue()
    return known[based_on].family if based_on in known else family_of(kind)


def _read(name: str, kind: AnyKind, value: object) -> Any:
    try:
        return kind.parse(value)
    except (ValueError, TypeError, OverflowError, ArithmeticError) as exc:
        reason = said_by(exc)
        raise ValueError(say("{part}: {reason}", part=_CALLED.get(name, name), reason=reason)) from None


def _one_of(value: object, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise ValueError(say("“{words}” is not one of {names}", words=str(value)[:60], names=", ".join(known)))


def _list(raw: object, parts: Mapping[str, AnyKind], needed: Sequence[str]) -> list[dict[str, Any]]:
    """Lines of a table; those that are empty are left out."""
    if not isinstance(raw, list) or len(raw) > _MOST:
        raise ValueError(say("A template has lists of at most {n} lines", n=_MOST))
    found = []
    for at, line in enumerate(raw, 1):
        if not isinstance(line, Mapping) or not set(line) <= set(parts):
            raise ValueError(say("A line of a template has other parts than it should"))
        try:
            read = {name: _read(name, kind, line.get(name)) for name, kind in parts.items()}
        except ValueError as exc:
            raise ValueError(say("Line {n}, {problem}", n=at, problem=exc.args[0])) from None
        if not any(value for name, value in read.items() if name not in ("anchor", "on", "days", "offset_days")):
            continue
        for name in needed:
            if read[name] is None:
                needed_here = say("{label} is needed", label=_CALLED.get(name, name))
                raise ValueError(say("Line {n}, {problem}", n=at, problem=needed_here))
        found.append(read)
    return found


def _phases(raw: object) -> list[dict[str, Any]]:
    found = _list(raw, _PHASE, ("label", "days", "anchor"))
    for line in found:
        _one_of(line["anchor"], ANCHORS)
    return found


def _tasks(raw: object) -> list[dict[str, Any]]:
    found = _list(raw, _TASK, ("title", "offset_days", "anchor"))
    for line in found:
        _one_of(line["anchor"], ANCHORS)
        line.update({name: line[name] or "" for name in ("phase", "owner", "rule")})
    return found


def _items(raw: object) -> list[dict[str, Any]]:
    found = _list(raw, _ITEM, ("on", "start", "end", "type", "title"))
    for line in found:
        _one_of(line["on"], PLACES)
        start, end = line["start"], line["end"]
        if not (isinstance(start, time) and isinstance(end, time) and start < end):
            raise ValueError(say("{title}: the end is not after the start", title=line["title"]))
        line.update({"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"})
        line.update({name: line[name] or "" for name in ("title_ja", "note")})
    return found


def _quotas(raw: object) -> list[dict[str, Any]]:
    found = [
        line for line in _list(raw, _QUOTA, ()) if any(line[name] is not None for name in ("value", "least", "most"))
    ]
    for line in found:
        _one_of(line["trait"] or "", TRAITS)
        line["value"] = line["value"] or ""
    return found


def _reductions(raw: object) -> list[dict[str, Any]]:
    found = [line for line in _list(raw, _REDUCTION, ()) if line["value"] is not None or line["percent"] is not None]
    for line in found:
        _one_of(line["of"] or "", REDUCED)
        _one_of(line["given_for"] or "", PAYERS)
        bare = line["given_for"] in ("size", "country") and line["value"] is None
        if bare or line["percent"] is None:
            raise ValueError(say("{label} is needed", label=_CALLED["value" if bare else "percent"]))
        line["value"] = line["value"] or ""
    return found


def _settings(raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise ValueError(say("The rules of a template are named"))
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key == "checks":
            found[key] = _checks(value)
        elif key in SETTINGS:
            found[key] = _setting(SETTINGS[key], _read(key, SETTINGS[key], value))
    return {key: value for key, value in found.items() if value is not None or not isinstance(SETTINGS.get(key), YesNo)}


def _setting(kind: AnyKind, read: Any) -> Any:
    """A rule as files have it: texts and lists never missing, money as a number."""
    if isinstance(kind, Amount) and read is not None:
        return int(read) if read == int(read) else float(read)
    if isinstance(kind, Wholes):
        return list(read or ())
    return read or "" if isinstance(kind, Text) else read


def _checks(raw: object) -> dict[str, int | bool]:
    if not isinstance(raw, Mapping):
        raise ValueError(say("The rules of a template are named"))
    found: dict[str, int | bool] = {}
    for key, value in raw.items():
        rule = by_key().get(str(key))
        if rule is None or not isinstance(value, (int, bool)):
            raise ValueError(say("There is no such rule"))
        if not isinstance(value, bool) and not rule.least <= value <= rule.most:
            raise ValueError(say("must lie between {least} and {most}", least=rule.least, most=rule.most))
        found[rule.key] = value
    return found


def _texts(raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise ValueError(say("The texts of a template are named"))
    return {key: _read(key, _OF_TEXTS[key], raw[key]) or "" for key in _OF_TEXTS if key in raw}


def _codes(raw: object) -> list[str]:
    if not isinstance(raw, list) or not all(isinstance(each, str) for each in raw) or len(raw) > _MOST:
        raise ValueError(say("A template has lists of at most {n} lines", n=_MOST))
    return list(dict.fromkeys(raw))


def _counts(raw: object) -> list[str]:
    found = _codes(raw)
    for each in found:
        _one_of(each, [deliverable.code for deliverable in deliverables()])
    return found


_PARTS: dict[str, Callable[[object], Any]] = {
    "phases": _phases,
    "tasks": _tasks,
    "items": _items,
    "quotas": _quotas,
    "reductions": _reductions,
    "settings": _settings,
    "texts": _texts,
    "papers": _codes,
    "tasks_known": _codes,
    "counts": _counts,
}
