"""Whose photo a file is, by its name."""

from __future__ import annotations

import pytest

from eujc_desktop.exchange.photo_names import Pictured, fit

PEOPLE = [
    Pictured("1", "Jürgen WEISSGERBER", "Weißgerber", "Jürgen", email="j.weissgerber@example.org", number="WCM-007"),
    Pictured("2", "Søren KJÆRGAARD", "Kjærgaard", "Søren", told="IMG_0042.JPG"),
    Pictured("3", "Anna BERG", "Berg", "Anna Maria"),
    Pictured("4", "Anna BERGMANN", "Bergmann", "Anna"),
    Pictured("5", "Haruka ISHIBASHI", "Ishibashi", "Haruka", native="石橋 遥"),
    Pictured("6", "Anna BERG", "Berg", "Anna Karin"),
]


@pytest.mark.parametrize(
    ("file", "whom", "by"),
    [
        ("img_0042.png", "2", "file named in the application"),
        ("J.Weissgerber@example.org.jpg", "1", "e-mail"),
        ("j.weissgerber.jpg", "1", "e-mail"),
        ("wcm-007.jpg", "1", "submission ID"),
        ("Weissgerber_Juergen.jpg", "1", "name"),
        ("jurgen weissgerber (2).jpg", "1", "name"),
        ("JuergenWeissgerber.jpeg", "1", "name"),
        ("kjaergaard_soeren_photo.jpg", "2", "name"),
        ("石橋遥.jpg", "5", "name"),
        ("ISHIBASHI Haruka.PNG", "5", "name"),
        ("berg_anna_karin.jpg", "6", "name"),
        ("bergmann-anna.jpg", "4", "name"),
    ],
)
def test_a_file_fits_one_person(file, whom, by):
    found = fit(file, PEOPLE)
    assert ([person.id for person in found.people], found.by) == ([whom], by)


def test_a_part_of_a_name_may_fit_several():
    found = fit("anna_berg.jpg", PEOPLE)
    assert ([person.id for person in found.people], found.by) == (["3", "6"], "part of the name")


@pytest.mark.parametrize("file", ["portrait.jpg", "anna.jpg", "berg.jpg", "_.jpg", ".jpg"])
def test_other_files_fit_nobody(file):
    assert fit(file, PEOPLE).people == ()
