"""The deposits, fees and instalments of a mission for its finance list; account numbers are nowhere in the office."""

from __future__ import annotations

from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.lists import money_content as paper
from eujc_desktop.models.choices import Role
from eujc_desktop.models.money import Payment, PaymentSort
from eujc_desktop.planning import dues
from eujc_desktop.services import deposits, gather, itineraries, payments, roll
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Party, Wanted, in_order
from eujc_desktop.store.work import Work


def finance(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """Everybody who owes, has paid or got back a deposit, in the order that is asked for, and the sums."""
    sheet = deposits.sheet(work, mission_id, date.today())
    members = [
        member
        for member in roll.narrowed(in_order(work, mission_id, wanted.sort), wanted.people)
        if member[0].role == Role.PARTICIPANT and sheet.accounts[member[0].id].standing != "none"
    ]
    plan = itineraries.plan(work, mission_id)
    found = Party(gather.mission(work, mission_id), plan, tuple(members), dict(plan.groups))
    accounts = tuple(_account(found, member, sheet.accounts[member[0].id]) for member in members)
    names = (
        Words("To be paid", "請求"), Words("Paid", "入金"), Words("Open", "未入金"), Words("To refund", "返金予定"),
        Words("Refunded", "返金済み"),
    )  # fmt: skip
    sums = tuple(map(paper.Sum, names, sheet.totals)) if not wanted.people else ()
    everybody = {
        member[0].id: member for member in roll.narrowed(in_order(work, mission_id, wanted.sort), wanted.people)
    }
    rows = payments.of_people(work, mission_id, list(everybody))
    paid = tuple(_payment(found, everybody[one.participation_id], one) for one in rows)
    return paper.Finance(found.mission, accounts, sums, sheet.currency, wanted.language, paid), ()


SORTS = {
    PaymentSort.FEE: Words("fee of a large firm", "大企業参加料"),
    PaymentSort.GRANT: Words("instalment to the trainee", "研修生への支給"),
    PaymentSort.HOST: Words("instalment of the host", "受入企業の負担"),
    PaymentSort.OTHER: Words("other sum", "その他"),
}


def _payment(found: Party, member: roll.Member, one: Payment) -> paper.Payment:
    asked = dues.Paid(one.amount, one.amount, one.due, one.paid)
    return paper.Payment(
        found.listed(member), SORTS[one.sort], one.title or "", one.amount, str(one.currency),
        deposits.STATES[dues.standing(asked, date.today())], one.reference or one.invoice or "", one.due, one.paid,
        one.paid_on,
    )  # fmt: skip


def _account(found: Party, member: roll.Member, one: deposits.Account) -> paper.Account:
    part = member[0]
    return paper.Account(
        found.listed(member),
        deposits.STATES[one.standing],
        part.deposit_reference or "",
        part.deposit_invoice or "",
        part.deposit_invoiced,
        one.paid.due,
        part.deposit_paid,
        part.deposit_paid_on,
        part.refund,
        part.refund_on,
        part.report_received,
    )
