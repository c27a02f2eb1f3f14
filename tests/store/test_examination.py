"""R035: the check of the whole office finds a bad page, a link to nowhere, lost search words, and mends what it can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from eujc_desktop.common.errors import Cancelled, Damaged
from eujc_desktop.models.person import Person
from eujc_desktop.store import backup, search
from eujc_desktop.store.engine import connect
from eujc_desktop.store.examination import examine, mend
from eujc_desktop.store.opening import Store
from eujc_desktop.store.work import Works
from tests.store.office import count, dump, enrol_many, raw, remove_past_the_journal

Open = Callable[..., Store]


@pytest.fixture
def store(opened: Open) -> Store:
    """An office with thirty people of one company on a mission."""
    store = opened(alone=False)
    store.works.run("Import", lambda work: enrol_many(work, 30))
    return store


def found(works: Works, query: str) -> int:
    return len(works.read(lambda work: search.find(work.session, query)))


def test_a_sound_office_is_told_to_be_so(works: Works) -> None:
    works.run("Import", lambda work: enrol_many(work, 3))
    told: list[str] = []
    answer = examine(works.engine, "office.db", lambda done, total, label: told.append(label))
    assert answer.sound
    assert answer.title == "office.db is in order"
    assert answer.records == 1 + 1 + 3 + 3
    assert list(dict.fromkeys(told)) == ["every page", "links between records", "words of the search", ""]


def test_a_bad_page_is_named_and_nothing_is_changed(store: Store, path: Path) -> None:
    with connect(store.engine, writes=False) as connection:
        root = "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_search_text_table_name'"
        page, size = connection.execute(text(root)).scalar_one(), connection.execute(text("PRAGMA page_size")).scalar()
    raw(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 8)
    store.engine.dispose()
    with pytest.raises(Damaged, match="nothing was changed") as caught:
        examine(store.engine, "office.db")
    assert "Restore" in caught.value.cure
    assert f"page {page}" in str(caught.value)


def test_links_to_nowhere_are_taken_away_as_their_own_rule_says(store: Store, path: Path) -> None:
    before = dump(store.engine)
    lost = before["person"][0][0]
    remove_past_the_journal(path, "person", f"id = '{lost}'")
    remove_past_the_journal(path, "organisation")
    answer = examine(store.engine, "office.db")
    # One takes part without being there, and twenty-nine are of a company that is not there.
    assert (answer.strays, answer.sound) == (1 + 29, False)
    assert "not there: 30." in answer.findings[0]
    store.works.run("Mend", mend)
    assert examine(store.engine, "office.db").sound
    assert count(store.engine, "participation") == count(store.engine, "person") == 29
    assert set(store.works.read(lambda work: work.session.scalars(select(Person.organisation_id)).all())) == {None}
    assert store.works.steps(1)[0].title == "Mend"


def test_words_the_search_lost_are_found_again(works: Works) -> None:
    works.run("Import", lambda work: enrol_many(work, 3))
    with connect(works.engine, writes=True) as connection:
        connection.execute(text("UPDATE search_text SET words = 'rubbish' WHERE table_name = 'organisation'"))
        connection.execute(text("DELETE FROM search_text WHERE words LIKE '%2%'"))
    answer = examine(works.engine, "office.db")
    assert answer.unfound >= 2
    steps = len(works.steps())
    works.run("Mend", mend)
    assert examine(works.engine, "office.db").sound
    assert found(works, "person 2") == found(works, "musashino") == 1
    assert len(works.steps()) == steps, "nothing of the user's was changed"


def test_an_empty_index_is_filled_again(store: Store, path: Path) -> None:
    raw(path, "DELETE FROM search_index")
    assert found(store.works, "musashino") == 0
    assert examine(store.engine, "office.db").unfound == count(store.engine, "search_text")
    store.works.run("Mend", mend)
    assert found(store.works, "musashino") == 1


def test_it_can_be_stopped_among_the_pages(store: Store) -> None:
    store.works.run("Import", lambda work: enrol_many(work, 3000))
    asked: list[str] = []

    def stop_later(_done: int, _total: int, label: str) -> None:
        asked.append(label)
        if len(asked) > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        examine(store.engine, "office.db", stop_later)
    assert set(asked) == {"every page"}
    assert examine(store.engine, "office.db").sound


def test_what_no_backup_may_hold_is_copied_before_it_is_mended(store: Store, path: Path) -> None:
    remove_past_the_journal(path, "organisation")
    with pytest.raises(Damaged):
        backup.back_up(store.engine, backup.home(path))
    kept = backup.set_aside(store.engine, backup.home(path))
    assert kept.name.startswith("before-mending-")
    assert kept.stat().st_mode & 0o077 == 0
    assert backup.backups(backup.home(path)) == []
