"""How the letters word days, sums and people in either language."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.names import is_japanese
from eujc_desktop.common.text import with_minus
from eujc_desktop.documents import content as paper
from eujc_desktop.documents import wording
from eujc_desktop.models.choices import PhotoRule
from eujc_desktop.planning.certificates import Attended, in_figures

_SEASONS = (
    "厳寒の候", "余寒の候", "早春の候", "陽春の候", "新緑の候", "初夏の候",
    "盛夏の候", "残暑の候", "初秋の候", "秋冷の候", "晩秋の候", "初冬の候",
)  # fmt: skip
_PHOTOS = {
    PhotoRule.YES: Words("allowed", "可"),
    PhotoRule.NO: Words("not allowed", "不可"),
    PhotoRule.ASK: Words("only after asking", "要相談"),
}


def season(day: date) -> str:
    """The words on the season with which a Japanese letter of that month begins."""
    return _SEASONS[day.month - 1]


def full(day: date | None, language: str) -> str:
    """15 March 2027, or 2027年3月15日."""
    if day is None:
        return ""
    return wording.full_date_ja(day) if language == "ja" else wording.full_date(day)


def with_weekday(day: date | None, language: str) -> str:
    """Monday 15 March 2027, or 2027年3月15日（月）."""
    if day is None:
        return ""
    return wording.whole_date_ja(day) if language == "ja" else f"{wording.weekday(day)} {wording.full_date(day)}"


def hours(start: time | None, end: time | None, language: str) -> str:
    """14:30–17:00, or 14時30分〜17時00分."""
    known = [clock(moment, language) for moment in (start, end) if moment]
    return ("〜" if language == "ja" else "–").join(known)


def clock(moment: time | None, language: str) -> str:
    """14:30, or 14時30分."""
    if moment is None:
        return ""
    return f"{moment.hour}時{moment.minute:02d}分" if language == "ja" else f"{moment:%H:%M}"


def sum_of(amount: Decimal | None, currency: str | None, language: str) -> str:
    """EUR 1,000, or 1,000ユーロ."""
    if amount is None:
        return ""
    figure = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    figure, code = with_minus(figure), currency or "EUR"
    units = {"EUR": "ユーロ", "JPY": "円"}
    return f"{figure}{units[code]}" if language == "ja" and code in units else f"{code} {figure}"


def people(count: int, language: str) -> str:
    """24 people, or 24名; nothing for nobody."""
    if not count:
        return ""
    return f"{count}名" if language == "ja" else f"{count} {'person' if count == 1 else 'people'}"


def photographs(rule: PhotoRule | None, language: str) -> str:
    """Whether photographs may be taken."""
    return _PHOTOS[rule].prefer(language) if rule else ""


def name(who: paper.PersonName, language: str, *, title: bool = True) -> str:
    """A name as a letter of this language writes it: Ms Anna Berg, or アンナ・ベルク."""
    if language == "ja":
        native = who.native if is_japanese(who.native) else ""
        return native or who.reading or who.full
    return " ".join(part for part in (who.title if title else "", who.full) if part)


def salutation(who: paper.PersonName, language: str, honorific: str = "様") -> str:
    """What follows “Dear”: Ms Berg, else the whole name; in Japanese the name with 様 or another honorific."""
    if language == "ja":
        return f"{name(who, language)}　{honorific}"
    title = "Professor" if who.title == "Prof." else who.title
    return f"{title} {who.family}" if who.title and who.family else who.full


def days_attended(attended: Attended, language: str) -> str:
    """11.5 of 12 days, or 12日中11.5日."""
    days, of = in_figures(attended.days), attended.of
    return f"{of}日中{days}日" if language == "ja" else f"{days} of {of} days"


def enumerated(words: list[str], language: str) -> str:
    """Tokyo, Nagoya and Osaka, or 東京・名古屋・大阪."""
    return "・".join(words) if language == "ja" else wording.joined(words)
