"""Sums of a mission beside its deposits: fees, instalments, reductions, and what it costs."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Mapped

from eujc_desktop.common.errors import Invalid
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.said import say
from eujc_desktop.fields import readings
from eujc_desktop.fields.choices import Choice, Options
from eujc_desktop.fields.kinds import PLAIN, Amount, Code, Day, Hints, Ref, Text, Whole, YesNo
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import OFFICE, column

PAYMENT, REDUCTION, COST = "Payment", "Reduction", "Cost"


class Currency(Options):
    """In what sums are kept; a yen has no decimals."""

    EUR = "EUR", "EUR", "€", "euro", "ユーロ"
    JPY = "JPY", "JPY", "¥", "yen", "円"


class RefundBasis(Options):
    """What a refund goes by."""

    DAYS = "days", "The days attended"
    PER_DAY = "per day", "A part kept for each day missed"
    WHOLE = "whole", "The whole deposit, whatever was missed"


class PaymentSort(Options):
    """What a sum beside the deposit is for; the Centre pays what trainees get."""

    FEE = "fee", "Fee of a large firm", "Fee", "参加料"
    GRANT = "grant", "Instalment to the trainee", "Grant", "奨学金"
    HOST = "host", "Instalment of the host", "Host", "受入企業負担"
    OTHER = "other", "Other sum", "Other", "その他"


class Payment(Record):
    """A sum that is due once for somebody on a mission, and what became of it."""

    __tablename__ = "payment"
    noun, nouns = "Payment", "Payments"
    order_by = ("due",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    participation_id: Mapped[str] = column("Participant", Ref("participation"), privacy=OFFICE, required=True)
    sort: Mapped[PaymentSort] = column("For what", Choice(PaymentSort), section=PAYMENT, privacy=OFFICE, required=True)
    title: Mapped[str | None] = column("Instalment", Text(120, accounts=False), section=PAYMENT, privacy=OFFICE)
    amount: Mapped[Decimal] = column("Sum", Amount(), section=PAYMENT, privacy=OFFICE, required=True)
    currency: Mapped[Currency] = column(
        "Currency", Choice(Currency), section=PAYMENT, privacy=OFFICE, default=Currency.EUR
    )
    due: Mapped[date | None] = column("Due", Day(), section=PAYMENT, privacy=OFFICE)
    invoice: Mapped[str | None] = column("Invoice no.", Code(60, accounts=False), section=PAYMENT, privacy=OFFICE)
    invoiced_on: Mapped[date | None] = column("Invoiced on", Day(), section=PAYMENT, privacy=OFFICE)
    reference: Mapped[str | None] = column("Reference", Code(60, accounts=False), section=PAYMENT, privacy=OFFICE)
    paid: Mapped[Decimal | None] = column("Paid", Amount(), section=PAYMENT, privacy=OFFICE)
    paid_on: Mapped[date | None] = column("Paid on", Day(), section=PAYMENT, privacy=OFFICE)
    note: Mapped[str | None] = column("Note", Text(500, accounts=False), section=PAYMENT, privacy=OFFICE)


class ReducedFor(Options):
    """Who pays less."""

    SIZE = "size", "Size of the company"
    COUNTRY = "country", "Country of the company"
    REPEAT = "repeat", "Company was on a mission before"
    ALL = "all", "Everybody"


class ReducedSum(Options):
    """Of what less is paid."""

    DEPOSIT = "deposit", "Deposit"
    FEE = "fee", "Fee"


class Payers(Text):
    """Sizes of companies and countries, parted by commas; what is neither would never fit and is refused."""

    sizes = ("micro", "small", "medium", "large", "unknown", "sme")

    def parse(self, raw: object, hints: Hints = PLAIN) -> str | None:
        words = (part.strip() for part in re.split("[,;、，\\n]", super().parse(raw, hints) or ""))
        return ", ".join(dict.fromkeys(self._one(word) for word in words if word)) or None

    def _one(self, word: str) -> str:
        if word.casefold() in self.sizes:
            return word.casefold()
        try:
            return country_name(readings.country(word))
        except ValueError:
            sizes = ", ".join(self.sizes)
            raise ValueError(say("“{text}” is no country, and none of {sizes}", text=word[:60], sizes=sizes)) from None


class Reduction(Record):
    """By how much the deposit or fee of a mission is less for some; of several that fit the greatest counts."""

    __tablename__ = "reduction"
    noun, nouns = "Reduction", "Reductions"
    order_by = ("position",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    of: Mapped[ReducedSum] = column(
        "Of what", Choice(ReducedSum), section=REDUCTION, privacy=OFFICE, default=ReducedSum.DEPOSIT
    )
    given_for: Mapped[ReducedFor] = column(
        "Given for", Choice(ReducedFor), section=REDUCTION, privacy=OFFICE, default=ReducedFor.SIZE
    )
    value: Mapped[str | None] = column("Which sizes or countries", Payers(200), section=REDUCTION, privacy=OFFICE)
    percent: Mapped[int] = column("Percent less", Whole(0, 100), section=REDUCTION, privacy=OFFICE, required=True)
    position: Mapped[int] = column("Position", Whole(0, 9999), privacy=OFFICE, default=0)


class CostCategory(Options):
    """What money of a mission is spent on, or where it comes from."""

    TRAVEL = "travel", "Coaches and trains", "travel", "transport", "交通"
    LODGING = "lodging", "Hotels", "hotel", "accommodation", "宿泊"
    MEALS = "meals", "Meals and receptions", "catering", "飲食"
    VENUE = "venue", "Rooms and equipment", "venue", "会場"
    SPEAKERS = "speakers", "Experts and speakers", "speaker", "講師"
    INTERPRETERS = "interpreters", "Interpreters", "interpreter", "通訳"
    PRINTING = "printing", "Printing and mailing", "print", "印刷"
    GIFTS = "gifts", "Gifts", "gift", "土産"
    STAFF = "staff", "Staff and their travel", "staff", "人件費"
    OTHER = "other", "Other costs", "other", "その他"
    GRANT = "grant", "Income: grants", "grant", "補助金"
    FEES = "fees", "Income: fees and sponsors", "fees", "収入"


class CostLine(Record):
    """A line of a mission's budget: what was planned and what it came to; a planned sum may be that of one head."""

    __tablename__ = "cost_line"
    noun, nouns = "Budget line", "Budget lines"
    order_by = ("position",)

    mission_id: Mapped[str] = column("Mission", Ref("mission"), privacy=OFFICE, required=True)
    category: Mapped[CostCategory] = column(
        "Category", Choice(CostCategory), section=COST, privacy=OFFICE, default=CostCategory.OTHER
    )
    title: Mapped[str] = column("What", Text(accounts=False), section=COST, privacy=OFFICE, required=True)
    currency: Mapped[Currency] = column(
        "Currency", Choice(Currency), section=COST, privacy=OFFICE, default=Currency.EUR
    )
    planned: Mapped[Decimal | None] = column("Planned", Amount(), section=COST, privacy=OFFICE)
    per_head: Mapped[bool | None] = column("Planned for each head", YesNo(), section=COST, privacy=OFFICE)
    actual: Mapped[Decimal | None] = column("Actual", Amount(), section=COST, privacy=OFFICE)
    supplier: Mapped[str | None] = column("Supplier", Text(accounts=False), section=COST, privacy=OFFICE)
    invoice: Mapped[str | None] = column("Invoice no.", Code(60, accounts=False), section=COST, privacy=OFFICE)
    note: Mapped[str | None] = column("Note", Text(500, accounts=False), section=COST, privacy=OFFICE)
    position: Mapped[int] = column("Position", Whole(0, 9999), privacy=OFFICE, default=0)


def whole_yen(*names: str) -> Any:
    """Refuses decimals in these sums of a record where they are in yen, which have none."""

    def look(_mapper: Any, _connection: Any, record: Any) -> None:
        if str(record.currency) != "JPY":
            return
        sums = {name: getattr(record, name) for name in names}
        wrong = {name: say("a yen has no decimals") for name, sum_ in sums.items() if sum_ is not None and sum_ % 1}
        if wrong:
            raise Invalid(wrong)

    return look


for _moment in ("before_insert", "before_update"):
    event.listen(Payment, _moment, whole_yen("amount", "paid"))
    event.listen(CostLine, _moment, whole_yen("planned", "actual"))
