"""The statistics: every figure of the history file, every programme in its place, and who is behind each figure."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import product

import openpyxl
import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged, Invalid, Refused
from eujc_desktop.models.activity import CountsAs
from eujc_desktop.models.attachment import Content
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.participation import Participation
from eujc_desktop.planning import counting, stated
from eujc_desktop.planning.eligibility import size_class
from eujc_desktop.planning.programmes import code_of, deliverables, programmes
from eujc_desktop.services.statistics import CUTS, Wanted
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.work import Works
from tests.services.importing import INPUT, bring, preview, results, told, write_csv

TODAY = date(2026, 11, 27)
HISTORY = INPUT / "history.xlsx"


def figures(works, wanted=None, cut="country"):
    return works.read(lambda work: services.statistics.figures(work, wanted or Wanted(""), cut, TODAY))


def behind(works, wanted, **more):
    return works.read(lambda work: services.statistics.behind(work, wanted, TODAY, **more))


def tile(works, code):
    return next(each for each in figures(works).tiles if each.code == code)


def edition(works, code, first="2025-03-03", last="2025-03-07", *, programme="WCM", **more):
    values = {"code": code, "title": code, "programme": programme, "first_day": first, "last_day": last, **more}
    return works.run("New mission", partial(services.missions.new, values=values)).result


def enrol(works, mission, *stages, **person):
    rows = [
        {"person.family_name": f"Fell{number}", "participation.stage": stage, **person}
        for number, stage in enumerate(stages)
    ]
    return works.run("Enrol", lambda work: services.people.enrol_all(work, mission, rows)).result


@pytest.fixture
def history(works):
    bring(works, HISTORY, "activities", mission=None)
    return works


@pytest.fixture(scope="module")
def book():
    """The workbook as it stands, read without the program."""
    found = openpyxl.load_workbook(HISTORY, read_only=True)
    rows = list(found["Activities"].iter_rows(values_only=True))
    totals = [row for row in found["Totals"].iter_rows(values_only=True, min_row=2) if row[0]]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]], totals


# --- the history file ------------------------------------------------------------------------------------------------


def test_the_history_is_previewed_with_its_totals_and_comes_in_as_one_step(works):
    shown = preview(works, HISTORY, "activities", mission=None).preview
    assert shown.counts["new"] == 353
    assert shown.remarks[:3] == (
        "353 figures are marked “INVENTED”",
        "9 of 10 totals agree with what was published",
        "Partnership agreements: the rows make 103, published are 100",
    )
    before = works.version()
    assert bring(works, HISTORY, "activities", mission=None).added == 353
    assert works.version() == before + 1
    assert preview(works, HISTORY, "activities", mission=None).preview.counts["same"] == 353
    works.undo()
    assert not figures(works).lines


def test_every_published_total_is_reached(history, book):
    tiles = {each.code: each for each in figures(history).tiles}
    got = {code: each.whole.done for code, each in tiles.items() if code != "NEWSLETTERS"}
    got["SEMINARS, events"] = tiles["SEMINARS"].beside.done
    names = {word: str(option) for option in CountsAs for word in option.words}
    for line, _published, total in book[1]:
        tag = line.partition("(tag ")[2].rstrip(")").split(";")[0]
        tag, _, unit = tag.partition(", ")
        key = names.get(tag, tag)
        assert got[f"{key}, {unit}" if unit else key] == total, line


def test_a_mission_of_ours_counts_as_the_same_programme_did_in_the_history(history, book):
    """One definition for each year: each programme counts for one deliverable, in lists and in missions alike."""
    tags = {word: str(option) for option in CountsAs for word in (str(option), *option.words)}
    past = {(code_of(row["Programme"]), tags[row["Deliverable tag"]]) for row in book[0]}
    now = {one.code: one.counts for one in programmes()}
    assert {code: (tag,) for code, tag in past if code} == {code: now[code] for code, _ in past if code}
    assert all(len(counts) <= 1 for counts in now.values())
    before = {each.code: each.whole.done for each in figures(history).tiles}
    enrol(history, edition(history, "WCM-2025"), "completed")
    after = {each.code: each.whole.done for each in figures(history).tiles}
    assert {code for code in after if after[code] != before[code]} == {"LEAN"}


def test_each_figure_tells_what_it_counts(works):
    works.run("Add", lambda work: services.programmes.add(work, "OURS", "Lean for food", variant_of="WCM"))
    told = figures(works).counted_by
    assert told["LEAN"] == ("World Class Manufacturing", "Lean visits in Europe", "Lean for food")
    assert set(told) == set(services.statistics.DEFINITIONS) == {each.code for each in deliverables()}


def test_the_office_s_own_people_stand_on_top_of_the_history(sample_file, tmp_path, book):
    """The sample's figures are what it has by itself and what the workbook has, not more."""
    file = tmp_path / "office.db"
    file.write_bytes(sample_file.read_bytes())
    engine = open_engine(file)
    works = Works(engine, "Anna Berg")
    before = {each.code: each.whole for each in figures(works).tiles}
    bring(works, HISTORY, "activities", mission=None)
    units = {each.code: "Participants" if each.unit == counting.PEOPLE else "Events" for each in deliverables()}
    tags = {word: str(option) for option in CountsAs for word in (str(option), *option.words)}
    for code, whole in {each.code: each.whole for each in figures(works).tiles}.items():
        past = sum(row[units[code]] for row in book[0] if tags[row["Deliverable tag"]] == code)
        assert whole == (before[code].done + past, before[code].expected), code
    assert before["LEAN"] == (6, 24)
    engine.dispose()


