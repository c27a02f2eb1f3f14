"""The finance list: deposits with references, what was paid and refunded, and the sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.text import with_minus
from eujc_desktop.documents.blocks.text import Text
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import Column
from eujc_desktop.documents.lists.money_content import Account, Finance
from eujc_desktop.documents.lists.page import OneList

TITLE = Words("Finance list", "会計一覧")
_MONEY = styles.CELL.but(align="right")


def finance(content: Finance) -> Iterator[OneList]:
    """One list."""
    mission, language = content.mission, content.language
    body = columns.listing(columns.groups_of(_columns(language), content.accounts), content.accounts, language)
    sums = [f"{one.name.prefer(language)} {figure(one.amount)}" for one in content.sums]
    said = "金額の単位" if language == "ja" else "Sums in"
    about = (mission.title.prefer(language), facts.people(len(content.accounts), language))
    total = Text(facts.facts(sums, language) or "–", styles.NOTE)
    yield OneList(
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
