"""The last resort: an error nobody foresaw becomes a dialog with details to copy, never with personal values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version

from eujc_desktop.common import failures
from eujc_desktop.ui.jobs import Mailbox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_showing: list[QDialog] = []


def install() -> Callable[[], None]:
    """Catch what escapes, on any thread; gives the call that ends it."""
    mailbox = Mailbox()
    restore_hooks = failures.catch(lambda error, _frames: mailbox.post(lambda: _show(error)))

    def restore() -> None:
        restore_hooks()
        mailbox.deleteLater()

    return restore


def show(error: BaseException) -> None:
    """Log `error` and open the dialog for it, unless one is open already."""
    failures.log("An error nobody foresaw", error)
    _show(error)


def details(error: BaseException) -> str:
    """Where it happened and in which versions; not the words of the error, which may hold a person's data."""
    import platform

    versions = f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()} {platform.release()}"
    return f"{versions}\n{failures.frames(error)}"


def _show(error: BaseException) -> None:
    from eujc_desktop.ui.crash_dialog import CrashDialog

    if _showing:
        return
    dialog = CrashDialog(details(error))
    _showing.append(dialog)
    dialog.finished.connect(_showing.clear)
    dialog.open()
