"""What every inner page carries: running head, foot with page and edition, thumb index. Only the links are read."""

from __future__ import annotations

from collections.abc import Sequence

from eujc_desktop.documents import looks, wording
from eujc_desktop.documents.art.icons import icon
from eujc_desktop.documents.art.paths import fill, operator, rounded, stroke
from eujc_desktop.documents.blocks.flow import Area, Page
from eujc_desktop.documents.blocks.sheet import Sheet
from eujc_desktop.documents.blocks.stacks import MM
from eujc_desktop.documents.blocks.text import Span
from eujc_desktop.documents.briefing_book.content import Audience, BriefingBook
from eujc_desktop.documents.briefing_book.thumbs import Thumb
from eujc_desktop.documents.briefing_book.tongue import Tongue

HEAD_DOWN, FOOT_UP = 15.5 * MM, 11.5 * MM
HERE_WIDTH, OTHER_WIDTH = 9.5 * MM, 7 * MM


class Furniture:
    """Draws head, foot and index of a page."""

    def __init__(self, book: BriefingBook, area: Area, thumbs: Sequence[Thumb], total: int) -> None:
        mission, self._tongue = book.mission, Tongue(book.language)
        self._book, self._area, self._thumbs, self._total = book, area, thumbs, total
        self._edition = "  ·  ".join(
            part for part in (self._tongue.of(mission.organisation), wording.edition(mission, book.language)) if part
        )

    def draw(self, sheet: Sheet, page: Page) -> None:
        """Everything outside the type area."""
        odd = page.number % 2 == 1
        left = self._area.left(page.number)
        right = left + self._area.measure
        with sheet.artifact():
            self._head(sheet, page, left, right, odd=odd)
            self._foot(sheet, page, left, right, odd=odd)
            for thumb in self._thumbs:
                self._thumb(sheet, thumb, odd=odd, here=thumb.key == page.running.thumb)
        for thumb in self._thumbs:
            sheet.link(
                thumb.anchor,
                self._place(thumb, odd=odd, here=False),
                self._tongue.say("Go to {place}", place=thumb.spoken),
            )

    def _head(self, sheet: Sheet, page: Page, left: float, right: float, *, odd: bool) -> None:
        y = self._area.height - HEAD_DOWN
        outer, inner = (right, left) if odd else (left, right)
        half = (right - left) * 0.55
        strong = looks.RUNNING.but(weight="semibold", colour=page.running.colour or looks.NAVY)
        sheet.line(outer, y, page.running.head, strong, align="right" if odd else "left", width=half, smallest=7)
        marked = page.running.note or self._mark()
        title = marked or self._tongue.of(self._book.mission.title)
        style = looks.RUNNING.but(weight="semibold", colour=looks.RED) if marked else looks.RUNNING
        room = right - left - half - 4 * MM
        sheet.line(inner, y, title, style, align="left" if odd else "right", width=room, smallest=6.4)
        rule = f"{operator('m', left, y - 2.2 * MM)} {operator('l', right, y - 2.2 * MM)} S"
        sheet.raw(f"q {stroke(looks.RULE, 0.4)} {rule} Q")

    def _mark(self) -> str:
        """What stands on every page that must not leave the Centre."""
        return self._tongue.say("For the office only") if self._book.audience is Audience.OFFICE else ""

    def _foot(self, sheet: Sheet, page: Page, left: float, right: float, *, odd: bool) -> None:
        outer, inner = (right, left) if odd else (left, right)
        total = Span(f" / {self._total}", size=7.4, weight="regular", colour=looks.SUB)
        folio = [Span(page.label)] if page.label else [Span(str(page.number)), total]
        sheet.line(outer, FOOT_UP, folio, looks.FOLIO, align="right" if odd else "left")
        room = right - left - 30 * MM
        sheet.line(
            inner, FOOT_UP, self._edition, looks.FOOT, align="left" if odd else "right", width=room, smallest=5.9
        )

    def _place(self, thumb: Thumb, *, odd: bool, here: bool) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a place of the index."""
        width = HERE_WIDTH if here else OTHER_WIDTH
        top = self._area.height - thumb.top * MM
        left = self._area.width - width if odd else 0.0
        return left, top - thumb.height * MM, left + width, top

    def _thumb(self, sheet: Sheet, thumb: Thumb, *, odd: bool, here: bool) -> None:
        left, bottom, right, top = self._place(thumb, odd=odd, here=here)
        if here:
            radius = 1.6 * MM
            x = left if odd else left - radius
            sheet.raw(f"q {fill(thumb.colour)} {rounded(x, bottom, right - left + radius, top - bottom, radius)} f Q")
        middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
        if thumb.icon:
            size = 5 * MM if here else 3.2 * MM
            colour = looks.WHITE if here else looks.MUTE
            sheet.raw(icon(thumb.icon, middle_x - size / 2, middle_y - size / 2, size, colour))
            return
        style = looks.THUMB_HERE.but(size=12 if len(thumb.label) < 3 else 8) if here else looks.THUMB
        sheet.line(middle_x, middle_y - style.size * 0.33, thumb.label, style, align="center")
