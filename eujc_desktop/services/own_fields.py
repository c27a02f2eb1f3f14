"""Fields that an office adds to its programmes, in their order, and the answers of participants to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import func, or_, select

from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import Named, say
from eujc_desktop.exchange import headings
from eujc_desktop.exchange.matching import heading_key
from eujc_desktop.fields.entity import Entity
from eujc_desktop.fields.field import Field, Privacy
from eujc_desktop.fields.own import OwnKey, OwnSort, own_key, own_kind
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import entity_of, fields_of
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.own_field import Asked, OwnAnswer, OwnField
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import programmes, records
from eujc_desktop.store.work import Work

SECTIONS = {Asked.APPLICATION: say("Own fields"), Asked.SELECTION: say("Asked after selection")}
"""Where the fields stand in the form of a participant."""
_PART = 500
_USUAL: dict[str, type[Record]] = {"person": Person, "participation": Participation, "organisation": Organisation}
_PLACE = (OwnField.position, OwnField.label, OwnField.id)
_SECRECY = {"group": Privacy.GROUP, "host": Privacy.HOST, "office": Privacy.OFFICE, "sensitive": Privacy.SENSITIVE}


@dataclass(frozen=True)
class OwnRow:
    """A field as the list of a programme shows it, with how many have answered it; `shared` by every programme."""

    id: str
    label: str
    label_ja: str
    sort: OwnSort
    asked: Asked
    needed: bool
    shared: bool
    answers: int


def entity() -> Entity:
    """What is said of a field when it is added."""
    return entity_of(OwnField)


# --- What is asked ---------------------------------------------------------------------------------------------------


def of_mission(work: Work, mission_id: str | None, asked: Asked | None = None) -> dict[str, Field]:
    """The fields of a mission's programme by key, in their order; of every programme without a mission."""
    found = select(OwnField).order_by(OwnField.asked, *_PLACE)
    if mission_id is not None:
        found = found.where(_of(work.get(Mission, mission_id).programme))
    if asked is not None:
        found = found.where(OwnField.asked == asked)
    return {field.name: field for field in map(declared, work.session.scalars(found))}


def are_there(work: Work) -> bool:
    """Whether any programme has fields of its own."""
    return work.session.scalar(select(OwnField.id).limit(1)) is not None


def field_of(work: Work, field_id: str) -> Field:
    """A field by its id."""
    return declared(work.get(OwnField, field_id))


def words_of(work: Work, key: str) -> list[str]:
    """The words that answers to a field are taken from."""
    return list(work.get(OwnField, own_key(key).id).words or ())


def _of(programme: str | None) -> Any:
    every = OwnField.programme.is_(None)
    return or_(every, OwnField.programme == programme.upper()) if programme else every


def declared(one: OwnField) -> Field:
    """A field as lists and forms know it."""
    return _made(
        one.id, one.sort, one.label, one.label_ja or "", one.words or (), one.asked, str(one.secrecy), one.keep_days
    )


@lru_cache(maxsize=500)
def _made(
    field_id: str,
    sort: OwnSort,
    label: str,
    label_ja: str,
    words: tuple[str, ...],
    asked: Asked,
    secrecy: str,
    keep_days: int | None,
) -> Field:
    """The field as lists and forms know it; the same one as long as nothing about it changes."""
    return Field(
        str(OwnKey(sort, field_id)),
        Named(label, {"ja": label_ja}),
        own_kind(sort, words),
        search=True,
        privacy=_SECRECY[secrecy],
        keep_days=keep_days,
        section=SECTIONS[asked],
        words=(label_ja, headings.both_names(label, label_ja)) if label_ja else (),
    )


# --- The list of a programme -----------------------------------------------------------------------------------------


def programmes_asked(work: Work) -> list[tuple[str, str]]:
    """Every programme by code and name, those with fields of their own first."""
    asked = set(work.session.scalars(select(OwnField.programme).distinct()))
    every = [(one.code, one.named) for one in programmes.listing(work)]
    return sorted(every, key=lambda pair: pair[0] not in asked)


def listing(work: Work, programme: str | None) -> list[OwnRow]:
    """The fields of a programme, or those of every programme, in the order in which they are asked."""
    counted = select(OwnAnswer.field_id, func.count()).where(OwnAnswer.value.is_not(None)).group_by(OwnAnswer.field_id)
    answers: dict[str, int] = dict(work.session.execute(counted).all())
    found = work.session.scalars(select(OwnField).where(_of(programme)).order_by(OwnField.asked, *_PLACE))
    return [
        OwnRow(one.id, one.label, one.label_ja or "", one.sort, one.asked, bool(one.needed), one.programme is None,
               answers.get(one.id, 0))
        for one in found
    ]  # fmt: skip


