"""What is said where a host is about to be asked that may be tired of us."""

from __future__ import annotations

from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.text import shown, tr

_WORDS = {
    "care": (say("Ask this host with care"), say("ask with care"), "warn"),
    "rest": (say("Let this host rest"), say("let rest"), "err"),
}
"""By how tired a host may be: a sentence, a few words, and their tone."""


def how_to_ask(tired: Any) -> tuple[str, str]:
    """A few words on a host that is not fresh, and their tone."""
    _sentence, words, tone = _WORDS[tired.level]
    return tr(words), tone


def why_tired(tired: Any) -> str:
    """What speaks against asking, in one line."""
    return " · ".join(shown(reason) for reason in tired.reasons)


def tired_message(tired: Any) -> list[InlineMessage]:
    """A warning before a host is asked too often; none where it is fresh."""
    if tired.level not in _WORDS:
        return []
    title, _words, tone = _WORDS[tired.level]
    return [InlineMessage(tr(title), why_tired(tired), tone, "moon")]
