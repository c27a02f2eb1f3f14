"""Labels that the office gives to people: their names and colours, and who bears them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.folding import fold
from eujc_desktop.common.said import say
from eujc_desktop.fields.kinds import Lines
from eujc_desktop.models.label import Label, LabelColour
from eujc_desktop.models.person import Person
from eujc_desktop.services import records
from eujc_desktop.store.work import Work


@dataclass(frozen=True)
class LabelRow:
    """A label as lists show it; one that people bear but nobody has coloured is grey and has no `id`."""

    id: str
    name: str
    colour: LabelColour
    people: int


def palette() -> list[tuple[str, str]]:
    """The colours there are, as code and name."""
    return [(str(colour), colour.label) for colour in LabelColour]


def listing(work: Work) -> list[LabelRow]:
    """All labels in the order of their names, with how many people bear each."""
    kept = {label.name: label for label in work.session.scalars(select(Label))}
    borne = Counter(name for _id, names in _bearers(work) for name in names)
    rows = [
        LabelRow(kept[name].id, name, kept[name].colour, borne[name])
        if name in kept
        else LabelRow("", name, LabelColour.GREY, borne[name])
        for name in {*kept, *borne}
    ]
    return sorted(rows, key=lambda row: (fold(row.name), row.name))


def colours(work: Work) -> dict[str, str]:
    """The colour of each label by its name."""
    return {name: str(colour) for name, colour in work.session.execute(select(Label.name, Label.colour))}


def make(work: Work, name: str, colour: str) -> str:
    """A new label; its id. Invalid where there is one of that name."""
    given = records.parsed(Label, {"name": _free(work, name), "colour": colour}, whole=True)
    label = Label(**given)
    work.session.add(label)
    work.session.flush()
    return label.id


def rename(work: Work, before: str, name: str) -> int:
    """Call a label otherwise, also with everybody who bears it; how many people that are."""
    new = _free(work, name, but=before)
    (_of(work, before) or _kept(work, before)).name = new
    return _replace(work, before, new)


def recolour(work: Work, name: str, colour: str) -> None:
    """Give a label another colour."""
    (_of(work, name) or _kept(work, name)).colour = LabelColour(colour)


def remove(work: Work, name: str) -> int:
    """Take a label away, also from everybody who bears it; how many people that were."""
    if (label := _of(work, name)) is not None:
        work.session.delete(label)
    return _replace(work, name, None)


def put(work: Work, people: Iterable[str], name: str, *, on: bool) -> int:
    """Give a label to people, or take it from them; of how many that changed something."""
    changed = 0
    for person_id in dict.fromkeys(people):
        person = work.get(Person, person_id)
        names = [each for each in person.labels or () if each != name] + ([name] if on else [])
        if on is not (name in (person.labels or ())):
            person.labels, changed = tuple(names) or None, changed + 1
    return changed


def _bearers(work: Work) -> Sequence[tuple[str, tuple[str, ...]]]:
    query = select(Person.id, Person.labels).where(Person.labels.is_not(None))
    return [(row[0], row[1] or ()) for row in work.session.execute(query)]


def _replace(work: Work, before: str, name: str | None) -> int:
    bearers = [person_id for person_id, names in _bearers(work) if before in names]
    for person_id in bearers:
        person = work.get(Person, person_id)
        names = (name if each == before else each for each in person.labels or ())
        person.labels = tuple(dict.fromkeys(each for each in names if each)) or None
    return len(bearers)


def _free(work: Work, name: str, but: str = "") -> str:
    """The name as it is kept, if no other label bears it in whatever spelling, and it stays one among several."""
    clean = str(records.parsed(Label, {"name": name})["name"] or "")
    if not clean:
        raise Invalid({"name": say("Label is needed")})
    if Lines().parse(clean) != (clean,):
        raise Invalid({"name": say("A label has no semicolon and no line break: these stand between labels")})
    if any(fold(row.name) == fold(clean) for row in listing(work) if row.name != but):
        raise Invalid({"name": say("There is a label “{clean}” already", clean=clean)})
    return clean


def _of(work: Work, name: str) -> Label | None:
    return work.session.scalar(select(Label).where(Label.name == name))


def _kept(work: Work, name: str) -> Label:
    """A label that people bear, from now on with a colour."""
    label = Label(name=name, colour=LabelColour.GREY)
    work.session.add(label)
    return label
