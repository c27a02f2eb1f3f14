"""The dialog of an error nobody foresaw."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.text import tr


class CrashDialog(QDialog):
    """Says that something failed, that the data is safe, and what to send to support."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(tr("Something went wrong"))
        self.setModal(True)
        self.setMinimumWidth(560)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        title = label(tr("The program met an error it does not know"), "title", wrap=True)
        layout.addWidget(row(IconLabel("triangle-alert", "err_text", 24), (title, 1), spacing=10))
        safe = tr("Your data is safe: every change is written in full or not at all. The last action may be missing.")
        layout.addWidget(label(safe, "body", "second", wrap=True))
        layout.addWidget(label(tr("What you can do"), "strong"))
        advice = tr("Try the action again. If it fails again, copy the details and send them to support.")
        layout.addWidget(label(advice, "body", "second", wrap=True))
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Details"))
        shown.setMinimumHeight(120)
        layout.addWidget(shown)
        copy = push(tr("Copy details"), "ghost", "copy", on_click=lambda: QApplication.clipboard().setText(text))
        close = push(tr("Go on"), "primary", on_click=self.accept)
        close.setDefault(True)
        layout.addWidget(row(copy, "stretch", close))
