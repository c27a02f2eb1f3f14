"""The common book made as the process that makes papers does it: the first after its start.

Words: the file with the book.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from pathlib import Path

from benchmarks.children import peak
from eujc_desktop.documents import press_process

press_process.warm_up()
content = pickle.loads(Path(sys.argv[1]).read_bytes())
start = time.perf_counter()
_, built = press_process.answer("briefing-book", content)
first = time.perf_counter() - start
seen = {
    "seconds": first,
    "pages": built.pages,  # type: ignore[attr-defined]
    "bytes": len(built.pdf),  # type: ignore[attr-defined]
    "peak": peak(),
}
sys.stdout.write(json.dumps(seen) + "\n")
