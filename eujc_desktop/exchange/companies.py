"""Directories of hosts: a firm a row, with its site and up to two people to turn to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from eujc_desktop.common import firms, names
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.exchange.draft import Draft
from eujc_desktop.exchange.full_names import split_latin
from eujc_desktop.exchange.headings import words
from eujc_desktop.exchange.preview import Change as ValueChange
from eujc_desktop.exchange.preview import Match, Offer, Preview, Result, Row
from eujc_desktop.exchange.recognise import Known, Twice, compare
from eujc_desktop.exchange.rows import Read, read_rows
from eujc_desktop.exchange.summary import made
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Text

NEEDED = ("organisation.name", "organisation.name_ja")
SITE_NAMES = ("site.name_ja", "site.name")
CONTACTS = ("contact1", "contact2")
NAMED = ("native_name", "kana_name", "family_name", "given_name")
"""By what a person is known; in another spelling it is no other name."""
_MARKS = {"contact1": ("①", "1"), "contact2": ("②", "2")}
_LANGUAGES = {
    "日": "Japanese",
    "英": "English",
    "独": "German",
    "仏": "French",
    "中": "Chinese",
    "韓": "Korean",
    "西": "Spanish",
}


def contact_targets(contact: Mapping[str, Field]) -> dict[str, Field]:
    """The fields of each of the two contacts: `担当者①氏名`, and for the first one `氏名` alone."""
    found: dict[str, Field] = {}
    own = {**contact, "latin": Field("latin", "Name in Latin letters", Text())}
    for number, alias in enumerate(CONTACTS, start=1):
        for name, field in own.items():
            marked = [f"担当者{mark}{word}" for mark in _MARKS[alias] for word in words(f"contact.{name}")]
            label = contact_label(number, field.label)
            found[f"{alias}.{name}"] = replace(field, name=f"{alias}.{name}", label=label, words=tuple(marked))
    return found


def contact_label(number: int, label: str) -> str:
    """What a field of a contact is called in a list of companies."""
    return say("Contact {number}: {label}", number=number, label=say(label))


def preview(draft: Draft, known: Iterable[Known]) -> Preview:
    """What importing the directory would do; `known.values["people"]` holds what is known of each contact, by id."""
    read, left = read_rows(draft)
    return made(draft, "companies", list(_rows(draft, read, Hosts(known))), left)


def _rows(draft: Draft, read: Iterable[Read], hosts: Hosts) -> Iterator[Row]:
    # Further rows of a firm may bring its other contacts and sites; what they say of firm and site must agree.
    firm = Twice(draft.targets, ((say("name of the firm"), _firm_key),), once=False, about=_of_house)
    site = Twice(draft.targets, ((say("name of the site"), _site_key),), once=False, about=_of_site, by_match=False)
    people = [
        Twice(draft.targets, ((say("name of the person"), partial(_person_key, alias)),), once=False,
              about=partial(_of_person, alias), by_match=False)
        for alias in CONTACTS
    ]  # fmt: skip
    for each in read:
        row = site.look(firm.look(_row(draft, each, hosts), each), each)
        for person in people:
            row = person.look(row, each)
        hosts.meet(row)
        yield row


def _firm_key(values: Mapping[str, Any]) -> str:
    name = values.get("organisation.name_ja") or values.get("organisation.name")
    return firms.key(name) if name else ""


def _site_key(values: Mapping[str, Any]) -> str:
    name = values.get("site.name_ja") or values.get("site.name") or ""
    return f"{_firm_key(values)}|{_plain(name)}"


def _person_key(alias: str, values: Mapping[str, Any]) -> str:
    given = {name: values.get(f"{alias}.{name}") for name in NAMED}
    name = given["native_name"] or _latin(given)
    return f"{_firm_key(values)}|{_closed(name)}" if name else ""


def _of_person(alias: str, key: str) -> bool:
    return key.startswith(f"{alias}.")


def _of_site(key: str) -> bool:
    return key.startswith("site.")


def _of_house(key: str) -> bool:
    return _of_firm(key) and not _of_site(key)


def at_site(values: Mapping[str, Any], sites: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Which of the known sites of a firm a row is about, by its name; the first where nothing is named, None for a
    new one.
    """
    named = [(key, _plain(values[key])) for key in SITE_NAMES if values.get(key)]
    if not named or not sites:
        return next(iter(sites), None)
    for site in sites:
        if any(_plain(site.get(key) or "") == name for key, name in named):
            return site
    # One whose name nobody knows yet, or not in this language, may be the one meant.
    unnamed = [site for site in sites if not any(site.get(key) for key, _ in named)]
    return unnamed[0] if len(sites) == 1 and unnamed else None


