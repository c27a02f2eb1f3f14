"""The evaluation of a mission: the forms that came back typed in, and what they say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import said_by, say
from eujc_desktop.exchange.sheets import read_book
from eujc_desktop.fields.field import Field
from eujc_desktop.fields.kinds import Whole
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.evaluation import EvaluationForm, Opinion
from eujc_desktop.models.mission import Mission
from eujc_desktop.planning import evaluation
from eujc_desktop.planning.evaluation import Ask, Compared
from eujc_desktop.services import questions, roll
from eujc_desktop.store.work import Work

Cell = tuple[str, tuple[str, str]]
"""A form, and the key of a question with what it is asked about."""


@dataclass(frozen=True)
class Form:
    """A form that came back: its number, whose it is where that is known, and whether she may be quoted."""

    id: str
    number: int
    name: str
    may_quote: bool | None


@dataclass(frozen=True)
class Sheet:
    """Questions as columns, forms as rows, answers as they were typed; those picked as quotes."""

    asks: tuple[Ask, ...]
    forms: tuple[Form, ...]
    answers: Mapping[Cell, int | str]
    quoted: frozenset[Cell]
    people: tuple[tuple[str, str], ...] = ()
    """Those who go and have no form yet, by participation and name."""


@dataclass(frozen=True)
class Quote:
    """What somebody has said, and of what; who it was only where she may be quoted by name."""

    cell: Cell
    ask: Ask
    words: str
    name: str
    may_quote: bool
    picked: bool


@dataclass(frozen=True)
class Results:
    """Each question with its mean beside earlier editions, what was said in words, and how many forms came back."""

    means: tuple[Compared, ...]
    quotes: tuple[Quote, ...]
    forms: int
    people: int
    earlier: tuple[str, ...]
    """The codes of the editions they stand beside."""

    @property
    def picked(self) -> tuple[Quote, ...]:
        """The quotes for the report: only of those who may be quoted."""
        return tuple(quote for quote in self.quotes if quote.picked and quote.may_quote)


# --- Forms -----------------------------------------------------------------------------------------------------------


def sheet(work: Work, mission_id: str) -> Sheet:
    """The forms of a mission as a table to type into."""
    named = _names(work, mission_id)
    forms = _forms(work, mission_id)
    rows = tuple(Form(one.id, one.number, named.get(one.participation_id or "", ""), one.may_quote) for one in forms)
    have = {one.participation_id for one in forms}
    answers, quoted = dict[Cell, int | str](), set[Cell]()
    for one in _opinions(work, [form.id for form in forms]):
        cell = (one.form_id, (one.question_id, one.visit_id or one.item_id or ""))
        answers[cell] = one.words or "" if one.points is None else one.points
        if one.quoted:
            quoted.add(cell)
    free = tuple((key, name) for key, name in named.items() if key not in have)
    return Sheet(tuple(questions.asks(work, mission_id)), rows, answers, frozenset(quoted), free)


def _names(work: Work, mission_id: str) -> dict[str, str]:
    members = roll.going(roll.members_of(work, mission_id))
    return {part.id: roll.name_of(person).full for part, person, _ in members}


def _forms(work: Work, mission_id: str) -> list[EvaluationForm]:
    found = select(EvaluationForm).where(EvaluationForm.mission_id == mission_id).order_by(EvaluationForm.number)
    return list(work.session.scalars(found))


def _opinions(work: Work, form_ids: Sequence[str]) -> list[Opinion]:
    return list(work.session.scalars(select(Opinion).where(Opinion.form_id.in_(form_ids)))) if form_ids else []


def add_forms(work: Work, mission_id: str, number: int, today: date) -> str:
    """So many further forms, numbered on; the first of them."""
    if not 1 <= number <= 500:
        raise Refused("From 1 to 500 forms can be added at once.")
    last = max((one.number for one in _forms(work, mission_id)), default=0)
    made = [EvaluationForm(mission_id=mission_id, number=last + 1 + step, received_on=today) for step in range(number)]
    work.session.add_all(made)
    work.session.flush()
    return made[0].id


def add_for(work: Work, mission_id: str, people: Sequence[str], today: date) -> int:
    """A form for each of these participants, who signed it; how many."""
    have = {one.participation_id for one in _forms(work, mission_id)}
    fresh = [key for key in people if key not in have]
    if not fresh:
        raise Refused("Everybody has a form already.")
    add_forms(work, mission_id, len(fresh), today)
    for one, key in zip(_forms(work, mission_id)[-len(fresh) :], fresh, strict=True):
        one.participation_id = key
    return len(fresh)


def remove_forms(work: Work, form_ids: Sequence[str]) -> None:
    """Take forms away with what they say."""
    for key in form_ids:
        work.session.delete(work.get(EvaluationForm, key))


def may_quote(work: Work, form_ids: Sequence[str], *, may: bool | None) -> None:
    """Say whether those who filled forms in may be quoted."""
    for key in form_ids:
        work.get(EvaluationForm, key).may_quote = may


def sign(work: Work, form_id: str, participation_id: str | None) -> None:
    """Say whose a form is, or that it is nobody's."""
    work.get(EvaluationForm, form_id).participation_id = participation_id


