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
        return self._values.get(name, default)

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


def _read(path: Path | None) -> dict[str, Any]:
    if path is None or not path.is_file():
        return {}
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
