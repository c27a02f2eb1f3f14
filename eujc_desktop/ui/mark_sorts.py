"""What can be marked in a table: its codes with their keys, colours and pictures, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.ui.text import count, tr

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Sort(NamedTuple):
    """A sort of marks: the field that knows its codes, the key that sets each, and a mark made of a code."""

    table: str
    field: str
    make: Callable[[str], Any]
    name: str
    keys_told: str
    tones: Mapping[str, str]
    tables: frozenset[str]
    """Where marks of this sort are kept."""
    step: Callable[[int], str]
    """What the step is called that marks so many."""
    unknown: str = say("Not known")
    keys: Mapping[str, str] = _NOTHING
    """Letters by code, where the code is no letter."""
    icons: Mapping[str, str] = _NOTHING
    in_words: bool = False
    """Whether a cell is wide, and says its mark in words."""
    note: str = say("Reason…")
    note_title: str = say("Reason")
    note_asked: str = say("Why were they not there?")
    note_step: str = say("Reason for absence: {name}")

    def options(self) -> Sequence[Any]:
        """The marks there are."""
        return tuple(self.kind.options)

    @property
    def kind(self) -> Any:
        return services.records.entity(self.table).fields[self.field].kind


ATTENDANCE = Sort(
    "attendance",
    "code",
    lambda code: services.attendance.Mark(code),
    say("Attendance"),
    say("Space goes to the next mark; P, H, A, E, L set one; Delete takes it back; Enter goes down"),
    {"P": "ok", "H": "warn", "A": "err", "E": "info", "L": "warn"},
    frozenset({"attendance", "session_mark"}),
    lambda n: tr("Attendance: {n} marks", n=n),
    icons={"P": "check"},
)
_APPROVAL = frozenset({"approval"})
_NOTE = {
    "note": say("Note…"),
    "note_title": say("Note on the answer"),
    "note_asked": say("What did the host say?"),
    "note_step": say("Note on the answer: {name}"),
}
ANSWERS = Sort(
    "approval",
    "state",
    lambda code: services.approvals.Mark(code),
    say("Answers of the hosts"),
    say("Space goes to the next answer; A, Y, N, R set one; Delete takes it back; Enter goes down"),
    {"asked": "info", "accepted": "ok", "refused": "err", "replaced": "neu"},
    _APPROVAL,
    lambda n: count("%n answer of a host", "%n answers of hosts", n),
    say("Not asked"),
    {"asked": "A", "accepted": "Y", "refused": "N", "replaced": "R"},
    {"asked": "hourglass", "accepted": "check", "refused": "x", "replaced": "refresh-cw"},
    in_words=True,
    **_NOTE,
)
SIGNATURES = Sort(
    "approval",
    "nda",
    lambda code: services.approvals.Mark(code),
    say("Signatures"),
    say("Space goes to the next state; N, S, Y set one; Delete takes it back; Enter goes down"),
    {"not needed": "neu", "sent": "info", "signed": "ok"},
    _APPROVAL,
    lambda n: count("%n signature", "%n signatures", n),
    say("Not known"),
    {"not needed": "N", "sent": "S", "signed": "Y"},
    {"not needed": "circle", "sent": "send", "signed": "check"},
    in_words=True,
    **_NOTE,
)