@pytest.mark.parametrize("tag", list(CountsAs))
def test_each_year_and_programme_of_the_history_is_right(history, book, tag):
    unit = "Participants" if counting.unit_of(str(tag)) == counting.PEOPLE else "Events"
    own = [row for row in book[0] if row["Deliverable tag"] in (str(tag), *tag.words)]
    by_year, by_name = Counter(), Counter()
    for row in own:
        by_year[row["Year"]] += row[unit]
        by_name[row["Programme"]] += row["Participants"]
    found = figures(history, Wanted(str(tag)))
    assert {year: number for year, parts in found.years.items() if (number := sum(s.done for s in parts.values()))} == (
        dict(by_year) if sum(by_year.values()) else {}
    )
    assert sorted(line.line.people.done for line in found.lines) == sorted(by_name.values())
    assert sum(line.line.editions.done for line in found.lines) == sum(row["Events"] for row in own)


def test_the_parts_of_the_history_are_right(history, book):
    rows = [row for row in book[0] if row["Participants"]]
    people = sum(row["Participants"] for row in rows)
    for cut, value, heading in (
        ("origin", "EU", "of which EU"),
        ("origin", "JP", "of which Japan"),
        ("sex", "F", "of which women"),
        ("size", "sme", "of which SME"),
    ):
        slices = dict(figures(history, Wanted(""), cut).slices)
        assert slices[value].done == sum(row[heading] for row in rows)
        assert sum(each.done for each in slices.values()) == people
        others = {"sex": "not F", "size": "not sme"}.get(cut)
        assert others is None or dict(slices) == {value: slices[value], others: (people - slices[value].done, 0)}
    assert figures(history).marks == ("Figures of 1987–2021 are marked “INVENTED”",)


def test_the_numbers_behind_a_figure_add_up_to_it(history):
    edition_ = edition(history, "WCM-2025")
    enrol(
        history, edition_, "completed", "confirmed", "waiting list", **{"person.nationality": "DE", "person.sex": "F"}
    )
    for each in figures(history).tiles:
        rows = behind(history, Wanted(each.code))
        if each.code != "NEWSLETTERS":
            assert sum(row.number for row in rows) == each.whole.shown(confirmed=True), each.code
    for wanted, cut in product((Wanted(""), Wanted(counting.MISSIONS), Wanted("LEAN", programme="WCM")), CUTS):
        for value, number in figures(history, wanted, cut).slices:
            rows = behind(history, wanted, cut=cut, value=value)
            assert sum(row.number for row in rows) == number.shown(confirmed=True), (wanted, cut, value)
    of_year = figures(history, Wanted(counting.MISSIONS)).years[2019]
    for series, number in of_year.items():
        rows = behind(history, Wanted(counting.MISSIONS, series=series).of_year(2019))
        assert sum(row.number for row in rows) == number.done, series


# --- editions and people of the office -------------------------------------------------------------------------------


