"""Names in Latin letters that stand in one cell, in whatever order."""

from __future__ import annotations

from eujc_desktop.common import names


def split_latin(text: str) -> tuple[str, str, bool]:
    """Family name, given name, and whether capitals or a comma say so: `Takeshi NAKASHIMA`, `Berg, Anna`, `Anna Berg`.

    A family name in capitals is kept so; else the last word is taken for it, with the particles before it.
    """
    words = text.split()
    if "," in text:
        family, _, given = text.partition(",")
        return family.strip(), given.strip(), bool(family.strip() and given.strip())
    capital = [word for word in words if word.isupper() and len(word.rstrip(".")) > 1]
    if capital and len(capital) < len(words):
        first, last = words.index(capital[0]), len(words) - words[::-1].index(capital[-1])
        while first > 0 and names.is_particle(words[first - 1]):
            first -= 1
        return " ".join(words[first:last]), " ".join(words[:first] + words[last:]), True
    at = max(len(words) - 1, 0)
    while at > 1 and names.is_particle(words[at - 1]):
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at]), False