def answer(work: Work, mission_id: str, given: Mapping[Cell, str]) -> int:
    """Write answers as they were typed, empty ones taken back; Refused with the cell where one does not fit.

    How many there were.
    """
    known = {ask.key: ask for ask in questions.asks(work, mission_id)}
    forms = {one.id: one for one in _forms(work, mission_id)}
    there = {(one.form_id, (one.question_id, one.visit_id or one.item_id or "")): one for one in
             _opinions(work, list({form for form, _ in given}))}  # fmt: skip
    for cell, text in given.items():
        form_id, key = cell
        if form_id not in forms or key not in known:
            raise Refused("This question or form is no longer there.", cure="Look again, then type it.")
        _write(work, known[key], forms[form_id], there.get(cell), text)
    return len(given)


def _write(work: Work, ask: Ask, form: EvaluationForm, line: Opinion | None, text: str) -> None:
    points, words = _read(ask, form.number, text)
    if points is None and words is None:
        if line is not None:
            work.session.delete(line)
        return
    if line is None:
        link = {"visit": "visit_id", "speaker": "item_id"}.get(ask.about)
        line = Opinion(form_id=form.id, question_id=ask.question, **({link: ask.subject} if link else {}))
        work.session.add(line)
    line.points, line.words = points, words


def _read(ask: Ask, number: int, text: str) -> tuple[int | None, str | None]:
    try:
        if ask.scale == "words":
            return None, fields_of(Opinion)["words"].read(text)
        return evaluation.read(text, ask.scale), None
    except ValueError as exc:
        raise Refused(
            say("Form {number}, “{question}”: {reason}.", number=number, question=ask.text, reason=said_by(exc)),
            cure="Nothing was written; correct it and try again.",
        ) from exc


def quote(work: Work, cells: Sequence[Cell], *, picked: bool) -> None:
    """Pick answers as quotes, or no longer; Refused of somebody who may not be quoted."""
    for form_id, (question_id, subject) in cells:
        if picked and not work.get(EvaluationForm, form_id).may_quote:
            raise Refused("Who filled this form in has not agreed to be quoted.", cure="Ask, and note it on the form.")
        for one in _opinions(work, [form_id]):
            if one.question_id == question_id and (one.visit_id or one.item_id or "") == subject:
                one.quoted = picked or None


# --- What they say together ------------------------------------------------------------------------------------------


def results(work: Work, mission_id: str) -> Results:
    """What the forms of a mission say together, beside the editions of its programme before."""
    found, mission = sheet(work, mission_id), work.get(Mission, mission_id)
    given: dict[tuple[str, str], list[int | None]] = {}
    for (_, key), value in found.answers.items():
        if isinstance(value, int):
            given.setdefault(key, []).append(value)
    before, codes = _before(work, mission)
    means = evaluation.compared(found.asks, given, before)
    quotes = tuple(_quotes(found))
    going = len(_names(work, mission_id))
    return Results(tuple(means), quotes, len(found.forms), going, codes)


def _quotes(found: Sheet) -> Iterator[Quote]:
    known = {ask.key: ask for ask in found.asks}
    for form in found.forms:
        for ask in found.asks:
            cell = (form.id, ask.key)
            words = found.answers.get(cell)
            if isinstance(words, str) and words:
                may = bool(form.may_quote)
                yield Quote(cell, known[ask.key], words, form.name, may, cell in found.quoted)


def _before(work: Work, mission: Mission) -> tuple[dict[str, list[int | None]], tuple[str, ...]]:
    """The answers to each question in earlier editions of the programme, and which these were."""
    if not mission.programme:
        return {}, ()
    asked = (
        select(Opinion.question_id, Opinion.points, Mission.code)
        .join(EvaluationForm, EvaluationForm.id == Opinion.form_id)
        .join(Mission, Mission.id == EvaluationForm.mission_id)
        .where(
            Mission.programme == mission.programme, Mission.first_day < mission.first_day, Opinion.points.is_not(None)
        )
        .order_by(Mission.first_day, Opinion.id)
    )
    given: dict[str, list[int | None]] = {}
    codes: dict[str, None] = {}
    for question, points, code in work.session.execute(asked):
        given.setdefault(question, []).append(points)
        codes[code] = None
    return given, tuple(codes)


