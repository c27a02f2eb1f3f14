"""The Statistics tab: deliverables, years, cuts and programmes in figures; each opens who is behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QComboBox, QStackedWidget

from eujc_desktop import services
from eujc_desktop.ui.components.buttons import Segments, for_action, tool
from eujc_desktop.ui.components.combo import ElidedCombo
from eujc_desktop.ui.components.empty import EmptyState
from eujc_desktop.ui.components.layouts import scrolled
from eujc_desktop.ui.office import Changed
from eujc_desktop.ui.page import Page
from eujc_desktop.ui.pages.statistics_view import FiguresView
from eujc_desktop.ui.text import shown, tr

if TYPE_CHECKING:
    from eujc_desktop.ui.pages.statistics_compare import CompareView

TABLES = frozenset({"mission", "participation", "person", "organisation", "visit", "activity"})
_CUT, _CONFIRMED = "statistics.cut", "statistics.confirmed"


class StatisticsPage(Page):
    """Figures of all missions, or of a sort, a programme, a year; or two editions beside each other."""

    key = "statistics"
    scoped = False

    def build(self) -> None:
        self._figures: Any = None
        # Whether the keyboard is to go to the first figure as soon as there is one, and who has it until then.
        self._waits, self._held = False, QApplication.focusWidget()
        self.views = Segments([("figures", tr("Figures"), ""), ("compare", tr("Compare"), "")])
        self.views.changed.connect(self._turn_to)
        self.whats, self.programmes = self._box(tr("What is counted"), 21), self._box(tr("Programme"), 17)
        self.years = self._box(tr("Year"), 15)
        self.confirmed = tool("user-check", tr("Confirmed too"), tr("Confirmed too"), checkable=True)
        self.confirmed.setChecked(bool(self.desk.memory.get(_CONFIRMED, True)))
        self.confirmed.toggled.connect(self._confirm)
        for part in (self.views, self.whats, self.programmes, self.years, self.confirmed):
            self.tools.add(part)
        self.tools.add_space()
        for name in ("add_activity", "statistics_sheet"):
            self.tools.add(for_action(self.desk.actions.q(name)))
        self.tools.add(for_action(self.desk.actions.q("frozen_reports"), primary=True))
        self.figures = FiguresView(self.desk, str(self.desk.memory.get(_CUT, "country")))
        self.figures.behind_wanted.connect(self.open_behind)
        self.figures.cut_chosen.connect(self._cut)
        self.figures.unfinished_wanted.connect(self._open_unfinished)
        self._both = QStackedWidget()
        self._both.addWidget(scrolled(self.figures))
        self._both.setFocusProxy(self.figures)
        self.set_content(self._both)
        self.bind("refresh", self._read)
        self.bind("statistics_sheet", self.save_sheet)
        self.bind("export", self.save_sheet)
        self.bind("frozen_reports", self.open_reports)
        for name in ("new", "add_activity"):
            self.bind(name, self.add_activity)

    def show_mission(self, mission_id: str) -> None:
        # The worker imports what counts; the first look at the tab does not stand still for it.
        self.desk.office.ask(lambda _work: services.statistics.CUTS).then(lambda _cuts: self._read())

    def refresh(self, changes: Changed) -> None:
        if any(table in TABLES for table, _key in changes.touched):
            if self.isVisible():
                self._read()
            else:
                self.outdate()

    def fold(self, *, low: bool) -> None:
        self.figures.fold(low=low)

    def first_focus(self) -> None:
        self._waits, self._held = not self.figures.cards, QApplication.focusWidget()
        super().first_focus()

    @property
    def wanted(self) -> Any:
        """What is asked for."""
        wanted = services.statistics.Wanted(
            what=str(self.whats.currentData() if self.whats.count() else "MISSIONS"),
            programme=str(self.programmes.currentData() or ""),
            confirmed=self.confirmed.isChecked(),
        )
        year = self.years.currentData()
        return wanted.of_year(int(year)) if year else wanted

    def open_behind(self, title: str, wanted: Any, cut: str, value: str) -> None:
        """Show who is behind a figure."""
        query = partial(services.statistics.behind, wanted=wanted, today=date.today(), cut=cut, value=value)
        self._open(title, query, counts_names=wanted.what == services.statistics.NEWSLETTERS)

    def add_activity(self) -> None:
        """Ask for an activity of which only figures are known."""
        from eujc_desktop.ui.dialogs.record_dialog import add_activity

        add_activity(self.desk, self.window())

    def save_sheet(self) -> None:
        """Ask where to, and write what is shown as a workbook."""
        from eujc_desktop.ui.pages.statistics_export import ask_and_save

        ask_and_save(self.desk, self.messages, confirmed=self.confirmed.isChecked())

    def open_reports(self) -> None:
        """Show the frozen reports, and freeze another one."""
        from eujc_desktop.ui.dialogs.reports_dialog import ReportsDialog

        ReportsDialog(self.desk, self.window(), confirmed=self.confirmed.isChecked()).open()

    # Reading and showing

    def _read(self) -> None:
        wanted, today = self.wanted, date.today()
        if self.views.chosen == "compare":
            self.compare.read(wanted, today)
            return
        query = partial(services.statistics.figures, wanted=wanted, cut=self.figures.cut, today=today)
        job = self.desk.office.ask(query).then(partial(self._show, wanted))
        job.otherwise(partial(self.desk.refuse, slot=self.messages))

    def _show(self, wanted: Any, figures: Any) -> None:
        if wanted != self.wanted and self._figures is not None:
            return  # another answer is on its way
        self._figures = figures
        self._offer(figures)
        if not figures.programmes:
            act = self.desk.actions
            ways = ((tr("Import past activities…"), "primary", lambda: act.run("import_activities")),)
            told = tr("Missions appear here by themselves; figures of earlier years can be imported.")
            self.show_empty(EmptyState("chart-column", tr("There is nothing to count yet."), told, ways))
            return
        self.show_content()
        self.figures.show_figures(figures)
        if self._waits and QApplication.focusWidget() in (None, self._held, self.figures):
            self.first_focus()

    def _offer(self, figures: Any) -> None:
        """What can be asked for; the choices at hand stay chosen."""
        stat = services.statistics
        if not self.whats.count():
            _fill(self.whats, [(tr(words), key) for key, words in stat.WHATS.items()])
        programmes = [(shown(each.words), each.key) for each in figures.programmes]
        _fill(self.programmes, [(tr("All programmes"), ""), *programmes])
        years = sorted({*figures.years, *([figures.wanted.last] if figures.wanted.last else [])}, reverse=True)
        _fill(self.years, [(tr("All years"), None), *((str(year), year) for year in years)])

    def _box(self, name: str, letters: int) -> QComboBox:
        box = ElidedCombo()
        box.setAccessibleName(name)
        box.setMinimumContentsLength(letters)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _at: self._read())
        return box

    @cached_property
    def compare(self) -> CompareView:
        """Made when something is first compared: the first look at the tab does not wait for it."""
        from eujc_desktop.ui.pages.statistics_compare import CompareView

        made = CompareView(self.desk)
        made.behind_wanted.connect(self.open_behind)
        self._both.addWidget(made)
        return made

    def _turn_to(self, view: str) -> None:
        shown = self.compare if view == "compare" else self.figures
        self._both.setCurrentIndex(int(view == "compare"))
        self._both.setFocusProxy(shown)
        self.whats.setVisible(view != "compare")
        self.years.setVisible(view != "compare")
        self._read()

    def _cut(self, cut: str) -> None:
        self.desk.memory.put(_CUT, cut)
        self._read()

    def _confirm(self, on: bool) -> None:  # noqa: FBT001 - Qt's shape
        self.desk.memory.put(_CONFIRMED, on)
        self._read()

    def _open_unfinished(self) -> None:
        title = tr("Confirmed on missions that are over")
        self._open(title, partial(services.statistics.unfinished, today=date.today()))

    def _open(self, title: str, query: Callable[..., Any], *, counts_names: bool = False) -> None:
        from eujc_desktop.ui.dialogs.behind_dialog import BehindDialog

        BehindDialog(self.desk, title, query, self.window(), counts_names=counts_names).open()


def _fill(box: QComboBox, choices: list[tuple[str, Any]]) -> None:
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == choices:
        return
    chosen = box.currentData()
    box.clear()
    for words, key in choices:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
