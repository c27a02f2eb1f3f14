"""What a table names as `module:name`, so that its module is imported when it is first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def look_up(place: str) -> Any:
    """What stands at `module:name`; the module is imported now."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
