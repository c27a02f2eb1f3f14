"""Japanese addresses in parts, and put together in both orders: as on an envelope in Japan, and as in Europe."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from eujc_desktop.common.text import clean

PREFECTURES = dict(pair.split() for pair in """
北海道 Hokkaido|青森県 Aomori|岩手県 Iwate|宮城県 Miyagi|秋田県 Akita|山形県 Yamagata|福島県 Fukushima|茨城県 Ibaraki
栃木県 Tochigi|群馬県 Gunma|埼玉県 Saitama|千葉県 Chiba|東京都 Tokyo|神奈川県 Kanagawa|新潟県 Niigata|富山県 Toyama
石川県 Ishikawa|福井県 Fukui|山梨県 Yamanashi|長野県 Nagano|岐阜県 Gifu|静岡県 Shizuoka|愛知県 Aichi|三重県 Mie
滋賀県 Shiga|京都府 Kyoto|大阪府 Osaka|兵庫県 Hyogo|奈良県 Nara|和歌山県 Wakayama|鳥取県 Tottori|島根県 Shimane
岡山県 Okayama|広島県 Hiroshima|山口県 Yamaguchi|徳島県 Tokushima|香川県 Kagawa|愛媛県 Ehime|高知県 Kochi|福岡県 Fukuoka
佐賀県 Saga|長崎県 Nagasaki|熊本県 Kumamoto|大分県 Oita|宮崎県 Miyazaki|鹿児島県 Kagoshima|沖縄県 Okinawa
""".replace("\n", "|").strip("|").split("|"))  # fmt: skip
"""The 47 prefectures, each with its Latin name."""

_POSTCODE = re.compile(r"〒?\s*(\d{3})-?(\d{4})(?!\d)")
_PREFECTURE = re.compile("|".join(PREFECTURES))
# Towns whose names hold the very sign that ends a town elsewhere.
_CITY = re.compile(
    r"(?:四日市|廿日市|野々市|市川|市原|八日市場|町田|十日町|大町|村上|村山|東村山|武蔵村山|羽村|田村|大村|郡山|大和郡山|蒲郡|郡上)市"
    r"|札幌市.{1,2}区|[^市区町村]{1,5}市[^市町村]{1,3}区|(?:余市|高市|[^市区]{1,4}?)郡.{1,5}?[町村]|.{1,6}?[市区町村]"
)
_BLOCK = re.compile(r"(?:\d|[一二三四五六七八九十]+丁目)\S*")
_NUMBERS = re.compile(r"\d+")
_KANJI = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_KIND = re.compile(r"-(?:shi|ku|gun|machi|cho|son|mura)$")


@dataclass(frozen=True, slots=True)
class Parts:
    """An address in one language, from the large to the small."""

    postcode: str = ""
    prefecture: str = ""
    city: str = ""
    town: str = ""
    block: str = ""
    building: str = ""


def split_japanese(text: str) -> Parts:
    """The parts of `東京都江東区東雲1丁目97番11号 東雲クラフトビル5階`; what is not known stands in the town."""
    rest = _narrow(text)
    postcode, rest = _postcode(rest)
    prefecture = found[0] if (found := _PREFECTURE.match(rest)) else ""
    rest = rest[len(prefecture) :].strip()
    city = found[0] if (found := _CITY.match(rest)) else ""
    rest = rest[len(city) :].strip()
    block = found[0] if (found := _BLOCK.search(rest)) else ""
    town, _, building = rest.partition(block) if block else (rest, "", "")
    return Parts(postcode, prefecture, city, town.strip(), block, building.strip())


def split_latin(text: str) -> Parts:
    """The parts of `5F Craft Bldg., 1-97-11 Shinonome, Koto-ku, Tokyo 135-0062`."""
    postcode, rest = _postcode(_narrow(text))
    pieces = [piece.strip() for piece in re.split(r",|\n", rest) if piece.strip(" .")]
    if pieces and pieces[-1].casefold() == "japan":
        pieces.pop()
    prefecture = pieces.pop() if pieces and pieces[-1] in PREFECTURES.values() else ""
    numbered = next((at for at, piece in enumerate(pieces) if re.match(r"\d[\d-]*(\s|$)", piece)), 0)
    building, pieces = pieces[:numbered], pieces[numbered:]
    wards = 2 if len(pieces) > 2 and pieces[-2].endswith("-ku") else 1
    city, pieces = (pieces[-wards:], pieces[:-wards]) if len(pieces) > 1 else ([], pieces)
    block = found[0].strip() if pieces and (found := re.match(r"\d[\d-]*(?:\s|$)", pieces[0])) else ""
    town = ", ".join(pieces)[len(block) :].strip()
    return Parts(postcode, prefecture, ", ".join(city), town, block, ", ".join(building))


def in_japanese(parts: Parts) -> str:
    """From the prefecture down to the building; the postcode stands apart, behind 〒."""
    place = "".join((parts.prefecture, parts.city, parts.town, parts.block))
    return f"{place} {parts.building}".strip()


def in_latin(parts: Parts) -> str:
    """From the building up to the prefecture, behind which the postcode stands."""
    street = " ".join(filter(None, (parts.block, parts.town)))
    last = " ".join(filter(None, (parts.prefecture, parts.postcode)))
    return ", ".join(filter(None, (parts.building, street, parts.city, last)))


def block_in_latin(block: str) -> str:
    """`4丁目98番7号` as `4-98-7`."""
    counted = re.sub("[一二三四五六七八九十]+(?=丁目)", lambda found: str(_counted(found[0])), _narrow(block))
    return "-".join(_NUMBERS.findall(counted))


def place(latin: str) -> str:
    """Where it is in short: `Kawasaki, Kanagawa`; the empty string when the address does not tell."""
    parts = split_latin(latin)
    city = _KIND.sub("", parts.city.split(", ")[-1])
    return ", ".join(dict.fromkeys(filter(None, (city, parts.prefecture)))) if parts.prefecture else ""


def _counted(kanji: str) -> int:
    tens, _, ones = kanji.rpartition("十") if "十" in kanji else ("", "", kanji)
    whole = (_KANJI.get(tens, 1) * 10) if "十" in kanji else 0
    return whole + _KANJI.get(ones, 0)


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", clean(text, keep_lines=True))


def _postcode(text: str) -> tuple[str, str]:
    """The postcode in the usual form, and the text without it."""
    if (found := _POSTCODE.search(text)) is None:
        return "", text
    return f"{found[1]}-{found[2]}", (text[: found.start()] + text[found.end() :]).strip(" ,\n")
