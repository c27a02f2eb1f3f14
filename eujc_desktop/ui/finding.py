"""What the search finds: records, papers, settings and commands, in one list; with nothing typed, what was recent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from eujc_desktop import services
from eujc_desktop.common.folding import fold
from eujc_desktop.ui.action_list import Action
from eujc_desktop.ui.actions import Actions
from eujc_desktop.ui.components.search_overlay import SearchHit
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.following import show
from eujc_desktop.ui.text import count, shown, tr

Answer = Callable[[str, Sequence[SearchHit]], None]
_LIMIT, _EACH, _COMMANDS = 40, 8, 6
_REMEMBERED, _RECENT = "search.recent", 8


class _Kind(NamedTuple):
    """The heading, icon and word of a kind of record."""

    group: str
    icon: str
    word: str


_KINDS = {
    "person": _Kind("People", "user", "Person"),
    "organisation": _Kind("Companies", "building-2", "Company"),
    "site": _Kind("Companies", "map-pin", "Site"),
    "contact": _Kind("Companies", "contact", "Contact"),
    "visit": _Kind("Company visits", "building-2", "Visit"),
    "itinerary_item": _Kind("Itinerary", "calendar-days", "Item"),
    "mission_day": _Kind("Itinerary", "calendar-days", "Day"),
    "mission": _Kind("Missions", "flag", "Mission"),
    "task": _Kind("Missions", "list-checks", "Task"),
    "other_event": _Kind("Missions", "calendar-range", "Event of others"),
    "paper": _Kind("Documents", "file-text", "Paper made"),
}
_ENTRY = _Kind("Lists of the activities", "list", "Entry")
_IN_A_WINDOW = {"organisation", "site", "contact"}
_ONLY = {"@": ("person",), "#": ("mission",)}


class Finding(QObject):
    """Answers the search box: commands at once, records when the database has them."""

    def __init__(self, desk: Desk, set_option: Callable[[str], object], add_person: Callable[[str], object]) -> None:
        super().__init__(desk)
        self._desk, self._set_option, self._add_person = desk, set_option, add_person

    def find(self, query: str, answer: Answer) -> None:
        """Call `answer` with what `query` finds; `>` asks for commands, `@` for people, `#` for missions only."""
        kind, words = (query[0], query[1:].strip()) if query[:1] in {">", "@", "#"} else ("", query.strip())
        if kind == ">":
            answer(query, command_hits(self._desk.actions, words, len(self._desk.actions.data)))
        elif words:
            self._records(query, words, kind, answer)
        elif not kind:
            self._recent(query, answer)
        else:
            answer(query, ())

    def _records(self, query: str, words: str, kind: str, answer: Answer) -> None:
        others = (
            [] if kind else [*self._papers(words), *self._settings(words), *command_hits(self._desk.actions, words)]
        )
        if others:
            answer(query, others)
        mission, tables = self._desk.mission_id, _ONLY.get(kind, ())
        most = _LIMIT if kind else _EACH

        def read(work: Any) -> tuple[Sequence[Any], str]:
            hits = services.search.find(work, words, most, mission, tables)
            return hits, "" if hits or others else services.search.near(work, words)

        def found(result: tuple[Sequence[Any], str]) -> None:
            hits, alike = result
            records = sorted(map(self._record, hits), key=lambda hit: _order(hit.group))
            answer(query, [*records, *others] or self._instead(words, kind, alike))

        self._desk.office.ask(read, found).otherwise(self._desk.refuse)

    def _recent(self, query: str, answer: Answer) -> None:
        """What was opened here last, as far as it is still there; and the commands."""
        commands = command_hits(self._desk.actions, "")
        keys = self._opened_last()
        answer(query, commands)
        if keys:

            def found(hits: Sequence[Any]) -> None:
                recent = [self._record(hit)._replace(group=tr("Recent")) for hit in hits]
                answer(query, [*recent, *commands])

            self._desk.office.ask(lambda work: services.search.named(work, keys), found).otherwise(self._desk.refuse)

    def _record(self, hit: Any) -> SearchHit:
        kind = _KINDS.get(hit.table, _ENTRY)
        beside = partial(self._open_beside, hit) if hit.table in _IN_A_WINDOW else None
        return SearchHit(tr(kind.group), kind.icon, shown(hit.title) or tr(kind.word), _told(hit), tr(kind.word),
                         partial(self._open, hit), beside)  # fmt: skip

    def _open(self, hit: Any) -> None:
        self._remember(hit)
        if hit.table == "paper":
            self._desk.choose_mission(hit.mission_id or self._desk.mission_id)
        if hit.table == "organisation":
            self._desk.go("visits", hit.id, "directory")
            return
        show(self._desk, [(hit.table, hit.id)], partial(self._open_beside, hit))

    def _open_beside(self, hit: Any) -> None:
        """In a window of its own, where there is one for such records."""
        self._remember(hit)
        window = QApplication.activeWindow()
        if window is not None and hit.table in _IN_A_WINDOW:
            from eujc_desktop.ui.dialogs.record_dialog import edit_record

            edit_record(self._desk, hit.table, hit.id, "", window)

    def _remember(self, hit: Any) -> None:
        key = (hit.table, hit.id)
        before = [kept for kept in self._opened_last() if kept != key]
        self._desk.memory.put(_REMEMBERED, [list(kept) for kept in [key, *before][:_RECENT]])

    def _opened_last(self) -> list[tuple[str, str]]:
        """Tables and ids, of what is remembered in that form."""
        kept = [tuple(each) for each in self._desk.memory.get(_REMEMBERED, []) if isinstance(each, list)]
        return [(each[0], each[1]) for each in kept if list(map(type, each)) == [str, str]]

    def _papers(self, words: str) -> list[SearchHit]:
        """Papers that can be made for the mission at hand."""
        if not self._desk.mission_id:
            return []
        from eujc_desktop.ui.papers.offers import PAPERS

        return [
            SearchHit(tr("Documents"), offer.icon, tr(offer.title), tr(offer.detail), tr("Paper to make"),
                      partial(self._desk.go, "documents", "", key))
            for key, offer in PAPERS.items()
            if self._desk.tools.makes(key) and _hold(words, offer.title, offer.detail)
        ][:_EACH]  # fmt: skip

    def _settings(self, words: str) -> list[SearchHit]:
        return [
            SearchHit(tr("Settings"), "settings", tr(option.label), tr(option.section), tr("Setting"),
                      partial(self._set_option, option.key))
            for option in self._desk.settings.options()
            if _hold(words, option.label, option.section, *(choice for _code, choice in option.choices))
        ]  # fmt: skip

    def _instead(self, words: str, kind: str, alike: str) -> list[SearchHit]:
        """Nothing is found: another spelling that would find something, and a new person of that name."""
        ways = []
        if alike:
            again = SearchHit(tr("Did you mean"), "search", alike, "", "", _nothing, instead=f"{kind}{alike}")
            ways.append(again)
        add = next((action for action in self._desk.actions.available() if action.id == "add_person"), None)
        if add is not None and kind != "#":
            title, run = tr("Add “{name}” as a new person", name=words), partial(self._add_person, words)
            ways.append(SearchHit(tr("Commands"), "user-plus", title, "", add.shortcut, run, adds=True))
        return ways


def command_hits(actions: Actions, words: str, limit: int = _COMMANDS) -> list[SearchHit]:
    """Commands that can run now and hold all `words`, at most so many."""
    found = [action for action in actions.available() if action.id != "search"]
    matching = [action for action in found if _hold(words, action.text, action.menu)]
    return [_command(actions, action) for action in matching[:limit]]


def _hold(words: str, *texts: str) -> bool:
    """Whether texts hold all of the words, in the language of the window or in English, with or without accents."""
    folded = fold(" ".join(f"{tr(text)} {text}" for text in texts))
    return all(word in folded for word in fold(words).split())


def _command(actions: Actions, action: Action) -> SearchHit:
    icon = action.icon or "chevron-right"
    run = partial(actions.run, action.id)
    return SearchHit(tr("Commands"), icon, tr(action.text), tr(action.menu), action.shortcut, run)


def _told(hit: Any) -> str:
    """Where and when, and how far: `Wed 17 Mar · 19:00–21:00 · Nagoya`."""
    parts = [
        on_day(hit.day) if hit.day else "",
        hit.hours,
        *hit.facts,
        tr(hit.stage) if hit.stage else "",
        count("%n mission", "%n missions", hit.missions) if hit.missions else "",
    ]
    return " · ".join(part for part in parts if part)


def _order(group: str) -> int:
    groups = [tr(kind.group) for kind in (*_KINDS.values(), _ENTRY)]
    return groups.index(group)


def _nothing() -> None:
    """What runs where the search goes on with other words."""
