"""Surveys after 3, 6 and 12 months: who is to be asked, who has answered, and what came of the mission."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from eujc_desktop import services
from eujc_desktop.common.said import say
from eujc_desktop.fields.conditions import Condition
from eujc_desktop.planning.money import in_words
from eujc_desktop.ui.days import short_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.asking import AskDialog, fields_of
from eujc_desktop.ui.dialogs.record_dialog import RecordDialog, Words
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.grid_columns import Column, Filter, Row
from eujc_desktop.ui.panes.pane import Do, GridPane, Listed, PanesDialog
from eujc_desktop.ui.text import count, percent, tr

STATES = {
    "later": (say("Later"), "neu"),
    "due": (say("Due"), "warn"),
    "sent": (say("Sent"), "info"),
    "reminded": (say("Reminded"), "info"),
    "late": (say("To be reminded"), "err"),
    "answered": (say("Answered"), "ok"),
}
_TABLES = frozenset({"survey", "outcome", "participation", "person", "mission"})
_NAME = ("person.given_name", "person.native_name")


class SurveysPane(GridPane):
    """A line for each participant and round; invitations are drafts that people send."""

    tables = _TABLES

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        self.sheet: Any = None
        self._led = False
        listed = Listed("surveys", tr("Surveys"), self._columns(), hint=tr("Filter people"))
        super().__init__(dialog, mission_id, listed)
        self.arrange([
            Do(tr("Lay out surveys"), "calendar-plus", self.lay_out, "Ctrl+1"),
            Do(tr("Invite…"), "mail", self.invite, "Ctrl+2"),
            Do(tr("Sent…"), "send", self.note_sent, "Ctrl+3"),
            Do(tr("Answered…"), "circle-check", self.note_answered, "Ctrl+4"),
            Do(tr("Add result…"), "plus", self.add_result, "Ctrl+5"),
            Do(tr("Save as Excel…"), "file-spreadsheet", self.grid.export),
        ])  # fmt: skip

    def _columns(self) -> tuple[Column, ...]:
        def state(row: Row) -> str:
            return str(self.sheet.states.get(row["id"], "later")) if self.sheet is not None else "later"

        return (
            Column("person.family_name", tr("Name"), 200, "name", keys=_NAME, fixed=True),
            Column("organisation.name", tr("Company"), 200, fixed=True),
            Column("survey.months", tr("Months after"), 100, fixed=True),
            Column("survey.due", tr("Due"), 124),
            Column("~state", tr("State"), 130, "chip", show=lambda row: tr(STATES[state(row)][0]),
                   hue=lambda row: STATES[state(row)][1], fixed=True),
            Column("survey.sent_on", tr("Sent on"), 124),
            Column("survey.reminded_on", tr("Reminded on"), 124),
            Column("survey.answered_on", tr("Answered on"), 124),
            Column("person.email", tr("E-mail"), 200, fixed=True),
        )  # fmt: skip

    def look(self, work: Any) -> Any:
        return services.surveys.sheet(work, self.mission_id, date.today())

    def show_facts(self, facts: Any) -> None:
        self.sheet = facts
        if not self._led:
            self._led = True
            self._lead_to_next(facts.of("late", "due") or facts.of("later"))
        self.grid.set_filters([
            Filter("due", tr("Due"), only=facts.of("due"), tone="warn", icon="clock"),
            Filter("late", tr("To be reminded"), only=facts.of("late"), tone="err", icon="clock"),
            Filter("sent", tr("Sent"), only=facts.of("sent", "reminded", "late")),
            Filter("answered", tr("Answered"), only=facts.of("answered")),
            *(Filter(f"{one.months}", tr("After {n} months", n=one.months), (_of_round(one.months),))
              for one in facts.rounds),
        ])  # fmt: skip
        self.grid.model_.say_again()
        told = [_rate(one) for one in facts.rounds]
        if facts.wanted:
            told.append(count("%n survey is to be laid out", "%n surveys are to be laid out", facts.wanted))
        self.sums.setText("   ·   ".join(told))

    def _lead_to_next(self, waiting: Collection[str]) -> None:
        """At first sight go to the first survey that is to be sent or reminded of: those before it are done."""
        there = [key for key in self.grid.model_.ids if key in waiting]
        for key in there[:1] or list(waiting)[:1]:
            self.grid.select(key)

    def lay_out(self) -> None:
        """A survey of each round for everybody who went."""
        lay_out = partial(services.surveys.lay_out, mission_id=self.mission_id)
        self.do(tr("Lay out surveys"), lay_out, tr("Surveys laid out"))

    def invite(self) -> None:
        """Open the invitation for those selected; when it is marked as sent, the day is noted."""
        self.write_letter("survey", self.people_of(self.chosen))

    def note_sent(self) -> None:
        """Ask on which day surveys went out, or reminders of those sent before."""
        words = partial(count, "Mark %n survey as sent", "Mark %n surveys as sent")
        done = partial(count, "%n survey sent", "%n surveys sent")
        self.ask_day(tr("Survey sent"), "survey.sent_on", words, done, services.surveys.sent, self.chosen)

    def note_answered(self) -> None:
        """Ask on which day the answers came."""
        words = partial(count, "Mark %n survey as answered", "Mark %n surveys as answered")
        done = partial(count, "%n survey answered", "%n surveys answered")
        self.ask_day(tr("Survey answered"), "survey.answered_on", words, done, services.surveys.answered, self.chosen)

    def add_result(self) -> None:
        """Ask what the survey at hand has told of."""
        key = self.grid.current_id
        if not key:
            return

        def write(work: Any, given: Mapping[str, object]) -> str:
            made: str = services.surveys.add_result(work, key, given, date.today())
            return made

        title = tr("Add a result")
        now = {"known_on": date.today()}
        RecordDialog(self.desk, "outcome", Words(title, title, title), write, now=now, parent=self.dialog).open()


def _of_round(months: int) -> Condition:
    return Condition("survey.months", "is", months)


def _rate(one: Any) -> str:
    """How many have answered a round of those to whom it went."""
    rate, day = one.rate, short_day(one.due, with_year=True)
    if rate.share is None:
        return tr("After {n} months, {day}: none sent yet", n=one.months, day=day)
    return tr("After {n} months, {day}: {answered} of {sent} answered ({share})", n=one.months, day=day,
              answered=rate.answered, sent=rate.sent, share=percent(rate.share))  # fmt: skip


class OutcomesPane(GridPane):
    """A line for each result; contracts, agreements, memoranda and the rest, with value and partner."""

    tables = _TABLES

    def __init__(self, dialog: WorkDialog, mission_id: str) -> None:
        columns = (
            Column("person.family_name", tr("Name"), 200, "name", keys=_NAME, fixed=True),
            Column("organisation.name", tr("Company"), 190, fixed=True),
            Column("outcome.code", tr("Result"), 230, "chip", lambda code: "neu" if code == "none" else "ok"),
            Column("outcome.partner", tr("Partner"), 190),
            Column("outcome.value", tr("Value"), 110),
            Column("outcome.currency", tr("Currency"), 80),
            Column("outcome.known_on", tr("Known since"), 124),
            Column("outcome.months", tr("Months after"), 100),
            Column("outcome.note", tr("Note"), 220),
        )
        super().__init__(dialog, mission_id, Listed("outcomes", tr("Results"), columns, hint=tr("Filter people")))
        self._people: Sequence[tuple[str, str]] = ()
        self.arrange([
            Do(tr("Add result…"), "plus", self.add, "Ctrl+N"),
            Do(tr("Remove"), "trash-2", self.remove),
            Do(tr("Save as Excel…"), "file-spreadsheet", self.grid.export),
        ])  # fmt: skip

    def look(self, work: Any) -> Any:
        people = services.payments.people(work, self.mission_id)
        return services.surveys.sheet(work, self.mission_id, date.today()).results, people

    def show_facts(self, facts: Any) -> None:
        results, self._people = facts
        kind = services.records.entity("outcome").fields["code"].kind
        told = []
        for one in results:
            values = tr(", ").join(tr(in_words(value, currency)) for currency, value in one.values)
            words = tr("{result}: {n}", result=tr(kind.format(one.code)), n=one.number)
            told.append(f"{words} ({values})" if values else words)
        self.sums.setText("   ·   ".join(told) or tr("No result has been reported yet."))

    def add(self) -> None:
        """Ask who has reported what."""

        def write(values: Mapping[str, Any]) -> Any:
            given = {**{name: value for name, value in values.items() if value is not None},
                     "mission_id": self.mission_id}  # fmt: skip
            add = partial(services.records.create, table="outcome", given=given)
            return self.write(tr("Add a result"), add, tr("Result added"))

        fields = fields_of("outcome", "participation_id", "code", "partner", "value", "currency", "known_on", "note")
        AskDialog(self.desk, tr("Add a result"), tr("Add"), fields, write, self.dialog,
                  now={"known_on": date.today()}, choices={"participation_id": list(self._people)}).open()  # fmt: skip


class FollowUpDialog(PanesDialog):
    """What is asked after a mission, and what came of it."""

    def __init__(self, desk: Desk, mission_id: str, parent: Any = None) -> None:
        super().__init__(desk, tr("Follow-up"), 1280, 780, parent)
        self.surveys, self.outcomes = SurveysPane(self, mission_id), OutcomesPane(self, mission_id)
        panes = (
            ("surveys", tr("Surveys"), "send", self.surveys),
            ("results", tr("Results"), "handshake", self.outcomes),
        )
        self.take_panes(panes, tr("Follow-up"), "follow_up")
