"""The last resort: an error nobody foresaw becomes a dialog with details to copy, never with personal values."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version

from eujc_desktop.ui.jobs import Call, Mailbox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

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
    import logging

    from eujc_desktop.ui.crash_dialog import CrashDialog

    text = details(error)
    logging.getLogger(__name__).error("An error nobody foresaw:\n%s", text)
    if _showing:
        return
    dialog = CrashDialog(text)
    _showing.append(dialog)
    dialog.finished.connect(_showing.clear)
    dialog.open()


def details(error: BaseException) -> str:
    """Where it happened and in which versions; not the words of the error, which may hold a person's data."""
    import platform
    import traceback

    lines = [f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()} {platform.release()}"]
    seen: BaseException | None = error
    while seen is not None:
        kind = type(seen)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def _post(post: Callable[[Call], None], error: BaseException) -> None:
    post(lambda: show(error))


def _short(path: str) -> str:
    """The last three parts of a file's path: enough to find it, nothing of the user's folders."""
    return "/".join(path.replace("\\", "/").split("/")[-3:])
