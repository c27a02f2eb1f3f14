"""The issues of an itinerary: what stands, with its ways out, then what was accepted, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import push, rename
from eujc_desktop.ui.components.issue_card import IssueCard, Way
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty
from eujc_desktop.ui.components.messages import announce
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.finding_words import ICONS, TONES, title_of
from eujc_desktop.ui.pages.issues import APPLIED
from eujc_desktop.ui.text import count, shown, tr

_SHOWN = 5
"""So many cards at first: a page shows few widgets."""


class IssueList(QWidget):
    """The cards, there while they are in sight: a page has few widgets.

    `selected` tells which finding's items to show, `used` which way out was taken, with its finding;
    `looked` carries what a way out would make of the items (`services.mending.Ghost`), nothing when it is left;
    `accepting` a finding that is to be accepted, `withdrawn` an acceptance that holds no more.
    """

    selected = Signal(object)
    used = Signal(object, object)
    looked = Signal(object)
    accepting = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, *, writes: bool) -> None:
        super().__init__()
        self._writes, self._most = writes, _SHOWN
        self._issues: Any = None
        self._told: set[tuple[str, tuple[str, ...]]] = set()
        self.cards: dict[tuple[str, tuple[str, ...]], IssueCard] = {}
        self._sums = label("", "small", "muted", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._more = push("", "link", on_click=self._show_more, gives_way=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sums)
        layout.addLayout(self._lines)
        layout.addWidget(self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_issues(self, issues: Any) -> None:
        """Show what `services.checks.issues_of` has found; what is new is read out."""
        if self._issues is not None and _same(issues, self._issues):
            self._issues = issues  # A button that has the keyboard keeps it.
            return
        self._issues = issues
        if self.isVisible():
            self._fill()
        for finding in issues.findings:
            if finding.key not in self._told:
                announce(self, title_of(finding.rule))
        self._told = {finding.key for finding in issues.findings}

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._issues is not None and not event.spontaneous():
            self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.looked.emit(())
            empty(self._lines)
            self.cards = {}

    def _show_more(self) -> None:
        self._most += _SHOWN
        self._fill()

    def _fill(self) -> None:
        self.looked.emit(())
        empty(self._lines)
        findings, accepted = self._issues.findings, self._issues.accepted
        self.cards = {finding.key: self._card(finding) for finding in findings[: self._most]}
        for card in self.cards.values():
            self._lines.addWidget(card)
        if accepted:
            self._lines.addWidget(
                label(count("%n accepted", "%n accepted", len(accepted)), "small", "muted", wrap=True)
            )
            for each in accepted:
                self._lines.addWidget(self._accepted(each))
        self._sums.setText(_sums(findings))
        left = len(findings) - self._most
        self._more.setVisible(left > 0)
        rename(self._more, count("Show %n more", "Show %n more", max(0, left)))

    def _card(self, finding: Any) -> IssueCard:
        ready = [fix.action in APPLIED for fix in finding.fixes]
        ways = [self._way(finding, fix, first=not any(ready[:at])) for at, fix in enumerate(finding.fixes)]
        if self._writes:
            ways.append(Way(tr("Accept…"), partial(self.accepting.emit, finding)))
        card = IssueCard(TONES[finding.severity], ICONS[finding.severity], title_of(finding.rule), _when(finding),
                         tr(finding.message), ways)  # fmt: skip
        card.clicked.connect(partial(self._select, card, finding))
        card.looked.connect(partial(self._look, finding))
        return card

    def _way(self, finding: Any, fix: Any, *, first: bool) -> Way:
        ready = fix.action in APPLIED
        icon = "" if ready else _ICONS.get(fix.action, "arrow-right")
        return Way(
            tr(fix.words), partial(self.used.emit, finding, fix), "wand-sparkles" if ready and first else icon, ready
        )

    def _accepted(self, accepted: Any) -> IssueCard:
        finding = accepted.finding
        reason = tr("Accepted by {name} on {day}: {reason}", name=accepted.said_by,
                    day=on_day(accepted.said_at.date(), with_year=False), reason=shown(accepted.reason))  # fmt: skip
        withdraw = [Way(tr("Withdraw"), partial(self.withdrawn.emit, accepted))] if self._writes else []
        body = f"{tr(finding.message)}\n{reason}"
        card = IssueCard("neu", "circle-check", title_of(finding.rule), _when(finding), body, withdraw)
        card.clicked.connect(partial(self._select, card, finding))
        return card

    def _select(self, card: IssueCard, finding: Any) -> None:
        for other in self.cards.values():
            other.setChecked(other is card)
        card.setChecked(True)
        self.selected.emit(finding)

    def _look(self, finding: Any, number: int) -> None:
        ghosts = () if number < 0 else services.mending.ghosts(self._issues.trial, finding, finding.fixes[number])
        self.looked.emit(ghosts)


_ICONS = {"edit travel": "clock", "ask host": "send", "accept": "check", "open person": "plane", "split": "users",
          "swap in": "refresh-cw", "enter": "pencil", "propose seats": "train-front",
          "name people": "users"}  # fmt: skip


def _same(one: Any, other: Any) -> bool:
    return bool(one.findings == other.findings and one.accepted == other.accepted)


def _when(finding: Any) -> str:
    return f"{on_day(finding.when.date(), with_year=False)} · {finding.when:%H:%M}" if finding.when else ""


def _sums(findings: Sequence[Any]) -> str:
    """How many conflicts, warnings and hints."""
    by = {severity: sum(each.severity == severity for each in findings) for severity in TONES}
    parts = (
        count("%n conflict", "%n conflicts", by["error"]) if by["error"] else "",
        count("%n warning", "%n warnings", by["warning"]) if by["warning"] else "",
        count("%n hint", "%n hints", by["hint"]) if by["hint"] else "",
    )
    return " · ".join(filter(None, parts)) or tr("Nothing to mend.")
