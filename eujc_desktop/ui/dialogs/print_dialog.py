"""Papers: choose one, see it, export it or send it to a printer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from eujc_desktop import services
from eujc_desktop.common.dates import european
from eujc_desktop.ui.components.buttons import push
from eujc_desktop.ui.components.choice_list import Choice, ChoiceList
from eujc_desktop.ui.components.labels import ElidedLabel, label
from eujc_desktop.ui.components.layouts import as_tall, column, empty, hline, row, vline
from eujc_desktop.ui.components.messages import InlineMessage
from eujc_desktop.ui.components.pdf_preview import PdfPreview
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.dialogs.paper_list import PAPERS
from eujc_desktop.ui.dialogs.paper_options import PaperOptions
from eujc_desktop.ui.dialogs.work_dialog import WorkDialog
from eujc_desktop.ui.editors import ChoiceEditor
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr

_TOLD, _EARLIER = 6, 8


def open_papers(desk: Desk, paper: str, parent: QWidget, person: str = "") -> None:
    """Open the papers of the mission at hand, for everyone or for one person on it."""
    if desk.mission is not None:
        PrintDialog(desk, desk.mission.code, paper, person, parent=parent).open()


class PrintDialog(WorkDialog):
    """The papers at the left, the chosen one at the right as it will be printed."""

    def __init__(
        self, desk: Desk, mission: str, paper: str = "briefing_book", person: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, tr("Papers"), 1180, 800, parent)
        self._mission = mission
        self._running: Job | None = None
        self._whose: dict[str, list[tuple[str, str]]] = {}
        self._shown_whose = ""
        self.papers = ChoiceList(
            tr("Papers"),
            [Choice(key, offer.icon, tr(offer.title), tr(offer.detail)) for key, offer in PAPERS.items()],
        )
        self.options = PaperOptions()
        self.preview, self.each = PdfPreview(), QCheckBox(tr("One file for each participant"))
        self.whom = ChoiceEditor((), optional=True)
        self.whom.setAccessibleName(tr("For whom"))
        if (line := self.whom.lineEdit()) is not None:
            line.setPlaceholderText(tr("Everyone"))
        self.preview.fit()
        self.export_button = push(tr("Export PDF…"), "primary", "download", on_click=self.export)
        self.open_button = push(tr("Print…"), icon="printer", on_click=self.open_to_print)
        self._earlier = QVBoxLayout()
        self._assemble()
        self.papers.chosen.connect(lambda _key: self._changed())
        self.whom.left.connect(self._show)
        self.options.changed.connect(self._show)
        self._ask(person, paper)

    @property
    def person(self) -> str:
        """The participant the paper is for, "" for everyone."""
        return str(self.whom.raw() or "") if self.whom.isVisibleTo(self) else ""

    def choose(self, paper: str) -> None:
        """Show a paper by its key."""
        self.papers.choose(paper)

    def order(self, *, each: bool = False) -> Any:
        """What is wanted, as the services understand it."""
        wanted = PAPERS[self.papers.key].order | self.options.chosen()
        return services.papers.Order(mission=self._mission, person_id=self.person or None, each=each, **wanted)

    def export(self) -> None:
        """Ask where to, then write the paper and enter it in the register."""
        each = self.each.isVisibleTo(self) and self.each.isChecked()
        folder = self.desk.paper_folder
        if each:
            target = QFileDialog.getExistingDirectory(self, tr("Folder for the papers"), folder)
        else:
            proposed = str(Path(folder) / self._file_name())
            target, _ = QFileDialog.getSaveFileName(self, tr("Export PDF"), proposed, tr("PDF (*.pdf)"))
        if target:
            path = Path(target)
            self.desk.remember_paper_folder(path if each else path.parent)
            self.write(path, each=each)

    def write(self, path: Path, *, each: bool = False) -> Job:
        """Write the paper to `path` in the background; the job."""
        wanted, title = self.order(each=each), tr("Make {paper}", paper=self.papers.title)
        build = self.desk.office.press.build
        job = self.desk.office.make(
            title,
            lambda works, progress: services.papers.make(works, wanted, path, progress, build=build),
            writes=True,
        )
        self._set_ready(on=False)
        job.ended.connect(lambda: self._set_ready(on=True))
        return self.follow(job, title, "printer").then(self._written).otherwise(self.refuse)

    def open_to_print(self) -> None:
        """Write the paper to its folder and open it in the system's PDF program, which prints it."""
        path = Path(self.desk.paper_folder or Path.home()) / self._file_name()
        self.write(path).then(lambda _made: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def _file_name(self) -> str:
        day = date.today().isoformat()
        return f"{self._mission}_{self.papers.key.replace('_', '-')}_{day}.pdf"

    def _assemble(self) -> None:
        side = self._side()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.messages)
        right.addWidget(self.preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(vline())
        middle.addLayout(right, 1)
        self.column.addLayout(middle, 1)
        self.column.addWidget(hline())
        self._note = label("", "small", "second", wrap=True)
        close = push(tr("Close"), on_click=self.reject)
        foot = row((self._note, 1), close, self.open_button, self.export_button, margins=(16, 10, 16, 12))
        self.column.addWidget(foot)

    def _side(self) -> QWidget:
        """The papers, below them what can be chosen about one, and what was made earlier."""
        self._whom = column(label(tr("For"), "small", "second"), self.whom, self.each, spacing=4)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 6, 0)
        below.setSpacing(8)
        for part in (self._whom, self.options, label(tr("Made earlier"), "strong")):
            below.addWidget(part)
        below.addLayout(self._earlier)
        holder = QWidget()
        holder.setLayout(below)
        side = column(label(tr("Papers"), "strong"), (self.papers, 1), as_tall(holder), margins=(12, 12, 6, 12))
        side.setFixedWidth(268)
        return side

    def _ask(self, person: str, paper: str) -> None:
        """Read who can have papers, and what was made earlier; then show the paper."""
        mission = self._mission

        def read(work: Any) -> Any:
            found = services.missions.by_code(work, mission).id
            people, moves = services.people.travelling(work, found), services.papers.moves(work, found)
            days = services.papers.days(work, found)
            whose = {
                "going": people,
                "applicant": services.letters.people(work, found),
                "host": services.letters.hosts(work, found),
            }
            return whose, moves, days, services.paper_register.made(work, found, _EARLIER)

        def show(answer: Any) -> None:
            self._whose, moves, days, made = answer
            self._shown_whose = ""
            self._offer_whom(paper)
            self.options.set_moves(moves)
            self.options.set_days(days)
            self.whom.show_value(person or None)
            self._show_earlier(made)
            self.choose(paper)

        self._set_ready(on=False)
        self.follow(self.desk.office.ask(read)).then(show).otherwise(self.refuse)

    def _changed(self) -> None:
        """Another paper: offer what can be chosen about it, then show it."""
        offer = PAPERS[self.papers.key]
        self._offer_whom(self.papers.key)
        self._whom.setVisible("person" in offer.choices)
        self.each.setVisible("each" in offer.choices)
        self.options.offer(offer.order["kind"], offer.choices)
        self._show()

    def _offer_whom(self, paper: str) -> None:
        """The list that the paper is for: those who go, those who have applied, or the hosts."""
        choices = PAPERS[paper].choices
        wanted = "host" if "host" in choices else "applicant" if {"letter", "applicant"} & set(choices) else "going"
        if wanted != self._shown_whose:
            pairs, kept = self._whose.get(wanted, []), self.whom.raw()
            self.whom.show_value(None)
            self.whom.set_pairs(pairs)
            self.whom.show_value(kept if kept in dict(pairs) else None)
            self._shown_whose = wanted
        self.each.setText(tr("One file for each host") if wanted == "host" else tr("One file for each participant"))

    def _show(self) -> None:
        """Make the paper again in the background; the old pages stay until then."""
        if self._running is not None:
            self._running.cancel()
        self.each.setEnabled(not self.person)
        self._set_ready(on=False)
        self.preview.set_state("updating")
        wanted, title, build = self.order(), self.papers.title, self.desk.office.press.build
        job = self.desk.office.make(
            title, lambda works, progress: services.papers.preview(works, wanted, progress, build=build)
        )
        self._running = self.follow(job, tr("Preview of {paper}", paper=title), "eye")
        job.then(self._shown).otherwise(self._failed)

    def _shown(self, piece: Any) -> None:
        self._running = None
        if not self.preview.show_pdf(piece.data):
            return
        self._set_ready(on=True)
        told = [*piece.missing, *piece.warnings]
        more = [tr("… and {n} more", n=len(told) - _TOLD)] if len(told) > _TOLD else []
        words = "\n".join([*told[:_TOLD], *more])
        self.messages.show_messages([InlineMessage(tr("Before you print"), words, "warn")] if told else [])
        self._note.setText(count("%n page", "%n pages", self.preview.pages))

    def _failed(self, error: Exception) -> None:
        self._running = None
        self.preview.set_state("problem")
        self._note.setText("")
        self.refuse(error)

    def _set_ready(self, *, on: bool) -> None:
        self.export_button.setEnabled(on)
        self.open_button.setEnabled(on)

    def _written(self, made: Any) -> None:
        folder = made.paths[0].parent
        words = made.paths[0].name if len(made.paths) == 1 else count("%n file", "%n files", len(made.paths))
        open_folder = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self.notices.toast(tr("{file} written", file=words), tr("Show in folder"), open_folder)
        mission = self._mission

        def read(work: Any) -> Any:
            return services.paper_register.made(work, services.missions.by_code(work, mission).id, _EARLIER)

        self.follow(self.desk.office.ask(read)).then(self._show_earlier).otherwise(self.refuse)

    def _show_earlier(self, made: Sequence[Any]) -> None:
        empty(self._earlier)
        for line in made:
            title = ElidedLabel(" · ".join(part for part in (line.title, line.for_whom) if part), "small")
            when = line.made_at.astimezone()
            told = f"{european(when.date(), with_weekday=False)}, {when:%H:%M} · {line.made_by}"
            self._earlier.addWidget(column(title, ElidedLabel(told, "caption", "muted"), spacing=0))
        if not made:
            self._earlier.addWidget(label(tr("Nothing yet."), "small", "muted"))
