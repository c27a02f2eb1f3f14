"""The code on a certificate: what it says, signed, as text that a QR code holds densely and that can be pasted.

Layout before RFC 9285 (base45): version, sort, day since 2000 (2 bytes), name of the key (4), then number, a line feed
and the name of the holder in UTF-8, and at the end an Ed25519 signature (64) of all that stands before it.
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from eujc_desktop.common.said import say
from eujc_desktop.common.text import clean

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PREFIX = "EUJC1:"
SORTS = ("participation", "completion", "attendance")
MOST_BYTES = 143
"""As much as a QR code of version 8 and level M holds: 49 squares, 19.6 mm at 0.4 mm each."""
_HEAD, _SIGNATURE = struct.Struct(">BBH4s"), 64
_FIRST_DAY = date(2000, 1, 1)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a certificate says of itself; a name that is too long for the code ends with “…”."""

    number: str
    name: str
    sort: str
    issued_on: date

    @property
    def series(self) -> str:
        """The code of the mission under which the number was given."""
        return self.number.rpartition("-")[0]

    def is_for(self, name: str) -> bool:
        """Whether it was made out to this name."""
        if self.name.endswith("…"):
            return clean(name).startswith(self.name[:-1])
        return clean(name) == self.name


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it was read, not yet checked."""

    claim: Claim
    key_id: str
    signed: bytes
    signature: bytes

    def is_signed_by(self, public: bytes) -> bool:
        """Whether the owner of a public key signed exactly this."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(public).verify(self.signature, self.signed)
        except (InvalidSignature, ValueError):
            return False
        return True


def key_id_of(public: bytes) -> str:
    """The name of a key: the first four bytes of its hash."""
    return hashlib.sha256(public).hexdigest()[:8]


def sealed(claim: Claim, key: Ed25519PrivateKey) -> str:
    """The text of the code; the same claim and key give the same text."""
    public = key.public_key().public_bytes_raw()
    head = _HEAD.pack(1, SORTS.index(claim.sort), (claim.issued_on - _FIRST_DAY).days, bytes.fromhex(key_id_of(public)))
    number = f"{claim.number}\n".encode()
    room = MOST_BYTES - _SIGNATURE - len(head) - len(number)
    signed = head + number + _shortened(clean(claim.name), room)
    return PREFIX + _written(signed + key.sign(signed))


def read(text: str) -> Code:
    """The code in a text; ValueError when there is none, or only a part."""
    # Pasted through a Japanese input method, letters may be of full width.
    letters = unicodedata.normalize("NFKC", "".join(text.strip().splitlines())).upper()
    if not letters.startswith(PREFIX):
        raise ValueError(say("it does not begin with {prefix}", prefix=PREFIX))
    data = _bytes(letters.removeprefix(PREFIX))
    if len(data) <= _HEAD.size + _SIGNATURE:
        raise ValueError("a part of it is missing")
    signed, signature = data[:-_SIGNATURE], data[-_SIGNATURE:]
    version, sort, day, key = _HEAD.unpack_from(signed)
    number, _, name = signed[_HEAD.size :].decode().partition("\n")
    if version != 1 or sort >= len(SORTS):
        raise ValueError("it is of another version")
    claim = Claim(number, name, SORTS[sort], _FIRST_DAY + timedelta(days=day))
    return Code(claim, key.hex(), signed, signature)


def _shortened(name: str, room: int) -> bytes:
    """As much of a name as there is room for."""
    whole = name.encode()
    if len(whole) <= room:
        return whole
    return f"{whole[: max(room - 3, 0)].decode(errors='ignore')}…".encode()


def _written(data: bytes) -> str:
    """Base45: two bytes in three digits, a last one in two, the lowest digit first."""
    digits = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, 45)
            digits.append(_DIGITS[digit])
    return "".join(digits)


def _bytes(text: str) -> bytes:
    found = bytearray()
    for at in range(0, len(text), 3):
        digits = text[at : at + 3]
        if len(digits) == 1 or any(digit not in _VALUES for digit in digits):
            raise ValueError("it has letters that no code has, or ends too early")
        value = sum(_VALUES[digit] * 45**place for place, digit in enumerate(digits))
        if value >= 256 ** (len(digits) - 1):
            raise ValueError("some of its letters are wrong")
        found += value.to_bytes(len(digits) - 1, "big")
    return bytes(found)
