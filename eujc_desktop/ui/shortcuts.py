"""The list of commands and their keys, from the same list the menus are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from eujc_desktop.ui.action_list import ACTIONS, MENUS
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.text import tr


class ShortcutsDialog(QDialog):
    """Commands by menu, with their keys; a box finds one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(560, 620)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("Find a command"))
        self.box.setAccessibleName(tr("Find a command"))
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._find)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Commands"))
        self.tree.setHeaderLabels([tr("Command"), tr("Shortcut")])
        self.tree.setObjectName("plain")
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fill()
        close = push(tr("Close"), "primary", on_click=self.accept)
        layout.addWidget(self.box)
        layout.addWidget(self.tree, 1)
        layout.addWidget(row("stretch", close))

    def _fill(self) -> None:
        for menu in MENUS:
            head = QTreeWidgetItem([tr(menu)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(head)
            for action in (action for action in ACTIONS if action.menu == menu):
                key = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                head.addChild(QTreeWidgetItem([tr(action.text), key]))
        self.tree.expandAll()

    def _find(self, words: str) -> None:
        wanted = words.casefold().split()
        for at in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(at)
            if head is None:
                continue
            children = [child for below in range(head.childCount()) if (child := head.child(below)) is not None]
            for child in children:
                text = f"{child.text(0)} {child.text(1)}".casefold()
                child.setHidden(not all(word in text for word in wanted))
            head.setHidden(all(child.isHidden() for child in children))
