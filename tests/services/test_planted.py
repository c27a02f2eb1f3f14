"""Every problem planted in the lists of people, by file, row and column, and what import or checks say of it."""

from __future__ import annotations

from datetime import date

import pytest

from eujc_desktop import services
from tests.services.importing import CODE, MESSY, add_mission, bring, office_with, preview, row_of

CLEAN, UPDATE, FLIGHTS = "applications-en.xlsx", "applications-update.csv", "flights-unicode.txt"
MARKS, MONEY = "Attendance", "Reports and deposits"

PLANTED = [
    # 1: clean; facts that checks raise once they are in
    (CLEAN, 8, "", "Søren Kjærgaard: the passport expires on 24 Mar 2027, during the mission."),
    (CLEAN, 37, "", "Kateřina Ďurišová: the passport is valid for only 96 days after the mission"),
    (CLEAN, 9, "", "Külli Õunapuu: the diet is unknown; nobody has answered, which is not the same as no restriction."),
    (CLEAN, 32, "", "Gal·la Ferrer i Boix: insurer or policy number is missing."),
    (CLEAN, 34, "", "ask before a list with the name leaves the office: Wojciech Trzciński."),
    (CLEAN, 41, "", "Ioana-Brândușa Mărgineanu does not want to be named to hosts and stays off every list for hosts."),
    (CLEAN, 33, "", "(IJsbrand de Vries) declares to be an SME, but the figures say large (312 staff,"),
    (CLEAN, 42, "", "Ananya Krishnamurthy needs a visa (nationality India; the company's country, Netherlands,"),
    (CLEAN, 21, "", "Sjoerd van 't Wout: the commitment letter is missing, so the file is incomplete."),
    (CLEAN, 36, "", "Freja Ørum: the passport copy is missing, so the file is incomplete."),
    (CLEAN, 33, "", "is part of a group (yes: holding owns 30 %): as a partner enterprise its figures count together"),
    (CLEAN, 3, "Family name (as in passport)", "Van den Broecke"),
    (CLEAN, 15, "Family name (as in passport)", "Ní Bhriain"),
    (CLEAN, 16, "Family name (as in passport)", "D'Agostino"),
    (CLEAN, 21, "Family name (as in passport)", "van 't Wout"),
    (CLEAN, 23, "Family name (as in passport)", "Magalhães da Conceição"),
    (CLEAN, 31, "Family name (as in passport)", "Dell'Oro"),
    (CLEAN, 32, "Given name(s) (as in passport)", "Gal·la"),
    (CLEAN, 33, "Given name(s) (as in passport)", "IJsbrand"),
    (CLEAN, 14, "Name in own script", "Szőllősi Ágnes"),
    (CLEAN, 38, "Name in own script", "Nagy-Kovács Bálint"),
    # 2: kept by hand, in French
    (MESSY, 0, "", "header in row 6"),
    (MESSY, 7, "Né(e) le", "27 May 1993"),
    (MESSY, 8, "Société", "remark: taken from the merged cell above: Fonderies de la Meuse Dorée"),
    (MESSY, 8, "Expire le", "31 Dec 2029"),
    (MESSY, 9, "Portable", "+33 700 000 109 → +33 700 000 999"),
    (MESSY, 10, "Né(e) le", "5 Sep 1979"),
    (MESSY, 12, "Passeport n°", "XD•••••66 → XDK990017"),
    (MESSY, 12, "Expire le", "24 Mar 2027 → 14 Jan 2037"),
    (MESSY, 12, "Nom de famille", "Kjærgaard"),
    (MESSY, 14, "Arrivée le", "14 Mar 2027"),
    (MESSY, 15, "Fonction", "Works Manager → Directrice du site"),
    (MESSY, 16, "Expire le", "question: is a real date among dates written as text; Excel may have swapped day "
                             "and month, and 4 May 2031 may be meant [4 May 2031]"),
    (MESSY, 17, "", "same (e-mail)"),
    (MESSY, 19, "Nom de famille", "Žnidaršič → Žnidaršič-Kočevar"),
    (MESSY, 19, "Remarques", "née Žnidaršič"),
    (MESSY, 21, "Passeport n°", "question: is a number in the sheet, so leading zeros or last digits may be lost"),
    (MESSY, 21, "Montant", "500"),
    (MESSY, 22, "Régime", "Halal → Vegetarian"),
    (MESSY, 23, "Nom de famille", "question: may be Řeháček Zdeněk (same name, same birth date and same company)"),
    (MESSY, 23, "", "duplicate (same name, same birth date and same company)"),
    (MESSY, 25, "Courriel", "→ n.angelopoulos@pkm.example.org"),
    (MESSY, 25, "", "changed (passport)"),
    (MESSY, 26, "Expire le", "problem: “31/02/2030” is no day of the calendar"),
    (MESSY, 27, "Prénom", "question: is in capitals; “Ondrej” may be meant"),
    (MESSY, 29, "Allergies", "new: "),
    (MESSY, 29, "Chambre", "question: read as double, shared with Mme Baù"),
    (MESSY, 30, "Expire le", "3 Apr 2031"),
    (MESSY, 31, "Expire le", "24 Aug 2032"),
    (MESSY, 32, "Société", "Kvarkskär Marinteknik Ab → Kvarkskär Marinteknik Ab (groupe Nordskär)"),
    (MESSY, 33, "", "same (e-mail)"),
    (MESSY, 34, "Pointure", "43.33"),
    (MESSY, 14, "Pointure", "46.50"),
    (MESSY, 35, "Arrivée le", "12 Mar 2027"),
    (MESSY, 35, "Heure arr.", "09:05"),
    (MESSY, 7, "Heure arr.", "07:00"),
    (MESSY, 7, "Urgence (nom, tél.)", "Alex Dufrêne"),
    (MESSY, 14, "Pays", "Greece"),
    (MESSY, 16, "Régime", "Vegetarian"),
    (MESSY, 35, "Urgence (nom, tél.)", "Toni Țurcanu → Ilinca Țurcanu"),
    (MESSY, 36, "Nom de famille", "problem: is empty; a known name is kept"),
    (MESSY, 37, "Portable", "+43 700 000 117"),
    (MESSY, 37, "Nom de famille", "question: is in capitals, which cannot tell ß from ss"),
    (MESSY, 7, "Montant", "1,000"),
    (MESSY, 38, "", "left out: a total"),
    (MESSY, 40, "", "left out: no entry of this list"),
    (MESSY, 41, "", "left out: no entry of this list"),
    (MESSY, 0, "", "“Expire le”: dates such as in row 10, 17, 22 … are read day first, as the other rows show."),
    (MESSY, 0, "", "Hidden columns are read too: “Pointure”."),
    (MESSY, 0, "", "Hidden sheets are left aside: “listes”."),
    (MESSY, 0, "", "Row 38 counts 30, but there are 31 rows: “Nom de famille” is empty in row 36."),
    # 3: updates
    (UPDATE, 0, "", "Empty cells change nothing."),
    (UPDATE, 2, "Passport expires on", "24 Mar 2027 → 14 Jan 2037"),
    (UPDATE, 2, "Turnover (EUR m)", "48.90"),
    (UPDATE, 5, "Family name", "remark: has lost letters; “Řeháček” is kept"),
    (UPDATE, 6, "Given name", "remark: has lost letters; “Małgorzata” is kept"),
    (UPDATE, 7, "", "changed (e-mail)"),
    (UPDATE, 8, "Submission ID", "question: is no application known here; a new person would be made for APP-0999"),
    (UPDATE, 9, "Diet", "problem: is no diet; it seems the person has withdrawn [Set the status to withdrawn]"),
    (FLIGHTS, 7, "Arrival time", "17:20"),
    (FLIGHTS, 3, "Note", "Late check-in;\nkeep room"),
    (FLIGHTS, 5, "Note", "tab here"),
    (FLIGHTS, 6, "Note", '„idézőjel” és "quotes"'),
    (FLIGHTS, 2, "Name in own script", "Цветелина Георгиева"),
    (FLIGHTS, 3, "Name in own script", "Ευαγγελία Παπαδημητρίου"),
    (FLIGHTS, 3, "Hotel", "白金ガーデン"),
    # 8: attendance, reports and deposits
    (MARKS, 20, "2027-03-15", "new: A"),
    (MARKS, 15, "Certificate asked", "remark: asks for a certificate of attendance, which states the days"),
    (MARKS, 9, "2027-03-18", "new: A"),
    (MARKS, 8, "2027-03-24", "new: E"),
    (MARKS, 16, "2027-03-26", "new: H"),
    (MARKS, 19, "2027-03-23", "new: H"),
    (MARKS, 25, "2027-03-19",
     "problem: “x” is no mark known here (P present, H half day, A absent, E excused, L late)"),
    (MARKS, 14, "2027-03-21", ""),
    (MARKS, 26, "", "left out: a total"),
    (MONEY, 17, "Paid (EUR)", "question: the deposit of EUR 1,000 is missing; it was due on 5 Feb 2027"),
    (MONEY, 6, "Paid (EUR)", "new: 1,000"),
    (MONEY, 13, "Paid (EUR)", "question: EUR 982.50 came for a deposit of EUR 1,000; bank charges may have been"),
    (MONEY, 22, "Paid (EUR)", "question: EUR 2,000 came for a deposit of EUR 1,000: paid twice"),
    (MONEY, 21, "Paid (EUR)", "question: EUR 4,260 came for a deposit of EUR 1,000: it may have been paid in another"),
    (MONEY, 10, "Paid on", "question: the deposit came on 26 Feb 2027, 21 days after 5 Feb 2027"),
    (MONEY, 19, "Reference", "question: the reference WCM27-081 may be WCM27-018, digits swapped"),
    (MONEY, 3, "Report received", "problem: says that the report is in, but not since which day"),
    (MONEY, 7, "Report received", "question: the report came on 30 May 2027, 37 days after 23 Apr 2027"),
    (MONEY, 9, "Report received", "question: no report has come; it was due on 23 Apr 2027"),
    (MONEY, 12, "Report received", "question: no report has come; it was due on 23 Apr 2027"),
    (MONEY, 23, "Report received", "question: no report has come; it was due on 23 Apr 2027"),
]  # fmt: skip
"""File or sheet, row, column, what is said; row 0 is the whole sheet, no column the whole row."""
COUNTED = {MESSY: (17, 9, 2, 1, 2), UPDATE: (1, 5, 1, 0, 1), FLIGHTS: (0, 0, 6, 0, 0)}
"""New, changed, same, duplicate, problem."""


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    """Every list on its way into an office that has the applicants, and what the checks say of them."""
    with office_with(tmp_path_factory.mktemp("planted"), add_mission) as works:
        found = {CLEAN: preview(works, CLEAN)}
        bring(works, CLEAN)
        found |= {name: preview(works, name) for name in (MESSY, UPDATE, FLIGHTS)}
        found |= {sheet: preview(works, "attendance-wcm.xlsx", "attendance", sheet=sheet) for sheet in (MARKS, MONEY)}
        checked = works.read(lambda work: services.checks.of_mission(work, CODE, date(2026, 11, 1)))
        yield found, [finding.message for finding in checked]


