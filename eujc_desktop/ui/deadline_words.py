"""How deadlines are told and toned, alike under the bell and over the missions."""

from __future__ import annotations

from datetime import date
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.mission_words import LATE, dotted, due_text
from eujc_desktop.ui.text import shown, tr

HEADS = {
    "late": LATE,
    "today": say("Today"),
    "week": say("Within a week"),
    "later": say("Within two weeks"),
    "put off": say("Put off"),
}
TONES = {"late": "err", "today": "warn", "week": "warn", "later": "", "put off": ""}
_ICONS = {
    "programme": "calendar-days",
    "task": "list-checks",
    "step": "phone",
    "entry": "list",
    "names": "users",
    "export": "shield-check",
    "refused": "shield-check",
    "thanks": "mail",
    "answers": "shield-check",
    "deposits": "landmark",
    "passports": "id-card",
    "surveys": "send",
    "payments": "landmark",
    "concern": "triangle-alert",
}


def icon_of(each: Any) -> str:
    """The icon of a kind of deadline."""
    return _ICONS.get(each.kind, "clock")


def title_of(each: Any) -> str:
    """What is due; an entry of a list with the list it stands in, as in “Agreements: joint development”."""
    if each.kind == "entry":
        from eujc_desktop.ui.entry_words import LISTS

        return tr("{list}: {entry}", list=tr(LISTS[each.field].title), entry=each.title)
    return shown(each.title)


def when_of(each: Any, today: date) -> str:
    """“2 days late”, or until when it was put off."""
    if each.span == "put off":
        return tr("put off to {day}", day=short_day(each.until))
    return due_text(each.due, today)


def told_of(each: Any, today: date) -> str:
    """All of it in one line."""
    return dotted(each.whose, title_of(each), when_of(each, today), each.reason)
