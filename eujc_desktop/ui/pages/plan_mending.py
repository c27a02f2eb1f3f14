"""What is done about the issues of an itinerary: a fix applied, a finding accepted, a way timed, rules set."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.finding_words import title_of
from eujc_desktop.ui.pages.issues import APPLIED, done_words, step_words
from eujc_desktop.ui.pages.plan_asks import open_swap
from eujc_desktop.ui.pages.plan_panel import PEOPLE
from eujc_desktop.ui.pages.plan_steps import PlanSteps
from eujc_desktop.ui.text import lowered, tr

_LEADS = {"split": "groups", "propose seats": PEOPLE, "name people": PEOPLE}
"""The field in which people take a step."""


class PlanMending(QObject):
    """`enter` is asked to show a finding's items with the keyboard in a field."""

    def __init__(self, desk: Desk, steps: PlanSteps, enter: Callable[[Any, str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._steps, self._enter, self._over = desk, steps, enter, parent
        self.issues: Any = None

    def use(self, finding: Any, fix: Any) -> None:
        """Take the step of a fix, or lead to where people take it."""
        item = self._steps.item(fix.item)
        if fix.action in APPLIED:
            title = self._steps.title_of(fix.item)
            done = done_words(fix, title)
            self._steps.mend(step_words(fix, title), finding, fix).then(lambda _id: self._desk.toast_undo(done))
        elif fix.action == "accept":
            self.accept(finding, fix.option)
        elif fix.action == "edit travel":
            self._time_way(*finding.ways)
        elif fix.action == "swap in":
            open_swap(self._desk, fix.item, self._steps.title_of(fix.item), self._over.window())
        elif fix.action == "ask host" and item is not None and item.visit_id:
            self._desk.go("visits", item.visit_id)
        elif fix.action == "open person":
            self._desk.go("participants", fix.person, fix.field)
        else:
            self._enter(finding, _LEADS.get(fix.action) or (fix.field or finding.field).rpartition(".")[2] or "title")

    def first_fix(self) -> None:
        """Take the first fix there is."""
        for finding in self.issues.findings if self.issues else ():
            fix = next((fix for fix in finding.fixes if fix.action in APPLIED), None)
            if fix is not None:
                self.use(finding, fix)
                return

    def accept(self, finding: Any, reason: str) -> Any:
        """Accept a finding for a reason, as one step."""
        facts = services.acceptances.facts_of(finding, self.issues.trial.items)
        given = {"mission_id": self._steps.mission_id, "finding": finding, "facts": facts, "reason": reason}
        title = lowered(title_of(finding.rule))
        words = tr("Accept: {title}", title=title)
        job = self._desk.office.do(words, partial(services.acceptances.accept, **given))
        job.then(lambda _id: self._desk.toast_undo(tr("Accepted: {title}", title=title)))
        return job

    def ask_why(self, finding: Any) -> None:
        """Ask for the reason why a finding can stay."""
        from eujc_desktop.ui.dialogs.accept_finding import AcceptFinding

        AcceptFinding(self._desk, tr(finding.message), partial(self.accept, finding), self._over.window()).open()

    def withdraw(self, accepted: Any) -> None:
        """Let an accepted finding stand again."""
        title = lowered(title_of(accepted.finding.rule))
        words, done = tr("Accept no more: {title}", title=title), tr("Accepted no more: {title}", title=title)
        step = partial(services.acceptances.withdraw, acceptance_id=accepted.id)
        self._desk.office.do(words, step).then(lambda _n: self._desk.toast_undo(done)).otherwise(self._desk.refuse)

    def set_rules(self) -> None:
        """Show the rules of the itinerary."""
        from eujc_desktop.ui.dialogs.plan_rules import PlanRulesDialog

        if self._steps.mission_id:
            PlanRulesDialog(self._desk, self._steps.mission_id, self._over.window()).open()

    def _time_way(self, here: str, there: str) -> None:
        from eujc_desktop.ui.dialogs.travel_minutes import TravelMinutes

        mission = self._steps.mission_id

        def show(way: Any) -> None:
            TravelMinutes(self._desk, mission, (here, there), way, self._over.window()).open()

        read = partial(services.travel_minutes.read, mission_id=mission, here=here, there=there)
        self._desk.office.ask(read, show).otherwise(self._desk.refuse)
