"""Where an office may lie, and where it would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eujc_desktop.common.errors import Refused
from eujc_desktop.store import backup, volumes
from eujc_desktop.store.opening import Store, open_store
from tests.store.office import add_person

Open = Callable[..., Store]


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