def test_every_programme_has_its_place(works):
    """An edition of each of the 61 programmes, over, with one who completed it."""
    for one in programmes():
        enrol(works, edition(works, f"{one.code}-25", programme=one.code), "completed")
    found = figures(works)
    assert [line.line.key for line in found.lines] == [one.code for one in programmes()]
    assert all(line.line.editions.done == line.line.people.done == 1 for line in found.lines)
    for each in found.tiles:
        own = sum(each.code in one.counts for one in programmes())
        assert each.whole.done == (0 if each.code == "AGREEMENTS" else own), each.code
    assert sum(part.done for part in found.years[2025].values()) == len(programmes())
    assert {each.code for each in found.tiles} == {each.code for each in deliverables()} == set(map(str, CountsAs))


def test_who_counts(works):
    mission = edition(works, "WCM-2026", "2026-12-01", "2026-12-05", capacity=10)
    enrol(works, mission, "applied", "selected", "confirmed", "attended", "completed", "waiting list", "no-show")
    gone = edition(works, "WCM-2024", "2024-03-04", "2024-03-08", status="cancelled")
    enrol(works, gone, "completed")
    over = edition(works, "HRTP-2024", "2024-03-04", "2024-03-08", programme="hrtp")
    enrol(works, over, "confirmed")
    found = figures(works)
    assert tile(works, "LEAN").whole == (2, 1)
    assert tile(works, "EXECUTIVES").whole == (0, 1)
    assert tile(works, "LEAN").of_year == (2, 1)
    assert found.unfinished == 1
    line = found.lines[1].line
    assert (line.key, line.editions, line.applied, line.fill) == ("WCM", (0, 1), 7, 0.3)
    without = figures(works, Wanted("", confirmed=False))
    assert sum(number.shown(confirmed=False) for _, number in without.slices) == 2
    assert len(behind(works, Wanted("LEAN", confirmed=False))) == 2


def test_missions_without_a_programme_have_a_line_that_opens_exactly_them(works):
    enrol(works, edition(works, "SPACE-25", programme=""), "completed", "completed")
    enrol(works, edition(works, "WCM-25"), "completed")
    found = figures(works)
    line = next(each.line for each in found.lines if each.line.name == "No programme")
    assert (line.people, line.editions, line.applied) == ((2, 0), (1, 0), 2)
    assert [choice.words for choice in found.programmes] == ["World Class Manufacturing", "No programme"]
    own = Wanted("", programme=line.key)
    assert [each.where for each in behind(works, own)] == ["SPACE-25", "SPACE-25"]
    assert [each.line.key for each in figures(works, own).lines] == [line.key]
    assert dict(figures(works, own).slices)[""].done == 2
    report = works.read(lambda work: services.statistics.now(work, TODAY, confirmed=True))
    assert [(one.name, one.name_ja) for one in report.programmes][-1] == ("No programme", "プログラムなし")


def test_the_workbook_is_in_japanese_too(history):
    enrol(history, edition(history, "SPACE-26", "2026-03-02", "2026-03-06", programme=""), "completed")
    report = history.read(lambda work: services.statistics.now(work, TODAY, confirmed=True))
    found = {sheet.sheet: sheet for sheet in services.statistics.sheets(report, "ja")}
    assert list(found)[:4] == ["成果物", "年", "プログラム", "国"]
    first = found["成果物"]
    assert [each.label for each in first.headings][:5] == ["成果指標", "単位", "数値", "うち確定・今後", "2026年"]
    assert (first.rows[0]["name"], first.rows[0]["unit"]) == ("ミッション参加経営幹部", "人")
    assert first.rows[2]["beside"] == "セミナー300回"
    lines = [(row["name"], row["other"]) for row in found["プログラム"].rows]
    assert ("プログラムなし", "No programme") in lines
    assert ("ヴルカヌス・イン・ヨーロッパ", "Vulcanus in Europe") in lines
    assert found["国"].rows[1]["value"] == "日本"
    assert all("INVENTED" in row["remark"] for row in found["年"].rows)
    assert found["年"].rows[-1]["remark"].startswith("2026-11-27まで")


