"""A visit as the rules of a timetable see it, before it has a time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from eujc_desktop.models.organisation import Organisation, Site
from eujc_desktop.models.visit import Visit
from eujc_desktop.planning import travel
from eujc_desktop.planning.items import Item
from eujc_desktop.services import visits
from eujc_desktop.services.plan_facts import hosted
from eujc_desktop.store.work import Work


def item_of(work: Work, visit: Visit) -> Item:
    """Where it is, whom it is with, what the host allows and what was agreed; for everyone, at no time."""
    host = work.get(Organisation, visit.organisation_id)
    site = work.get(Site, visit.site_id) if visit.site_id else None
    values = visits.item_values(work, visit)
    place, address = str(values["place"] or ""), str(values["address"] or "")
    city = (site.city if site else None) or host.city or ""
    item = Item(
        id=visit.id,
        title=str(values["title"] or ""),
        type=str(values["type"]),
        place=place,
        area=travel.area_of(place, address) or travel.area_of(city),
        company=host.name or host.name_ja or "",
        status=str(values["status"]),
    )
    return hosted(item, visit, site)


def length_of(visit: Visit) -> timedelta | None:
    """How long is agreed; None where that is open."""
    since, until = visit.agreed_from, visit.agreed_until
    if since is None or until is None or until <= since:
        return None
    return datetime.combine(date.min, until) - datetime.combine(date.min, since)
