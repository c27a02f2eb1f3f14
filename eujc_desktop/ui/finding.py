"""What the search finds: commands, missions and records, in one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.actions import Action, Actions
from eujc_desktop.ui.components.search_overlay import SearchHit
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.following import show
from eujc_desktop.ui.text import tr

Answer = Callable[[str, Sequence[SearchHit]], None]
_LIMIT = 40
_COMMANDS = 6
_PLACES = {
    "person": ("People", "user", "Person"),
    "participation": ("People", "user", "Person"),
    "organisation": ("Companies", "building-2", "Company"),
    "contact": ("Companies", "contact", "Contact"),
    "visit": ("Company visits", "building-2", "Visit"),
    "itinerary_item": ("Itinerary", "calendar-days", "Item"),
    "mission": ("Missions", "flag", "Mission"),
}
_ELSEWHERE = ("Other", "file-text", "")
_PREFIXES = {"@": ("person", "participation"), "#": ("mission",)}


class Finding:
    """Answers the search box; commands at once, records when the database has them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, query: str, answer: Answer) -> None:
        """Call `answer` with what `query` finds; `>` asks for commands, `@` for people, `#` for missions only."""
        kind, words = (query[0], query[1:].strip()) if query[:1] in {">", "@", "#"} else ("", query.strip())
        commands = command_hits(self._desk.actions, words, len(query) if kind == ">" else _COMMANDS)
        if kind == ">" or not words:
            answer(query, commands if kind in {"", ">"} else ())
            return
        if not kind:
            answer(query, commands)

        def found(hits: Sequence[Any]) -> None:
            wanted = _PREFIXES.get(kind)
            records = [self._record(hit) for hit in hits if wanted is None or hit.table in wanted]
            records.sort(key=lambda hit: _order(hit.group))
            answer(query, [*records, *(() if kind else commands)])

        job = self._desk.office.ask(lambda work: services.search.find(work, words, limit=_LIMIT), found)
        job.otherwise(self._desk.refuse)

    def _record(self, hit: Any) -> SearchHit:
        group, icon, hint = _PLACES.get(hit.table, _ELSEWHERE)
        go = partial(show, self._desk, [(hit.table, hit.id)])
        return SearchHit(tr(group), icon, hit.title, hit.detail, tr(hint) if hint else "", go)


def command_hits(actions: Actions, words: str, limit: int = _COMMANDS) -> list[SearchHit]:
    """Commands that can run now and hold all `words`."""
    wanted = words.casefold().split()
    found = [action for action in actions.available() if _holds(action, wanted) and action.id != "search"]
    return [_command(actions, action) for action in found[: max(limit, _COMMANDS)]]


def _holds(action: Action, wanted: Sequence[str]) -> bool:
    text = f"{tr(action.text)} {tr(action.menu)}".casefold()
    return all(word in text for word in wanted)


def _command(actions: Actions, action: Action) -> SearchHit:
    icon = action.icon or "chevron-right"
    return SearchHit(
        tr("Commands"), icon, tr(action.text), tr(action.menu), action.shortcut, lambda: actions.run(action.id)
    )


def _order(group: str) -> int:
    groups = [tr(place[0]) for place in _PLACES.values()]
    return groups.index(group) if group in groups else len(groups)