def test_the_cards_count_the_programme_that_is_asked_for(history):
    enrol(works := history, edition(history, "GRJ-25", programme="GRJ"), "completed")
    tiles = {each.code: each.whole.done for each in figures(works, Wanted("", programme="WCM")).tiles}
    assert (tiles["LEAN"], tiles["EXECUTIVES"], tiles["SEMINARS"]) == (296, 0, 0)


def test_those_who_came_to_events_are_cut_by_what_their_mission_is(works):
    """Also of a programme of the office's own, of which nothing is known besides."""
    works.run("Add", lambda work: services.programmes.add(work, "TALKS", "Our talks", kind="seminar"))
    held = edition(works, "TALKS-25", programme="TALKS", kind="seminar", direction="EU->JP", themes="Space; Lean")
    event = {"mission_id": held, "title": "Launch", "first_day": "2025-03-04", "attended": 40}
    works.run("Hold", lambda work: services.records.create(work, "event", event))
    for cut, values in (("direction", ["EU->JP"]), ("theme", ["Space", "Lean"])):
        assert dict(figures(works, None, cut).slices) == dict.fromkeys(values, (40, 0))
        assert [row.number for row in behind(works, Wanted(""), cut=cut, value=values[0])] == [40]


def test_sizes_are_those_of_eligibility(works):
    """Every side of every limit, as the rule in Python finds it."""
    mission = edition(works, "WCM-2025")
    staff = (None, 9, 10, 49, 50, 249, 250)
    money = (None, Decimal("1.99"), Decimal("2.01"), Decimal(10), Decimal("43.01"), Decimal("50.01"))
    firms = list(product(staff, money, money))

    def fill(work):
        for number, (people, turnover, balance) in enumerate(firms):
            firm = Organisation(name=f"Firm {number}", employees=people, turnover=turnover, balance_sheet=balance)
            work.session.add(firm)
            work.session.flush()
            person = services.people.add_person(work, {"family_name": f"Fell{number}", "organisation_id": firm.id}, {})
            work.session.add(Participation(mission_id=mission, person_id=person, stage="completed"))

    works.run("Fill", fill)
    expected = Counter(size_class(*firm) for firm in firms)
    expected[""] = expected.pop("unknown")
    assert {value: number.done for value, number in figures(works, None, "size").slices} == expected


def test_editions_beside_each_other(works):
    one, other = edition(works, "WCM-2024", "2024-03-04", "2024-03-08"), edition(works, "WCM-2025")
    enrol(works, one, "completed", "completed", "withdrawn", **{"person.nationality": "DE"})
    enrol(works, other, "completed", **{"person.nationality": "IT", "person.email": ""})
    assert [side.words for side in works.read(lambda work: services.statistics.sides(work, TODAY, "WCM"))] == [
        "WCM-2025", "WCM-2024", "2025", "2024",
    ]  # fmt: skip
    edition(works, "WCM-2026", "2026-03-02", "2026-03-06")
    newest = works.read(lambda work: services.statistics.sides(work, TODAY, "WCM"))[:2]
    assert [(side.words, side.filled) for side in newest] == [("WCM-2026", False), ("WCM-2025", True)]
    for pair in ((one, other), ("2024", "2025")):
        rows = works.read(lambda work, pair=pair: services.statistics.compare(work, *pair, "WCM", TODAY))
        told = {(row.group, row.label): (row.before, row.after, row.difference) for row in rows.measures}
        assert told["Overall", "Participants"] == (2, 1, -1)
        assert told["Overall", "Applicants"] == (3, 1, -2)
        assert told["Country", "Germany"] == (2, 0, -2)
        assert told["Country", "Italy"] == (0, 1, 1)
        assert told["Theme", "Lean"] == (2, 1, -1)
        assert told["Overall", "From SMEs"] == (None, None, None)


# --- frozen reports --------------------------------------------------------------------------------------------------


def freeze(works, title="Deliverables 2026", **more):
    given = {"confirmed": True, **more}
    return works.run("Freeze", lambda work: services.statistics.freeze(work, title, TODAY, **given)).result


def beside(works, report, other=""):
    found = works.read(lambda work: services.statistics.beside(work, report.id, other, TODAY))
    return {each.code: each for each in found.moved}


def names(works, report, code="LEAN"):
    rows = works.read(lambda work: services.statistics.behind_frozen(work, report.id, code, TODAY))
    return [row.title for row in rows]