def _plain(name: str) -> str:
    return re.sub(r"\s", "", fold(name))


def _of_firm(key: str) -> bool:
    """Whether a field is of the firm or its site; its names in another spelling are no change."""
    return not key.startswith("contact") and key not in NEEDED


class Hosts:
    """The known firms and the new ones of the rows so far, ready to be looked up by their names."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_core: dict[str, list[Known]] = {}
        self._new: dict[str, list[Known]] = {}
        for host in known:
            _put(self._by_core, host)

    def find(self, values: Mapping[str, Any]) -> tuple[Known | None, bool]:
        """The known firm a row is about, and whether that is sure."""
        return _find(self._by_core, values)

    def find_new(self, values: Mapping[str, Any]) -> tuple[Known | None, bool]:
        """The new firm of an earlier row that a row is about, and whether that is sure."""
        return _find(self._new, values)

    def meet(self, row: Row) -> None:
        """Remember the firm of a row that would make one."""
        if row.match is None and row.title:
            name = say("{name} of row {number}", name=row.title, number=row.number)
            _put(self._new, Known("", name, {key: row.values[key] for key in NEEDED if row.values.get(key)}))


def _put(by_core: dict[str, list[Known]], host: Known) -> None:
    for core in {firms.core_key(name) for key in NEEDED if (name := host.values.get(key))}:
        by_core.setdefault(core, []).append(host)


def _find(by_core: Mapping[str, Sequence[Known]], values: Mapping[str, Any]) -> tuple[Known | None, bool]:
    perhaps = None
    for key in ("organisation.name_ja", "organisation.name"):
        given = values.get(key)
        for host in by_core.get(firms.core_key(given), []) if given else []:
            there = host.values.get(key)
            same = firms.same_firm(given, there) if given and there else "no"
            # Two firms may share a name in English; what their Japanese names leave open, that does not settle.
            if same == "yes" and host is not perhaps:
                return host, True
            if same == "ask":
                perhaps = host
    return perhaps, False


def _row(draft: Draft, read: Read, hosts: Hosts) -> Row:
    _mend(draft, read)
    title = str(read.values.get("organisation.name") or read.values.get("organisation.name_ja") or "")
    if not title:
        cure = say("Enter the name, or skip the row.")
        read.tell("organisation.name", say("is empty; a firm needs a name"), cure, needed=True)
    decided = draft.decided.get(read.number)
    row = Row(read.number, "new", title, read.values, read.cells)
    host, sure = _settled(*hosts.find(read.values), said=decided)
    if host is None:
        host, sure = _settled(*hosts.find_new(read.values), said=decided)
        return _new_row(row, read, host, sure=sure)
    if not sure:
        _ask_whether_one(read, host)
    people, changed, told = _contacts(draft, read, host, decided=decided)
    host = _with_site(host, read.values)
    changes, fills = compare(_about_firm(read.values, host), host, draft.targets)
    changes, fills = (*changes, *changed), (*fills, *told)
    result: Result = "changed" if changes or fills else people
    if read.stopped:
        result = "problem"
    elif not sure or people == "duplicate":
        result = "duplicate"
    problems = tuple(read.problems)
    return replace(row, result=result, changes=changes, fills=fills, match=_match(host, sure=sure), problems=problems)


def _settled(found: Known | None, sure: bool, *, said: bool | None) -> tuple[Known | None, bool]:  # noqa: FBT001
    """A firm that was found, once it is said whether one that is not sure is meant."""
    return (found, sure) if sure or said is None else (found if said else None, said)


def _new_row(row: Row, read: Read, host: Known | None, *, sure: bool) -> Row:
    """A row of a firm that is not known; one that an earlier row brings goes by the names it has there."""
    result: Result = "new"
    if host is not None and sure:
        read.values.update(host.values)
    elif host is not None:
        _ask_whether_one(read, host)
        row, result = replace(row, match=_match(host, sure=False)), "duplicate"
    return replace(row, result="problem" if read.stopped else result, problems=tuple(read.problems))


def _ask_whether_one(read: Read, host: Known) -> None:
    words = say(
        "may be {name}, but the corporate form stands in another place: in Japan these may be two firms",
        name=host.name,
    )
    read.ask("organisation.name_ja", words, say("Say whether it is the same firm."))


def _match(host: Known, *, sure: bool) -> Match:
    return Match(host.id, host.name, say("name of the firm") if sure else say("name alike"))


def _with_site(host: Known, values: Mapping[str, Any]) -> Known:
    """A known firm with what is known of the site a row is about."""
    house = {key: value for key, value in host.values.items() if not _of_site(key)}
    return replace(host, values={**house, **(at_site(values, host.values.get("sites", ())) or {})})


def _about_firm(values: Mapping[str, Any], host: Known) -> dict[str, Any]:
    """What a row tells of the known firm and its site, with the name that it lacks so far."""
    lacking = [key for key in NEEDED if not host.values.get(key)]
    return {key: value for key, value in values.items() if _of_firm(key) or key in lacking}


def _contacts(
    draft: Draft, read: Read, host: Known, *, decided: bool | None
) -> tuple[Result, list[ValueChange], list[str]]:
    """Whether the row brings a new person of the firm, only known ones, or one known under another spelling; what it
    changes of those known, and the keys of what it adds to them.

    Once it is decided that this is the same person, the known spelling takes the place of the other.
    """
    result: Result = "same"
    changes, fills = list[ValueChange](), list[str]()
    people: Mapping[str, Mapping[str, Any]] = host.values.get("people", {})
    for alias in CONTACTS:
        given = {name: read.values.get(f"{alias}.{name}") for name in NAMED}
        if not any(given.values()):
            continue
        found, alike = find_contact(given, people)
        if alike and decided is None:
            words = say("reads like {alike}, who is known there: probably the same person", alike=alike)
            read.ask(f"{alias}.native_name", words, say("Say whether it is the same person."))
            return "duplicate", changes, fills
        if alike and decided:
            read.values[f"{alias}.native_name"] = alike
            found, _ = find_contact({**given, "native_name": alike}, people)
        if found is None:
            result = "new"
            continue
        more = compare(*_about_person(alias, read.values, people[found]), draft.targets)
        changes, fills = [*changes, *more[0]], [*fills, *more[1]]
    return result, changes, fills


def _about_person(alias: str, values: Mapping[str, Any], held: Mapping[str, Any]) -> tuple[dict[str, Any], Known]:
    """What a row tells of a known person, beside who that is; a name in another spelling is no change."""
    known = Known("", "", {f"{alias}.{name}": value for name, value in held.items()})
    told = {
        key: value
        for key, value in values.items()
        if _of_person(alias, key) and (key.partition(".")[2] not in NAMED or key not in known.values)
    }
    return told, known


def find_contact(given: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> tuple[str | None, str]:
    """The id of the known contact with these names, and the name of one who only reads alike."""
    native, kana, latin = _names_of(given)
    alike = ""
    for key, person in known.items():
        other_native, other_kana, other_latin = _names_of(person)
        same_kana = bool(kana) and kana == other_kana
        if native and native == other_native:
            if same_kana or not kana or not other_kana:
                return key, ""
        elif same_kana and other_native:
            alike = person["native_name"]
        elif latin and latin == other_latin and not (native and other_native):
            return key, ""
    return None, alike


def _names_of(person: Mapping[str, Any]) -> tuple[str, str, str]:
    """The names of somebody as they are compared: in their own script, as they are read, and in Latin letters."""
    return _closed(person.get("native_name") or ""), _reading(person.get("kana_name") or ""), fold(_latin(person))


def _latin(person: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (person.get("given_name"), person.get("family_name"))))


def _closed(name: str) -> str:
    return re.sub(r"\s", "", name)


def _reading(kana: str) -> str:
    return names.hiragana(_closed(kana))


def _mend(draft: Draft, read: Read) -> None:
    _photos(draft, read)
    _shoes(read)
    _languages(read)
    _staff(read)
    for alias in CONTACTS:
        _contact_name(read, alias)


def _photos(draft: Draft, read: Read) -> None:
    """`△ 許可制` is a rule and a remark."""
    mark, _, words = read.cells.get("site.photos", "").partition(" ")
    if words and "site.photos" not in read.values:
        try:
            read.values["site.photos"] = draft.targets["site.photos"].kind.parse(mark, draft.hints)
        except ValueError:
            return
        read.values["site.photo_note"] = words.strip()
        read.drop("site.photos")


def _shoes(read: Read) -> None:
    """What is lent instead of a yes or no is a remark on gear."""
    raw = read.cells.get("site.safety_shoes", "").strip()
    if raw and "site.safety_shoes" not in read.values:
        read.values["site.safety_shoes"] = False
        read.values["site.gear_note"] = raw
        read.drop("site.safety_shoes")


def _languages(read: Read) -> None:
    raw = read.cells.get("site.languages", "")
    parts = [part.strip() for part in re.split(r"[・、,;/]", raw) if part.strip()]
    if parts:
        read.values["site.languages"] = tuple(_LANGUAGES.get(part, part) for part in parts)


def _staff(read: Read) -> None:
    """`約118名` is 118; that it is about so many stays in the notes."""
    raw = read.cells.get("organisation.employees", "")
    if "約" in raw and "organisation.employees" in read.values:
        before = read.values.get("organisation.notes")
        read.values["organisation.notes"] = "\n".join(part for part in (before, f"従業員数 {raw}") if part)


def _contact_name(read: Read, alias: str) -> None:
    latin = read.values.pop(f"{alias}.latin", None)
    if latin and names.is_japanese(latin):
        read.values.setdefault(f"{alias}.native_name", latin)
    elif latin:
        family, given, _ = split_latin(latin)
        read.values[f"{alias}.family_name"] = " ".join(w.title() if w.isupper() else w for w in family.split())
        read.values[f"{alias}.given_name"] = given
    for key in (f"{alias}.native_name", f"{alias}.kana_name"):
        _unparted(read, key)
    _nameless(read, alias)


def _nameless(read: Read, alias: str) -> None:
    """Mail and phone that belong to nobody are those of the firm; what else is said of nobody is asked about."""
    if any(f"{alias}.{name}" in read.values for name in ("native_name", "family_name")):
        return
    for key in [key for key in read.values if key.startswith(f"{alias}.")]:
        value, own = read.values.pop(key), f"organisation.{key.partition('.')[2]}"
        if own in {"organisation.email", "organisation.phone"} and own not in read.values:
            read.values[own] = value
        else:
            read.ask(
                key, say("is said of a person without a name, so it is left out"), say("Enter the name to keep it.")
            )


def _unparted(read: Read, key: str) -> None:
    """Ask where a Japanese name without a blank parts; offer the ways where there are few."""
    name = read.values.get(key, "")
    if not names.is_japanese(name) or re.search(r"\s", name):
        return
    ways = [f"{name[:at]} {name[at:]}" for at in range(1, len(name))] if 2 < len(name) < 5 else []
    reason = say("has no space between family and given name; where it parts is not known")
    read.ask(key, reason, say("Enter it with a space."), tuple(Offer(key, way, way) for way in ways))
