"""Reads every page of an office's file: before it is opened, or while its user already reads and nothing is written."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Engine

from eujc_desktop.common.errors import Damaged, UserError
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import say
from eujc_desktop.store import problems

_NOT_OPENED, _CLOSED = say("it was not opened"), say("nothing is written to it any more")
_ASK_EVERY_S = 0.05


def refuse_damaged(driver: Any, name: str, *, thorough: bool = False, so: str = _NOT_OPENED) -> None:
    """Damaged when a page of the file does not hold; `thorough` reads every index too, `so` tells what follows."""
    check = "integrity_check" if thorough else "quick_check"
    try:
        problem = driver.execute(f"PRAGMA {check}(1)").fetchone()[0]
    except sqlcipher3.dbapi2.Error as exc:
        raise problems.in_words(exc) from exc
    if problem != "ok":
        raise Damaged(
            say("{name} is damaged ({problem}); {so}.", name=name, problem=problem.splitlines()[-1], so=so),
            cure=problems.RESTORE,
        )


class Inspection:
    """The quick check of an office already open, by a thread on a connection of its own."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._name = name
        # Until the last page has been read, and should the thread fail, the file is not known to be sound.
        self._problem: UserError | None = Damaged(
            say("{name} could not be checked; {closed}.", name=name, closed=_CLOSED), cure="Open it again."
        )
        self._stopped = False
        self._connection = engine.raw_connection()
        self._thread = Thread(target=self._inspect, name="inspection", daemon=True)
        self._thread.start()

    def damage(self, progress: Progress = silent) -> UserError | None:
        """What is wrong with the file, waited for; None when it is sound, or when the look was stopped."""
        while self._thread.is_alive():
            progress(0, 0, "")
            self._thread.join(_ASK_EVERY_S)
        return None if self._stopped else self._problem

    def allow_writing(self) -> None:
        """Return as soon as the file is known to be sound; raise what is wrong with it otherwise."""
        self._thread.join()
        if self._problem is not None:
            raise self._problem

    def stop(self) -> None:
        """Leave unread what has not been read; twice does no harm."""
        driver: Any = self._connection.driver_connection
        self._stopped = self._thread.is_alive()
        # Again and again: an interruption is lost on a statement that has not begun.
        while self._thread.is_alive():
            if driver is not None:
                with suppress(sqlcipher3.dbapi2.Error):
                    driver.interrupt()
            self._thread.join(_ASK_EVERY_S)

    def _inspect(self) -> None:
        try:
            refuse_damaged(self._connection.driver_connection, self._name, so=_CLOSED)
            self._problem = None
        except UserError as exc:
            if not self._stopped:
                self._problem = exc
        finally:
            self._connection.close()
