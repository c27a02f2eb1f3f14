"""Before an office is opened: what may lie at its place, and what must not."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import text

from eujc_desktop.common.errors import Damaged, Refused, UserError
from eujc_desktop.models.person import Person
from eujc_desktop.store import backup, engine, opening, restore, schema, stamp, volumes
from eujc_desktop.store.engine import check_library, open_engine
from eujc_desktop.store.opening import Store, open_store
from tests.store.office import add_person, count

Open = Callable[..., Store]


def raw(path: Path, *statements: str) -> None:
    """Write past the program, as somebody with another tool would."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


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


def test_a_new_office_appears_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr(schema, "add_header", fail)
    with pytest.raises(RuntimeError):
        open_store(path, "Anna Berg")
    assert not path.exists()
    assert [file.name for file in path.parent.iterdir() if not file.name.endswith(".lock")] == []


def test_r004_every_connection_has_the_safe_settings(opened: Open) -> None:
    store = opened()
    safe = {
        "synchronous": 2,
        "foreign_keys": 1,
        "journal_mode": "wal",
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }
    with ExitStack() as together:
        # All at once, so that the pool hands out a connection each; one writes, the others read beside it.
        connections = [together.enter_context(engine.connect(store.engine, writes=number == 0)) for number in range(4)]
        assert len({id(connection.connection.driver_connection) for connection in connections}) == 4
        for connection in connections:
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in safe} == safe


def test_r005_an_old_library_is_refused(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    check_library("3.51.3")
    monkeypatch.setattr(engine.sqlcipher3.dbapi2, "sqlite_version", "3.51.2")
    with pytest.raises(Refused, match=r"3\.51\.2.*lose data"):
        open_store(path, "Anna Berg")
    assert not path.exists()


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


@pytest.mark.parametrize(
    ("kind", "refused"),
    [("nfs4", True), ("cifs", True), ("smb3", True), ("fuse.sshfs", True), ("fuse", True), ("9p", True)]
    + [(kind, False) for kind in ("ext4", "btrfs", "xfs", "tmpfs", "overlay", "fuseblk", "apfs", "ntfs3")],
)
def test_r014_network_drives_are_known_by_their_kind(kind: str, refused: bool) -> None:
    assert volumes.is_network(kind) is refused
    mounts = f"/dev/sda / ext4 rw 0 0\nserver:/x /mnt/office\\040share {kind} rw 0 0\n"
    assert volumes._linux_kind(Path("/mnt/office share/missions"), mounts) == kind
    assert volumes._linux_kind(Path("/mnt/office shared"), mounts) == "ext4"


def test_r014_an_office_on_a_network_drive_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "network_kind", lambda folder: "nfs4")
    with pytest.raises(Refused, match="network drive"):
        open_store(path, "Anna Berg")
    assert not path.exists()


@pytest.mark.parametrize("name", ["OneDrive", "OneDrive - EU-Japan Centre", "Dropbox", "iCloud Drive", "Nextcloud"])
def test_r014_synchronised_folders_are_refused_but_take_backups(tmp_path: Path, name: str, opened: Open) -> None:
    folder = tmp_path / name / "missions"
    folder.mkdir(parents=True)
    with pytest.raises(Refused, match="synchronised"):
        open_store(folder / "office.db", "Anna Berg")
    store = opened()
    add_person(store.works)
    assert backup.back_up(store.engine, folder).exists()


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


def test_r018_nothing_but_the_library_opens_the_live_file(path: Path) -> None:
    """In a process of its own, since a hook on `open` cannot be taken away again."""
    import subprocess

    program = f"""
import sys
live, seen = {str(path)!r}, []
sys.addaudithook(lambda name, args: seen.append((name, args)) if name in ("open", "sqlite3.connect")
                 and args and str(args[0]) in (live, live + "-wal", live + "-shm") else None)
from pathlib import Path
from eujc_desktop.store import backup, glimpse, queries, remembering, restore
from eujc_desktop.store.opening import open_store
from eujc_desktop.models.person import Person
for _ in range(2):
    store = open_store(live, "Anna Berg")
    store.works.run("Add", lambda work: work.session.add(Person(family_name="X")))
    store.works.undo(), store.works.redo()
    made = backup.back_up(store.engine, backup.home(Path(live)))
    statement = queries.page_statement(Person, ["family_name"], (), ())
    remembering.remember(Path(live).parent, Path(live), store.engine, statement, {{"most": 5}})
    store.close()
    assert glimpse.glimpse(Path(live).parent, Path(live)).rows
restore.restore(made, Path(live))
assert "sqlite3" not in sys.modules
print(seen)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout.strip() == "[]"


def test_r021_a_second_window_is_refused_with_the_name_of_the_first(opened: Open) -> None:
    opened()
    with pytest.raises(Refused, match=rf"already open: Anna Berg .*process {os.getpid()}"):
        opened(who="Kenji Mori")


def test_r021_after_kill_9_the_office_opens_at_once(opened: Open, path: Path) -> None:
    import signal
    import subprocess

    program = f"""
