"""`python -m benchmarks`: every goal measured, written to docs/benchmarks.md.

`--smoke` measures small numbers once, writes nothing, and only finds out whether everything runs; names after it (as
`list_page`) choose what is measured, and which parts of the page are renewed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.children import as_installed
from benchmarks.timing import FULL, SMOKE, Result, Scale

MODULES = (
    "first_frame",
    "stalls",
    "book",
    "copies",
    "previews",
    "roster_out",
    "sheet_in",
    "import_people",
    "list_page",
    "word_search",
    "table",
    "blocks",
    "timetable",
    "checks",
    "statistics",
)


def main() -> int:
    """0 when all that was asked for could be measured, whatever the figures say."""
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("names", nargs="*", choices=[*MODULES, []], metavar="NAME")
    words.add_argument("--smoke", action="store_true", help="small numbers, once, nothing written")
    asked = words.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    as_installed()
    modules = {name: import_module(f"benchmarks.{name}") for name in asked.names or MODULES}
    parts = {}
    for name, module in modules.items():
        title, text = module.ABOUT
        parts[title] = (text, _measure(name, module, asked.smoke))
    if not asked.smoke:
        print(report.write(parts))
    return 0


def _measure(name: str, module: Any, smoke: bool) -> list[Result]:  # noqa: FBT001 - as the command line gives it
    scale: Scale = SMOKE if smoke else FULL
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="eujc-bench-") as folder:
        found: list[Result] = module.measure(scale, Path(folder))
    print(f"{name} ({time.monotonic() - start:.1f} s)")
    for result in found:
        most = f"≤ {result.most:g}" if result.most is not None else "–"
        print(f"  {result.goal:<4} {result.ratio:8.2f} ({most})  {result.what} : {result.reference}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
