"""What is kept can be typed: every field of a person, a participation and a visit has its place in the window."""

from __future__ import annotations

import pytest

from eujc_desktop import services
from eujc_desktop.ui.pages import people_columns, visit_columns
from tests.ui.house import House, marked_up, nameless
from tests.ui.test_form import show

ELSEWHERE = {
    "participation.person_id": "who takes part is said when a person is added",
    "visit.organisation_id": "a visit to another host is another visit",
}
FORMS = {"participants": (people_columns, ("person", "participation")), "visits": (visit_columns, ("visit",))}


@pytest.mark.parametrize("grid", FORMS)
def test_every_field_has_a_place_in_the_form(grid: str) -> None:
    module, records = FORMS[grid]
    shown = [key for _title, keys in module.SECTIONS for key in keys]
    kept = {key for key in services.grids.columns(grid) if key.partition(".")[0] in records}
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(services.grids.columns(grid))
    assert kept - set(shown) - set(ELSEWHERE) == set()


def test_rare_sections_are_sections() -> None:
    assert {title for title, _keys in people_columns.SECTIONS} >= people_columns.RARE


def test_the_panel_of_a_person_unfolded_has_names_for_all(filled: House) -> None:
    page = filled.tab("participants")
    show(filled, "BĒRZIŅA")
    for title in people_columns.RARE:
        page.side.sections[title].head.click()
    filled.idle()
    assert nameless(page.side) == []
    assert marked_up(page.side) == []


def test_sites_and_heads_of_the_host_party_are_those_of_the_host(filled: House) -> None:
    page = filled.tab("visits")
    page.grid.view.go(page.grid.model_.index(0, 0))
    filled.idle()
    form = page.side.form
    company = form.values["organisation.name"]
    heads, sites = form.editor("visit.host_leader_id"), form.editor("visit.site_id")
    assert 1 < heads.count() < 6, "the contacts of this host alone"
    offered = [sites.itemText(at) for at in range(1, sites.count())]
    assert offered
    assert all(words.startswith(company) for words in offered)
    sites.setCurrentIndex(0)
    sites.activated.emit(0)
    filled.idle()
    assert filled.undone() == f"Change site of {company}"
