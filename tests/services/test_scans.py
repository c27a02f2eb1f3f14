"""Scans kept with a person: which files are taken, what is taken out of them, what they change."""

from __future__ import annotations

import io
import zlib
from functools import partial

import pikepdf
import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Damaged
from tests.services.importing import INPUT


def pdf(*, script=False, password="", pages=1, spaces=0, times=1):
    """A file whose pages unpack to so many MiB of spaces, packed so many times."""
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    if spaces:
        packing = zlib.compressobj(1)
        packed = b"".join(packing.compress(b" " * (1 << 20)) for _ in range(spaces)) + packing.flush()
        for _ in range(times - 1):
            packed = zlib.compress(packed)
        made.pages[0].Contents = pikepdf.Stream(made, b"")
        made.pages[0].Contents.write(packed, filter=[pikepdf.Name.FlateDecode] * times)
    if script:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


@pytest.fixture
def part(office):
    mission = office.read(lambda work: services.missions.by_code(work, "WCM-2027").id)
    values = {"person.family_name": "Berg"}
    return office.run("Add", partial(services.people.enrol, mission_id=mission, values=values)).result


def person_of(works, part):
    return works.read(lambda work: services.records.values(work, "participation", part))["person_id"]


def keep(works, person, path, kind="passport", part=""):
    add = partial(services.scans.add, person_id=person, kind=kind, path=path, participation_id=part)
    return works.run("Add a file", add).result


def test_a_passport_copy_is_kept_shown_counted_and_undone(office, part, tmp_path):
    person, path, data = person_of(office, part), tmp_path / "Paß ☂.pdf", pdf()
    path.write_bytes(data)
    key = keep(office, person, path, part=part)
    (scan,) = office.read(partial(services.scans.of_person, person_id=person))
    assert (scan.kind, scan.file_name, scan.size) == ("Passport copy", "Paß ☂.pdf", len(data))
    assert office.read(partial(services.scans.data_of, scan_id=key)) == data
    assert office.read(lambda work: services.records.values(work, "participation", part))["passport_copy"] is True
    photos = partial(services.attachments.pictures, owner="person", owner_ids=[person], kind="photo")
    assert office.read(photos) == {}
    office.run("Remove", partial(services.scans.remove, scan_id=key))
    assert office.read(partial(services.scans.of_person, person_id=person)) == []
    office.undo()
    office.undo()
    assert office.read(partial(services.scans.of_person, person_id=person)) == []
    assert office.read(lambda work: services.records.values(work, "participation", part))["passport_copy"] is None


def test_a_picture_is_shown_as_a_page(office, part):
    key = keep(office, person_of(office, part), INPUT / "photos" / "weissgerber_jurgen.jpg", "other")
    with pikepdf.open(io.BytesIO(office.read(partial(services.scans.to_look_at, scan_id=key)))) as shown:
        assert len(shown.pages) == 1


def test_what_acts_by_itself_is_taken_out(office, part, tmp_path):
    path = tmp_path / "in.pdf"
    path.write_bytes(pdf(script=True))
    key = keep(office, person_of(office, part), path)
    with pikepdf.open(io.BytesIO(office.read(partial(services.scans.data_of, scan_id=key)))) as kept:
        assert "/OpenAction" not in kept.Root


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"", "not a PDF"),
        ("a.pdf", b"%PDF-1.7 cut off", "damaged"),
        ("a.pdf", pdf(password="x"), "locked"),
        ("a.pdf", pdf(pages=101), "101 pages"),
        ("a.pdf", pdf(spaces=257), "unpacks to far more"),
        ("a.pdf", pdf(spaces=300, times=2), "unpacks to far more"),
        ("a.jpg", b"MZ", "not a whole JPEG"),
        ("a.exe", b"MZ", "not a whole JPEG"),
    ],
)
def test_other_files_are_refused_in_words_and_nothing_is_kept(office, part, tmp_path, name, data, words):
    path, before = tmp_path / name, office.version()
    path.write_bytes(data)
    with pytest.raises(Damaged, match=words) as refused:
        keep(office, person_of(office, part), path)
    assert name in str(refused.value)
    assert office.version() == before
