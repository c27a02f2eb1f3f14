"""The last net under the program: errors nobody caught, told by where they happened, never with what data."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

_NAME = "eujc_desktop"


def frames(error: BaseException) -> str:
    """The type of an error and of those behind it, with file, line and function of each frame; no words, no values."""
    lines: list[str] = []
    for link in _chain(error):
        lines.append(("behind it: " if lines else "") + type(link).__qualname__)
        for frame, line in traceback.walk_tb(link.__traceback__):
            lines.append(f"  {_place(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}")
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _place(name: str) -> str:
    """The part of a path that says nothing of the user's folders."""
    parts = Path(name).parts
    for anchor in (_NAME, "site-packages"):
        if anchor in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(anchor) :])
    return parts[-1] if parts else name


def log(words: str, error: BaseException) -> None:
    """Write down that and where an error happened; its own words may name a person and stay out."""
    # Only here, since the window's start has no time for it.
    import logging

    logging.getLogger(_NAME).error("%s\n%s", words, frames(error))


def catch(tell: Callable[[BaseException, str], None]) -> Callable[[], None]:
    """Log whatever escapes, on any thread, and pass it on to `tell` with its frames; returns what undoes this.

    Ctrl-C ends the program as ever. An error in `tell` itself is logged and goes no further.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def main(kind: type[BaseException], error: BaseException, tb: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before[0](kind, error, tb)
        else:
            _tell(tell, error.with_traceback(tb))

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None and not isinstance(found.exc_value, SystemExit):
            _tell(tell, found.exc_value)

    def on_the_way_out(found: Any) -> None:
        if found.exc_value is not None:
            log("An error that nobody could catch", found.exc_value)

    def undo() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    sys.excepthook, threading.excepthook, sys.unraisablehook = main, in_thread, on_the_way_out
    return undo


def _tell(tell: Callable[[BaseException, str], None], error: BaseException) -> None:
    try:
        log("An error escaped", error)
        tell(error, frames(error))
    except Exception as second:  # noqa: BLE001 - this is the last net; what fails here may not begin again
        log("Telling of an error failed", second)
