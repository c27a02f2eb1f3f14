"""What the letters to hosts are called, and how far each has come, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eujc_desktop.common.said import say
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

LANGUAGES = {"ja": "日本語", "en": "English"}
"""The languages of letters, each in its own words."""


def languages_of(usual: str) -> tuple[str, ...]:
    """In which languages a host is written to where it has its own and the office English."""
    return tuple(dict.fromkeys((usual, "en")))


def in_words(languages: Iterable[str]) -> str:
    """`日本語 + English`."""
    return " + ".join(LANGUAGES[key] for key in languages)


def named(letter: str) -> str:
    """A letter by its name in both languages, or in Japanese alone."""
    title, title_ja = NAMES[letter]
    return title_ja if language() == "ja" else f"{tr(title)} {title_ja}"


def state_of(line: Any) -> tuple[str, str, str]:
    """How far a letter has come: icon, tone and words."""
    day = on_day(line.day, with_weekday=False, with_year=False) if line.day else ""
    day = tr("{day} ({languages})", day=day, languages=in_words(line.languages)) if line.languages else day
    found = {
        "none": ("pencil", "neu", tr("not written")),
        "drafted": ("file-text", "neu", tr("drafted {day}", day=day)),
        "handed": ("mail", "info", tr("in mail since {day}", day=day)),
        "sent": ("check", "ok", tr("sent {day}", day=day)),
        "stale": ("refresh-cw", "warn", tr("out of date")),
    }
    return found[line.state]
