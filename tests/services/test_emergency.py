"""The emergency folder: complete for those who go and accompany them, and kept in the office."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from functools import partial

import pikepdf
import pypdfium2 as pdfium
import pytest

from eujc_desktop.common.errors import Refused
from eujc_desktop.services import disclosures, editions, missions, papers, roll, showings
from eujc_desktop.services.listings import emergency
from eujc_desktop.services.listings.people import Wanted
from eujc_desktop.services.papers import Order
from eujc_desktop.store.opening import open_store

CODE = "WCM-2027"


def test_it_holds_all_that_a_bad_day_asks_for(sample_office):
    mission = sample_office.read(lambda work: missions.by_code(work, CODE).id)
    content, cautions = sample_office.read(partial(emergency.folder, mission_id=mission, wanted=Wanted()))
    assert emergency.CAUTION in cautions
    assert {"110", "119"} <= {call.number for call in content.calls}
    assert content.team
    assert all(call.number for call in content.team)
    own = [one for one in content.people if not one.person.task]
    assert len(own) == 24
    assert all(one.contact and one.contact_phone and one.insurer for one in own)
    assert all(place.address.ja and place.phone for place in content.hotels)
    assert [place.first for place in content.hotels] == sorted(place.first for place in content.hotels)
    assert len(content.hosts) > 10


def test_a_japanese_folder_says_in_japanese_what_the_house_knows(sample_office):
    mission = sample_office.read(lambda work: missions.by_code(work, "WCM-2027").id)
    read = partial(emergency.folder, mission_id=mission, wanted=Wanted(language="ja"))
    content, _ = sample_office.read(read)
    notes = [call.note for call in (*content.calls, *content.team) if call.note]
    assert notes
    assert not [note for note in notes if note.isascii()]


def test_it_is_registered_and_tells_nobody_outside(sample_office, tmp_path):
    order = Order("emergency-folder", CODE, language="ja", password="Schlüssel 7")
    made = papers.make(sample_office, order, tmp_path)
    assert made.paths[0].read_bytes().startswith(b"%PDF")
    assert emergency.CAUTION in made.warnings
    mission = sample_office.read(lambda work: missions.by_code(work, CODE).id)
    assert sample_office.read(partial(disclosures.of_mission, mission_id=mission)) == []
    bearers = [
        person.id
        for _part, person, _firm in roll.going(sample_office.read(partial(roll.members_of, mission_id=mission)))
        if person.passport_no
    ]
    for person_id in bearers:
        (look,) = sample_office.read(partial(showings.of_person, person_id=person_id))
        assert (look.label, look.where) == ("Passport no.", "On a paper")
    assert bearers


def test_where_a_look_cannot_be_written_down_passport_numbers_are_masked(sample_file, tmp_path):
    path = shutil.copyfile(sample_file, tmp_path / "office.db")
    with contextlib.closing(open_store(path, "Anna Berg", beside=True)) as store:
        seen = papers.preview(store.works, Order("emergency-folder", CODE))
        mission = store.works.read(lambda work: missions.by_code(work, CODE).id)
        content, _ = store.works.read(partial(emergency.folder, mission_id=mission, wanted=Wanted()))
    document = pdfium.PdfDocument(seen.data)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    numbers = [one.passport for one in content.people if one.passport]
    assert numbers
    assert not any(number in words for number in numbers)
    assert any(told.startswith("Passport numbers are masked here.") for told in seen.warnings)


def test_a_preview_of_it_is_one_look_at_each_passport(sample_office):
    order = Order("emergency-folder", CODE)
    for again in (order, replace(order, language="ja")):
        papers.preview(sample_office, again)
    mission = sample_office.read(lambda work: missions.by_code(work, CODE).id)
    content, _ = sample_office.read(partial(emergency.folder, mission_id=mission, wanted=Wanted()))
    for person_id in content.bearers:
        (look,) = sample_office.read(partial(showings.of_person, person_id=person_id))
        assert (look.label, look.where, look.who) == ("Passport no.", "In a preview", "Anna Berg")
    assert content.bearers
    assert [step.label for step in sample_office.steps(1)] == [f"Passport numbers of {CODE} shown"]


def test_r081_its_file_opens_with_the_password_alone_and_on_paper_without(sample_office, tmp_path):
    order = Order("emergency-folder", CODE)
    for words, told in (("", "needs a password"), ("short", "too short")):
        with pytest.raises(Refused, match=told):
            papers.make(sample_office, replace(order, password=words), tmp_path)
    assert list(tmp_path.glob("*.pdf")) == []
    # Typed on a Mac, where ü is two characters.
    (path,) = papers.make(sample_office, replace(order, password="Schlu\u0308ssel 7"), tmp_path).paths
    data = path.read_bytes()
    for wrong in ("", "schlüssel 7"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path, password=wrong)
    with pikepdf.open(path, password="Schlüssel 7") as file:
        assert (file.encryption.bits, file.encryption.R, file.encryption.stream_method.name) == (256, 6, "aesv3")
        assert file.allow.accessibility
        assert "pdfaid:part" not in file.open_metadata()
        assert "pdfuaid:part" in file.open_metadata()
    numbers = sample_office.read(
        lambda work: [
            person.passport_no
            for _, person, _ in roll.members_of(work, missions.by_code(work, CODE).id)
            if person.passport_no
        ]
    )
    assert numbers
    assert not any(number.encode() in data for number in numbers)
    (printed,) = papers.make(sample_office, order, tmp_path / "paper", printed=True).paths
    pikepdf.open(printed).close()
    with pytest.raises(Refused, match="everyone gets"):
        editions.release(sample_office, replace(order, password="long enough"))
