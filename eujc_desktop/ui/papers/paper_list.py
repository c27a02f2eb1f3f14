"""The papers at the left: those that the kind of the mission at hand makes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker

from eujc_desktop.planning.kinds import Tools
from eujc_desktop.ui.components.choice_list import ChoiceList
from eujc_desktop.ui.papers.offers import PAPERS
from eujc_desktop.ui.papers.words import listed
from eujc_desktop.ui.text import tr


class PaperList(ChoiceList):
    """Lists every paper until it is told which belong to the mission."""

    def __init__(self) -> None:
        super().__init__(tr("Papers"), listed())
        self._offered = tuple(PAPERS)

    def offer(self, tools: Tools, wished: str) -> bool:
        """List what these tools make, and what is wished by name; whether that is something else than before.

        The paper chosen stays chosen where it is still listed.
        """
        offered = tuple(key for key in PAPERS if tools.makes(key) or key == wished)
        if offered == self._offered:
            return False
        kept, self._offered = self.key, offered
        with QSignalBlocker(self):
            self.show_choices(listed(offered.__contains__))
            if kept in offered:
                self.choose(kept)
        return True
