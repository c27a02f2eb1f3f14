"""Letters and a visa dossier of the invented mission, filled as an office would fill them."""

from __future__ import annotations

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.resources import resource
from eujc_desktop.documents.content import PersonName
from eujc_desktop.documents.letters import merging
from eujc_desktop.documents.letters.content import (
    Applicant,
    Dossier,
    Inviter,
    Letter,
    Letters,
    Sender,
    StayDay,
    VisaDossiers,
)
from tests.documents import fixtures

VALUES = {
    "en": {
        "mission.title": "World Class Manufacturing",
        "mission.from_to": "from 15 to 26 March 2027",
        "mission.dates": "15–26 March 2027",
        "mission.places": "Tokyo, Nagoya and Osaka",
        "host.name": "Keihin Precision Works",
        "host.salutation": "Mr Kuroda",
        "host.close": "Yours sincerely",
        "visit.dates": "Monday 15 March 2027, 14:30–17:00",
        "visit.place": "Head office plant, 2-99-4 Keihinjima, Ōta-ku, Tokyo",
        "visit.people": "24 people",
        "visit.theme": "Condition monitoring in a small forge",
        "visit.language": "Japanese, with interpreter",
        "letter.reply_by": "15 December 2026",
    },
    "ja": {
        "mission.title": "ワールド・クラス・マニュファクチャリング研修",
        "mission.from_to": "2027年3月15日から26日まで",
        "mission.dates": "2027年3月15日（月）〜26日（金）",
        "mission.places": "東京・名古屋・大阪",
        "visit.dates": "2027年3月15日（月）　14時30分〜17時00分",
        "visit.place": "東京都大田区京浜島2丁目99番4号　本社工場",
        "visit.people": "24名",
        "visit.theme": "鍛造工程の状態監視",
        "visit.language": "日本語（通訳付き）",
        "letter.season": "初冬の候",
        "host.you": "貴社",
        "letter.reply_by": "2026年12月15日",
    },
}
SENDER = {
    language: Sender(
        Words("EU-Japan Centre for Industrial Cooperation", "一般財団法人 日欧産業協力センター"),
        "EU-Japan Centre for Industrial Cooperation · 1-99-6 Shirokane · Tokyo 108-0072",
        ("Tokyo: 1-99-6 Shirokane, Minato-ku, Tokyo 108-0072, Japan", "Brussels: Rue Fictive 152, 1000 Brussels"),
    )
    for language in ("en", "ja")
}
ADDRESSEES = {
    "en": ("Mr Seiichirō Kuroda", "President and CEO", "Keihin Precision Works", "2-99-4 Keihinjima, Ōta-ku", "Japan"),
    "ja": ("株式会社京浜精機製作所", "代表取締役社長　黒田 誠一郎　様"),
}


def merged(text: str, language: str) -> merging.Merged:
    """A text of the house, filled."""
    path = resource("documents", "letters", f"{text}.{language}.txt")
    return merging.merge(merging.read(path.read_text(encoding="utf-8")), VALUES[language])


def letters(language: str = "en", count: int = 1) -> Letters:
    """The request to a host, as often as wanted."""
    text, ja = merged("visit-request", language), language == "ja"
    contact = "Marguerite Sandoval-Lindqvist\n+81 90 0000 0141\nmission@example.org"
    date = "2026年12月1日" if ja else "1 December 2026"
    letter = Letter(
        name="Keihin Precision Works",
        addressee=ADDRESSEES[language],
        subject=text.subject,
        passages=text.passages,
        date=date,
        facts=(("担当", contact),) if ja else (("Reference", "WCM-2027"), ("Date", date), ("Contact", contact)),
        signed="倉本 慎一" if ja else "Shin’ichi Kuramoto",
        function="日本側事務局長" if ja else "General Manager (Japan side)",
        enclosures=text.enclosures,
    )
    return Letters(fixtures.MISSION, "Visit request", SENDER[language], (letter,) * count, language)


def dossiers(language: str = "ja", count: int = 2) -> VisaDossiers:
    """The dossier of people who apply together."""
    ja = language == "ja"
    people = tuple(
        Applicant(
            PersonName("Ananya", f"Krishnamurthy {number or ''}".strip()),
            "インド" if ja else "India",
            "Brainpoort Lithografie B.V., Lean Programme Manager",
            "女" if ja else "Female",
            "1992年6月15日（34歳）" if ja else "15 June 1992 (34)",
        )
        for number in range(count)
    )
    hotel = "ホテル白金ガーデン東京\n〒108-0071 東京都港区白金台4丁目99番12号\n03-0000-0151"
    stay = tuple(
        StayDay(f"2027年3月{day}日\n（月）", ("09:30 講義", "14:30 企業訪問"), "+81 90 0000 0141", hotel)
        for day in range(15, 27)
    )
    inviter = Inviter(
        (
            ("所在地", "〒108-0072 東京都港区白金1丁目99番6号"),
            ("団体名", "日欧産業協力センター"),
            ("役職・氏名", "倉本 慎一"),
        ),
        (("氏名", "石橋 遥"), ("電話番号", "+81 90 0000 0142")),
    )
    reasons, guarantees = (merged(text, language).passages for text in ("visa-reason", "visa-guarantee"))
    embassy = "在インド日本国大使・総領事　殿" if ja else "To the Ambassador or Consul-General of Japan in India"
    dossier = Dossier("インド" if ja else "India", embassy, people, reasons, guarantees, stay)
    date = "令和8年12月1日" if ja else "1 December 2026"
    return VisaDossiers(fixtures.MISSION, SENDER[language], inviter, (dossier,), date, language)
