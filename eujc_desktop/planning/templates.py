"""Templates of programmes as plain data, one laid over the other: family, parent of a variant, programme, office.

What a layer does not say holds from the layer below; settings and texts are laid over each other one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

Template = Mapping[str, Any]
OF_A_FAMILY: Final = ("mission_kind", "typical_days", "phases", "tasks", "items", "settings", "texts", "papers")
"""What programmes of a family have in common."""
_PART_BY_PART: Final = ("settings", "texts")
_OWN: Final = ("name_ja", "name_fr", "usual_direction", "goes_with", "changed", "variant_of", "stated_days")
"""What a variant does not take over from its parent."""


def laid(below: Template, above: Template) -> dict[str, Any]:
    """One layer over another."""
    parts = {key: {**below.get(key, {}), **above.get(key, {})} for key in _PART_BY_PART}
    return {**below, **{key: value for key, value in above.items() if not _is_open(key, value)}, **parts}


def _with_later(tasks: Sequence[Any], below: Sequence[Any], known: Sequence[str]) -> list[Any]:
    """The tasks of an office, and those that came into the layers below after it had changed its list."""
    there = {*known, *(task["title"] for task in tasks)}
    return [*tasks, *(task for task in below if task["title"] not in there)]


def _is_open(key: str, value: Any) -> bool:
    """Whether a layer leaves something to the one below; what is published of a programme is never left open."""
    return value is None or (key in OF_A_FAMILY and value == [])


class Layers:
    """The programmes of the Centre with what an office says otherwise and has of its own, by code."""

    def __init__(
        self, own: Mapping[str, Template], families: Mapping[str, Template], changes: Mapping[str, Template]
    ) -> None:
        self._own, self._families, self._changes = own, families, changes

    def codes(self) -> tuple[str, ...]:
        """Every programme: those of the Centre, then the office's own."""
        return tuple(dict.fromkeys((*self._own, *self._changes)))

    def whole(self, code: str, above: tuple[str, ...] = ()) -> dict[str, Any]:
        """A template with all that it takes over; a variant of itself, or of none that is there, stands alone."""
        own = self._said(code)
        family = self._families[own["family"]]
        below = {**{key: family[key] for key in OF_A_FAMILY if key in family}, "family_title": family["title"]}
        parent = own.get("variant_of") or ""
        if parent in self.codes() and parent not in (*above, code) and self._said(parent)["family"] == own["family"]:
            over = self.whole(parent, (*above, code))
            below = {key: value for key, value in over.items() if key not in _OWN}
        found = laid(below, own)
        if (known := self._changes.get(code, {}).get("tasks_known")) is not None:
            found["tasks"] = _with_later(found["tasks"], laid(below, self._own.get(code, {}))["tasks"], known)
        if isinstance(found["items"], str):
            found["items"] = family["more_items"][found["items"]]
        return found

    def _said(self, code: str) -> dict[str, Any]:
        """What the Centre and the office say of a programme, without what it takes over."""
        ours, theirs = self._own.get(code), self._changes.get(code)
        changed = "" if theirs is None else "changed" if ours is not None else "own"
        stated = (ours or {}).get("typical_days")
        return {**laid(ours or {}, theirs or {}), "code": code, "changed": changed, "stated_days": stated}
