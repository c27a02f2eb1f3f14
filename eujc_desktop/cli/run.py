"""One call of the command line, from its words to its exit code."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from eujc_desktop.cli.parser import build_parser
from eujc_desktop.common.errors import Cancelled, UserError

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say; 0 done, 1 refused with the reason on stderr, 2 wrong usage."""
    parser = build_parser()
    words = parser.parse_args(argv)
    if words.self_test:
        from eujc_desktop.cli.self_test import self_test

        return self_test()
    if words.verb is None:
        from eujc_desktop.bootstrap import open_window

        return open_window(words.data, words.user)
    return _done(words)


def _done(words: Namespace) -> int:
    from eujc_desktop.cli.verbs import VERBS

    try:
        answer = VERBS[words.verb](words)
    except (UserError, Cancelled) as exc:
        _refuse(exc, as_json=words.json)
        return REFUSED
    if words.json:
        sys.stdout.write(json.dumps(answer.data, ensure_ascii=False, indent=2, default=_plain) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in answer.lines))
    return REFUSED if answer.refused else DONE


def _refuse(error: Exception, *, as_json: bool) -> None:
    cure = getattr(error, "cure", "")
    if as_json:
        refusal: dict[str, Any] = {"refused": str(error), "cure": cure, "problems": getattr(error, "problems", {})}
        sys.stdout.write(json.dumps(refusal, ensure_ascii=False, indent=2) + "\n")
    sys.stderr.write(f"{error or 'Stopped.'}{f' {cure}' if cure else ''}\n")


def _plain(value: Any) -> Any:
    """Values that JSON has no form for: days and times as ISO text, lists, and words for the rest."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (tuple, set, frozenset)):
        return list(value)
    return str(value)
