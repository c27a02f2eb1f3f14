"""Before an office is opened: what may lie at its place, and what must not."""

from __future__ import annotations

import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from eujc_desktop.common.errors import Damaged, Refused, UserError
from eujc_desktop.models.person import Person
from eujc_desktop.store import location, schema
from eujc_desktop.store.engine import open_engine
from eujc_desktop.store.opening import Store, open_store
from tests.store.office import add_person, count, raw, sha

Open = Callable[..., Store]


def test_a_missing_file_becomes_a_new_office_for_its_user_alone(opened: Open, path: Path) -> None:
    store = opened()
    assert store.is_new
    assert len(store.file_id) == 32
    if os.name == "posix":
        assert {file.stat().st_mode & 0o077 for file in path.parent.iterdir()} == {0}
    store.close()
    store.close()
    again = opened()
    assert not again.is_new
    assert again.file_id == store.file_id


def test_r009_what_a_crash_left_in_the_making_is_swept_at_the_start(opened: Open, path: Path) -> None:
    left = [path.with_name(f".office.db.0a1b2c3d.eujc-part{tail}") for tail in ("", "-wal", ".lock")]
    for file in (*left, young := path.with_name(".office.db.00000000.eujc-part")):
        file.write_bytes(b"x")
        if file != young:
            os.utime(file, (0, 0))
    opened()
    assert not any(file.exists() for file in left)
    assert young.exists()


def test_a_new_office_appears_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr(schema, "add_header", fail)
    with pytest.raises(RuntimeError):
        open_store(path, "Anna Berg")
    assert not path.exists()
    assert [file.name for file in path.parent.iterdir() if not file.name.endswith(".lock")] == []


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder, and the rights of a user who owns nothing, where the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="eujc-rights-"))
    folder.chmod(0o755)
    yield folder
    for file in folder.rglob("*"):
        file.chmod(0o700)
    folder.chmod(0o700)
    import shutil

    shutil.rmtree(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
@pytest.mark.parametrize("what", ["file", "folder"])
@pytest.mark.parametrize("log", [False, True])
def test_r010_r011_what_cannot_be_written_opens_as_a_copy_for_reading(what: str, log: bool) -> None:
    with nobody() as folder:
        path = folder / "office.db"
        store = open_store(path, "Anna Berg")
        person_id = add_person(store.works)
        if log:
            keep = [file.read_bytes() for file in (path, path.with_name("office.db-wal"))]
        store.close()
        if log:
            path.write_bytes(keep[0])
            path.with_name("office.db-wal").write_bytes(keep[1])
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555 if what == "folder" else 0o777)
        if what == "folder":
            path.chmod(0o644)
        before = {file.name: sha(file) for file in folder.iterdir()}
        with without_rights():
            read = open_store(path, "Anna Berg")
            try:
                assert read.read_only
                assert read.works.read(lambda work: work.get(Person, person_id).family_name) == "Müller"
                with pytest.raises(Refused, match="reading only"):
                    add_person(read.works)
                assert read.works.next_undo().label == "Add Müller"
            finally:
                read.close()
        assert {file.name: sha(file) for file in folder.iterdir()} == before


def test_a_copy_left_by_a_crash_is_gone_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds what is nobody's business; one that another program still reads from stays."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    store = open_store(tmp_path / "office.db", "Anna Berg")
    store.close()
    monkeypatch.setattr(location, "may_write", lambda path: False)
    living = open_store(tmp_path / "office.db", "Kenji Mori")
    left = tmp_path / "eujc-read-only-left"
    left.mkdir()
    for name in ("office.db", "office.db.lock"):
        (left / name).write_text("{}", "utf-8")
    for lock in tmp_path.glob("eujc-read-only-*/*.lock"):
        os.utime(lock, (0, 0))
    open_store(tmp_path / "office.db", "Anna Berg").close()
    assert not left.exists()
    assert count(living.engine, "person") == 0
    living.close()
    assert list(tmp_path.glob("eujc-read-only-*")) == []


def test_r012_a_missing_folder_is_told_and_not_made(path: Path) -> None:
    with pytest.raises(Refused, match="not there"):
        open_store(path.parent / "unplugged" / "office.db", "Anna Berg")
    assert not (path.parent / "unplugged").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders there")
def test_r013_a_folder_a_pipe_a_device_is_refused(path: Path) -> None:
    path.mkdir()
    pipe = path.parent / "pipe.db"
    os.mkfifo(pipe)
    for place in (path, pipe, Path("/dev/null")):
        with pytest.raises(Refused, match="not a file"):
            open_store(place, "Anna Berg")


def test_r015_an_empty_file_is_not_a_new_office(path: Path) -> None:
    path.touch()
    with pytest.raises(Damaged, match="0 bytes") as caught:
        open_store(path, "Anna Berg")
    assert "Restore" in caught.value.cure
    assert path.stat().st_size == 0


def test_r016_foreign_files_are_refused_and_left_alone(path: Path) -> None:
    folder = path.parent
    (folder / "notes.db").write_text("Dear diary, " * 100, "utf-8")
    with zipfile.ZipFile(folder / "zip.db", "w") as archive:
        archive.writestr("a", "b" * 5000)
    (folder / "half.db").write_bytes(b"SQLite format 3\x00" + b"\x10\x00" * 20)
    raw(folder / "other.db", "CREATE TABLE bookmarks (url)", "INSERT INTO bookmarks VALUES ('x')")
    for name in ("notes.db", "zip.db", "half.db", "other.db"):
        before = sha(folder / name)
        with pytest.raises(Damaged, match=r"not one of our files|another program"):
            open_store(folder / name, "Anna Berg")
        assert sha(folder / name) == before
    assert not list(folder.glob("*-wal"))


def test_a_server_that_is_not_there_is_told_in_words() -> None:
    with pytest.raises(UserError, match="database does not answer"):
        open_store("postgresql+psycopg://eujc:pass-word@127.0.0.1:1/none", "Anna Berg")


@pytest.mark.postgres
def test_a_server_becomes_an_office_and_is_found_again(server: str, opened: Open) -> None:
    store = opened(data=server)
    assert store.is_new
    add_person(store.works)
    store.close()
    again = opened(data=server)
    assert not again.is_new
    assert again.file_id == store.file_id
    assert again.works.undo().label == "Add Müller"
    with again.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match="9999"):
        opened(data=server)
    assert "pass-word" not in repr(open_engine("postgresql://a:pass-word@127.0.0.1/none"))


def test_r021_a_file_another_window_has_open_can_be_read_beside_it(opened: Open, path: Path) -> None:
    first = opened()
    add_person(first.works)
    second = opened(beside=True, who="Yuki Sato")
    assert second.read_only
    [(title, words)] = second.remarks
    assert title == "office.db is open for reading only"
    assert words.startswith("Anna Berg, on ")
    add_person(first.works, "Rossi")
    assert second.works.read(lambda work: work.session.query(Person).count()) == 2
    with pytest.raises(Refused, match="reading only"):
        add_person(second.works)
    first.close()
    add_person(opened().works)
    assert second.works.read(lambda work: work.session.query(Person).count()) == 3
