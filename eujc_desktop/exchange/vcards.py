"""Business cards as a file: vCard 3.0, which phones and mail programs read, and 4.0, which holds both scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from eujc_desktop.common.addresses import Parts, in_japanese, in_latin, split_japanese, split_latin
from eujc_desktop.common.lands import country_name
from eujc_desktop.common.text import clean
from eujc_desktop.exchange.reader_cards import LANGUAGES

Version = Literal["3.0", "4.0"]
_MOST_BYTES = 75
_CODES = {name: code for code, name in LANGUAGES.items()}


@dataclass(frozen=True, slots=True)
class Card:
    """A person at an organisation; what is not known is empty."""

    uid: str
    company: str = ""
    company_ja: str = ""
    company_kana: str = ""
    family: str = ""
    given: str = ""
    native: str = ""
    kana: str = ""
    title: str = ""
    title_ja: str = ""
    department: str = ""
    department_ja: str = ""
    phone: str = ""
    direct: str = ""
    mobile: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    address_ja: str = ""
    postcode: str = ""
    street: str = ""
    city: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()
    assistant: str = ""
    rank: int | None = None
    honorific: str = ""
    channel: str = ""
    note: str = ""


def make(cards: Sequence[Card], version: Version = "4.0") -> bytes:
    """The cards as one file, in UTF-8 with lines folded as the standard wants it."""
    lines = (line for card in cards for line in _card(card, version))
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _card(card: Card, version: Version) -> Iterator[str]:
    yield from ("BEGIN:VCARD", f"VERSION:{version}", f"UID:urn:uuid:{card.uid}")
    if version == "4.0" and not _name_of(card):
        yield "KIND:org"
    yield f"FN:{_escaped(_name_of(card) or card.company or card.company_ja)}"
    yield from _names(card, version)
    yield from _ways_to_reach(card)
    yield from _addresses(card, version)
    for language in card.languages:
        yield f"LANG:{_escaped(_CODES.get(language, language))}"
    more = (("X-RANK", card.rank), ("X-ASSISTANT", card.assistant), ("X-CHANNEL", card.channel), ("NOTE", card.note))
    for name, value in more:
        if value:
            yield f"{name}:{_escaped(str(value))}"
    yield "END:VCARD"


def _ways_to_reach(card: Card) -> Iterator[str]:
    for number, kind in ((card.phone, "x-main"), (card.direct, "work"), (card.mobile, "cell")):
        if number:
            yield f"TEL;TYPE={kind}:{_escaped(number)}"
    if card.email:
        yield f"EMAIL;TYPE=work:{_escaped(card.email)}"
    if card.website:
        yield f"URL:{card.website}"


def _names(card: Card, version: Version) -> Iterator[str]:
    """Name, organisation and title: in 4.0 once a script, in 3.0 the second script as phones know it."""
    title = _escaped(card.honorific)
    latin = f"{_escaped(card.family)};{_escaped(card.given)};;{title};" if card.family or card.given else ""
    last, _, first = card.kana.partition(" ")
    native = ";".join(map(_escaped, (*card.native.split(" ", 1), "")[:2]))
    native = f"{native};;{'' if latin else title};" if card.native else ""
    if version == "4.0":
        reading = f";SORT-AS={_quoted(f'{last},{first}')}" if card.kana else ""
        org = f";SORT-AS={_quoted(card.company_kana)}" if card.company_kana else ""
        yield from _both("N", latin, native, reading)
        yield from _both("ORG", _org(card.company, card.department), _org(card.company_ja, card.department_ja), org)
        yield from _both("TITLE", _escaped(card.title), _escaped(card.title_ja))
        return
    yield f"N:{latin or native or ';;;;'}"
    if latin and native:
        yield f"X-NATIVE-NAME:{_escaped(card.native)}"
    for name, words in (("LAST", last), ("FIRST", first)):
        if words:
            yield f"X-PHONETIC-{name}-NAME:{_escaped(words)}"
    for name, value in (
        ("ORG", _org(card.company, card.department)), ("ORG;LANGUAGE=ja", _org(card.company_ja, card.department_ja)),
        ("X-PHONETIC-ORG", _escaped(card.company_kana)), ("TITLE", _escaped(card.title)),
        ("TITLE;LANGUAGE=ja", _escaped(card.title_ja)),
    ):  # fmt: skip
        if value.strip(";"):
            yield f"{name}:{value}"


def _both(name: str, latin: str, japanese: str, sort_as: str = "") -> Iterator[str]:
    """A property in one script, or in both as two ways to say the same."""
    if latin.strip(";"):
        yield f"{name}{';ALTID=1;LANGUAGE=en' if japanese else sort_as}:{latin}"
    if japanese.strip(";"):
        yield f"{name}{';ALTID=1' if latin else ''};LANGUAGE=ja{sort_as}:{japanese}"


def _org(company: str, department: str) -> str:
    return f"{_escaped(company)};{_escaped(department)}" if department else _escaped(company)


def _addresses(card: Card, version: Version) -> Iterator[str]:
    alternative = ";ALTID=2" if version == "4.0" and (card.address or card.street) and card.address_ja else ""
    if card.address:
        parts = split_latin(card.address)
        street = " ".join(filter(None, (parts.block, parts.town)))
        whole = _whole(card.address, in_latin(parts) if parts.prefecture else "")
        yield f"ADR{alternative}{whole}:{_adr(parts, street, card, 'en')}"
    elif card.street:
        yield f"ADR{alternative}:{_adr(Parts(city=card.city), card.street, card, 'en')}"
    if card.address_ja:
        parts = split_japanese(card.address_ja)
        whole = _whole(card.address_ja, in_japanese(parts))
        yield f"ADR{alternative};LANGUAGE=ja{whole}:{_adr(parts, parts.town + parts.block, card, 'ja')}"


def _whole(address: str, made: str) -> str:
    """An address as it is written, where its parts do not make it again; they are known for sure in Japan alone."""
    return "" if made == address else f";LABEL={_quoted(address)}"


def _adr(parts: Parts, street: str, card: Card, language: str) -> str:
    postcode = parts.postcode or card.postcode
    values = ("", parts.building, street, parts.city, parts.prefecture, postcode,
              country_name(card.country, language) if card.country else "")  # fmt: skip
    return ";".join(map(_escaped, values))


def _name_of(card: Card) -> str:
    """What a person is called; "" for a company."""
    return " ".join(filter(None, (card.given, card.family))) or card.native


def _quoted(text: str) -> str:
    """The value of a parameter, in which no mark may end it."""
    plain = clean(text, keep_lines=True).replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{plain}"'


def _escaped(text: str) -> str:
    plain = clean(text, keep_lines=True).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 bytes, never within a character."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _MOST_BYTES:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
