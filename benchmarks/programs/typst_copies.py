"""Thirty copies of the common book made by one compiler of Typst, which keeps what it has laid out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import typst

from benchmarks.children import FONTS, peak

folder = Path(sys.argv[1])
whose = json.loads((folder / "readers.json").read_text(encoding="utf-8"))
compiler = typst.Compiler(str(folder / "book.typ"), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
compiler.compile(format="pdf")
start = time.perf_counter()
sizes = [len(compiler.compile(format="pdf", sys_inputs={"me": me})) for me in whose]
seen = {"copies": time.perf_counter() - start, "peak": peak(), "bytes": sum(sizes) / len(sizes)}
sys.stdout.write(json.dumps(seen) + "\n")
