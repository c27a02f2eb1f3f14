"""Letters: which there are, their texts and fields, and each filled in for whom it is for."""

from eujc_desktop.services.letters.addressees import hosts, people
from eujc_desktop.services.letters.fields import fields
from eujc_desktop.services.letters.gathering import Gathered, gathered
from eujc_desktop.services.letters.kinds import KINDS, Kind, kind, offered
from eujc_desktop.services.letters.texts import Text, change, house_text, problems_of, read, reset

__all__ = [
    "KINDS", "Gathered", "Kind", "Text", "change", "fields", "gathered", "hosts", "house_text", "kind", "offered",
    "people", "problems_of", "read", "reset",
]  # fmt: skip
