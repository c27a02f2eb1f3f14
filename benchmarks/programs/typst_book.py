"""The common book made by Typst."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import typst

from benchmarks.children import FONTS, peak

folder = Path(sys.argv[1])
start = time.perf_counter()
compiler = typst.Compiler(str(folder / "book.typ"), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
pdf = compiler.compile(format="pdf")
first = time.perf_counter() - start
seen = {"seconds": first, "bytes": len(pdf), "peak": peak()}
(folder / "typst.pdf").write_bytes(pdf)
sys.stdout.write(json.dumps(seen) + "\n")
