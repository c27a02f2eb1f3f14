#!/usr/bin/env python3
"""Set up, run, check, build and measure EUJC Desktop, with nothing but Python 3.11: `python3 dev.py VERB`.

run    open the window (without a display: make the sample mission's papers in out/)
test   all checks and tests
build  the frozen program in dist/, and its self-test
ci     both of them, the build beside the tests
bench  the measurements behind docs/benchmarks.md
lock   write requirements/*.txt anew from pyproject.toml
tool   any tool of the environment, for example `tool ruff check`
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
RUN, DEV = "run", "dev"  # the locks: what the program needs, and that with all tools
CHECKS = {
    "ruff check": (str(PYTHON.with_name("ruff")), "check"),
    "ruff format": (str(PYTHON.with_name("ruff")), "format", "--check"),
    "mypy": (str(PYTHON.with_name("mypy")),),
    "lint-imports": (str(PYTHON.with_name("lint-imports")), "--no-logo"),
    "benchmarks": (str(PYTHON), "-m", "benchmarks", "--smoke"),
}

# Debian names a library's package after its file, but for these.
PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libsmime3.so": "libnss3",
    "libnspr4.so": "libnspr4",
    "libplc4.so": "libnspr4",
    "libplds4.so": "libnspr4",
}


def main(words: list[str]) -> int:
    """Do what the verb says; the exit code is the verb's."""
    if sys.version_info < (3, 11):
        sys.exit(f"EUJC Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    verbs = {"run": run, "test": test, "build": build, "ci": ci, "bench": bench, "lock": lock, "tool": tool}
    if not words or words[0] not in verbs:
        print(__doc__)
        return 2
    os.chdir(ROOT)
    return verbs[words[0]](words[1:])


def run(words: list[str]) -> int:
    set_up(RUN)
    if not words and not has_display():
        print("No display here, so no window: making the sample mission's papers instead.", flush=True)
        return make_papers(ROOT / "out")
    if not words:
        window_libraries()
    return python("-m", "eujc_desktop", *words)


def test(words: list[str]) -> int:
    return try_all(words, CHECKS)


def ci(words: list[str]) -> int:
    """What a fresh clone must pass."""
    set_up(DEV)
    build_libraries()
    return try_all(words, {**CHECKS, "build": (sys.executable, "dev.py", "build")})


def try_all(words: list[str], checks: dict[str, tuple[str, ...]]) -> int:
    """pytest, and beside it on another core whatever else there is to try, told as soon as it is done."""
    set_up(DEV)
    window_libraries()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Kept byte code spares each program that a test starts a second.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with ThreadPoolExecutor(1) as beside:
        others = {name: beside.submit(told, name, command) for name, command in checks.items()}
        # Three processes fill two cores, as windows also wait; who has nothing left to do takes from the others.
        failed = ["pytest"] if python("tools/pytest_with_postgres.py", "-n", "3", "--dist", "worksteal", *words) else []
        failed = [*(name for name, other in others.items() if other.result()), *failed]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks and tests passed.")
    return 1 if failed else 0


def told(name: str, command: tuple[str, ...]) -> int:
    """Run a check to its end; what it says stands together, amid the dots of pytest."""
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    print(f"\n── {name} ({time.monotonic() - start:.0f} s)\n{done.stdout.decode(errors='replace')}", end="", flush=True)
    return done.returncode


def build(words: list[str]) -> int:
    set_up(DEV)
    build_libraries()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    program = ROOT / "dist" / "eujc-desktop" / ("eujc-desktop.exe" if WINDOWS else "eujc-desktop")
    return python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *words, "build_app.spec") or call(
        str(program), "--self-test"
    )


def bench(words: list[str]) -> int:
    set_up(DEV)
    return python("-m", "benchmarks", *words)


def tool(words: list[str]) -> int:
    set_up(DEV)
    return call(str(PYTHON.with_name(words[0])), *words[1:])


def lock(words: list[str]) -> int:
    """Pin every library for all systems and Python versions at once; `lock --upgrade` takes newer ones."""
    set_up(DEV)
    pins = ["-m", "uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-annotate"]
    pins += ["--quiet", "--no-emit-index-url", "--custom-compile-command", "python3 dev.py lock", *words]
    dev, run_ = (f"requirements/{name}.txt" for name in (DEV, RUN))
    return python(*pins, "--all-extras", "-o", dev) or python(*pins, "--constraint", dev, "-o", run_)


def set_up(name: str) -> None:
    """Make .venv hold what the lock names; at once when it does already."""
    if name in done_locks():
        return
    print(f"Setting up {VENV} (a minute or two, the first time) …", flush=True)
    if not (with_uv(name) or with_pip(name)):
        sys.exit("The set-up did not come to its end. Run the same command again when the network is there.")
    stamp(name).write_text(digest(name))


