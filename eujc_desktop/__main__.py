"""Starts the window, or with a verb the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """What `eujc-desktop` does; the exit code."""
    if sys.argv[1:2] == ["--read-sheet"]:
        # The frozen program is its own reader of sheets: a child process with limits, never the window.
        from eujc_desktop.exchange.reader_process import main as read_sheet

        return read_sheet()
    if sys.argv[1:2] == ["--print-papers"]:
        from eujc_desktop.documents.press_process import main as print_papers

        return print_papers()
    from eujc_desktop.cli.run import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
