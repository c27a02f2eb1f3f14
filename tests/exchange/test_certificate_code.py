"""The code on a certificate: what was signed is read again, and nothing else passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from eujc_desktop.common.text import clean
from eujc_desktop.exchange import certificate_code
from eujc_desktop.exchange.certificate_code import Claim, read, sealed

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
CLAIM = Claim("WCM-2027-007", "Żahra Şahin", "completion", date(2027, 3, 26))


def test_what_was_sealed_is_read_and_proven():
    code = read(sealed(CLAIM, KEY))
    assert code.claim == CLAIM
    assert code.claim.series == "WCM-2027"
    assert code.key_id == certificate_code.key_id_of(PUBLIC)
    assert code.is_signed_by(PUBLIC)
    assert sealed(CLAIM, KEY) == sealed(CLAIM, KEY)


@given(st.text(max_size=90), st.sampled_from(certificate_code.SORTS), st.dates(date(2000, 1, 1), date(2170, 1, 1)))
def test_every_name_comes_back_or_as_much_of_it_as_there_is_room_for(name, sort, day):
    name = clean(name)
    text = sealed(Claim("WCM-2027-007", name, sort, day), KEY)
    code = read(text)
    assert code.is_signed_by(PUBLIC)
    assert (code.claim.sort, code.claim.issued_on) == (sort, day)
    assert code.claim.is_for(name)
    assert len(name.encode()) > 58 or code.claim.name == name
    assert segno.make(text, error="m", micro=False, boost_error=False).version <= 8


@given(st.integers(0, 200), st.integers(1, 44))
def test_no_changed_letter_passes(at, by):
    text = sealed(CLAIM, KEY)
    at = len(certificate_code.PREFIX) + at % (len(text) - len(certificate_code.PREFIX))
    digits = certificate_code._DIGITS
    changed = text[:at] + digits[(digits.index(text[at]) + by) % 45] + text[at + 1 :]
    try:
        code = read(changed)
    except ValueError:
        return
    assert not code.is_signed_by(PUBLIC)


def test_the_key_of_somebody_else_proves_nothing():
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert not read(sealed(CLAIM, other)).is_signed_by(PUBLIC)
    assert not replace(read(sealed(CLAIM, KEY)), signature=bytes(64)).is_signed_by(PUBLIC)


@pytest.mark.parametrize("text", ["", "hello", "EUJC1:", "EUJC1:A", "EUJC1:::::::", "EUJC1:Ω", "EUJC1:ABC123"])
def test_what_is_no_code(text):
    with pytest.raises(ValueError, match=r"it|part|some"):
        read(text)


def test_pasted_over_several_lines_and_in_small_letters_it_is_the_same():
    text = sealed(CLAIM, KEY)
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else "\u3000" for letter in text)
    assert read(wide) == read(text)
    assert read(f"  {text[:60]}\n{text[60:].lower()}\n") == read(text)