def with_uv(name: str) -> bool:
    """Whether uv is here and did it."""
    if not (uv := shutil.which("uv")):
        return False
    if not PYTHON.exists():
        shutil.rmtree(VENV, ignore_errors=True)
        call(uv, "venv", "--quiet", "--python", sys.executable, str(VENV))
    install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON)]
    return call(*install, "--require-hashes", "-r", str(lock_file(name))) == 0


def with_pip(name: str) -> bool:
    """Whether Python's own means did it."""
    system_packages(set() if importlib.util.find_spec("ensurepip") else {"python3-venv"})
    has_pip = PYTHON.exists() and call(str(PYTHON), "-m", "pip", "--version", quiet=True) == 0
    if not has_pip and call(sys.executable, "-m", "venv", "--clear", str(VENV)):
        return False
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return call(*install, "--require-hashes", "-r", str(lock_file(name))) == 0


def done_locks() -> set[str]:
    """Locks that .venv fulfils; the one with all tools holds the other."""
    done = {name for name in (RUN, DEV) if PYTHON.exists() and stamp(name).exists()}
    done = {name for name in done if stamp(name).read_text() == digest(name)}
    return done | {RUN} if DEV in done else done


def lock_file(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def digest(name: str) -> str:
    return hashlib.sha256(lock_file(name).read_bytes()).hexdigest()


def stamp(name: str) -> Path:
    return VENV / f"{name}.installed"


def window_libraries() -> None:
    """Have the system's libraries that Qt wants, looked for once."""
    found = VENV / "libraries.found"
    if not found.exists():
        system_packages(missing_libraries())
        found.touch()


def build_libraries() -> None:
    """Have what the window wants, and what PyInstaller does."""
    window_libraries()
    system_packages({"binutils"} if sys.platform.startswith("linux") and not shutil.which("objdump") else set())


def missing_libraries() -> set[str]:
    """Debian packages of the system libraries that Qt wants and this Linux does not have."""
    qt = next(VENV.glob("lib/python*/site-packages/PySide6/Qt"), None)
    if not sys.platform.startswith("linux") or qt is None:
        return set()
    plugins = [qt / "plugins/platforms" / f"libq{name}.so" for name in ("offscreen", "xcb")]
    libraries = [qt / "lib" / f"libQt6{name}.so.6" for name in ("Gui", "Widgets", "Svg", "PdfWidgets", "PrintSupport")]
    wanted = [str(file) for file in plugins + libraries if file.exists()]
    told = subprocess.run(["ldd", *wanted], capture_output=True, text=True, check=False).stdout
    return {package_of(name) for name in re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE)}


def package_of(library: str) -> str:
    name, _, version = library.replace("_", "-").lower().partition(".so.")
    return PACKAGES.get(library) or name + ("-" if name[-1].isdigit() else "") + version


def system_packages(packages: set[str]) -> None:
    """Install packages of the system when we may; else say the one line that does, and stop."""
    if not packages:
        return
    if not shutil.which("apt-get"):
        sys.exit(
            f"This system misses what Debian calls {', '.join(sorted(packages))}. Install it, then run this again."
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *sorted(packages)]
    if os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        call("apt-get", "update", quiet=True)
        if call(*install, quiet=True) == 0:
            return
    sys.exit(f"Something is missing on this system. This line installs it:\n  sudo {' '.join(install)}")


def has_display() -> bool:
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        return platform not in {"offscreen", "minimal"}
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or not sys.platform.startswith("linux")


def make_papers(out: Path) -> int:
    """The sample mission's briefing book, certificates and roster in `out`."""
    out.mkdir(exist_ok=True)
    data = out / "sample.db"
    for old in out.glob("sample.db*"):
        old.unlink()
    office = [str(PYTHON), "-m", "eujc_desktop"]
    made = subprocess.run([*office, "--json", "sample", str(data)], stdout=subprocess.PIPE, check=False)
    if made.returncode:
        return made.returncode
    code = json.loads(made.stdout)["missions"][0]
    papers = {"briefing-book": "briefing-book.pdf", "certificates": "certificates.pdf", "roster": "roster.xlsx"}
    for paper, name in papers.items():
        words = ["--data", str(data), "export", paper, "--mission", code, "--to", str(out / name)]
        if call(*office, *words):
            return 1
    return 0


def python(*words: str) -> int:
    return call(str(PYTHON), *words)


def call(*words: str, quiet: bool = False) -> int:
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(words, stdout=sink, stderr=sink, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
