"""Frozen reports: freeze one, print it, compare it with another day, see who is behind its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFileDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from eujc_desktop import services
from eujc_desktop.common.text import safe_file_name
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.labels import label
from eujc_desktop.ui.components.layouts import row
from eujc_desktop.ui.days import on_day
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.behind_dialog import BehindDialog
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.figure_table import Cell, FigureTable, Head
from eujc_desktop.ui.text import paper_language, tr

_CAME, _GONE = 4, 5


class ReportsDialog(WorkDialog):
    """The reports, the last one first; the table shows the one selected beside today or another one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, confirmed: bool = True) -> None:
        super().__init__(desk, tr("Frozen reports"), 1040, 680, parent)
        self._confirmed = confirmed
        self._reports: Sequence[Any] = ()
        self._moved: Sequence[Any] = ()
        self.title = QLineEdit(tr("Deliverables {year}", year=date.today().year))
        self.freeze_button = push(tr("Freeze now"), "primary", "flag", on_click=self.freeze)
        self.list = QTreeWidget()
        self.list.setObjectName("plain")
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(tr("Frozen reports"))
        self.list.setHeaderLabels([tr("Title"), tr("Date"), tr("Frozen")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setMaximumHeight(190)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.beside = QComboBox()
        self.beside.setMinimumContentsLength(24)
        self.beside.activated.connect(lambda _at: self._compare())
        self.told = label("", "small", "second", wrap=True)
        self.table = FigureTable(tr("Figures"))
        self.table.opened.connect(self.open_behind)
        self.offer_copies(self.table)
        self._after = [
            push(tr("Remove"), icon="trash-2", on_click=self.remove),
            push(tr("Save as Excel…"), icon="file-spreadsheet", on_click=self.save_sheet),
            push(tr("Save as PDF…"), icon="file-text", on_click=self.save_paper),
        ]
        self.freeze_button.setEnabled(not desk.read_only)
        self._lay_out()
        desk.office.changed.connect(self._read)
        self._read()

    @property
    def report(self) -> Any:
        """The report selected; None without one."""
        at = self.list.currentIndex().row()
        return self._reports[at] if 0 <= at < len(self._reports) else None

    def freeze(self) -> None:
        """Keep the figures of today under the title."""
        title, today = self.title.text(), date.today()
        keep = partial(services.statistics.freeze, title=title, today=today, confirmed=self._confirmed)
        job = self.follow(self.desk.office.do(tr("Freeze report {title}", title=title), keep))
        job.then(lambda _row: self.notices.toast(tr("Frozen with the evidence of each figure"))).otherwise(self.refuse)

    def remove(self) -> None:
        """Take the report away, with a way back."""
        if (report := self.report) is not None:
            words = tr("Remove report {title}", title=report.title)
            done = tr("Report {title} removed", title=report.title)
            job = self.desk.office.do(words, partial(services.statistics.remove, report_id=report.id))
            self.follow(job).then(lambda _none: self.desk.toast_undo(done)).otherwise(self.refuse)

    def save_sheet(self) -> None:
        """Ask where to, and write the report as a workbook."""
        write = partial(services.statistics_papers.save_report, language=paper_language())
        self._ask_and_save(".xlsx", tr("Excel workbook (*.xlsx)"), write)

    def save_paper(self) -> None:
        """Ask where to, and write the report as a paper."""
        build = self.desk.office.press.build
        write = partial(services.statistics_papers.save_paper, language=paper_language(), build=build)
        self._ask_and_save(".pdf", tr("PDF (*.pdf)"), write)

    def open_behind(self, at: int, column: int) -> None:
        """Show who was counted, or in their columns who came or went since."""
        if self.report is None or not 0 <= at < len(self._moved):
            return
        moved, today, stat = self._moved[at], date.today(), services.statistics
        title = f"{tr(stat.SERIES[moved.code])} – {self.report.title}"
        if column in (_CAME, _GONE):
            kept = moved.came if column == _CAME else moved.gone
            query: Callable[..., Any] = partial(stat.listed, kept=kept, today=today)
        else:
            query = partial(stat.behind_frozen, report_id=self.report.id, code=moved.code, today=today)
        BehindDialog(self.desk, title, query, self, counts_names=moved.code == stat.NEWSLETTERS).open()

    def _read(self, *_changes: Any) -> None:
        self.follow(self.desk.office.ask(services.statistics.frozen)).then(self._show).otherwise(self.refuse)

    def _show(self, reports: Sequence[Any]) -> None:
        held = self.report.id if self.report is not None else ""
        fresh = [each.id for each in reports] != [each.id for each in self._reports]
        ids = [each.id for each in reports]
        added = bool(reports) and reports[0].id not in {each.id for each in self._reports}
        self._reports = reports
        if fresh:
            self.list.clear()
            self.list.addTopLevelItems([QTreeWidgetItem(_cells(report)) for report in reports])
        if reports:
            at = 0 if added else ids.index(held) if held in ids else 0
            self.list.setCurrentIndex(self.list.model().index(at, 0))
        self._chosen()

    def _chosen(self) -> None:
        report, held = self.report, self.beside.currentData()
        for button in self._after:
            button.setEnabled(report is not None and not (button is self._after[0] and self.desk.read_only))
        self.beside.clear()
        self.beside.addItem(tr("Today"), "")
        for other in self._reports:
            if report is not None and other.id != report.id:
                self.beside.addItem(f"{other.title}, {on_day(other.dated, with_weekday=False)}", other.id)
        self.beside.setCurrentIndex(max(self.beside.findData(held), 0))
        self._compare()

    def _compare(self) -> None:
        report = self.report
        if report is None:
            self._tell(None, "")
            self.told.setText(tr("Nothing has been frozen yet. A frozen report keeps its figures and whom they count."))
            return
        other, today = self.beside.currentData() or "", date.today()
        query = partial(services.statistics.beside, report_id=report.id, other_id=other, today=today)
        self.follow(self.desk.office.ask(query)).then(partial(self._tell, title=report.title)).otherwise(self.refuse)

    def _tell(self, beside: Any, title: str) -> None:
        self._moved = moved = beside.moved if beside is not None else ()
        words = (title or tr("Then"), self.beside.currentText(), tr("Difference"), tr("New"), tr("No longer"))
        forms = ("number", "number", "change", "number", "number")
        headings = [Head(tr("Deliverable"), "text"), *map(Head, words, forms)]
        self.table.show_rows(headings, [_line(each) for each in moved])
        hint = tr("Enter shows who was counted; in the last columns who came and who went.")
        self.told.setText("\n".join([hint, *map(tr, beside.marks)]) if beside is not None else "")

    def _ask_and_save(self, ending: str, kinds: str, write: Callable[..., Path]) -> None:
        if (report := self.report) is None:
            return
        name = safe_file_name(f"{report.title}_{report.dated.isoformat()}", extension=ending)
        target, _ = QFileDialog.getSaveFileName(
            self, tr("Save the report"), str(Path(self.desk.paper_folder) / name), kinds
        )
        if target:
            self.desk.remember_paper_folder(Path(target).parent)
            self.save(Path(target), write)

    def save(self, path: Path, write: Callable[..., Path]) -> None:
        """Write the report selected to a file, beside the database's work."""
        report_id = self.report.id
        job = self.desk.office.make(
            tr("Save the report"),
            lambda works, progress: write(works, report_id=report_id, path=path, progress=progress),
        )
        self.follow(job).then(lambda _path: self.notices.toast(tr("{file} written", file=path.name))).otherwise(
            self.refuse
        )

    def _lay_out(self) -> None:
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)
        title = label(tr("Title of the report"), "body", of=self.title)
        beside = label(tr("Beside"), "body", of=self.beside)
        close = push(tr("Close"), on_click=self.reject)
        for part in (
            self.messages,
            row(title, (self.title, 1), self.freeze_button),
            self.list,
            row(beside, self.beside, (self.told, 1)),
        ):
            self.column.addWidget(part)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(row(self._after[0], "stretch", close, *self._after[1:]))


def _cells(report: Any) -> list[str]:
    moment = report.at.astimezone()
    frozen = f"{on_day(moment.date(), with_weekday=False)}, {moment:%H:%M} · {report.by}"
    return [report.title, on_day(report.dated, with_weekday=False), frozen]


def _line(moved: Any) -> list[Cell]:
    came, gone = (_number(kept) for kept in (moved.came, moved.gone))
    words = tr(services.statistics.SERIES[moved.code])
    return [words, moved.before, moved.after, moved.after - moved.before, came, gone]


def _number(kept: Any) -> int:
    people = len(kept.done) + len(kept.expected) + len(kept.editions)
    return people + int(sum(number for _, number in kept.wholes))
