"""The firms of the office, found by their names however these are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from eujc_desktop.common import firms
from eujc_desktop.common.ids import new_id
from eujc_desktop.models.organisation import Organisation
from eujc_desktop.store import bulk
from eujc_desktop.store.work import Work


class Firms:
    """The firms of the office by their names; new ones are kept until all are written at once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._by_key: dict[str, str] = {}
        self._new: dict[str, dict[str, Any]] = {}
        names = select(Organisation.id, Organisation.name, Organisation.name_ja)
        for key, *spellings in work.session.execute(names):
            for name in spellings:
                if name:
                    self._by_key.setdefault(firms.key(name), key)

    def find(self, values: Mapping[str, Any]) -> str | None:
        """The id of the firm with this name."""
        spellings = [values[name] for name in ("name_ja", "name") if values.get(name)]
        return next((self._by_key[firms.key(name)] for name in spellings if firms.key(name) in self._by_key), None)

    def of(self, values: Mapping[str, Any]) -> str | None:
        """The id of the firm that `values` name, made when it is new, else completed where it was empty."""
        if not (values.get("name") or values.get("name_ja")):
            return None
        if (there := self.find(values)) is not None:
            self._complete(there, values)
            return there
        key = new_id()
        self._new[key] = {**values, "id": key}
        for name in ("name", "name_ja"):
            if values.get(name):
                self._by_key.setdefault(firms.key(values[name]), key)
        return key

    def _complete(self, key: str, values: Mapping[str, Any]) -> None:
        if (fresh := self._new.get(key)) is not None:
            self._new[key] = {**values, **{name: value for name, value in fresh.items() if value is not None}}
            return
        record = self._work.get(Organisation, key)
        for name, value in values.items():
            if getattr(record, name) is None:
                setattr(record, name, value)

    def write(self) -> None:
        """Write the new firms."""
        bulk.insert_many(self._work.session, Organisation, list(self._new.values()))
        self._new.clear()
