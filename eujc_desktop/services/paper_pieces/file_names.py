"""Names of files by a pattern, as `{code}_briefing-book_{family}_{given}`."""

from __future__ import annotations

import re
from collections.abc import Callable

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say
from eujc_desktop.services.paper_pieces.order import Of
from eujc_desktop.services.paper_pieces.readers import Reader

FIELDS: dict[str, Callable[[Of, Reader], str]] = {
    "code": lambda mission, reader: mission.code,
    "edition": lambda mission, reader: str(mission.edition),
    "family": lambda mission, reader: reader.family,
    "given": lambda mission, reader: reader.given,
    "name": lambda mission, reader: reader.name,
    "group": lambda mission, reader: reader.group,
    "room": lambda mission, reader: reader.room,
    "number": lambda mission, reader: f"{reader.number:02}",
}
"""What a pattern may name: the mission, and whose copy it is; `number` counts those who go."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"([_ -])[_ -]*(?=[_ -])|[_ -]+$")
"""What an empty field leaves: separators beside each other, or at the end."""


def named(pattern: str, mission: Of, reader: Reader) -> str:
    """The name by the pattern, not yet made safe; whoever shares a name with somebody has a sign of their own in it.

    Refused for a field there is none of.
    """

    def value(found: re.Match[str]) -> str:
        if found[1] not in FIELDS:
            fields = ", ".join(f"{{{field}}}" for field in FIELDS)
            raise Refused(
                say("Names of files have no field “{{{found}}}”.", found=found[1]),
                cure=say("Choose from: {fields}.", fields=fields),
            )
        return FIELDS[found[1]](mission, reader)

    return _GAP.sub("", _FIELD.sub(value, pattern) + (f"-{reader.sign}" if reader.sign else ""))
