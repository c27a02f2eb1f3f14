"""The password that a file with passport numbers opens with, typed twice; it is kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.errors import UserError
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.text import told, tr


class FilePasswordDialog(QDialog):
    """Tells of a password that was typed twice alike by `given`."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Lock the file"))
        self.setMinimumWidth(420)
        self.messages = MessageSlot()
        self.first, self.again = _line(tr("Password")), _line(tr("The same again"))
        words = tr("This paper names passports. Its file opens with this password alone; nobody can find it again.")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 12)
        lines.setSpacing(10)
        for part in (label(words, "body", "second", wrap=True), self.first, self.again, self.messages):
            lines.addWidget(part)
        cancel, use = push(tr("Cancel"), on_click=self.reject), push(tr("Lock"), "primary", on_click=self.use)
        use.setDefault(True)
        lines.addWidget(row("stretch", cancel, use))

    def use(self) -> None:
        """Give the password, where both lines have the same and it is long enough."""
        word = self.first.text()
        if word != self.again.text():
            self._tell(tr("The two passwords differ."), tr("Type the same in both lines."))
            return
        try:
            services.papers.check_password(word)
        except UserError as exc:
            self._tell(told(exc), tr(exc.cure))
            return
        self.accept()
        self.given.emit(word)

    def _tell(self, title: str, cure: str) -> None:
        """Say it below the lines, in a window that is high enough for it."""
        self.messages.clear()
        self.messages.show_messages([InlineMessage(title, cure, "err")])
        if (lines := self.layout()) is not None:
            lines.activate()
            self.resize(self.width(), lines.totalHeightForWidth(self.width()))


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    return line
