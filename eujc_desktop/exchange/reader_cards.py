"""Business cards as files (vCard 2.1, 3.0 and 4.0) as a table: a card a row, under headings that an import knows.

What has no column of its own goes to the notes, so that nothing of a card is lost.
"""

from __future__ import annotations

import re

from eujc_desktop.common.said import say
from eujc_desktop.exchange.reader_card_lines import cards, parts_of, plain, property_of
from eujc_desktop.exchange.reader_limits import MOST_ROWS, Budget, too_many_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

HEADINGS = {
    "company": "Company", "company_ja": "Name in Japanese", "company_kana": "Name in kana", "phone": "Phone",
    "website": "Website", "street": "Street", "postcode": "Postcode", "city": "City", "country": "Country of company",
    "address": "Address in English", "address_ja": "Address in Japanese",
    "native": "Contact 1: Name in own script", "kana": "Contact 1: Reading", "family": "Contact 1: Family name",
    "given": "Contact 1: Given name", "latin": "Contact 1: Name in Latin letters",
    "honorific": "Contact 1: Title of the contact", "title": "Contact 1: Position",
    "title_ja": "Contact 1: Position in Japanese",
    "department": "Contact 1: Department", "department_ja": "Contact 1: Department in Japanese",
    "email": "Contact 1: E-mail", "direct": "Contact 1: Phone", "mobile": "Contact 1: Mobile",
    "languages": "Contact 1: Languages", "channel": "Contact 1: Best reached by",
    "rank": "Contact 1: Protocol rank", "assistant": "Contact 1: Assistant",
    "note": "Contact 1: Notes on the contact",
}  # fmt: skip
"""The columns of the table in their order: the labels of the fields they go to."""
LANGUAGES = {
    "ja": "Japanese", "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "zh": "Chinese", "ko": "Korean",
}  # fmt: skip
"""Languages as cards name them, and as they are written here."""
_HONORIFICS = frozenset({"ms", "mrs", "mr", "dr", "prof"})
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_KANA = re.compile("[\u3040-\u309f\u30a0-\u30ff\uff65-\uff9f\\s・ー]+")
_READ = re.compile("[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9f]")
_QUIET = frozenset({
    "BEGIN", "END", "VERSION", "UID", "REV", "PRODID", "PHOTO", "LOGO", "KEY", "KIND", "SOURCE", "NAME", "AGENT",
    "PROFILE", "CLASS", "MAILER", "CLIENTPIDMAP", "X-ABLABEL", "X-ABUID", "LABEL",
})  # fmt: skip
"""What says nothing of the person, or is a picture."""


def table(name: str, data: bytes) -> dict[str, Any]:
    """The cards of a file as a table; Unreadable when there is none, or one is cut short."""
    budget = Budget(name)
    rows: list[tuple[int, tuple[Any, ...]]] = []
    for lines in cards(name, data):
        card = _Card()
        for line in lines:
            card.take(line)
        card.end()
        cells = [card.cells.get(key) or None for key in HEADINGS]
        budget.take(cells)
        rows.append((len(rows) + 2, tuple(cells)))
        if len(rows) > MOST_ROWS:
            raise too_many_rows(say("“{name}”", name=name))
    return {"name": "", "hidden": False, "rows": [(1, tuple(HEADINGS.values())), *rows], "merged": []}


class _Card:
    """Fills the cells of one card, line by line."""

    def __init__(self) -> None:
        self.cells: dict[str, str] = {}
        self._shown = ""

    def end(self) -> None:
        """Take the name as shown, where no property tells it in parts."""
        shown, known = self._shown, {self.cells.get(key) for key in ("company", "company_ja")}
        if not shown or shown in known:
            return
        if _JAPANESE.search(shown):
            self.cells.setdefault("native", shown)
        elif not self.cells.get("family") and not self.cells.get("given") and not self.cells.get("native"):
            self.cells["latin"] = shown

    def take(self, line: str) -> None:
        """Take in one property; what is not understood is noted as it stands."""
        if (found := property_of(line)) is None:
            self._note(line.strip())
            return
        name, parameters, value = found
        if name in _QUIET or not value.strip(" ;"):
            return
        takes = _TAKES.get(name)
        if takes is not None:
            takes(self, parts_of(value), parameters)
        else:
            self._note(f"{name}: {plain(value)}")

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
        family, given, more, before, after = (*parts, *[""] * 5)[:5]
        whole = " ".join(filter(None, (family, given, more)))
        if self.cells.get("native") and _KANA.fullmatch(whole):
            self._reading(whole)
        elif _JAPANESE.search(whole):
            self._put("native", whole)
        else:
            self._put("family", family)
            self._put("given", " ".join(filter(None, (given, more))))
        if before.casefold().rstrip(".") in _HONORIFICS:
            self._put("honorific", before)
        for words in filter(None, ("" if before == self.cells.get("honorific") else before, after)):
            self._note(words)
        self._reading(parameters.get("SORT-AS", "").replace(",", " "))

    def whole_name(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """The name as shown."""
        self._shown = self._shown or " ".join(filter(None, parts))

    def sort_string(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """By what a name is sorted, in version 3.0: a reading where it is kana."""
        self._reading(" ".join(filter(None, parts)))

    def sound(self, parts: list[str], parameters: dict[str, str]) -> None:
        """How a name is read, as phones of Japan write it; else a sound, which is left."""
        if "X-IRMC-N" in parameters.get("TYPE", "").upper():
            self._reading(" ".join(filter(None, parts)))

    def _reading(self, words: str) -> None:
        """Take kana as the reading of the name, unless there is one."""
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
        if _READ.search(reading := parameters.get("SORT-AS", "")):
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
        number, *more = parts[0].removeprefix("tel:"), *parts[1:]
        if more := [words.removeprefix("ext=") for words in more if words]:
            number = f"{number} ext. {' '.join(more)}"
        types = parameters.get("TYPE", "").casefold()
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

    def address(self, parts: list[str], parameters: dict[str, str]) -> None:
        """An address in one of the two orders; one without a region by its parts."""
        box, more, street, city, region, postcode, country = (*parts, *[""] * 7)[:7]
        if _JAPANESE.search("".join(parts[:5])):
            made = "".join((region, city, street)) + (f" {more}" if more else "")
            self._put("address_ja", parameters.get("LABEL", made))
        elif whole := parameters.get("LABEL"):
            self._put("address", whole)
        elif region:
            last = " ".join(filter(None, (region, postcode)))
            self._put("address", ", ".join(filter(None, (box, more, street, city, last))))
        else:
            self._put("street", ", ".join(filter(None, (box, more, street))))
            self._put("city", city)
        self._put("postcode", postcode.lstrip("〒"))
        self.cells.setdefault("country", country)

    def language(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """A language somebody speaks."""
        self.cells["languages"] = "; ".join(
            filter(None, (self.cells.get("languages"), LANGUAGES.get(parts[0], parts[0])))
        )

    def channel(self, parts: list[str], _parameters: dict[str, str]) -> None:
        """How somebody is reached best."""
        self._put("channel", parts[0])

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
    "SORT-STRING": _Card.sort_string, "SOUND": _Card.sound, "X-CHANNEL": _Card.channel, "X-ASSISTANT": _Card.assistant,
}  # fmt: skip
