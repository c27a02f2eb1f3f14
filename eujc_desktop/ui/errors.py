"""Errors told in place: what happened, what to do; never a code first, never a trace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from eujc_desktop.common.errors import Cancelled, UserError
from eujc_desktop.ui import crash
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.text import told, tr


def tell(error: Exception, slot: MessageSlot, again: Callable[[], object] | None = None) -> None:
    """Show `error` in `slot`, with a button to try `again`; what is not for users goes to the crash dialog."""
    if isinstance(error, Cancelled):
        return
    if not isinstance(error, UserError):
        crash.show(error)
        return
    title, cure = told(error), tr(error.cure)
    if title in slot.titles():
        if again is None:
            return
        # Several jobs meet the same error at the start; the message with the way out stays.
        slot.clear()
    copied = "\n".join(part for part in (title, cure) if part)
    fixes = [(tr("Copy details"), lambda: QApplication.clipboard().setText(copied))]
    if again is not None:
        fixes.insert(0, (tr("Try again"), partial(_try, again, slot)))
    slot.add(InlineMessage(title, cure, "err", fixes=fixes, closable=True))


def _try(again: Callable[[], object], slot: MessageSlot) -> None:
    slot.clear()
    again()
