"""The fields of a mission; its dates take along what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eujc_desktop.common.said import say
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.mission_moves import move

SECTIONS = (
    (say("Mission"), ("title", "title_ja", "code", "programme", "kind", "direction", "status", "coordinator",
                      "second_coordinator", "themes", "partners")),
    (say("Dates and places"), ("first_day", "last_day", "places", "places_ja", "zone", "home_zone", "capacity",
                               "minimum", "travel_times", "left_out")),
    (say("Deadlines"), ("call_opens", "call_closes", "selection_due", "confirmation_due", "report_due")),
    (say("Who may take part"), ("sme_only", "firm_seats", "associated_states", "passport_months")),
    (say("Deposit and rules"), ("deposit_amount", "deposit_currency", "deposit_due", "fee_large_firms",
                                "fee_due", "min_attendance", "report_required", "refund_rule", "refund_basis",
                                "refund_kept", "refund_free_days", "refund_smes_only", "refund_until", "yen_rate",
                                "budget_programme", "grant_number", "certificate_days", "certificate_report")),
    (say("Texts for the papers"), ("objectives", "motto_ja", "edition", "edition_date", "notes")),
)  # fmt: skip
_DAYS = ("mission.first_day", "mission.last_day")
"""Half a date is one too, and would send the mission away: a day is written when its field is left."""


class MissionForm(Form):
    """As every form, but another first or last day moves days, items and open deadlines in the same step."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        parts = [(title, [f"mission.{name}" for name in names]) for title, names in SECTIONS]
        named = lambda row: str(row.get("mission.code") or "")  # noqa: E731
        super().__init__(desk, panel, "missions", parts, whole=_DAYS, named=named)

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        if key not in _DAYS:
            return super().store(values, key, value, before)
        days = {key.partition(".")[2]: value}
        return move(self.desk, str(values["id"]), str(values.get("mission.code") or ""), days)
