"""Business cards as files (vCard 2.1, 3.0 and 4.0) as a table: a card a row, under headings that an import knows.

What has no column of its own goes to the notes, so that nothing of a card is lost.
"""

from __future__ import annotations

import quopri
import re

from eujc_desktop.common.said import say
from eujc_desktop.exchange.reader_limits import MOST_ROWS, Budget, Unreadable, too_many_rows
from eujc_desktop.exchange.reader_text import encoding_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

AGAIN_CARDS = say("Save the cards again where they came from.")
HEADINGS = {
    "company": "Company", "company_ja": "Name in Japanese", "company_kana": "Name in kana", "phone": "Phone",
    "website": "Website", "postcode": "Postcode", "city": "City", "country": "Country of company",
    "address": "Address in English", "address_ja": "Address in Japanese",
    "native": "Contact 1: Name in own script", "kana": "Contact 1: Reading", "family": "Contact 1: Family name",
    "given": "Contact 1: Given name", "title": "Contact 1: Position", "title_ja": "Contact 1: Position in Japanese",
    "department": "Contact 1: Department", "department_ja": "Contact 1: Department in Japanese",
    "email": "Contact 1: E-mail", "direct": "Contact 1: Phone", "mobile": "Contact 1: Mobile",
    "languages": "Contact 1: Languages", "rank": "Contact 1: Protocol rank", "assistant": "Contact 1: Assistant",
    "note": "Contact 1: Notes on the contact",
}  # fmt: skip
"""The columns of the table in their order: the labels of the fields they go to."""
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_KANA = re.compile("[\u3040-\u309f\u30a0-\u30ff\uff65-\uff9f\\s・ー]+")
_LINE = re.compile(r'(?:[\w-]+\.)?([\w-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")+)')
_QUIET = frozenset({
    "BEGIN", "END", "VERSION", "UID", "REV", "PRODID", "PHOTO", "LOGO", "SOUND", "KEY", "KIND", "SOURCE", "NAME",
    "PROFILE", "CLASS", "MAILER", "SORT-STRING", "CLIENTPIDMAP", "X-ABLABEL", "X-ABUID", "LABEL",
})  # fmt: skip
"""What says nothing of the person, or is a picture."""


def table(name: str, data: bytes) -> dict[str, Any]:
    """The cards of a file as a table; Unreadable when there is none, or one is cut short."""
    budget = Budget(name)
    rows: list[tuple[int, tuple[Any, ...]]] = []
    for lines in _cards(name, data.decode(encoding_of(data), errors="replace")):
        card = _Card()
        for line in lines:
            card.take(line)
        cells = [card.cells.get(key) or None for key in HEADINGS]
        budget.take(cells)
        rows.append((len(rows) + 2, tuple(cells)))
        if len(rows) > MOST_ROWS:
            raise too_many_rows(say("“{name}”", name=name))
    return {"name": "", "hidden": False, "rows": [(1, tuple(HEADINGS.values())), *rows], "merged": []}


def _cards(name: str, text: str) -> Iterator[list[str]]:
    """The lines of each card, those that were folded put together."""
    card: list[str] | None = None
    for line in _unfolded(text):
        if line.strip().casefold() == "begin:vcard":
            card = []
        elif line.strip().casefold() == "end:vcard" and card is not None:
            yield card
            card = None
        elif card is not None:
            card.append(line)
    if card is not None:
        raise Unreadable(say("“{name}” ends in the middle of a card.", name=name), AGAIN_CARDS)


def _unfolded(text: str) -> list[str]:
    lines: list[str] = []
    for line in re.split(r"\r\n|\r|\n", text):
        if lines and line[:1] in (" ", "\t"):
            lines[-1] += line[1:]
        elif lines and lines[-1].endswith("=") and "QUOTED-PRINTABLE" in lines[-1].upper().partition(":")[0]:
            lines[-1] = lines[-1][:-1] + line
        else:
            lines.append(line)
    return [line for line in lines if line.strip()]


