"""A frozen report as a workbook and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.files import write_atomic
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.statistics_report.content import Cut, Figure, ProgrammeFigures, StatisticsReport
from eujc_desktop.planning import programmes, stated
from eujc_desktop.planning.stated import Stated
from eujc_desktop.services import gather
from eujc_desktop.services.statistics import reports, workbook
from eujc_desktop.services.statistics.overview import CUT_WORDS, SERIES
from eujc_desktop.services.statistics.words import Mark, mark_words, value_words
from eujc_desktop.store.work import Work, Works

_JAPANESE = {
    "EXECUTIVES": "ミッション参加経営幹部",
    "LEAN": "リーン・カイゼン参加者",
    "SEMINARS": "セミナー参加者",
    "VULCANUS": "ヴルカヌス研修生",
    "CULTURE": "異文化理解イベント",
    "RND": "研究・イノベーションイベント",
    "REPORTS": "報告書・ウェビナー・動画",
    "NEWSLETTERS": "ニュースレター",
    "AGREEMENTS": "パートナーシップ契約",
    "ENERGY": "エネルギー専門家",
    "OTHER": "その他の活動",
    "country": "国",
    "origin": "EU・日本",
    "sector": "業種",
    "size": "企業規模",
    "sex": "性別",
    "direction": "派遣方向",
    "theme": "テーマ",
    "EU": "EU",
    "JP": "日本",
    "F": "女性",
    "M": "男性",
    "not F": "男性または不明",
    "X": "その他",
    "micro": "零細",
    "small": "小",
    "medium": "中",
    "large": "大",
    "sme": "中小企業（規模不明）",
    "not sme": "大企業または不明",
    "EU->JP": "EUから日本へ",
    "JP->EU": "日本からEUへ",
    "within EU": "EU域内",
    "within JP": "日本国内",
    "both": "双方向",
    "online": "オンライン",
    "": "不明",
}
"""What the report calls things in Japanese."""
Build = Callable[..., Built]


def save_report(works: Works, *, report_id: str, path: Path, language: str = "en", progress: Progress = silent) -> Path:
    """Write a frozen report to a workbook; gives its path."""
    report = works.read(partial(reports.said, report_id=report_id))
    progress(0, 1, path.name)
    return workbook.save(report, path, language)


def save_paper(
    works: Works,
    *,
    report_id: str,
    path: Path,
    language: str = "en",
    progress: Progress = silent,
    build: Build = catalogue.build,
) -> Path:
    """Write a frozen report as a PDF; gives its path."""
    report = works.read(partial(content, report_id=report_id, language=language))
    return write_atomic(path, build("statistics-report", report, progress).pdf)


def content(work: Work, report_id: str, language: str = "en") -> StatisticsReport:
    """A frozen report as the paper prints it."""
    said, row = reports.said(work, report_id), reports.one(work, report_id)
    at = row.at.astimezone()
    by = Words(f"frozen at {at:%H:%M} by {row.by}", f"{at:%H:%M}確定（{row.by}）")
    return replace(of(said, language), title=row.title, frozen=by.prefer(language))


def of(said: Stated, language: str) -> StatisticsReport:
    """Figures as the paper prints them, without title."""
    keys = [key for key in SERIES if any(dict(parts).get(key) for _, parts in said.years)]
    return StatisticsReport(
        title="",
        dated=said.dated,
        organisation=gather.CENTRE,
        confirmed=said.confirmed,
        marks=tuple(map(_mark, said.marks)),
        figures=tuple(_figure(one, said) for one in said.reached),
        series=tuple(Words(SERIES[key], _JAPANESE[key]) for key in keys),
        years=tuple((year, tuple(dict(parts).get(key, 0) for key in keys)) for year, parts in said.years),
        programmes=tuple(_programme(one) for one in said.programmes),
        cuts=tuple(_cut(cut, values, said.people) for cut, values in said.cuts),
        language=language,
    )


def _mark(mark: Mark) -> Words:
    source, first, last = mark
    years = f"{first}年" if first == last else f"{first}–{last}年"
    return Words(mark_words(mark), f"{years}の数値には「{source}」の表示があります")


def _figure(one: stated.Reached, said: Stated) -> Figure:
    beside = Words()
    if one.beside is not None:
        beside = (
            Words(f"in {one.beside:,} seminars", f"セミナー{one.beside:,}回")
            if one.code == "SEMINARS"
            else Words(f"{one.beside:,} recipients", f"購読者{one.beside:,}名")
        )
    year = one.year_done + (one.year_expected if said.confirmed else 0)
    name = Words(SERIES[one.code], _JAPANESE[one.code])
    return Figure(name, stated.figure(one, said), one.expected, year, beside, one.target)


def _japanese(key: str) -> str:
    """The Japanese name of a programme of the Centre, for reports of before names were kept in it."""
    try:
        return programmes.programme(key).name_ja
    except KeyError:
        return ""


def _programme(one: stated.OfProgramme) -> ProgrammeFigures:
    name = Words(one.name, one.name_ja or _japanese(one.key))
    return ProgrammeFigures(name, one.events, one.people, one.applied, one.fill, one.smes, one.visits, one.rating)


def _cut(cut: str, values: tuple[tuple[str, int], ...], people: int) -> Cut:
    told = tuple((_value(cut, value), number) for value, number in values)
    return Cut(Words(CUT_WORDS[cut], _JAPANESE[cut]), told, people)


def _value(cut: str, value: str) -> Words:
    words = str(value_words(cut, value))
    if cut == "country" and value not in ("", "EU"):
        return Words(words, country_name(value, "ja"))
    if cut == "country" and value == "EU":
        return Words(words, "EU（国は不明）")
    if cut in ("sector", "theme") and value:
        return Words(words)
    return Words(words, "その他" if value == "OTHER" else _JAPANESE.get(value, ""))
