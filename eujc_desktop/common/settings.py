"""The settings of the program: declared with their defaults, kept as JSON, never a reason not to start."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from eujc_desktop.common.errors import Invalid, UserError
from eujc_desktop.common.said import say

SCHEMA = 1
_MOST_BYTES = 64_000
_LONGEST = 4_000

Kind = Literal["text", "whole", "choice", "folder", "zone"]


@dataclass(frozen=True, slots=True)
class Option:
    """One setting: how it is called, where it stands in the preferences, and which values it takes."""

    key: str
    default: Any
    kind: Kind
    label: str
    section: str
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 1_000_000
    note: str = ""

    def holds(self, value: object) -> bool:
        """Whether a value fits the option."""
        return _HOLDS[self.kind](self, value)


def _is_text(option: Option, value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and "\x00" not in value


def _is_whole(option: Option, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and option.least <= value <= option.most


def _is_zone(option: Option, value: object) -> bool:
    from zoneinfo import ZoneInfo

    try:
        return isinstance(value, str) and bool(ZoneInfo(value))
    except (KeyError, ValueError, OSError):
        return False


_HOLDS: Mapping[Kind, Callable[[Option, object], bool]] = {
    "text": _is_text,
    "folder": _is_text,
    "whole": _is_whole,
    "choice": lambda option, value: value in [code for code, _ in option.choices],
    "zone": _is_zone,
}

_LOOK, _PAPERS, _SAFE = "Window", "Papers and lists", "History and backup"
_THEMES = (("system", say("As the system")), ("light", say("Light")), ("dark", say("Dark")))
_LANGUAGES = (("system", say("As the system")), ("en", "English"), ("ja", "日本語"), ("fr", "Français"))
"""Those that are not marked are written in their own language, whatever the window's is."""

OPTIONS: tuple[Option, ...] = (
    Option("language", "system", "choice", "Language of the window", _LOOK, _LANGUAGES),
    Option("theme", "system", "choice", "Colours", _LOOK, _THEMES),
    Option("second_zone", "Europe/Brussels", "zone", "Time zone beside Tokyo", _LOOK),
    Option("paper_folder", "", "folder", "Folder for papers and lists", _PAPERS, note="The last one used when empty"),
    Option("user_name", "", "text", "Your name in the history", _SAFE, note="From the next start on"),
    Option("backup_minutes", 30, "whole", "Minutes between backups", _SAFE, least=5, most=240),
    Option("backup_folder", "", "folder", "Second folder for backups", _SAFE, note="Such as a drive of the office"),
)
RENAMED: Mapping[str, str] = {}
"""Old key → new key, for settings that were once called otherwise."""


class Settings:
    """The settings of one file, or of this run alone; a damaged file means defaults, and one line in the log."""

    def __init__(
        self, path: Path | None = None, options: Sequence[Option] = OPTIONS, renamed: Mapping[str, str] = RENAMED
    ) -> None:
        self.path = path
        self._options = {option.key: option for option in options}
        self._values: dict[str, Any] = {}
        self._foreign: dict[str, Any] = {}
        self._take(_read(path) if path else {}, renamed)

    def _take(self, found: Mapping[str, Any], renamed: Mapping[str, str]) -> None:
        wrong = []
        for old, value in found.items():
            key = renamed.get(old, old)
            option = self._options.get(key)
            if option is None:
                self._foreign[old] = value  # of a newer version; kept for it
            elif option.holds(value):
                self._values[key] = value
            else:
                wrong.append(key)
        if wrong:
            _warn("settings that do not fit were left at their defaults: %s", ", ".join(sorted(wrong)))

    def get(self, key: str) -> Any:
        """The value of an option, or its default; KeyError for an option that is not declared."""
        option = self._options[key]
        return self._values.get(key, option.default)

    def set(self, key: str, value: Any) -> None:
        """Keep a value; Invalid when it does not fit. The file is written at once."""
        self.update({key: value})

    def update(self, values: Mapping[str, Any]) -> None:
        """Keep several values with one write; none of them when one does not fit."""
        if wrong := [key for key, value in values.items() if not self._options[key].holds(value)]:
            raise Invalid(dict.fromkeys(wrong, "does not fit this setting"))
        before = dict(self._values)
        self._values.update(values)
        if self._values != before:
            self._write()

    def options(self) -> tuple[Option, ...]:
        """The declared options, in order."""
        return tuple(self._options.values())

    def _write(self) -> None:
        """Put the values on the disk; where that fails they hold for this run, and a line in the log says so."""
        if self.path is None:
            return
        from eujc_desktop.common.files import write_atomic

        data = {"schema": SCHEMA, "values": {**self._foreign, **self._values}}
        text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self.path, text.encode("utf-8", "replace"), private=True)
        except (OSError, UserError) as exc:
            _warn("the settings could not be written (%s)", type(exc).__name__)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as exc:
        _warn("the settings cannot be read (%s); defaults are used", type(exc).__name__)
        return {}
    try:
        return _values_in(raw)
    except (ValueError, RecursionError) as exc:
        _warn("the settings are damaged (%s); defaults are used", type(exc).__name__)
        return {}


def _values_in(raw: bytes) -> Mapping[str, Any]:
    if len(raw) > _MOST_BYTES:
        raise ValueError("too large")
    data = json.loads(raw.decode("utf-8"), object_pairs_hook=_no_doubles, parse_constant=_no_constants)
    values = data.get("values") if isinstance(data, dict) else None
    if not isinstance(values, dict) or not isinstance(data.get("schema"), int):
        raise ValueError("not our settings")
    return values


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constants(name: str) -> None:
    raise ValueError(say("{name} is no value", name=name))


def _warn(words: str, *values: str) -> None:
    # Only here, since the window's start has no time for it.
    import logging

    logging.getLogger(__name__).warning(words, *values)


def usual_path() -> Path:
    """Where the settings of this user lie."""
    from platformdirs import user_config_path

    return user_config_path("EUJC Desktop", appauthor=False) / "settings.json"
