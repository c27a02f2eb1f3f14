"""The options last chosen about each paper of a mission, which come back with the paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import tr


class LastChosen:
    """Remembers what is chosen about papers, in the records wherever they can be written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, dict[str, Any]] = {}
        self._lasting = ""

    def take(self, kept: dict[str, dict[str, Any]]) -> bool:
        """Take over what the records remember; whether it is something else than was known here."""
        other, self._kept = kept != self._kept, kept
        return other

    def of(self, paper: str) -> Mapping[str, Any]:
        """What was chosen last about a paper, by its key."""
        return self._kept.get(paper, {})

    def begin(self, chosen: Mapping[str, Any]) -> None:
        """A paper is shown with these options: they are nothing new."""
        self._lasting = services.paper_settings.written(chosen)

    def keep(self, mission: str, paper: str, title: str, chosen: dict[str, Any]) -> None:
        """Remember what is chosen now about the paper that is shown."""
        # Which label is the next one, or who stands on a list this once, is nothing to remember.
        lasting = services.paper_settings.written(chosen)
        if not paper or lasting == self._lasting or self._desk.read_only:
            return
        self._kept[paper], self._lasting = chosen, lasting
        words = tr("Choose options of “{paper}”", paper=title)
        self._desk.office.do(words, lambda work: services.paper_settings.keep(work, mission, paper, chosen))
