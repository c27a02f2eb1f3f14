"""Locks finished files that tell of passports: they open with a password alone (AES with 256 bits)."""

from __future__ import annotations

import unicodedata
from io import BytesIO

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say

LEAST = 8
"""So many letters a password has at least."""
_ARCHIVE = ("pdfaid:part", "pdfaid:conformance")


def checked(password: str) -> str:
    """The password as every system types it; Refused where it is too short to lock anything."""
    # A Mac types ü as two characters, Windows as one: both must open the file.
    if len(found := unicodedata.normalize("NFKC", password)) < LEAST:
        words = say("The password is too short: it has fewer than {count} letters.", count=LEAST)
        raise Refused(words, cure=say("Choose a longer one."))
    return found


def locked(pdf: bytes, password: str) -> bytes:
    """The file under its password; readers for the blind may read it aloud. It no longer claims to be an archive's."""
    import pikepdf

    word = checked(password)
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for claim in _ARCHIVE:
                del about[claim]
        file.save(target, encryption=pikepdf.Encryption(owner=word, user=word, R=6))
    return target.getvalue()
