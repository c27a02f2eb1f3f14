"""Whether a certificate that is shown is genuine, in plain words."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select

from eujc_desktop.common.dates import european
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import said_by, say
from eujc_desktop.exchange import certificate_code
from eujc_desktop.exchange.certificate_code import PREFIX, Claim
from eujc_desktop.models.paper import Paper
from eujc_desktop.models.person import Person
from eujc_desktop.services import roll
from eujc_desktop.services.certificates import keys, register
from eujc_desktop.store.work import Work

__all__ = ["PREFIX", "Checked", "Verdict", "check", "check_file"]
ATTACHED = "certificates.txt"
_MOST_BYTES = 200_000_000


class Verdict(StrEnum):
    """What a check comes to."""

    GENUINE = "genuine"
    OTHER_OFFICE = "genuine, of another office"
    UNREADABLE = "unreadable"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown key"
    REVOKED = "revoked"
    DIFFERS = "differs from the register"

    @property
    def good(self) -> bool:
        """Whether the certificate can be relied on."""
        return self in (Verdict.GENUINE, Verdict.OTHER_OFFICE)


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on one code, with what it says and why."""

    verdict: Verdict
    words: str
    claim: Claim | None = None

    @property
    def says(self) -> str:
        """What the paper itself must say, to be compared with it."""
        if self.claim is None:
            return ""
        day = european(self.claim.issued_on, with_weekday=False)
        return f"No. {self.claim.number}, {self.claim.name}, certificate of {self.claim.sort}, {day}"


def check(work: Work, text: str) -> Checked:
    """The verdict on the text of one code, as it was scanned, pasted or typed."""
    try:
        code = certificate_code.read(text)
    except ValueError as exc:
        return Checked(Verdict.UNREADABLE, say("This is no code of a certificate: {exc}.", exc=said_by(exc)))
    key = keys.known(work).get(code.key_id)
    if key is None:
        words = say(
            "It is signed with the key {key_id}, which this office does not know. Nothing of it is proven.",
            key_id=code.key_id,
        )
        return Checked(Verdict.UNKNOWN_KEY, words, code.claim)
    if not code.is_signed_by(key.public):
        return Checked(Verdict.ALTERED, say("It was altered: what it says is not what was signed."), code.claim)
    return _in_register(work, code.claim, key)


def _in_register(work: Work, claim: Claim, key: keys.Known) -> Checked:
    lines = [line for line in register.issued(work) if line.number == claim.number]
    if not lines:
        words = say(
            "It is genuine, signed by {owner}. The number is not in the register of this data file.", owner=key.owner
        )
        return Checked(Verdict.OTHER_OFFICE, words, claim)
    if reason := next((line.revoked for line in lines if line.revoked), ""):
        return Checked(Verdict.REVOKED, say("It was genuine, but is no longer valid: {reason}", reason=reason), claim)
    named = {line.name for line in lines if line.name} or set(_names(work, [line.person_id for line in lines]))
    if named and not any(claim.is_for(name) for name in named):
        words = say("It is signed, but the register names {sorted} under this number.", sorted=", ".join(sorted(named)))
        return Checked(Verdict.DIFFERS, words, claim)
    return Checked(
        Verdict.GENUINE, say("It is genuine, signed by {owner}, and stands in the register.", owner=key.owner), claim
    )


def _names(work: Work, ids: Sequence[str]) -> list[str]:
    people = work.session.scalars(select(Person).where(Person.id.in_(ids)))
    return [roll.name_of(person).full for person in people]


def check_file(work: Work, path: Path) -> list[Checked]:
    """The verdicts on the certificates in a PDF made here, by the codes that travel with it; Refused without any."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Refused(
                say("{name} is too large for a certificate.", name=path.name), cure="Choose the PDF as it was made."
            )
        data = path.read_bytes()
    except OSError as exc:
        raise Refused(
            say("{name} cannot be read: {strerror}.", name=path.name, strerror=exc.strerror), cure="Look at the path."
        ) from exc
    codes = _codes_in(data, path.name)
    found = [check(work, code) for code in codes]
    if _in_these_bytes(work, data):
        same = say(" The file is byte for byte the one that was made.")
    else:
        same = say(" The file is not byte for byte the one that was made: compare what it shows.")
    return [Checked(one.verdict, one.words + same, one.claim) if one.verdict.good else one for one in found]


def _codes_in(data: bytes, name: str) -> list[str]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            inside = pdf.attachments[ATTACHED].get_file().read_bytes() if ATTACHED in pdf.attachments else b""
    except (pikepdf.PdfError, ValueError) as exc:
        raise Refused(
            say("{name} cannot be read as a PDF.", name=name), cure="Scan the code on the paper and paste it."
        ) from exc
    codes = [line for line in inside.decode(errors="replace").splitlines() if line.strip()]
    if not codes:
        raise Refused(
            say("{name} holds no code of a certificate.", name=name), cure="Scan the code on the paper and paste it."
        )
    return codes


def _in_these_bytes(work: Work, data: bytes) -> bool:
    digest = hashlib.sha256(data).hexdigest()
    return work.session.scalar(select(Paper.id).where(Paper.sha256 == digest).limit(1)) is not None
