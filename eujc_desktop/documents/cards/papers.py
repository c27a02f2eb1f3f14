"""The papers with a name on, by what makes them; nothing heavy is imported before one is built."""

from __future__ import annotations

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.cards.content import BusSigns, Cards, LuggageTags


def badges(content: Cards, *, progress: Progress = silent) -> Built:
    """Badges on their stock, one for each; the same content gives the same bytes, as with all of these."""
    from eujc_desktop.documents.cards.badge import make

    return make(content, progress)


def table_signs(content: Cards, *, progress: Progress = silent) -> Built:
    """Signs to fold and to stand on a table."""
    from eujc_desktop.documents.cards.tents import table_signs as make

    return make(content, progress)


def place_cards(content: Cards, *, progress: Progress = silent) -> Built:
    """Cards to fold, for the places at a meal."""
    from eujc_desktop.documents.cards.tents import place_cards as make

    return make(content, progress)


def luggage_tags(content: LuggageTags, *, progress: Progress = silent) -> Built:
    """Tags, one for each piece of luggage."""
    from eujc_desktop.documents.cards.luggage import make

    return make(content, progress)


def bus_signs(content: BusSigns, *, progress: Progress = silent) -> Built:
    """Signs for buses, a page each."""
    from eujc_desktop.documents.cards.bus_sign import make

    return make(content, progress)
