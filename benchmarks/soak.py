"""`python -m benchmarks.soak`: the tests that kill, cut the power and crowd, in full counts, on both databases.

Words after it go to pytest, as `tests/store` or `-k power`. On an idle machine it takes about half an hour.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.soaking import FULL

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str]) -> int:
    """pytest's exit code; what each test tried and found stands beside its name."""
    tests = ["-m", "soak", "-v", "-s", "--timeout=7200", "-p", "no:xdist", *words]
    command = [sys.executable, "tools/pytest_with_postgres.py", *tests]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, FULL: "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
