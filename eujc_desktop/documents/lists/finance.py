"""The finance list: deposits with references, what was paid and refunded, and the sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.text import with_minus
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Column
from eujc_desktop.documents.lists.money_content import Account, Finance, Payment
from eujc_desktop.documents.lists.page import OneList

TITLE = Words("Finance list", "会計一覧")
PAYMENTS = Words("Fees and instalments", "参加料・分割金")
_MONEY = styles.CELL.but(align="right")


def finance(content: Finance) -> Iterator[OneList]:
    """A list of the deposits, and one of fees and instalments where there are any."""
    if content.accounts or not content.payments:
        yield _deposits(content)
    if content.payments:
        yield _payments(content)


def _payments(content: Finance) -> OneList:
    language, rows = content.language, content.payments
    people = facts.people(len({one.person.key for one in rows}), language)
    body = columns.listing(columns.groups_of(_of_payments(language), rows), rows, language)
    return OneList(PAYMENTS, (content.mission.title.prefer(language), people), (body,), confidential=True)


def _deposits(content: Finance) -> OneList:
    mission, language = content.mission, content.language
    body = columns.listing(columns.groups_of(_columns(language), content.accounts), content.accounts, language)
    sums = [f"{one.name.prefer(language)} {figure(one.amount)}" for one in content.sums]
    said = "金額の単位" if language == "ja" else "Sums in"
    about = (mission.title.prefer(language), facts.people(len(content.accounts), language))
    total = Text(facts.facts(sums, language) or "–", styles.NOTE)
    return OneList(
        TITLE,
        (about[0], facts.facts((about[1], f"{said} {content.currency}"), language)),
        (body, total),
        confidential=True,
    )


def figure(amount: Decimal | None) -> str:
    """1,000 or 818.18; nothing for none."""
    return "" if amount is None else with_minus(f"{amount:,}".removesuffix(".00"))


def _columns(language: str) -> list[Column]:
    def state(one: Account) -> str:
        return one.state.prefer(language)

    def money(en: str, ja: str, name: str) -> Column:
        return Column(Words(en, ja), lambda one: figure(getattr(one, name)), 18, 0.2, _MONEY)

    def day(en: str, ja: str, name: str) -> Column:
        return Column(Words(en, ja), lambda one: facts.short_date(getattr(one, name), language), 17, 0.1)

    return [
        columns.narrower(columns.NAME, 44, 1.2),
        columns.narrower(columns.organisation(language), 36, 1.0),
        Column(Words("State", "状況"), state, 22, 0.3),
        Column(Words("Reference", "照会番号"), lambda one: one.reference, 22, 0.2),
        Column(Words("Invoice", "請求書"), lambda one: one.invoice, 20, 0.2),
        money("Invoiced", "請求額", "asked"),
        day("Due", "期日", "due"),
        money("Paid", "入金額", "paid"),
        day("Paid on", "入金日", "paid_on"),
        day("Report", "報告書", "report"),
        money("Refund", "返金額", "refund"),
        day("Refunded on", "返金日", "refunded_on"),
    ]


def _of_payments(language: str) -> list[Column]:
    def day(value: date | None) -> str:
        if value is None:
            return ""
        year = f"{value.year}年" if language == "ja" else f" {value.year}"
        short = facts.short_date(value, language)
        return year + short if language == "ja" else short + year

    return [
        columns.narrower(columns.NAME, 44, 1.2),
        columns.narrower(columns.organisation(language), 36, 1.0),
        Column(Words("For what", "内訳"), lambda one: one.sort.prefer(language), 36, 0.3),
        Column(Words("Instalment", "回"), lambda one: one.title, 18, 0.1),
        Column(Words("State", "状況"), lambda one: one.state.prefer(language), 22, 0.3),
        Column(Words("Reference", "照会番号"), lambda one: one.reference, 22, 0.2),
        Column(Words("Sum", "金額"), _sum, 26, 0.2, _MONEY),
        Column(Words("Due", "期日"), lambda one: day(one.due), 24, 0.1),
        Column(Words("Paid", "入金額"), lambda one: figure(one.paid), 20, 0.2, _MONEY),
        Column(Words("Paid on", "入金日"), lambda one: day(one.paid_on), 24, 0.1),
    ]


def _sum(one: Payment) -> str:
    return f"{one.currency} {figure(one.amount)}"