def test_a_report_stays_as_it_was_frozen_and_tells_who_came_and_went(works):
    mission = edition(works, "WCM-2025")
    stays, goes = enrol(works, mission, "completed", "completed")
    report = freeze(works)
    assert [(each.title, each.dated, each.by) for each in works.read(services.statistics.frozen)] == [
        ("Deliverables 2026", TODAY, "Anna Berg")
    ]
    assert beside(works, report)["LEAN"].came.done == beside(works, report)["LEAN"].gone.done == ()
    (comes,) = enrol(works, mission, "completed")

    def withdraw(work):
        work.get(Participation, goes).stage = "withdrawn"

    works.run("Withdraw", withdraw)
    moved = beside(works, report)["LEAN"]
    assert (moved.before, moved.after) == (2, 2)
    assert (moved.came.done, moved.gone.done) == ((comes,), (goes,))
    assert names(works, report) == ["FELL0", "FELL1"]
    listed = works.read(lambda work: services.statistics.listed(work, moved.came, TODAY))
    assert [row.title for row in listed] == ["FELL0"]
    later = freeze(works, "Later")
    assert beside(works, report, later.id)["LEAN"] == moved
    works.undo()
    assert len(works.read(services.statistics.frozen)) == 1
    assert stays in works.read(lambda work: services.statistics.said(work, report.id)).evidence["LEAN"].done


def test_the_papers_of_a_report_call_own_programmes_by_their_japanese_names(works):
    """Also a frozen report when the name is another by now, and one of before Japanese names were kept."""
    works.run("Add", lambda work: services.programmes.add(work, "TALKS", "Our talks", kind="seminar"))
    works.run("Name", lambda work: services.programmes.change(work, "TALKS", {"name_ja": "私たちの講演"}))
    held = edition(works, "TALKS-25", programme="TALKS", kind="seminar")
    event = {"mission_id": held, "title": "Launch", "first_day": "2025-03-04", "attended": 40}
    works.run("Hold", lambda work: services.records.create(work, "event", event))
    report = freeze(works)
    works.run("Name", lambda work: services.programmes.change(work, "TALKS", {"name_ja": "講演"}))
    content = works.read(lambda work: services.statistics_papers.content(work, report.id, "ja"))
    assert [one.name.prefer("ja") for one in content.programmes] == ["私たちの講演"]
    said = works.read(lambda work: services.statistics.said(work, report.id))
    (sheet,) = (each for each in services.statistics.sheets(said) if each.sheet == "Programmes")
    assert [(row["name"], row["other"]) for row in sheet.rows] == [("Our talks", "私たちの講演")]
    (one,) = said.programmes
    before = replace(said, programmes=(replace(one, key="WCM", name="World Class Manufacturing", name_ja=""),))
    assert services.statistics_papers.of(before, "ja").programmes[0].name.ja


def test_who_has_been_erased_is_a_number_in_the_report_and_no_name(works):
    (part, _other) = enrol(works, edition(works, "WCM-2025"), "completed", "completed")
    report = freeze(works)
    erase = works.read(lambda work: work.get(Participation, part).person_id)
    works.run("Erase", lambda work: services.grids.remove(work, "people", [erase]))
    assert names(works, report) == ["Name no longer kept", "FELL1"]
    assert beside(works, report)["LEAN"].before == 2


def test_a_report_is_read_as_it_was_written_or_refused(history):
    mission = edition(history, "CCW-2025", programme="CCW")
    report = freeze(history, confirmed=False)
    found = history.read(lambda work: services.statistics.said(work, report.id))
    assert stated.read(stated.written(found)) == found
    assert found.evidence["CULTURE"].editions == (mission,)
    assert sum(number for _, number in found.evidence["SEMINARS"].wholes) == 25_000

    def spoil(work):
        work.session.scalars(select(Content)).one().data = b"{}"

    history.run("Spoil", spoil)
    with pytest.raises(Damaged, match="damaged or gone"):
        beside(history, report)
    with pytest.raises(Invalid, match="title"):
        freeze(history, "  ")
    with pytest.raises(Invalid, match="201 characters"):
        freeze(history, "T" * 201)
    assert freeze(history, " End\u202e of\x00 2026 ").title == "End of 2026"
    with pytest.raises(ValueError, match="form"):
        stated.read(zlib.compress(b'{"form": 2}'))
    with pytest.raises(ValueError, match="header"):
        stated.read(b"no report")


