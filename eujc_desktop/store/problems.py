"""What a database's refusal means, in words."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Constraint, UniqueConstraint
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from eujc_desktop.common import files
from eujc_desktop.common.errors import Conflict, Damaged, Refused, UserError
from eujc_desktop.common.said import say
from eujc_desktop.models import catalogue
from eujc_desktop.models.columns import entity_of
from eujc_desktop.store.tables import RECORD_TABLES, metadata

_ABSENT = re.compile(
    r'(?:no such (?:column|table):|has no column named) ([\w.]+)|(?:column|relation) "?([\w.]+)"? does not exist'
)
SAFE = say("Nothing of this change was written; everything saved before is safe.")
RESTORE = say(
    "Restore a backup: eujc-desktop --data FILE backups lists them, "
    "eujc-desktop --data FILE restore BACKUP puts one in place."
)


def in_words(error: Exception, holder: str = "", folder: Path | None = None) -> UserError:
    """The refusal to show for a database's error; `holder` says who keeps the office busy, `folder` where it lies."""
    if isinstance(error, StaleDataError):
        return Conflict(
            say("Somebody changed or removed this record in the meantime. {safe}", safe=SAFE),
            cure="Look at it, then try again.",
        )
    message = str(getattr(error, "orig", error))
    if "journal cannot be changed" in message or "an id is for life" in message:
        return Refused(say("What was done stays written down, and ids stay. {safe}", safe=SAFE))
    if isinstance(error, (IntegrityError, DataError)):
        return _clash(message)
    return _trouble(message, holder, folder)


def _clash(message: str) -> UserError:
    if any(sign in message for sign in ("journal.step", '"step"', "ck_change_set_label", "ck_change_set_who")):
        return Refused(say("A change without a name is not allowed. {safe}", safe=SAFE))
    if "FOREIGN KEY" in message.upper():
        return Conflict(
            say("A record this one belongs to is not there any more. {safe}", safe=SAFE),
            cure="Choose another, then try again.",
        )
    return Conflict(
        say("{what} {safe}", what=_which_rule(message), safe=SAFE), cure="Correct the value, then try again."
    )


def _which_rule(message: str) -> str:
    columns = re.findall(r"(\w+)\.(\w+)", message.partition("failed:")[2])
    if missing := re.search(r'null value in column "(\w+)" of relation "(\w+)"', message):
        columns = [(missing[2], missing[1])]
    if "UNIQUE" in message and columns:
        return _twice(columns[0][0], [name for _, name in columns])
    constraint = _constraint(message)
    if isinstance(constraint, UniqueConstraint) and constraint.table is not None:
        return _twice(constraint.table.name, [column.name for column in constraint.columns])
    if constraint is not None and constraint.table is not None:
        return say(
            "{labels} does not keep the rules of its field.",
            labels=_labels(constraint.table.name, [_column_of(constraint)]),
        )
    if columns:
        return say("{labels} is needed.", labels=_labels(columns[0][0], [columns[0][1]]))
    return say("A value does not keep the rules of its field.")


def _constraint(message: str) -> Constraint | None:
    names = set(re.findall(r"\w+", message))
    return next(
        (rule for table in metadata.tables.values() for rule in table.constraints if str(rule.name) in names), None
    )


def _column_of(rule: Constraint) -> str:
    return str(rule.name).removeprefix(f"ck_{rule.table.name}_")


def _twice(table: str, names: list[str]) -> str:
    if table not in RECORD_TABLES:
        return say("The same is already there.")
    return say(
        "There is already a {title} with the same {labels}.",
        title=entity_of(catalogue.model(table)).title.lower(),
        labels=_labels(table, names),
    )


def _labels(table: str, names: list[str]) -> str:
    if table not in RECORD_TABLES:
        return "A value"
    fields = entity_of(catalogue.model(table)).fields
    return " and ".join(f"“{fields[name].label}”" if name in fields else name.replace("_", " ") for name in names)


def _trouble(message: str, holder: str, folder: Path | None) -> UserError:
    if absent := _ABSENT.search(message):
        return Damaged(
            say(
                "The tables of this office do not fit this version of the program: “{table}” is not there. {safe}",
                table=absent[1] or absent[2],
                safe=SAFE,
            ),
            cure="Open it with the version of the program that wrote it, or restore the last backup.",
        )
    low = message.lower()
    if "locked" in low or "lock timeout" in low or "busy" in low:
        who = f" by {holder}" if holder else say(" by another program")
        return Refused(
            say("The office is being written to{who}. {safe}", who=who, safe=SAFE), cure="Try again in a moment."
        )
    if "full" in low:
        room = say("Free some space, then try again.") if folder is None else files.make_room(folder)
        return Refused(say("The disk is full. {safe}", safe=SAFE), cure=room)
    if "readonly" in low or "read-only" in low:
        return Refused(
            say("The office is open for reading only. {safe}", safe=SAFE),
            cure="Open it from a folder you may write to.",
        )
    if "malformed" in low or "not a database" in low:
        return Damaged("The office's file is damaged.", cure=RESTORE)
    if "disk i/o" in low or "unable to open" in low:
        return Refused(
            say("The office's file cannot be reached. {safe}", safe=SAFE), cure="Check that its drive is connected."
        )
    return Refused(say("The database does not answer. {safe}", safe=SAFE), cure="Check the connection, then try again.")


def is_lost_line(error: Exception) -> bool:
    """Whether a server went away, so that nobody knows yet whether it has committed."""
    return isinstance(error, DBAPIError) and error.connection_invalidated
