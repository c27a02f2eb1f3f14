"""Names of firms: the corporate form apart from the rest, and a key under which two spellings are one firm."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from eujc_desktop.common.folding import fold

_SHORT = {
    "(株)": "株式会社", "(有)": "有限会社", "(資)": "合資会社", "(名)": "合名会社",
    "(同)": "合同会社", "(社)": "社団法人", "(財)": "財団法人",
    "(独)": "独立行政法人",
    "(一社)": "一般社団法人", "(一財)": "一般財団法人", "(公社)": "公益社団法人", "(公財)": "公益財団法人",
}  # fmt: skip
_FORMS = (
    "株式会社", "有限会社", "合資会社", "合名会社", "合同会社", "一般社団法人", "一般財団法人", "公益社団法人",
    "公益財団法人", "社団法人", "財団法人", "独立行政法人", "国立研究開発法人", "国立大学法人", "協同組合", "学校法人",
)  # fmt: skip
_SHORT_FORM = re.compile("|".join(map(re.escape, sorted(_SHORT, key=len, reverse=True))))
_BEFORE = re.compile(rf"({'|'.join(_FORMS)})\s*(.+)", re.DOTALL)
_AFTER = re.compile(rf"(.+?)\s*({'|'.join(_FORMS)})", re.DOTALL)
_LATIN_FORM = re.compile(
    r"(?:[\s,]+(?:co\.?,?\s*ltd|inc|corp(?:oration)?|ltd|limited|llc|lp|llp|plc|k\.?\s?k|g\.?\s?k|gmbh(?:\s*&\s*co\.?\s*kg)?"
    r"|ag|se|kg|n\.?v|b\.?v|s\.?a|s\.?a\.?s|s\.?r\.?l|s\.?p\.?a|s\.?l|oy|oyj|a/s|aps|ab|as|ood|eood|d\.?o\.?o|s\.?r\.?o"
    r"|sp\.?\s*z\s*o\.?\s*o|kft|zrt|uab|sia|o[uü]|lda|srl|asbl|vzw|e\.?v)\.?)+$"
)
_PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm's name in parts: `株式会社青嶺製作所` is form 株式会社, core 青嶺製作所, form before the core."""

    form: str
    core: str
    position: Literal["before", "after", ""]


def parts(name: str) -> Firm:
    """The parts of a firm's name; ㈱, （株） and (有) are written out; no form where none is found."""
    text = _written_out(name)
    if (found := _BEFORE.fullmatch(text)) is not None:
        return Firm(found[1], found[2].strip(), "before")
    if (found := _AFTER.fullmatch(text)) is not None:
        return Firm(found[2], found[1].strip(), "after")
    if (latin := _LATIN_FORM.search(text.casefold())) is not None and latin.start() > 0:
        return Firm(text[latin.start() :].strip(" ,"), text[: latin.start()].strip(" ,"), "after")
    return Firm("", text, "")


def _written_out(name: str) -> str:
    # NFKC makes ㈱ and （株） the same (株).
    text = unicodedata.normalize("NFKC", name).strip()
    return _SHORT_FORM.sub(lambda found: _SHORT[found.group()], text)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Equal for two spellings of one firm: case, width, accents, points and ㈱ do not count, the form's place does.

    `株式会社堺電池循環` and `堺電池循環株式会社` may be two firms in Japan, so their keys differ; ask.
    """
    firm = parts(name)
    core = _PLAIN.sub("", fold(firm.core)) or fold(name).strip()
    if firm.form in _FORMS:
        return f"{core}|{firm.form}|{firm.position}"
    return core


def core_key(name: str) -> str:
    """Equal for names that differ at most in their corporate form: candidates to ask about."""
    return key(name).partition("|")[0]


def same_firm(one: str, other: str) -> Literal["yes", "ask", "no"]:
    """Whether two names mean one firm; `ask` where only the form's place or kind differs.

    A name without any form is the firm with the form: people leave it out.
    """
    if not core_key(one) or core_key(one) != core_key(other):
        return "no"
    if key(one) == key(other) or not (parts(one).form and parts(other).form):
        return "yes"
    japanese = parts(one).form in _FORMS and parts(other).form in _FORMS
    return "ask" if japanese else "yes"
