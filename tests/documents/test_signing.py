"""Certificates signed with key files: every signature holds, and what does not open is told in words."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from eujc_desktop.common.errors import Refused
from eujc_desktop.documents import certificate, signing
from eujc_desktop.documents.certificate_page import signature_boxes
from eujc_desktop.documents.signing import KeyFile
from tests.documents import fixtures, second_look
from tests.documents.typesetting import ua


def certified(name: str, days: tuple[int, int]) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = x509.CertificateBuilder(
        issuer_name=who, subject_name=who, public_key=key.public_key(), serial_number=x509.random_serial_number(),
        not_valid_before=now + timedelta(days[0]), not_valid_after=now + timedelta(days[1]),
    )  # fmt: skip
    made = made.add_extension(usage, critical=True)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return key, made.sign(key, hashes.SHA256())


def key_file(path, name, days=(-1, 400), password="open sesame"):
    key, cert = certified(name, days)
    closed = BestAvailableEncryption(password.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(name.encode(), key, cert, None, closed))
    return KeyFile(path, password)


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    return [key_file(folder / "eu.p12", "Ingeborg Castellane"), key_file(folder / "jp.p12", "Shin’ichi Kuramoto")]


@pytest.fixture(scope="module")
def content():
    return replace(fixtures.certificates(1), keys=2)


@pytest.fixture(scope="module")
def signed(keys, content):
    return signing.signed(certificate.build(content).pdf, signing.opened(keys), signature_boxes(content))


def statuses(pdf, keys):
    roots = []
    for file in keys:
        _, cert, _ = pkcs12.load_key_and_certificates(file.path.read_bytes(), file.password.encode())
        roots.append(asn1.Certificate.load(cert.public_bytes(Encoding.DER)))
    trusted = ValidationContext(trust_roots=roots)
    return [validate_pdf_signature(one, trusted) for one in PdfFileReader(BytesIO(pdf)).embedded_signatures]


def test_both_signatures_hold_each_on_its_line(signed, keys, content):
    found = statuses(signed, keys)
    assert [status.signing_cert.subject.native["common_name"] for status in found] == [
        "Ingeborg Castellane",
        "Shin’ichi Kuramoto",
    ]
    assert all(status.bottom_line for status in found)
    with pikepdf.open(BytesIO(signed)) as pdf:
        boxes = [[round(float(edge)) for edge in one.Rect] for one in pdf.pages[0].Annots if "/FT" in one]
        assert list(pdf.attachments) == ["certificates.txt"]
    assert boxes == [[round(edge) for edge in box] for box in signature_boxes(content)]


def test_a_signed_certificate_still_keeps_the_standards(signed):
    # Of two signatures the first ends where the second begins, which is all that may be said of it.
    assert [fault for fault in second_look.found(signed) if "SIGNATURE-BYTERANGE" not in fault] == []
    assert ua.problems(signed) == []
    assert ua.tags(signed)["Form"] == 2


def test_a_changed_byte_is_found_out(signed, keys):
    changed = bytearray(signed)
    changed[signed.index(b"stream") + 40] ^= 1
    assert not any(status.intact for status in statuses(bytes(changed), keys))


def test_one_key_signs_one_line_and_leaves_no_empty_field(keys, content):
    one = replace(content, keys=1)
    pdf = signing.signed(certificate.build(one).pdf, signing.opened(keys[:1]), signature_boxes(one)[:1])
    with pikepdf.open(BytesIO(pdf)) as file:
        assert len(file.Root.AcroForm.Fields) == 1
    assert second_look.found(pdf) == []
    with pikepdf.open(BytesIO(certificate.build(replace(content, keys=0)).pdf)) as file:
        assert "/AcroForm" not in file.Root


@pytest.mark.parametrize(
    ("days", "password", "words"),
    [
        ((-1, 400), "wrong", "the password is wrong"),
        ((-1, 400), "", "the password is wrong"),
        ((-400, -3), "open sesame", "expired on"),
        ((3, 400), "open sesame", "is valid from"),
    ],
)
def test_keys_that_cannot_sign(tmp_path, days, password, words):
    file = key_file(tmp_path / "key.p12", "Anna Berg", days)
    with pytest.raises(Refused, match=words):
        signing.opened([KeyFile(file.path, password)])


def test_files_that_are_no_keys(tmp_path):
    (tmp_path / "letter.p12").write_bytes(b"Dear office")
    with pytest.raises(Refused, match="no key file"):
        signing.opened([KeyFile(tmp_path / "letter.p12")])
    with pytest.raises(Refused, match="cannot be read"):
        signing.opened([KeyFile(tmp_path / "gone.p12")])


def test_without_the_library_it_is_told_how_to_get_it(keys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyhanko.sign", None)
    with pytest.raises(Refused, match="pyHanko is not installed") as told:
        signing.opened(keys)
    assert "eujc-desktop[sign]" in told.value.cure
    assert "sesame" not in repr(keys)
