"""Run pytest with a PostgreSQL server of its own on the loopback address, where the machine has its programs.

The server's address stands in EUJC_TEST_POSTGRES; it lives in a temporary folder and ends with the tests. Without
PostgreSQL the tests marked `postgres` are left out, except in CI, where they must run.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ADDRESS = "EUJC_TEST_POSTGRES"


def main(words: list[str]) -> int:
    """pytest's exit code."""
    tests = [sys.executable, "-m", "pytest", *words]
    programs = find_programs()
    if os.environ.get(ADDRESS):
        return subprocess.run(tests, check=False).returncode
    if programs:
        with server(programs) as address:
            return subprocess.run(tests, env={**os.environ, ADDRESS: address}, check=False).returncode
    if os.environ.get("CI"):
        print("PostgreSQL is not installed here, and CI tries the store on it: apt-get install postgresql")
        return 1
    print("PostgreSQL is not installed here: its tests are left out.", flush=True)
    return subprocess.run([*tests, "-m", "not postgres"], check=False).returncode


def find_programs() -> Path | None:
    """Folder with initdb and postgres, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """The address of an empty server whose user may make databases; PostgreSQL refuses to run as root."""
    folder = Path(tempfile.mkdtemp(prefix="eujc-postgres-"))
    user: dict[str, Any] = {}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    port = free_port()
    data = str(folder / "data")
    settings = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    control = [str(programs / "pg_ctl"), "-D", data, "-w", "-s"]
    try:
        call([str(programs / "initdb"), "-D", data, "-U", "eujc", "-A", "trust", "-E", "UTF8", "--no-locale"], user)
        call([*control, "-l", str(folder / "log"), "-o", settings, "start"], user)
        try:
            yield f"postgresql+psycopg://eujc@127.0.0.1:{port}/postgres"
        finally:
            call([*control, "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def call(words: list[str], user: dict[str, Any]) -> None:
    """Run a program of PostgreSQL as `user`, without its chatter."""
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/", **user)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
