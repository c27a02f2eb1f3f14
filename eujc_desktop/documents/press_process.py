"""The process that makes papers: takes orders from stdin, answers on stdout, ends when nobody orders any more."""

from __future__ import annotations

import gc
import pickle
import sys
import time
import traceback
from importlib import import_module
from typing import IO, Any

from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.documents import catalogue
from eujc_desktop.documents.typesetting.hyphens import hyphens

WARM = (
    *(f"eujc_desktop.documents.{name}" for name in ("briefing_book.making", "certificate_page", "programme_pages")),
    *("PIL.JpegImagePlugin", "PIL.PngImagePlugin", "PIL.PpmImagePlugin", "PIL.ImageCms", "pyphen"),
)
PAUSE = 0.05
"""Seconds between two words about the advance."""


def main() -> int:
    """Make what is ordered, one after the other; 0."""
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # only answers go to whoever ordered
    warm_up()
    while True:
        try:
            key, content = pickle.load(orders)
        except EOFError:
            return 0
        _say(answers, *answer(key, content, _Teller(answers)))
        gc.collect()


def warm_up() -> None:
    """Import and read what any paper needs, before one is ordered; the collector of garbage never looks at it again."""
    for name in WARM:
        import_module(name)
    hyphens("en_GB")
    gc.collect()
    gc.freeze()


def answer(key: str, content: Any, progress: Progress = silent) -> tuple[str, object]:
    """The paper, or what went wrong; the collector of garbage rests meanwhile."""
    gc.disable()
    try:
        return "built", catalogue.build(key, content, progress)
    except Exception as exc:  # noqa: BLE001 - told to whoever ordered, who raises it
        exc.add_note(traceback.format_exc())
        return "failed", exc
    finally:
        gc.enable()


class _Teller:
    """Tells of the advance, not too often."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers, self._last = answers, 0.0

    def __call__(self, done: int, total: int, label: str = "") -> None:
        now = time.monotonic()
        if now - self._last >= PAUSE:
            self._last = now
            _say(self._answers, "advance", (done, total, label))


def _say(answers: IO[bytes], kind: str, value: object) -> None:
    try:
        answers.write(pickle.dumps((kind, value)))
    except (pickle.PicklingError, TypeError, AttributeError):
        answers.write(pickle.dumps((kind, RuntimeError(repr(value)))))
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
