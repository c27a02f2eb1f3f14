"""What certificates print: plain frozen values, gathered elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eujc_desktop.common.bilingual import Words
from eujc_desktop.documents.content import Mission, PersonName


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs a certificate: a general manager of one side."""

    name: PersonName
    title: Words = Words()


class CertificateSort(StrEnum):
    """What a certificate says of its holder."""

    PARTICIPATION = "participation"
    COMPLETION = "completion"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who receives a certificate. `qr` is the payload of the code, `check` the words under the number.

    `visited` counts the companies this person has seen, 0 when they are not to be mentioned. `issued_on` is the day of
    the first issue where it is another than that of the rest; `duplicate` says that there is an earlier one.
    """

    number: str
    name: PersonName
    organisation: str = ""
    country: str = ""
    qr: str = ""
    check: str = ""
    days_attended: Words = Words()
    visited: int = 0
    issued_on: date | None = None
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Certificates:
    """One certificate a holder, one page each.

    `title` and `sentence` empty: the house's for the sort; they may have the named fields of `certificate_words`.
    `language` says which stands first, `reiwa` whether Japanese dates are those of the era. `keys` is how many of
    the signatories sign the file itself, which is then said above their lines.
    """

    mission: Mission
    holders: tuple[Holder, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    issued_on: date | None = None
    issued_at: Words = Words()
    sort: CertificateSort = CertificateSort.PARTICIPATION
    language: str = "en"
    reiwa: bool = False
    keys: int = 0
    title: Words = Words()
    sentence: Words = Words()
