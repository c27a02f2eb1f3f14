"""The numbers to call in an emergency, which stand beside the list of people."""

from __future__ import annotations

from typing import NamedTuple


class Call(NamedTuple):
    """Whom one reaches under a number, and what to know before."""

    who: str
    number: str
    note: str = ""


JAPAN = (
    Call("Police 警察", "110", "Free of charge from every telephone."),
    Call("Ambulance and fire 救急車・消防", "119", "The way is free of charge, the treatment is not."),
    Call("Coast guard 海上保安庁", "118"),
    Call("Medical advice 救急安心センター", "#7119", "Whether to call an ambulance; not in every prefecture."),
    Call("Japan Visitor Hotline (JNTO)", "050-3816-2787", "24 hours, in English: illness, accidents, disasters."),
)
EUROPE = (Call("Police, ambulance and fire", "112", "In every country of the EU, free of charge, 24 hours."),)
