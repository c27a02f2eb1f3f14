"""Errors told in place: what happened, what to do; never a code first, never a trace."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from eujc_desktop.common.errors import Cancelled, UserError
from eujc_desktop.ui import crash
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.text import tr


def tell(error: Exception, slot: MessageSlot) -> None:
    """Show `error` in `slot`; what is not for users goes to the crash dialog, a cancelled job nowhere."""
    if isinstance(error, Cancelled):
        return
    if not isinstance(error, UserError):
        crash.show(error)
        return
    title, cure = str(error), error.cure
    if title in slot.titles():
        return
    copied = "\n".join(part for part in (title, cure) if part)
    fixes = ((tr("Copy details"), lambda: QApplication.clipboard().setText(copied)),)
    slot.add(InlineMessage(title, cure, "err", fixes=fixes, closable=True))
