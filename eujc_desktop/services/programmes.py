"""The programmes the office can begin a mission from."""

from __future__ import annotations

from eujc_desktop.planning import programmes
from eujc_desktop.planning.programmes import Programme


def listing() -> tuple[Programme, ...]:
    """Every programme, in order of its first year."""
    return programmes.programmes()
