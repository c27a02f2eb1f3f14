"""The last resort: an error nobody foresaw becomes a dialog with details to copy, never with personal values."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout

from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import IconLabel, label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.jobs import Call, Mailbox
from eujc_desktop.ui.text import tr

_log = logging.getLogger(__name__)
_showing: list[QDialog] = []


def install() -> Callable[[], None]:
    """Catch what escapes, on any thread; gives the call that ends it."""
    before, before_threads = sys.excepthook, threading.excepthook
    mailbox = Mailbox()

    def caught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, _trace)
            return
        _post(mailbox.post, error)

    def caught_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            _post(mailbox.post, args.exc_value)

    def restore() -> None:
        sys.excepthook, threading.excepthook = before, before_threads
        mailbox.deleteLater()

    sys.excepthook, threading.excepthook = caught, caught_in_thread
    return restore


def show(error: BaseException) -> None:
    """Open the dialog for `error`, unless one is open already; the log keeps the details."""
    text = details(error)
    _log.error("An error nobody foresaw:\n%s", text)
    if _showing:
        return
    dialog = CrashDialog(text)
    _showing.append(dialog)
    dialog.finished.connect(_showing.clear)
    dialog.open()


def details(error: BaseException) -> str:
    """Where it happened and in which versions; not the words of the error, which may hold a person's data."""
    lines = [f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()} {platform.release()}"]
    seen: BaseException | None = error
    while seen is not None:
        kind = type(seen)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


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


def _post(post: Callable[[Call], None], error: BaseException) -> None:
    post(lambda: show(error))


def _short(path: str) -> str:
    """The last three parts of a file's path: enough to find it, nothing of the user's folders."""
    return "/".join(path.replace("\\", "/").split("/")[-3:])
