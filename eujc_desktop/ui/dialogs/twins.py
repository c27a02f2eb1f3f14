"""The question whether two people are one, with its ways out: look, compare and merge, or say that they are two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.components.messages import Fix, InlineMessage
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.following import show
from eujc_desktop.ui.text import tr


def known_as(doubt: Any) -> str:
    """Who is known already under nearly that name, where from, and why it may be the same person."""
    other = doubt.other
    rest = tr(", ").join(filter(None, (other.company, *other.missions)))
    return tr("“{name}”{rest}: {why}.", name=other.name, rest=f" ({rest})" if rest else "", why=doubt.why)


def question(desk: Desk, ids: tuple[str, str], words: str, parent: QWidget) -> InlineMessage:
    """A message about the first of two people, who may be the second."""
    return InlineMessage(tr("Possible duplicate"), words, "err", "users", fixes=ways_out(desk, ids, parent))


def ways_out(desk: Desk, ids: tuple[str, str], parent: QWidget) -> list[Fix]:
    """What can be done about two people who may be one."""
    look: Fix = (tr("Open"), lambda: show(desk, [("person", ids[1])]))
    if desk.read_only:
        return [look]
    return [
        (tr("Compare and merge…"), lambda: compare(desk, ids, parent)),
        (tr("Different people"), lambda: tell_apart(desk, ids)),
        look,
    ]


def compare(desk: Desk, ids: tuple[str, str], parent: QWidget, table: str = "person") -> None:
    """Show two people or companies side by side; the record that was there first is proposed to stay."""
    from eujc_desktop.ui.dialogs.merge_dialog import open_merge

    open_merge(desk, table, min(ids), max(ids), parent)


def tell_apart(
    desk: Desk, ids: tuple[str, str], then: Callable[[], object] = lambda: None, *, table: str = "person"
) -> None:
    """Remember that two people or companies are not one, with a way back."""
    from eujc_desktop.ui.dialogs.merge_dialog import different

    words, use_case, told = different(table, *ids)
    desk.office.do(words, use_case).then(lambda _done: desk.toast_undo(told)).then(lambda _done: then())