def told(lists, name, number, heading):
    """All that is said of a sheet, a row or a cell, line by line."""
    found, checked = lists
    shown = found[name].preview
    if not number:
        return [f"header in row {shown.header_row}", *shown.remarks]
    if number in dict(shown.skipped):
        return [f"left out: {dict(shown.skipped)[number]}"]
    row = row_of(found[name], number)
    if heading:
        return _of_cell(found[name], row, next(each.key for each in shown.columns if each.heading == heading))
    return [f"{row.result} ({row.match.by})" if row.match else row.result, *(checked if name == CLEAN else ())]


def _of_cell(incoming, row, key):
    lines = [f"{change.before} → {change.after}" for change in row.changes if change.key == key]
    for each in row.problems:
        if each.key == key:
            lines.append(f"{each.severity}: {each.reason}{''.join(f' [{one.words}]' for one in each.offers)}")
    value = row.values.get(key)
    shown = "" if value is None else incoming.fields[key].kind.format(value)
    return [*lines, shown, f"new: {shown}" if key in row.fills else shown]


@pytest.mark.parametrize(("name", "number", "heading", "says"), PLANTED)
def test_what_was_planted_is_said(lists, name, number, heading, says):
    lines = told(lists, name, number, heading)
    found = [line for line in lines if (says in line if says else not line)]
    assert len(found) == 1 if number == 0 else found, lines


@pytest.mark.parametrize("name", COUNTED)
def test_rows_are_counted_as_planted(lists, name):
    counts = lists[0][name].preview.counts
    assert tuple(counts[key] for key in ("new", "changed", "same", "duplicate", "problem")) == COUNTED[name]


def test_nothing_else_is_said(lists):
    planted = {(name, number) for name, number, _heading, _says in PLANTED}
    silent = [
        (name, problem.row, problem.reason)
        for name, incoming in lists[0].items()
        for problem in incoming.preview.problems
        if (name, problem.row) not in planted
    ]
    assert silent == []
    assert not any("photo" in message for message in lists[1])
