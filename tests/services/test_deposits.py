"""Deposits from the invoice to the refund: each planted case of the sheets is proposed as the rule says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select, text

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.models.money import Payment
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.placement import Matched, Placement
from eujc_desktop.models.selection import Decision
from eujc_desktop.services import deposits, payments, reductions, statements
from eujc_desktop.services.listings import finance
from eujc_desktop.services.listings.people import Wanted
from tests.services.importing import CODE, add_mission, bring_applicants, bring_attendance, office_with

AFTER = date(2027, 6, 1)


def mission_of(works):
    return works.read(lambda work: services.missions.by_code(work, CODE).id)


def sheet(works, today=AFTER):
    mission_id = mission_of(works)
    return works.read(lambda work: deposits.sheet(work, mission_id, today))


def one(found, name):
    (account,) = [each for each in found.accounts.values() if name in each.name]
    return account


def do(works, use_case, *given):
    return works.run("Step", lambda work: use_case(work, *given)).result


def rule(works, **values):
    def write(work):
        mission = services.missions.by_code(work, CODE)
        services.records.change(work, "mission", mission.id, values)

    works.run("Rule", write)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """An office after the mission, with attendance, reports and deposits; to look at only."""
    steps = (add_mission, bring_applicants, bring_attendance)
    with office_with(tmp_path_factory.mktemp("closed"), *steps) as works:
        rule(works, report_required=True, report_due="2027-04-23")
        yield works


@pytest.fixture
def office(tmp_path):
    with office_with(tmp_path, add_mission, bring_applicants, bring_attendance) as works:
        rule(works, report_required=True, report_due="2027-04-23")
        yield works


def test_each_planted_case_is_proposed_by_the_rule(closed):
    found = sheet(closed)
    states = {name: (one(found, name).proposal.state, one(found, name).proposal.amount) for name in (
        "Õunapuu", "Țurcanu", "Ní Bhriain", "Żahra", "Kjærgaard", "D'Agostino", "Szőllősi", "Hadjigeorgiou",
        "Papadimitriou", "Magalhães", "Ślęzak", "Bērziņa", "Weißgerber", "Řeháček", "Hoffmann",
    )}  # fmt: skip
    assert states == {
        "Õunapuu": ("waits", Decimal("818.18")),  # two days, no report
        "Țurcanu": ("waits", Decimal("727.27")),  # three days, no report
        "Ní Bhriain": ("ready", Decimal("545.45")),  # five days
        "Żahra": ("ready", Decimal("909.09")),  # one day
        "Kjærgaard": ("ready", Decimal("1000.00")),  # excused
        "D'Agostino": ("ready", Decimal("954.55")),  # half a day
        "Szőllősi": ("ready", Decimal("1000.00")),  # a day of which nothing is known
        "Hadjigeorgiou": ("ready", Decimal("1000.00")),
        "Papadimitriou": ("asks", None),  # bank charges
        "Magalhães": ("ready", Decimal("2000.00")),  # paid twice
        "Ślęzak": ("asks", None),  # another currency?
        "Bērziņa": ("nothing", None),
        "Weißgerber": ("waits", Decimal("1000.00")),
        "Řeháček": ("ready", Decimal("1000.00")),  # the report came late
        "Hoffmann": ("ready", Decimal("954.55")),  # a small h is half a day
    }  # fmt: skip
    assert [way.amount for way in one(found, "Papadimitriou").proposal.ways] == [Decimal("982.50"), Decimal(1000)]
    assert str(one(found, "Szőllősi").proposal.lines[1].words) == "Of 1 day nothing is known"
    assert "late" in one(found, "Řeháček").proposal.lines[-1].words
    assert one(found, "Bērziņa").standing == "late"
    assert found.of("above") == {one(found, name).id for name in ("Magalhães", "Ślęzak")}


def test_refunds_are_decided_as_proposed_or_by_hand_with_a_reason(office):
    found = sheet(office)
    mission_id, everybody = mission_of(office), list(found.accounts)
    assert do(office, deposits.accept, mission_id, everybody, AFTER) == len(found.proposed("ready"))
    short = one(found, "Papadimitriou").id
    do(office, deposits.decide, short, Decimal("982.50"), "What came", AFTER)
    with pytest.raises(Refused, match="not the sum proposed"):
        do(office, deposits.decide, one(found, "Õunapuu").id, Decimal(500), "", AFTER)
    with pytest.raises(Refused, match="not less than nothing"):
        do(office, deposits.decide, one(found, "Õunapuu").id, Decimal(-5), "Less", AFTER)
    with pytest.raises(Refused, match=r"At most EUR 1,000 can go back"):
        do(office, deposits.decide, one(found, "Õunapuu").id, Decimal(1001), "Too much", AFTER)
    do(office, deposits.decide, one(found, "Õunapuu").id, Decimal(0), "No report after two reminders", AFTER)
    now = sheet(office)
    assert one(now, "Õunapuu").standing == "kept"
    assert one(now, "Żahra").standing == "decided"
    assert do(office, deposits.refunded, [one(now, "Żahra").id, short], AFTER) == 2
    assert sheet(office).totals.refunded == Decimal("1891.59")
    do(office, deposits.undecide, everybody)
    assert {each.paid.refund for each in sheet(office).accounts.values()} - {None} == {
        Decimal("909.09"), Decimal("982.50"),
    }  # fmt: skip
    office.undo()
    assert one(sheet(office), "Õunapuu").standing == "kept"


def test_invoices_count_reductions_and_go_on_with_the_references(office):
    found = sheet(office)
    berzina = one(found, "Bērziņa").id
    fresh = [key for key, account in found.accounts.items() if account.standing == "none"][:3]

    def prepare(work):
        mission = services.missions.by_code(work, CODE)
        mission.deposit_amount = Decimal(1000)
        for key in fresh:
            work.get(Participation, key).stage = "confirmed"
        given = {"mission_id": mission.id, "given_for": "all", "percent": 25}
        services.records.create(work, "reduction", given)

    office.run("Prepare", prepare)
    today = date(2027, 1, 5)
    mission_id = mission_of(office)
    assert sheet(office, today).accounts[fresh[0]].standing == "to invoice"
    assert do(office, deposits.invoice, mission_id, [*fresh, berzina], today) == 3
    parts = office.read(lambda work: [work.get(Participation, key) for key in fresh])
    assert [part.deposit_invoiced for part in parts] == [Decimal(750)] * 3
    assert len({part.deposit_reference for part in parts}) == 3
    assert all(part.deposit_reference.startswith("WCM27-") for part in parts)
    with pytest.raises(Refused, match="None of them"):
        do(office, deposits.invoice, mission_id, fresh, today)
    do(office, deposits.waive, fresh[:1], "Speaker")
    with pytest.raises(Refused, match="Why"):
        do(office, deposits.waive, fresh[:1], "  ")
    assert sheet(office, today).accounts[fresh[0]].standing == "waived"
    assert do(office, deposits.paid, fresh[1:], today) == 2
    assert sheet(office, today).accounts[fresh[1]].standing == "paid"


def test_an_unpaid_place_is_passed_on_by_decisions_that_wait(office):
    found = sheet(office)
    late, waiting = one(found, "Bērziņa").id, one(found, "Ørum").id
    office.run("Wait", lambda work: setattr(work.get(Participation, waiting), "stage", "waiting list"))
    mission_id = mission_of(office)
    assert sheet(office).waiting == (one(found, "Ørum").name,)
    assert do(office, deposits.pass_on, mission_id, [late], AFTER) == 1
    decided = office.read(lambda work: {each.participation_id: str(each.stage) for each in
                                        work.session.scalars(select(Decision))})  # fmt: skip
    assert decided == {late: "withdrawn", waiting: "selected"}
    stages = office.read(lambda work: [str(work.get(Participation, key).stage) for key in (late, waiting)])
    assert "selected" not in stages
    office.undo()
    assert not office.read(lambda work: list(work.session.scalars(select(Decision))))
    with pytest.raises(Refused, match="None of them is late"):
        do(office, deposits.pass_on, mission_id, [waiting], AFTER)
    do(office, deposits.pass_on, mission_id, [late], AFTER)
    do(office, services.selection.release, mission_id)
    now = sheet(office)
    assert (now.accounts[late].standing, now.accounts[waiting].standing) == ("none", "to invoice")
    assert late not in now.of("late"), "who has withdrawn owes nothing any more, and has no place to pass on"


def test_the_rest_of_a_sum_that_came_in_part_is_sure(office):
    berzina = one(sheet(office), "Bērziņa").id
    given = {"deposit_invoiced": 1000, "deposit_paid": 400, "deposit_reference": "WCM27-088"}
    do(office, services.records.change, "participation", berzina, given)
    looked = office.read(lambda work: statements.look(work, mission_of(office), "03/06/2027\tWCM27-088\t600,00"))
    (found,) = looked.matches
    assert (found.state, found.doubts) == ("sure", ())
    do(office, statements.enter, [(found.of, found.line)], AFTER)
    assert one(sheet(office), "Bērziņa").standing == "paid"


def test_a_statement_is_looked_at_and_only_what_was_agreed_is_written(office):
    found = sheet(office)
    berzina = one(found, "Bērziņa").id

    def prepare(work):
        part = work.get(Participation, berzina)
        part.deposit_reference = "WCM27-088"
        zahra = work.get(Participation, one(found, "Żahra").id)
        zahra.refund, zahra.deposit_reference = Decimal("909.09"), "WCM27-077"

    office.run("Prepare", prepare)
    text = "\n".join([
        "Date\tText\tAmount\tBalance",
        "03/06/2027\tBERZINA DE89370400440532013000 WCM27-088\t1.000,00\t12.000,00",
        "04/06/2027\tRefund WCM27 077\t-909,09\t11.090,91",
        "05/06/2027\tRent\t-2.000,00\t9.090,91",
    ])  # fmt: skip
    looked = office.read(lambda work: statements.look(work, mission_of(office), text))
    assert [(match.state, match.line.amount) for match in looked.matches] == [
        ("sure", Decimal("1000.00")), ("sure", Decimal("-909.09")), ("nobody", Decimal("-2000.00")),
    ]  # fmt: skip
    assert "DE89" not in looked.matches[0].line.text
    assert looked.left_out == ("Date Text Amount Balance",)
    taken = [(match.of, match.line) for match in looked.matches if match.of]
    assert do(office, statements.enter, taken, AFTER) == 2
    now = sheet(office)
    assert (one(now, "Bērziņa").standing, one(now, "Żahra").standing) == ("paid", "refunded")
    with pytest.raises(Refused, match="No line with a sum"):
        office.read(lambda work: statements.look(work, mission_of(office), "just words"))


def test_numbers_of_accounts_of_older_records_are_not_read(office):
    """They were stored before they were taken out of what is entered."""
    account, kept = one(sheet(office), "Bērziņa").id, text("UPDATE participation SET deposit_reference = :words,"
        " deposit_invoice = :words, deposit_note = :words, deposit_waived = :words WHERE id = :id")  # fmt: skip
    words = "WCM27-999 DE89 3704 0044 0532 0130 00"
    office.run("Older", lambda work: work.session.execute(kept, {"words": words, "id": account}))
    keys = [f"participation.deposit_{name}" for name in ("reference", "invoice", "note", "waived")]
    (row,) = office.read(lambda work: services.grids.rows(work, "participants", [account], keys))
    assert [row[key].rstrip(" …") for key in keys] == ["WCM27-999"] * 4
    paper, _ = office.read(lambda work: finance.finance(work, mission_of(office), Wanted(language="en")))
    (listed,) = (each for each in paper.accounts if each.reference.startswith("WCM27-999"))
    assert "3704" not in f"{listed.reference} {listed.invoice}"


def balances(works, mission_id):
    return works.read(lambda work: payments.balances(work, mission_id, AFTER))


def place(works, mission_id, participation_id):
    """The name of the host with whom somebody is placed."""

    def write(work):
        host = Organisation(name="Example Robotics KK")
        work.session.add(host)
        work.session.flush()
        placed = {"organisation_id": host.id, "participation_id": participation_id, "decision": Matched.PLACED}
        work.session.add(Placement(mission_id=mission_id, **placed))
        return host.name

    return works.run("Place", write).result


def test_fees_and_instalments_are_laid_out_and_paid(office):
    mission_id = mission_of(office)
    with pytest.raises(Refused, match="no fee"):
        do(office, payments.add_fees, mission_id, AFTER)
    rule(office, fee_large_firms="2,500", fee_due="2027-02-01")
    large = one(sheet(office), "de Vries").id
    office.run("Place", lambda work: setattr(work.get(Participation, large), "stage", "confirmed"))
    made = do(office, payments.add_fees, mission_id, AFTER)
    fees = office.read(lambda work: list(work.session.scalars(select(Payment))))
    assert len(fees) == made
    assert large in {fee.participation_id for fee in fees}
    plan = payments.Schedule("grant", Decimal(1_900_000), "JPY", 7, date(2027, 8, 31))
    assert do(office, payments.add_instalments, mission_id, [large], plan) == 7
    (euro, yen) = office.read(lambda work: payments.sums(work, mission_id, AFTER))
    assert (yen.currency, yen.due, yen.paid, yen.out) == ("JPY", 1_900_000, 0, True)
    assert (euro.late, euro.out) == (made, False)
    (firm,) = [one_ for one_ in balances(office, mission_id) if one_.company == one(sheet(office), "de Vries").firm]
    assert (firm.currency, firm.due, firm.open, firm.late) == ("EUR", 2500, 2500, 1)
    host = place(office, mission_id, large)
    do(office, payments.add_instalments, mission_id, [large], replace(plan, sort="host", number=2, currency="EUR"))
    assert [(each.company, each.due) for each in balances(office, mission_id) if each.company == host] == [
        (host, 1_900_000)
    ]
    asked = select(Payment).where(Payment.sort == "grant").order_by(Payment.due)
    grants = office.read(lambda work: list(work.session.scalars(asked)))
    assert [each.due for each in grants][:3] == [date(2027, 8, 31), date(2027, 9, 30), date(2027, 10, 31)]
    assert do(office, payments.paid, [grants[0].id], AFTER) == 1
    with pytest.raises(Refused, match="paid already"):
        do(office, payments.paid, [grants[0].id], AFTER)
    with pytest.raises(Refused, match="Nobody is on"):
        do(office, payments.add_instalments, mission_id, [], plan)
    with pytest.raises(Refused, match="From 1 to 60"):
        do(office, payments.add_instalments, mission_id, [large], replace(plan, number=0))


def test_fees_that_came_in_part_twice_or_too_much_are_told_of(office):
    mission_id, people = mission_of(office), list(sheet(office).accounts)[:4]
    plan = payments.Schedule("fee", Decimal(1000), "EUR", 1, date(2027, 2, 1))
    do(office, payments.add_instalments, mission_id, people, plan)
    rows = office.read(lambda work: list(work.session.scalars(select(Payment).order_by(Payment.id))))
    part, twice, more, none = (row.id for row in rows)
    for key, came in ((part, 400), (twice, 2000), (more, 1100)):
        do(office, services.records.change, "payment", key, {"paid": came})
    stand = office.read(lambda work: payments.standings(work, mission_id, AFTER))
    assert stand.open == stand.late == {part, none}
    assert {key: str(words) for key, words in stand.odd.items()} == {
        part: "EUR 600 are lacking", twice: "Paid twice", more: "EUR 100 too much"}  # fmt: skip
    (sums,) = office.read(lambda work: payments.sums(work, mission_id, AFTER))
    assert (sums.due, sums.paid, sums.open, sums.late) == (4000, 3500, 1600, 2)
    due = office.read(lambda work: services.deadlines.of_office(work, services.missions.listing(work, AFTER), AFTER))
    assert "2 payments are due" in [str(each.title) for each in due]
    assert do(office, payments.paid, [part], AFTER) == 1
    assert part not in office.read(lambda work: payments.standings(work, mission_id, AFTER)).open


def test_a_company_that_came_before_is_known(office):
    found = sheet(office)
    assert not any(account.payer.repeat for account in found.accounts.values())
    who = one(found, "Żahra").id

    add_mission(office, "WCM-2025", "2025-03-10", "2025-03-21")

    def earlier(work):
        past = services.missions.by_code(work, "WCM-2025")
        person = work.get(Participation, who).person_id
        work.session.add(Participation(mission_id=past.id, person_id=person, stage="completed"))

    office.run("Earlier", earlier)
    assert one(sheet(office), "Żahra").payer.repeat


def test_a_mission_like_this_one_takes_reductions_and_plans_over(office):
    mission_id = mission_of(office)

    def prepare(work):
        services.records.create(work, "reduction", {"mission_id": mission_id, "given_for": "all", "percent": 25})
        line = services.budget.add(work, mission_id, "Coach")
        services.records.change(work, "cost_line", line, {"planned": "1,000", "actual": "1,200"})
        return services.cloning.clone(work, mission_id, {"code": "WCM-2028", "title": "WCM", "first_day": "2028-03-13"})

    other = office.run("Clone", prepare).result
    found = office.read(lambda work: services.budget.sheet(work, other))
    assert [(line.planned, line.actual) for line in found.lines.values()] == [(Decimal(1000), None)]
    assert office.read(lambda work: [one.percent for one in reductions.of_mission(work, other)]) == [25]


def test_the_workbook_of_a_budget_is_in_one_language(office):
    mission_id = mission_of(office)
    line = office.run("Line", lambda work: services.budget.add(work, mission_id, "Coach")).result
    given = {"category": "travel", "planned": "50", "per_head": "yes", "note": "Actual"}
    office.run("Change", lambda work: services.records.change(work, "cost_line", line, given))

    def cells(language):
        data = office.read(lambda work: services.budget.workbook(work, mission_id, AFTER, language))
        book = openpyxl.load_workbook(BytesIO(data))
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    lines, sums = cells("en"), cells("ja")
    assert list(lines) == ["Budget", "Sums"]
    assert lines["Budget"][1][:6] == ("Coaches and trains", "Coach", None, "EUR", 50, "yes")
    assert list(sums) == ["予算", "合計"]
    head, first = sums["予算"]
    assert head[:7] == ("区分", "内容", "支払先", "通貨", "予定", "1人あたり", "実績")
    assert first[1:6] == ("Coach", None, "EUR", 50, "はい"), "what somebody has typed stays"
    assert first[-1] == "Actual"
    head, *rows = sums["合計"]
    assert head == ("区分", "予定（ユーロ）", "実績（ユーロ）", "差", "1人あたりの予定", "1人あたりの実績")
    assert [row[0] for row in rows][-2:] == ["支出合計", "収入合計"]
    assert rows[0][0] == first[0] == "専用バス・列車"


def test_the_mean_of_attendance_leaves_out_who_is_excused_and_what_is_unknown():
    marks = [services.attendance.Mark(code) for code in ("P", "L", "H", "A", "E")]
    assert services.attendance.mean(marks) == 2.5 / 4
    assert services.attendance.mean([services.attendance.Mark("E")]) is None


def test_a_yen_has_no_decimals_wherever_it_is_typed(office):
    line = office.run("Line", lambda work: services.budget.add(work, mission_of(office), "Coach")).result

    def change(**given):
        office.run("Change", lambda work: services.records.change(work, "cost_line", line, given))

    change(planned="100.50")
    for given in ({"currency": "JPY"}, {"currency": "JPY", "planned": "99.5"}):
        with pytest.raises(Invalid) as refused:
            change(**given)
        assert refused.value.problems == {"planned": "a yen has no decimals"}
    change(currency="JPY", planned="100")
    cells = {"cost.actual": "12.3"}
    with pytest.raises(Invalid):
        office.run("Grid", lambda work: services.grids.change(work, "budget", line, cells))
