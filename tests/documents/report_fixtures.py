"""A report of the statistics with everything it can show; all figures are invented."""

from __future__ import annotations

from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.statistics_report.content import Cut, Figure, ProgrammeFigures, StatisticsReport

SERIES = (
    Words("Executives on missions", "ミッション参加経営幹部"),
    Words("Lean and Kaizen participants", "リーン・カイゼン参加者"),
    Words("Vulcanus students", "ヴルカヌス研修生"),
)

MARK = Words("Figures of 2018–2021 are marked “INVENTED”", "2018–2021年の数値には「INVENTED」の表示があります")
WCM = Words("World Class Manufacturing", "ワールドクラス・マニュファクチャリング研修")
VULCANUS = Words("Vulcanus in Japan", "ヴルカヌス・イン・ジャパン")
POLICY = Words("Seminars on Industrial Policy, Trade & Investment, and Environment & Energy")


def statistics(language: str) -> StatisticsReport:
    """Nine years, three programmes, two cuts, with a mark that some figures bear."""
    years = tuple((2018 + at, (60 + 9 * at, 20 + 5 * at % 17, 36 if at % 4 else 0)) for at in range(9))
    return StatisticsReport(
        title="Deliverables 2026",
        dated=date(2026, 12, 18),
        organisation=Words("EU-Japan Centre for Industrial Cooperation", "一般財団法人 日欧産業協力センター"),
        frozen="frozen at 16:20 by Anna Berg" if language == "en" else "16:20確定（Anna Berg）",
        marks=(MARK,),
        figures=(
            Figure(SERIES[0], 1532, 24, 32, target=1500),
            Figure(
                Words("Seminar participants", "セミナー参加者"),
                25_340,
                0,
                340,
                Words("in 304 seminars", "セミナー304回"),
                25_000,
            ),
            Figure(Words("Cross-cultural events", "異文化理解イベント"), 31, 0, 1, target=30),
        ),
        series=SERIES,
        years=years,
        programmes=(
            ProgrammeFigures(WCM, 36, 320, 612, 0.94, 0.61, 268, 4.7),
            ProgrammeFigures(POLICY, 61, 6101),
            ProgrammeFigures(VULCANUS, 25, 545, 980, 0.98),
        ),
        cuts=(
            Cut(
                Words("Country", "国"),
                ((Words("Germany", "ドイツ"), 214), (Words("Italy", "イタリア"), 188), (Words("not known", "不明"), 9)),
            ),
            Cut(Words("Gender", "性別"), ((Words("Men", "男性"), 248), (Words("Women", "女性"), 163))),
        ),
        language=language,
    )
