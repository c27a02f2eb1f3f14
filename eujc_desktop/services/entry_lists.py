"""The lists that activities keep besides people, items and visits: each is a record of its own, declared here once.

Grid, form, search, import, export, statistics and deadlines of a list follow from its line.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from eujc_desktop.fields.kinds import Ref
from eujc_desktop.models.base import Record
from eujc_desktop.models.columns import fields_of
from eujc_desktop.models.cooperation import Agreement, ProjectPartner, WorkPackage
from eujc_desktop.models.helpdesk import Case
from eujc_desktop.models.outreach import Event, NewsletterIssue, Publication
from eujc_desktop.models.partnering import (
    PartneringCompany,
    PartneringSlot,
    PartneringTable,
    PartneringWish,
    StandShift,
)
from eujc_desktop.models.placement import DueReport, HostOffer, Placement


class EntryList(NamedTuple):
    """A list of entries: from the day `done` an entry counts as a result, with so many `heads`.

    It is due on the day of `due` until there is a day in `ended`. `same` are the fields by which a sheet means an
    entry that is there already; with `once` no two are the same. `spans` are what begins, and ends no earlier.
    """

    model: type[Record]
    same: tuple[str, ...]
    done: str = ""
    heads: str = ""
    due: str = ""
    ended: str = ""
    once: bool = False
    spans: tuple[tuple[str, str], ...] = ()
    called: tuple[str, ...] = ()
    """The fields of its grid by which an entry is called, where that is not its title."""
    shown: tuple[str, ...] = ()
    """The columns shown at first and on paper."""

    @property
    def table(self) -> str:
        """The table in which the entries lie; by it their fields are named in grids and sheets."""
        return str(self.model.__tablename__)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns shown at first and on paper, as the grid names them."""
        return tuple(name if "." in name else f"{self.table}.{name}" for name in self.shown)

    @property
    def title(self) -> str:
        """The field that an entry has before others: the first of those that are needed, or else of all."""
        own = {name: field for name, field in fields_of(self.model).items() if not isinstance(field.kind, Ref)}
        return next((name for name, field in own.items() if field.required), next(iter(own)))

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of its grid by which an entry is called."""
        return self.called or (f"{self.table}.{self.title}",)


FIRM: Final = "organisation.name"
_PERSON = ("person.family_name", "person.given_name")
LISTS: Final[dict[str, EntryList]] = {
    "sessions": EntryList(
        Event,
        ("title", "first_day"),
        done="first_day",
        heads="attended",
        spans=(("first_day", "last_day"),),
        shown=(
            "title",
            "sort",
            "first_day",
            "last_day",
            "starts",
            "ends",
            "place",
            "speakers",
            "registered",
            "attended",
            "recording",
        ),
    ),
    "cases": EntryList(
        Case,
        ("question", "asked_on"),
        done="answered_on",
        due="due",
        ended="answered_on",
        spans=(("asked_on", "answered_on"), ("asked_on", "closed_on")),
        shown=("question", "asker", FIRM, "country", "sector", "asked_on", "answered_on", "closed_on"),
    ),
    "publications": EntryList(
        Publication,
        ("title", "language"),
        done="published_on",
        due="due",
        ended="published_on",
        shown=("title", "sort", "authors", "language", "due", "published_on", "pages", "copies", "downloads", "link"),
    ),
    "issues": EntryList(
        NewsletterIssue,
        ("number", "language"),
        done="sent_on",
        heads="recipients",
        due="dated",
        ended="sent_on",
        once=True,
        shown=("number", "title", "dated", "topics", "sent_on", "recipients", "opened", "language"),
    ),
    "agreements": EntryList(
        Agreement,
        ("subject", FIRM),
        done="signed_on",
        due="remind_on",
        ended="renewed_on",
        spans=(("signed_on", "valid_until"),),
        shown=("subject", "sort", FIRM, "other_party", "signed_on", "valid_until", "remind_on"),
    ),
    "partners": EntryList(
        ProjectPartner,
        (FIRM,),
        once=True,
        spans=(("joined_on", "left_on"),),
        called=(FIRM,),
        shown=(FIRM, "organisation.country", "role", "contact", "email", "share"),
    ),
    "packages": EntryList(
        WorkPackage,
        ("number",),
        once=True,
        spans=(("first_day", "last_day"),),
        called=("work_package.number", "work_package.title"),
        shown=("number", "title", "leader", "first_day", "last_day", "state", "progress", "deliverables"),
    ),
    "offers": EntryList(
        HostOffer,
        (FIRM, "subject"),
        spans=(("first_day", "last_day"),),
        called=(FIRM, "host_offer.subject"),
        shown=(FIRM, "subject", "disciplines", "places", "city", "allowance", "currency", "housing", "received_on"),
    ),
    "placements": EntryList(
        Placement,
        ("participation_id", FIRM),
        spans=(("first_day", "last_day"),),
        called=(*_PERSON, FIRM),
        shown=(
            "participation_id",
            "wish",
            FIRM,
            "answer",
            "decision",
            "first_day",
            "last_day",
            "supervisor",
            "allowance",
            "currency",
        ),
    ),
    "reports": EntryList(
        DueReport,
        ("title", "participation_id", "due"),
        done="received_on",
        due="due",
        ended="received_on",
        spans=(("received_on", "accepted_on"),),
        called=("due_report.title", *_PERSON),
        shown=("title", "participation_id", "due", "received_on", "accepted_on", "pages", "note"),
    ),
    "partnering": EntryList(
        PartneringCompany,
        ("code",),
        once=True,
        called=("partnering_company.code", FIRM),
        shown=("code", "side", FIRM, "contact", "offer", "seeks", "languages", "present", "interpreter", "table_code"),
    ),
    "wishes": EntryList(
        PartneringWish,
        ("european_id", "japanese_id"),
        once=True,
        called=("european.code", "japanese.code"),
        shown=("european_id", "japanese_id", "european_wish", "japanese_answer", "entered_on", "note"),
    ),
    "tables": EntryList(
        PartneringTable,
        ("code",),
        once=True,
        shown=("code", "room", "seats", "note"),
    ),
    "slots": EntryList(
        PartneringSlot,
        ("code",),
        once=True,
        spans=(("starts", "ends"),),
        shown=("code", "day", "starts", "ends", "note"),
    ),
    "shifts": EntryList(
        StandShift,
        ("day", "starts", "participation_id"),
        spans=(("starts", "ends"),),
        called=("stand_shift.stand", *_PERSON),
        shown=("day", "starts", "ends", "stand", "participation_id", "task", "samples"),
    ),
}
"""By the key under which kinds, grids and sheets know them."""


@cache
def of_table(table: str) -> str:
    """The list whose entries lie in a table; "" where none do."""
    return next((key for key, each in LISTS.items() if each.table == table), "")
