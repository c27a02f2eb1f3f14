"""Copies that are whole, made only when needed, kept on the ladder, never in the place of a better one."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Damaged, Refused
from eujc_desktop.store import backup
from eujc_desktop.store.backup import Backup
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import Store, open_store
from tests.soaking import rounds, tell
from tests.store import killing
from tests.store.office import add_mission, add_person, count, dump, enrol_many, raw

Open = Callable[..., Store]
NOW = datetime(2027, 3, 15, 12, tzinfo=UTC)


@pytest.fixture
def store(opened: Open) -> Store:
    found = opened()
    add_person(found.works)
    return found


@pytest.fixture
def folder(path: Path) -> Path:
    return backup.home(path)


def test_a_backup_opens_as_an_office_with_all_that_was_saved(store: Store, folder: Path) -> None:
    made = backup.back_up(store.engine, folder, "before import", now=NOW)
    assert made.name == "backup-20270315T120000Z-00-before-import.db"
    [found] = backup.backups(folder)
    assert (found.path, found.made_at, found.reason, found.size) == (made, NOW, "before import", made.stat().st_size)
    assert made.stat().st_mode & 0o077 == 0
    copy = open_store(made, "Reader")
    assert dump(copy.engine) == dump(store.engine)
    assert copy.works.undo().label == "Add Müller"
    copy.close()


def test_several_backups_in_one_second_have_names_of_their_own(store: Store, folder: Path) -> None:
    made = [backup.back_up(store.engine, folder, "exit", force=True, now=NOW) for _ in range(3)]
    made[1].unlink()
    made.append(backup.back_up(store.engine, folder, "Vor dem Import: “ü”", force=True, now=NOW))
    assert [path.name[24:] for path in made] == ["00-exit.db", "01-exit.db", "02-exit.db", "03-vor-dem-import.db"]


@pytest.mark.soak
def test_r026_a_backup_beside_a_busy_writer_is_whole_and_hardly_felt(
    opened: Open, folder: Path, tmp_path: Path
) -> None:
    store = opened()
    add_person(store.works, "Counter")
    store.works.run("Import", lambda work: enrol_many(work, rounds(500, 10_000)))
    stop, waits = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            started = time.perf_counter()
            killing.deed(store.works)
            waits.append(time.perf_counter() - started)

    writer = threading.Thread(target=write)
    writer.start()
    while not waits:
        time.sleep(0.01)
    try:
        for _ in range(rounds(3, 8)):
            made = backup.back_up(store.engine, folder, force=True)
            # The writer comes through after each, else this waits for ever.
            deeds = len(waits)
            while len(waits) == deeds:
                time.sleep(0.01)
            copy = open_store(shutil.copy(made, tmp_path), "Reader")
            assert count(copy.engine, "mission_group") == 3 * (count(copy.engine, "mission") - 1) > 0
            killing.whole_office(copy)
            copy.close()
    finally:
        stop.set()
        writer.join()
    megabytes = made.stat().st_size / 1e6
    tell(f"{megabytes:.0f} MB: the writer's longest step took {max(waits) * 1000:.0f} ms")


def test_r028_without_a_change_no_backup_is_made(store: Store, folder: Path) -> None:
    assert backup.back_up(store.engine, folder) is not None
    assert backup.back_up(store.engine, folder) is None
    assert not backup.changed(store.engine, folder)
    add_person(store.works, "Sørensen")
    assert backup.changed(store.engine, folder)
    assert backup.back_up(store.engine, folder) is not None
    store.works.undo()
    assert backup.back_up(store.engine, folder) is not None
    assert len(backup.backups(folder)) == 3


def test_a_backup_is_due_when_something_changed_and_half_an_hour_has_passed(store: Store, folder: Path) -> None:
    assert backup.due(store.engine, folder, now=NOW)
    backup.back_up(store.engine, folder, now=NOW)
    assert not backup.due(store.engine, folder, now=NOW + timedelta(hours=5))
    add_person(store.works, "Sørensen")
    assert not backup.due(store.engine, folder, now=NOW + timedelta(minutes=29))
    assert backup.due(store.engine, folder, now=NOW + timedelta(minutes=30))


def test_a_backup_of_another_office_does_not_count_as_the_last_of_this_one(store: Store, folder: Path) -> None:
    other = open_store(store.path.with_name("other.db"), "Kenji Mori")
    add_person(other.works)
    backup.back_up(other.engine, folder)
    other.close()
    assert backup.changed(store.engine, folder)


def bent(path: Path, start: int) -> None:
    """Turn the head of a page of the file into what it cannot be, as a failing disk does."""
    with path.open("rb+") as file:
        file.seek(start)
        file.write(b"\xff" * 8)


def test_r030_a_damaged_office_is_not_backed_up_over_good_copies(store: Store, folder: Path) -> None:
    store.works.run("Import", lambda work: enrol_many(work, 300))
    good = backup.back_up(store.engine, folder)
    store.close()
    bent(store.path, store.path.stat().st_size - 4096)
    engine = open_engine(store.path)
    with pytest.raises(Damaged, match=r"office is damaged, so no backup was made.*last good backup is of 20"):
        backup.back_up(engine, folder, force=True)
    engine.dispose()
    assert [found.path for found in backup.backups(folder)] == [good]
    assert backup.is_whole(good)
    with pytest.raises(Damaged, match="damaged") as caught:
        open_store(store.path, "Anna Berg", alone=False)
    assert "Restore" in caught.value.cure


def test_verify_finds_what_is_wrong_with_a_copy(store: Store, folder: Path) -> None:
    add_mission(store.works)
    good = backup.back_up(store.engine, folder)
    content = backup.verify(good)
    assert content.rows["person"] == content.rows["mission"] == 1
    assert content.last_step == 2
    with pytest.raises(Damaged, match="does not hold the same rows"):
        backup.verify(good, replace(content, last_step=3))
    assert backup.is_whole(good)
    orphan = f"INSERT INTO site (id, version, organisation_id) VALUES ('{'0' * 32}', 1, '{'1' * 32}')"
    raw(good, "UPDATE act SET step = 1", orphan)
    with pytest.raises(Damaged, match="a row of site belongs to a row that is not there"):
        backup.verify(good)
    bent(good, good.stat().st_size - 4096)
    with pytest.raises(Damaged, match="is damaged"):
        backup.verify(good)
    good.write_text("no database", "utf-8")
    assert not backup.is_whole(good)
    assert not backup.is_whole(folder / "gone.db")


def days_old(path: Path, ages: list[float]) -> list[Backup]:
    return [Backup(path / f"{age}", NOW - timedelta(days=age), "exit", 1) for age in sorted(ages)]


def test_the_ladder_keeps_two_days_all_then_daily_then_weekly(tmp_path: Path) -> None:
    ages = [hours / 24 for hours in range(0, 24 * 60, 6)]
    kept = [float(found.path.name) for found in backup.kept(days_old(tmp_path, ages), NOW)]
    assert [age for age in kept if age <= 2] == [age for age in ages if age <= 2]
    days = [(NOW - timedelta(days=age)).date() for age in kept if 2 < age <= 14]
    assert len(days) == len(set(days)) == 12
    weeks = [(NOW - timedelta(days=age)).date().isocalendar()[:2] for age in kept if age > 14]
    assert len(weeks) == len(set(weeks))
    assert 3 <= len(weeks) <= 4
    assert max(kept) <= 35


@pytest.mark.soak
def test_r029_so_many_days_of_work_leave_the_ladder_and_nothing_old(store: Store, folder: Path) -> None:
    days, first = rounds(50, 500), NOW
    good = backup.back_up(store.engine, folder, now=first)
    content = good.read_bytes()
    for day in range(1, days):
        for hour in (9, 13, 17):
            moment = first + timedelta(days=day, hours=hour - 12)
            (folder / f"backup-{moment:%Y%m%dT%H%M%S}Z-00-exit.db").write_bytes(content)
            backup.rotate(folder, moment)
        there = backup.backups(folder)
        assert max((moment - found.made_at).days for found in there) <= 35
        assert len(there) >= min(3, 3 * day)
        assert len(there) <= 9 + 12 + 4
    assert len(there) >= 6 + 11 + 3
    oldest = (moment - there[-1].made_at).days
    tell(f"{days} days with three backups each: {len(there)} are kept, the oldest {oldest} days old")


def test_r029_three_good_ones_stay_whatever_their_age(store: Store, folder: Path) -> None:
    good = backup.back_up(store.engine, folder, now=NOW - timedelta(days=400))
    for age in (300, 200, 100):
        moment = NOW - timedelta(days=age)
        (folder / f"backup-{moment:%Y%m%dT%H%M%S}Z-00-exit.db").write_bytes(good.read_bytes())
    broken = folder / f"backup-{NOW - timedelta(days=50):%Y%m%dT%H%M%S}Z-00-exit.db"
    broken.write_text("no database", "utf-8")
    gone = backup.rotate(folder, NOW)
    assert gone == sorted([good, broken])
    assert [(NOW - found.made_at).days for found in backup.backups(folder)] == [100, 200, 300]


def test_other_files_in_the_folder_are_left_alone(store: Store, folder: Path) -> None:
    folder.mkdir()
    notes = folder / "backup-of-my-notes.db"
    notes.write_text("mine", "utf-8")
    made = backup.back_up(store.engine, folder, now=NOW - timedelta(days=99))
    backup.rotate(folder, NOW)
    assert sorted(folder.iterdir()) == sorted([notes, made])


@pytest.mark.postgres
def test_a_server_is_backed_up_by_its_keeper(server: str, opened: Open, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="lies on a server") as caught:
        backup.back_up(opened(data=server).engine, tmp_path)
    assert "pg_dump" in caught.value.cure
