"""The programmes an office begins missions from: the Centre's, what the office says otherwise, and its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from eujc_desktop.common.errors import Damaged, Invalid, NotFound, Refused
from eujc_desktop.common.said import said_by, say
from eujc_desktop.models.choices import Direction, MissionKind
from eujc_desktop.models.itinerary import ItemType
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.money import RefundBasis
from eujc_desktop.models.programme import OwnTemplate
from eujc_desktop.planning import programmes, template_check
from eujc_desktop.planning.differing import differing
from eujc_desktop.planning.programmes import Programme
from eujc_desktop.services import progress, quotas, reductions
from eujc_desktop.store.work import Work

FORM: Final = "eujc programme templates"
"""By this word a file of templates is known."""
VERSION: Final = 1


def catalogue(work: Work) -> Mapping[str, Programme]:
    """Every programme by code, as it holds in this office."""
    rows = work.session.execute(select(OwnTemplate.code, OwnTemplate.content).order_by(OwnTemplate.code))
    return programmes.catalogue(tuple((code, content) for code, content in rows))


def of_the_centre() -> tuple[Programme, ...]:
    """The programmes of the Centre as it has them."""
    return programmes.programmes()


def listing(work: Work) -> tuple[Programme, ...]:
    """Every programme, in order of its first year, the office's own last."""
    return tuple(catalogue(work).values())


def find(work: Work, code: str | None) -> Programme | None:
    """The programme of a code, whatever its case; None where there is none."""
    return catalogue(work).get(code.strip().upper()) if code else None


def one(work: Work, code: str) -> Programme:
    """The programme of a code; NotFound where there is none."""
    found = find(work, code)
    if found is None:
        raise NotFound(say("There is no programme {code}.", code=code), cure="`eujc-desktop programmes` lists them.")
    return found


def template(work: Work, code: str) -> dict[str, Any]:
    """The parts of a template as they hold, as an editor shows them."""
    return _parts(one(work, code))


def _parts(found: Programme) -> dict[str, Any]:
    return {
        **{name: getattr(found, name) for name in _PLAIN},
        "themes": list(found.themes),
        "counts": list(found.counts),
        "papers": list(found.papers),
        "texts": dict(found.texts),
        "phases": [{"label": one.label, "days": one.days, "anchor": one.anchor} for one in found.phases],
        "tasks": [{name: getattr(one, name) for name in _TASK} for one in found.tasks],
        "items": [_item(one) for one in found.items],
        "quotas": [{name: getattr(one, name) for name in _QUOTA} for one in found.quotas],
        "reductions": [one.line for one in found.reductions],
        "settings": {name: getattr(found.settings, name) for name in template_check.SETTINGS},
    }


_STANDING = ("family", "number", "variant_of", "name")
"""On what a programme of the office's own stands."""
_PLAIN = ("name", "name_ja", "name_fr", "audience", "note", "usual_direction", "typical_days", "mission_kind")
_QUOTA = ("trait", "value", "least", "most")
_TASK = ("title", "phase", "anchor", "offset_days", "owner", "rule")


def _item(each: programmes.ItemTemplate) -> dict[str, Any]:
    times = {"start": f"{each.start:%H:%M}", "end": f"{each.end:%H:%M}"}
    return {
        "on": each.on,
        **times,
        "type": each.type,
        "title": each.title,
        "title_ja": each.title_ja,
        "note": each.note,
    }


def change(work: Work, code: str, parts: Mapping[str, Any]) -> None:
    """Say some parts of a template otherwise; what is then as it is without the office is not kept."""
    found, read, record = one(work, code), _checked(parts), _record(work, code)
    stands = {key: json.loads(record.content)[key] for key in _STANDING} if record and found.changed == "own" else {}
    changes = {row.code: row.content for row in work.session.scalars(select(OwnTemplate))}
    others = {key: text for key, text in changes.items() if key != found.code}
    below = {**others, **({found.code: json.dumps(stands)} if stands else {})}
    ground, now = _parts(programmes.catalogue(tuple(sorted(below.items())))[found.code]), _parts(found)
    kept: dict[str, Any] = dict(stands)
    for key, before in ground.items():
        said = read.get(key, now[key])
        if key in ("settings", "texts"):
            whole = {**now[key], **said}
            said = {name: value for name, value in whole.items() if not _same(value, before.get(name))}
            if said:
                kept[key] = said
        elif not _same(said, before):
            kept[key] = said
    if "tasks" in kept:
        kept["tasks_known"] = [task["title"] for task in ground["tasks"]]
    checks = read.get("settings", {}).get("checks") or (json.loads(record.content) if record else {}).get(
        "settings", {}
    ).get("checks")
    if checks:
        kept.setdefault("settings", {})["checks"] = checks
    _keep(work, code, kept, str(kept.get("name") or found.name))


