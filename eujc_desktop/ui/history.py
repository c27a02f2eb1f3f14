"""The list of what was done, newest first, with undo and redo, and ways to take back any one step, or all since one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.buttons import for_action, push
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.days import day_and_time
from eujc_desktop.ui.office import Office
from eujc_desktop.ui.text import count, tip, tr

_LIMIT = 200
_NAMED = 8
"""So many of the steps that would be taken back are named."""
_STEP = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Steps with time and person; what undo takes next is the newest that still stands.

    What was removed is found by itself, and comes back with all that hung on it, also when much was done since.
    """

    def __init__(self, office: Office, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setWindowTitle(tr("History"))
        self.resize(680, 540)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Steps, newest first"))
        self.tree.setHeaderLabels([tr("Step"), tr("When"), tr("Done by")])
        self.tree.setObjectName("plain")
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.currentItemChanged.connect(lambda *_items: self._moved())
        self.removals = QCheckBox(tr("Only what was removed"))
        self.removals.toggled.connect(lambda _on: self._show(self._rows))
        self.back_button = push(tr("Take back this step"), icon="undo-2", on_click=self.take_back)
        self.here_button = push(tr("Go back to here…"), icon="history", on_click=self.look_back)
        self.here_button.setToolTip(tr("Takes back all that was done after this step, once you have seen what that is"))
        self._rows: Sequence[Any] = ()
        self.messages = MessageSlot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.messages)
        layout.addWidget(self.removals)
        layout.addWidget(self.tree, 1)
        undo, redo = (for_action(actions.q(name), text=True) for name in ("undo", "redo"))
        close = push(tr("Close"), "primary", on_click=self.accept)
        layout.addWidget(row(undo, redo, self.back_button, self.here_button, "stretch", close))
        office.changed.connect(self._read)
        self.tree.setFocus()
        self._read()

    def take_back(self) -> None:
        """Take back the step at hand, whatever was done since, or say what stands in the way."""
        step = self._step
        if step is not None and step.stands:
            self.messages.clear()
            self._office.undo(step.number).otherwise(self._refused)

    def look_back(self) -> None:
        """Say what going back to the step at hand takes back, and offer to do it."""
        if (step := self._step) is not None:
            self._office.call(partial(services.steps.after, number=step.number)).then(partial(self._tell, step))

    def _tell(self, step: Any, after: Sequence[str]) -> None:
        lines = [*map(tr, after[:_NAMED])]
        lines += [count("and %n more", "and %n more", len(after) - _NAMED)] if len(after) > _NAMED else []
        if kept := sum(one.outside and one.number > step.number for one in self._rows):
            lines.append(count("%n step has happened outside the program, and stays.",
                               "%n steps have happened outside the program, and stay.", kept))  # fmt: skip
        title = count("This takes back %n step, as one that you can take back again",
                      "This takes back %n steps, as one that you can take back again", len(after))  # fmt: skip
        go = (tr("Go back to “{step}”", step=step.title), partial(self.go_back, step.number))
        self.messages.show_messages([InlineMessage(title, "\n".join(lines), "warn", fixes=[go], closable=True)])

    def go_back(self, number: int) -> None:
        """Have everything as it was after a step, or say what stands in the way."""
        self.messages.clear()
        self._office.go_back(number).otherwise(self._refused)

    @property
    def _step(self) -> Any:
        item = self.tree.currentItem()
        return item.data(0, _STEP) if item is not None else None

    def _refused(self, error: Exception) -> None:
        from eujc_desktop.ui.errors import tell

        tell(error, self.messages)

    def _moved(self) -> None:
        self.messages.clear()
        self._offer()

    def _offer(self) -> None:
        step = self._step
        self.back_button.setEnabled(step is not None and step.stands)
        later = step is not None and any(not one.outside and one.number > step.number for one in self._rows)
        self.here_button.setEnabled(later)

    def _read(self) -> None:
        self._office.call(partial(services.steps.listing, limit=_LIMIT)).then(self._show)

    def _show(self, rows: Sequence[Any]) -> None:
        self._rows, kept = rows, self._step
        self.tree.clear()
        for step in rows:
            if self.removals.isChecked() and not step.removed:
                continue
            at = step.at.astimezone()
            item = QTreeWidgetItem([tr(step.title), day_and_time(at), step.who])
            item.setToolTip(0, tip(tr(step.title)))
            item.setData(0, _STEP, step)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.tree.addTopLevelItem(item)
            if kept is not None and step.number == kept.number:
                self.tree.setCurrentItem(item)
        for column in (1, 2):
            self.tree.resizeColumnToContents(column)
        self._offer()
