"""The lines of business cards (vCard 2.1, 3.0 and 4.0): folded or quoted, in whichever letters, parted into values."""

from __future__ import annotations

import quopri
import re

from eujc_desktop.common.said import say
from eujc_desktop.exchange.reader_limits import Unreadable
from eujc_desktop.exchange.reader_text import encoding_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

AGAIN_CARDS = say("Save the cards again where they came from.")
_CODECS = dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932", "cp932"), "cp932")
"""What others call Shift_JIS has the letters of Windows, as ㈱ and 髙."""
_LINE = re.compile(r'(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)', re.DOTALL)
_PART = re.compile(r"((?:[^\\;]|\\.|\\$)*)(?:;|$)", re.DOTALL)
_BASE_64 = re.compile("[A-Za-z0-9+/=]+")
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")+)')


def cards(name: str, data: bytes) -> Iterator[list[str]]:
    """The lines of each card of a file, those that were folded put together; of one within another each has its own."""
    open_: list[list[str]] = []
    for line in _unfolded(data.decode(_encoding(data), errors="replace")):
        word = line.strip().casefold()
        if word == "begin:vcard":
            open_.append([])
        elif word == "end:vcard" and open_:
            yield open_.pop()
        elif open_:
            open_[-1].append(line)
    if open_:
        raise Unreadable(say("“{name}” ends in the middle of a card.", name=name), AGAIN_CARDS)


def property_of(line: str) -> tuple[str, dict[str, str], str] | None:
    """The name of a property, its parameters, and its value as it was written; None for a line that is none."""
    if (found := _LINE.fullmatch(line)) is None:
        return None
    name, parameters, value = found[1].upper(), _parameters(found[2]), found[3]
    if "QUOTED-PRINTABLE" in parameters.get("ENCODING", "").upper():
        value = _decoded(value, parameters.get("CHARSET", "utf-8"))
    return name, parameters, value


def parts_of(value: str) -> list[str]:
    """The parts of a value at semicolons that are not escaped."""
    parts = [found[1] for found in _PART.finditer(value)]
    return [plain(part).strip() for part in parts[: len(parts) - (len(parts) > 1)]]


def _encoding(data: bytes) -> str:
    """The encoding of the letters that are not written as signs of their own, which cards may name."""
    found = encoding_of(data)
    if not found.startswith("utf") and (named := re.search(rb"CHARSET=\"?([\w-]+)", data, re.IGNORECASE)):
        codec = _CODECS.get(named[1].decode().lower(), found)
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            return found
        return codec
    return found


def _unfolded(text: str) -> list[str]:
    """The lines with those that go on put together; each is kept in pieces, as a picture has thousands."""
    lines: list[list[str]] = []
    head = ""
    for line in re.split(r"\r\n|\r|\n", text):
        if "QUOTED-PRINTABLE" in head and lines[-1][-1].endswith("="):
            lines[-1][-1] = lines[-1][-1][:-1]
            lines[-1].append(line)
        elif lines and line[:1] in (" ", "\t"):
            lines[-1].append(line[1:])
        elif not ("ENCODING=B" in head or "BASE64" in head) or not _BASE_64.fullmatch(line):
            # The lines of a picture in 2.1 need not be folded.
            lines.append([line])
            head = line.upper().partition(":")[0]
    return [whole for pieces in lines if (whole := "".join(pieces)).strip()]


def _parameters(text: str) -> dict[str, str]:
    """Parameters by their names; bare ones of version 2.1 are types."""
    found: dict[str, str] = {}
    for part in _PARAMETER.findall(text):
        name, is_named, value = part.partition("=")
        key = name.strip().upper() if is_named else "TYPE"
        value = _unquoted(value if is_named else name)
        if not is_named and value.upper() == "QUOTED-PRINTABLE":
            key = "ENCODING"
        found[key] = f"{found[key]},{value}" if key in found else value
    return found


def _unquoted(value: str) -> str:
    """A parameter without the marks around it, and with those that it may not hold as they are."""
    meant = {"^": "^", "'": '"', "n": "\n"}
    return re.sub(r"\^([\^'n])", lambda found: meant[found[1]], value.replace('"', ""))


def plain(value: str) -> str:
    """A value without its escapes."""
    return re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _decoded(value: str, charset: str) -> str:
    try:
        codec = _CODECS.get(charset.lower(), charset)
        return quopri.decodestring(value.encode("latin-1", "replace")).decode(codec, "replace")
    except LookupError:
        return value
