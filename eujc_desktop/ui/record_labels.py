"""The labels of a person as chips in the head of a panel, with a menu that gives and takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import tool
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.label_tones import label_tones
from eujc_desktop.ui.text import count, escape, tr


def label_chips(desk: Desk, names: Sequence[str]) -> list[StatusChip]:
    """A chip for each label, in its colour."""
    tones = label_tones(desk)
    return [StatusChip(name, tones.of(name)) for name in names]


def label_button(desk: Desk, person_id: str, names: Sequence[str], over: QWidget) -> QToolButton:
    """A button whose menu gives the person labels or takes them."""
    label_tones(desk).names()  # read by the time the menu opens
    button = tool("tags", tip=tr("Labels of this person"))
    button.clicked.connect(lambda: offer_labels(desk, [person_id], names, over, button))
    button.setEnabled(not desk.read_only)
    return button


def offer_labels(
    desk: Desk, people: Sequence[str], borne: Sequence[str], over: QWidget, button: QWidget | None = None
) -> None:
    """A menu of all labels under a button, else where the mouse is; those in `borne` are ticked, and go when chosen."""
    menu = QMenu(over)
    names = sorted({*label_tones(desk).names(), *borne}, key=str.casefold)
    for name in names:
        action = menu.addAction(escape(name), partial(_put, desk, people, name, on=name not in borne))
        action.setCheckable(True)
        action.setChecked(name in borne)
    menu.addSeparator()
    menu.addAction(tr("New label…"), partial(_make, desk, people, over))
    menu.addAction(desk.actions.q("labels"))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()) if button is not None else QCursor.pos())


def _put(desk: Desk, people: Sequence[str], name: str, *, on: bool) -> None:
    whose = count("%n person", "%n people", len(people))
    given = {"label": name, "people": whose}
    words, done = tr("Label “{label}” for {people}", **given), tr("Label “{label}” given to {people}", **given)
    if not on:
        words = tr("Take label “{label}” from {people}", **given)
        done = tr("Label “{label}” taken from {people}", **given)
    put: Callable[[object], object] = partial(services.labels.put, people=people, name=name, on=on)
    desk.office.do(words, put).then(lambda _n: desk.toast_undo(done)).otherwise(desk.refuse)


def _make(desk: Desk, people: Sequence[str], over: QWidget) -> None:
    name, fine = QInputDialog.getText(over, tr("New label"), tr("Name of the label"))
    if fine and name.strip():

        def make(work: Any) -> None:
            services.labels.make(work, name, "grey")
            services.labels.put(work, people, name.strip(), on=True)

        desk.office.do(tr("New label “{label}”", label=name.strip()), make).otherwise(desk.refuse)
