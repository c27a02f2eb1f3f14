"""The Participants tab: everybody of the mission at hand in a grid, one person as a form with what to mend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from eujc_desktop import services
from eujc_desktop.ui.components.action_bar import BarAction
from eujc_desktop.ui.components.buttons import for_action
from eujc_desktop.ui.components.empty import EmptyState, NoMatch
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import column, row
from eujc_desktop.ui.components.messages import InlineMessage, MessageSlot
from eujc_desktop.ui.grid import DataGrid
from eujc_desktop.ui.grid_columns import Loaded
from eujc_desktop.ui.label_tones import label_tones
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page, ShownList, field_in
from eujc_desktop.ui.pages.people_columns import (
    NAMED,
    TOGETHER,
    TONES,
    Concerns,
    column_sets,
    columns,
    filter_of,
    label_column,
    lacking,
    weighed,
)
from eujc_desktop.ui.pages.person_panel import PersonPanel
from eujc_desktop.ui.several import Several, offer_values
from eujc_desktop.ui.status_letters import offer_letters
from eujc_desktop.ui.text import count, tr

TABLES = frozenset(
    {"person", "participation", "organisation", "mission_group", "mission", "itinerary_item", "item_person",
     "attachment", "own_answer", "own_field", "room_block", "distinction", "consent", "disclosure"}
)  # fmt: skip


class ParticipantsPage(Page):
    """A grid to work in like a spreadsheet; the panel explains what about the person needs attention."""

    key = "participants"

    def build(self) -> None:
        self._mission, self._year, self._lacking = "", date.today().year, ""
        self._concerns = weighed(())
        self._findings: Sequence[Any] = ()
        self._twins: Sequence[Any] = ()
        self._company: Any = None
        self._answer: Loaded | None = None
        self.grid = DataGrid(
            self.desk,
            "participants",
            (*columns(lambda: self._year), label_column(label_tones(self.desk).of, shown=False)),
            messages=self.messages,
            name=tr("Participants"),
            filter_hint=tr("Filter people"),
            sets=column_sets(),
            adds=lambda n: count("%n new person", "%n new people", n),
        )
        self.grid.arranging.show_usual("person.family_name")
        self._fill_tools()
        self._alarms = MessageSlot(margins=(12, 10, 12, 10))
        content = column(self._alarms, (self.grid, 1), spacing=0)
        content.setFocusProxy(self.grid)
        self.set_content(content)
        self.side = PersonPanel(self.desk, self.remove)
        self._sums, self._hint = label("", "small", "muted"), label("", "small", "muted")
        self._hint.setText(tr("F2 edit   Ctrl+D fill down   Ctrl+Shift+C copy with headers"))
        usual = row(self._sums, "stretch", self._hint, margins=(12, 4, 12, 4))
        self.several = Several(self, self.grid, self.side, usual, NAMED, TOGETHER, self._for_several())
        self.grid.set_filters(self._concerns.filters)
        self.grid.current_changed.connect(self._choose)
        label_tones(self.desk).changed.connect(self.grid.reload)
        self.grid.loaded.connect(self._loaded)
        self._bind()

    def show_first(self, first: Any) -> None:
        self._year = first.mission["first_day"].year
        self.grid.show_first(first)

    def shown_list(self) -> ShownList | None:
        return self.grid.shown_list()

    def show_mission(self, mission_id: str) -> None:
        self._mission, self._concerns, self._lacking = mission_id, weighed(()), ""
        self._findings, self._twins, self._company = (), (), None
        if mission_id:
            self.grid.load(mission_id)
            self._check()
        else:
            go = (tr("Go to missions"), "primary", lambda: self.desk.go("missions"))
            self.show_empty(EmptyState("flag", tr("Choose a mission first."), "", (go,)))

    def refresh(self, changes: Changed) -> None:
        if self._mission and any(table in TABLES for table, _key in changes.touched):
            self._renew()
            offer_letters(self.desk, changes, self.window())

    @property
    def row_id(self) -> str:
        return self.grid.current_id

    def place(self) -> Any:
        return self.grid.place()

    def go_back(self, place: Any) -> None:
        self.grid.go_back(place)

    def reveal(self, record_id: str, filter_key: str) -> None:
        if field := field_in(filter_key):
            self.side.form.seek(record_id, field)
        elif filter_key.startswith(waits := services.progress.LACKING):
            self._lacking = filter_key.removeprefix(waits)
            self._offer_filters()
            self.grid.use_filters({filter_key})
        elif filter_key:
            self.grid.use_filters({filter_key} if self.grid.has_filter(filter_key) else {filter_of(filter_key)})
        if record_id:
            self.grid.select(record_id, field or filter_key)

    def add(self, name: str = "") -> None:
        """Ask who the new participant is, who may have a name already."""
        if self._mission:
            from eujc_desktop.ui.dialogs.add_records import AddPersonDialog

            AddPersonDialog(self.desk, self._mission, self._enrolled, self.window(), name=name).open()

    def remove(self) -> None:
        """Take the selected people off the mission, with a way back."""
        ids = self.grid.selected_ids()
        words = count("Remove %n person", "Remove %n people", len(ids))
        done = count("%n person removed", "%n people removed", len(ids))
        job = self.desk.office.do(words, lambda work: services.grids.remove(work, "participants", ids))
        job.then(lambda _n: self.desk.toast_undo(done))

    def _fill_tools(self) -> None:
        self.tools.add(self.grid.filter_box)
        self.tools.add(self.grid.chips, 1)
        for name in ("columns", "groups", "tick_attendance", "import", "export"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.tools.add(for_action(self.desk.actions.q("add_person"), primary=True))

    def _bind(self) -> None:
        self.grid.bind_commands(self)
        self.bind("new", self.add)
        self.bind("add_person", self.add)
        self.bind("delete", self.remove, lambda: bool(self.grid.selected_ids()))
        self.bind("paste_travel", self._paste_travel, lambda: bool(self.grid.current_id))
        self.bind("record_history", self.side.show_history, lambda: bool(self.grid.current_id))
        self.bind("refresh", self._renew)
        self.bind("issues", self._show_wrong)

    def _for_several(self) -> list[BarAction]:
        """What can be done with several people."""
        offer = partial(offer_values, self.desk, self.grid)
        return [
            BarAction(tr("Status"), "circle-check", partial(offer, "participation.stage", NAMED)),
            BarAction(tr("Room"), "bed", partial(offer, "participation.room_type", NAMED)),
            BarAction(tr("Group"), "users", partial(offer, "participation.group_id", NAMED)),
            BarAction(tr("Copy"), "copy", self.grid.clipboard.copy, writes=False),
            BarAction(tr("Export"), "download", lambda: self.grid.export(self.grid.selected_ids()), writes=False),
            BarAction(tr("Letters"), "mail", partial(self._open_papers, "letters"), writes=False),
            BarAction(tr("Papers"), "printer", self._offer_papers, writes=False),
            BarAction(tr("Remove"), "trash-2", self.remove),
        ]

    def _open_papers(self, key: str) -> None:
        """Make a paper for the people selected only."""
        from eujc_desktop.ui.dialogs.print_dialog import open_papers

        open_papers(self.desk, key, self.window(), people=self.grid.selected_ids())

    def _offer_papers(self) -> None:
        """The papers that can be made for some people only."""
        from eujc_desktop.ui.papers.offers import PAPERS

        menu = QMenu(self)
        for key, offer in PAPERS.items():
            if "who" in offer.choices:
                menu.addAction(tr(offer.title), partial(self._open_papers, key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _paste_travel(self) -> None:
        """Fill the journey of the person at hand out of a mail, which may lie on the clipboard."""
        from eujc_desktop.ui.dialogs.travel_mail import TravelMailDialog

        held = QGuiApplication.clipboard().text()
        text = held if len(held.splitlines()) > 1 else ""
        TravelMailDialog(self.desk, self.grid.current_id, text, self.window()).open()

    def _enrolled(self, row_id: str) -> None:
        self.show_content()
        self.grid.select(row_id)

    # What needs attention

    def _renew(self) -> None:
        """Read what is shown again, and what is wrong with it."""
        self.grid.reload()
        self._check()

    def _check(self) -> None:
        mission_id, twins = self._mission, self._twins

        def read(work: Any) -> Any:
            today = date.today()
            company = services.travellers.company(work, mission_id, today)
            rooms = services.rooming.findings(work, mission_id, today)
            found = (*company.findings, *rooms, *services.consents.findings(work, mission_id))
            return company, found, weighed((*twins, *found))

        job = self.desk.office.ask(read, partial(self._checked, mission_id, twins))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))
        look = partial(_twins, mission_id)
        self.desk.office.make(tr("Look for duplicates"), look).then(partial(self._compared, mission_id)).otherwise(
            partial(self.desk.refuse, slot=self.messages)
        )

    def _checked(self, mission_id: str, twins: Sequence[Any], answer: tuple[Any, Sequence[Any], Concerns]) -> None:
        if mission_id != self._mission:
            return
        company, self._findings, concerns = answer
        self._year, self._company = company.first_day.year, company
        if twins is self._twins:
            self._show_concerns(concerns)
        else:
            self._weigh()

    def _compared(self, mission_id: str, twins: Sequence[Any]) -> None:
        """Who may be somebody else is known at another time than the rest: everybody is looked through."""
        if mission_id == self._mission and twins != self._twins:
            self._twins = twins
            self._weigh()

    def _weigh(self) -> None:
        """Show both sorts of findings, as they were told last."""
        mission_id, both = self._mission, (*self._twins, *self._findings)

        def show(concerns: Concerns) -> None:
            if mission_id == self._mission:
                self._show_concerns(concerns)

        self.desk.office.ask(lambda _work: weighed(both), show)

    def _show_concerns(self, concerns: Concerns) -> None:
        shown, before = self.grid.current_id, self._concerns
        self._concerns = concerns
        self.grid.set_marks(self._concerns.marks)
        self._offer_filters()
        self._tell_all()
        self._show_sums()
        if before.of.get(shown, ()) != concerns.of.get(shown, ()):
            self._choose(shown)

    def _offer_filters(self) -> None:
        """Chips for what is to be mended, and for whom the checklist waits where that was asked."""
        people = self._company.lacking if self._company is not None else {}
        asked = [lacking(self._lacking, people)] if self._lacking else []
        self.grid.set_filters([*asked, *self._concerns.filters])

    def _tell_all(self) -> None:
        """What concerns nobody in particular, above the list."""
        rooms = (tr("Rooms…"), partial(self.desk.actions.run, "rooms"))
        confirmed = (tr("Show the confirmed"), partial(self.grid.use_filters, {"confirmed"}))
        told = [
            InlineMessage(tr(found.message), "", TONES[found.severity], fixes=(rooms if found.table else confirmed,))
            for found in self._concerns.shared
        ]
        self._alarms.show_messages(told)

    def _show_wrong(self) -> None:
        """Only those about whom something is wrong."""
        self.grid.use_filters({"attention"})

    def _choose(self, row_id: str) -> None:
        """Show the person that has the keyboard."""
        self.desk.actions.refresh()
        self.side.show_person(row_id, self._concerns.of.get(row_id, ()))

    # Sums

    def _loaded(self, answer: Loaded) -> None:
        if not self._mission:
            return
        self._answer = answer
        self._show_sums()
        if answer.ids:
            self.show_content()
        elif answer.total:
            nobody = tr("No one matches {filters}.", filters=self.grid.filters.told)
            self.show_empty(NoMatch(nobody, self.grid.clear_filters))
        else:
            bring = (tr("Import from Excel…"), "primary", lambda: self.desk.actions.run("import"))
            add = (tr("Add person"), "", self.add)
            self.show_empty(EmptyState("users", tr("No one has applied yet."), "", (bring, add)))

    def _show_sums(self) -> None:
        if self._answer is None:
            return
        words = [count("%n person", "%n people", self._answer.total)]
        if (company := self._company) is not None:
            confirmed, places = company.confirmed, company.capacity
            words.append(
                tr("{n} confirmed of {places} places", n=confirmed, places=places)
                if places
                else tr("{n} confirmed", n=confirmed)
            )
            words += [tr("{n} to be confirmed", n=company.selected)] if company.selected else []
            words += [tr("{n} waiting", n=company.waiting)] if company.waiting else []
        if self.grid.narrowed:
            words.append(tr("{n} shown", n=len(self._answer.ids)))
        self._sums.setText(" · ".join(words))


def _twins(mission_id: str, works: Any, _progress: Any) -> Sequence[Any]:
    return services.duplicates.findings(works, mission_id)
