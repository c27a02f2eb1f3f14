"""Evaluation and follow-up: forms typed in, means beside earlier editions, quotes agreed to, surveys and results."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid, Refused
from eujc_desktop.models.follow_up import Outcome, Survey
from eujc_desktop.models.participation import Participation
from eujc_desktop.services import evaluation, papers, questions, reminders, surveys
from eujc_desktop.services.papers import Order
from tests.services.importing import CODE, add_mission, bring_applicants, office_with
from tests.services.test_papers import text_of

TODAY = date(2027, 3, 29)


def confirm(works):
    def write(work):
        for part in list(work.session.scalars(select(Participation).order_by(Participation.id)))[:6]:
            part.stage = "confirmed"

    works.run("Confirm", write)


def ask(works):
    def write(work):
        mission = services.missions.by_code(work, CODE)
        services.visits.begin(work, mission.id, "Aone Seisakusho", {})
        services.itineraries.add(work, mission.id, {"title": "Kaizen", "speaker": "Prof. Mori", "type": "lecture"})
        questions.begin(work, mission.id)

    works.run("Ask", write)


@pytest.fixture
def office(tmp_path):
    with office_with(tmp_path, add_mission, bring_applicants, confirm, ask) as works:
        yield works


def mission_of(works, code=CODE):
    return works.read(lambda work: services.missions.by_code(work, code).id)


def do(works, use_case, *given, **more):
    return works.run("Step", lambda work: use_case(work, *given, **more)).result


def sheet(works, code=CODE):
    return works.read(lambda work: evaluation.sheet(work, mission_of(works, code)))


def column(found, words, subject=""):
    (key,) = [ask.key for ask in found.asks if words in ask.text and subject in ask.subject_name]
    return key


def test_each_visit_and_speaker_is_asked_about(office):
    found = sheet(office)
    assert [ask.subject_name for ask in found.asks if ask.about != "mission"] == [
        "Aone Seisakusho", "Prof. Mori: Kaizen",
    ]  # fmt: skip
    assert len(found.people) == 6
    mission_id = mission_of(office)
    assert do(office, evaluation.add_for, mission_id, [key for key, _ in found.people[:2]], TODAY) == 2
    do(office, evaluation.add_forms, mission_id, 1, TODAY)
    assert [(form.number, bool(form.name)) for form in sheet(office).forms] == [(1, True), (2, True), (3, False)]
    with pytest.raises(Refused, match="Everybody has a form"):
        do(office, evaluation.add_for, mission_id, [found.people[0][0]], TODAY)
    with pytest.raises(Refused, match="From 1 to 500"):
        do(office, evaluation.add_forms, mission_id, 0, TODAY)


def test_answers_are_typed_in_and_one_that_does_not_fit_writes_nothing(office):
    mission_id = mission_of(office)
    do(office, evaluation.add_forms, mission_id, 3, TODAY)
    found = sheet(office)
    one, two, three = (form.id for form in found.forms)
    whole, visit, again = column(found, "as a whole"), column(found, "visit", "Aone"), column(found, "recommend")
    best = column(found, "most useful")
    given = {(one, whole): "5", (two, whole): "4", (three, whole): "4", (one, visit): "3", (one, again): "y",
             (two, again): "n", (two, best): "The andon board"}  # fmt: skip
    assert do(office, evaluation.answer, mission_id, given) == 7
    now = office.read(lambda work: evaluation.results(work, mission_id))
    means = {each.ask.key: each.now for each in now.means}
    assert (means[whole].n, round(means[whole].mean, 2)) == (3, 4.33)
    assert means[again].mean == 0.5
    assert means[visit].n == 1
    assert now.forms == 3
    with pytest.raises(Refused, match="“6” is not one of 1 to 5"):
        do(office, evaluation.answer, mission_id, {(one, whole): "1", (two, whole): "6"})
    assert sheet(office).answers[one, whole] == 5
    do(office, evaluation.answer, mission_id, {(one, whole): " "})
    assert (one, whole) not in sheet(office).answers
    office.undo()
    assert sheet(office).answers[one, whole] == 5
    do(office, evaluation.remove_forms, [three])
    assert len(sheet(office).forms) == 2


def test_only_who_agreed_is_quoted(office):
    mission_id = mission_of(office)
    do(office, evaluation.add_forms, mission_id, 2, TODAY)
    found = sheet(office)
    one, two = (form.id for form in found.forms)
    best = column(found, "most useful")
    do(office, evaluation.answer, mission_id, {(one, best): "The andon board", (two, best): "Lunch"})
    with pytest.raises(Refused, match="not agreed to be quoted"):
        do(office, evaluation.quote, [(one, best)], picked=True)
    do(office, evaluation.may_quote, [one], may=True)
    do(office, evaluation.quote, [(one, best)], picked=True)
    picked = office.read(lambda work: evaluation.results(work, mission_id)).picked
    assert [quote.words for quote in picked] == ["The andon board"]
    do(office, evaluation.may_quote, [one], may=False)
    assert office.read(lambda work: evaluation.results(work, mission_id)).picked == ()


def test_an_edition_stands_beside_those_before(office):
    add_mission(office, "WCM-2025", "2025-03-10", "2025-03-21")
    for code, points in (("WCM-2025", ("3", "4")), (CODE, ("5",))):
        mission_id = mission_of(office, code)
        do(office, evaluation.add_forms, mission_id, len(points), TODAY)
        found = sheet(office, code)
        key = column(found, "as a whole")
        given = {(form.id, key): value for form, value in zip(found.forms, points, strict=True)}
        do(office, evaluation.answer, mission_id, given)
    found = office.read(lambda work: evaluation.results(work, mission_of(office)))
    first = found.means[0]
    assert (first.now.mean, first.before.mean, first.before.n, first.change) == (5.0, 3.5, 2, 1.5)
    assert found.earlier == ("WCM-2025",)
    with pytest.raises(Refused, match="has 3 answers"):
        do(office, questions.remove, first.ask.question)


def test_a_programme_that_asks_for_no_surveys_has_none(office):
    without = {"settings": {"survey_months": ""}}
    office.run("Never", lambda work: services.programmes.change(work, "WCM", without))
    assert office.read(lambda work: surveys.months_of(work, "WCM")) == ()
    with pytest.raises(Refused, match="asks for no surveys"):
        do(office, surveys.lay_out, mission_of(office))
    office.run("Back", lambda work: services.programmes.restore(work, "WCM"))
    assert office.read(lambda work: surveys.months_of(work, "WCM")) == (3, 6, 12)


def test_surveys_are_laid_out_sent_and_answered_with_results(office):
    mission_id = mission_of(office)
    assert do(office, surveys.lay_out, mission_id) == 6 * len(office.read(lambda work: surveys.months_of(work, "wcm")))
    with pytest.raises(Refused, match="laid out"):
        do(office, surveys.lay_out, mission_id)
    first = office.read(lambda work: list(work.session.scalars(select(Survey).order_by(Survey.months, Survey.id))))
    ids, day = [one.id for one in first[:3]], first[0].due
    assert do(office, surveys.sent, ids, day) == 3
    now = office.read(lambda work: surveys.sheet(work, mission_id, day))
    assert now.of("sent") == set(ids)
    assert len(now.of("due")) == 3
    assert do(office, surveys.answered, ids[:1], day) == 1
    given = {"code": "contract", "partner": "Aone", "value": "12,500"}
    do(office, surveys.add_result, ids[1], given, day)
    do(office, surveys.add_result, ids[1], {"code": "agreement", "partner": "Aone"}, day)
    with pytest.raises(Invalid):
        do(office, surveys.add_result, ids[1], {"partner": "Nobody"}, day)
    now = office.read(lambda work: surveys.sheet(work, mission_id, day))
    assert (now.rounds[0].rate.sent, now.rounds[0].rate.answered) == (3, 2)
    assert [(one.code, one.number, one.values) for one in now.results] == [
        ("contract", 1, (("EUR", Decimal(12500)),)), ("agreement", 1, ()),
    ]  # fmt: skip
    assert office.read(lambda work: {one.months for one in work.session.scalars(select(Outcome))}) == {first[0].months}


def test_a_letter_that_was_sent_leaves_its_day(office):
    mission_id = mission_of(office)
    do(office, surveys.lay_out, mission_id)
    part = office.read(lambda work: work.session.scalars(select(Participation).where(
        Participation.stage == "confirmed")).first())  # fmt: skip
    for letter in ("deposit-reminder", "report-reminder", "survey", "certificate"):
        do(office, reminders.note_sent, mission_id, part.person_id, letter, TODAY)
    now = office.read(lambda work: work.get(Participation, part.id))
    assert (now.deposit_reminded_on, now.report_reminded_on) == (TODAY, TODAY)
    asked = select(Survey.sent_on).where(Survey.participation_id == part.id).order_by(Survey.months)
    assert office.read(lambda work: list(work.session.scalars(asked)))[0] == TODAY


def test_the_papers_tell_what_was_answered_and_only_what_may_be_quoted(office):
    mission_id = mission_of(office)
    do(office, evaluation.add_forms, mission_id, 2, TODAY)
    found = sheet(office)
    one, two = (form.id for form in found.forms)
    best = column(found, "most useful")
    given = {(one, column(found, "as a whole")): "4", (one, best): "The andon board", (two, best): "Secret words"}
    do(office, evaluation.answer, mission_id, given)
    do(office, evaluation.may_quote, [one], may=True)
    do(office, evaluation.quote, [(one, best)], picked=True)
    text = text_of(papers.preview(office, Order("evaluation-report", CODE)).data)
    assert "The andon board" in text
    assert "Secret words" not in text
    assert "4.0 / 5" in text
    blank = text_of(papers.preview(office, Order("evaluation-sheet", CODE, language="ja")).data)
    assert "この訪問は有益でしたか。" in blank
    assert "Aone Seisakusho" in blank


def test_cells_of_a_spreadsheet_become_forms(office, tmp_path):
    mission_id = mission_of(office)
    block = [["5", "4", "3"], ["4", "", "2"]]
    assert do(office, evaluation.fill, mission_id, block, (0, 0), TODAY) == (5, ())
    found = sheet(office)
    assert len(found.forms) == 2
    assert [found.answers.get((found.forms[0].id, ask.key)) for ask in found.asks[:4]] == [5, 4, 3, None]
    headed = [["Form", "What was most useful?", "How do you rate the mission as a whole?"], ["1", "Dojo", "3"]]
    assert do(office, evaluation.fill, mission_id, headed, (0, 0), TODAY) == (2, ("Form",))
    found = sheet(office)
    assert found.answers[found.forms[2].id, column(found, "most useful")] == "Dojo"
    with pytest.raises(Refused, match="“9” is not one of 1 to 5"):
        do(office, evaluation.fill, mission_id, [["9"]], (5, 0), TODAY)
    assert len(sheet(office).forms) == 3, "forms added for what was refused are gone"
    path = tmp_path / "forms.csv"
    path.write_text("Would you recommend the mission to others?;What should we do better?\nyes;More time\n", "utf-8")
    assert do(office, evaluation.fill, mission_id, evaluation.read_sheet(path), (0, 0), TODAY) == (2, ())
    with pytest.raises(Refused, match="No answers"):
        do(office, evaluation.fill, mission_id, [["", " "]], (0, 0), TODAY)
    with pytest.raises(Refused, match="No answers"):
        do(office, evaluation.fill, mission_id, [[*headed[0][1:], "Weather"], ["", "", "fine"]], (0, 0), TODAY)


def test_agreements_reported_count_for_the_deliverable_of_their_programme(office):
    """What companies report afterwards is what the deliverable counts; of other programmes they are results alone."""
    add_mission(office, "EEN-2026", "2026-03-10", "2026-03-11", programme="EEN")

    def report(work):
        part = work.session.scalars(select(Participation).order_by(Participation.id)).first()
        een = services.missions.by_code(work, "EEN-2026").id
        services.people.join(work, een, part.person_id, {"stage": "completed"})
        own = work.session.scalars(select(Participation).where(Participation.mission_id == een)).one()
        for mission_id, who, partner in ((een, own.id, "Aone"), (part.mission_id, part.id, "Shinonome")):
            given = {"mission_id": mission_id, "participation_id": who, "code": "agreement", "partner": partner,
                     "known_on": "2026-09-01"}  # fmt: skip
            services.records.create(work, "outcome", given)

    office.run("Report", report)
    statistics, wanted = services.statistics, services.statistics.Wanted("AGREEMENTS")
    figures = office.read(lambda work: statistics.figures(work, wanted, "country", date(2027, 6, 1)))
    tile = next(tile for tile in figures.tiles if tile.code == "AGREEMENTS")
    assert tile.whole.done == 1
    (line,) = office.read(lambda work: statistics.behind(work, wanted, date(2027, 6, 1)))
    assert (line.sort, line.year, line.number) == ("result", 2026, 1)
    assert line.title.endswith("– Aone")
    whole = office.read(lambda work: statistics.figures(work, statistics.Wanted(""), "country", date(2027, 6, 1)))
    assert {each.line.key: each.results for each in whole.lines} == {"EEN": 1, "WCM": 1}
    kept = do(office, statistics.freeze, "Report", date(2027, 6, 1), confirmed=True)
    (told,) = office.read(lambda work: statistics.behind_frozen(work, kept.id, "AGREEMENTS", date(2027, 6, 1)))
    assert (told.sort, told.title) == ("result", line.title)


def test_an_agreement_told_of_twice_counts_once(office):
    """Signed in a list, told in two surveys and by a colleague, under two spellings: one; another partner: another."""
    add_mission(office, "EEN-2026", "2026-03-10", "2026-03-11", programme="EEN")
    mission_id = office.read(lambda work: services.missions.by_code(work, "EEN-2026").id)
    today = date(2027, 6, 1)

    def firm(work, name):
        return services.records.create(work, "organisation", {"name": name})

    def enrol(work, firm_id, family):
        row = {"person.family_name": family, "person.organisation_id": firm_id, "participation.stage": "completed"}
        return services.people.enrol_all(work, mission_id, [row])[0]

    def report(work, who, partner=None, code="agreement"):
        given = {"mission_id": mission_id, "participation_id": who, "code": code, "partner": partner,
                 "known_on": "2026-09-01"}  # fmt: skip
        services.records.create(work, "outcome", given)

    def number():
        wanted = services.statistics.Wanted("AGREEMENTS")
        figures = office.read(lambda work: services.statistics.figures(work, wanted, "country", today))
        behind = office.read(lambda work: services.statistics.behind(work, wanted, today))
        tile = next(tile for tile in figures.tiles if tile.code == "AGREEMENTS")
        assert (
            tile.whole.done
            == sum(line.number for line in behind)
            == sum(part.done for parts in figures.years.values() for part in parts.values())
        )
        return tile.whole.done

    def fill(work):
        danube, other = firm(work, "Danube Sensors GmbH"), firm(work, "Rhône Optique")
        people = [enrol(work, danube, "Fell"), enrol(work, danube, "Wald"), enrol(work, other, "Roux")]
        for who in (people[0], people[0], people[1]):
            report(work, who, "Aone K.K.")
        report(work, people[1], "aone")
        report(work, people[0])  # of whom an agreement is known
        report(work, people[0], "Shinonome")
        report(work, people[2])
        report(work, people[2])  # nothing tells these two apart
        report(work, people[2], "Aone", code="memorandum")
        return danube

    danube = office.run("Fill", fill).result
    assert number() == 3
    listed = {"mission_id": mission_id, "subject": "Sensors for Aone", "organisation_id": danube, "other_party": "AONE"}
    entry = do(office, services.records.create, "agreement", listed)
    assert number() == 3  # not signed: what was reported counts
    do(office, services.records.change, "agreement", entry, {"signed_on": "2026-05-05"})
    assert number() == 3
    office.undo()
    office.undo()
    assert number() == 3
    do(office, services.records.change, "mission", mission_id, {"status": "cancelled"})
    assert number() == 0