def _same(one_: Any, other: Any) -> bool:
    """Whether two parts say the same, however they are written; nothing is as good as empty."""
    return bool(_plain(one_) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value] or None
    if isinstance(value, Decimal):
        return float(value)
    return None if value in ("", False) else value


def add(work: Work, code: str, name: str, *, kind: str = "", variant_of: str = "") -> str:
    """A programme of the office's own, or a variant that takes over what its parent has; its code."""
    found = _code(code)
    if found in catalogue(work):
        raise Invalid({"code": say("There is already a programme {code}", code=found)})
    parent = find(work, variant_of)
    if variant_of and parent is None:
        raise Invalid({"variant_of": say("There is no programme {code}", code=variant_of)})
    if not name.strip():
        raise Invalid({"name": say("{label} is needed", label=say("Name"))})
    kind = kind or (parent.mission_kind if parent else MissionKind.BUSINESS)
    own = {"name": name.strip(), "variant_of": parent.code if parent else ""}
    if parent is None or kind != parent.mission_kind:
        own["mission_kind"] = str(kind)
    known = _checked(own)
    family = parent.family if parent else programmes.family_of(str(kind))
    counts = list(parent.counts) if parent else []
    direction = parent.usual_direction if parent else str(Direction.EU_TO_JP)
    number = max(programmes.NUMBER_OF_OWN, *(each.number + 1 for each in catalogue(work).values()))
    whole = {**known, "family": family, "number": number, "counts": counts, "usual_direction": direction}
    _keep(work, found, whole, name.strip())
    return found


def restore(work: Work, code: str) -> None:
    """Back to the Centre's own template; one of the office's own goes, unless missions follow it."""
    found, record = one(work, code), _record(work, code)
    if record is None:
        return
    if found.changed == "own":
        followed = work.session.scalar(select(Mission.code).where(Mission.programme == found.code).limit(1))
        if followed:
            told = say("{mission} follows the programme {code}.", mission=followed, code=found.code)
            raise Refused(told, cure="Give its missions another programme first.")
        heir = next((each.code for each in listing(work) if each.variant_of == found.code), "")
        if heir:
            told = say("{heir} is a variant of {code}.", heir=heir, code=found.code)
            raise Refused(told, cure="Take the variant away first.")
    work.session.delete(record)


def differences(work: Work, code: str) -> tuple[str, ...]:
    """What a variant says otherwise than its parent, and a changed template than the Centre's, in words."""
    found = one(work, code)
    other = find(work, found.variant_of) if found.variant_of else None
    if other is None and found.changed == "changed":
        other = programmes.programme(code)
    return differing(found, other) if other is not None else ()


def exported(work: Work, codes: Sequence[str] = ()) -> bytes:
    """Templates the office has changed or added as the bytes of a file; without codes all of them."""
    wanted = {code.upper() for code in codes}
    rows = [row for row in work.session.scalars(select(OwnTemplate).order_by(OwnTemplate.code))
            if not wanted or row.code in wanted]  # fmt: skip
    if not rows:
        raise Refused("The office has changed no template.", cure="Change one first, or add a programme.")
    whole = {"form": FORM, "version": VERSION, "templates": {row.code: json.loads(row.content) for row in rows}}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def bring_in(work: Work, data: bytes) -> tuple[str, ...]:
    """Take over the templates of such a file, each in the place of what the office had; their codes."""
    found = _file(data)
    known = programmes.catalogue()
    brought: list[str] = []
    for raw_code, said in found.items():
        code, parts = _in_file(raw_code, said)
        if code not in known:
            parts.update(_standing(said, parts))
        _keep(work, code, parts, str(parts.get("name") or (known[code].name if code in known else code)))
        brought.append(code)
    catalogue(work)  # what cannot be laid over the Centre's is refused here, and nothing is kept
    return tuple(brought)