def add(work: Work, programme: str | None, given: Mapping[str, object]) -> str:
    """A new field of a programme, or without one of every programme, after those there are; its id."""
    last = work.session.scalar(select(func.max(OwnField.position)))
    code = programme.upper() if programme else None
    values = {**given, "programme": code, "position": (last or 0) + 1}
    _check(work, code, records.parsed(OwnField, values, whole=True))
    return records.create(work, "own_field", values)


def change(work: Work, field_id: str, given: Mapping[str, object]) -> None:
    """Change what is said of a field; another sort only as long as nobody has answered."""
    one = work.get(OwnField, field_id)
    values = {name: getattr(one, name) for name in ("label", "label_ja", "sort", "words")}
    values |= records.parsed(OwnField, given, now=one)
    _check(work, one.programme, values, but=field_id)
    if values["sort"] != one.sort and _answers_of(work, field_id):
        raise Invalid(
            {"sort": say("There are answers already; add another field, or remove this one with its answers")}
        )
    records.change(work, "own_field", field_id, given)


def _check(work: Work, programme: str | None, values: Mapping[str, Any], but: str = "") -> None:
    """Invalid where two fields of a form would have one name, or there is nothing to choose from."""
    words: Sequence[str] = values.get("words") or ()
    problems: dict[str, str] = {}
    if OwnSort(values.get("sort") or OwnSort.TEXT).has_words and len({fold(word) for word in words}) < 2:
        problems["words"] = say("At least two different answers are needed, each on a line of its own")
    same = select(OwnField).where(OwnField.id != but)
    others = list(work.session.scalars(same if programme is None else same.where(_of(programme))))
    taken = {heading_key(name) for other in others for name in (other.label, other.label_ja) if name}
    for name in ("label", "label_ja"):
        own = str(values.get(name) or "")
        if own and heading_key(own) in taken:
            problems[name] = say("There is a field “{field}” already", field=own)
        elif usual := _usual_headings().get(heading_key(own)):
            problems[name] = say("Lists call the usual field “{usual}” so; use that one, or choose another name",
                                 usual=say(usual))  # fmt: skip
    if problems:
        raise Invalid(problems)


@cache
def _usual_headings() -> dict[str, str]:
    """The names of the fields that every record has, by the headings under which lists of participants bring them."""
    usual = {f"{alias}.{name}": field for alias, model in _USUAL.items() for name, field in fields_of(model).items()}
    own = {heading_key(name): field.label for key, field in usual.items() for name in headings.words(key)}
    return own | {heading_key(field.label): field.label for field in usual.values()}


def move(work: Work, field_id: str, step: int) -> None:
    """Ask a field earlier (-1) or later (1), among those asked at the same time."""
    one = work.get(OwnField, field_id)
    found = select(OwnField).where(_of(one.programme), OwnField.asked == one.asked).order_by(*_PLACE)
    order = list(work.session.scalars(found))
    at = order.index(one)
    order.insert(min(max(at + step, 0), len(order) - 1), order.pop(at))
    for position, each in enumerate(order, 1):
        each.position = position


def copy(work: Work, source: str, programme: str) -> int:
    """Ask in a programme what another asks; how many fields that are. Those of the same name stay as they are."""
    there = {fold(row.label) for row in listing(work, programme)}
    own = work.session.scalars(select(OwnField).where(OwnField.programme == source.upper()).order_by(*_PLACE)).all()
    new = [one for one in own if fold(one.label) not in there]
    if not new:
        raise Refused("There is nothing to copy.", cure="Choose a programme that asks for something else.")
    for one in new:
        add(work, programme, {name: getattr(one, name) for name in _SAID})
    return len(new)


_SAID = ("label", "label_ja", "sort", "words", "asked", "needed", "secrecy", "keep_days")


def remove(work: Work, field_id: str) -> int:
    """Ask no more for a field; how many answers go with it."""
    gone = _answers_of(work, field_id)
    work.session.delete(work.get(OwnField, field_id))
    return gone


def _answers_of(work: Work, field_id: str) -> int:
    found = select(func.count()).where(OwnAnswer.field_id == field_id, OwnAnswer.value.is_not(None))
    return int(work.session.scalar(found) or 0)
