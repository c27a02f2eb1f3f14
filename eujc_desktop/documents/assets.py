"""The files in `resources/documents` that the papers are drawn with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2] / "resources" / "documents"


@cache
def load(name: str) -> Any:
    """The content of a JSON file there."""
    return json.loads((_ROOT / name).read_text(encoding="utf-8"))
