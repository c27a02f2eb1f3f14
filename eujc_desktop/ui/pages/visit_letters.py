"""The letters to the host of a visit in a section of its panel: how far each has come, and ways to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from eujc_desktop.ui.components.attention import AttentionRow
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.layouts import column, empty, flow, row
from eujc_desktop.ui.components.panel import Section
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.host_letter_words import LANGUAGES, languages_of, named, state_of
from eujc_desktop.ui.text import shown, tr


class LetterRows:
    """Shows them; `write` opens a letter in a language, `sent` marks papers as sent."""

    def __init__(
        self, desk: Desk, section: Section, write: Callable[[str, str], object], sent: Callable[[Any], object]
    ) -> None:
        self._desk, self._section, self._write, self._sent = desk, section, write, sent

    def show(self, letters: Any) -> None:
        """A line for each letter, and for what holds no longer why."""
        body = self._section.body
        empty(body)
        for line in letters.lines:
            body.addWidget(self._row(line, letters.language))

    def _row(self, line: Any, usual: str) -> QWidget:
        """A letter as one button; what waits to be marked as sent has another one below."""
        icon, tone, told = state_of(line)
        if line.state == "stale":
            told = _why(line)
        title, language = named(line.letter), line.language or usual
        first = AttentionRow(icon, tone, title, told, partial(self._write, line.letter, language))
        if not line.papers or self._desk.read_only:
            return first
        ways = [_way(tr("Mark as sent"), "check", title, partial(self._sent, line))]
        for other in languages_of(usual):
            if other not in line.languages:
                words = tr("Also in {language}", language=LANGUAGES[other])
                ways.append(_way(words, "globe", title, partial(self._write, line.letter, other)))
        return column(first, row(flow(*ways), margins=(26, 0, 0, 0)), spacing=0)


def _way(words: str, icon: str, title: str, act: Callable[[], object]) -> QWidget:
    """A small button under a letter, which says that letter's name too."""
    return push(words, "link", icon, tip=tr("{what}: {more}", what=words, more=title), on_click=act)


def _why(line: Any) -> str:
    """When a letter was written, since when it holds no longer, and why."""
    if line.marked and line.stale_on:
        since = on_day(line.stale_on, with_weekday=False, with_year=False)
        return tr("out of date since {day}: {why}", day=since, why=shown(line.marked))
    if line.marked:
        return str(shown(line.marked))
    day = on_day(line.day, with_weekday=False) if line.day else ""
    return tr("Of {day}; changed since: {what}", day=day, what=tr(", ").join(map(shown, line.why)))
