"""Papers and lists for which there is no room leave the old ones, and nothing of their own."""

from __future__ import annotations

import pytest

from eujc_desktop import services
from eujc_desktop.common.errors import Refused
from eujc_desktop.services import roll
from eujc_desktop.services.papers import Order
from tests.disks import NO_ROOM, small_disk
from tests.services.importing import add_mission, bring

ORDERS = {
    "programme.pdf": Order("programme", "WCM-2027"),
    "roster.xlsx": Order("roster", "WCM-2027"),
    "calendar.ics": Order("ics", "WCM-2027"),
    "badges.pdf": Order("badges", "WCM-2027"),
    "folder.pdf": Order("emergency-folder", "WCM-2027", password="long enough"),
    "rooming.xlsx": Order("roster", "WCM-2027", cut="rooming"),
}


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", 3) as found:
        yield found


def test_r007_a_full_disk_leaves_the_old_papers_whole(works, disk):
    add_mission(works)
    bring(works, "applications-en.xlsx")
    bring(works, "programme-wcm-2027.xlsx", "itinerary")
    for name, order in ORDERS.items():
        services.papers.make(works, order, disk.folder / name)
    before = {name: (disk.folder / name).read_bytes() for name in ORDERS}
    steps = works.version()
    disk.fill()
    refusals = {}
    for name, order in ORDERS.items():
        for target in (disk.folder / name, disk.folder / f"new-{name}"):
            with pytest.raises(Refused, match=NO_ROOM) as caught:
                services.papers.make(works, order, target)
            refusals[target.name] = str(caught.value)
    disk.free()
    assert {path.name: path.read_bytes() for path in disk.folder.iterdir()} == before
    assert works.version() == steps
    assert "The file of that name is as it was" in refusals["roster.xlsx"]
    assert "Nothing was written" in refusals["new-roster.xlsx"]
    for name, order in ORDERS.items():
        services.papers.make(works, order, disk.folder / f"new-{name}")
    assert len(list(disk.folder.iterdir())) == 2 * len(ORDERS)


def test_r007_a_file_for_each_leaves_the_old_ones_whole_where_there_is_no_room(works, disk):
    add_mission(works)
    bring(works, "applications-en.xlsx")
    bring(works, "programme-wcm-2027.xlsx", "itinerary")
    members = works.read(lambda work: roll.members_of(work, services.missions.by_code(work, "WCM-2027").id))
    few = tuple(part.id for part, _, _ in members[:3])
    order, folder = Order("badges", "WCM-2027", each=True, people=few), disk.folder / "badges"
    services.papers.make(works, order, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    steps = works.version()
    disk.fill()
    with pytest.raises(Refused, match=NO_ROOM):
        services.papers.make(works, order, folder)
    disk.free()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert works.version() == steps
