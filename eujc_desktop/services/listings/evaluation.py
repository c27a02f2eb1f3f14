"""The evaluation of a mission for its papers: the blank form, and what the forms say together."""

from __future__ import annotations

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.lists import evaluation_content as paper
from eujc_desktop.models.itinerary import Item
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning.evaluation import MOST, Ask
from eujc_desktop.services import evaluation, gather, questions
from eujc_desktop.services.listings.itinerary import Found
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.store.work import Work


def sheet(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """The questions as they are asked, for the form that is filled in by hand."""
    mission = gather.mission(work, mission_id)
    asked = tuple(_asked(work, ask) for ask in questions.asks(work, mission_id))
    return paper.EvaluationSheet(mission, asked, wanted.language), ()


def report(work: Work, mission_id: str, wanted: Wanted) -> Found:
    """What the forms say: only words of those who may be quoted."""
    found = evaluation.results(work, mission_id)
    answers = tuple(
        paper.Answered(_asked(work, one.ask), one.now.n, one.now.mean, one.now.spread, one.before.mean, one.before.n)
        for one in found.means
    )
    quotes = tuple(paper.Said(quote.words, _asked(work, quote.ask).text) for quote in found.picked)
    mission = gather.mission(work, mission_id)
    return paper.EvaluationReport(
        mission, found.forms, found.people, answers, quotes, found.earlier, wanted.language
    ), ()


def _asked(work: Work, ask: Ask) -> paper.Asked:
    return paper.Asked(Words(ask.text, ask.text_ja), MOST.get(ask.scale, 0), _subject(work, ask))


def _subject(work: Work, ask: Ask) -> Words:
    """The host or the talk in both languages."""
    if ask.about == "visit":
        host = work.get(Organisation, work.get(Visit, ask.subject).organisation_id)
        return Words(host.name or ask.subject_name, host.name_ja or "")
    if ask.about == "speaker":
        item = work.get(Item, ask.subject)
        words_ja = f"{item.speaker}「{item.title_ja}」" if item.title_ja else ""
        return Words(ask.subject_name, words_ja)
    return Words()
