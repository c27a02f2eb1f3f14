"""What screens, sheets and papers know of a record type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eujc_desktop.fields.field import Field


@dataclass(frozen=True)
class Entity:
    """A record type: its table, its names in words, its fields in order of declaration by name."""

    name: str
    title: str
    plural: str
    fields: Mapping[str, Field]

    def sections(self) -> dict[str, list[Field]]:
        """The fields by section, in order of first appearance; fields without a section are left out."""
        by_section: dict[str, list[Field]] = {}
        for field in self.fields.values():
            if field.section:
                by_section.setdefault(field.section, []).append(field)
        return by_section
