"""Use cases in any order, undo and redo among them, over restarts: every step back is where one has been."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from eujc_desktop.common.errors import Refused
from eujc_desktop.models.mission import Mission
from eujc_desktop.models.participation import Participation
from eujc_desktop.models.person import Person
from eujc_desktop.services import imports, itineraries, mission_days, missions, people, records
from eujc_desktop.store.opening import open_store
from eujc_desktop.store.work import Work
from tests.servers import new_database
from tests.soaking import rounds
from tests.store.office import as_journalled, dump, replayed

INPUT = Path(__file__).parents[1] / "data" / "input"
NUMBERS = st.integers(0, 3)
WORDS = st.sampled_from(["Liège", "Šiauliai", "東京", "O'Brien; “x”", "50 %", ""])


class Steps(RuleBasedStateMachine):
    """`past` holds a snapshot of the whole office for each step done, `future` those that redo leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.closing = ExitStack()
        self.data = self.place()
        self.store = open_store(self.data, "Anna Berg")
        self.past, self.future = [dump(self.store.engine)], []

    def place(self) -> str:
        folder = tempfile.mkdtemp(prefix="eujc-steps-")
        self.closing.callback(shutil.rmtree, folder)
        return str(Path(folder) / "office.db")

    def teardown(self) -> None:
        while len(self.past) > 1:
            self.undo()
        assert dump(self.store.engine) == {}
        while self.future:
            self.redo()
        assert as_journalled(self.store.engine) == replayed(self.store.engine)
        self.store.close()
        self.closing.close()

    def did(self) -> None:
        """Take note of what a use case left; one that changed nothing is no step."""
        now = dump(self.store.engine)
        if now != self.past[-1]:
            self.past.append(now)
            self.future.clear()

    def one(self, model: type, number: int) -> str | None:
        """The id of one of the records there, if any."""
        ids = self.store.works.read(lambda work: list(work.session.scalars(select(model.id).order_by(model.id))))
        return ids[number % len(ids)] if ids else None

    @initialize()
    def first_mission(self) -> None:
        self.add_mission(0)

    @rule(number=NUMBERS)
    def add_mission(self, number: int) -> None:
        days = {"first_day": "2027-03-15", "last_day": "2027-03-26"}
        values = {"programme": "WCM", "code": f"M-{number}", "title": "World Class Manufacturing", **days}
        known = {row[2] for row in self.past[-1].get("mission", [])}
        known |= {row[1] for row in self.past[-1].get("mission", [])}
        if f"M-{number}" in known:
            return
        self.store.works.run("New mission", partial(missions.new, values=values))
        self.did()

    @rule(number=NUMBERS, word=WORDS)
    def enrol(self, number: int, word: str) -> None:
        if mission_id := self.one(Mission, number):
            values = {"person.family_name": f"Müller {word}", "organisation.name": f"Firm {number}"}
            self.store.works.run("Enrol", partial(people.enrol, mission_id=mission_id, values=values))
            self.did()

    @rule(number=NUMBERS, word=WORDS)
    def change_person(self, number: int, word: str) -> None:
        if person_id := self.one(Person, number):
            given = {"department": word, "given_name": word[:3]}
            self.store.works.run("Edit", partial(records.change, table="person", record_id=person_id, given=given))
            self.did()

    @rule(number=NUMBERS, model=st.sampled_from([Mission, Person, Participation]))
    def remove(self, number: int, model: type) -> None:
        if found := self.one(model, number):
            self.store.works.run("Remove", partial(records.remove, table=model.__tablename__, record_id=found))
            self.did()

    @rule(number=NUMBERS, hour=st.integers(8, 20))
    def add_item(self, number: int, hour: int) -> None:
        if mission_id := self.one(Mission, number):
            self.store.works.run("Add an item", partial(_add_item, mission_id=mission_id, hour=hour))
            self.did()

    @precondition(lambda self: not self.past[-1].get("organisation"))
    @rule()
    def bring_in_hosts(self) -> None:
        incoming = imports.preview(self.store.works, INPUT / "hosts-ja.xlsx", "companies")
        imports.apply(self.store.works, incoming, only_good=True)
        self.did()

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.store.works.undo()
        self.future.append(self.past.pop())
        assert dump(self.store.engine) == self.past[-1]

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.store.works.redo()
        self.past.append(self.future.pop())
        assert dump(self.store.engine) == self.past[-1]

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.data, "Anna Berg")

    @invariant()
    def the_program_knows_what_can_be_undone(self) -> None:
        works = self.store.works
        assert (works.next_undo() is None) is (len(self.past) == 1)
        assert (works.next_redo() is None) is (not self.future)
        assert dump(self.store.engine) == self.past[-1]

    @precondition(lambda self: len(self.past) == 1)
    @rule()
    def nothing_to_undo(self) -> None:
        with pytest.raises(Refused, match="nothing to undo"):
            self.store.works.undo()


def _add_item(work: Work, mission_id: str, hour: int) -> None:
    mission = work.get(Mission, mission_id)
    day = mission_days.day_for(work, mission, mission.first_day, None)
    values = {"title": "Talk", "day_id": day.id, "start": f"{hour}:00", "end": f"{hour + 1}:30", "groups": "A, B"}
    itineraries.add(work, mission_id, values)


class StepsOnAServer(Steps):
    """The same on PostgreSQL."""

    def place(self) -> str:
        return self.closing.enter_context(new_database())


# Without shrinking: it would take longer than a test may, and the steps are told anyway.
FEW = settings(max_examples=rounds(10, 60), stateful_step_count=rounds(15, 40), deadline=None, phases=[Phase.generate])


@pytest.mark.soak
class TestSteps(Steps.TestCase):
    settings = FEW


@pytest.mark.soak
@pytest.mark.postgres
class TestStepsOnAServer(StepsOnAServer.TestCase):
    settings = settings(FEW, max_examples=rounds(3, 25))
