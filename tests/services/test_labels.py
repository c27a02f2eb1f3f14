"""Labels with names and colours, and what becomes of those who bear them."""

from __future__ import annotations

from functools import partial

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Invalid
from eujc_desktop.models.label import LabelColour
from eujc_desktop.ui.label_tones import TONES
from eujc_desktop.ui.tokens import TONES as ALL_TONES


def person(works, name, labels=None):
    given = {"family_name": name, "labels": labels}
    return works.run("Add", partial(services.records.create, table="person", given=given)).result


def run(works, use_case, **given):
    return works.run("Labels", partial(getattr(services.labels, use_case), **given)).result


def listed(works):
    return [(one.name, str(one.colour), one.people) for one in works.read(services.labels.listing)]


def labels_of(works, person_id):
    return works.read(partial(services.records.values, table="person", record_id=person_id))["labels"]


def test_labels_are_made_renamed_coloured_and_removed_with_their_bearers(works):
    one, other = person(works, "Berg", "press; alumni"), person(works, "Ørum", "press")
    run(works, "make", name="Speakers", colour="violet")
    assert listed(works) == [("alumni", "grey", 1), ("press", "grey", 2), ("Speakers", "violet", 0)]
    run(works, "recolour", name="press", colour="red")
    assert run(works, "rename", before="press", name="Press") == 2
    assert listed(works)[1] == ("Press", "red", 2)
    assert labels_of(works, one) == ("Press", "alumni")
    assert run(works, "remove", name="Press") == 2
    assert (labels_of(works, one), labels_of(works, other)) == (("alumni",), None)
    works.undo()
    assert (labels_of(works, other), listed(works)[1]) == (("Press",), ("Press", "red", 2))


def test_labels_are_given_to_several_and_taken_from_them(works):
    both = [person(works, "Berg", "press"), person(works, "Ørum")]
    assert run(works, "put", people=both, name="press", on=True) == 1
    assert [labels_of(works, each) for each in both] == [("press",), ("press",)]
    assert run(works, "put", people=both, name="press", on=False) == 2
    assert [labels_of(works, each) for each in both] == [None, None]


@pytest.mark.parametrize(
    ("name", "why"), [("PRÉSS", "already"), ("a; b", "semicolon"), (" ", "needed"), ("x" * 41, "at most 40")]
)
def test_names_that_cannot_be_told_apart_are_refused(works, name, why):
    run(works, "make", name="press", colour="red")
    with pytest.raises(Invalid) as told:
        run(works, "make", name=name, colour="blue")
    assert why in told.value.problems["name"]
    assert listed(works) == [("press", "red", 0)]


def test_every_colour_is_one_of_the_tones_whose_contrast_is_tested():
    assert set(TONES) == {str(colour) for colour in LabelColour}
    assert set(TONES.values()) <= set(ALL_TONES)
