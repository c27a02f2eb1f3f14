"""The log file and the last net under the program: where it failed, never with what data."""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

FILE = "eujc-desktop.log"
_BYTES, _OLD_FILES = 200_000, 3
_OURS = logging.getLogger("eujc_desktop")
_PACKAGE = Path(__file__).parents[1].name

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class _FramesOnly(logging.Formatter):
    """Lines with time and place; of an exception its type and frames, since its words may name a person."""

    def formatException(self, ei: Any) -> str:
        return frames(ei[1]) if ei[1] is not None else ""

    def formatStack(self, stack_info: str) -> str:
        return ""

    def format(self, record: logging.LogRecord) -> str:
        # A cached text of another formatter would hold the exception's words.
        record.exc_text = None
        return super().format(record).replace("\r", " ")


class _Private(RotatingFileHandler):
    """A rotating file that only its owner can read."""

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=_opener)


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def start(folder: Path, *, level: int = logging.INFO) -> Path:
    """Begin to log into `folder`, four files of 200 kB at most; the path of the newest. A second start moves there."""
    stop()
    folder.mkdir(parents=True, exist_ok=True)
    handler = _Private(
        folder / FILE, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", errors="replace", delay=True
    )
    handler.setFormatter(_FramesOnly("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _OURS.addHandler(handler)
    _OURS.setLevel(level)
    return folder / FILE


def stop() -> None:
    """Close the log file."""
    for handler in [handler for handler in _OURS.handlers if isinstance(handler, _Private)]:
        _OURS.removeHandler(handler)
        handler.close()


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
    for anchor in (_PACKAGE, "site-packages"):
        if anchor in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(anchor) :])
    return parts[-1] if parts else name


def catch(tell: Callable[[BaseException, str], None]) -> Callable[[], None]:
    """Log whatever escapes, in any thread, and pass it on to `tell` with its frames; returns what undoes this.

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
            _OURS.error("an error that nobody could catch", exc_info=found.exc_value)

    def undo() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    sys.excepthook, threading.excepthook, sys.unraisablehook = main, in_thread, on_the_way_out
    return undo


def _tell(tell: Callable[[BaseException, str], None], error: BaseException) -> None:
    _OURS.critical("an error escaped", exc_info=error)
    try:
        tell(error, frames(error))
    except Exception as second:  # noqa: BLE001 - this is the last net; what fails here may not begin again
        with suppress(OSError):
            _OURS.critical("telling of an error failed", exc_info=second)
