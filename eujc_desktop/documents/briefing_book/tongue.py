"""The language a book is set in: its fixed words in English and Japanese, and how both write names, days and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents import naming, wording
from eujc_desktop.documents.briefing_book.content import OwnSeat
from eujc_desktop.documents.content import Direction, Item, PersonName
from eujc_desktop.documents.sections import OWN, SECTIONS
from eujc_desktop.documents.usual_words import usual

JAPANESE: Final[dict[str, str]] = {
    **{section.title: section.ja for section in (*SECTIONS.values(), OWN)},
    "page {number} of {pages}": "{pages}ページ中{number}ページ",
    "Your visits": "ご訪問先",
    "Your days": "ご本人の日程",
    "Day": "日付",
    "Time": "時刻",
    "What": "内容",
    "Where": "場所",
    "When": "日時",
    "Meet {place}": "集合：{place}",
    "with {names}": "同席：{names}",
    "Date open": "日付未定",
    "Day {number}": "{number}日目",
    "Days {first} to {last}": "{first}〜{last}日目",
    "At a glance": "概要",
    "Companies": "訪問企業",
    "Companies in and around {city}": "{city}とその周辺の訪問企業",
    "Information": "情報",
    "Roster": "参加者名簿",
    "Participants  ·  Roster": "参加者  ·  名簿",
    "Family names are set in bold; full details follow in the roster.":
        "姓は太字で示します。詳細は次の名簿をご覧ください。",
    "No.": "番号",
    "Name": "氏名",
    "Function, organisation": "役職・所属",
    "Place": "所在地",
    "Sector, looking for": "業種・関心",
    "Sector": "業種",
    "Company": "企業名",
    "Sector, region": "業種・地域",
    "Visit": "訪問",
    "Page": "頁",
    "Tel. {number}": "電話 {number}",
    "Photograph of {name}": "{name}の写真",
    "Initials of {name}": "{name}の頭文字",
    "Logo of {name}": "{name}のロゴ",
    "QR code: map of {name}": "QRコード：{name}の地図",
    "Map": "地図",
    "scan, or tap on screen": "読み取るか、画面上で押してください",
    "Calendar, hour by hour; every entry is repeated on the page of its day":
        "時間ごとの予定表。すべての予定は各日の頁にも記載",
    "Days of the mission. {names}": "日程の概要。{names}",
    "Map of Japan with the way of the mission: {nights}": "日本地図と訪問の経路：{nights}",
    "Fuji 3,776 m": "富士山 3,776 m",
    "Go to {place}": "{place}へ",
    "Your notes": "メモ欄",
    ", continued": "（続き）",
    "Dress code": "服装",
    "Weather": "天候",
    "Weather, daylight": "天候・日照",
    "Tonight": "宿泊",
    "Meet": "集合",
    "Meet: ": "集合：",
    "Wear": "服装",
    "Bring": "持ち物",
    "Bring: {things}": "持ち物：{things}",
    "Note": "備考",
    "to be confirmed": "調整中",
    "cancelled": "中止",
    "Group {groups}": "グループ{groups}",
    "Groups {groups}": "グループ{groups}",
    "Local times: {here}, then {there}": "現地時間：{here}、その後{there}",
    "Profile, people and questions on page {page}": "企業紹介は{page}頁",
    "(page {page})": "（{page}頁）",
    "Our visit": "訪問日時",
    "Our visits": "訪問日時",
    "House rules": "ご訪問の際の決まり",
    "Where it is": "所在地",
    "About the company": "企業概要",
    "Founded": "設立",
    "Employees": "従業員数",
    "Turnover": "売上高",
    "Why we go there": "訪問の目的",
    "What we shall see": "見学内容",
    "Whom we meet": "ご対応者",
    "Questions worth asking": "質問事項",
    "With you on the road": "同行スタッフ",
    "For {name}": "{name} 様",
    "How to use this book": "本書の使い方",
    "Tabs ": "見出し：",
    "at the edge lead to the days, the companies, the participants and the information pages.":
        "頁の端から各日、訪問企業、参加者、情報の頁に移れます。",
    "Japanese addresses ": "日本語の住所：",
    "are printed for drivers and passers-by: show the page.": "運転手や通行人にそのままお見せください。",
    "On screen ": "画面上：",
    "every name, page number and tab is a link.": "名称、頁番号、見出しはすべてリンクです。",
    "People with you": "同行スタッフ",
    "Task": "担当",
    "Telephone": "電話",
    "Mail": "メール",
    "Nearest station: ": "最寄駅：",
    "Check-in from ": "チェックイン ",
    "Breakfast ": "朝食 ",
    "Mission to Japan": "訪日ミッション",
    "Mission to Europe": "訪欧ミッション",
    "briefing book": "ハンドブック",
    "Briefing book for {name}": "{name} 様",
    "Briefing book for participants": "参加者用ハンドブック",
    "Briefing book for the leader": "団長用ハンドブック",
    "Briefing book for our hosts": "訪問先の皆様へ",
    "Briefing book for the office": "事務局用ハンドブック",
    "Checked before printing: {count} findings": "印刷前の点検：{count}件の指摘",
    "Checked before printing: clean": "印刷前の点検：問題なし",
    "For the office only": "事務局限り",
    "The programme as a calendar": "日程のカレンダー",
}  # fmt: skip
_COUNTED_JA: Final = {
    "participant": "名",
    "country": "か国",
    "Member State": "か国",
    "company": "社",
    "city": "都市",
    "day": "日間",
}


@dataclass(frozen=True)
class Tongue:
    """How a book speaks: "en" or "ja" first."""

    language: str = "en"

    @property
    def japanese(self) -> bool:
        return self.language == "ja"

    def say(self, words: str, **values: object) -> str:
        """Fixed words of the book, with values in their places."""
        return (JAPANESE[words] if self.japanese else words).format(**values)

    def if_known(self, words: str) -> str:
        """Words somebody typed, in Japanese where they are words of the book; else as typed."""
        return JAPANESE.get(words, words) if self.japanese else words

    def usual(self, words: str) -> str:
        """What to wear, to bring or to keep to, in Japanese where it is said in the usual words; else as typed."""
        return usual(words, self.language)

    def of(self, words: Words) -> str:
        """The words to print first."""
        return words.prefer(self.language)

    def below(self, words: Words) -> str:
        """The same in the other language, where both are known."""
        if not (words.en and words.ja) or words.en == words.ja:
            return ""
        return words.en if self.japanese else words.ja

    def day(self, day: date | None) -> str:
        """Tuesday 6 October; 10月6日（火）."""
        return wording.date_ja(day) if self.japanese else wording.weekday_day_month(day)

    def other_day(self, day: date | None) -> str:
        """The date in the other language."""
        return wording.weekday_day_month(day) if self.japanese else wording.date_ja(day)

    def weekday(self, day: date | None) -> str:
        """Tue; 火."""
        return wording.weekday_ja(day) if self.japanese else wording.weekday(day)[:3]

    def dates(self, first: date, last: date) -> str:
        """The days of the mission."""
        return wording.date_range_ja(first, last) if self.japanese else wording.date_range(first, last)

    def other_dates(self, first: date, last: date) -> str:
        """The days of the mission in the other language."""
        return wording.date_range(first, last) if self.japanese else wording.date_range_ja(first, last)

    def counted(self, number: int, one: str, many: str) -> str:
        """The word that stands behind a figure."""
        if self.japanese:
            return _COUNTED_JA[one]
        return one if number == 1 else many

    def joined(self, words: Sequence[str]) -> str:
        """A, B and C; A・B・C."""
        return "・".join(words) if self.japanese else wording.joined(words)

    def groups(self, item: Item) -> str:
        """Whom an item is for: groups, or a few by name; nothing where it is for all."""
        if item.guests:
            return self.joined([guest.name for guest in item.guests])
        if not item.groups:
            return ""
        return self.say(
            "Group {groups}" if len(item.groups) == 1 else "Groups {groups}", groups=self.joined(item.groups)
        )

    def seat(self, place: OwnSeat) -> str:
        """`Car 8, seat 3D, table 4`, `8号車3D席、table 4`; what is not known is left out."""
        if self.japanese:
            where = (f"{place.car}号車" if place.car else "") + (f"{place.seat}席" if place.seat else "")
            return "、".join(part for part in (where, place.note) if part)
        words = (f"car {place.car}" if place.car else "", f"seat {place.seat}" if place.seat else "", place.note)
        told = ", ".join(part for part in words if part)
        return told[:1].upper() + told[1:]

    def nights(self, count: int) -> str:
        """2 nights; 2泊."""
        if self.japanese:
            return f"{count}泊"
        return f"{count} night" if count == 1 else f"{count} nights"

    def checked(self, findings: int) -> str:
        """What came of the look before printing, in a line."""
        if not findings:
            return self.say("Checked before printing: clean")
        if findings == 1 and not self.japanese:
            return "Checked before printing: one finding"
        return self.say("Checked before printing: {count} findings", count=findings)

    def addressed(self, name: PersonName) -> str:
        """The kana of a name as one writes it in Japan to others: with 様."""
        return f"{name.reading} 様" if self.japanese and name.reading else name.reading

    def second_name(self, name: PersonName) -> str:
        """The form below the first one: Latin under another script; in Japanese the kana of a foreign name."""
        if self.japanese and name.reading and not naming.is_japanese(name.native):
            return self.addressed(name)
        return naming.second_script(name)

    def people(self, count: int, countries: int) -> str:
        """Who is there, as the chapter on them begins."""
        if self.japanese:
            return f"{countries}か国からの{count}名です。" if countries > 1 else f"{count}名です。"
        who = wording.first_count(count, "person", "people")
        return f"{who} from {wording.count(countries, 'country', 'countries')}." if countries > 1 else f"{who}."

    def houses(self, count: int) -> str:
        """How the list of companies begins."""
        if self.japanese:
            return f"{count}社を1ページずつ紹介します。丸の中の番号は本書を通じて同じです。"
        lead = wording.first_count(count, "house", "houses")
        return f"{lead}, one page each. Numbers in circles are used throughout this book."

    def kicker(self, direction: Direction) -> str:
        """What the cover says where the mission has no word of its own."""
        return self.say("Mission to Japan" if direction is Direction.TO_JAPAN else "Mission to Europe")
