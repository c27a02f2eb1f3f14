"""Signs finished certificates with the key files of those who sign them, one after the other (PAdES).

The library for it comes with the extra `sign` alone, and is imported when something is signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import SimpleSigner

Box = tuple[float, float, float, float]
_INSTALL = 'Install it with: pip install "eujc-desktop[sign]".'


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file with somebody's key and certificate (PKCS#12: .p12, .pfx), and what opens it."""

    path: Path
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs: the name on their certificate, and their key."""

    name: str
    key: SimpleSigner


def opened(files: Sequence[KeyFile]) -> list[Signer]:
    """The signers, in the order of their files; Refused for a key that cannot sign today, and says why."""
    try:
        from pyhanko.sign import signers  # noqa: F401 - asked for, so that it is told before a key is opened
    except ImportError as exc:
        raise Refused("PDF files cannot be signed here: pyHanko is not installed.", cure=_INSTALL) from exc
    return [_opened(file) for file in files]


def _opened(file: KeyFile) -> Signer:
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509.oid import NameOID
    from pyhanko.sign.signers import SimpleSigner

    password = file.password.encode() or None
    try:
        data = file.path.read_bytes()
        key, certificate, _ = pkcs12.load_key_and_certificates(data, password)
    except OSError as exc:
        raise Refused(
            say("{name} cannot be read: {strerror}.", name=file.path.name, strerror=exc.strerror),
            cure="Look at the path.",
        ) from exc
    except ValueError as exc:
        words = say(
            "{name} cannot be opened: the password is wrong, or it is no key file (.p12, .pfx).", name=file.path.name
        )
        raise Refused(words, cure="Type the password again, or choose another file.") from exc
    if key is None or certificate is None:
        raise Refused(
            say("{name} holds no key with its certificate.", name=file.path.name), cure="Export both into one file."
        )
    _refuse_outdated(certificate, file.path.name)
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    signer = SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=password)
    return Signer(str(names[0].value) if names else file.path.stem, signer)


def _refuse_outdated(certificate: Certificate, name: str) -> None:
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    now = datetime.now(UTC)
    if now > ends:
        told = say("The certificate in {name} expired on {day:plain}.", name=name, day=ends.date())
    elif now < begins:
        told = say(
            "The certificate in {name} is valid from {day:plain} only.",
            name=name,
            day=begins.date(),
        )
    else:
        return
    raise Refused(told, cure="Use a key file with a certificate that is valid today.")


def signed(pdf: bytes, signers: Sequence[Signer], boxes: Sequence[Box]) -> bytes:
    """The PDF with a signature for each signer in their box on the first page; each later one keeps those before.

    It stays a tagged PDF/A: the fields stand in its structure, and what it says of itself is left as it was.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Nothing: the library would write the description anew, and lose of it that the paper is PDF/UA."""

    data = BytesIO(pdf)
    writer = Writer(data)
    for number, (box, signer) in enumerate(zip(boxes, signers, strict=False), start=1):
        left, low, right, high = (round(edge) for edge in box)
        spoken = f"Signature: {signer.name}"
        field = SigFieldSpec(f"Signature{number}", box=(left, low, right, high), readable_field_name=spoken)
        append_signature_field(writer, field)
    _tag_fields(writer)
    for number, signer in enumerate(signers, start=1):
        _sign(writer, f"Signature{number}", signer, first=number == 1)
        writer = Writer(data)
    return data.getvalue()


def _tag_fields(writer: IncrementalPdfFileWriter) -> None:
    """Enters the signature fields at the end of the structure tree, each as a form with its words."""
    from pyhanko.pdf_utils import generic
    from pyhanko.sign.fields import enumerate_sig_fields

    made: Any = generic  # its classes have no types, nor has all of the writer
    untyped: Any = writer
    name = generic.pdf_name
    tree = writer.root["/StructTreeRoot"]
    document, parents = tree["/K"][0], tree["/ParentTree"]["/Nums"]
    page = untyped.find_page_for_modification(0)[0]
    kids = document["/K"]
    below = kids if isinstance(kids, generic.ArrayObject) else made.ArrayObject([document.raw_get("/K")])
    for _, _, widget in enumerate_sig_fields(writer):
        key = made.NumberObject(tree["/ParentTreeNextKey"])
        reference = {name("/Type"): name("/OBJR"), name("/Obj"): widget, name("/Pg"): page}
        form = {
            name("/Type"): name("/StructElem"),
            name("/S"): name("/Form"),
            name("/P"): tree["/K"].raw_get(0),
            name("/Alt"): widget.get_object()["/TU"],
            name("/K"): made.DictionaryObject(reference),
        }
        element = writer.add_object(made.DictionaryObject(form))
        widget.get_object()[name("/StructParent")] = key
        below.append(element)
        parents += [key, element]
        tree[name("/ParentTreeNextKey")] = made.NumberObject(key + 1)
    document[name("/K")] = below
    for changed in (tree, document, below, parents):
        writer.update_container(changed)


def _sign(writer: IncrementalPdfFileWriter, name: str, signer: Signer, *, first: bool) -> None:
    """The first signature certifies the file and allows the others; what is seen of it stands on the page already."""
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    about = PdfSignatureMetadata(
        field_name=name,
        name=signer.name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    unseen = StaticStampStyle(border_width=0, background=RawContent(b"", box=BoxConstraints(1, 1)))
    PdfSigner(about, signer.key, stamp_style=unseen).sign_pdf(writer, existing_fields_only=True, in_place=True)
