"""A text of a paper to be worded: its lines, the named fields to put in, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.text import tr
from eujc_desktop.ui.theme import theme

_NAMES = {
    "mission": say("Mission"),
    "letter": say("Letter"),
    "participant": say("Participant"),
    "host": say("Host"),
    "visit": say("Visit"),
}
_BRACES = re.compile(r"\{[^{}]*\}?")
_TOLD = 3


class TextForm(QWidget):
    """Tells by `edited` that something was typed, not that another text is shown."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.subject, self.enclosures, self.body = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self._colours = _Fields(self.body.document())
        self.insert_button = push(tr("Insert field"), icon="plus")
        self._hint = label("", "small", "second", wrap=True)
        self.problems = label("", "small", "err", wrap=True)
        self._kind: Any = None
        self._rows = [
            _named(tr("Subject"), self.subject),
            _named(tr("Enclosures"), self.enclosures),
        ]
        text = label(tr("Text"), "small", "second")
        text.setBuddy(self.body)
        self.body.setAccessibleName(tr("Text"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        for part in (self._rows[0], row(text, "stretch", self.insert_button)):
            lines.addWidget(part)
        lines.addWidget(self.body, 1)
        for part in (self._rows[1], self.problems, self._hint):
            lines.addWidget(part)
        self.subject.textEdited.connect(lambda _text: self._typed())
        self.enclosures.textEdited.connect(lambda _text: self._typed())
        self.body.textChanged.connect(self._typed)
        self.setFocusProxy(self.body)

    def show_text(self, kind: Any, wording: Any) -> None:
        """Show a text to be worded; the place in the one shown already is kept."""
        same = self._kind == kind
        self._kind = kind
        self._rows[0].setVisible(kind.whole or kind.titled)
        self._rows[1].setVisible(kind.whole)
        with QSignalBlocker(self.body):
            at = self.body.textCursor().position() if same else 0
            self._colours.known = kind.fields
            self.subject.setText(wording.subject)
            self.enclosures.setText(wording.enclosures)
            self.body.setPlainText(wording.body)
            cursor = self.body.textCursor()
            cursor.setPosition(min(at, len(wording.body)))
            self.body.setTextCursor(cursor)
        self._hint.setText(tr(kind.form) if kind.form else "")
        self._hint.setVisible(bool(kind.form))
        self._offer_fields(kind.fields)
        self._check()

    @property
    def wording(self) -> Any:
        """The text as it stands."""
        return plain(services.paper_texts.Wording(self.subject.text(), self.body.toPlainText(), self.enclosures.text()))

    def insert(self, name: str) -> None:
        """Put a field where the cursor was last."""
        lines = (self.subject, self.enclosures)
        where: QLineEdit | QPlainTextEdit = next((line for line in lines if line.hasFocus()), self.body)
        words = f"{{{name}}}"
        if isinstance(where, QLineEdit):
            where.insert(words)
            self._typed()
        else:
            where.insertPlainText(words)
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_fields(self, fields: Mapping[str, str]) -> None:
        menu = QMenu(self)
        menus: dict[str, QMenu] = {}
        for name, words in fields.items():
            group = name.partition(".")[0]
            if group not in menus:
                menus[group] = menu.addMenu(tr(_NAMES[group]))
            action = menus[group].addAction(f"{tr(words)}\t{{{name}}}")
            action.triggered.connect(partial(self._insert, name))
        if (old := self.insert_button.menu()) is not None:
            old.deleteLater()
        self.insert_button.setMenu(menu)

    def _insert(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt says it so
        self.insert(name)

    def _typed(self) -> None:
        self._check()
        self.edited.emit()

    def _check(self) -> None:
        found = services.paper_texts.problems_of(self._kind.key, self.wording) if self._kind is not None else ()
        self.problems.setText("\n".join(found[:_TOLD]))
        self.problems.setVisible(bool(found))
        theme.restyle(self.body, "state", "error" if found else "")


def plain(wording: Any) -> Any:
    """A text without blanks at the ends of its lines, which nobody sees."""
    lines = (line.rstrip() for line in wording.body.split("\n"))
    return services.paper_texts.Wording(wording.subject.strip(), "\n".join(lines).strip(), wording.enclosures.strip())


def _named(words: str, field: QLineEdit) -> QWidget:
    name = label(words, "small", "second")
    name.setFixedWidth(72)
    name.setBuddy(field)
    field.setAccessibleName(words)
    return row(name, (field, 1))


class _Fields(QSyntaxHighlighter):
    """Fields there are in the colour of links, others in that of errors."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.known: Mapping[str, str] = {}

    def highlightBlock(self, text: str) -> None:
        for found in _BRACES.finditer(text):
            look = QTextCharFormat()
            look.setForeground(theme.color("accent_text" if found[0][1:-1] in self.known else "err_text"))
            self.setFormat(found.start(), found.end() - found.start(), look)