def test_a_report_goes_to_excel_with_its_mark_in_every_row(history, tmp_path):
    report = freeze(history)
    path = services.statistics_papers.save_report(history, report_id=report.id, path=tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Deliverables", "Years", "Programmes", "Country", "EU and Japan", "Sector",
                               "Size of the company", "Gender", "Direction", "Theme"]  # fmt: skip
    for sheet in book:
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0][-1] == "Remark"
        assert {row[-1] for row in rows[1:]} == {"Figures of 1987–2021 are marked “INVENTED”"}
    themes = {row[0]: row[1:3] for row in book["Theme"].values}
    assert themes["Lean"] == (1000, 28.17)  # of the 3,550 people, though most have two themes
    rows = [dict(zip(next(book["Deliverables"].values), row, strict=True)) for row in book["Deliverables"].values]
    figures_ = {row["Deliverable"]: (row["Figure"], row["Published"], row["Difference"]) for row in rows[1:]}
    assert figures_["Partnership agreements"] == (103, 100, 3)
    assert figures_["Seminar participants"] == (25_000, 25_000, 0)
    years = list(book["Years"].values)
    assert (years[1][0], years[-1][0], len(years) - 1) == (1987, 2021, 35)


def test_a_report_goes_on_paper_in_both_languages(history, tmp_path):
    report = freeze(history)
    for language, words in (("en", "Executives on missions"), ("ja", "ミッション参加経営幹部")):
        path = tmp_path / f"{language}.pdf"
        services.statistics_papers.save_paper(history, report_id=report.id, path=path, language=language)
        pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path)]
        assert words in pages[0]
        assert all("INVENTED" in page for page in pages)
        assert "1,500" in pages[0]


# --- lists of earlier years with faults ------------------------------------------------------------------------------


def test_what_is_wrong_in_a_list_of_earlier_years_is_told_row_by_row(works, tmp_path):
    path = write_csv(
        tmp_path / "years.csv",
        "Year;Programme;Deliverable tag;Events;Participants;of which EU;of which Japan;of which women",
        "2019;World Class Manufacturing;LEAN;1;20;15;5;9",
        "2019;World Class Manufacturing;LEAN;1;21;15;5;9",
        "2019;;LEAN;1;20;;;",
        "twenty;Biotech mission;EXEC;1;20;;;",
        "2020;Biotech mission;HOLIDAY;1;20;;;",
        "2020;Biotech mission;EXEC;1;-4;;;",
        "2021;Biotech mission;EXEC;1;10;9;4;11",
        "Total;;;7;87;;;",
    )
    incoming = preview(works, path, "activities", mission=None)
    assert results(incoming) == {"new": [2, 8], "problem": [3, 4, 5, 6, 7]}
    assert "about the same as row 2" in told(incoming, 3)[0][2]
    assert [column for _, column, _ in told(incoming, 4)] == ["Programme"]
    assert {reason for _, _, reason in told(incoming, 8)} == {
        "makes 13 with those from Japan, more than the 10 people", "is more than the 10 people",
    }  # fmt: skip
    assert incoming.preview.remarks[:2] == (
        "0 of 2 totals agree with what was published",
        "Executives on missions: the rows make 10, published are 1,500",
    )
    with pytest.raises(Refused, match="nothing is imported"):
        services.imports.apply(works, incoming)
    assert bring(works, path, "activities", mission=None).added == 2
    later = write_csv(tmp_path / "later.csv", "Year;Programme;Tag;Participants", "2021;Biotech mission;EXEC;12")
    incoming = preview(works, later, "activities", mission=None)
    assert results(incoming) == {"changed": [2]}
    bring(works, later, "activities", mission=None)
    assert tile(works, "EXECUTIVES").whole == (12, 0)


def test_a_list_of_earlier_years_is_told_from_others(office):
    with pytest.raises(Refused) as refused:
        preview(office, HISTORY)
    assert refused.value.cure == "Import it as past activities, or name another of its sheets."
    with pytest.raises(Refused, match="names columns known here"):
        preview(office, "applications-en.xlsx", "activities", mission=None)
