"""The papers there are to choose from, in groups, and what can be chosen about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from eujc_desktop.common.said import say


class Offer(NamedTuple):
    """A paper: icon, title, what it is, what the services are asked for, and which choices there are about it."""

    icon: str
    title: str
    detail: str
    order: dict[str, Any]
    choices: tuple[str, ...] = ()
    group: str = say("Lists")


_VISITS = "Company visits"
_BOOKS, _CARDS, _LETTERS = "Books and programmes", "Certificates and cards", "Letters and visa"
_CARD = ("person", "who", "sort", "language", "stock")
_BOOK = ("audience", "language", "person", "each", "sections", "unconfirmed", "marks", "private_phones", "one_file")
_LIST = ("who", "sort", "room", "language")
"""Lists also stand by room or group."""
PAPERS: dict[str, Offer] = {
    "briefing_book": Offer("book-open", "Briefing book", "Every day, host and person", {"kind": "briefing-book"}, _BOOK,
                           _BOOKS),
    "booklet": Offer("book-open", "Briefing book, booklet", "Two pages a side, to fold to A5",
                     {"kind": "briefing-book", "form": "booklet"}, _BOOK, _BOOKS),
    "change_slip": Offer("refresh-cw", "Change slip", "What changed since an edition", {"kind": "change-slip"},
                         ("language", "since"), _BOOKS),
    "programme_sheet": Offer("calendar-days", "Programme, day sheets", "Every day in order", {"kind": "programme"},
                             ("language",), _BOOKS),
    "programme_table": Offer("table-2", "Programme, table", "日程表, a row for each item",
                             {"kind": "programme", "form": "table"}, ("language",), _BOOKS),
    "one_page": Offer("file-text", "Programme on one page", "A4: addresses, hotels, numbers to call",
                      {"kind": "programme", "form": "one-page"}, ("language",), _BOOKS),
    "outline": Offer("file-text", "Outline of the mission", "For hosts: days and themes, no names",
                     {"kind": "programme", "form": "outline"}, ("language",), _BOOKS),
    "wall_chart": Offer("kanban", "Programme, wall chart", "A3, hour by hour",
                        {"kind": "programme", "form": "wall-chart"}, ("language",), _BOOKS),
    "pocket_card": Offer("notebook-pen", "Programme, pocket card", "One sheet, folded to eight pages",
                         {"kind": "programme", "form": "pocket-card"}, ("language",), _BOOKS),
    "attendance": Offer("list-checks", "Attendance sheets", "A page a day, a box a session", {"kind": "attendance"},
                        (*_LIST, "day", "columns")),
    "sign_in": Offer("user-check", "Sign-in sheets", "A page a session, to sign", {"kind": "sign-in"},
                     (*_LIST, "day", "columns")),
    "rooming": Offer("bed", "Rooming list", "A page a hotel", {"kind": "rooming"}, (*_LIST, "columns")),
    "meals": Offer("utensils", "Meal sheets", "Diets counted, a page a meal", {"kind": "meals"}, (*_LIST, "day")),
    "manifest": Offer("plane-landing", "Arrivals and departures", "In groups for transfers", {"kind": "manifest"},
                      (*_LIST, "columns")),
    "luggage": Offer("tags", "Luggage lists", "A page for each move of hotel", {"kind": "luggage"},
                     (*_LIST, "columns")),
    "seats": Offer("train-front", "Seat lists", "Who sits where, a page a ride", {"kind": "seats"},
                   (*_LIST, "day", "columns")),
    "delegation": Offer("users", "Delegation list", "For hosts: who agreed to it", {"kind": "delegation"},
                        ("host", "person", "each", *_LIST)),
    "emergency_folder": Offer("phone", "Emergency folder", "Contacts, insurance, passports, addresses",
                              {"kind": "emergency-folder"}, _LIST),
    "checklist": Offer("list-checks", "Checklist", "Every task with its day and owner", {"kind": "checklist"},
                       ("language",)),
    "register": Offer("list", "Lists of the activity", "Its cases, events, issues, placements", {"kind": "register"},
                      ("language",)),
    "finance": Offer("landmark", "Finance list", "Deposits, payments, refunds", {"kind": "finance"},
                     ("sort", "language")),
    "evaluation_sheet": Offer("notebook-pen", "Evaluation form", "To fill in by hand", {"kind": "evaluation-sheet"},
                              ("language",)),
    "evaluation_report": Offer("chart-column", "Evaluation report", "Means, quotes, editions before",
                               {"kind": "evaluation-report"}, ("language",)),
    "visit_sheets": Offer("list-checks", "Sheets for hosts", "Programme, host party, seats, questions",
                          {"kind": "visit-sheets", "form": "host"}, ("host", "person", "each", "language"), _VISITS),
    "leader_sheets": Offer("notebook-pen", "Sheets for the leader", "And who asks what, and gifts",
                           {"kind": "visit-sheets", "form": "leader"}, ("host", "person", "each", "language"), _VISITS),
    "bag_lists": Offer("briefcase", "Bag lists", "What to carry each day, a page a day", {"kind": "bag-lists"},
                       ("day", "language"), _VISITS),
    "mission_report": Offer("file-text", "Mission report", "Visits, ratings, quotes, what follows",
                            {"kind": "mission-report"}, ("language",), _VISITS),
    "certificates": Offer("award", "Certificates", "One page each, with a signed code", {"kind": "certificates"},
                          ("person", "each", "form", "sort", "language", "reiwa", "sign", "people"), _CARDS),
    "badges": Offer("id-card", "Badges", "A6, A7 or on labels", {"kind": "badges"}, (*_CARD, "twice"), _CARDS),
    "table_signs": Offer("contact", "Table signs", "To fold, the name on both sides", {"kind": "table-signs"}, _CARD,
                         _CARDS),
    "place_cards": Offer("utensils", "Place cards", "To fold, for a meal", {"kind": "place-cards"}, _CARD, _CARDS),
    "diet_cards": Offer("contact", "Diet cards", "To show at the table", {"kind": "diet-cards"}, ("person", *_LIST),
                        _CARDS),
    "luggage_tags": Offer("tags", "Luggage tags", "One for each piece", {"kind": "luggage-tags"},
                          ("person", "who", "move", "sort", "language", "stock", "twice"), _CARDS),
    "bus_signs": Offer("bus", "Bus signs", "A page for each group", {"kind": "bus-signs"}, ("language",), _CARDS),
    "bus_signs_transfers": Offer("bus", "Bus signs, transfers", "A page for each ride by coach",
                                 {"kind": "bus-signs", "form": "transfers"}, ("language",), _CARDS),
    "letters": Offer("mail", "Letters to participants", "And to those who sent them", {"kind": "letters"},
                     ("letter", "person", "each", "who", "sort", "language"), _LETTERS),
    "letters_to_hosts": Offer("send", "Letters to hosts", "Requests, confirmations, thanks", {"kind": "letters"},
                              ("letter", "host", "person", "each", "language"), _LETTERS),
    "visa_dossier": Offer("landmark", "Visa dossier", "Four papers for the embassy", {"kind": "visa-dossier"},
                          ("applicant", "person", "each", "who", "sort", "language"), _LETTERS),
}  # fmt: skip
"""By the key under which menus know them."""


def for_readers(choices: Sequence[str], readers: str) -> tuple[str, ...]:
    """The choices about a book in the edition for some readers: one for a host, for a leader, never of the office."""
    gone = {"host": {"each"}, "leader": {"each"}, "office": {"each", "person"}}.get(readers, set())
    return (*(choice for choice in choices if choice not in gone), *(("host",) if readers == "host" else ()))