class _Card:
    """Fills the cells of one card, line by line."""

    def __init__(self) -> None:
        self.cells: dict[str, str] = {}

    def take(self, line: str) -> None:
        """Take in one property; what is not understood is noted as it stands."""
        if (found := _LINE.fullmatch(line)) is None:
            self._note(line.strip())
            return
        name, parameters, value = found[1].upper(), _parameters(found[2]), found[3]
        if "QUOTED-PRINTABLE" in parameters.get("ENCODING", "").upper():
            charset = parameters.get("CHARSET", "utf-8")
            value = _decoded(value, charset)
        if name in _QUIET or not value.strip(" ;"):
            return
        takes = _TAKES.get(name)
        if takes is not None:
            takes(self, _parts(value), parameters)
        else:
            self._note(f"{name}: {_plain(value)}")

    def _put(self, key: str, value: str) -> bool:
        """Fill a cell that is empty; what it would not take is noted."""
        value = value.strip()
        if not value or self.cells.get(key) == value:
            return True
        if key in self.cells:
            self._note(f"{HEADINGS[key].rpartition(': ')[2]}: {value}")
            return False
        self.cells[key] = value
        return True

    def _note(self, words: str) -> None:
        self.cells["note"] = "\n".join(filter(None, (self.cells.get("note"), words)))

    def name(self, parts: list[str], parameters: dict[str, str]) -> None:
        """Family and given name, in whichever script."""
        family, given, *_ = (*parts, "", "")
        whole = " ".join(filter(None, (family, given)))
        if _JAPANESE.search(whole):
            self._put("native", whole)
        else:
            self._put("family", family)
            self._put("given", " ".join(filter(None, (given, *(parts[2:3])))))
        self._reading(parameters.get("SORT-AS", "").replace(",", " "))

    def whole_name(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """The name as shown, where nothing else tells it."""
        whole = " ".join(parts)
        if _JAPANESE.search(whole) and not self.cells.get("native") and not self.cells.get("family"):
            self._put("native", whole)

    def _reading(self, words: str) -> None:
        if _KANA.fullmatch(words.strip()):
            before = self.cells.get("kana", "")
            self.cells["kana"] = before or words.strip()

    def reading_of_family(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """How the family name is read."""
        self.cells["kana"] = " ".join(filter(None, (parts[0].strip(), self.cells.get("kana"))))

    def reading_of_given(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """How the given name is read."""
        self.cells["kana"] = " ".join(filter(None, (self.cells.get("kana"), parts[0].strip())))

    def native_name(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """The name in kanji, in version 3.0."""
        self._put("native", parts[0])

    def firm(self, parts: list[str], parameters: dict[str, str]) -> None:
        """Company and department."""
        firm, department = parts[0], " ".join(filter(None, parts[1:]))
        japanese = "_ja" if _JAPANESE.search(firm) or parameters.get("LANGUAGE", "").startswith("ja") else ""
        self._put(f"company{japanese}", firm)
        self._put("department_ja" if _JAPANESE.search(department) else "department", department)
        if _KANA.fullmatch(reading := parameters.get("SORT-AS", "").strip() or "-"):
            self._put("company_kana", reading)

    def reading_of_firm(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """How the company is read."""
        self._put("company_kana", parts[0])

    def title(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """What somebody is there."""
        words = ";".join(parts)
        self._put("title_ja" if _JAPANESE.search(words) else "title", words)

    def number(self, parts: list[str], parameters: dict[str, str]) -> None:
        """A phone number, by its type."""
        number, types = parts[0].removeprefix("tel:"), parameters.get("TYPE", "").casefold()
        if "fax" in types:
            self._note(f"Fax: {number}")
        elif "cell" in types or "mobile" in types:
            self._put("mobile", number)
        elif "x-main" in types:
            self._put("phone", number)
        else:
            self._put("direct", number)

    def email(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """An address for mail."""
        self._put("email", parts[0].removeprefix("mailto:"))

    def url(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """A website."""
        self._put("website", ";".join(parts))

    def address(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """An address in one of the two orders."""
        box, more, street, city, region, postcode, country = (*parts, *[""] * 7)[:7]
        if _JAPANESE.search("".join(parts[:5])):
            self._put("address_ja", "".join((region, city, street)) + (f" {more}" if more else ""))
            self._put("postcode", postcode.lstrip("〒"))
        else:
            last = " ".join(filter(None, (region, postcode)))
            self._put("address", ", ".join(filter(None, (box, more, street, city, last))))
            if not region:
                self._put("city", city)
            self._put("postcode", postcode)
        self._put("country", country)

    def language(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """A language somebody speaks."""
        self.cells["languages"] = "; ".join(filter(None, (self.cells.get("languages"), parts[0])))

    def rank(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """The rank we noted."""
        self._put("rank", parts[0])

    def assistant(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """Who answers for somebody."""
        self._put("assistant", parts[0])

    def notes(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """Remarks."""
        self._note(";".join(parts))


_TAKES: Mapping[str, Callable[[_Card, list[str], dict[str, str]], object]] = {
    "N": _Card.name, "FN": _Card.whole_name, "ORG": _Card.firm, "TITLE": _Card.title, "ROLE": _Card.title,
    "TEL": _Card.number,
    "EMAIL": _Card.email, "URL": _Card.url, "ADR": _Card.address, "LANG": _Card.language, "NOTE": _Card.notes,
    "X-PHONETIC-LAST-NAME": _Card.reading_of_family, "X-PHONETIC-FIRST-NAME": _Card.reading_of_given,
    "X-PHONETIC-ORG": _Card.reading_of_firm, "X-NATIVE-NAME": _Card.native_name, "X-RANK": _Card.rank,
    "X-ASSISTANT": _Card.assistant,
}  # fmt: skip


def _parameters(text: str) -> dict[str, str]:
    """Parameters by their names; bare ones of version 2.1 are types."""
    found: dict[str, str] = {}
    for part in _PARAMETER.findall(text):
        name, is_named, value = part.partition("=")
        key = name.strip().upper() if is_named else "TYPE"
        value = (value if is_named else name).replace('"', "")
        if not is_named and value.upper() == "QUOTED-PRINTABLE":
            key = "ENCODING"
        found[key] = f"{found[key]},{value}" if key in found else value
    return found


def _parts(value: str) -> list[str]:
    """The parts of a value at semicolons that are not escaped."""
    return [_plain(part).strip() for part in re.split(r"(?<!\\);", value)]


def _plain(value: str) -> str:
    return re.sub(r"\\([nN,;:\\])", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _decoded(value: str, charset: str) -> str:
    try:
        return quopri.decodestring(value.encode("latin-1", "replace")).decode(charset, "replace")
    except LookupError:
        return value
