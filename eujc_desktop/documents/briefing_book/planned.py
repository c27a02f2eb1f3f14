"""The book as planned pages: its sections in order, nothing drawn yet."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.common.errors import Refused
from eujc_desktop.documents.blocks.flow import Area, Flow
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.briefing_book.sections import ADD
from eujc_desktop.documents.briefing_book.setting import Setting

A4 = Area(210 * MM, 297 * MM, top=27 * MM, bottom=21 * MM, inner=20 * MM, outer=22 * MM)


def plan(setting: Setting, keys: Sequence[str], first: int = 1) -> tuple[Flow, tuple[tuple[str, int], ...]]:
    """All pages of these sections, counted from `first`; and how many each section has."""
    if not setting.held:
        raise Refused("None of the chosen sections has anything to print.", cure="Choose further sections.")
    flow, pages = Flow(A4, first), []
    for key in keys:
        before = len(flow.pages)
        ADD[key](flow, setting)
        pages.append((key, len(flow.pages) - before))
    return flow, tuple(pages)
