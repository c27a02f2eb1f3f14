"""Whether what is in hand could be dropped: the rules of the timetable, asked at each step of the mouse."""

from __future__ import annotations

from typing import Any

from eujc_desktop.ui.timetable.gesture import Drop
from eujc_desktop.ui.timetable.hand import Verdict


class Judging:
    """Knows the timetable as it is checked, and what a drop would change in it."""

    def __init__(self) -> None:
        self.trial: Any = None

    def judge(self, _drop: Drop) -> Verdict:
        """What would be wrong."""
        return Verdict()