@dataclass(frozen=True)
class Laid:
    """Cells of a spreadsheet as answers, by form from the first on and question; headings that name no question."""

    forms: int
    answers: Mapping[tuple[int, Ask], str]
    left_out: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many answers there are; an empty cell is none."""
        return sum(bool(text.strip()) for text in self.answers.values())


def laid(work: Work, mission_id: str, block: Sequence[Sequence[str]], place: tuple[int, int] = (0, 0)) -> Laid:
    """Cells from a row and column of the table on, nothing written; Refused where there is no answer or one is odd.

    Where the first line names questions, each column goes to its own, whatever its place; what was typed in already
    then stays, and these are further forms. `forms` says how many forms there will be.
    """
    known = questions.asks(work, mission_id)
    top, left = place
    columns, left_out = evaluation.under_headings(block, known)
    lines = block[1:] if columns else block
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    there = len(_forms(work, mission_id))
    if not columns:
        wide = max(map(len, lines), default=0)
        columns = [at if at < len(known) else None for at in range(left, left + wide)]
    elif _answered(work, mission_id):
        top = there
    answers = {
        (top + row, known[at]): cell
        for row, line in enumerate(lines)
        for at, cell in zip(columns, line, strict=False)
        if at is not None
    }
    if not any(text.strip() for text in answers.values()):
        raise Refused(
            "No answers are among these cells.", cure="Copy a line for each form, a column for each question."
        )
    said = {(at, ask.key): _read(ask, at + 1, text) for (at, ask), text in answers.items()}
    if top == there and _said_already(work, mission_id, said):
        raise Refused(
            "These forms are here already.",
            cure="Nothing was written; forms that only happen to be the same are typed in.",
        )
    return Laid(max(there, top + len(lines)), answers, tuple(left_out))


def fill(
    work: Work, mission_id: str, block: Sequence[Sequence[str]], place: tuple[int, int], today: date
) -> tuple[int, tuple[str, ...]]:
    """Write cells of a spreadsheet as `laid` reads them; forms that are lacking are added.

    How many answers there were, and the headings that name no question.
    """
    found = laid(work, mission_id, block, place)
    if lacking := found.forms - len(_forms(work, mission_id)):
        add_forms(work, mission_id, lacking, today)
    forms = _forms(work, mission_id)
    given = {(forms[at].id, ask.key): text for (at, ask), text in found.answers.items()}
    answer(work, mission_id, given)
    return found.number, found.left_out


def _said_already(work: Work, mission_id: str, said: Mapping[Any, tuple[int | None, str | None]]) -> bool:
    """Whether there are forms that say exactly what these several do, as when a file is brought in twice."""
    kept = sheet(work, mission_id).answers
    fresh = {cell: words if points is None else points for cell, (points, words) in said.items()}
    here, coming = (
        _by_form({cell: value for cell, value in some.items() if value not in (None, "")}) for some in (kept, fresh)
    )
    return coming.total() > 1 and coming <= here


def _by_form(answers: Mapping[tuple[Any, Any], int | str | None]) -> Counter[frozenset[object]]:
    """How often the same form is among them."""
    forms: dict[Any, set[object]] = {}
    for (form, key), value in answers.items():
        forms.setdefault(form, set()).add((key, value))
    return Counter(map(frozenset, forms.values()))


def _answered(work: Work, mission_id: str) -> bool:
    """Whether any form says something already."""
    return bool(_opinions(work, [one.id for one in _forms(work, mission_id)]))


def read_sheet(path: Path, progress: Progress = silent) -> list[list[str]]:
    """The cells of the first sheet of a workbook or text file that has any, as words."""
    for one in read_book(path, progress).sheets:
        if one.rows:
            wide = max(len(cells) for _, cells in one.rows)
            return [[_as_words(cell) for cell in (*cells, *[None] * (wide - len(cells)))] for _, cells in one.rows]
    raise Refused(say("“{name}” has no cells.", name=path.name))


def _as_words(cell: object) -> str:
    if cell is None:
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def number_field() -> Field:
    """How many forms are to be added."""
    return Field("number", say("How many forms"), Whole(1, 500), required=True)
