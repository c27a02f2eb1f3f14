"""Says of a certificate that is shown whether it is genuine: from the text of its code, or from the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QInputDialog, QPlainTextEdit, QWidget

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, hline, row
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.text import count, tr

_TITLES = {
    "genuine": ("ok", say("Genuine")),
    "genuine, of another office": ("ok", say("Genuine, of another office")),
    "unreadable": ("info", say("No code of a certificate")),
    "altered": ("err", say("Altered")),
    "unknown key": ("warn", say("Signed with a key that is not known here")),
    "revoked": ("err", say("No longer valid")),
    "differs from the register": ("err", say("Not as the register has it")),
}
_WRONG, _RIGHT = 4, 8


class CheckCertificateDialog(WorkDialog):
    """The text of the code above, the answer below it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Check a certificate"), 560, 480, parent)
        self.code = QPlainTextEdit()
        self.code.setAccessibleName(tr("Text of the code"))
        self.code.setPlaceholderText("EUJC1:…")
        self.code.setTabChangesFocus(True)
        self.code.textChanged.connect(self._typed)
        self.check_button = push(tr("Check"), "primary", "shield-check", on_click=self.check)
        self.check_button.setEnabled(False)
        choose = push(tr("Choose PDF…"), icon="file-text", on_click=self.choose)
        told = tr("Scan the code on the paper with any reader, and paste what it says. No network is needed.")
        top = column(label(told, "body", "second", wrap=True), (self.code, 1), margins=(16, 16, 16, 10))
        self.column.addWidget(top, 1)
        self.column.addWidget(self.messages)
        self.column.addWidget(hline())
        close = push(tr("Close"), on_click=self.reject)
        key = push(tr("Save our key…"), on_click=self.save_key, tip=tr("For an office that checks our certificates"))
        self.column.addWidget(row(choose, key, "stretch", close, self.check_button, margins=(16, 10, 16, 12)))

    def check(self) -> None:
        """Check the text as it stands."""
        look = partial(services.certificates.checking.check, text=self.code.toPlainText())
        self.follow(self.desk.office.ask(look)).then(lambda found: self._tell([found])).otherwise(self.refuse)

    def choose(self) -> None:
        """Ask for a PDF, then check it."""
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Check a certificate"), self.desk.paper_folder, tr("PDF (*.pdf)")
        )
        if name:
            self.check_file(Path(name))

    def check_file(self, path: Path) -> None:
        """Check every certificate in a PDF."""
        self.code.clear()
        look = partial(services.certificates.checking.check_file, path=path)
        self.follow(self.desk.office.ask(look)).then(self._tell).otherwise(self.refuse)

    def _typed(self) -> None:
        self.messages.clear()
        self.check_button.setEnabled(bool(self.code.toPlainText().strip()))

    def _tell(self, found: Sequence[Any]) -> None:
        """First what is wrong, each by itself; then what is right, several in one."""
        wrong = [one for one in found if not one.verdict.good]
        right = [one for one in found if one.verdict.good]
        shown = [_message(one, self._fixes(one)) for one in wrong[:_WRONG]]
        if len(wrong) > _WRONG:
            shown.append(InlineMessage(_more(len(wrong) - _WRONG), tone="info"))
        if len(right) == 1:
            shown.append(_message(right[0], self._fixes(right[0])))
        elif right:
            shown.append(_several(right))
        self.messages.show_messages(shown)

    def _fixes(self, one: Any) -> list[tuple[str, Any]]:
        if one.verdict == "unknown key":
            return [(tr("Take in a key…"), self._choose_key)]
        if one.verdict == "genuine":
            return [(tr("No longer valid…"), partial(self._ask_why, one.claim.number))]
        return []

    def _choose_key(self) -> None:
        """Ask for the public key that another office sent."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Take in a key"), "", tr("Keys (*.txt)"))
        if name:
            self.take_key(Path(name))

    def take_key(self, path: Path) -> None:
        """Enter the public key of another office, and check again."""
        keys = services.certificates.keys
        job = self.desk.office.do(tr("Key of another office"), lambda work: keys.take(work, keys.read(path)))
        self.follow(job).then(lambda _key: self.check()).otherwise(self.refuse)

    def save_key(self) -> None:
        """Write the public key of this computer to a file, for another office."""
        name, _ = QFileDialog.getSaveFileName(self, tr("Save our key"), "certificate-key.txt", tr("Keys (*.txt)"))
        if name:
            self.write_key(Path(name))

    def write_key(self, path: Path) -> None:
        """Enter the public key in the data, where it is not yet, and write it to `path`."""
        keys = services.certificates.keys

        def write(work: Any) -> None:
            keys.enter_own(work)
            keys.write(path, keys.exported(work))

        job = self.follow(self.desk.office.do(tr("Key of this computer"), write)).otherwise(self.refuse)
        job.then(lambda _done: self.notices.toast(tr("{file} written", file=path.name)))

    def _ask_why(self, number: str) -> None:
        ask = QInputDialog(self)
        ask.setWindowTitle(tr("No longer valid"))
        ask.setLabelText(tr("Why is certificate {number} no longer valid?", number=number))
        ask.textValueSelected.connect(partial(self._revoke, number))
        ask.open()

    def _revoke(self, number: str, reason: str) -> None:
        title = tr("Certificate {number} is no longer valid", number=number)
        revoke = partial(services.certificates.register.revoke, number=number, reason=reason)
        job = self.follow(self.desk.office.do(title, revoke)).otherwise(self.refuse)
        job.then(lambda _count: self.messages.show_messages([InlineMessage(title, reason, "ok")]))


def _several(right: Sequence[Any]) -> InlineMessage:
    lines = [right[0].words, *(one.says for one in right[:_RIGHT])]
    lines += [_more(len(right) - _RIGHT)] if len(right) > _RIGHT else []
    title = count("%n certificate is genuine", "%n certificates are genuine", len(right))
    return InlineMessage(title, "\n".join(lines), "ok")


def _more(number: int) -> str:
    return tr("… and {n} more", n=number)


def _message(one: Any, fixes: Sequence[tuple[str, Any]] = ()) -> InlineMessage:
    tone, title = _TITLES[one.verdict]
    must, claims = tr("The paper must say: {words}", words=one.says), tr("It says: {words}", words=one.says)
    says = (must if one.verdict.good else claims) if one.says else ""
    body = "\n".join(part for part in (one.words, says) if part)
    return InlineMessage(tr(title), body, tone, fixes=fixes)
