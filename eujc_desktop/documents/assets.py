"""The files in `resources/documents` that the papers are drawn with."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from eujc_desktop.common.resources import resource


@cache
def load(name: str) -> Any:
    """The content of a JSON file there."""
    return json.loads(text(name))


def text(name: str) -> str:
    """The content of a file there."""
    return resource("documents", name).read_text(encoding="utf-8")


def advice(*, to_japan: bool) -> Any:
    """The numbers to call in Japan, or in Europe."""
    return load("advice-japan.json" if to_japan else "advice-europe.json")
