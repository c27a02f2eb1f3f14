"""The words the command line understands."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

LISTS = ("host", "fellows", "rooming", "sign-in", "emergency", "finance", "statistics")
PAPERS = ("briefing-book", "programme", "certificates", "roster", "ics")
SHEETS = ("participants", "companies", "itinerary")


def build_parser() -> argparse.ArgumentParser:
    """The parser of `eujc-desktop`; without a verb the window opens."""
    parser = argparse.ArgumentParser(prog="eujc-desktop", description="Plan missions between the EU and Japan.")
    parser.add_argument("--data", metavar="FILE", help="data file, or postgresql+psycopg://… for a shared server")
    parser.add_argument("--json", action="store_true", help="results as JSON on stdout")
    parser.add_argument("--user", metavar="NAME", help="who does it, for the history (default: the system's user)")
    parser.add_argument(
        "--self-test", action="store_true", help="try the whole program on a sample and say whether it works"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    _missions(verbs)
    _exchange(verbs)
    _history(verbs)
    _backups(verbs)
    return parser


Verbs = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _verb(verbs: Verbs[argparse.ArgumentParser], name: str, words: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=words, description=words)
    verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return verb


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day written as 2027-03-15") from None


def _missions(verbs: Verbs[argparse.ArgumentParser]) -> None:
    sample = _verb(verbs, "sample", "make a data file with an invented office")
    sample.add_argument("file", type=Path)
    new = _verb(verbs, "new", "make a new mission from its programme")
    new.add_argument("what", choices=["mission"])
    new.add_argument("--programme", required=True, metavar="WCM", help="short code of the programme")
    new.add_argument("--code", required=True)
    new.add_argument("--title", required=True)
    new.add_argument("--first-day", required=True, type=_day, metavar="2027-03-15")
    new.add_argument("--last-day", required=True, type=_day, metavar="2027-03-26")
    _verb(verbs, "missions", "list the missions")
    _verb(verbs, "programmes", "list the programmes and their codes")
    show = _verb(verbs, "show", "show a mission with participants, itinerary and visits")
    show.add_argument("mission", help="code of the mission")
    check = _verb(verbs, "check", "say what is wrong with a mission's itinerary and papers")
    check.add_argument("--mission", metavar="CODE")


def _exchange(verbs: Verbs[argparse.ArgumentParser]) -> None:
    bring = _verb(verbs, "import", "bring in participants, companies or an itinerary from a sheet")
    bring.add_argument("what", choices=SHEETS)
    bring.add_argument("file", type=Path)
    bring.add_argument("--mission", metavar="CODE")
    bring.add_argument("--sheet", metavar="NAME")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    bring.add_argument("--only-good", action="store_true", help="leave out rows with problems and probable duplicates")
    out = _verb(verbs, "export", "make a paper, a list or a calendar")
    out.add_argument("what", choices=PAPERS)
    out.add_argument("--mission", required=True, metavar="CODE")
    out.add_argument("--list", choices=LISTS, default="fellows", help="which list, for a roster")
    out.add_argument(
        "--form", choices=["days", "table"], default="days", help="day sheets or the Japanese table, for a programme"
    )
    out.add_argument("--language", choices=["en", "ja"], default="en")
    whom = out.add_mutually_exclusive_group()
    whom.add_argument("--person", metavar="ID", help="for one participant")
    whom.add_argument("--each", action="store_true", help="one file for each participant")
    out.add_argument("--to", required=True, type=Path, metavar="PATH", help="file or folder")


def _history(verbs: Verbs[argparse.ArgumentParser]) -> None:
    steps = _verb(verbs, "history", "list what was done, newest first")
    steps.add_argument("--limit", type=int, default=50)
    _verb(verbs, "undo", "take the last step back")
    _verb(verbs, "redo", "do again what was taken back")


def _backups(verbs: Verbs[argparse.ArgumentParser]) -> None:
    backup = _verb(verbs, "backup", "make a verified copy of the data file")
    backup.add_argument("--to", type=Path, metavar="DIR", help="folder for it (default: beside the data file)")
    _verb(verbs, "backups", "list the backups")
    restore = _verb(verbs, "restore", "put a backup in place; the present file is set aside")
    restore.add_argument("backup", type=Path)
