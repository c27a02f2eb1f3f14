"""Beside the agenda: what is wrong with the itinerary, and the item or day at hand as a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, for_action
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.item_files import ItemFiles
from eujc_desktop.ui.item_people import ItemPeople
from eujc_desktop.ui.pages.issue_list import IssueList
from eujc_desktop.ui.pages.plan_forms import DAY_SECTIONS, ITEM_SECTIONS, DayForm, ItemForm
from eujc_desktop.ui.record_form import Choices
from eujc_desktop.ui.record_history import RecordHistory
from eujc_desktop.ui.text import tr

ISSUES, ITEM, PEOPLE = "issues", "item", "people"


class PlanPanel(QWidget):
    """Issues and item in turn; `read` is asked to read the itinerary again."""

    def __init__(self, desk: Desk, read: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.issues, self.items, self.days = (DetailPanel(desk.memory, name) for name in ("issues", "item", "day"))
        self.found = IssueList(writes=not desk.read_only)
        self.issues.head.addWidget(self.found)
        self._titles = {panel: label("", "sub", wrap=True) for panel in (self.items, self.days)}
        for panel, title in self._titles.items():
            panel.head.addWidget(title)
        self.form, self.day_form = ItemForm(desk, self.items, ITEM_SECTIONS), DayForm(desk, self.days, DAY_SECTIONS)
        for form in (self.form, self.day_form):
            form.outdated.connect(lambda: read())
        self._desk = desk
        self.people: ItemPeople | None = None
        self.files: ItemFiles | None = None
        self._history: RecordHistory | None = None
        self.which = Segments([(ISSUES, tr("Issues"), ""), (ITEM, tr("Item"), "")], ISSUES)
        self.which.changed.connect(self.turn)
        self._pages = QStackedWidget()
        for panel in (self.issues, self.items, self.days):
            self._pages.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(self.which, "stretch", for_action(desk.actions.q("plan_rules")), margins=(14, 0, 14, 0)))
        layout.addWidget(self._pages, 1)
        self._record: QWidget = self.items

    def turn(self, which: str) -> None:
        """Show the issues, or the record at hand."""
        self.which.choose(which)
        self._pages.setCurrentWidget(self.issues if which == ISSUES else self._record)

    def edit(self, field: str = "") -> None:
        """Show the record at hand with the keyboard in one of its fields."""
        self.turn(ITEM)
        if self._record is self.days:
            self.day_form.focus_field(field or "theme")
        elif field == PEOPLE and self.people is not None:
            self.people.focus()
        else:
            self.form.focus_field(field or "title")

    def show_issues(self, issues: Any) -> None:
        """Show what is wrong, and what was accepted."""
        self.found.show_issues(issues)
        number = len(issues.findings)
        self.which.name(ISSUES, tr("Issues {n}", n=number) if number else tr("Issues"))

    def show_record(self, answer: Any) -> None:
        """Show an item or a day as `read_record` gave it; None when neither has the keyboard."""
        if answer is None:
            self.form.clear()
            self._titles[self.items].setText(tr("Select an item or a day."))
            self.items.setEnabled(False)
            self._change(self.items)
            return
        kind, values, choices = answer
        panel, form = (self.days, self.day_form) if kind == "day" else (self.items, self.form)
        fields = services.mission_days.fields() if kind == "day" else services.itineraries.fields()
        panel.setEnabled(True)
        form.show_fields(fields, choices)
        form.show_values(values)
        self._titles[panel].setText(_day_title(values) if kind == "day" else _item_title(values))
        self.which.name(ITEM, tr("Day") if kind == "day" else tr("Item"))
        self._change(panel)
        if kind == "item":
            # These sections come after the fields, which are known only when the first item has been read.
            self.people = self.people or ItemPeople(self._desk, self.items)
            self.files = self.files or ItemFiles(self._desk, self.items)
            self._history = self._history or RecordHistory(self._desk, self.items)
            self.people.show_item(values["id"])
            self.files.show_item(values["id"], _item_title(values))
            of_people = (("item_person", key) for key in values["people"])
            self._history.show_records([("itinerary_item", values["id"]), *of_people])

    def show_history(self) -> None:
        """What happened to the item."""
        self.turn(ITEM)
        if self._history is not None:
            self._history.focus()

    def _change(self, panel: QWidget) -> None:
        shown = self._pages.currentWidget() is not self.issues
        self._record = panel
        if shown:
            self._pages.setCurrentWidget(panel)


def read_record(work: Any, mission_id: str, item_id: str, day_id: str) -> tuple[str, Mapping[str, Any], Choices] | None:
    """Kind, values and choices of the item at hand, else of the day; on the database's thread."""
    if item_id:
        choices = {key: services.grids.choices(work, key, mission_id) for key in ("day_id", "visit_id")}
        values = services.itineraries.values(work, item_id)
        return "item", {**values, "people": services.seats.records_of(work, item_id)}, choices
    if day_id:
        return (
            "day",
            services.mission_days.values(work, day_id),
            {"hotel_id": services.grids.choices(work, "hotel_id")},
        )
    return None


def _item_title(values: Mapping[str, Any]) -> str:
    return str(values["title"] or values["title_ja"] or values["type"].label)


def _day_title(values: Mapping[str, Any]) -> str:
    number = tr("Day {number}", number=values["number"])
    return f"{on_day(values['day'], long=True)} · {number}" if values["day"] else number
