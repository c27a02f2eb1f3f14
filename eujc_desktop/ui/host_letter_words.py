"""What the letters to hosts are called, and how far each has come, in words and as a chip."""

from __future__ import annotations

from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.chips import StatusChip
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.text import language, tr

NAMES = {
    "visit-request": (say("Request for a visit"), "訪問依頼状"),
    "visit-reminder": (say("Reminder"), "訪問依頼のご確認"),
    "visit-confirmation": (say("Confirmation"), "訪問確認書"),
    "visitor-list": (say("Visitor list"), "訪問者名簿"),
    "visit-change": (say("Notice of changes"), "変更のお知らせ"),
    "visit-cancellation": (say("Cancellation"), "訪問中止のお詫び"),
    "thank-you": (say("Thank-you letter"), "礼状"),
}
"""What the window calls each letter, and what it is called in Japan."""


def named(letter: str) -> str:
    """A letter by its name in both languages, or in Japanese alone."""
    title, title_ja = NAMES[letter]
    return title_ja if language() == "ja" else f"{tr(title)} {title_ja}"


def chip_of(line: Any) -> StatusChip:
    """How far a letter has come."""
    day = on_day(line.day, with_weekday=False, with_year=False) if line.day else ""
    told = {
        "none": (tr("not written"), "neu", ""),
        "drafted": (tr("drafted {day}", day=day), "neu", "file-text"),
        "handed": (tr("in mail since {day}", day=day), "info", "mail"),
        "sent": (tr("sent {day}", day=day), "ok", "check"),
        "stale": (tr("out of date"), "warn", "refresh-cw"),
    }
    words, tone, icon = told[line.state]
    return StatusChip(words, tone, icon)
