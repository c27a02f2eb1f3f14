"""The keys of certificates: the private half beside the settings of this computer, the public halves in the data."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from eujc_desktop.common import files
from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.common.settings import usual_path
from eujc_desktop.exchange.certificate_code import key_id_of
from eujc_desktop.models.signing_key import SigningKey
from eujc_desktop.store.tables import journal
from eujc_desktop.store.work import Work

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FILE = "certificate-key.pem"
_LINE = "eujc-certificate-key"


@dataclass(frozen=True, slots=True)
class Known:
    """A public key and whose it is."""

    key_id: str
    public: bytes
    owner: str

    def line(self) -> str:
        """How it is handed to another office: one line of text."""
        return f"{_LINE} {base64.b64encode(self.public).decode()} {self.owner}"


_folder: ContextVar[Path | None] = ContextVar("_folder", default=None)


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Let the private key lie in another folder meanwhile: a trial leaves none beside the settings of the user."""
    before = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(before)


def place() -> Path:
    """Where the private key of this computer lies."""
    return (_folder.get() or usual_path().parent) / FILE


def own() -> Ed25519PrivateKey:
    """The private key of this computer; made when there is none yet."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    path = place()
    if not path.exists():
        _make(path)
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as exc:
        raise files.in_words(exc, path) from exc
    except ValueError as exc:
        key = None
        cause: Exception | None = exc
    else:
        cause = None
    if not isinstance(key, Ed25519PrivateKey):
        cure = say("Put back the copy you kept, or move the file away: a new key is then made.")
        raise Refused(say("{path} is damaged: certificates cannot be signed.", path=path), cure=cure) from cause
    return key


def _make(path: Path) -> None:
    """A new key in a file that only this user can read; one that another program makes meanwhile is left alone."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    part = files.part_of(path)
    try:
        files.write_atomic(part, pem, private=True)
        files.put_new(part, path)
    except FileExistsError:
        return
    except OSError as exc:
        raise files.in_words(exc, path) from exc
    finally:
        part.unlink(missing_ok=True)


def enter_own(work: Work) -> None:
    """See to it that the data hold the public half of this computer's key."""
    public = own().public_key().public_bytes_raw()
    if work.session.scalar(select(SigningKey).where(SigningKey.key_id == key_id_of(public))) is None:
        _enter(work, public, work.who)


def _enter(work: Work, public: bytes, owner: str) -> None:
    encoded = base64.b64encode(public).decode()
    work.session.add(SigningKey(key_id=key_id_of(public), public=encoded, owner=owner[:200], made_at=datetime.now(UTC)))


def known(work: Work) -> dict[str, Known]:
    """Every key that was ever entered, by its name: one taken back by undo has still signed what it signed."""
    entered = select(journal.c.after).where(
        journal.c.table_name == SigningKey.__tablename__, journal.c.before.is_(None)
    )
    ever = [_known(json.loads(words)) for words in work.session.scalars(entered.order_by(journal.c.seq))]
    rows = work.session.scalars(select(SigningKey))
    return {key.key_id: key for key in (*ever, *(_known(vars(row)) for row in rows))}


def _known(line: Mapping[str, str]) -> Known:
    return Known(line["key_id"], base64.b64decode(line["public"]), line["owner"])


def exported(work: Work) -> str:
    """The public key of this computer, for another office."""
    return Known("", own().public_key().public_bytes_raw(), work.who).line()


def take(work: Work, line: str) -> Known:
    """Enter the public key of another office from the line it sent."""
    word, _, rest = line.strip().partition(" ")
    encoded, _, owner = rest.partition(" ")
    try:
        public = base64.b64decode(encoded, validate=True)
    except ValueError:
        public = b""
    if word != _LINE or len(public) != 32 or not owner.strip():
        raise Refused(
            "This is no key of a mission office.", cure=say("It is one line that begins with {line}.", line=_LINE)
        )
    if key_id_of(public) not in known(work):
        _enter(work, public, owner.strip())
    return Known(key_id_of(public), public, owner.strip())


def write(path: Path, line: str) -> None:
    """Put an exported key into a file, for sending it."""
    files.write_atomic(path, f"{line}\n".encode())


def read(path: Path) -> str:
    """The line of a file that another office sent."""
    try:
        with path.open("rb") as file:
            return file.read(2_000).decode(errors="replace")
    except OSError as exc:
        raise Refused(
            say("{name} cannot be read: {strerror}.", name=path.name, strerror=exc.strerror), cure="Look at the path."
        ) from exc
