"""What the lists of the directory show: companies, their people, their sites."""

from __future__ import annotations

from collections.abc import Mapping

from eujc_desktop.common import addresses
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.ui.grid_columns import Column, Filter, Named, Row
from eujc_desktop.ui.pages.visit_columns import stage_tone
from eujc_desktop.ui.text import count, tr

TOGETHER = (("organisation.kind",), ("organisation.sector", "organisation.sector_ja"),
            ("organisation.nace", "organisation.jsic"), ("organisation.country", "organisation.city"))  # fmt: skip
NAMED = Named(
    ("organisation.name", "organisation.name_ja", "organisation.city"),
    lambda row: str(row.get("organisation.name") or row.get("organisation.name_ja") or ""),
    lambda _row: "",
    "organisation.city",
    lambda n: count("%n company", "%n companies", n),
    lambda n: count("%n company selected", "%n companies selected", n),
)


def of_companies() -> tuple[Column, ...]:
    """The columns of companies."""
    return (
        Column("organisation.name", tr("Company"), 216, keys=("organisation.name_ja",)),
        Column("organisation.name_ja", tr("Name in Japanese"), 176),
        Column("organisation.name_kana", tr("Name in kana"), 150, shown=False),
        Column("organisation.sector", tr("Sector"), 140),
        Column("organisation.address", tr("Place"), 140, keys=("organisation.city",), show=_place, fixed=True),
        Column("contact.native_name", tr("Contact"), 150, keys=("contact.family_name", "contact.given_name"),
               show=_contact, fixed=True),
        Column("visit.agreed_day", tr("Latest visit"), 112, fixed=True),
        Column("visit.stage", tr("Stage"), 104, "chip", stage_tone, fixed=True),
        Column("visit.rating", tr("Rating"), 70, fixed=True),
        Column("organisation.employees", tr("Employees"), 90),
        Column("organisation.nace", tr("Sector by NACE"), 180, shown=False),
        Column("organisation.jsic", tr("Sector by JSIC"), 180, shown=False),
        Column("organisation.kind", tr("Kind"), 110, "chip"),
        Column("organisation.phone", tr("Phone"), 130, shown=False),
        Column("organisation.email", tr("E-mail"), 170, shown=False),
        Column("organisation.website", tr("Website"), 170, shown=False),
        Column("organisation.code", tr("No."), 70, shown=False),
    )  # fmt: skip


def of_people() -> tuple[Column, ...]:
    """The columns of the people to turn to."""
    return (
        Column("contact.native_name", tr("Name in own script"), 130),
        Column("contact.kana_name", tr("Reading"), 140),
        Column("contact.family_name", tr("Family name"), 120),
        Column("contact.given_name", tr("Given name"), 110),
        Column("organisation.name", tr("Company"), 200, fixed=True),
        Column("contact.job_title", tr("Position"), 190),
        Column("contact.job_title_ja", tr("Position in Japanese"), 110),
        Column("contact.department_ja", tr("Department in Japanese"), 140, shown=False),
        Column("contact.rank", tr("Protocol rank"), 70),
        Column("contact.channel", tr("Best reached by"), 130),
        Column("contact.email", tr("E-mail"), 190),
        Column("contact.phone", tr("Phone"), 130),
        Column("contact.mobile", tr("Mobile"), 130, shown=False),
        Column("contact.languages", tr("Languages"), 130, shown=False),
        Column("contact.assistant", tr("Assistant"), 130, shown=False),
        Column("site.name", tr("Works at"), 130, fixed=True, shown=False),
    )


def of_sites() -> tuple[Column, ...]:
    """The columns of the places that can be visited."""
    return (
        Column("site.name", tr("Site"), 150),
        Column("site.name_ja", tr("Site in Japanese"), 150),
        Column("organisation.name", tr("Company"), 200, fixed=True),
        Column("site.address", tr("Address of the site in English"), 240),
        Column("site.address_ja", tr("Address of the site in Japanese"), 240),
        Column("site.station", tr("Nearest station and exit"), 180),
        Column("site.max_visitors", tr("Most visitors"), 96),
        Column("site.min_visitors", tr("Fewest visitors"), 96, shown=False),
        Column("site.opening_hours", tr("Hours for visitors"), 170),
        Column("site.closing_days", tr("Closing days"), 130, shown=False),
        Column("site.photos", tr("Photographs"), 110, "chip"),
        Column("site.safety_shoes", tr("Safety shoes"), 96, shown=False),
        Column("site.languages", tr("Languages of the host"), 140),
        Column("site.coach_parking", tr("Coach parking and gate"), 160, shown=False),
        Column("site.phone", tr("Phone of the site"), 130, shown=False),
    )


def _place(row: Row) -> str:
    return addresses.place(row.get("organisation.address") or "") or str(row.get("organisation.city") or "")


def _contact(row: Row) -> str:
    latin = " ".join(filter(None, (row.get("contact.given_name"), row.get("contact.family_name"))))
    return str(row.get("contact.native_name") or latin)


def filters(concerns: Mapping[str, frozenset[str]]) -> list[Filter]:
    """What has to be looked at, and the sorts of organisations there are most of."""
    due, rest, visited = (concerns.get(name, frozenset()) for name in ("due", "rest", "visited"))
    kinds = (("company", tr("Companies")), ("hotel", tr("Hotels")), ("authority", tr("Public bodies")))
    return [
        Filter("due", tr("Next step due"), (), due, "warn", "phone"),
        Filter("rest", tr("Let rest"), (), rest, "err", "moon"),
        Filter("visited", tr("Visited before"), (), visited, "ok", "history"),
        *(Filter(kind, words, (Condition("organisation.kind", "is", kind),)) for kind, words in kinds),
    ]
