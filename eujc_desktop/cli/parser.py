"""The words the command line understands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

LISTS = ("host", "fellows", "rooming", "sign-in", "emergency", "finance", "statistics")
CARDS = ("badges", "table-signs", "place-cards", "luggage-tags")
ON_PAPER = (
    "attendance",
    "sign-in",
    "rooming",
    "meals",
    "diet-cards",
    "manifest",
    "seats",
    "delegation",
    "emergency-folder",
)
LETTERS = (
    "acknowledgement", "eligibility-query", "selected", "waiting-list", "rejected", "deposit-request", "receipt",
    "visit-request", "visitor-list", "visit-confirmation", "thank-you", "visa-set", "attendance", "refund", "survey",
    "certificate",
)  # fmt: skip
WRITTEN = ("letters", "visa-dossier")
BOOKS = ("briefing-book", "change-slip", "programme")
PAPERS = (*BOOKS, "certificates", "roster", "ics", *CARDS, "bus-signs", *ON_PAPER, *WRITTEN)
EDITED = tuple(paper for paper in PAPERS if paper not in ("change-slip", "roster", "ics"))
"""Papers of which editions can be released."""
AUDIENCES = ("participant", "leader", "host", "office")
"""For whom there are editions of the briefing book."""
SHEETS = ("participants", "companies", "itinerary")
PHOTOS = "photos"
PERSONAL = ("briefing-book", "certificates", "ics", "delegation", *WRITTEN)
"""Papers that can be made for one participant or host, or for each."""
IN_LANGUAGES = {"programme": ("en", "ja"), "table-signs": ("en", "ja", "both"), "place-cards": ("en", "ja", "both")}
IN_LANGUAGES |= dict.fromkeys(
    (*BOOKS[:2], "certificates", "badges", "luggage-tags", "bus-signs", *ON_PAPER, *WRITTEN), ("en", "ja")
)
ORDERS = dict.fromkeys((*CARDS, *WRITTEN), ("family", "kana")) | dict.fromkeys(
    ON_PAPER, ("family", "kana", "room", "group")
)
BY_DAY = ("attendance", "sign-in", "meals", "seats")
"""Lists that have a sheet for each thing of a day."""
TO_FILL_IN = ("attendance", "sign-in", "rooming", "manifest", "seats")
"""Lists that take further columns."""
TWICE = ("badges", "luggage-tags")
"""Papers that can be printed on both sides."""
FORMS = {"programme": ("days", "table", "one-page", "wall-chart", "pocket-card"), "bus-signs": ("groups", "transfers")}
FORMS |= {"briefing-book": ("pages", "booklet"), "certificates": ("participation", "completion", "attendance")}

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
    _proofs(verbs)
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


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("a path is missing")
    return Path(text)


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("words are missing")
    return text.strip()


def _new_file(text: str) -> Path:
    if "://" in text:
        raise argparse.ArgumentTypeError("the sample is made in a new file, not on a server")
    return _path(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def _day_number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not the number of a day")
    return int(text)


def misuse(words: argparse.Namespace) -> str:
    """What is wrong with words that are right one by one; empty when nothing is."""
    if odd := [name for name, value in vars(words).items() if _NO_TEXT.search(str(value))]:
        return f"the words of {odd[0]} are not written in letters of this system (broken UTF-8)"
    if words.verb == "editions":
        return _odd_edition(words)
    if words.verb == "import" and words.what == PHOTOS:
        return _odd_photos(words)
    if words.verb != "export":
        return ""
    looks = (_odd_people, _odd_options, _odd_stock, _odd_letter, _odd_book, _odd_certificate)
    return next(filter(None, (look(words) for look in looks)), "")


def _odd_photos(words: argparse.Namespace) -> str:
    if not words.mission:
        return "--mission is needed: the photos go to the people of a mission"
    return "--sheet goes with sheets" if words.sheet else ""


def _odd_people(words: argparse.Namespace) -> str:
    what = words.what
    if words.each and what not in PERSONAL:
        return f"{what} {'are' if what.endswith('s') else 'is'} made for everyone at once: leave out --each"
    if words.person and what not in (*PERSONAL, *CARDS, "diet-cards"):
        return f"{what} {'are' if what.endswith('s') else 'is'} made for everyone at once: leave out --person"
    return ""


def _odd_options(words: argparse.Namespace) -> str:
    if words.list and words.what != "roster":
        return "--list goes with export roster"
    if words.day is not None and words.what not in BY_DAY:
        return _goes_with("day", BY_DAY)
    if words.column and words.what not in TO_FILL_IN:
        return _goes_with("column", TO_FILL_IN)
    chosen = (("form", words.form, FORMS), ("language", words.language, IN_LANGUAGES), ("order", words.order, ORDERS))
    for option, given, by_paper in chosen:
        choices = by_paper.get(words.what, ())
        if given and given not in choices:
            return f"--{option} is {' or '.join(choices)} for {words.what}" if choices else _goes_with(option, by_paper)
    return ""


def _goes_with(option: str, papers: Iterable[str]) -> str:
    return f"--{option} goes with export {', '.join(papers)}"


def _odd_stock(words: argparse.Namespace) -> str:
    chosen = (
        ("stock", words.stock, CARDS),
        ("first", words.first, CARDS),
        ("test-print", words.test_print, CARDS),
        ("twice", words.twice, TWICE),
        ("move", words.move, ("luggage-tags",)),
    )
    odd = (_goes_with(option, papers) for option, given, papers in chosen if given and words.what not in papers)
    return next(odd, "")


def _odd_letter(words: argparse.Namespace) -> str:
    if words.letter and words.what != "letters":
        return _goes_with("letter", ("letters",))
    if words.what == "letters" and not words.letter:
        return f"--letter is needed: {', '.join(LETTERS)}"
    if words.dated and words.what not in WRITTEN:
        return _goes_with("dated", WRITTEN)
    return ""


def _odd_book(words: argparse.Namespace) -> str:
    if words.since and words.what != "change-slip":
        return _goes_with("since", ("change-slip",))
    given = (
        ("sections", words.sections),
        ("without", words.without),
        ("no-marks", words.no_marks),
        ("mark-changes", words.mark_changes),
        ("phones", words.phones),
        ("one-file", words.one_file),
        ("names", words.names),
        ("for", words.audience),
    )
    odd = (_goes_with(option, ("briefing-book",)) for option, value in given if value and words.what != "briefing-book")
    if words.one_file and not words.each:
        return "--one-file goes with --each"
    if words.names and not (words.each or words.person):
        return "--names goes with --each or --person"
    return next(odd, "")


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
        return _goes_with("for", ("briefing-book",))
    return ""


def _odd_certificate(words: argparse.Namespace) -> str:
    chosen = (("include-under-limit", words.include_under_limit), ("sign", words.sign), ("reiwa", words.reiwa))
    odd = (_goes_with(option, ("certificates",)) for option, given in chosen if given and words.what != "certificates")
    return next(odd, "")


def _missions(verbs: Verbs[argparse.ArgumentParser]) -> None:
    sample = _verb(verbs, "sample", "make a data file with an invented office")
    sample.add_argument("file", type=_new_file)
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
    ledger.add_argument("--to", type=_path, metavar="FILE.xlsx", help="as an Excel workbook")
    audit.add_argument("--paper", choices=EDITED, help="before this paper (default: before all)")
    audit.add_argument("--language", choices=["en", "ja"], default="en", help="in which it is printed (default: en)")


def _exchange(verbs: Verbs[argparse.ArgumentParser]) -> None:
    bring = _verb(verbs, "import", "bring in a sheet of participants, companies or an itinerary, or a folder of photos")
    bring.add_argument("what", choices=(*SHEETS, PHOTOS))
    bring.add_argument("file", type=_path, metavar="FILE", help="the sheet, or the folder with the photos")
    bring.add_argument("--mission", metavar="CODE")
    bring.add_argument("--sheet", metavar="NAME")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    bring.add_argument("--only-good", action="store_true", help="leave out what has problems, and probable duplicates")
    out = _verb(verbs, "export", "make a paper, a list or a calendar")
    out.add_argument("what", choices=PAPERS)
    out.add_argument("--mission", required=True, metavar="CODE")
    out.add_argument("--list", choices=LISTS, help="which list, for a roster (default: fellows)")
    out.add_argument(
        "--form",
        choices=[form for forms in FORMS.values() for form in forms],
        help="for a briefing book: A4 pages (default), or a booklet of two pages a side, to fold to A5; for a "
        "programme: day sheets (default), the Japanese table, all on one A4 page, a chart for the wall on A3, or a "
        "card to fold for the pocket; for bus signs: one for each of the groups (default), or of the "
        "transfers by coach; for certificates: of participation (default), of completion, or of attendance with the "
        "days",
    )
    out.add_argument(
        "--language", choices=["en", "ja", "both"], help="which stands first (default: en); both: on what is folded"
    )
    out.add_argument(
        "--order",
        choices=["family", "kana", "room", "group"],
        help="of people on cards and lists (default: family name)",
    )
    out.add_argument("--since", type=_count, metavar="N", help="for a change slip: the edition (default: the last)")
    _labels(out)
    _sheets(out)
    _book(out)
    _certificates(out)
    written = out.add_argument_group("letters and visa dossiers")
    written.add_argument("--letter", choices=LETTERS, help="which letter")
    written.add_argument("--dated", type=_day, metavar="2027-03-15", help="the date they bear (default: today)")
    whom = out.add_mutually_exclusive_group()
    whom.add_argument(
        "--person",
        metavar="ID",
        help="for one participant, or a letter, delegation list or edition for hosts for one visit",
    )
    whom.add_argument("--each", action="store_true", help="one file for each participant or host")
    out.add_argument("--to", required=True, type=_path, metavar="PATH", help="file or folder")


def _labels(out: argparse.ArgumentParser) -> None:
    """What is in the printer."""
    group = out.add_argument_group("badges, table signs, place cards, luggage tags")
    group.add_argument("--stock", metavar="NAME", help="what is in the printer, as a6, a7, 90x55, L4785, 51002")
    group.add_argument("--first", type=_count, metavar="N", help="the first label that is still on the sheet")
    group.add_argument("--test-print", action="store_true", help="the outlines of the labels alone")
    group.add_argument("--twice", action="store_true", help="the same again on the back of each sheet")
    group.add_argument("--move", type=_count, metavar="N", help="luggage tags for the nth move to another hotel")


def _certificates(out: argparse.ArgumentParser) -> None:
    """Who has a certificate all the same, and how it is dated."""
    group = out.add_argument_group("certificates")
    group.add_argument(
        "--include-under-limit",
        metavar="REASON",
        type=_words,
        help="also for those who are under the rule of the mission; the reason is kept with them",
    )
    group.add_argument(
        "--sign",
        action="append",
        type=_path,
        metavar="KEY.p12",
        help="key file of who signs; repeated for the second signature; the password is asked for, or taken from "
        "EUJC_SIGN_PASSWORD",
    )
    group.add_argument("--reiwa", action="store_true", help="the date of issue in the Japanese era too")


def _sheets(out: argparse.ArgumentParser) -> None:
    """Which sheets of a list, and what is to be filled in on them."""
    group = out.add_argument_group("lists on paper")
    group.add_argument("--day", type=_day_number, metavar="N", help="the sheets of one day of the mission alone")
    group.add_argument(
        "--column", action="append", metavar="HEADING", help="a further column to fill in by hand; may be repeated"
    )


def _book(out: argparse.ArgumentParser) -> None:
    """What a briefing book holds."""
    group = out.add_argument_group("briefing book")
    group.add_argument(
        "--for", dest="audience", choices=AUDIENCES, help="whom it is for (default: participant); for hosts in Japanese"
    )
    group.add_argument("--sections", metavar="KEY,…", help="the sections to print, in this order (default: all)")
    group.add_argument("--without", metavar="KEY,…", help="sections to leave out")
    group.add_argument("--mark-changes", action="store_true", help="mark what changed since the last edition")
    group.add_argument("--no-marks", action="store_true", help="do not mark visits that are to be confirmed")
    group.add_argument(
        "--one-file", action="store_true", help="with --each: all copies in one file, one after the other, for printing"
    )
    group.add_argument(
        "--names",
        type=_words,
        metavar="PATTERN",
        help="with --each or --person: the names of the files, of {code}, {edition}, {family}, {given}, {name}, "
        "{group}, {room}, {number} (default: {code}_briefing-book_{family}_{given})",
    )
    group.add_argument("--phones", action="store_true", help="with the telephone numbers of the participants")


def _editions(verbs: Verbs[argparse.ArgumentParser]) -> None:
    editions = _verb(verbs, "editions", "release editions of a paper, see what changed since, open them again")
    editions.add_argument("do", choices=["list", "release", "changes", "open"])
    editions.add_argument("--mission", required=True, metavar="CODE")
    editions.add_argument("--edition", type=_count, metavar="N", help="changes, open: which one (default: the last)")
    editions.add_argument("--paper", choices=EDITED, help="release: which paper (default: briefing-book)")
    editions.add_argument("--language", choices=["en", "ja"], help="release: of the paper; changes: of the words")
    editions.add_argument("--for", dest="audience", choices=AUDIENCES, help="release: of a briefing book, its readers")
    editions.add_argument("--whom", metavar="WORDS", help="release: who gets it, for the register")
    editions.add_argument("--note", metavar="WORDS", help="release: what to remember of it")
    editions.add_argument("--to", type=_path, metavar="PATH", help="release, open: where to write the file")


def _proofs(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verify = _verb(verbs, "verify", "say whether a certificate is genuine, without a network")
    verify.add_argument("what", metavar="CODE|FILE.pdf", type=_words, help="what the QR code holds, or the PDF itself")
    revoke = _verb(verbs, "revoke", "say that the certificates of a number are no longer valid")
    revoke.add_argument("number", type=_words)
    revoke.add_argument("--reason", required=True, type=_words, metavar="WORDS")
    keys = _verb(verbs, "keys", "list the keys that certificates are signed with, or exchange them with another office")
    way = keys.add_mutually_exclusive_group()
    way.add_argument("--export", metavar="FILE", type=_path, help="write the public key of this computer to a new file")
    way.add_argument("--import", dest="take", metavar="FILE", type=_path, help="enter the public key of another office")


def _history(verbs: Verbs[argparse.ArgumentParser]) -> None:
    steps = _verb(verbs, "history", "list what was done, newest first")
    steps.add_argument("--limit", type=_count, default=50)
    _verb(verbs, "undo", "take the last step back")
    _verb(verbs, "redo", "do again what was taken back")


def _backups(verbs: Verbs[argparse.ArgumentParser]) -> None:
    backup = _verb(verbs, "backup", "make a verified copy of the data file")
    backup.add_argument("--to", type=_path, metavar="DIR", help="folder for it (default: beside the data file)")
    _verb(verbs, "backups", "list the backups")
    restore = _verb(verbs, "restore", "put a backup in place; the present file is set aside")
    restore.add_argument("backup", type=_path)
