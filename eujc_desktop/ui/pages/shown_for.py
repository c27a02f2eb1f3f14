"""For whom the itinerary is shown: everyone, a group, one person, one interpreter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QComboBox

from eujc_desktop.common.folding import fold
from eujc_desktop.ui.components.combo import ElidedCombo
from eujc_desktop.ui.text import tr

_PARTED = re.compile(r"\s*(?:[,;/&、，・\n]| and )\s*")


class Whom(NamedTuple):
    """`everyone`, `group`, `person` or `interpreter`, with letter, participation or name."""

    kind: str = "everyone"
    key: str = ""
    letter: str = ""

    def sees(self, item: Any) -> bool:
        """Whether an item is for them."""
        if self.kind == "group":
            return bool(item.for_named or item.has("", self.key))
        if self.kind == "person":
            return bool(item.has(self.key, self.letter))
        if self.kind == "interpreter":
            return fold(self.key) in fold(item.interpreter)
        return True

    @property
    def values(self) -> Mapping[str, object]:
        """What makes an item one that a group or an interpreter sees; nothing for people, who see what all do."""
        if self.kind == "group":
            return {"groups": (self.key,)}
        return {"interpreter": self.key} if self.kind == "interpreter" else {}


class ShownFor(ElidedCombo):
    """The choice; it keeps what was chosen as long as it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Shown for"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setMaxVisibleItems(24)
        self._whom: list[Whom | None] = [Whom()]
        self.addItem(tr("Everyone"))

    @property
    def whom(self) -> Whom:
        return self._whom[self.currentIndex()] or Whom() if 0 <= self.currentIndex() < len(self._whom) else Whom()

    def show_everyone(self) -> None:
        self.setCurrentIndex(0)

    def choose(self, whom: Whom) -> None:
        """Show for somebody, if they are there."""
        if whom in self._whom:
            self.setCurrentIndex(self._whom.index(whom))

    def show_choices(self, letters: Sequence[str], people: Sequence[Any], items: Sequence[Any]) -> None:
        """Offer groups, interpreters and people; sorted as they come."""
        kept, going = self.whom, [one for one in people if one.travels]
        choices: list[tuple[str, Whom | None]] = [(tr("Everyone ({n})", n=len(going)), Whom())]
        for letter in letters:
            number = sum(one.letter == letter for one in going)
            choices.append((tr("Group {letter} ({n})", letter=letter, n=number), Whom("group", letter)))
        parts = (
            [(tr("{name}, interpreter", name=name), Whom("interpreter", name)) for name in interpreters(people, items)],
            [(one.name, Whom("person", one.key, one.letter)) for one in people],
        )
        for part in parts:
            choices += [("", None), *part] if part else []
        if [whom for _, whom in choices] == self._whom and choices[0][0] == self.itemText(0):
            return
        self.clear()
        self._whom = [whom for _, whom in choices]
        for words, whom in choices:
            if whom is None:
                self.insertSeparator(self.count())
            else:
                self.addItem(words)
        self.choose(kept)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 28)


def interpreters(people: Sequence[Any], items: Sequence[Any]) -> list[str]:
    """The family names of those who interpret, and whoever else is written to interpret at an item."""
    found = {fold(one.family_name): one.family_name for one in people if one.interprets and one.family_name}
    for item in items:
        for name in _PARTED.split(item.interpreter):
            if name.strip() and not any(known in fold(name) for known in found):
                found[fold(name)] = name.strip()
    return sorted(found.values())
