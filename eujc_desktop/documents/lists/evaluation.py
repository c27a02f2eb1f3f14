"""The evaluation on paper: a blank form with boxes and lines, and the report with means, bars and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.figures import per_cent, rounded
from eujc_desktop.common.text import with_minus
from eujc_desktop.documents.art.paths import fill, operator, rectangle, stroke
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Piece, Span, Text
from eujc_desktop.documents.lists import columns, facts, styles
from eujc_desktop.documents.lists.columns import LINE, Column
from eujc_desktop.documents.lists.evaluation_content import Answered, Asked, EvaluationReport, EvaluationSheet
from eujc_desktop.documents.lists.page import OneList
from eujc_desktop.documents.looks import EU, SUB

if TYPE_CHECKING:
    from eujc_desktop.documents.blocks.sheet import Sheet

SHEET, REPORT = Words("Evaluation", "アンケート"), Words("Evaluation report", "評価報告書")
_BOX, _LINES = 9.6, 3
_MIDDLE = styles.CELL.but(align="center")
_YES_NO = (Words("yes", "はい"), Words("no", "いいえ"))


class _Box(Block):
    """An empty box to tick."""

    def height(self, width: float) -> float:
        return styles.CELL.leading + 2

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        left, foot = x + (width - _BOX) / 2, top - styles.CELL.leading
        sheet.raw(f"q {stroke(SUB, 0.6)} {rectangle(left, foot, _BOX, _BOX)} S Q")


class _Room(Block):
    """Dotted lines to write on."""

    def height(self, width: float) -> float:
        return _LINES * 7 * MM

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        lines = [
            f"{operator('m', x, top - (at + 1) * 7 * MM + 2)} {operator('l', x + width, top - (at + 1) * 7 * MM + 2)}"
            for at in range(_LINES)
        ]
        sheet.raw(f"q {stroke(LINE, 0.5)} [0.6 1.6] 0 d {' '.join(lines)} S Q")


class _Bar(Block):
    """How far a mean reaches on its scale."""

    def __init__(self, share: float) -> None:
        self._share = min(max(share, 0.0), 1.0)

    def height(self, width: float) -> float:
        return styles.CELL.leading

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        foot = top - styles.CELL.leading + 2
        whole, own = rectangle(x, foot, width, 5), rectangle(x, foot, width * self._share, 5)
        with sheet.artifact():
            sheet.raw(f"q {fill('#E6EBF4')} {whole} f {fill(EU)} {own} f Q")


def sheet(content: EvaluationSheet) -> Iterator[OneList]:
    """The blank form: questions of one scale after the other in one table, then who may be quoted."""
    language, first = content.language, 1
    blocks: list[Block] = []
    for most, group in groupby(content.questions, key=lambda one: one.most):
        asked = list(group)
        blocks.append(columns.listing(_to_fill(most, language), asked, language, first=first))
        first += len(asked)
    if not blocks:
        return
    blocks.append(Text(_may_quote(language), styles.NOTE))
    hint = "1 = 最低、最大の数 = 最高" if language == "ja" else "1 is lowest, the highest number is best"
    mission = content.mission
    span = facts.span(mission.first_day, mission.last_day, language)
    yield OneList(SHEET, (mission.title.prefer(language), facts.facts((span, hint), language)), tuple(blocks))


def _may_quote(language: str) -> str:
    if language == "ja":
        return "ご意見を引用してもよろしいですか。　□ はい　　□ いいえ　　　お名前（任意）： ________________________"
    return "May we quote you?   □ yes    □ no         Name, if you wish: ________________________________"


def _to_fill(most: int, language: str) -> list[Column]:
    question = Column(Words("Question", "質問"), lambda one: _question(one, language), 70, 2.0)
    if most == 0:
        return [question, Column(Words("Your words", "ご回答"), lambda _one: _Room(), 120, 3.0)]
    if most == 1:
        return [question, *(Column(word, lambda _one: _Box(), 18, 0.2, _MIDDLE) for word in _YES_NO)]
    return [question, *(Column(str(at), lambda _one: _Box(), 11, 0.1, _MIDDLE) for at in range(1, most + 1))]


def _question(one: Asked, language: str) -> list[Piece]:
    """The question, and what it is about."""
    text, about = one.text.prefer(language), one.subject.prefer(language)
    return [text, Span(f"\u2002{about}", weight="semibold", colour=EU)] if about else [text]


def report(content: EvaluationReport) -> Iterator[OneList]:
    """The means by question, then the quotes."""
    language, mission = content.language, content.mission
    if not content.answers and not content.quotes:
        return
    blocks: list[Block] = [columns.listing(_means(content), content.answers, language)]
    if content.quotes:
        blocks.append(Text("ご意見" if language == "ja" else "In their words", styles.SECTION))
        blocks += _quotes(content, language)
    span = facts.span(mission.first_day, mission.last_day, language)
    yield OneList(
        REPORT, (mission.title.prefer(language), facts.facts((span, _how_many(content)), language)), tuple(blocks)
    )


def _how_many(content: EvaluationReport) -> str:
    if content.language == "ja":
        told = f"回答{content.forms}件（対象{content.people}名）"
        return f"{told}　比較：{'、'.join(content.earlier)}" if content.earlier else told
    told = f"{content.forms} of {content.people} forms"
    return f"{told}, beside {', '.join(content.earlier)}" if content.earlier else told


def _means(content: EvaluationReport) -> list[Column]:
    language = content.language
    number = styles.CELL.but(align="right")

    def bar(one: Answered) -> columns.Cell:
        return "" if one.mean is None else _Bar(one.mean / one.asked.most)

    found = [
        Column(Words("Question", "質問"), lambda one: _question(one.asked, language), 88, 2.4),
        Column(Words("Answers", "回答数"), lambda one: str(one.n), 16, style=number),
        Column(Words("Mean", "平均"), lambda one: _mean(one.mean, one.asked), 20, style=number),
        Column(Words("", ""), bar, 36, 0.6),
        Column(Words("Spread", "ばらつき"), lambda one: _decimal(one.spread, one.asked), 18, style=number),
    ]
    if content.earlier:
        found += [
            Column(Words("Before", "前回まで"), lambda one: _mean(one.before, one.asked), 26, 0.2,
                   number),
            Column(Words("Change", "増減"), _change, 18, style=number),
        ]  # fmt: skip
    return found


def _mean(value: float | None, asked: Asked) -> str:
    """4.3 / 5, or for yes and no the share of yes."""
    if value is None:
        return "–"
    return f"{per_cent(value)}%" if asked.most == 1 else f"{rounded(value, 1)} / {asked.most}"


def _decimal(value: float | None, asked: Asked) -> str:
    return "" if value is None or asked.most == 1 else f"±{rounded(value, 1)}"


def _change(one: Answered) -> str:
    if one.mean is None or one.before is None:
        return ""
    change = one.mean - one.before
    return with_minus(f"{per_cent(change):+}%" if one.asked.most == 1 else f"{rounded(change, 1):+}")


def _quotes(content: EvaluationReport, language: str) -> Sequence[Block]:
    marks = ("「", "」") if language == "ja" else ("“", "”")
    return [
        Text(
            [f"{marks[0]}{one.words}{marks[1]}", Span(f"\u2002{one.question.prefer(language)}", colour=SUB)],
            styles.NOTE,
        )
        for one in content.quotes
    ]
