"""A language nobody speaks: texts longer, with accents, in brackets, so that one sees what is cut or left out."""

from __future__ import annotations

import re

_LETTERS = str.maketrans("AEIOUYaeiouyncs", "ÀÉÎÕÛÝàéîõûýñçš")
_FIELDS = re.compile(r"(\{[^{}]*\}|%n)")
_MORE = 0.4
_FILLING = "~"


class Pseudo:
    """A catalogue for `ui.text.speak`."""

    def gettext(self, text: str) -> str:
        """`Save` as `[Šàvé~~]`."""
        if not text.strip():
            return text
        parts = _FIELDS.split(text)
        said = "".join(part if _FIELDS.fullmatch(part) else part.translate(_LETTERS) for part in parts)
        words = "".join(part for part in parts if not _FIELDS.fullmatch(part))
        return f"[{said}{_FILLING * max(0, round(len(words) * _MORE) - 2)}]"

    def pgettext(self, _sense: str, text: str) -> str:
        return self.gettext(text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)
