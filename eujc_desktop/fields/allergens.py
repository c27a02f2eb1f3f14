"""What people cannot eat, as free words in four languages that can be compared."""

from __future__ import annotations

import re

from eujc_desktop.common.folding import fold
from eujc_desktop.fields.kinds import Text

_WORDS: dict[str, tuple[str, ...]] = {
    "sesame": ("sesame", "sésame", "Sesam", "ごま", "胡麻"),
    "buckwheat": ("buckwheat", "sarrasin", "Buchweizen", "そば", "蕎麦"),
    "egg": ("egg", "eggs", "œuf", "œufs", "Ei", "Eier", "卵"),
    "peanut": ("peanut", "peanuts", "arachide", "arachides", "cacahuète", "Erdnuss", "落花生", "ピーナッツ"),
    "nuts": ("nuts", "nut", "noix", "fruits à coque", "Nüsse", "ナッツ"),
    "shellfish": ("shellfish", "crustaceans", "crustacés", "Krebstiere", "甲殻類"),
    "fish": ("fish", "poisson", "Fisch", "魚"),
    "fish stock": ("fish stock", "bouillon de poisson", "Fischbrühe", "だし"),
    "milk": ("milk", "lait", "Milch", "乳"),
    "wheat": ("wheat", "blé", "Weizen", "小麦"),
    "soy": ("soy", "soya", "soja", "大豆"),
    "mustard": ("mustard", "moutarde", "Senf", "からし"),
    "celery": ("celery", "céleri", "Sellerie", "セロリ"),
    "severe": ("severe", "grave", "schwer", "重度"),
    "none": ("none", "no", "aucune", "keine", "なし"),
}
_BY_WORD = {fold(word): name for name, words in _WORDS.items() for word in words}


def named(text: str) -> frozenset[str]:
    """The allergens a text names, each by one name whatever the language; unknown words as they are."""
    parts = (fold(part).strip() for part in re.split(r"[,;/()（）、・]", text))
    return frozenset(_BY_WORD.get(part, part) for part in parts if part and part != "dashi")


class Allergies(Text):
    """Allergies in words; the same in French as in English is no change."""

    def same(self, one: str | None, other: str | None) -> bool:
        return named(one or "") == named(other or "")
