"""The panel beside the list: where a mission stands, what needs attention, what is to be done; or its fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.ui.components.attention import AttentionRow
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import empty, hline, row
from eujc_desktop.ui.components.marks import Figure, Phase, Phases
from eujc_desktop.ui.components.panel import DetailPanel
from eujc_desktop.ui.days import narrow_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.pages.checklist import Checklist, t_text
from eujc_desktop.ui.pages.mission_concerns import told
from eujc_desktop.ui.pages.mission_figures import counted
from eujc_desktop.ui.pages.mission_head import Choice, MissionHead
from eujc_desktop.ui.text import count, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.pages.mission_form import MissionForm

_CONCERNS_SHOWN = 7


class MissionPanel(QStackedWidget):
    """`mend` carries the concern whose place is asked for."""

    mend = Signal(object)

    def __init__(self, desk: Desk, menu: Callable[[], list[Choice | None]]) -> None:
        super().__init__()
        self._desk, self._mission, self._with_all = desk, "", False
        self.setProperty("framed", True)  # noqa: FBT003
        self.overview, self.fields = DetailPanel(desk.memory, "mission"), DetailPanel(desk.memory, "mission.fields")
        self._heads = (MissionHead(self.turn, menu, editing=False), MissionHead(self.turn, menu, editing=True))
        for panel, head in zip((self.overview, self.fields), self._heads, strict=True):
            panel.head.addWidget(head)
            self.addWidget(panel)
        self._none = label(tr("Select a mission."), "body", "muted")
        self.overview.head.addWidget(self._none)
        self.form: MissionForm | None = None
        self.checklist = Checklist()
        self.checklist.ticked.connect(self._tick)
        self.checklist.add_asked.connect(self._edit_task)
        self.checklist.open_asked.connect(self._show_missing)
        self.checklist.edit_asked.connect(self._edit_task)
        self.checklist.remove_asked.connect(self._remove_task)
        self._body = self._assembled()
        self.overview.add(self._body)
        self._show_any(on=False)

    @property
    def mission_id(self) -> str:
        """The mission shown, "" without one."""
        return self._mission

    @property
    def editing(self) -> bool:
        """Whether the fields are shown."""
        return self.currentWidget() is self.fields

    @property
    def rows(self) -> list[AttentionRow]:
        """What needs attention, in order."""
        return self._attention.findChildren(AttentionRow)

    def show_overview(self, overview: Any, today: date) -> None:
        """Show a mission as `services.overview.of_mission` gave it."""
        if overview.row.id != self._mission:
            self._mission, self._with_all = overview.row.id, False
        for head in self._heads:
            head.show_mission(overview.row)
        self._show_phases(overview, today)
        self._show_figures(overview)
        self._show_concerns(overview.concerns)
        self.checklist.show_tasks(self._mission, overview.tasks, today)
        self._show_any(on=True)
        if self.editing and self.form is not None:
            self.form.show_row(self._mission)

    def clear(self) -> None:
        """Show no mission."""
        self._mission = ""
        if self.form is not None:
            self.form.clear()
        self.setCurrentWidget(self.overview)
        self._show_any(on=False)

    def turn(self) -> None:
        """From the overview to the fields, and back."""
        if self.editing:
            self.setCurrentWidget(self.overview)
        elif self._mission:
            self.edit()

    def edit(self, field: str = "") -> None:
        """Show the fields, with the keyboard in one of them."""
        if self.form is None:
            from eujc_desktop.ui.pages.mission_form import MissionForm

            self.form = MissionForm(self._desk, self.fields)
            self.form.shown.connect(self._focus_wanted)
        self._wanted = field or "mission.title"
        self.setCurrentWidget(self.fields)
        self.form.show_row(self._mission)

    def _tick(self, task_id: str, done: bool) -> None:  # noqa: FBT001 - a signal's argument
        task, today = self.checklist.task(task_id), date.today()
        title = tr("Tick “{task}”", task=task.title) if done else tr("Open “{task}” again", task=task.title)
        tick = partial(services.tasks.tick, task_id=task_id, today=today, done=done)
        self._desk.office.do(title, tick).otherwise(self._refuse)

    def _show_missing(self, task_id: str) -> None:
        """Go to those for whom an automatic task waits."""
        tab, lacking = services.progress.place(self.checklist.task(task_id).rule)
        self._desk.choose_mission(self._mission)
        self._desk.go(tab, "", lacking)

    def _edit_task(self, task_id: str = "") -> None:
        from eujc_desktop.ui.dialogs.task_dialog import TaskDialog

        task = self.checklist.task(task_id) if task_id else None
        TaskDialog(self._desk, self._mission, task, self).open()

    def _remove_task(self, task_id: str) -> None:
        title = tr("Remove task “{task}”", task=self.checklist.task(task_id).title)
        job = self._desk.office.do(title, partial(services.records.remove, table="task", record_id=task_id))
        job.then(lambda _none: self._desk.toast_undo(tr("Task removed"))).otherwise(self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Tell of it; the ticks show again what the office has."""
        self._desk.refuse(error, self.overview.messages)
        self.checklist.show_again()

    def _focus_wanted(self) -> None:
        if self._wanted and self.form is not None:
            self.form.focus_field(self._wanted)
        self._wanted = ""

    def _assembled(self) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self.phases, self._counted, self._figures = Phases(), QWidget(), QHBoxLayout()
        self._figures.setSpacing(6)
        around = QVBoxLayout(self._counted)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(10)
        around.addLayout(self._figures)
        around.addWidget(hline())
        self._attention, self._number = QWidget(), label("", "small", "muted")
        self._rows = QVBoxLayout(self._attention)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._concerns = QWidget()
        inside = QVBoxLayout(self._concerns)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(row(label(tr("Needs attention"), "strong"), self._number, "stretch", spacing=8))
        inside.addWidget(self._attention)
        for part in (self.phases, hline(), self._counted, self._concerns, hline(), self.checklist):
            layout.addWidget(part)
        return body

    def _show_any(self, *, on: bool) -> None:
        for widget in (*self._heads, self._body):
            widget.setVisible(on)
        self._none.setVisible(not on)

    def _show_phases(self, overview: Any, today: date) -> None:
        shown = []
        for phase in overview.phases:
            length = (phase.until - phase.start).days or 1
            progress = min(1.0, max(0.0, (today - phase.start).days / length))
            shown.append(Phase(tr(phase.label), narrow_day(phase.start), phase.state, 1.0, progress))
        self.phases.show_phases(shown, tr("Today, {days}", days=t_text(-overview.row.days_to_go)))

    def _show_figures(self, overview: Any) -> None:
        empty(self._figures)
        shown = counted(overview)
        for each in shown:
            self._figures.addWidget(Figure(*each))
        self._counted.setVisible(bool(shown))

    def _show_concerns(self, concerns: Sequence[Any]) -> None:
        empty(self._rows)
        self._number.setText(str(len(concerns)) if concerns else "")
        shown = len(concerns) if self._with_all else _CONCERNS_SHOWN
        for concern in concerns[:shown]:
            words = told(concern)
            press = partial(self.mend.emit, concern)
            self._rows.addWidget(AttentionRow(words.icon, words.tone, words.title, words.detail, press))
        if not concerns:
            self._rows.addWidget(label(tr("Nothing at the moment."), "body", "muted"))
        elif (more := len(concerns) - shown) > 0:
            unfold = partial(self._show_all_concerns, concerns)
            self._rows.addWidget(push(count("Show %n more", "Show %n more", more), "link", on_click=unfold))

    def _show_all_concerns(self, concerns: Sequence[Any]) -> None:
        self._with_all = True
        self._show_concerns(concerns)
        place = self._rows.itemAt(_CONCERNS_SHOWN)
        first = place.widget() if place is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
