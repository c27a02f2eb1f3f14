"""A report of the statistics with everything it can show; all figures are invented."""

from __future__ import annotations

from datetime import date

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.mission_report.content import FollowUp, MissionReport, Quoted, ReportedVisit
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
                411,
            ),
            Cut(Words("Gender", "性別"), ((Words("Men", "男性"), 248), (Words("Women", "女性"), 163)), 411),
        ),
        language=language,
    )


def mission(language: str = "en") -> MissionReport:
    """Two visits written up, one noted by its rating alone."""
    from tests.documents import fixtures

    first, second, third = (one.name for one in fixtures.companies()[:3])
    steps = (FollowUp("Send the drawings of the cart", "Anna Berg", date(2027, 3, 26)),
             FollowUp("Put both foremen in touch", "Haruka", date(2027, 4, 2), date(2027, 3, 30)))  # fmt: skip
    notes = "The bench of the apprentices impressed everybody.\nThe cart of tools would suit three of the firms."
    quotes = (Quoted("We never buy the same machine twice.", "The president"), Quoted("Ask again in a year."))
    visits = (
        ReportedVisit(first, date(2027, 3, 16), Words("Ota, Tokyo", "東京都大田区"), 16, 5, True, "Open to small firms",
                      notes, quotes, steps),
        ReportedVisit(second, date(2027, 3, 17), Words(), 24, 2, False, "The tour was short", "Nobody heard him."),
        ReportedVisit(third, date(2027, 3, 18), rating=4),
    )  # fmt: skip
    countries = ((Words("Germany", "ドイツ"), 3), (Words("Italy", "イタリア"), 2), (Words("Estonia", "エストニア"), 1))
    return MissionReport(fixtures.MISSION, date(2027, 4, 5), 24, 22, countries, visits, language)
