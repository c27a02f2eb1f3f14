"""Tells drives and folders on which an office would be lost: network shares and folders a cloud service mirrors."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from eujc_desktop.common.errors import Refused
from eujc_desktop.common.said import say

_NETWORK = frozenset(
    [
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "smbfs2",
        "afpfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "davfs",
        "webdav",
        "9p",
        "sshfs",
    ]
)
_SYNC = re.compile(
    r"onedrive( - .*)?|dropbox( \(.*\))?|icloud ?drive|iclouddrive|mobile documents|cloudstorage|google ?drive|"
    r"my drive|nextcloud|owncloud|pcloud ?drive|box( sync)?|syncthing|seafile|mega(sync)?",
    re.IGNORECASE,
)
_SYNC_MARKS = (".dropbox", ".stfolder", ".sync_journal.db", ".owncloudsync.log")


def refuse_shared(folder: Path) -> None:
    """Refuse `folder` as the home of an office where several computers may write the same file."""
    real = folder.resolve()
    kind = network_kind(real)
    if kind:
        raise Refused(
            say(
                "{folder} is on a network drive ({kind}). There a database cannot be kept safe.",
                folder=folder,
                kind=kind,
            ),
            cure="Keep the office on this computer's own drive; a network drive is good for backups.",
        )
    service = sync_folder(real)
    if service:
        raise Refused(
            say(
                "{folder} is in a folder that is synchronised ({service}). That would tear the office's files apart.",
                folder=folder,
                service=service,
            ),
            cure="Keep the office outside that folder; it is good for backups.",
        )


def sync_folder(folder: Path) -> str:
    """The name of the folder above or at `folder` that a cloud service mirrors; empty when there is none."""
    declared = {os.path.normcase(os.environ.get(name, "")) for name in ("OneDrive", "OneDriveCommercial")} - {""}
    for part in (folder, *folder.parents):
        if _SYNC.fullmatch(part.name) or os.path.normcase(part) in declared:
            return part.name
        if any((part / mark).exists() for mark in _SYNC_MARKS):
            return part.name
    return ""


def network_kind(folder: Path) -> str:
    """The kind of network drive `folder` lies on; empty on the computer's own drives."""
    if sys.platform == "win32":
        return _windows_kind(folder)
    kind = _mac_kind(folder) if sys.platform == "darwin" else _linux_kind(folder, _mounts())
    return kind if is_network(kind) else ""


def is_network(kind: str) -> bool:
    """Whether a file system of this kind is shared over a network; `fuseblk` is a local drive of Windows' format."""
    return kind.lower() in _NETWORK or kind.lower() == "fuse" or kind.lower().startswith("fuse.")


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text("utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _linux_kind(folder: Path, mounts: str) -> str:
    """The file system of the mount that lies deepest above `folder`; a later mount hides an earlier one."""
    best, kind = "", ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), words[1])
        if len(point) >= len(best) and (folder == Path(point) or Path(point) in folder.parents):
            best, kind = point, words[2]
    return kind


def _windows_kind(folder: Path) -> str:  # pragma: no cover - Windows
    import ctypes

    if str(folder).startswith("\\\\"):
        return "a share"
    remote = 4
    windll = getattr(ctypes, "windll", None)
    drive = windll.kernel32.GetDriveTypeW(folder.anchor) if windll else 0
    return "a share" if drive == remote else ""


def _mac_kind(folder: Path) -> str:  # pragma: no cover - macOS
    import ctypes
    import ctypes.util

    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    answer = ctypes.create_string_buffer(4096)
    if library.statfs(os.fsencode(folder), answer) != 0:
        return ""
    # struct statfs of 64-bit macOS: f_fstypename are the 16 bytes after 72.
    return answer.raw[72:88].split(b"\0", 1)[0].decode("ascii", errors="replace")
