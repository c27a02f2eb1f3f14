"""The words the command line understands."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from eujc_desktop.cli.export_words import AUDIENCES, EDITED, RELEASED, add_export, goes_with, misuse_of_export
from eujc_desktop.cli.values import count, day, path, some_words
from eujc_desktop.planning import kinds

SHEETS = ("participants", "companies", "itinerary", "attendance", "activities", "events", *kinds.ALL.lists)
PHOTOS, EVALUATION = "photos", "evaluation"
_NO_SERVER = "the sample is made in a new file, not on a server"
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def build_parser() -> argparse.ArgumentParser:
    """The parser of `eujc-desktop`; without a verb the window opens."""
    parser = argparse.ArgumentParser(prog="eujc-desktop", description="Plan missions between the EU and Japan.")
    parser.add_argument(
        "--data", metavar="FILE", type=_data, help="data file, or postgresql+psycopg://… for a shared server"
    )
    parser.add_argument("--json", action="store_true", help="results as JSON on stdout")
    parser.add_argument("--user", metavar="NAME", help="who does it, for the history (default: the system's user)")
    parser.add_argument(
        "--self-test", action="store_true", help="try the whole program on a sample and say whether it works"
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    _missions(verbs)
    _exchange(verbs)
    _editions(verbs)
    _twice(verbs)
    _proofs(verbs)
    _history(verbs)
    _backups(verbs)
    return parser


Verbs = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def _verb(verbs: Verbs[argparse.ArgumentParser], name: str, words: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=words, description=words)
    verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return verb


def _data(text: str) -> str:
    """A path, or the address of a server as the store knows it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("name a data file, or leave --data out")
    if not (address := re.match(r"(\w+)(\+\w+)?://", text)):
        return text
    if address[1] == "sqlite":
        return text.removeprefix("sqlite:///")
    if address[1] not in {"postgres", "postgresql"}:
        raise argparse.ArgumentTypeError("a server's address begins with postgresql+psycopg://")
    return f"postgresql+psycopg://{text[address.end() :]}"


def _new_file(text: str) -> Path:
    if "://" in text:
        raise argparse.ArgumentTypeError(_NO_SERVER)
    return path(text)


def _odd_sample(words: argparse.Namespace) -> str:
    if words.file is None and words.data is None:
        return "name the new file: sample FILE"
    return _NO_SERVER if words.file is None and "://" in words.data else ""


def misuse(words: argparse.Namespace) -> str:
    """What is wrong with words that are right one by one; empty when nothing is."""
    if odd := [name for name, value in vars(words).items() if _NO_TEXT.search(str(value))]:
        return f"the words of {odd[0]} are not written in letters of this system (broken UTF-8)"
    if words.verb == "sample":
        return _odd_sample(words)
    if words.verb == "editions":
        return _odd_edition(words)
    if words.verb == "import" and words.what == PHOTOS:
        return _odd_photos(words)
    if words.verb == "import" and words.what == EVALUATION:
        return _odd_forms(words)
    return misuse_of_export(words) if words.verb == "export" else ""


def _odd_photos(words: argparse.Namespace) -> str:
    if not words.mission:
        return "--mission is needed: the photos go to the people of a mission"
    return "--sheet goes with sheets" if words.sheet else ""


def _odd_forms(words: argparse.Namespace) -> str:
    if not words.mission:
        return "--mission is needed: the forms are those of a mission"
    wrong = [name for name, given in (("sheet", words.sheet), ("only-good", words.only_good)) if given]
    return f"--{wrong[0]} does not go with evaluation forms" if wrong else ""


def _odd_edition(words: argparse.Namespace) -> str:
    if words.do == "open" and not words.to:
        return "--to is needed: where to write the file"
    allowed = {
        "edition": ("changes", "open"), "paper": ("release",), "language": ("release", "changes"),
        "audience": ("release",), "whom": ("release",), "note": ("release",), "to": ("release", "open"),
    }  # fmt: skip
    for name, deeds in allowed.items():
        if getattr(words, name) and words.do not in deeds:
            return f"--{'for' if name == 'audience' else name} goes with editions {' or '.join(deeds)}"
    if words.audience and words.paper not in (None, "briefing-book"):
        return goes_with("for", ("briefing-book",))
    return ""


def _missions(verbs: Verbs[argparse.ArgumentParser]) -> None:
    sample = _verb(verbs, "sample", "make a data file with an invented office")
    sample.add_argument("file", type=_new_file, nargs="?", help="the new file; or name it with --data")
    new = _verb(verbs, "new", "make a new mission from its programme")
    new.add_argument("what", choices=["mission"])
    new.add_argument("--programme", required=True, metavar="WCM", help="short code of the programme")
    new.add_argument("--code", required=True)
    new.add_argument("--title", required=True)
    new.add_argument("--first-day", required=True, type=day, metavar="2027-03-15")
    new.add_argument("--last-day", required=True, type=day, metavar="2027-03-26")
    _verb(verbs, "missions", "list the missions")
    _verb(verbs, "programmes", "list the programmes and their codes")
    show = _verb(verbs, "show", "show a mission with participants, itinerary and visits")
    show.add_argument("mission", help="code of the mission")
    show.add_argument("--passports", action="store_true", help="tell passport numbers whole; that is written down")
    check = _verb(verbs, "check", "say what is wrong with a mission's itinerary and papers, or with the data file")
    of_what = check.add_mutually_exclusive_group()
    of_what.add_argument("--mission", metavar="CODE")
    of_what.add_argument(
        "--database", action="store_true", help="look through the whole data file and mend what can be mended"
    )
    audit = _verb(verbs, "audit", "say what is to be looked at before papers are printed")
    audit.add_argument("mission", help="code of the mission")
    ledger = _verb(verbs, "disclosures", "list who was given which fields of whom, on which paper")
    ledger.add_argument("mission", help="code of the mission")
    ledger.add_argument("--to", type=path, metavar="FILE.xlsx", help="as an Excel workbook")
    strike = _verb(verbs, "strike-out", "take what was made last out of the register, as it never left the office")
    strike.add_argument("mission", help="code of the mission")
    audit.add_argument("--paper", choices=EDITED, help="before this paper (default: before all)")
    audit.add_argument("--language", choices=["en", "ja"], default="en", help="in which it is printed (default: en)")


