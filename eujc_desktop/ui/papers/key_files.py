"""With whose key files certificates are signed; nothing of it is kept when the window closes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.messages import MessageSlot
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.text import tr

_WHOSE = (say("First signature"), say("Second signature"))


class KeyFiles(QWidget):
    """The key files chosen; tells of others by `changed`, and asks for them by `asked`."""

    changed = Signal()
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.files: tuple[Any, ...] = ()
        self._told = ElidedLabel("", "body")
        choose = push(tr("Key files…"), on_click=self.asked.emit, tip=tr("Sign each file with a key (.p12, .pfx)"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._told, 1)
        across.addWidget(choose)
        self.take((), ())

    def take(self, files: tuple[Any, ...], names: tuple[str, ...]) -> None:
        """Sign with these from now on."""
        before, self.files = self.files, files
        self._told.setText(", ".join(names) if names else tr("Not signed"))
        if before != files:
            self.changed.emit()


def choose_with(desk: Desk, keys: KeyFiles) -> None:
    """Have key files chosen in a dialog when they are asked for."""
    keys.asked.connect(KeyFilesDialog(desk, keys).open)


class KeyFilesDialog(QDialog):
    """A file and its password for each signature; they are opened before they are taken."""

    def __init__(self, desk: Desk, keys: KeyFiles) -> None:
        super().__init__(keys)
        self._desk, self._keys = desk, keys
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Sign with key files"))
        self.setMinimumWidth(520)
        self.messages = MessageSlot()
        self.paths, self.passwords = ([_line(name, words) for name in _WHOSE] for words in ("", tr("Password")))
        told = tr("Each certificate becomes a PDF of its own that any reader finds signed. Passwords are not kept.")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 12)
        lines.setSpacing(10)
        lines.addWidget(label(told, "body", "second", wrap=True))
        for at, name in enumerate(_WHOSE):
            self.passwords[at].setEchoMode(QLineEdit.EchoMode.Password)
            browse = push(tr("Browse…"), on_click=partial(self._browse, at), tip=tr(name))
            fields = row((self.paths[at], 3), browse, (self.passwords[at], 2))
            lines.addWidget(column(label(tr(name), "small", "second"), fields, spacing=4))
        self.use_button = push(tr("Use"), "primary", on_click=self.use)
        lines.addWidget(self.messages)
        lines.addWidget(row("stretch", push(tr("Cancel"), on_click=self.reject), self.use_button))

    def open(self) -> None:
        """Show it with the files that are signed with now."""
        for at, path in enumerate(self.paths):
            path.setText(str(self._keys.files[at].path) if at < len(self._keys.files) else "")
        self.messages.clear()
        super().open()

    def done(self, result: int) -> None:
        """Passwords do not stay in the lines of a dialog that is gone."""
        super().done(result)
        for password in self.passwords:
            password.clear()

    def use(self) -> None:
        """Open the files; those that open are taken, without any nothing is signed."""
        pairs = zip(self.paths, self.passwords, strict=True)
        files = tuple(
            services.papers.KeyFile(Path(path.text().strip()), password.text())
            for path, password in pairs
            if path.text().strip()
        )
        self.use_button.setEnabled(False)
        job = self._desk.office.ask(lambda _work: services.papers.signers_of(files))
        job.then(lambda names: self._take(files, tuple(names))).otherwise(self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.use_button.setEnabled(True)
        self.messages.clear()
        self._desk.refuse(error, self.messages)

    def _take(self, files: tuple[Any, ...], names: tuple[str, ...]) -> None:
        self.use_button.setEnabled(True)
        if self.isVisible():
            self._keys.take(files, names)
            self.accept()

    def _browse(self, at: int) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr(_WHOSE[at]), "", tr("Key files (*.p12 *.pfx)"))
        if name:
            self.paths[at].setText(name)
            self.passwords[at].setFocus()


def _line(name: str, words: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(words or tr("No key file"))
    line.setAccessibleName(f"{tr(name)}, {words or tr('key file')}")
    return line
