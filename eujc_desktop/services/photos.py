"""A folder of photos given to the people of a mission, each by the name of its file, after a look at who gets which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select

from eujc_desktop.common.errors import Conflict, Damaged, NotFound, Refused
from eujc_desktop.common.progress import Progress, silent
from eujc_desktop.common.said import said_by, say, say_many
from eujc_desktop.exchange.photo_names import Pictured, fit
from eujc_desktop.exchange.pictures import Picture, bytes_of, read_picture
from eujc_desktop.models.attachment import Attachment, AttachmentKind
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import attachments, missions, roll
from eujc_desktop.store.work import Work, Works

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".svg"})
MOST_FILES = 500
WRITTEN = ("new", "replaces")


@dataclass(frozen=True)
class Photo:
    """A file and what becomes of it: new, replaces, same; or nobody, several, refused with reason and cure."""

    file: str
    result: str
    person_id: str = ""
    name: str = ""
    by: str = ""
    reason: str = ""
    cure: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Folder:
    """The photos of a folder before anything is written; `pictures` are those that can be kept, by file."""

    path: Path
    photos: tuple[Photo, ...]
    pictures: Mapping[str, Picture] = field(repr=False)
    aside: int = 0
    """Other files, which are left alone."""

    @property
    def good(self) -> tuple[Photo, ...]:
        """Those that will be written."""
        return tuple(photo for photo in self.photos if photo.result in WRITTEN)

    @property
    def problems(self) -> tuple[Photo, ...]:
        """Those that need a decision."""
        return tuple(photo for photo in self.photos if photo.reason)


def preview(works: Works, path: Path, mission: str, progress: Progress = silent) -> Folder:
    """Who would get which photo of a folder; `mission` is a code."""
    files, aside = _files(path)
    people, kept = works.read(partial(_known, code=mission))
    found: list[Photo] = []
    pictures: dict[str, Picture] = {}
    for at, file in enumerate(files):
        progress(at, len(files), file.name)
        photo = _fitted(file.name, people)
        if not photo.reason:
            photo = _read(file, photo, kept, pictures)
        found.append(photo)
    return Folder(path, tuple(_without_doubles(found)), pictures, aside)


def apply(works: Works, folder: Folder, *, only_good: bool = False) -> int:
    """Keep the photos as one step; with problems only if they are to be left out; how many were kept."""
    if folder.problems and not only_good:
        raise Refused(refusal(folder), cure="Rename or move them, or import only the good ones.")
    good = folder.good
    if good:
        title = say_many("Import {n} photo", "Import {n} photos", n=len(good))
        works.run(title, partial(_write, folder=folder))
    return len(good)


def refusal(folder: Folder) -> str:
    """Why the photos are not imported as they stand."""
    counts = Counter(photo.result for photo in folder.problems)
    words = {"nobody": say("fit nobody"), "several": say("fit more than one"), "refused": say("cannot be kept")}
    told = tuple(
        say_many("{n} file: {why}", "{n} files: {why}", n=counts[key], why=why)
        for key, why in words.items()
        if counts[key]
    )
    return say("{files}; nothing is imported.", files=told)


def as_data(folder: Folder) -> dict[str, Any]:
    """A preview as plain data."""
    counts = Counter(photo.result for photo in folder.photos)
    return {
        "folder": str(folder.path),
        "counts": dict(counts),
        "other_files": folder.aside,
        "photos": [asdict(photo) for photo in folder.photos],
    }


def as_lines(folder: Folder) -> list[str]:
    """A preview as lines to read."""
    counts = Counter(photo.result for photo in folder.photos)
    told = ", ".join(f"{number} {result}" for result, number in counts.items())
    lines = [f"{folder.path.name}: {told or say('no photos')}"]
    for photo in folder.photos:
        whom = f"{photo.name} (by {photo.by})" if photo.name else ""
        lines.append(": ".join(part for part in (photo.file, photo.result, whom) if part))
        lines += [f"    {photo.reason} {photo.cure}"] if photo.reason else []
        lines += [f"    {remark}" for remark in photo.remarks]
    return lines


def _files(path: Path) -> tuple[list[Path], int]:
    if not path.is_dir():
        raise NotFound(say("There is no folder {path}.", path=path), cure="Name the folder with the photos.")
    found = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    files = [file for file in found if file.suffix.lower() in ENDINGS]
    if len(files) > MOST_FILES:
        raise Refused(
            say("The folder has {n} pictures.", n=len(files)),
            cure=say("Bring in {most_files} or fewer at once.", most_files=MOST_FILES),
        )
    return files, len(found) - len(files)


def _known(work: Work, code: str) -> tuple[list[Pictured], dict[str, str]]:
    """The people of a mission as files may name them, and the hashes of the photos there are."""
    members = roll.members_of(work, missions.by_code(work, code).id)
    people = [_pictured(part, person) for part, person, _ in members]
    photos = select(Attachment.person_id, Attachment.sha256).where(
        Attachment.kind == AttachmentKind.PHOTO, Attachment.person_id.is_not(None)
    )
    return people, {str(owner): kept for owner, kept in work.session.execute(photos)}


def _pictured(part: Participation, person: Person) -> Pictured:
    return Pictured(
        person.id,
        roll.name_of(person).full,
        person.family_name or "",
        person.given_name or "",
        person.native_name or "",
        person.email or "",
        part.application_no or "",
        part.photo_file or "",
    )


def _fitted(file: str, people: Sequence[Pictured]) -> Photo:
    found = fit(file, people)
    if not found.people:
        cure = say("Name the file after the person: family_given.jpg, or the e-mail address.")
        return Photo(file, "nobody", reason=say("“{file}” fits nobody of the mission.", file=file), cure=cure)
    if len(found.people) > 1:
        names = ", ".join(person.name for person in found.people)
        reason = say("“{file}” fits more than one by the {by}: {names}.", file=file, by=found.by, names=names)
        return Photo(file, "several", by=found.by, reason=reason, cure=say("Name the file after the e-mail address."))
    person = found.people[0]
    return Photo(file, "new", person.id, person.name, found.by)


def _read(file: Path, photo: Photo, kept: Mapping[str, str], pictures: dict[str, Picture]) -> Photo:
    """The photo made ready to be kept, or refused."""
    try:
        picture = read_picture(bytes_of(file), file.name)
    except Damaged as exc:
        return replace(photo, result="refused", reason=said_by(exc), cure=exc.cure)
    pictures[file.name] = picture
    before = kept.get(photo.person_id)
    same = before == sha256(picture.data).hexdigest()
    result = "same" if same else "replaces" if before else "new"
    return replace(photo, result=result, remarks=picture.remarks)


def _without_doubles(photos: Sequence[Photo]) -> list[Photo]:
    """Of two files for one person neither is taken before somebody has chosen."""
    counts = Counter(photo.person_id for photo in photos if photo.person_id and not photo.reason)
    return [_doubled(photo, photos) if counts[photo.person_id] > 1 and not photo.reason else photo for photo in photos]


def _doubled(photo: Photo, photos: Sequence[Photo]) -> Photo:
    files = [f"“{other.file}”" for other in photos if other.person_id == photo.person_id and other.file != photo.file]
    reason = say("“{file}” is for {name}, as is {files}.", file=photo.file, name=photo.name, files=", ".join(files))
    return replace(photo, result="several", reason=reason, cure=say("Leave one of them in the folder."))


def _write(work: Work, folder: Folder) -> None:
    for photo in folder.good:
        if work.session.get(Person, photo.person_id) is None:
            raise Conflict(say("{name} is no longer there.", name=photo.name), cure="Look at the folder again.")
        picture = folder.pictures[photo.file]
        attachments.keep_picture(work, "person", photo.person_id, AttachmentKind.PHOTO, photo.file, picture)
