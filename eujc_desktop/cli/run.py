"""One call of the command line, from its words to its exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from eujc_desktop.common.errors import Cancelled, Refused, UserError

if TYPE_CHECKING:
    from eujc_desktop.cli.answers import Answer

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say; 0 done, 1 refused with the reason on stderr, 2 wrong usage."""
    _ready_streams()
    words = _words(sys.argv[1:] if argv is None else argv)
    try:
        code = _without_surprises(lambda: _do(words), as_json=words.json)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has seen enough; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as exc:
        sys.stderr.write(f"It was done, but the answer could not be written: {exc.strerror}.\n")
        return REFUSED
    return code


def _words(argv: Sequence[str]) -> Any:
    """The words as the parser reads them; a bare start of the window does not wait for the parser of all commands."""
    if not argv or (len(argv) == 2 and argv[0] == "--data" and argv[1].isprintable() and Path(argv[1]).is_file()):
        return SimpleNamespace(data=argv[1] if argv else None, json=False, user=None, self_test=False, verb=None)
    from eujc_desktop.cli.parser import build_parser, misuse

    parser = build_parser()
    words = parser.parse_args(argv)
    if wrong := misuse(words):
        parser.error(wrong)
    return words


def _ready_streams() -> None:
    """Streams that take every name of the data, also when closed, or read by a program that expects Latin letters."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
        elif mode == "w" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _do(words: Any) -> int:
    if words.self_test:
        from eujc_desktop.cli.self_test import self_test

        return self_test()
    if words.verb is None:
        from eujc_desktop.bootstrap.desktop import open_window

        return open_window(words.data, words.user)
    from eujc_desktop.cli.verbs import VERBS

    return _say(VERBS[words.verb](words), as_json=words.json)


def _say(answer: Answer, *, as_json: bool) -> int:
    """The answer on stdout; what else is to be known, and why it was refused, on stderr."""
    if as_json:
        _write_json(answer.data)
    else:
        sys.stdout.write("".join(f"{line}\n" for line in answer.lines))
    sys.stderr.write("".join(f"{line}\n" for line in (*answer.remarks, answer.refused) if line))
    return REFUSED if answer.refused else DONE


def _without_surprises(job: Callable[[], int], *, as_json: bool) -> int:
    """The code `job` ends with; whatever stops it becomes a sentence, and for what nobody foresaw also the place."""
    try:
        return job()
    except (UserError, Cancelled) as exc:
        _refuse(exc, as_json=as_json)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return STOPPED
    except BrokenPipeError:
        raise
    except OSError as exc:
        _refuse(_system(exc), as_json=as_json)
    except Exception as exc:  # noqa: BLE001 - a script gets a sentence and a code, whatever happens
        from eujc_desktop.common import failures

        _refuse(_fault(exc), as_json=as_json)
        sys.stderr.write(failures.frames(exc) + "\n")
    return REFUSED


def _system(error: OSError) -> Refused:
    where = f"{error.filename}: " if error.filename else ""
    return Refused(f"The system refused: {where}{error.strerror or error}.", cure="What was saved before is safe.")


def _fault(error: Exception) -> Refused:
    words = f"Something went wrong inside the program ({type(error).__name__}). What was saved before is safe."
    return Refused(words, cure="Report it with these places:")


def _refuse(error: Exception, *, as_json: bool) -> None:
    cure = getattr(error, "cure", "")
    if as_json:
        _write_json({"refused": str(error), "cure": cure, "problems": getattr(error, "problems", {})})
    sys.stderr.write(f"{error or 'Stopped.'}{f' {cure}' if cure else ''}\n")


def _write_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    """Values that JSON has no form for: days and times as ISO text, lists, and words for the rest."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (tuple, set, frozenset)):
        return list(value)
    return str(value)
