"""Diets and allergens in the words of a kitchen, in English and Japanese."""

from __future__ import annotations

import re
from typing import Final

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.lists.content import Eater
from eujc_desktop.fields.allergens import named

DIETS: Final[dict[str, Words]] = {
    "none": Words("No restriction", "制限なし"),
    "vegetarian": Words("Vegetarian", "ベジタリアン"),
    "vegan": Words("Vegan", "ヴィーガン"),
    "pescatarian": Words("Pescatarian", "ペスカタリアン"),
    "halal": Words("Halal", "ハラール"),
    "kosher": Words("Kosher style", "コーシャ"),
    "no pork": Words("No pork", "豚肉不可"),
    "no alcohol": Words("No alcohol in food", "料理のアルコール不可"),
    "no raw fish": Words("No raw fish", "生魚不可"),
    "no shellfish": Words("No shellfish", "甲殻類・貝類不可"),
    "lactose-free": Words("Lactose-free", "乳糖不可"),
    "gluten-free": Words("Gluten-free (coeliac)", "グルテン不可"),
}
"""By the code of the diet."""

MEANINGS: Final[dict[str, Words]] = {
    "vegetarian": Words("I eat no meat and no fish.", "肉と魚を食べません。"),
    "vegan": Words(
        "I eat nothing from animals: no meat, fish, eggs, milk or honey.",
        "肉・魚・卵・乳製品・はちみつなど、動物性のものを一切食べません。",
    ),
    "pescatarian": Words("I eat fish, but no meat.", "魚は食べますが、肉は食べません。"),
    "halal": Words(
        "I eat halal: no pork, no alcohol in food, other meat only if halal.",
        "ハラールの食事をしています。豚肉と料理のアルコール（みりん・酒）は不可、他の肉はハラールのみです。",
    ),
    "kosher": Words(
        "I eat kosher style: no pork, no shellfish, no meat together with milk.",
        "コーシャに準じた食事をしています。豚肉と甲殻類・貝類は不可、肉と乳製品は一緒に食べません。",
    ),
    "no pork": Words(
        "I eat no pork, and nothing made from it.", "豚肉と、豚由来のもの（ラード・ゼラチンなど）を食べません。"
    ),
    "no alcohol": Words(
        "I eat nothing made with alcohol: no sake, no mirin.", "酒・みりんなど、アルコールを使った料理を食べません。"
    ),
    "no raw fish": Words("I eat no raw fish; cooked fish is fine.", "生の魚を食べません。火を通した魚は食べられます。"),
    "no shellfish": Words("I eat no shrimp, crab, squid or shellfish.", "えび・かに・いか・貝類を食べません。"),
    "lactose-free": Words(
        "I eat nothing with lactose (milk sugar).", "乳糖を含むもの（牛乳・クリームなど）を食べられません。"
    ),
    "gluten-free": Words(
        "I eat nothing with gluten: no wheat, barley or rye, no ordinary soy sauce.",
        "グルテンを食べられません。小麦・大麦・ライ麦と、普通の醤油は不可です。",
    ),
}
"""What a diet means at the table, in a sentence to show."""

ALLERGENS: Final[dict[str, Words]] = {
    "sesame": Words("sesame", "ごま"),
    "buckwheat": Words("buckwheat (soba)", "そば"),
    "egg": Words("egg", "卵"),
    "peanut": Words("peanut", "落花生（ピーナッツ）"),
    "nuts": Words("nuts", "ナッツ類"),
    "shellfish": Words("shrimp, crab and shellfish", "えび・かに・貝類"),
    "fish": Words("fish", "魚"),
    "fish stock": Words("fish stock (dashi)", "魚のだし"),
    "milk": Words("milk", "乳"),
    "wheat": Words("wheat", "小麦"),
    "soy": Words("soy", "大豆"),
    "mustard": Words("mustard", "からし"),
    "celery": Words("celery", "セロリ"),
}
"""By the name that `fields.allergens` gives each in all languages."""

SEVERE: Final = Words("severe", "重度")


TRACES: Final = {True: Words("traces are fine", "微量なら可"), False: Words("not even traces", "微量でも不可")}
FISH_STOCK: Final = {True: Words("fish stock is fine", "魚のだしは可"), False: Words("no fish stock", "魚のだしも不可")}


def of(code: str) -> Words:
    """The words for a diet; as it was written where it is none of ours."""
    return DIETS.get(code) or Words(code)


def names(text: str) -> tuple[str, ...]:
    """The allergens a text names, those of the table first; what no table knows stands as it was typed."""
    found = named(text)
    return (*(name for name in ALLERGENS if name in found), *_unknown(text))


def allergens(text: str, language: str) -> str:
    """What a person must not get, in words."""
    words = [ALLERGENS[name].prefer(language) if name in ALLERGENS else name for name in names(text)]
    listed = ("、" if language == "ja" else ", ").join(words)
    if "severe" not in named(text) or not listed:
        return listed
    return f"{listed}（{SEVERE.ja}）" if language == "ja" else f"{listed} ({SEVERE.en})"


def _unknown(text: str) -> list[str]:
    """The parts that are no allergen by any of our names."""
    parts = (" ".join(part.split()) for part in re.split(r"[,;/()（）、・\r\n]", text))
    mine = {*ALLERGENS, "severe", "none"}
    return list(dict.fromkeys(part for part in parts if named(part) and not named(part) <= mine))


def remarks(eater: Eater) -> list[Words]:
    """What somebody has said about traces and about fish stock."""
    found = [TRACES[eater.traces]] if eater.traces is not None and names(eater.allergies) else []
    return [*found, FISH_STOCK[eater.fish_stock]] if eater.fish_stock is not None else found


def is_special(eater: Eater) -> bool:
    """Whether the kitchen must know of this person."""
    return eater.diet not in {"", "none"} or bool(names(eater.allergies)) or eater.fish_stock is False
