"""How the window calls what stands with a deposit, and what its grid shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from eujc_desktop.common.said import say, say_as
from eujc_desktop.ui.grid_columns import Column, Filter, Mark, Row
from eujc_desktop.ui.mission_words import LATE
from eujc_desktop.ui.text import numerals, tr

_REFUNDED = say_as("of a deposit", "Refunded")
STANDINGS: Mapping[str, tuple[str, str]] = {
    "none": (say("None"), "neu"),
    "waived": (say("Waived"), "neu"),
    "to invoice": (say("To invoice"), "info"),
    "open": (say("Not paid yet"), "info"),
    "late": (LATE, "err"),
    "short": (say("Paid in part"), "warn"),
    "paid": (say("Paid in full"), "ok"),
    "above": (say("Paid too much"), "warn"),
    "decided": (say("To be refunded"), "vio"),
    "refunded": (_REFUNDED, "teal"),
    "kept": (say("Kept"), "neu"),
}
STATES: Mapping[str, str] = {
    "later": say("after the mission"),
    "waits": say("waits for the report"),
    "asks": say("to be asked"),
}


def columns(account: Callable[[str], Any]) -> tuple[Column, ...]:
    """The columns of the deposits; `account` gives that of a participation, None while it is not known."""

    def of(row: Row, tell: Callable[[Any], str]) -> str:
        one = account(str(row["id"]))
        return "" if one is None else tell(one)

    def derived(key: str, title: str, width: int, tell: Callable[[Any], str], **more: Any) -> Column:
        return Column(key, title, width, show=lambda row: of(row, tell), fixed=True, **more)

    name = ("person.given_name", "person.native_name")
    part = "participation"
    return (
        Column("person.family_name", tr("Name"), 176, "name", keys=name, fixed=True),
        Column("organisation.name", tr("Company"), 128, fixed=True),
        derived("~standing", tr("Deposit"), 116, lambda one: tr(STANDINGS[one.standing][0]), look="chip",
                hue=lambda row: of(row, lambda one: STANDINGS[one.standing][1]) or "neu"),
        derived("~owed", tr("To be paid"), 84, lambda one: figure(one.owed.amount), right=True),
        Column(f"{part}.deposit_due", tr("Due"), 106),
        Column(f"{part}.deposit_paid", tr("Paid"), 84),
        derived("~proposed", tr("Proposed refund"), 128, proposed, right=True),
        Column(f"{part}.refund", tr("Refund"), 84),
        Column(f"{part}.refund_on", tr("Refunded on"), 104),
        Column(f"{part}.report_received", tr("Report received"), 118),
        derived("~attended", tr("Attended"), 76, attended, right=True),
        Column(f"{part}.deposit_reference", tr("Reference"), 104),
        Column(f"{part}.deposit_invoiced", tr("Invoiced"), 84),
        Column(f"{part}.deposit_paid_on", tr("Paid on"), 104),
        Column(f"{part}.deposit_reminded_on", tr("Reminded on"), 104),
        Column(f"{part}.stage", tr("Status"), 104, shown=False),
        Column(f"{part}.deposit_invoice", tr("Invoice no."), 100, shown=False),
        Column(f"{part}.deposit_invoiced_on", tr("Invoiced on"), 104, shown=False),
        Column(f"{part}.deposit_note", tr("Deposit note"), 180, shown=False),
        Column(f"{part}.report_reminded_on", tr("Reminded of the report on"), 130, shown=False),
    )  # fmt: skip


def figure(amount: Decimal | None) -> str:
    """A sum in a column of sums; nothing for none."""
    return numerals(f"{amount:,}".removesuffix(".00")) if amount else ""


def attended(one: Any) -> str:
    """9/11, where a record is kept."""
    there = one.attended
    return f"{there.days.normalize():f}/{there.of}" if there.of and there.recorded else ""


def proposed(one: Any) -> str:
    """The refund proposed, or what it waits for."""
    found = one.proposal
    if one.paid.refund is not None or found.state == "nothing":
        return ""
    if found.state in STATES and found.amount is None:
        return tr(STATES[found.state])
    return numerals(f"{found.amount:,}".removesuffix(".00"))


def filters(sheet: Any) -> list[Filter]:
    """The questions about deposits, as they stand."""
    concerned = frozenset(sheet.accounts) - sheet.of("none")
    late, odd = sheet.of("late"), sheet.of("short", "above")
    asks, waits = sheet.proposed("asks"), sheet.proposed("waits")
    return [
        Filter("concerned", tr("With a deposit"), only=concerned),
        Filter("to invoice", tr("To invoice"), only=sheet.of("to invoice")),
        Filter("open", tr("Not paid yet"), only=sheet.of("open", "late", "short")),
        Filter("late", tr(LATE), only=late, tone="err", icon="clock"),
        Filter("odd", tr("Odd sums"), only=odd, tone="warn", icon="circle-alert"),
        Filter("asks", tr("Refund to be asked"), only=asks, tone="warn", icon="circle-alert"),
        Filter("waits", tr("Report lacking"), only=waits, tone="warn", icon="file-text"),
        Filter("ready", tr("Refund proposed"), only=sheet.proposed("ready")),
        Filter("decided", tr("To be refunded"), only=sheet.of("decided")),
        Filter("refunded", tr(_REFUNDED), only=sheet.of("refunded", "kept")),
    ]


def marks(sheet: Any) -> dict[tuple[str, str], Mark]:
    """What is odd about which cell."""
    found = {(key, "participation.deposit_due"): Mark("err", tr(LATE)) for key in sheet.of("late")}
    for key in sheet.of("short", "above"):
        words = tr(STANDINGS[sheet.accounts[key].standing][0])
        found[key, "participation.deposit_paid"] = Mark("warn", words)
    for key in sheet.proposed("asks", "waits"):
        found[key, "~proposed"] = Mark("warn", tr(sheet.accounts[key].proposal.why))
    return found
