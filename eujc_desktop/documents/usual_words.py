"""What to wear, bring, ride and keep to, in Japanese where the usual words say it; records keep it in one language."""

from __future__ import annotations

import re
from typing import Final

_JAPANESE: Final[dict[str, str]] = {
    "business": "ビジネススーツ",
    "business attire": "ビジネススーツ",
    "business suit": "ビジネススーツ",
    "suit": "スーツ",
    "dark suit": "ダークスーツ",
    "suit and tie": "スーツ・ネクタイ",
    "formal": "正装",
    "business casual": "ビジネスカジュアル",
    "smart casual": "スマートカジュアル",
    "casual": "普段着",
    "casual clothes": "普段着",
    "clothes you can work in": "作業のできる服装",
    "work clothes": "作業着",
    "comfortable shoes": "歩きやすい靴",
    "walking shoes": "歩きやすい靴",
    "closed shoes": "つま先の隠れる靴",
    "flat shoes": "かかとの低い靴",
    "flat closed shoes": "かかとが低く、つま先の隠れる靴",
    "safety shoes": "安全靴",
    "safety boots": "安全靴",
    "indoor shoes": "上履き",
    "slippers": "スリッパ",
    "helmet": "ヘルメット",
    "hard hat": "ヘルメット",
    "safety glasses": "保護めがね",
    "goggles": "ゴーグル",
    "gloves": "手袋",
    "ear plugs": "耳栓",
    "mask": "マスク",
    "hair net": "ヘアネット",
    "long trousers": "長ズボン",
    "long sleeves": "長袖",
    "jacket": "上着",
    "warm jacket": "防寒着",
    "warm clothes": "防寒着",
    "raincoat": "レインコート",
    "umbrella": "傘",
    "passport": "旅券",
    "business cards": "名刺",
    "water": "飲み物",
    "photographs allowed": "撮影可",
    "no photographs": "撮影禁止",
    "no photos": "撮影禁止",
    "photographs only on request": "撮影は要許可",
    "chartered coach": "貸切バス",
    "coach": "バス",
}
_PARTS = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?!tie\b)", re.IGNORECASE)
_NUMBERED = re.compile(r"(chartered coach|coach) (?:no\. )?(\d{1,3})", re.IGNORECASE)


def usual(words: str, language: str) -> str:
    """`words` in Japanese where all of their parts are usual ones, for papers in Japanese; else as they were typed."""
    if language != "ja" or not words:
        return words
    found = [_japanese(part) for part in _PARTS.split(words.strip().rstrip("."))]
    return "、".join(part for part in found if part) if all(found) else words


def _japanese(part: str) -> str | None:
    if numbered := _NUMBERED.fullmatch(part):
        return f"{_JAPANESE[numbered[1].lower()]}{numbered[2]}号車"
    return _JAPANESE.get(part.lower())
