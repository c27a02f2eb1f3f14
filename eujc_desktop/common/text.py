"""Text as people typed it, made safe to keep and to name files by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache

_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
# Letters by their category that print as nothing: the Hangul fillers and the empty Braille cell.
_LOOKS_BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")


@cache
def _hidden() -> re.Pattern[str]:
    """Controls, surrogates, format and bidi signs, private use, and code points that are no characters (XML has none).

    Compiled when a text has one: that takes longer than all else of this module.
    """
    return re.compile(
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
        "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
        "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
        + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
        + "\U000f0000-\U0010ffff]"
    )


def clean(raw: str, *, keep_lines: bool = False) -> str:
    """`raw` in NFC without control, format and surrogate characters; blanks of every kind collapsed and trimmed."""
    if _is_clean(raw):
        return raw
    text = unicodedata.normalize("NFC", _hidden().sub("", _LOOKS_BLANK.sub(" ", _BREAKS.sub("\n", raw))))
    if not keep_lines:
        return _BLANKS.sub(" ", text.replace("\n", " ")).strip()
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()


def _is_clean(raw: str) -> bool:
    """Quickly whether cleaning would change nothing, as with nearly every text: what is hidden is not printable."""
    return (
        raw.isprintable()
        and "  " not in raw
        and raw == raw.strip(" ")
        and (raw.isascii() or (unicodedata.is_normalized("NFC", raw) and not _LOOKS_BLANK.search(raw)))
    )


def with_minus(number: str) -> str:
    """A number as it is printed: with the true minus, −5, so that no hyphen is taken for it."""
    return number.replace("-", "\N{MINUS SIGN}")


_FORBIDDEN = re.compile(r'[\\/:*?"<>|$`;&!%{}\[\]\'#^]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def safe_file_name(name: str, *, extension: str = "", taken: Collection[str] = (), longest: int = 120) -> str:
    """A file name from any text: legal on every system, no option, home or shell sign, at most `longest` bytes.

    `extension` (as `.pdf`) is kept whole; a name that is in `taken`, whatever its case, gets a number.
    """
    stem = _stem(name)
    used = {same_file(other) for other in taken}
    number = 1
    while True:
        tail = (f" {number}" if number > 1 else "") + extension
        found = _shortened(stem, longest - len(tail.encode())) + tail
        if same_file(found) not in used:
            return found
        number += 1


def same_file(name: str) -> str:
    """Equal for names that some file system holds to be one."""
    return unicodedata.normalize("NFKC", name).casefold()


def _stem(name: str) -> str:
    # pathvalidate takes forbidden characters out; we put a hyphen there first, so that `a/b` and `ab` stay two names.
    from pathvalidate import sanitize_filename

    text = _FORBIDDEN.sub("-", clean(name)).replace("()", "")
    text = sanitize_filename(text, platform="universal")
    text = clean(text).strip(" .").lstrip("-~. ").rstrip(" .-")
    if _DEVICE.fullmatch(text):
        text = f"{text}-"
    return text or "untitled"


def _shortened(stem: str, longest: int) -> str:
    cut = stem.encode()[: max(longest, 1)].decode(errors="ignore")
    return (cut.rstrip(" .") or "x") if cut != stem else stem
