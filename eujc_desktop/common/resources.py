"""Files that belong to the program: fonts, icons, texts, sample data."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _candidates() -> list[Path]:
    """Where the folder may be: unpacked beside a frozen program, inside an installed package, in the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources", Path(frozen) / "eujc_desktop" / "resources"] if frozen else []
    return [*places, _PACKAGE / "resources", _PACKAGE.parent / "resources"]


@cache
def _root() -> Path:
    for place in _candidates():
        if place.is_dir():
            return place
    raise FileNotFoundError(f"The program's resources are missing; looked in {', '.join(map(str, _candidates()))}.")


def resource(*parts: str) -> Path:
    """The path of a file or folder of the resources, wherever the program runs from."""
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"The program's file {'/'.join(parts)} is missing.")
    return path
