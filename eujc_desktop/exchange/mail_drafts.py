"""Drafts for the mail program: a file that it opens to be read once more, changed and sent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from mimetypes import guess_type

from eujc_desktop.common.text import clean, safe_file_name
from eujc_desktop.fields.kinds import Email

SUFFIX = ".eml"
_SPECIAL = re.compile(r"[\"(),:;<>@\[\\\]]+")
"""What parts addresses: no name needs it, and no mail program is to read a second address out of a name."""

_PLAIN = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)
"""An address without quotes, comments and numbers in brackets, which mail programs read in different ways."""
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@dataclass(frozen=True)
class Attached:
    """A file that goes along, under its name with ending."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """What stands in a draft: `to` is one, by name and address; those in `hidden` never see each other."""

    subject: str
    body: str
    to: tuple[str, str] | None = None
    hidden: Sequence[str] = ()
    attached: Sequence[Attached] = ()


def address(raw: str) -> str:
    """An address as mails have it, its domain in ASCII; "" where it is none."""
    text = clean(raw)
    try:
        local, _, domain = (Email().parse(text) or "").rpartition("@")
        found = f"{local}@{domain.encode('idna').decode()}"
    except ValueError:
        return ""
    return found if _PLAIN.fullmatch(found) else ""


def written(draft: Draft) -> bytes:
    """The file. Nobody is named as sender, which the mail program fills in; X-Unsent says that it is to be edited."""
    message = EmailMessage(SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = clean(draft.subject)
    if draft.to is not None:
        name, to = draft.to
        message["To"] = Address(clean(_SPECIAL.sub(" ", clean(name))), addr_spec=_sure(to))
    if draft.hidden:
        message["Bcc"] = [Address(addr_spec=_sure(one)) for one in draft.hidden]
    message.set_content(_readable(draft.body) + "\n")
    taken: list[str] = []
    for one in draft.attached:
        stem, dot, ending = clean(one.name).rpartition(".")
        ending = f".{ending}" if dot and ending.isalnum() else ""
        taken.append(safe_file_name(stem if ending else one.name, extension=ending, taken=taken))
        kind = guess_type(taken[-1])[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        main, sub = ("application", "octet-stream") if main in ("message", "multipart") else (main, sub)
        message.add_attachment(one.data, main, sub, filename=taken[-1])
    return message.as_bytes()


def _readable(body: str) -> str:
    """The words with their lines and wide blanks, less what prints as nothing."""
    return "".join(sign for sign in body if sign == "\n" or unicodedata.category(sign) not in _HIDDEN).strip()


def _sure(raw: str) -> str:
    if not (found := address(raw)):
        raise ValueError("no mail goes to what is no address")
    return found
