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
from eujc_desktop.documents.early import Early
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
            key, content, page = pickle.load(orders)
            teller = _Teller(orders, answers)
            _say(answers, *answer(key, content, teller, teller.early(page)))
        except EOFError:
            return 0
        except _Stopped:
            pass  # whoever ordered knows it
        gc.collect()


def warm_up() -> None:
    """Import and read what any paper needs, before one is ordered; the collector of garbage never looks at it again."""
    for name in WARM:
        import_module(name)
    hyphens("en_GB")
    gc.collect()
    gc.freeze()


def answer(key: str, content: Any, progress: Progress = silent, early: Early | None = None) -> tuple[str, object]:
    """The paper, or what went wrong; the collector of garbage rests meanwhile."""
    gc.disable()
    try:
        return "built", catalogue.build(key, content, progress, early)
    except _Stopped:
        raise
    except Exception as exc:  # noqa: BLE001 - told to whoever ordered, who raises it
        exc.add_note(traceback.format_exc())
        return "failed", exc
    finally:
        gc.enable()


class _Stopped(Exception):
    """The paper is not wanted any longer."""


class _Teller:
    """Tells of the advance, not too often, and shows early pages; each time it hears whether to go on."""

    def __init__(self, orders: IO[bytes], answers: IO[bytes]) -> None:
        self._orders, self._answers, self._last = orders, answers, 0.0

    def __call__(self, done: int, total: int, label: str = "") -> None:
        now = time.monotonic()
        if now - self._last >= PAUSE:
            self._last = now
            self._tell("advance", (done, total, label))

    def early(self, page: int | None) -> Early | None:
        """Shows that page before the others are printed."""
        return None if page is None else Early(page, lambda *made: self._tell("early", made))

    def _tell(self, kind: str, value: object) -> None:
        _say(self._answers, kind, value)
        try:
            word = pickle.load(self._orders)
        except EOFError:
            raise SystemExit from None
        if word != "go on":
            raise _Stopped


def _say(answers: IO[bytes], kind: str, value: object) -> None:
    try:
        answers.write(pickle.dumps((kind, value)))
    except (pickle.PicklingError, TypeError, AttributeError):
        answers.write(pickle.dumps((kind, RuntimeError(repr(value)))))
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
