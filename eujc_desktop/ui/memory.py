"""What the window remembers between runs: sizes, folded sections, filters; never records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

_DELAY_MS = 800


class Memory(QObject):
    """Small values by name, kept in a JSON file; a lost or damaged file only means the defaults again."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._values = _read(path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.write)

    def get(self, name: str, default: Any = None) -> Any:
        """What is remembered, or the default: also where somebody has written something of another sort."""
        value = self._values.get(name, default)
        if default is None or isinstance(value, _sorts(default)):
            return value
        _warn("what the window remembers of %s does not fit and is left out", name)
        del self._values[name]
        return default

    def put(self, name: str, value: Any) -> None:
        """Remember a JSON value; written after a moment."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._timer.start()

    def write(self) -> None:
        """Write the file now; where that fails, the window merely forgets."""
        self._timer.stop()
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        from PySide6.QtCore import QSaveFile

        file = QSaveFile(str(self._path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly):
            file.write(json.dumps(self._values, ensure_ascii=False, indent=1).encode())
            file.commit()


def _sorts(default: object) -> tuple[type, ...]:
    """What may stand in place of a default: of JSON's lists come no tuples."""
    return (list, tuple) if isinstance(default, (list, tuple)) else (type(default),)


def _warn(words: str, *values: object) -> None:
    # Only here, since the window's start has no time for it.
    import logging

    logging.getLogger(__name__).warning(words, *values)


def _read(path: Path | None) -> dict[str, Any]:
    if path is None or not path.is_file():
        return {}
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        values = None
    if not isinstance(values, dict):
        _warn("what the window remembers in %s cannot be read and begins anew", path.name)
        return {}
    return values
