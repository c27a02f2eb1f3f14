"""A disk that is full, and one that is gone, cost nothing that was saved."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Refused
from eujc_desktop.store import backup
from eujc_desktop.store.opening import open_store
from tests.disks import NO_ROOM, Disk, small_disk
from tests.store.killing import whole_office
from tests.store.office import add_person, count, dump, enrol_many


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", 5) as found:
        yield found


def test_r006_a_full_disk_loses_nothing_and_saving_goes_on_afterwards(disk: Disk) -> None:
    store = open_store(disk.folder / "office.db", "Anna Berg")
    works = store.works
    add_person(works)
    before = dump(store.engine)
    disk.fill()
    for _ in range(3):
        with pytest.raises(Refused, match=r"Nothing of this change was written") as caught:
            works.run("Import", lambda work: enrol_many(work, 300))
        assert re.search(NO_ROOM, str(caught.value))
        assert ("MB are left" in caught.value.cure) is (type(disk) is Disk)
        assert dump(store.engine) == before
    disk.free()
    works.run("Import", lambda work: enrol_many(work, 300))
    assert count(store.engine, "person") == 301
    whole_office(store)
    store.close()
    again = open_store(disk.folder / "office.db", "Anna Berg")
    assert again.works.undo().label == "Import"
    assert dump(again.engine) == before
    again.close()


def test_on_a_full_disk_the_office_is_opened_for_reading_and_left_alone(disk: Disk) -> None:
    path = disk.folder / "office.db"
    store = open_store(path, "Anna Berg")
    add_person(store.works)
    store.close()
    disk.fill()
    store = open_store(path, "Anna Berg")
    assert store.read_only
    assert store.remarks == [
        (
            "office.db is open for reading only",
            "There is no room left, so nothing can be changed. Make room on the disk, then open it again.",
        )
    ]
    assert count(store.engine, "person") == 1
    with pytest.raises(Refused):
        add_person(store.works)
    store.close()
    with pytest.raises(Refused, match=NO_ROOM):
        open_store(disk.folder / "new.db", "Anna Berg")
    disk.free()
    store = open_store(path, "Anna Berg")
    assert count(store.engine, "person") == 1
    store.close()
    assert not [file.name for file in disk.folder.iterdir() if "eujc-part" in file.name or file.name == "new.db"]


def test_r027_a_backup_without_room_is_told_with_the_last_good_one(disk: Disk, tmp_path: Path) -> None:
    store = open_store(tmp_path / "office.db", "Anna Berg")
    works = store.works
    folder = disk.folder / "backups"
    disk.fill()
    with pytest.raises(Refused, match="There is no backup yet; the office itself is safe"):
        backup.back_up(store.engine, folder)
    disk.free()
    good = backup.back_up(store.engine, folder)
    works.run("Import", lambda work: enrol_many(work, 600))
    disk.fill()
    with pytest.raises(Refused, match="The last good backup is of 20"):
        backup.back_up(store.engine, folder)
    assert [file.name for file in folder.iterdir()] == [good.name]
    disk.free()
    assert backup.back_up(store.engine, folder) is not None
    store.close()


def test_r027_a_backup_folder_that_is_gone_or_closed_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "office.db", "Anna Berg")
    stick = tmp_path / "stick"
    backup.back_up(store.engine, stick)
    shutil.rmtree(stick)
    stick.write_text("no folder any more", "utf-8")
    with pytest.raises(Refused, match="No backup could be made"):
        backup.back_up(store.engine, stick)
    add_person(store.works)
    store.close()