def _file(data: bytes) -> Mapping[str, Any]:
    cure = say("Choose a file that was saved here under “Save templates”.")
    try:
        whole = json.loads(data.decode("utf-8-sig"))
        found = whole["templates"]
        version = whole.get("version", 0)
        if whole["form"] != FORM or not isinstance(found, dict) or len(found) > template_check.MOST_TEMPLATES:
            raise ValueError
        if not isinstance(version, int):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Damaged("This is no file of programme templates.", cure=cure) from None
    if version > VERSION:
        raise Damaged("The file was saved by a newer version of the program.", cure="Install the newest version.")
    return found


def _in_file(code: str, said: Any) -> tuple[str, dict[str, Any]]:
    """The code and the parts of one template as they are kept."""
    try:
        return _code(code), _checked(said)
    except Invalid as exc:
        reason = next(iter(exc.problems.values()))
        raise Damaged(
            say("The template {code} cannot be read: {reason}", code=code[:40], reason=reason),
            cure="Correct it in the file, or save it again where it comes from.",
        ) from exc


def _standing(said: Mapping[str, Any], parts: Mapping[str, Any]) -> dict[str, Any]:
    """What a programme of another office's own stands on here: its family, and a number after ours."""
    parent, kind = str(said.get("variant_of") or ""), str(parts.get("mission_kind") or MissionKind.BUSINESS)
    named = said.get("family")
    families = {each.family for each in programmes.programmes()}
    family = named if named in families else template_check.family(kind, parent)
    return {"family": family, "number": programmes.NUMBER_OF_OWN, "variant_of": parent, "name": parts.get("name", "")}


def _checked(parts: object) -> dict[str, Any]:
    """The parts of a template as they are kept; Invalid says which does not hold."""
    try:
        found = template_check.checked(parts, [*map(str, MissionKind)], [*map(str, Direction)])
    except ValueError as exc:
        raise Invalid({"template": said_by(exc)}) from None
    _known((item["type"] for item in found.get("items", ())), set(map(str, ItemType)))
    _known((task["rule"] for task in found.get("tasks", ()) if task["rule"]), {*progress.RULES, "visits"})
    basis = found.get("settings", {}).get("refund_basis")
    _known([basis] if basis else [], set(map(str, RefundBasis)))
    if "quotas" in found:
        found["quotas"] = _quotas(found["quotas"])
    if "reductions" in found:
        found["reductions"] = _reductions(found["reductions"])
    return found


def _quotas(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Quotas with values as people are counted by them; Invalid where one has no limit, or two are about the same."""
    try:
        found = [{**line, "value": quotas.checked(line)["value"] or ""} for line in lines]
        quotas.check_once((line["trait"], line["value"]) for line in found)
    except Invalid as exc:
        raise Invalid({"template": next(iter(exc.problems.values()))}) from None
    return found


def _reductions(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Reductions with sizes and countries as they are compared; Invalid where one is neither."""
    try:
        return [reductions.checked(line) for line in lines]
    except Invalid as exc:
        raise Invalid({"template": next(iter(exc.problems.values()))}) from None


def _known(words: Iterable[str], known: set[str]) -> None:
    for each in words:
        if each not in known:
            names = ", ".join(sorted(known))
            raise Invalid({"template": say("“{words}” is not one of {names}", words=each[:60], names=names)})


def _code(raw: object) -> str:
    try:
        return template_check.code(raw)
    except ValueError as exc:
        raise Invalid({"code": said_by(exc)}) from None


def _record(work: Work, code: str) -> OwnTemplate | None:
    return work.session.scalar(select(OwnTemplate).where(OwnTemplate.code == code.upper()))


def _keep(work: Work, code: str, parts: Mapping[str, Any], name: str) -> None:
    """Write the layer of the office; with nothing in it there is none."""
    record = _record(work, code)
    content = json.dumps(parts, ensure_ascii=False, default=str, sort_keys=True)
    if record is None and parts:
        work.session.add(OwnTemplate(code=code.upper(), name=name, content=content))
    elif record is not None and not parts:
        work.session.delete(record)
    elif record is not None:
        record.content, record.name = content, name
    work.session.flush()
