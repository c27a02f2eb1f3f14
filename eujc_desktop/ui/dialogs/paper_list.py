"""The papers the print dialog offers, and what can be chosen about each."""

from __future__ import annotations

from typing import Any, NamedTuple


class Offer(NamedTuple):
    """A paper: icon, title, what it is, what the services are asked for, and which choices there are about it."""

    icon: str
    title: str
    detail: str
    order: dict[str, Any]
    choices: tuple[str, ...] = ()


_CARD = ("person", "sort", "language", "stock")
PAPERS: dict[str, Offer] = {
    "briefing_book": Offer("book-open", "Briefing book", "Every day, host and person", {"kind": "briefing-book"},
                           ("person", "each")),
    "programme_sheet": Offer("calendar-days", "Programme, day sheets", "English", {"kind": "programme"}),
    "programme_sheet_ja": Offer("calendar-days", "Programme, day sheets", "Japanese, 日本語",
                                {"kind": "programme", "language": "ja"}),
    "programme_table": Offer("table-2", "Programme, table", "Japanese, 日程表",
                             {"kind": "programme", "form": "table", "language": "ja"}),
    "programme_table_en": Offer("table-2", "Programme, table", "English", {"kind": "programme", "form": "table"}),
    "certificates": Offer("award", "Certificates", "Of participation, one page each", {"kind": "certificates"},
                          ("person", "each")),
    "badges": Offer("id-card", "Badges", "A6, A7 or on labels", {"kind": "badges"}, (*_CARD, "twice")),
    "table_signs": Offer("contact", "Table signs", "To fold, the name on both sides", {"kind": "table-signs"}, _CARD),
    "place_cards": Offer("utensils", "Place cards", "To fold, for a meal", {"kind": "place-cards"}, _CARD),
    "luggage_tags": Offer("tags", "Luggage tags", "One for each piece", {"kind": "luggage-tags"},
                          ("person", "move", "sort", "language", "stock", "twice")),
    "bus_signs": Offer("bus", "Bus signs", "A page for each group", {"kind": "bus-signs"}, ("language",)),
    "bus_signs_transfers": Offer("bus", "Bus signs, transfers", "A page for each ride by coach",
                                 {"kind": "bus-signs", "form": "transfers"}, ("language",)),
}  # fmt: skip
"""By the key under which menus know them."""
