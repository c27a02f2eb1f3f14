"""Keys of records: UUIDv7 as text, equal on every database, in order of creation."""

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """32 lower-case hexadecimal digits of a new UUIDv7; later ones sort after earlier ones."""
    return uuid_utils.uuid7().hex
