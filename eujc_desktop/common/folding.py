"""Search that forgives: case, accents, width, kana and romaji folded; Japanese found from one character on.

The index holds words for a tokenizer that splits at blanks (FTS5 `unicode61`). A run of Japanese is kept as pairs of
characters, so a query of two or more finds it anywhere, and one character finds it as the start of a pair.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eujc_desktop.common import romaji

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "æ": "ae", "œ": "oe", "þ": "th",
        "ĸ": "k", "ß": "ss", "·": "",
        # One name, several shapes of the same character.
        "髙": "高", "﨑": "崎", "碕": "崎", "𠮷": "吉", "齋": "斎", "齊": "斎", "斉": "斎", "邊": "辺", "邉": "辺",
        "濵": "浜", "濱": "浜", "澤": "沢", "廣": "広", "國": "国", "眞": "真", "惠": "恵", "德": "徳", "榮": "栄",
        "櫻": "桜", "龍": "竜", "嶋": "島", "嶌": "島", "冨": "富", "條": "条", "藏": "蔵", "瀨": "瀬", "曾": "曽",
        **{chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)},
    }
)  # fmt: skip


class _WithoutMarks(dict[int, int | None]):
    """A table for `str.translate` that drops accents and learns each character once; the voicing of kana stays."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) == "Mn" and code not in (0x3099, 0x309A) else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()
_JAPANESE = re.compile(
    "[\u3005-\u3007\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U000323af]+"
)
_CUT = re.compile(f"({_JAPANESE.pattern})")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_ONLY_KANA = re.compile("[\\s\u3041-\u309f\u30a0-\u30ff\uff65-\uff9f]*")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`](?=\w)")


def fold(text: str) -> str:
    """`text` as search compares it: no case, accents or width; hiragana as katakana; variant characters as one."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", apart.translate(_WITHOUT_MARKS)).translate(_LETTERS)


def index_text(*texts: str | None) -> str:
    """The words under which texts are found, parted by blanks; empty when there is nothing to find."""
    return " ".join(filter(None, map(_words_of, filter(None, texts))))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> str:
    if text.isascii() and "'" not in text and "`" not in text:
        return " ".join(_WORD.findall(text.lower()))
    folded = fold(text)
    chunks = _APOSTROPHE.sub("", folded).split() if _APOSTROPHE.search(folded) else []
    together = [chunk for chunk in chunks if chunk not in folded]
    if not _JAPANESE.search(folded):
        return " ".join(_WORD.findall(" ".join([*together, folded])))
    words = [*_WORD.findall(" ".join(together)), *(piece for word in _WORD.findall(folded) for piece in _pieces(word))]
    return " ".join([*words, *_romanised(text, folded)])


def _pieces(word: str) -> Iterator[str]:
    for run in _runs(word):
        if _JAPANESE.match(run):
            yield from _pairs(run)
            yield run[-1]
        else:
            yield run


def _runs(word: str) -> list[str]:
    """A word cut where Japanese begins and ends."""
    return [run for run in _CUT.split(word) if run]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _romanised(text: str, folded: str) -> Iterator[str]:
    """Latin spellings of kana; of hiragana only where the text is a reading, since elsewhere it is grammar."""
    if not (runs := _KATAKANA.findall(folded)):
        return
    if not _ONLY_KANA.fullmatch(text):
        runs = _KATAKANA.findall(unicodedata.normalize("NFKC", text))
    for run in runs:
        spelled = romaji.spelled(run)
        yield from {spelled: None, romaji.without_length(spelled): None}


@dataclass(frozen=True, slots=True)
class _Term:
    """Words that follow each other; the last one may go on when `open`."""

    words: tuple[str, ...]
    open: bool = True

    def fts(self) -> str:
        return f'"{" ".join(self.words)}"' + ("*" if self.open else "")

    def like(self) -> str:
        return f" {' '.join(self.words)}" + ("" if self.open else " ")


def _terms(query: str) -> list[list[_Term]]:
    """For each word of a query its alternatives; a row is a hit when every word has one."""
    return [terms for word in fold(query).split() if (terms := _alternatives(_APOSTROPHE.sub("", word)))]


def _alternatives(word: str) -> list[_Term]:
    runs = [run for part in _WORD.findall(word) for run in _runs(part)]
    if not runs:
        return []
    last = runs[-1]
    if len(runs) == 1 and not _JAPANESE.match(last):
        return _latin(last)
    before = [piece for run in runs[:-1] for piece in _pieces(run)]
    end = _pairs(last) or [last] if _JAPANESE.match(last) else [last]
    spelled = _of_kana(last) if len(runs) == 1 and _KATAKANA.fullmatch(last) else []
    return [_Term((*before, *end)), *spelled]


def _latin(word: str) -> list[_Term]:
    """A Latin word as the start of one; Japanese long vowels and German ae, oe, ue also in their other spelling."""
    found = {word: _Term((word,))}
    with_u = re.sub("oh(?![aeiouy])", "ou", word)
    for other in (romaji.without_length(word), romaji.with_h(word), with_u, re.sub("([aou])e", r"\1", word)):
        found.setdefault(other, _Term((other,), open=False))
    return list(found.values())


def _of_kana(run: str) -> list[_Term]:
    spelled = romaji.spelled(run)
    ways = {spelled: None, romaji.without_length(spelled): None, romaji.with_h(spelled): None}
    return [_Term((way,)) for way in ways if len(way) > 1]


def search_terms(query: str) -> str:
    """`query` as an FTS5 MATCH expression over `index_text`; empty when it holds nothing to search for."""
    groups = [[term.fts() for term in terms] for terms in _terms(query)]
    return " AND ".join(group[0] if len(group) == 1 else f"({' OR '.join(group)})" for group in groups)


def like_terms(query: str) -> list[list[str]]:
    """`query` for a database without FTS5: a row is a hit when, for each list, one string lies in ` index_text `.

    The index is to be searched with a blank before and after it.
    """
    return [[term.like() for term in terms] for terms in _terms(query)]
