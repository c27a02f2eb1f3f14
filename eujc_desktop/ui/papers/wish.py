"""Which paper is asked for, for whom and how, before it is known what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Wish(NamedTuple):
    """The paper asked for by its key: for one person, for those ticked, or with neither for everyone.

    `letter` is the key of the one that is meant among the letters, `day` the number of the one a list is of, `language`
    that of the paper, "" for the one chosen last.
    """

    paper: str = ""
    person: str = ""
    people: Sequence[str] = ()
    letter: str = ""
    day: int | None = None
    language: str = ""
