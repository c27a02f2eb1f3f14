"""Letters: which there are, their fields, and each filled in for whom it is for."""

from eujc_desktop.services.letters.addressees import hosts, people
from eujc_desktop.services.letters.fields import fields
from eujc_desktop.services.letters.gathering import Gathered, gathered
from eujc_desktop.services.letters.kinds import KINDS, Kind, kind, offered

__all__ = [
    "KINDS", "Gathered", "Kind", "fields", "gathered", "hosts", "kind", "offered", "people",
]  # fmt: skip
