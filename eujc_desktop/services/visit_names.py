"""What visits are called where one of them is meant: by the host, and by as much more as tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import select

from eujc_desktop.common.dates import european
from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.store.work import Work


def of_mission(work: Work, mission_id: str, *, with_day: bool = False) -> dict[str, str]:
    """The name of each visit by its id, in the order of hosts and days; `with_day` also where the host alone is clear.

    Two visits to one host differ by day, else by time, else by site; where all of these are alike, by a number.
    """
    found = work.session.execute(
        select(Visit, Organisation, Site)
        .join(Organisation, Organisation.id == Visit.organisation_id)
        .outerjoin(Site, Site.id == Visit.site_id)
        .where(Visit.mission_id == mission_id)
        .order_by(
            Organisation.name, Visit.agreed_day.is_(None), Visit.agreed_day, Visit.agreed_from, Site.name, Visit.id
        )
    ).all()
    names = {visit.id: host.name or host.name_ja or "" for visit, host, _site in found}
    for tell in (_day, _time, _place):
        words = {visit.id: tell(visit, site) for visit, _host, site in found}
        always = with_day and tell is _day
        for alike in [list(names)] if always else list(_alike(names)):
            if always or len({words[key] for key in alike}) > 1:
                names |= {key: ", ".join(filter(None, (names[key], words[key]))) for key in alike}
    for alike in list(_alike(names)):
        names |= {key: f"{names[key]} ({number})" for number, key in enumerate(alike, 1)}
    return names


_Teller = Callable[[Visit, Site | None], str]


def _alike(names: Mapping[str, str]) -> Iterator[list[str]]:
    """The visits that have one name, where several have it."""
    by_name: dict[str, list[str]] = {}
    for key, name in names.items():
        by_name.setdefault(name.casefold(), []).append(key)
    return (keys for keys in by_name.values() if len(keys) > 1)


def _day(visit: Visit, _site: Site | None) -> str:
    return european(visit.agreed_day, with_year=False) if visit.agreed_day else ""


def _time(visit: Visit, _site: Site | None) -> str:
    return f"{visit.agreed_from:%H:%M}" if visit.agreed_from else ""


def _place(_visit: Visit, site: Site | None) -> str:
    return (site.name or site.name_ja or site.city or "") if site else ""
