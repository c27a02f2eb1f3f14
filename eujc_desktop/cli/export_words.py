"""What `export` understands: the papers, the options of each, and which of them go together."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from eujc_desktop.cli.values import count, day, day_number, path, some_words

LISTS = ("host", "fellows", "rooming", "sign-in", "emergency", "finance", "second-form", "statistics")
CARDS = ("badges", "table-signs", "place-cards", "luggage-tags")
ON_PAPER = (
    "attendance",
    "sign-in",
    "rooming",
    "meals",
    "diet-cards",
    "manifest",
    "luggage",
    "seats",
    "delegation",
    "emergency-folder",
    "checklist",
    "register",
    "finance",
    "evaluation-sheet",
    "evaluation-report",
)
LETTERS = (
    "acknowledgement", "eligibility-query", "selected", "second-form", "waiting-list", "rejected", "deposit-request",
    "deposit-reminder", "receipt", "visit-request", "visit-reminder", "visitor-list", "visit-confirmation",
    "visit-change", "visit-cancellation", "thank-you", "visa-set", "attendance", "report-reminder", "refund", "survey",
    "certificate",
)  # fmt: skip
WRITTEN = ("letters", "visa-dossier")
OF_VISITS = ("visit-sheets", "bag-lists", "mission-report")
BOOKS = ("briefing-book", "change-slip", "programme")
PAPERS = (*BOOKS, "certificates", "roster", "ics", *CARDS, "bus-signs", *ON_PAPER, *OF_VISITS, *WRITTEN)
EDITED = tuple(paper for paper in PAPERS if paper not in ("change-slip", "roster", "ics"))
"""Papers of one mission on pages, which are looked at before they are printed."""
RELEASED = tuple(paper for paper in EDITED if paper != "emergency-folder")
"""Papers of which editions can be released."""
AUDIENCES = ("participant", "leader", "host", "office")
"""For whom there are editions of the briefing book."""
PERSONAL = ("briefing-book", "certificates", "ics", "delegation", "visit-sheets", *WRITTEN)
"""Papers that can be made for one participant or host, or for each."""
IN_LANGUAGES = {"programme": ("en", "ja"), "table-signs": ("en", "ja", "both"), "place-cards": ("en", "ja", "both")}
IN_LANGUAGES |= dict.fromkeys(
    (*BOOKS[:2], "certificates", "badges", "luggage-tags", "bus-signs", *ON_PAPER, *OF_VISITS, *WRITTEN), ("en", "ja")
)
ORDERS = dict.fromkeys((*CARDS, "certificates", *WRITTEN), ("family", "kana")) | dict.fromkeys(
    ON_PAPER, ("family", "kana", "room", "group")
)
BY_DAY = ("attendance", "sign-in", "meals", "seats", "bag-lists")
"""Lists that have a sheet for each thing of a day."""
TO_FILL_IN = ("attendance", "sign-in", "rooming", "manifest", "luggage", "seats")
"""Lists that take further columns."""
TWICE = ("badges", "luggage-tags")
"""Papers that can be printed on both sides."""
IN_LANGUAGES["roster"] = ("en", "ja")
FORMS = {
    "programme": ("days", "table", "one-page", "wall-chart", "pocket-card", "outline"),
    "bus-signs": ("groups", "transfers"),
    "visit-sheets": ("host", "leader"),
    "briefing-book": ("pages", "booklet"),
    "certificates": ("participation", "completion", "attendance"),
}


def add_export(out: argparse.ArgumentParser) -> None:
    """Give the verb its arguments."""
    out.add_argument("what", choices=PAPERS)
    out.add_argument("--mission", required=True, metavar="CODE")
    out.add_argument("--list", choices=LISTS, help="which list, for a roster (default: fellows)")
    out.add_argument(
        "--form",
        choices=[form for forms in FORMS.values() for form in forms],
        help="for a briefing book: A4 pages (default), or a booklet of two pages a side, to fold to A5; for a "
        "programme: day sheets (default), the Japanese table, all on one A4 page, a chart for the wall on A3, a card "
        "to fold for the pocket, or an outline of the mission for hosts; for bus signs: one for each of the groups "
        "(default), or of the transfers by coach; for certificates: of participation (default), of completion, or of "
        "attendance with the days; for sheets of visits: for the host (default), or for the leader",
    )
    out.add_argument(
        "--language", choices=["en", "ja", "both"], help="which stands first (default: en); both: on what is folded"
    )
    out.add_argument(
        "--order",
        choices=["family", "kana", "room", "group"],
        help="of people on cards and lists (default: family name)",
    )
    out.add_argument("--since", type=count, metavar="N", help="for a change slip: the edition (default: the last)")
    _labels(out)
    _sheets(out)
    _book(out)
    _certificates(out)
    written = out.add_argument_group("letters and visa dossiers")
    written.add_argument("--letter", choices=LETTERS, help="which letter")
    written.add_argument("--dated", type=day, metavar="2027-03-15", help="the date they bear (default: today)")
    whom = out.add_mutually_exclusive_group()
    whom.add_argument(
        "--person",
        metavar="ID",
        help="for one participant, or a letter, delegation list or edition for hosts for one visit",
    )
    whom.add_argument("--each", action="store_true", help="one file for each participant or host")
    whom.add_argument("--group", metavar="A", help="for one group, of a calendar")
    out.add_argument("--to", required=True, type=path, metavar="PATH", help="file or folder")


def _labels(out: argparse.ArgumentParser) -> None:
    """What is in the printer."""
    group = out.add_argument_group("badges, table signs, place cards, luggage tags")
    group.add_argument("--stock", metavar="NAME", help="what is in the printer, as a6, a7, 90x55, L4785, 51002")
    group.add_argument("--first", type=count, metavar="N", help="the first label that is still on the sheet")
    group.add_argument("--test-print", action="store_true", help="the outlines of the labels alone")
    group.add_argument("--twice", action="store_true", help="the same again on the back of each sheet")
    group.add_argument("--move", type=count, metavar="N", help="luggage tags for the nth move to another hotel")


def _certificates(out: argparse.ArgumentParser) -> None:
    """Who has a certificate all the same, and how it is dated."""
    group = out.add_argument_group("certificates")
    group.add_argument(
        "--include-under-limit",
        metavar="REASON",
        type=some_words,
        help="also for those who are under the rule of the mission; the reason is kept with them",
    )
    group.add_argument(
        "--sign",
        action="append",
        type=path,
        metavar="KEY.p12",
        help="key file of who signs; repeated for the second signature; the password is asked for, or taken from "
        "EUJC_SIGN_PASSWORD",
    )
    group.add_argument("--reiwa", action="store_true", help="the Japanese dates by the era, 令和")


def _sheets(out: argparse.ArgumentParser) -> None:
    """Which sheets of a list, and what is to be filled in on them."""
    group = out.add_argument_group("lists on paper")
    group.add_argument("--day", type=day_number, metavar="N", help="the sheets of one day of the mission alone")
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
        type=some_words,
        metavar="PATTERN",
        help="with --each or --person: the names of the files, of {code}, {edition}, {family}, {given}, {name}, "
        "{group}, {room}, {number} (default: {code}_briefing-book_{family}_{given})",
    )
    group.add_argument("--phones", action="store_true", help="with the telephone numbers of the participants")


def misuse_of_export(words: argparse.Namespace) -> str:
    """What is wrong with words that are right one by one; empty when nothing is."""
    looks = (_odd_people, _odd_options, _odd_stock, _odd_letter, _odd_book, _odd_certificate)
    return next(filter(None, (look(words) for look in looks)), "")


def _odd_people(words: argparse.Namespace) -> str:
    what = words.what
    if words.each and what not in PERSONAL:
        return f"{what} {'are' if what.endswith('s') else 'is'} made for everyone at once: leave out --each"
    if words.person and what not in (*PERSONAL, *CARDS, "diet-cards"):
        return f"{what} {'are' if what.endswith('s') else 'is'} made for everyone at once: leave out --person"
    return goes_with("group", ("ics",)) if words.group and what != "ics" else ""


def _odd_options(words: argparse.Namespace) -> str:
    if words.list and words.what != "roster":
        return "--list goes with export roster"
    if words.what == "roster" and words.language and words.list != "finance":
        return "--language goes with the list finance"
    if words.day is not None and words.what not in BY_DAY:
        return goes_with("day", BY_DAY)
    if words.column and words.what not in TO_FILL_IN:
        return goes_with("column", TO_FILL_IN)
    chosen = (("form", words.form, FORMS), ("language", words.language, IN_LANGUAGES), ("order", words.order, ORDERS))
    for option, given, by_paper in chosen:
        choices = by_paper.get(words.what, ())
        if given and given not in choices:
            return f"--{option} is {' or '.join(choices)} for {words.what}" if choices else goes_with(option, by_paper)
    return ""


def goes_with(option: str, papers: Iterable[str]) -> str:
    return f"--{option} goes with export {', '.join(papers)}"


def _odd_stock(words: argparse.Namespace) -> str:
    chosen = (
        ("stock", words.stock, CARDS),
        ("first", words.first, CARDS),
        ("test-print", words.test_print, CARDS),
        ("twice", words.twice, TWICE),
        ("move", words.move, ("luggage-tags",)),
    )
    odd = (goes_with(option, papers) for option, given, papers in chosen if given and words.what not in papers)
    return next(odd, "")


def _odd_letter(words: argparse.Namespace) -> str:
    if words.letter and words.what != "letters":
        return goes_with("letter", ("letters",))
    if words.what == "letters" and not words.letter:
        return f"--letter is needed: {', '.join(LETTERS)}"
    if words.dated and words.what not in WRITTEN:
        return goes_with("dated", WRITTEN)
    return ""


def _odd_book(words: argparse.Namespace) -> str:
    if words.since and words.what != "change-slip":
        return goes_with("since", ("change-slip",))
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
    odd = (goes_with(option, ("briefing-book",)) for option, value in given if value and words.what != "briefing-book")
    if words.one_file and not words.each:
        return "--one-file goes with --each"
    if words.names and not (words.each or words.person):
        return "--names goes with --each or --person"
    return next(odd, "")


def _odd_certificate(words: argparse.Namespace) -> str:
    chosen = (("include-under-limit", words.include_under_limit), ("sign", words.sign), ("reiwa", words.reiwa))
    odd = (goes_with(option, ("certificates",)) for option, given in chosen if given and words.what != "certificates")
    return next(odd, "")
