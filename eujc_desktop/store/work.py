"""Transactions: what use cases read and write through, what each one changed, and the way back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar, cast

from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from eujc_desktop.common.errors import NotFound, Refused
from eujc_desktop.common.ids import new_id
from eujc_desktop.common.said import Said, meant, plain, say
from eujc_desktop.models.base import Record
from eujc_desktop.store import journal, name_order, problems, reversal, search, tables
from eujc_desktop.store.engine import DRIVER_ERROR, connect
from eujc_desktop.store.journal import Change, ChangeSet, Kind, Step

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Work:
    """One transaction, as a use case sees it."""

    def __init__(self, session: Session, who: str, *, reads: bool = False) -> None:
        self.session = session
        self.who = who
        self._known: dict[tuple[object, ...], object] | None = {} if reads else None

    def get(self, model: type[R], key: str) -> R:
        """The record, or NotFound."""
        if found := self.session.get(model, key):
            return found
        raise NotFound(
            say("This {noun} is no longer there.", noun=model.noun.lower()),
            cure="Undo its removal, or go on without it.",
        )

    def once(self, make: Callable[..., T], *of: Hashable) -> T:
        """What `make(work, *of)` gives, made once in a transaction that cannot write, where it stays the same."""
        if self._known is None:
            return make(self, *of)
        key = (make, *of)
        if key not in self._known:
            self._known[key] = make(self, *of)
        return cast(T, self._known[key])


@dataclass(frozen=True)
class Done(Generic[T]):
    """What a use case returned, and what it changed."""

    result: T
    changes: ChangeSet


def nobody() -> str:
    """Who else keeps the office busy, when that is not known."""
    return ""


def at_once() -> None:
    """Allows writing without a wait: the file has been checked."""


class Works:
    """Opens transactions for one user; `holder` tells who else has the office open.

    `allow_writing` returns when writing may begin, or raises why it may not.
    """

    def __init__(
        self,
        engine: Engine,
        who: str,
        holder: Callable[[], str] = nobody,
        allow_writing: Callable[[], None] = at_once,
    ) -> None:
        self.engine, self.who, self._holder, self._allow_writing = engine, who, holder, allow_writing
        database = engine.url.database if engine.dialect.name == "sqlite" else None
        self._folder = Path(database).parent if database else None
        # On a server several people work at once, and each takes back own steps only.
        self._whose = who if engine.dialect.name == "postgresql" else None

    def run(self, label: str, use_case: Callable[[Work], T]) -> Done[T]:
        """Do `use_case` in one transaction under the name `label`: all of it, or nothing."""
        return self._write(lambda _: self._new_step(label, "do", None), lambda work, _: use_case(work))

    def enter(self, label: str, use_case: Callable[[Work], T]) -> Done[T]:
        """As `run`, for what has happened outside, as a paper that went out: a fact, which undo passes over."""
        return self._write(lambda _: self._new_step(label, "fact", None), lambda work, _: use_case(work))

    def read(self, query: Callable[[Work], T]) -> T:
        """The answer of `query`, in one transaction that cannot write."""
        with self._refusing(), connect(self.engine, writes=False) as connection, _session(connection) as session:
            return query(Work(session, self.who, reads=True))

    def undo(self, number: int | None = None) -> ChangeSet:
        """Take the last step back, or the one of that number, whatever was done since.

        Conflict names the field and the later writer that stand in the way, Refused says why it is no step to go back.
        """
        if number is None:
            return self._reverse("undo", journal.next_undo)
        return self._reverse("undo", lambda connection, whose: journal.one_undo(connection, number, whose))

    def go_back(self, number: int) -> ChangeSet:
        """Have everything as it was after the step of that number, as one step that can be taken back itself.

        What has happened outside stays. Conflict and Refused as with `undo`; then nothing is changed.
        """
        found: list[Step] = []

        def plan(connection: Connection) -> ChangeSet:
            here = journal.step(connection, number)
            found.extend(journal.since(connection, number, self._whose))
            if not found:
                raise Refused(say("Nothing was done after this step."))
            return self._new_step(say("Back to: {step}", step=here.title), "do", None)

        return self._write(plan, lambda work, own: reversal.reverse(work.session.connection(), found, own)).changes

    def redo(self) -> ChangeSet:
        """Do again the step that was taken back last."""
        return self._reverse("redo", journal.next_redo)

    def next_undo(self) -> Step | None:
        """The step that `undo` would take back."""
        return self._ask(lambda connection: journal.next_undo(connection, self._whose))

    def next_redo(self) -> Step | None:
        """The step that `redo` would do again."""
        return self._ask(lambda connection: journal.next_redo(connection, self._whose))

    def steps(self, limit: int = 100) -> list[Step]:
        """The last steps, newest first."""
        return self._ask(lambda connection: journal.steps(connection, limit))

    def steps_called(self, beginning: str, limit: int = 100) -> list[Step]:
        """The last steps whose name begins so, newest first, whatever became of them."""
        return self._ask(lambda connection: journal.called(connection, beginning, limit))

    def steps_after(self, number: int) -> list[Step]:
        """What `go_back` to that step would take back, newest first."""
        return self._ask(lambda connection: journal.since(connection, number, self._whose))

    def standing(self, numbers: Sequence[int]) -> dict[int, Step | None]:
        """For each of these steps, the one that stands for it now: itself, its last redo, or none after an undo."""
        return self._ask(lambda connection: journal.standing(connection, numbers))

    def counted(self, numbers: Sequence[int]) -> dict[int, Counter[tuple[str, str]]]:
        """How many records each of these steps added, changed or removed, by table and that word."""
        return self._ask(lambda connection: journal.counted(connection, numbers))

    def history(self, table: str, record_id: str) -> list[Change]:
        """What happened to one record, newest first."""
        return self._ask(lambda connection: journal.history(connection, table, record_id))

    def version(self) -> int:
        """A number that grows with every step, whoever makes it."""
        return self._ask(journal.last_number)

    def changes_since(self, number: int) -> list[ChangeSet]:
        """Steps after that `version`, oldest first."""
        return self._ask(lambda connection: journal.change_sets_since(connection, number))

    def _reverse(self, kind: Kind, find: Callable[[Connection, str | None], Step | None]) -> ChangeSet:
        found: list[Step] = []

        def plan(connection: Connection) -> ChangeSet:
            if (done := find(connection, self._whose)) is None:
                raise Refused(say("There is nothing to {kind}.", kind=kind))
            found.append(done)
            return self._new_step(done.label, kind, done.number)

        def go_back(work: Work, number: int) -> None:
            reversal.reverse(work.session.connection(), found, number)

        return self._write(plan, go_back).changes

    def _ask(self, query: Callable[[Connection], T]) -> T:
        with self._refusing(), connect(self.engine, writes=False) as connection:
            return query(connection)

    def _new_step(self, label: str, kind: Kind, of: int | None) -> ChangeSet:
        return ChangeSet(new_id(), meant(label), self.who, datetime.now(UTC), (), kind, of, 0)

    def _write(self, plan: Callable[[Connection], ChangeSet], use_case: Callable[[Work, int], T]) -> Done[T]:
        self._allow_writing()
        ready: list[Done[T]] = []
        try:
            with connect(self.engine, writes=True) as connection:
                ready.append(self._within(connection, plan(connection), use_case))
        except (DBAPIError, StaleDataError) as exc:
            # A line that breaks while the server commits leaves the question open: only the step itself answers it.
            if not (ready and problems.is_lost_line(exc) and self._is_there(ready[0].changes)):
                raise problems.in_words(exc, self._holder(), self._folder) from exc
        return ready[0]

    def _within(self, connection: Connection, begun: ChangeSet, use_case: Callable[[Work, int], T]) -> Done[T]:
        number = _begin(connection, begun)
        with _session(connection) as session:
            result = use_case(Work(session, self.who), number)
            session.flush()
        touched = journal.touched(connection, number)
        if touched:
            search.renew(connection, number, touched)
            name_order.renew(connection, number, touched)
        # Going back over what the tables no longer have changes nothing, but it is a step, or it would come again.
        _end(connection, number, keep=bool(touched) or begun.of is not None)
        return Done(result, replace(begun, touched=touched, number=number))

    def _is_there(self, begun: ChangeSet) -> bool:
        with self._refusing(), connect(self.engine, writes=False) as connection:
            query = select(tables.change_set.c.number).where(tables.change_set.c.id == begun.id)
            return connection.execute(query).first() is not None

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, DRIVER_ERROR, StaleDataError) as exc:
            raise problems.in_words(exc, self._holder(), self._folder) from exc


def _session(connection: Connection) -> Session:
    return Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only")


def _begin(connection: Connection, begun: ChangeSet) -> int:
    """Write the step down and make it the one that triggers write under; its number."""
    row = tables.change_set.insert().values(
        id=begun.id,
        label=str(begun.label),
        said=json.dumps(plain(begun.label)) if isinstance(begun.label, Said) else None,
        who=begun.who,
        at=begun.at,
        kind=begun.kind,
        of=begun.of,
    )
    number = int(connection.execute(row.returning(tables.change_set.c.number)).scalar_one())
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT set_config('eujc.step', :step, true)"), {"step": str(number)})
    else:
        connection.execute(tables.act.update().values(step=number))
    return number


def _end(connection: Connection, number: int, *, keep: bool) -> None:
    """Let nobody else write under this step; a step that changed nothing is no step."""
    if connection.dialect.name == "sqlite":
        connection.execute(tables.act.update().values(step=None))
    if not keep:
        connection.execute(tables.change_set.delete().where(tables.change_set.c.number == number))
