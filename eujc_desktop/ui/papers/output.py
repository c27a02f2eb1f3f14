"""Papers that leave the window: written to files, sent to a printer, opened in another program."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from eujc_desktop import services
from eujc_desktop.ui.desk import Desk
from eujc_desktop.ui.jobs import Job
from eujc_desktop.ui.text import count, tr


class Host(Protocol):
    """Where papers are shown: it shows work that takes long, and says what has happened."""

    def follow(self, job: Job, title: str = "", icon: str = "loader") -> Job: ...
    def toast(self, text: str, action_text: str = "", action: Any = None) -> None: ...


class Output(QObject):
    """Does one thing from `begun` to `ended`; `told` and `failed` carry what to say of it."""

    begun = Signal()
    ended = Signal()
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, host: Host, viewer: QWidget) -> None:
        super().__init__(viewer)
        self._desk, self._host, self._viewer = desk, host, viewer

    def export(self, order: Any, title: str, name: str) -> None:
        """Ask where to, a file or a folder for several, then write it there; first for the password of one locked."""
        self._with_password(order, lambda one: self._choose(one, title, name))

    def _with_password(self, order: Any, then: Callable[[Any], object]) -> None:
        if not services.papers.needs_password(order):
            then(order)
            return
        from eujc_desktop.ui.papers.file_password import FilePasswordDialog

        dialog = FilePasswordDialog(self._viewer)
        dialog.given.connect(lambda word: then(replace(order, password=word)))
        dialog.open()

    def _choose(self, order: Any, title: str, name: str) -> None:
        folder = self._desk.paper_folder
        if order.in_folder:
            target = QFileDialog.getExistingDirectory(self._viewer, tr("Folder for the papers"), folder)
        else:
            proposed = str(Path(folder) / name)
            target, _ = QFileDialog.getSaveFileName(self._viewer, tr("Export PDF"), proposed, tr("PDF (*.pdf)"))
        if target:
            path = Path(target)
            self._desk.remember_paper_folder(path if order.in_folder else path.parent)
            self.write(order, title, path)

    def write(self, order: Any, title: str, path: Path) -> Job:
        """Write the paper to `path` in the background, and enter it in the register; the job."""
        build = self._desk.office.press.build
        job = self._work(
            tr("Make {paper}", paper=title),
            lambda works, progress: services.papers.make(works, order, path, progress, build=build),
        )
        return job.then(self._written)

    def print_out(self, order: Any, title: str, name: str, pages: int) -> None:
        """Ask for printer and pages, then print the paper."""
        from eujc_desktop.ui.papers.printer_dialog import PrinterDialog, no_printer

        if message := no_printer(partial(self._open_written, order, title, name)):
            self.told.emit(message)
            return
        dialog = PrinterDialog(title, pages, self._viewer)
        dialog.asked.connect(lambda wish: self.print_on(order, title, name, wish))
        dialog.open()

    def print_on(self, order: Any, title: str, name: str, wish: Any) -> Job:
        """Print as somebody wished, and enter the paper in the register; the job."""
        from eujc_desktop.ui.papers.printing import print_paper

        build = self._desk.office.press.build
        job = self._work(
            tr("Print {paper}", paper=title),
            lambda works, progress: print_paper(works, order, name, wish, progress, build),
            tr("Stopped. What was sent before stands in the register."),
        )
        return job.then(lambda pages: self._printed(pages, wish.where))

    def ask_mail(self, order: Any, title: str, led: Callable[[Any], object]) -> None:
        """Ask to whom a paper goes by mail and with what, then make the drafts."""
        from eujc_desktop.ui.papers.hand_over import HandOverDialog

        def ask(plan: Any) -> None:
            dialog = HandOverDialog(self._desk, order, plan, title, self._viewer)
            dialog.asked.connect(lambda mail, folder: self.hand_over(mail, title, folder))
            dialog.led.connect(led)
            dialog.open()

        plan = partial(services.mail_drafts.planned, order=order)
        self._host.follow(self._desk.office.ask(plan)).then(ask).otherwise(self._refuse)

    def hand_over(self, mail: Any, title: str, folder: Path | None) -> Job:
        """Write drafts to a folder, or without one open them in the mail program; the job."""
        build = self._desk.office.press.build

        def write(works: Any, progress: Any) -> Any:
            target = folder or services.mail_drafts.private_folder()
            return services.mail_drafts.hand_over(works, mail, target, progress, build=build)

        job = self._work(tr("Hand {paper} to mail", paper=title), write)
        return job.then(partial(self._handed, opened=folder is None))

    def hand_over_all(self, mails: Callable[[Any], Sequence[Any]], title: str, folder: Path | None) -> Job:
        """Write the drafts of several papers, read from a work, to a folder, or open them; the job."""
        build = self._desk.office.press.build

        def write(works: Any, progress: Any) -> Any:
            target = folder or services.mail_drafts.private_folder()
            return services.mail_drafts.hand_over_all(works, works.read(mails), target, progress, build=build)

        return self._work(title, write).then(partial(self._handed, opened=folder is None))

    def mark_sent(self, papers: Sequence[str]) -> None:
        """Note that these were sent today."""
        words = count("Mark %n paper as sent", "Mark %n papers as sent", len(papers))
        done = count("%n paper marked as sent", "%n papers marked as sent", len(papers))
        mark = partial(services.mail_drafts.mark_sent, paper_ids=papers, day=date.today())
        job = self._host.follow(self._desk.office.do(words, mark)).otherwise(self._refuse)
        job.then(lambda _n: self._host.toast(done, tr("Undo"), self._desk.office.way_back))

    def _handed(self, handed: Any, *, opened: bool) -> None:
        """Open the drafts where they are to be, and say where they are."""
        from eujc_desktop.ui.papers.hand_over import Way, handed_message

        opens = [_open(path) for path in handed.paths] if opened else []
        way = Way.FOLDER if not opened else Way.OPENED if all(opens) else Way.NO_PROGRAM
        show = partial(_open, handed.paths[0].parent)
        self.told.emit(handed_message(handed, way, partial(self.mark_sent, handed.entered), show))

    def open_edition(self, edition: Any) -> None:
        """Open the file of an edition as it was released, in the system's PDF program."""
        folder = Path(tempfile.mkdtemp(prefix="eujc-edition-"))
        job = self._desk.office.make(
            tr("Save edition {n}", n=edition.number),
            lambda works, _progress: services.editions.save(works, edition, folder),
        )
        self._host.follow(job).then(_open).otherwise(self._refuse)

    def _work(self, title: str, work: Callable[[Any, Any], Any], stopped: str = "") -> Job:
        """Do something lasting with the paper; nothing else is begun meanwhile. `stopped` is told after Cancel."""
        job = self._desk.office.make(title, work, writes=True)
        self.begun.emit()
        ended: list[object] = []
        job.done.connect(ended.append)
        job.failed.connect(ended.append)
        words = stopped or tr("Stopped. Nothing was written, and the register is as it was.")
        job.at_last(lambda: self._worked("" if ended else words))
        return self._host.follow(job, title, "printer").otherwise(self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.failed.emit(error)

    def _worked(self, stopped: str) -> None:
        self.ended.emit()
        if stopped and self._viewer.isVisible():
            self._host.toast(stopped)

    def _written(self, made: Any) -> None:
        words = made.paths[0].name if len(made.paths) == 1 else count("%n file", "%n files", len(made.paths))
        show, told = partial(_open, made.paths[0].parent), tr("{file} written", file=words)
        if made.visits_noted:
            told += "; " + count("its day noted on %n visit", "their day noted on %n visits", made.visits_noted)
        self._host.toast(told, tr("Show in folder"), show)

    def _printed(self, pages: int, where: str) -> None:
        words = count("%n page", "%n pages", pages)
        self._host.toast(tr("{pages} sent to {printer}", pages=words, printer=where))

    def _open_written(self, order: Any, title: str, name: str) -> None:
        """Write the paper to its folder and open it in the system's PDF program, which can print it."""
        path = Path(self._desk.paper_folder or Path.home()) / name
        self._with_password(order, lambda one: self.write(one, title, path).then(lambda made: _open(made.paths[0])))


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
