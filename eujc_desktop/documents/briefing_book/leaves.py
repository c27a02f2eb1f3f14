"""New pages laid out as leaves to be put into a book that is printed on both sides: no leaf loses its other page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from eujc_desktop.documents import looks
from eujc_desktop.documents.blocks.flow import Folio, Page, Running
from eujc_desktop.documents.blocks.text import Text


@dataclass(frozen=True, slots=True)
class Notes:
    """What the head of a page says of it, with the page of the edition it speaks of; and what stands on a blank one."""

    replaces: str
    follows: str
    again: str
    gone: str
    keep: str
    blank: str


def notes(edition: int, language: str) -> Notes:
    """The notes for new pages of an edition."""
    if language == "ja":
        return Notes(
            replaces=f"第{edition}版{{page}}ページと差し替え",
            follows=f"第{edition}版{{page}}ページの次",
            again=f"第{edition}版{{page}}ページと同じ",
            gone=f"第{edition}版{{page}}ページは削除",
            keep=f"{{page}}ページは第{edition}版のものを使用",
            blank="このページは空白です。",
        )
    return Notes(
        replaces=f"Replaces page {{page}} of edition {edition}",
        follows=f"Follows page {{page}} of edition {edition}",
        again=f"As page {{page}} of edition {edition}",
        gone=f"Page {{page}} of edition {edition} is left out",
        keep=f"Keep page {{page}} of edition {edition}",
        blank="This page is left blank.",
    )


@dataclass
class Leaves:
    """What becomes of the pages of an edition: `new` in their place, `more` after them, or `out`."""

    notes: Notes
    total: int
    as_now: Callable[[int], tuple[Page, bool] | None]
    """A page of the edition as it is now, where it can be told, and whether it is known to be as it was."""
    new: dict[int, Page] = field(default_factory=dict)
    more: defaultdict[int, list[Page]] = field(default_factory=lambda: defaultdict(list))
    out: set[int] = field(default_factory=set)
    again: list[int] = field(default_factory=list)
    """Pages that are printed again because they stand on the other side of a new one; known once laid out."""
    beside: list[int] = field(default_factory=list)
    """The same of pages of which nobody knows whether they are as they were."""
    kept: list[int] = field(default_factory=list)
    """Pages on the other side of a new one that cannot be printed again: the old leaf stays too."""

    def put(self, page: Page, first: int, last: int, index: int) -> str:
        """The page takes a number of a part from `first` to `last`, or follows it; how it is called."""
        number = first + index
        if number <= last:
            self.new[number] = _told(page, Folio(number), self.notes.replaces, number)
            return str(number)
        self.more[last].append(page)
        return named(last, len(self.more[last]) - 1)

    def laid(self) -> list[Page]:
        """Front and back of each new leaf by turns, in the order of the book."""
        numbers = {*self.new, *self.out, *(number for number, pages in self.more.items() if pages)}
        return [page for front in sorted({_front(number) for number in numbers}) for page in self._leaf(front)]

    def _leaf(self, front: int) -> Iterator[Page]:
        """A leaf of the edition, where a page of it changed, and those that come within it or after it."""
        back, within = front + 1, list(self._following(front))
        if front in self.new or back in self.new or within or self._is_half_out(front, back):
            yield self._side(front)
            yield from within
            if len(within) % 2:
                yield self._blank(front, len(within))
            yield self._side(back)
        after = list(self._following(back))
        yield from after
        if len(after) % 2:
            yield self._blank(back, len(after))

    def _is_half_out(self, front: int, back: int) -> bool:
        """Whether one side leaves the book and the other stays; a leaf that leaves it whole has no new one."""
        out = {front, back} & self.out
        return bool(out) and not all(number in out or number > self.total for number in (front, back))

    def _following(self, number: int) -> Iterator[Page]:
        for count, page in enumerate(self.more.get(number, ())):
            yield _told(page, Folio(number + 1 + count, named(number, count)), self.notes.follows, number)

    def _side(self, number: int) -> Page:
        """A page of the edition: new, as it was, or blank."""
        if number in self.new:
            return self.new[number]
        if number in self.out or number > self.total:
            return self._empty(Folio(number), self.notes.gone if number in self.out else self.notes.blank, number)
        found = self.as_now(number)
        if found is None:
            self.kept.append(number)
            return self._empty(Folio(number), self.notes.keep, number)
        page, same = found
        (self.again if same else self.beside).append(number)
        return _told(page, Folio(number), self.notes.again if same else self.notes.replaces, number)

    def _blank(self, number: int, count: int) -> Page:
        return self._empty(Folio(number + 1 + count, named(number, count)), self.notes.follows, number)

    def _empty(self, folio: Folio, note: str, number: int) -> Page:
        page = Page(folio, Running(), placed=[(Text(self.notes.blank, looks.SMALL_SUB), 0.0)])
        return _told(page, folio, note, number)


def _front(number: int) -> int:
    """The page on the front of the leaf that a page is on."""
    return number - (number % 2 == 0)


def _told(page: Page, folio: Folio, note: str, number: int) -> Page:
    page.number = folio
    page.running = replace(page.running, note=note.format(page=number))
    return page


def named(number: int, count: int) -> str:
    """What a page is called that follows another: 12a, 12b, … 12z, 12aa."""
    return f"{number}{_letters(count)}"


def _letters(count: int) -> str:
    more, one = divmod(count, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[one]
