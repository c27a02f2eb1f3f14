"""`python -m benchmarks`: every goal measured in one run, written to docs/benchmarks.md.

`--smoke` measures small numbers once, writes nothing, and only finds out whether everything runs; names after it (as
`list_page`) choose what is measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from benchmarks import report
from benchmarks.timing import FULL, SMOKE, Result, Scale

MODULES = ("first_frame", "book", "roster_out", "sheet_in", "import_people", "list_page", "word_search", "table")


def main() -> int:
    """0 when all that was asked for could be measured, whatever the figures say."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("names", nargs="*", choices=[*MODULES, []], metavar="NAME")
    words.add_argument("--smoke", action="store_true", help="small numbers, once, nothing written")
    asked = words.parse_args()
    scale = SMOKE if asked.smoke else FULL
    results: list[Result] = []
    for name in asked.names or MODULES:
        results += _measure(name, scale)
    if not asked.smoke and not asked.names:
        print(report.write(results))
    return 0


def _measure(name: str, scale: Scale) -> list[Result]:
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="eujc-bench-") as folder:
        found: list[Result] = import_module(f"benchmarks.{name}").measure(scale, Path(folder))
    print(f"{name} ({time.monotonic() - start:.1f} s)")
    for result in found:
        print(
            f"  {result.goal:<4} {result.ratio:8.2f} (≤ {result.most:g})  {result.what} : {result.reference}",
            flush=True,
        )
    return found


if __name__ == "__main__":
    sys.exit(main())
