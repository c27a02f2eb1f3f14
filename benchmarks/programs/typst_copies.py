"""Thirty copies of the common book made by one compiler of Typst, which keeps what it has laid out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import typst

from benchmarks.book import FONTS, common_book, peak
from benchmarks.copies import readers

folder, count = Path(sys.argv[1]), int(sys.argv[2])
whose = [
    json.dumps({"name": one.name.full, "group": one.group, "facts": one.arrangements})
    for one in readers(common_book(), count)
]
compiler = typst.Compiler(str(folder / "book.typ"), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
compiler.compile(format="pdf")
start = time.perf_counter()
sizes = [len(compiler.compile(format="pdf", sys_inputs={"me": me})) for me in whose]
seen = {"copies": time.perf_counter() - start, "peak": peak(), "bytes": sum(sizes) / count}
sys.stdout.write(json.dumps(seen) + "\n")
