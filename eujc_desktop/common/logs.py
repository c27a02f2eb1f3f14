"""The log file: where the program failed, never with what data."""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from eujc_desktop.common import failures

FILE = "eujc-desktop.log"
_BYTES, _OLD_FILES = 200_000, 3
_OURS = logging.getLogger("eujc_desktop")


class _FramesOnly(logging.Formatter):
    """Lines with time and place; of an exception its type and frames, since its words may name a person."""

    def formatException(self, ei: Any) -> str:
        return failures.frames(ei[1]) if ei[1] is not None else ""

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
