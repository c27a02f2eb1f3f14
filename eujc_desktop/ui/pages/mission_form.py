"""The fields of a mission; its dates take along what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from eujc_desktop import services
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.form import Form
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr

SECTIONS = (
    ("Mission", ("title", "title_ja", "code", "programme", "kind", "direction", "status", "coordinator",
                 "second_coordinator", "themes")),
    ("Dates and places", ("first_day", "last_day", "places", "places_ja", "zone", "home_zone", "capacity", "minimum")),
    ("Deadlines", ("call_opens", "call_closes", "selection_due", "report_due")),
    ("Deposit and rules", ("deposit_amount", "deposit_currency", "deposit_due", "min_attendance", "refund_rule")),
    ("Texts for the papers", ("objectives", "welcome", "welcome_ja", "motto_ja", "practical", "edition",
                              "edition_date", "notes")),
)  # fmt: skip
_DAYS = ("mission.first_day", "mission.last_day")


class MissionForm(Form):
    """As every form, but another first or last day moves days, items and open deadlines in the same step."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        parts = [(tr(title), [f"mission.{name}" for name in names]) for title, names in SECTIONS]
        super().__init__(desk, panel, "missions", parts, named=lambda row: str(row.get("mission.code") or ""))

    def store(self, values: Mapping[str, Any], key: str, value: object, before: object) -> Job:
        if key not in _DAYS:
            return super().store(values, key, value, before)
        days = {key.partition(".")[2]: value}
        return move(self.desk, str(values["id"]), str(values.get("mission.code") or ""), days)


def move(desk: Desk, mission_id: str, code: str, days: Mapping[str, object]) -> Job:
    """Give a mission other dates, as one step with a toast; the job."""
    today = date.today()
    label = tr("Move the dates of {mission}", mission=code)
    job = desk.office.do(label, lambda work: services.rescheduling.change_dates(work, mission_id, days, today))
    return job.then(lambda moved: desk.toast_undo(moved_text(moved)))


def moved_text(moved: Any) -> str:
    """“28 deadlines moved by 7 days”."""
    if not moved.days:
        return tr("Dates changed")
    step = count("%n day", "%n days", abs(moved.days))
    if not moved.deadlines:
        text = tr("Moved by {step}") if moved.days > 0 else tr("Moved {step} earlier")
    elif moved.days > 0:
        text = count("%n deadline moved by {step}", "%n deadlines moved by {step}", moved.deadlines)
    else:
        text = count("%n deadline moved {step} earlier", "%n deadlines moved {step} earlier", moved.deadlines)
    return text.format(step=step)
