"""Which maker fulfils an order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eujc_desktop.documents.briefing_book.content import Audience
from eujc_desktop.documents.content import OUTLINE
from eujc_desktop.models.paper_kinds import PaperKind
from eujc_desktop.services.paper_pieces import (
    books,
    cards,
    certificates,
    change_slips,
    letters,
    lists,
    on_paper,
    visits,
)
from eujc_desktop.services.paper_pieces.order import Order, Piece, Task

_MAKERS: dict[PaperKind, Callable[[Task], Sequence[Piece]]] = {
    PaperKind.BOOK: books.books,
    PaperKind.PROGRAMME: books.programme,
    PaperKind.CHANGE_SLIP: change_slips.change_slip,
    PaperKind.CERTIFICATE: certificates.certificates,
    PaperKind.ROSTER: lists.roster,
    PaperKind.CALENDAR: lists.calendar,
    PaperKind.BADGE: cards.named,
    PaperKind.TABLE_SIGN: cards.named,
    PaperKind.PLACE_CARD: cards.named,
    PaperKind.LUGGAGE_TAG: cards.luggage_tags,
    PaperKind.BUS_SIGN: cards.bus_signs,
    PaperKind.LETTER: letters.letters,
    PaperKind.VISA: letters.dossiers,
    **dict.fromkeys(on_paper.KINDS, on_paper.listed),
    PaperKind.DELEGATION: on_paper.delegations,
    PaperKind.VISIT_SHEETS: visits.sheets,
    PaperKind.BAGS: visits.bags,
    PaperKind.REPORT: visits.report,
}


def sort_of(order: Order) -> str:
    """Which sort of its kind a paper is, as the register tells them apart."""
    kind = PaperKind(order.kind)
    if kind is PaperKind.CERTIFICATE:
        return certificates.sort_of(order)
    if kind is PaperKind.BOOK:
        return "" if order.audience is Audience.PARTICIPANT else order.audience
    if kind is PaperKind.VISIT_SHEETS:
        return visits.LEADER if order.form == visits.LEADER else ""
    if kind is PaperKind.PROGRAMME:
        return OUTLINE if order.form == OUTLINE else ""
    return order.letter or order.cut


def pieces(task: Task) -> Sequence[Piece]:
    """What an order asks for, built and not yet written."""
    return _MAKERS[PaperKind(task.order.kind)](task)