import time
from eujc_desktop.store.opening import open_store
store = open_store({str(path)!r}, "Other")
print("open", flush=True)
time.sleep(60)
"""
    other = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "open\n"
    with pytest.raises(Refused, match="Other"):
        opened()
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    other.stdout.close()
    store = opened()
    add_person(store.works)


def test_a_command_works_beside_an_open_window(opened: Open) -> None:
    window = opened()
    add_person(window.works)
    command = opened(who="Command", alone=False, app="command line")
    add_person(command.works, "Sørensen")
    assert count(window.engine, "person") == 2
    assert "Command (command line" in window.works._holder()
    command.close()
    assert window.works._holder() == ""


def test_r032_a_stale_log_beside_a_file_put_back_is_set_aside(opened: Open, path: Path) -> None:
    store = opened()
    add_person(store.works, "In the backup")
    kept = backup.back_up(store.engine, backup.home(path))
    store.close()
    store = opened()
    for number in range(40):
        add_person(store.works, f"Later {number}")
    stale = path.with_name("office.db-wal").read_bytes()
    store.close()
    # By hand: the old file comes back, the log of the newer one still lies there.
    path.write_bytes(kept.read_bytes())
    path.with_name("office.db-wal").write_bytes(stale)
    again = opened()
    assert count(again.engine, "person") == 1
    assert [file.name.startswith("office-set-aside-") for file in again.set_aside] == [True]


def test_the_log_of_a_run_that_was_killed_is_kept(opened: Open, path: Path) -> None:
    store = opened()
    add_person(store.works)
    files = {name: path.with_name(name).read_bytes() for name in ("office.db", "office.db-wal")}
    side = stamp.side_file(path).read_bytes()
    store.close()
    for name, content in files.items():
        path.with_name(name).write_bytes(content)
    stamp.side_file(path).write_bytes(side)
    again = opened()
    assert again.set_aside == ()
    assert count(again.engine, "person") == 1


def test_r042_a_file_of_a_newer_version_is_refused_untouched(opened: Open, path: Path) -> None:
    opened().close()
    raw(path, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = sha(path)
    with pytest.raises(Refused, match="newer version"):
        opened()
    assert sha(path) == before


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM mission; END",
        "CREATE VIEW person_view AS SELECT * FROM person",
        "CREATE TRIGGER journal_person_insert AFTER INSERT ON person BEGIN DELETE FROM mission; END",
    ],
)
def test_r045_planted_rules_are_listed_and_a_cleaned_copy_opens(opened: Open, path: Path, planted: str) -> None:
    store = opened()
    add_person(store.works)
    store.close()
    name = planted.split()[2]
    raw(path, f"DROP TRIGGER IF EXISTS {name}", planted)
    with pytest.raises(Damaged, match=name):
        opened()
    clean = path.with_name("clean.db")
    done = restore.restore(path, clean)
    assert done.left_out == (name,)
    copy = opened(data=clean)
    assert count(copy.engine, "person") == 1
    assert copy.works.undo().label == "Add Müller"


def test_r019_a_writer_waits_for_another_and_then_names_it(path: Path) -> None:
    import threading

    first = open_store(path, "Kenji Mori")
    second = open_store(path, "Anna Berg", alone=False)
    quick = opening.Works(open_engine(path, wait_ms=200), "Anna Berg", second.works._holder)
    holding, go = threading.Event(), threading.Event()

    def hold(work: object) -> None:
        work.session.add(Person(family_name="Slow"))
        work.session.flush()
        holding.set()
        go.wait(5)

    writer = threading.Thread(target=lambda: first.works.run("Slow", hold))
    writer.start()
    assert holding.wait(5)
    with pytest.raises(Refused, match="written to by Kenji Mori"):
        add_person(quick)
    threading.Timer(0.5, go.set).start()
    add_person(second.works, "After the wait")
    writer.join()
    assert count(first.engine, "person") == 2
    quick.engine.dispose()
    second.close()
    first.close()


def test_a_broken_lock_file_is_no_obstacle(opened: Open, path: Path) -> None:
    opened().close()
    path.with_name("office.db.lock").write_text("{nonsense", "utf-8")
    path.with_name("office.db.run").write_text("[[[", "utf-8")
    path.with_name("office.db.lock-99999").write_text("", "utf-8")
    opened()
    assert not path.with_name("office.db.lock-99999").exists() or os.name == "nt"


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
