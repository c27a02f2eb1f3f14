"""The tabs and commands that the mission at hand works with; those of other kinds of activity are out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eujc_desktop.planning import kinds
from eujc_desktop.ui.action_list import ACTIONS
from eujc_desktop.ui.entry_words import tab_words
from eujc_desktop.ui.tabs import NUMBERED
from eujc_desktop.ui.text import tr

if TYPE_CHECKING:
    from eujc_desktop.ui.window import Window

_OF_TABS: Final = {
    kinds.PEOPLE: ("add_person", "tick_attendance", "selection", "rooms", "groups", "paste_travel", "own_fields",
                   "import_attendance", "import_photos", "export", "roster", "evaluation", "follow_up"),
    kinds.PLAN: ("add_item", "import_itinerary", "go_to_date", "issues", "first_fix", "plan_rules", "calendar_file"),
    kinds.VISITS: ("add_visit", "approvals", "host_letters"),
}  # fmt: skip
"""Commands about the mission that belong to a tab without working in it only."""
_EVERY_PAPER: Final = frozenset((*kinds.ALL.papers, kinds.CHECKLIST, kinds.REGISTER))


def hidden(tools: kinds.Tools) -> frozenset[str]:
    """The commands that have no place where these are the tools."""
    gone = [tab for tab in NUMBERED if not tools.shows(tab)]
    found = {f"tab_{NUMBERED.index(tab) + 1}" for tab in gone}
    found |= {action.id for action in ACTIONS if action.context in gone}
    found |= {command for tab in gone for command in _OF_TABS.get(tab, ())}
    found |= {paper for paper in _EVERY_PAPER if not tools.makes(paper)}
    return frozenset(found)


def follow(window: Window) -> None:
    """Show what the mission at hand works with, all at once; from a tab that goes the way leads to the kind's own."""
    tools, bar = window.desk.tools, window.tabs
    keys = window.tabs_shown()
    shown = [tools.shows(key) for key in keys]
    if kinds.LISTS in keys:
        window.name_tab(kinds.LISTS, *tab_words(window.desk.kind, tools.lists))
    if shown == [bar.isTabVisible(at) for at in range(len(keys))]:
        window.actions_.hide(hidden(tools))
        return
    window.setUpdatesEnabled(False)
    current = keys[bar.currentIndex()]
    for at in (at for at, visible in enumerate(shown) if visible):
        bar.setTabVisible(at, True)  # noqa: FBT003 - Qt's shape
    if not tools.shows(current):
        bar.setCurrentIndex(keys.index(tools.home if tools.home in keys else "missions"))
    for at in (at for at, visible in enumerate(shown) if not visible):
        bar.setTabVisible(at, False)  # noqa: FBT003 - Qt's shape
    window.actions_.hide(hidden(tools))
    window.setUpdatesEnabled(True)


def unusual_words(kind_label: str, tab: str) -> tuple[str, str]:
    """Why a tab is shown that such an activity does without: what is in it, and that nothing of it is lost."""
    what = {
        kinds.PEOPLE: tr("participants"),
        kinds.PLAN: tr("an itinerary"),
        kinds.VISITS: tr("company visits"),
        kinds.LISTS: tr("lists of its own"),
    }[tab]
    told = tr("An activity of the kind “{kind}” does without {what} as a rule.", kind=kind_label, what=what)
    return told, tr("The tab is here as something was entered, and goes when it is empty.")
