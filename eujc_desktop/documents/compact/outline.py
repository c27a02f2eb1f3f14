"""The mission in outline, for those who do not know it yet: its days and what is done on them, with nobody's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eujc_desktop.common.bilingual import Words
from eujc_desktop.common.progress import Progress
from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.block import Block
from eujc_desktop.documents.blocks.stacks import Stack
from eujc_desktop.documents.blocks.text import Span, Text
from eujc_desktop.documents.built import Built
from eujc_desktop.documents.compact import one_page, styles
from eujc_desktop.documents.content import Day, Item, ItemKind, ItemStatus, ProgrammeSheet

STILL = Words(
    "As it is planned now; days and times may still change.", "現時点の予定であり、日時等は変更となる場合があります。"
)
_KINDS = (ItemKind.VISIT, ItemKind.SEMINAR, ItemKind.CULTURE)


def make(content: ProgrammeSheet, title: str, progress: Progress) -> Built:
    """One page without companies, hotels, people, and whatever only those need who travel."""
    bare = replace(content, days=tuple(map(_day, filter(_dated, content.days))), companies=(), hotels=(), team=())
    return one_page.laid_out(bare, title, progress, foot=_foot(content), columns=2)


def _dated(day: Day) -> bool:
    return day.date is not None


def _day(day: Day) -> Day:
    return Day(day.date, day.number, day.city, day.theme, items=tuple(dict.fromkeys(map(_bare, _told(day.items)))))


def _told(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if item.kind in _KINDS and not item.guests and item.status is not ItemStatus.CANCELLED:
            yield item


def _bare(item: Item) -> Item:
    """The times and the sort of an item, and its title where that names no host; the same for each group."""
    title = Words() if item.company or item.kind is ItemKind.VISIT else item.title
    return Item("", item.kind, title, item.start, item.end, item.zone, item.end_zone)


def _foot(content: ProgrammeSheet) -> Block:
    """Whose mission it is, where to read of it, and that it may still change."""
    mission = content.mission
    sender = Span(mission.organisation.prefer(content.language), weight="semibold", colour=looks.INK)
    where = f"  ·  {mission.website}" if mission.website else ""
    return Stack([Text([sender, where], styles.FACT), Text(STILL.prefer(content.language), styles.FACT)])
