"""Which columns go to which fields, remembered by heading, and kept under names for files that come again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QWidget

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.memory import Memory
from eujc_desktop.ui.text import escape, tr

Matches = Mapping[str, str]
"""The field by heading, empty for none."""


class SavedMatches:
    """What the window remembers of one sort of list."""

    def __init__(self, memory: Memory, what: str) -> None:
        self._memory = memory
        self._used, self._kept = f"import.matches.{what}", f"import.saved.{what}"

    @property
    def used(self) -> dict[str, str]:
        """The fields that headings went to before."""
        return dict(self._memory.get(self._used, {}))

    def learn(self, matches: Matches) -> None:
        """Remember where headings went; one that is left aside is remembered as such."""
        self._memory.put(self._used, {**self.used, **matches})

    def forget_used(self) -> None:
        """Match headings by their words again."""
        self._memory.put(self._used, {})

    @property
    def names(self) -> list[str]:
        """The names under which matches are kept."""
        return sorted(self._all, key=str.casefold)

    def kept(self, name: str) -> dict[str, str]:
        """What is kept under a name."""
        return dict(self._all[name])

    def keep(self, name: str, matches: Matches) -> None:
        """Keep matches under a name, in place of those there."""
        self._memory.put(self._kept, {**self._all, name: dict(matches)})

    def rename(self, name: str, other: str) -> None:
        """Keep the same matches under another name."""
        self._memory.put(self._kept, {other if each == name else each: keys for each, keys in self._all.items()})

    def forget(self, name: str) -> None:
        """Keep nothing under this name any more."""
        self._memory.put(self._kept, {each: keys for each, keys in self._all.items() if each != name})

    @property
    def _all(self) -> dict[str, dict[str, str]]:
        return dict(self._memory.get(self._kept, {}))


class MatchesButton(QWidget):
    """“Saved matches”: use, save, rename or forget; `chosen` hands on those to use, `forgotten` wants them anew."""

    chosen = Signal(object)
    forgotten = Signal()

    def __init__(self, saved: SavedMatches) -> None:
        super().__init__()
        self.saved, self.now = saved, dict[str, str]()
        self.button = push(tr("Saved matches"), "ghost", "save", on_click=self._open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what can be done now."""
        self.menu.clear()
        for name in self.saved.names:
            part = self.menu.addMenu(escape(name))
            part.addAction(tr("Use"), partial(self._use, name))
            part.addAction(tr("Save these matches over it"), partial(self.saved.keep, name, self.now))
            part.addAction(tr("Rename…"), partial(self._ask_name, name))
            part.addAction(tr("Forget"), partial(self.saved.forget, name))
        self.menu.addSeparator()
        self.menu.addAction(tr("Save these matches…"), self._ask_name).setEnabled(bool(self.now))
        self.menu.addAction(tr("Forget where headings went before"), self._forget_used).setEnabled(
            bool(self.saved.used)
        )

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _use(self, name: str) -> None:
        self.chosen.emit(self.saved.kept(name))

    def _forget_used(self) -> None:
        self.saved.forget_used()
        self.forgotten.emit()

    def _ask_name(self, name: str = "") -> None:
        """Ask for the name to save the matches under, or for another one."""
        dialog = QInputDialog(self)
        dialog.setWindowTitle(tr("Saved matches"))
        dialog.setLabelText(tr("Name, such as the form the file comes from"))
        dialog.setTextValue(name)

        def take() -> None:
            given = dialog.textValue().strip()
            if given and name:
                self.saved.rename(name, given)
            elif given:
                self.saved.keep(given, self.now)

        dialog.accepted.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
