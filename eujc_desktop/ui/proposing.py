"""Type-ahead in fields of free words: what the office knows already is offered, anything else may be typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk


def propose(desk: Desk, editor: QWidget, key: str) -> None:
    """Have the editor of a field offer what is known, as soon as something is typed into it."""
    from eujc_desktop.ui.editors import LineEditor

    if isinstance(editor, LineEditor) and key in services.proposals.KEYS:
        once = Qt.ConnectionType.SingleShotConnection
        editor.typed.connect(partial(_ask, desk, editor, key), once)


def _ask(desk: Desk, editor: QWidget, key: str) -> None:
    mission_id = desk.mission_id

    def offer(words: Sequence[str]) -> None:
        if isValid(editor):
            editor.propose(words)  # type: ignore[attr-defined]

    desk.office.ask(lambda work: services.proposals.of(work, key, mission_id), offer)
