"""A folder of photos: who gets which, what is in the way, one step that can be taken back."""

from __future__ import annotations

import shutil

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import NotFound, Refused
from tests.services.importing import CODE, INPUT

SMALL = INPUT / "photos" / "zahra_gorg.jpg"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "photos"
    made.mkdir()
    return made


def looked(works, folder):
    return services.photos.preview(works, folder, CODE)


def results(found):
    return {photo.file: photo.result for photo in found.photos}


def photos(works):
    return works.read(lambda work: services.attachments.owners(work, "person", "photo"))


def test_all_photos_of_the_input_find_their_people_as_one_step(with_applicants):
    found = looked(with_applicants, INPUT / "photos")
    assert set(results(found).values()) == {"new"}
    assert {photo.by for photo in found.photos} == {"file named in the application"}
    assert services.photos.apply(with_applicants, found) == 24
    assert len(photos(with_applicants)) == 24
    assert with_applicants.next_undo().label == "Import 24 photos"
    again = looked(with_applicants, INPUT / "photos")
    assert set(results(again).values()) == {"same"}
    assert services.photos.apply(with_applicants, again) == 0
    with_applicants.undo()
    assert photos(with_applicants) == set()


def test_what_fits_nobody_is_no_picture_or_comes_twice_is_refused_whole(with_applicants, folder):
    shutil.copy(SMALL, folder / "zahra_gorg.jpg")
    shutil.copy(SMALL, folder / "nobody_at_all.jpg")
    shutil.copy(SMALL, folder / "berzina_kristine.jpg")
    shutil.copy(SMALL, folder / "Kristine Berzina.jpg")
    (folder / "georgieva_tsvetelina.jpg").write_bytes(b"%!PS-Adobe-3.0")
    (folder / "list.xlsx").write_bytes(b"")
    found = looked(with_applicants, folder)
    assert results(found) == {
        "zahra_gorg.jpg": "new",
        "nobody_at_all.jpg": "nobody",
        "berzina_kristine.jpg": "several",
        "Kristine Berzina.jpg": "several",
        "georgieva_tsvetelina.jpg": "refused",
    }
    assert found.aside == 1
    assert all(photo.cure for photo in found.problems)
    with pytest.raises(Refused, match="1 file: fit nobody, 2 files: fit more than one and 1 file: cannot be kept"):
        services.photos.apply(with_applicants, found)
    assert photos(with_applicants) == set()
    assert services.photos.apply(with_applicants, found, only_good=True) == 1


def test_another_photo_replaces_the_one_before(with_applicants, folder):
    shutil.copy(SMALL, folder / "zahra_gorg.jpg")
    services.photos.apply(with_applicants, looked(with_applicants, folder))
    shutil.copy(INPUT / "photos" / "berzina_kristine.jpg", folder / "zahra_gorg.jpg")
    found = looked(with_applicants, folder)
    assert results(found) == {"zahra_gorg.jpg": "replaces"}
    services.photos.apply(with_applicants, found)
    assert len(photos(with_applicants)) == 1


def test_a_folder_that_is_not_there_is_named(with_applicants, tmp_path):
    with pytest.raises(NotFound, match="There is no folder"):
        looked(with_applicants, tmp_path / "elsewhere")
