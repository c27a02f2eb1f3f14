"""The deposit of one participant explained: what is owed and why, and line by line what goes back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eujc_desktop.planning.money import Line, in_words
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, flow, hline, row, scrolled
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.panes.deposit_words import STANDINGS
from eujc_desktop.ui.text import tr


class DepositPanel(QWidget):
    """`decide` gets the sum chosen of those offered; `by_hand` asks for another one."""

    def __init__(self, decide: Callable[[Decimal], object], by_hand: Callable[[], object]) -> None:
        super().__init__()
        self._decide, self._by_hand = decide, by_hand
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))
        self.setMinimumWidth(260)

    def show_account(self, account: Any, currency: str, *, writes: bool) -> None:
        """Explain one account; None shows nothing."""
        empty(self._lines)
        if account is None:
            self._lines.addWidget(
                label(tr("Choose somebody to see how the sums come about."), "small", "muted", wrap=True)
            )
            self._lines.addStretch(1)
            return
        words, tone = STANDINGS[account.standing]
        self._lines.addWidget(row((label(account.name, "strong", wrap=True), 1), StatusChip(tr(words), tone)))
        about = " · ".join(filter(None, (account.firm, tr(account.size) if account.firm else "")))
        if about:
            self._lines.addWidget(label(about, "small", "second", wrap=True))
        self._section(tr("To be paid"), account.owed.lines, account.owed.amount, currency)
        proposal = account.proposal
        if proposal.state != "nothing":
            self._section(tr("Refund"), proposal.lines, proposal.amount, currency)
            if proposal.why:
                self._lines.addWidget(label(tr(proposal.why), "small", "warn", wrap=True))
        if account.paid.refund is not None:
            self._decided(account, currency)
        elif writes and proposal.state != "nothing":
            self._ways(proposal, currency)
        self._lines.addStretch(1)

    def _section(self, title: str, lines: tuple[Line, ...], amount: Decimal | None, currency: str) -> None:
        self._lines.addWidget(hline())
        self._lines.addWidget(label(title, "small", "muted"))
        for line in lines:
            self._line(tr(line.words), line.amount, currency)
        if amount is not None and (len(lines) > 1 or title == tr("Refund")):
            together = tr("Proposed") if title == tr("Refund") else tr("Together")
            self._line(together, amount, currency, role="strong")

    def _line(self, words: str, amount: Decimal | None, currency: str, role: str = "body") -> None:
        sum_ = label("" if amount is None else tr(in_words(amount, currency)), role, tabular=True)
        self._lines.addWidget(row((label(words, role, wrap=True), 1), sum_))

    def _decided(self, account: Any, currency: str) -> None:
        self._lines.addWidget(hline())
        self._line(tr("Decided"), account.paid.refund, currency, role="strong")
        if account.paid.refunded_on is not None:
            day = short_day(account.paid.refunded_on, with_year=True)
            self._lines.addWidget(label(tr("Refunded on {day}", day=day), "small", "second"))
        if account.reason:
            self._lines.addWidget(label(tr("Because: {reason}", reason=account.reason), "small", "second", wrap=True))

    def _ways(self, proposal: Any, currency: str) -> None:
        """Every sum that is offered as a button, and another one by hand."""
        ways = list(proposal.ways)
        if proposal.state == "ready" and proposal.amount is not None:
            ways = [Line(tr("Refund as proposed"), proposal.amount)]
        buttons = [
            push(
                tr("{words}: {sum}", words=tr(way.words), sum=in_words(way.amount, currency)), "fix",
                on_click=partial(self._decide, way.amount),
            )
            for way in ways
        ]  # fmt: skip
        buttons.append(push(tr("Decide by hand…"), "fix", on_click=self._by_hand))
        self._lines.addWidget(flow(*buttons))