def _exchange(verbs: Verbs[argparse.ArgumentParser]) -> None:
    words = "bring in a sheet of participants, companies, an itinerary, attendance, evaluation forms …, or photos"
    bring = _verb(verbs, "import", words)
    bring.add_argument("what", choices=(*SHEETS, EVALUATION, PHOTOS))
    bring.add_argument("file", type=path, metavar="FILE", help="the sheet, or the folder with the photos")
    bring.add_argument("--mission", metavar="CODE")
    bring.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook to read, where it is not the one found")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    bring.add_argument("--only-good", action="store_true", help="leave out what has problems, and probable duplicates")
    taken = _verb(verbs, "imports", "list what was brought in, newest first, or take one of them back")
    taken.add_argument("--take-back", type=count, metavar="STEP", help="the import of that step in the list")
    add_export(_verb(verbs, "export", "make a paper, a list or a calendar"))


def _editions(verbs: Verbs[argparse.ArgumentParser]) -> None:
    editions = _verb(verbs, "editions", "release editions of a paper, see what changed since, open them again")
    editions.add_argument("do", choices=["list", "release", "changes", "open"])
    editions.add_argument("--mission", required=True, metavar="CODE")
    editions.add_argument("--edition", type=count, metavar="N", help="changes, open: which one (default: the last)")
    editions.add_argument("--paper", choices=RELEASED, help="release: which paper (default: briefing-book)")
    editions.add_argument("--language", choices=["en", "ja"], help="release: of the paper; changes: of the words")
    editions.add_argument("--for", dest="audience", choices=AUDIENCES, help="release: of a briefing book, its readers")
    editions.add_argument("--whom", metavar="WORDS", help="release: who gets it, for the register")
    editions.add_argument("--note", metavar="WORDS", help="release: what to remember of it")
    editions.add_argument("--to", type=path, metavar="PATH", help="release, open: where to write the file")


def _twice(verbs: Verbs[argparse.ArgumentParser]) -> None:
    find = _verb(verbs, "duplicates", "list people, or companies, that may be there twice, and why")
    find.add_argument("--mission", metavar="CODE", help="only those about people of this mission")
    find.add_argument("--companies", action="store_true", help="companies instead of people")
    find.add_argument("--different", nargs=2, metavar="ONE", type=some_words, help="remember that two are not the same")
    merge = _verb(verbs, "merge", "make one person or company of two, each named by ID, e-mail or name")
    merge.add_argument("--companies", action="store_true", help="companies, named by ID or name in any form")
    merge.add_argument("keep", type=some_words, help="the record that stays")
    merge.add_argument("other", type=some_words, help="the record that goes")
    merge.add_argument(
        "--take", action="append", metavar="FIELD=other", type=some_words,
        help="which value stays: keep, other or both; of a mission as CODE.FIELD",
    )  # fmt: skip
    merge.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    cards = _verb(verbs, "vcards", "save the people of companies as business cards (vCard)")
    cards.add_argument("--company", action="append", type=some_words, metavar="NAME", help="ID or name (default: all)")
    cards.add_argument("--to", required=True, type=path, metavar="FILE.vcf")
    cards.add_argument("--version", choices=["3.0", "4.0"], default="4.0", help="of vCard (default: 4.0)")


def _proofs(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verify = _verb(verbs, "verify", "say whether a certificate is genuine, without a network")
    verify.add_argument(
        "what", metavar="CODE|FILE.pdf", type=some_words, help="what the QR code holds, or the PDF itself"
    )
    revoke = _verb(verbs, "revoke", "say that the certificates of a number are no longer valid")
    revoke.add_argument("number", type=some_words)
    revoke.add_argument("--reason", required=True, type=some_words, metavar="WORDS")
    keys = _verb(verbs, "keys", "list the keys that certificates are signed with, or exchange them with another office")
    way = keys.add_mutually_exclusive_group()
    way.add_argument("--export", metavar="FILE", type=path, help="write the public key of this computer to a new file")
    way.add_argument("--import", dest="take", metavar="FILE", type=path, help="enter the public key of another office")


def _history(verbs: Verbs[argparse.ArgumentParser]) -> None:
    steps = _verb(verbs, "history", "list what was done, newest first")
    steps.add_argument("--limit", type=count, default=50)
    _verb(verbs, "undo", "take the last step back")
    _verb(verbs, "redo", "do again what was taken back")


def _backups(verbs: Verbs[argparse.ArgumentParser]) -> None:
    backup = _verb(verbs, "backup", "make a verified copy of the data file")
    backup.add_argument("--to", type=path, metavar="DIR", help="folder for it (default: beside the data file)")
    _verb(verbs, "backups", "list the backups")
    restore = _verb(verbs, "restore", "put a backup in place; the present file is set aside")
    restore.add_argument("backup", type=path)
