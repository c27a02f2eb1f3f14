"""What was chosen about a paper, in words that later versions read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from eujc_desktop.documents.cards.content import Labels
from eujc_desktop.documents.sections import SECTIONS
from eujc_desktop.services.paper_pieces.order import Order

_NOT_KEPT: Final = (
    "kind",
    "mission",
    "person_id",
    "each",
    "dated",
    "day",
    "since",
    "people",
    "despite",
    "trial",
    "sign",
    "password",
)
"""What an order says about this one time."""

_USUAL: Final[dict[str, Any]] = {field.name: field.default for field in fields(Order) if field.name not in _NOT_KEPT}


def read(words: str) -> dict[str, Any]:
    """Options as an order takes them, from the words `written` made of them."""
    known = {name: value for name, value in json.loads(words).items() if name in _USUAL}
    return {name: _read(name, value) for name, value in known.items()}


def written(options: Mapping[str, Any]) -> str:
    """Options in words that later versions read; usual ones are left out."""
    chosen = {name: value for name, value in options.items() if name in _USUAL and _lasting(value) != _USUAL[name]}
    return json.dumps({name: _lasting(chosen[name]) for name in sorted(chosen)}, default=asdict, ensure_ascii=False)


def _lasting(value: Any) -> Any:
    """What lasts of a choice: the stock does, the labels left on today's sheet do not."""
    return Labels(value.stock, twice=value.twice) if isinstance(value, Labels) else value


def _read(name: str, value: Any) -> Any:
    """A value as the order has it; sections there are no more are left out."""
    if name == "labels":
        return Labels(**value)
    if name == "sections":
        return tuple(key for key in value if key in SECTIONS)
    return type(_USUAL[name])(value)
